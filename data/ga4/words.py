"""The headers of Google Analytics 4: its measures, and the dimensions whose values the rows are."""

from dataclasses import dataclass

from data.export import Column
from data.values import number, plain, whole

COLUMNS = {
    "page_views": Column(whole, en="Views", fr="Vues"),
    "visits": Column(whole, en="Sessions", fr="Sessions"),
    "engaged_sessions": Column(whole, en="Engaged sessions", fr="Sessions avec engagement"),
    "events": Column(whole, en="Event count", fr="Nombre d'événements"),
    "key_events": Column(number, en=("Key events", "Conversions"), fr="Événements clés"),          # two channels may share one
    "new_users": Column(whole, en="New users", fr="Nouveaux utilisateurs"),
    "active_users": Column(whole, en=("Active users", "Users"), fr="Utilisateurs actifs"),
}
# what else a column of numbers is called: such a column is no dimension, whatever its cells look like
_OTHERS = ("Total users", "Returning users", "Average engagement time per active user", "Average engagement time per session",
           "Total revenue", "Engagement rate", "Bounce rate", "Views per active user", "Engaged sessions per active user",
           "Event count per active user", "Durée d'engagement moyenne par utilisateur actif", "Revenu total", "Taux de rebond")
FIGURES = frozenset(name for column in COLUMNS.values() for name in column.aliases) | frozenset(map(plain, _OTHERS))

_PEOPLE = frozenset(("new_users", "active_users"))
_SESSIONS = frozenset(("visits", "engaged_sessions"))


@dataclass(frozen=True)
class Dimension:
    """What the rows of a table are: the contract's word, and what they are a trait `of`: a first visit (`user`), a `session`,
    a `page`, an `event`, a `place` or device, a `day`. Google Analytics withholds rows where there are many: a greater
    `standing` has fewer by nature, and its sum is believed before another's."""

    word: str
    of: str
    standing: int = 1

    def tells(self, measure):
        """Whether a slice of the measure is kept. Two reports call their rows channels: people are told by what first brought
        them, visits and what was done in them by what brought the visit, and neither stands in for the other."""
        if self.of in ("user", "session"):
            return (measure in _PEOPLE) == (self.of == "user")
        return (self.of, measure) != ("page", "visits")

    def sums(self, measure):
        """Whether the rows add up to the site's own number: a visit has several pages and events, and may have two countries."""
        if measure in _SESSIONS:
            return self.of in ("user", "session", "day")
        return (self.of, measure) != ("event", "new_users")


_NAMES = (                                       # word, of, standing, English names, French names
    ("channel", "session", 9, ("Session primary channel group (Default Channel Group)",
     "Session default channel group", "Session default channel grouping"),
     ("Groupe de canaux principal de la session (Groupe de canaux par défaut)",)),
    ("channel", "user", 8, ("First user primary channel group (Default Channel Group)",
     "First user default channel group", "First user default channel grouping"),
     ("Groupe de canaux principal du premier utilisateur (Groupe de canaux par défaut)",)),
    ("device", "place", 7, ("Device category",), ()),
    ("country", "place", 6, ("Country",), ("Pays",)),
    ("source", "session", 5, ("Session source / medium",), ("Source/Support de la session",)),
    ("source", "user", 5, ("First user source / medium",), ("Première combinaison source/support de l'utilisateur",)),
    ("campaign", "session", 4, ("Session campaign",), ()),
    ("campaign", "user", 4, ("First user campaign",), ()),
    ("event", "event", 4, ("Event name",), ()),
    ("language", "place", 3, ("Language",), ()),
    ("region", "place", 3, ("Region",), ()),
    ("city", "place", 2, ("City",), ("Ville",)),
    ("age", "place", 1, ("Age",), ()),
    ("gender", "place", 1, ("Gender",), ()),
    ("landing_page", "session", 2, ("Landing page", "Landing page + query string"), ("Page de destination",)),
    ("page", "page", 1, ("Page path and screen class", "Page title and screen class", "Page title and screen name", "Page path",
     "Page title", "Page path + query string", "Page path + query string and screen class"),
     ("Titre de la page et classe de l'écran",)),
)
DIMENSIONS = {plain(name): Dimension(*row[:3]) for row in _NAMES for name in (*row[3], *row[4])}
DAY = Dimension("", "day")
# the first column as a column, for the language its name tells
NAME = Column(str, en=tuple(name for row in _NAMES for name in row[3]), fr=tuple(name for row in _NAMES for name in row[4]))


def is_number(text):
    """Whether a cell is a number, or says nothing."""
    try:
        return number(text) is None or True
    except ValueError:
        return False
