"""Meta Insights cards: one daily measure of Facebook or Instagram a file."""

from dataclasses import replace

from data.days import days_of_one_order, iso_day
from data.export import Claim, Column, Export
from data.platforms.meta_audience import EITHER, is_audience
from data.problems import UnknownExport
from data.rows import daily, read_rows
from data.table import Table
from data.values import plain, whole

_TITLES = {                                      # title of the card → platform (None: it does not say), measure
    "facebook follows": ("facebook", "new_followers"), "instagram follows": ("instagram", "new_followers"),
    "follows": (None, "new_followers"), "facebook visits": ("facebook", "profile_visits"),
    "instagram profile visits": ("instagram", "profile_visits"), "facebook link clicks": ("facebook", "link_clicks"),
    "instagram link clicks": ("instagram", "link_clicks"), "content interactions": (None, "interactions"),
    "views": (None, "views"), "viewers": (None, "viewers"), "reach": (None, "reach"), "facebook reach": ("facebook", "reach"),
}
_CARD = {"day": Column(iso_day, en="Date", needed=True, among=days_of_one_order),
         "value": Column(whole, en="Primary", needed=True)}


def _find_card(export, document):
    """A title alone on its line, then `Date, Primary`; an audience file may hold such a block, and is an audience file."""
    for grid in document.grids:
        if is_audience(grid):
            continue
        for at, names in enumerate(grid.heads):
            if at and names == {"date", "primary"}:
                title = next((cell for row in reversed(grid.rows[:at]) for cell in row if cell.strip()), "")
                stacked = sum(bool(row) and plain(row[0]) == "date" for row in grid.rows) > 1
                if plain(title) not in _TITLES or stacked:       # two series in one file would be added to one
                    raise UnknownExport(file=document.name, saw=title or "a Meta card without a title")
                return Claim(export, {"main": Table.under(grid, at)}, frozenset([grid.name]))
    return None


def _card_title(document):
    cells = (cell for row in document.grids[0].rows for cell in row)
    return next(_TITLES[plain(cell)] for cell in cells if plain(cell) in _TITLES)


def _read_card(claim, context):
    said, measure = _card_title(context.document)
    platform = context.platform(said)
    rows = read_rows(claim, context, ("day",))
    return daily(replace(rows, values={"day": rows["day"], measure: rows["value"]}), claim, context, platform)


CARD = Export(name="meta.card", platforms=EITHER, reads=_read_card, columns=_CARD, find=_find_card, titles=tuple(_TITLES))

EXPORTS = (CARD,)
