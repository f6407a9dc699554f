"""Google Search Console, performance in search results: one dated table, and the same clicks by query, page, country…

An export is an archive or a workbook of them all. Only the dated table is the property's total; the others are kept as
breakdowns of its days. The export's filters lie in a member of their own: a filtered export is one slice, never a total.
"""

from data.days import iso_day
from data.export import Claim, Column, Export, insist_on_one
from data.facts import MEASUREMENT, Facts, measured
from data.filters import FILTERS, filters_of, is_shaped, one_slice, range_of
from data.problems import EmptyExport, NotAnExport
from data.reading import Reading, totals
from data.rows import read_rows, sliced
from data.table import Table
from data.values import number, whole, words

_NAME = (r"(?:^|[/\\])(?P<account>[^/\\]+?)-Performance-on-Search-(?P<exported_on>\d{4}-\d{2}-\d{2})"
         r"(?: \(\d+\))?(?:\.zip|\.xlsx|[/\\]|$)")
_FIRST = {                                       # first header → what the table is by
    "date": "main", "top queries": "query", "requetes les plus frequentes": "query", "top pages": "page",
    "pages les plus populaires": "page", "country": "country", "pays": "country", "device": "device", "appareil": "device",
    "search appearance": "search_appearance", "apparence dans les resultats de recherche": "search_appearance",
}
_DIMENSIONS = tuple(dict.fromkeys(role for role in _FIRST.values() if role != "main"))


def _rank(text):
    """A mean position; absent where it is no number, for the row's clicks count all the same."""
    try:
        return number(text)
    except ValueError:
        return None


_COLUMNS = {
    "clicks": Column(whole, en="Clicks", fr="Clics", needed=True),
    "impressions": Column(whole, en="Impressions", fr="Impressions", needed=True),
    "rate": Column(words, en="CTR", fr="CTR", needed=True),                       # clicks by impressions, once summed
    "average_position": Column(_rank, en="Position", fr="Position", needed=True),  # a mean: weighed by impressions
}
_INDEXING = ({"date"}, {"not indexed", "non indexees"}, {"indexed", "dans l'index"}, {"impressions"})


def _role(grid):
    """What a grid is: `main`, a dimension, `filters`, `comparison`, `indexing`; None where it is not Search Console's."""
    names = grid.header
    if is_shaped(names, FILTERS):
        return "filters"
    if is_shaped(names, _INDEXING):
        return "indexing"
    if not names or names[0] not in _FIRST:
        return None
    if len(names) == 5 and all(set(names) & set(column.aliases) for column in _COLUMNS.values()):
        return _FIRST[names[0]]
    return "comparison" if _is_comparison(names[1:]) else None


def _is_comparison(names):
    """Whether each measure stands there twice, the name of its period before its own, and nothing else beside."""
    ends = [tuple(f" {alias}" for alias in column.aliases) for column in _COLUMNS.values()]
    return len(names) == 8 and all(sum(name.endswith(end) for name in names) == 2 for end in ends)


_REFUSED = {
    "comparison": ("a Search Console comparison of two periods", "Remove the comparison in the report and export it again."),
    "indexing": ("a Search Console indexing report", "Export Performance › Search results instead."),
}


def _find(export, document):
    """Every grid that is Search Console's, by what it is; filters alone are no export."""
    roles = [(role, grid) for grid in document.grids if (role := _role(grid))]
    for role, (what, remedy) in _REFUSED.items():
        if any(role == found for found, _ in roles):
            raise NotAnExport(file=document.name, what=what, remedy=remedy, why=f"search_{role}")
    tables = {role: Table.under(grid, 0) for role, grid in roles if role != "filters"}
    if not tables:
        return None
    for role, _ in roles:
        insist_on_one(export, document, [grid for other, grid in roles if other == role])
    counts = next((role for role in ("main", *tables) if role in tables and tables[role].rows), next(iter(tables)))
    return Claim(export, {**tables, "main": tables[counts]}, frozenset(grid.name for _, grid in roles))


def _address(name):
    """A property as Search Console writes it in a file's name: `https___www.centre.example_` is an address."""
    scheme, found, rest = (name or "").partition("___")
    return f"{scheme}://{rest.replace('_', '/')}" if found else name


def _period(days, dates, context):
    """The days of a breakdown: those of the dated table, else of the filters, else as answered; a lone table must be told."""
    known = [day for day in days if day]
    if known:
        return min(known), max(known)
    if len(context.document.grids) == 1:
        return context.period()
    return range_of(dates) or context.answers.period or (None, None)


def _read(claim, context):
    account = context.account(_address(context.hints.get("account")))
    filters, dates = filters_of(context.document)
    dimension = _FIRST[claim.table.names[0]]
    rows = _rows(claim, context, "main", dimension)
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    first, last = _period(rows["day"] if dimension == "main" else [], dates, context)
    facts, aside = Facts(), rows.set_aside
    if filters:
        facts = one_slice("search", account, filters, rows) if dimension == "main" else facts
    else:
        if dimension == "main":
            told = measured(MEASUREMENT, rows.measures, platform="search", account=account or "", ours=True,
                            first_day=rows["day"], last_day=rows["day"])
            facts = Facts({"measurement": told})
        for name in _DIMENSIONS if first else ():
            if name in claim.tables and claim.tables[name].rows:
                told = rows if name == dimension else _rows(claim, context, name, name)
                aside = aside if told is rows else aside + told.set_aside
                facts = facts.also(sliced("search", account, name, first, last, told["segment"], told.measures))
    notes = ("filtered",) if filters else () if facts.items() else ("uncounted",)
    return Reading(rows.count, first, last, totals(rows.measures), facts, account=account, period=(first, last) if first else None,
                   set_aside=aside, notes=notes)


def _rows(claim, context, role, dimension):
    key = {"day": Column(iso_day, position=0)} if dimension == "main" else {"segment": Column(words, position=0)}
    return read_rows(claim, context, tuple(key), role=role, columns={**key, **_COLUMNS})


PERFORMANCE = Export(
    name="search.performance", platform="search", says=_NAME, reads=_read, find=_find,
    titles=("Top queries", "Top pages", "Country", "Device", "Search appearance"),
    together=lambda document: len(document.grids) == 1 and _role(document.grids[0]) is not None,
    columns={"day": Column(iso_day, en="Date", fr="Date"), **_COLUMNS})

EXPORTS = (PERFORMANCE,)
