"""Google Search Console, performance in search results: one dated table, and the same clicks by query, page, country…

An export is an archive or a workbook of them all. Only the dated table is the property's total; the others are kept as
breakdowns of its days. The export's filters lie in a member of their own: a filtered export is one slice, never a total.
"""

from data.days import iso_day, written_day
from data.export import Claim, Column, Export
from data.facts import MEASUREMENT, Facts, measured
from data.problems import AmbiguousExport, EmptyExport, NotAnExport
from data.reading import Reading, totals
from data.rows import read_rows, slices
from data.table import Table
from data.values import number, plain, whole, words

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
_FILTERS = ({"filter", "filtre"}, {"value", "valeur"})
_INDEXING = ({"date"}, {"not indexed", "non indexees"}, {"indexed", "dans l'index"}, {"impressions"})
_NO_FILTER = (("search type", "web"), ("type de recherche", "web"))


def _is(names, shape):
    return len(names) == len(shape) and all(name in ways for name, ways in zip(names, shape, strict=True))


def _role(grid):
    """What a grid is: `main`, a dimension, `filters`, `comparison`, `indexing`; None where it is not Search Console's."""
    names = grid.header
    if _is(names, _FILTERS):
        return "filters"
    if _is(names, _INDEXING):
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
    if len({role for role, _ in roles}) < len(roles):                           # one of two would be lost without a word
        raise AmbiguousExport(file=document.name, claimants=", ".join(f"{export.name} ({grid.name})" for _, grid in roles))
    counts = next((role for role in ("main", *tables) if role in tables and tables[role].rows), next(iter(tables)))
    return Claim(export, {**tables, "main": tables[counts]}, frozenset(grid.name for _, grid in roles))


def _address(name):
    """A property as Search Console writes it in a file's name: `https___www.centre.example_` is an address."""
    scheme, found, rest = (name or "").partition("___")
    return f"{scheme}://{rest.replace('_', '/')}" if found else name


def _filters(document):
    """[(name, value)] of the Filters table, without the dates and the ordinary kind of search; the dates beside them."""
    rows = [row for grid in document.grids if _role(grid) == "filters" for row in grid.rows[1:] if len(row) > 1 and row[0].strip()]
    dates = next((row[1] for row in rows if plain(row[0]) == "date"), "")
    told = [(row[0].strip(), row[1].strip()) for row in rows if plain(row[0]) != "date"]
    return [(name, value) for name, value in told if (plain(name), plain(value)) not in _NO_FILTER], dates


def _range(text):
    """`Oct 1, 2025-Dec 31, 2025` as two days; None for `Last 3 months`."""
    try:
        first, last = map(written_day, text.replace("–", "-").split("-"))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _period(days, dates, context):
    """The days of a breakdown: those of the dated table, else of the filters, else as answered; a lone table must be told."""
    known = [day for day in days if day]
    if known:
        return min(known), max(known)
    if len(context.document.grids) == 1:
        return context.period()
    return _range(dates) or context.answers.period or (None, None)


def _read(claim, context):
    account = context.account(_address(context.hints.get("account")))
    filters, dates = _filters(context.document)
    dimension = _FIRST[claim.table.names[0]]
    rows = _rows(claim, context, "main", dimension)
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    first, last = _period(rows["day"] if dimension == "main" else [], dates, context)
    facts, aside = Facts(), rows.set_aside
    if filters:
        facts = _one_slice(filters, rows, account) if dimension == "main" else facts
    else:
        if dimension == "main":
            told = measured(MEASUREMENT, rows.measures, platform="search", account=account or "", ours=True,
                            first_day=rows["day"], last_day=rows["day"])
            facts = Facts({"measurement": told})
        for name in _DIMENSIONS if first else ():
            if name in claim.tables and claim.tables[name].rows:
                told = rows if name == dimension else _rows(claim, context, name, name)
                aside = aside if told is rows else aside + told.set_aside
                for measure, values in told.measures.items():
                    facts = facts.plus("segment", slices("search", account, name, measure, first, last, told["segment"], values))
    notes = ("filtered",) if filters else () if facts.items() else ("uncounted",)
    return Reading(rows.count, first, last, totals(rows.measures), facts, account=account, period=(first, last) if first else None,
                   set_aside=aside, notes=notes)


def _rows(claim, context, role, dimension):
    key = {"day": Column(iso_day, position=0)} if dimension == "main" else {"segment": Column(words, position=0)}
    return read_rows(claim, context, tuple(key), role=role, columns={**key, **_COLUMNS})


def _one_slice(filters, rows, account):
    """A filtered export, day by day, as the slice its filter names: what the unfiltered holds too, hence in no total."""
    names = [plain(name) for name, _ in filters]
    dimension = _FILTERED.get(names[0], "content_type")
    alone = len(filters) == 1 and names[0] in _FILTERED
    label = filters[0][1] if alone else " · ".join(f"{name} {value}" for name, value in filters)
    facts = Facts()
    for measure, values in rows.measures.items():
        told = [(day, value) for day, value in zip(rows["day"], values, strict=True) if value is not None]
        days = [day for day, _ in told]
        facts = facts.plus("segment", slices("search", account, dimension, measure, days, days, [label] * len(told),
                                             [value for _, value in told]))
    return facts


_FILTERED = {"page": "page", "country": "country", "pays": "country", "device": "device", "appareil": "device",
             "query": "query", "search appearance": "search_appearance"}

PERFORMANCE = Export(
    name="search.performance", platform="search", says=_NAME, reads=_read, find=_find,
    titles=("Top queries", "Top pages", "Country", "Device", "Search appearance"),
    together=lambda document: len(document.grids) == 1 and _role(document.grids[0]) is not None,
    columns={"day": Column(iso_day, en="Date", fr="Date"), **_COLUMNS})

EXPORTS = (PERFORMANCE,)
