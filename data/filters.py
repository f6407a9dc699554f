"""The filters that an export was made under, where it says so in a table of its own: beside its numbers, and their dates.

A filtered export is one slice of what the unfiltered holds: it is kept as that, and in no total.
"""

from data.days import written_day
from data.rows import sliced
from data.values import plain

FILTERS = ({"filter", "filtre"}, {"value", "valeur"})
_NO_FILTER = (("search type", "web"), ("type de recherche", "web"))      # the ordinary kind of search
_FILTERED = {"page": "page", "country": "country", "pays": "country", "device": "device", "appareil": "device",
             "query": "query", "search appearance": "search_appearance"}


def is_shaped(names, shape):
    """Whether a header has one of the names of each column, and no other column."""
    return len(names) == len(shape) and all(name in ways for name, ways in zip(names, shape, strict=True))


def filters_of(document):
    """[(name, value)] of the Filters table, without the dates and the ordinary kind of search; the dates beside them."""
    named = [grid for grid in document.grids if is_shaped(grid.header, FILTERS)]
    rows = [row for grid in named for row in grid.rows[1:] if len(row) > 1 and row[0].strip()]
    dates = next((row[1] for row in rows if plain(row[0]) == "date"), "")
    told = [(row[0].strip(), row[1].strip()) for row in rows if plain(row[0]) != "date"]
    return [(name, value) for name, value in told if (plain(name), plain(value)) not in _NO_FILTER], dates


def range_of(text):
    """`Oct 1, 2025-Dec 31, 2025` as two days; None for `Last 3 months`."""
    try:
        first, last = map(written_day, text.replace("–", "-").split("-"))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def one_slice(platform, account, filters, rows):
    """A filtered export, day by day, as the slice its filter names: what the unfiltered holds too, hence in no total."""
    names = [plain(name) for name, _ in filters]
    dimension = _FILTERED.get(names[0], "content_type")
    alone = len(filters) == 1 and names[0] in _FILTERED
    label = filters[0][1] if alone else " · ".join(f"{name} {value}" for name, value in filters)
    return sliced(platform, account, dimension, rows["day"], rows["day"], [label] * rows.count, rows.measures)
