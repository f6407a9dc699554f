"""LinkedIn's followers and visitors, read by position whatever the language: sheet order, column order and month-first days are
fixed."""

from dataclasses import replace

from data.days import us_day
from data.export import Claim, Column, Export
from data.placed import is_daily, trusted
from data.rows import daily, read_rows, slices
from data.table import Table
from data.values import whole, words

_NAME = r"(?:^|/)(?P<account>[^/]+?)_(?:followers|visitors)_(?P<epoch_ms>\d{13})"
_DIMENSIONS = ("region", "job_function", "seniority", "industry", "company_size")        # the order of sheets 2 to 6


def _workbook(width, groups):
    """A finder of six sheets: days first, then five breakdowns of two columns."""

    def find(export, document):
        grids = document.grids
        if len(grids) != 6 or not is_daily(grids[0], 0, width) or any(len(g.rows) and len(g.rows[0]) != 2 for g in grids[1:]):
            return None
        main = Table.under(grids[0], 0)
        if not trusted(export, main, groups(len(main.header))):
            return None
        rest = {dimension: Table.under(grid, 0) for dimension, grid in zip(_DIMENSIONS, grids[1:], strict=True) if grid.rows}
        return Claim(export, {"main": main, **rest}, frozenset(grid.name for grid in grids))

    return find


def _with_breakdowns(measure, snapshot):
    """Days from the first sheet, and each further sheet as a breakdown: of today (snapshot) or of the range."""
    columns = {"segment": Column(words, position=0), "value": Column(whole, position=1)}

    def reads(claim, context):
        found = daily(read_rows(claim, context, ("day",)), claim, context)
        first, last = (context.snapshot_day(),) * 2 if snapshot else (found.first_day, found.last_day)
        facts, aside = found.facts, found.set_aside
        for dimension in _DIMENSIONS:
            if dimension in claim.tables and claim.tables[dimension].rows:
                rows = read_rows(claim, context, ("segment",), role=dimension, columns=columns)
                told = slices("linkedin", found.account, dimension, measure, first, last, rows["segment"], rows["value"])
                facts, aside = facts.plus("segment", told), aside + rows.set_aside
        return replace(found, facts=facts, set_aside=aside, period=(found.first_day, found.last_day))

    return reads


FOLLOWERS = Export(
    name="linkedin.followers", platform="linkedin", says=_NAME, reads=_with_breakdowns("followers", snapshot=True),
    find=_workbook((4, 5), lambda width: [(width - 1, *range(1, width - 1))]),
    columns={"day": Column(us_day, en="Date", position=0),
             "new_followers": Column(whole, en="Total followers", position=-1)})    # new ones of the day, despite the name

VISITORS = Export(
    name="linkedin.visitors", platform="linkedin", says=_NAME, reads=_with_breakdowns("page_views", snapshot=False),
    find=_workbook((25,), lambda width: [(3, 1, 2), (9, 7, 8), (15, 13, 14), (21, 19, 20)]),
    columns={"day": Column(us_day, en="Date", position=0),
             "page_views": Column(whole, en="Total page views (total)", position=21),
             "unique_visitors": Column(whole, en="Total unique visitors (total)", position=24)})

EXPORTS = (FOLLOWERS, VISITORS)
