"""LinkedIn's comparison with other Pages: the own Page first, over a range whose dates follow the interface's language."""

from datetime import date

from data.export import Claim, Column, Export
from data.facts import MEASUREMENT, Facts, measured
from data.files import Grid
from data.placed import DAY
from data.problems import NeedsAnswer
from data.reading import Reading, totals
from data.rows import read_rows
from data.table import Table
from data.values import plain, whole, words


def _find_competitors(export, document):
    if len(document.grids) != 1 or len(document.grids[0].rows) < 2:
        return None
    grid = document.grids[0]
    dates, header = [cell for cell in grid.rows[0] if cell], grid.rows[1]
    if len(dates) != 2 or not all(map(DAY.fullmatch, dates)) or plain(header[0]) != "page" or len(header) != 5:
        return None
    return Claim(export, {"main": Table.under(Grid(grid.name, grid.rows), 1)}, frozenset([grid.name]))


def _range(texts, english, context):
    """Both dates month first or day first: the way that is possible; English pages write the month first."""
    ways = []
    for month_first in (True, False):
        try:
            parts = [[int(part) for part in text.split("/")] for text in texts]
            days = tuple(date(y, *((a, b) if month_first else (b, a))) for a, b, y in parts)
        except ValueError:
            continue
        if days[0] <= days[1]:
            ways.append(days)
    if len(set(ways)) == 1 or (ways and english):
        return ways[0]
    if not context.answers.period:
        raise NeedsAnswer(file=context.file, export="linkedin.competitors", missing="period")
    return context.answers.period


def _read_competitors(claim, context):
    grid = context.document.grids[0]
    first, last = _range([cell for cell in grid.rows[0] if cell], "total followers" in claim.table.names, context)
    rows = read_rows(claim, context, ("account",))
    ours = [place == 0 for place in range(rows.count)]
    flows = {name: values for name, values in rows.measures.items() if name != "followers"}
    # The own Page has one account, and here it goes by another name: its facts join the platform's own.
    names = ["" if own else name for own, name in zip(ours, rows["account"], strict=True)]
    along = {"platform": "linkedin", "account": names, "ours": ours, "last_day": last}
    facts = Facts({"measurement": measured(MEASUREMENT, flows, first_day=first, **along)})
    facts = facts.plus("measurement", measured(MEASUREMENT, {"followers": rows["followers"]}, first_day=last, **along))
    own = totals({name: values[:1] for name, values in flows.items()})
    return Reading(rows.count, first, last, own, facts, account=context.account(rows["account"][0]), period=(first, last),
                   set_aside=rows.set_aside)


COMPETITORS = Export(
    name="linkedin.competitors", platform="linkedin", reads=_read_competitors, find=_find_competitors,
    says=r"_competitor_analytics_(?P<epoch_ms>\d{13})",
    columns={"account": Column(words, en="Page", position=0),
             "followers": Column(whole, en="Total Followers", position=1),
             "new_followers": Column(whole, en="New Followers", position=2),
             "engagements": Column(whole, en="Total post engagements", position=3),
             "posts": Column(whole, en="Total posts", position=4)})

EXPORTS = (COMPETITORS,)
