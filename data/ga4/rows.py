"""From a table's rows to facts: which rows are totals, which measures add up, which slices are kept."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import compress

from data.days import compact_day
from data.export import Column
from data.facts import MEASUREMENT, Facts, measured
from data.ga4.words import COLUMNS, DAY, DIMENSIONS, FIGURES, is_number
from data.measures import FLOWS
from data.reading import totals
from data.rows import Rows, read_rows, slices
from data.values import number, plain

_TOTALS = frozenset(("", "total", "totals", "grand total", "total general"))


def without_totals(table, dimensions=1):
    """The table without its totals rows. Such a row has no name, or that of a total, and either a label beyond the last
    column or no row above it in any count: an unnamed row that another exceeds is data whose name is empty."""
    counts = [[_count(cell) for cell in table.cells(column)] for column in COLUMNS.values() if table.has(column)]
    dropped = {at for at, row in enumerate(table.rows) if all(plain(cell) in _TOTALS for cell in row[:dimensions])
               and (any(row[len(table.header):]) or all(count[at] >= max(count) for count in counts))}
    kept = [at for at in range(len(table.rows)) if at not in dropped]
    return table.keeping(kept)


def is_figure(table, place):
    """Whether a column is of numbers: by its name, else by most of its cells. Any other column is one more dimension."""
    name, cells = table.names[place] if place < len(table.names) else "", table.column(place) if place < len(table.names) else ()
    if name in FIGURES or not name:
        return name in FIGURES
    return name not in DIMENSIONS and sum(map(is_number, cells)) * 2 >= len(cells)


def _count(cell):
    try:
        return number(cell) or 0
    except ValueError:
        return 0


@dataclass(frozen=True)
class Told:
    """The readable rows of one table, the Dimensions of its first columns, the days it is about."""

    rows: Rows
    dimensions: tuple
    first: object
    last: object

    @property
    def totals(self):
        """The sum of each flow over the rows; a page table has no visits, since one visit has many pages."""
        pages = any(dimension.of == "page" for dimension in self.dimensions)
        return totals({name: values for name, values in self.rows.measures.items() if not (pages and name == "visits")})

    def only(self, measures):
        """The same with these measures alone."""
        kept = {name: values for name, values in self.rows.values.items() if name in measures or name not in self.rows.measures}
        return replace(self, rows=replace(self.rows, values=kept))

    def facts(self, account, sums=True):
        """Slices by each dimension, and the site's own numbers: by day where the rows have one, else (if `sums`) of the period."""
        facts = Facts()
        for place, dimension in enumerate(self.dimensions):
            for measure, (names, values) in self._by(place).items():
                if dimension is not DAY and dimension.tells(measure):
                    piece = slices("website", account, dimension.word, measure, self.first, self.last, names, values)
                    facts = facts.plus("segment", piece)
                elif dimension is DAY:
                    facts = facts.plus("measurement", by_day(account, measure, names, values))
        by_period = sums and DAY not in self.dimensions
        return facts.plus("measurement", site(account, self.first, self.last, self._whole())) if by_period else facts

    def _by(self, place):
        """{measure: (names, values)} by one dimension. Over a second one only what adds up is added; people never are."""
        others = [other for at, other in enumerate(self.dimensions) if at != place]
        names = self.rows[f"name{place}"]
        times = Counter(names)
        once = len(times) == len(names)
        return {measure: (names, values) if once else _added(names, values) if measure in FLOWS else _single(names, values, times)
                for measure, values in self.rows.measures.items()
                if not others or (measure in FLOWS and all(other.sums(measure) for other in others))}

    def _whole(self):
        sums = totals(self.rows.measures)
        return {name: value for name, value in sums.items() if all(dimension.sums(name) for dimension in self.dimensions)}


def _added(names, values):
    """(names, the sum of each one's values); a name all of whose values are absent is left out."""
    sums = {}
    for name, value in zip(names, values, strict=True):
        if value is not None:
            sums[name] = sums.get(name, 0) + value
    return list(sums), list(sums.values())


def _single(names, values, times):
    """(names, values) of the names that stand once: two cities of one name share their events, never their people."""
    alone = [times[name] == 1 for name in names]
    return list(compress(names, alone)), list(compress(values, alone))


def site(account, first, last, numbers):
    """Measurements of the site over a period."""
    return measured(MEASUREMENT, {name: [value] for name, value in numbers.items()}, platform="website", account=account or "",
                    ours=True, first_day=first, last_day=last)


def by_day(account, measure, days, values):
    """Measurements of the site, a value a day."""
    return measured(MEASUREMENT, {measure: values}, platform="website", account=account or "", ours=True, first_day=days,
                    last_day=days)


def told(block, dimensions, claim, context):
    """The Told of a table whose first columns are these dimensions; days are written out, or counted from the table's first."""
    day = block.day if block.of_days else compact_day
    names = {f"name{place}": Column(day if dimension is DAY else str, position=place) for place, dimension in enumerate(dimensions)}
    only = replace(claim, tables={"main": without_totals(block.table, len(dimensions))})
    return Told(read_rows(only, context, (), columns={**names, **COLUMNS}), dimensions, block.first, block.last)
