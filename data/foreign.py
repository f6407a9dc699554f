"""Downloads that are recognised and on purpose not read: advertising, a person's own data or profile, another tool's files.

They look like the exports beside them, or hold private things, and none of their numbers is the organisation's page: each is
refused by name, with what to download instead. `words.toml` says the same in both languages under `[not_ours]`.
"""

import re
from dataclasses import dataclass

from data.problems import NotAnExport
from data.values import plain


@dataclass(frozen=True)
class Foreign:
    """One kind of download that is not ours: its word, what it is, what to do, and what gives it away.

    headers  sets of names as compared, any of which on one row is proof
    sheets   sets of sheet names, of which three together are proof
    """

    why: str
    what: str
    remedy: str
    headers: tuple = ()
    sheets: tuple = ()

    def gives_itself_away(self, document):
        """Whether a document is of this kind."""
        titles = {plain(grid.name) for grid in document.grids}
        return (any(wanted <= names for grid in document.grids for names in grid.heads for wanted in self.headers)
                or any(len(titles & sheets) > 2 for sheets in self.sheets))

    def refusal(self, file):
        """The Problem that says so."""
        return NotAnExport(file=file, why=self.why, what=self.what, remedy=self.remedy)


def _names(*texts):
    return frozenset(plain(text) for text in texts)


PERSONAL = Foreign(
    "personal_data", "an archive of personal data (messages, contacts, settings)",
    "Delete it from this computer if it is not needed, and download the page's statistics instead.",
    headers=(_names("First Name", "Last Name", "Connected On"),))

ALL = (
    Foreign("meta_ads", "an advertising report of Meta Ads Manager",
            "Download the content and the cards from Meta Business Suite instead.",
            headers=(_names("Reporting starts", "Reporting ends"), _names("Début des rapports", "Fin des rapports"))),
    Foreign("tiktok_ads", "an advertising report of TikTok Ads Manager",
            "Download the statistics from TikTok Studio instead.",
            headers=tuple(_names(f"Cost ({money})") for money in ("CAD", "USD", "EUR", "GBP"))),
    Foreign("tiktok_business", "a file of TikTok Business Suite, whose numbers are counted otherwise",
            "Download the same statistics from TikTok Studio, on a computer.",
            headers=(_names("Date", "Video views", "Reached audience"), _names("Datum", "Videovisningar", "Målgrupp som nåtts"),
                     _names("Video title", "Video link", "Add to Favorites"))),
    Foreign("linkedin_profile", "the report of a person's own LinkedIn profile",
            "Download the Page's own from its admin view, Analytics.",
            headers=(_names("Top Demographics", "Value", "Percentage"),),
            sheets=(_names("Discovery", "Engagement", "Top posts", "Followers", "Demographics"),
                    _names("Descoberta", "Engajamento", "Publicações mais em alta", "Seguidores",
                           "Dados demográficos do público", "Dados demográficos do conteúdo"))),
    PERSONAL,
)


def refuse_foreign(document):
    """Raises NotAnExport where a document is a download of a kind that is known and not ours."""
    for kind in ALL:
        if kind.gives_itself_away(document):
            raise kind.refusal(document.name)


# ── personal data: archives by their folders, loose files by the words that only they hold ──────────────────────────

_MEMBERS = re.compile(r"(^|/)(your_(instagram|facebook)_activity/|past_instagram_insights/|user_data(_tiktok)?\.(json|txt)$"
                      r"|Takeout/|Your archive\.html$|Connections\.csv$)")
_TEXT = re.compile(r"\s*(window\.YTD\.|[\[{].{0,4000}?\"(Likes and Favorites|Video Browsing History|Profile And Settings"
                   r"|Your Activity|string_(map|list)_data|organic_insights_\w+)\"\s*:)", re.DOTALL)


def refuse_personal_archive(name, members):
    """Raises NotAnExport where the paths inside an archive are those of a platform's personal-data download."""
    if any(_MEMBERS.search(path) for path in members):
        raise PERSONAL.refusal(name)


def refuse_personal_text(name, text):
    """Raises NotAnExport where a text is a file of such a download, taken out of its archive."""
    if _TEXT.match(text[:5000]):
        raise PERSONAL.refusal(name)
