"""Sealing a month: the deck is made in both languages by a View that writes down every answer it is given.

What the board's files may ask beyond the slides (every question of the month as it is usually asked) is written down with them.
"""

from dataclasses import dataclass, field, replace

from data import seals
from metrics.period import Month
from pages.parts import frame
from pages.parts.deck import slides
from pages.parts.words import LANGUAGES

ASKED = ("headline", "series", "trend", "content_types", "themes", "top_posts", "audience", "sources", "pages", "coverage", "rates",
         "year_to_date", "outliers", "carried", "described", "tags", "decisions")
ALWAYS = ("months", "events", "vocabulary")


@dataclass(frozen=True)
class Recording(frame.View):
    """A live View that holds every answer it gave."""

    held: dict = field(default_factory=dict, hash=False, compare=False)

    def _asked(self, question, month, options):
        whole = seals.every_platform(question, options)
        answer = super()._asked(question, month, whole)
        self.held[seals.asked(question, month, whole)] = answer
        return answer if whole == options else seals.of_platform(answer, options)

    def drawn(self, draw, *parts):
        """Drawn anew, so that what a chart asks is held too."""
        return draw(self, *parts)


def seal(store, month, by=""):
    """Seal a month (`2023-03`) as it is now; the Seal, whose deck and files show the same numbers from now on."""
    while True:
        revision, view = store.revision, Recording("fr", Month.parse(str(month)), store, False)
        shown = _recorded(view)
        made = seals.seal(store, str(month), view.held, values(view), shown, view.telling, missing(view), by, unless=revision)
        if made:                                     # else something was written meanwhile: a snapshot is of one moment
            return made


def _recorded(view):
    """Everything asked that a deck and its files are made of; the names of the slides."""
    for question in ASKED:
        view.ask(question)
    for question in ALWAYS:
        view.ask_always(question)
    first, *others = LANGUAGES
    made = slides.every(replace(view, lang=first))
    for slide in made:
        if slide.chart:
            view.drawn(slide.chart.draw, *slide.chart.parts)
    for lang in others:
        slides.every(replace(view, lang=lang))
    return view.telling.arranged([slide.name for slide in made])


def values(view):
    """[(platform, account, measure, value)] of the month's headline, what its posts gather since then aside: what a later import is
    held against."""
    return [(row.platform, row.account, row.measure, row.value) for row in view.ask("headline").itertuples()
            if row.value == row.value and (row.grain == "happened" or row.measure == "posts")]


def missing(view):
    """[(platform, export)] that the month lacks, or has in part only, of those that came in the last six."""
    coverage = view.ask("coverage", months=6)
    lacking = coverage[(coverage["month"] == str(view.month)) & (coverage["state"] != "have")]
    return list(zip(lacking["platform"], lacking["export"], strict=True))
