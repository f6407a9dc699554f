"""A header and the rows under it: cells by column name or position, whatever the export's language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from data.values import is_absent, number, plain


class Uneven(list):
    """A row whose cells may lie in another's place or be cut, and why: `shifted` holds text past the header's last name (a mark
    inside a cell parted it), `cut` is a last row that breaks off within quotes, or before the row above does."""

    def __init__(self, cells, why):
        super().__init__(cells)
        self.why = why


@dataclass(frozen=True)
class Body:
    """The rows of a table, all as wide as its header, some of them Uneven; `first` is the number of the first (from 1), `numbers`
    those of all in the sheet they lie in, as a person counts them in the file."""

    rows: tuple
    numbers: tuple
    first: int


@dataclass(frozen=True)
class Table:
    """A header row and, made once somebody asks for them, the data rows under it: many a header is nobody's."""

    header: tuple
    sheet: str
    making: Callable = field(repr=False, compare=False)

    @classmethod
    def under(cls, grid, at):
        """The table whose header is row `at` of a grid; rows without any text are no rows. Made once, whoever asks."""
        if at not in grid.tables:
            grid.tables[at] = cls(tuple(grid.rows[at]), grid.name, lambda: _body(grid, at))
        return grid.tables[at]

    def keeping(self, places):
        """The same table with these of its rows; the very same where that is all of them."""
        if len(places) == len(self.rows):
            return self
        rows, numbers = tuple(self.rows[at] for at in places), tuple(self.numbers[at] for at in places)
        return Table(self.header, self.sheet, lambda: Body(rows, numbers, numbers[0] if numbers else self.first))

    @cached_property
    def _body(self):
        return self.making()

    @property
    def rows(self):
        """The data rows."""
        return self._body.rows

    @property
    def numbers(self):
        """The number of each row in the sheet."""
        return self._body.numbers

    @property
    def first(self):
        """The number of the first row."""
        return self._body.first

    @cached_property
    def names(self):
        """The header's names as compared."""
        return tuple(plain(cell) for cell in self.header)

    def column(self, place):
        """The cells at a position, one per row."""
        return tuple(map(itemgetter(place), self.rows))

    def positions(self, column):
        """Where a column stands: {alias: [positions]}; by position where the export is read that way."""
        if column.position is not None:
            return {"": [column.position if column.position >= 0 else len(self.header) + column.position]}
        found = {}
        for at, name in enumerate(self.names):
            if name in column.aliases:
                found.setdefault(name, []).append(at)
        return found

    def has(self, column):
        """Whether the header holds the column under any of its names."""
        return bool(self.positions(column))

    def cells(self, column):
        """A column's cells, one per row. Of equal headers the first with a value other than zero speaks; of two names
        for one column (a French file with English twins) each row takes the one that is filled."""
        candidates = [self._speaking(places) for places in self.positions(column).values()]
        if not candidates:
            return ("",) * len(self.rows)
        if len(candidates) == 1:
            return candidates[0]
        return tuple(next((cell for cell in row if cell.strip()), "") for row in zip(*candidates, strict=True))

    def _speaking(self, places):
        if len(places) == 1:
            return self.column(places[0])
        columns = [self.column(place) for place in places]
        return next((column for column in columns if any(map(_says_something, column))), columns[0])


class _Fitted(dict):
    """A row's cells as wide as the header, equal rows made once: a damaged file is a hundred thousand times the same."""

    def __init__(self, width):
        super().__init__()
        self._width = width

    def __missing__(self, cells):
        row = self[cells] = [*cells, *[""] * (self._width - len(cells))]
        return row


def _body(grid, at):
    header, under = grid.rows[at], grid.rows[at + 1:]
    kept = [place for place, row in enumerate(under) if any(map(str.strip, row))]
    rows = under if len(kept) == len(under) else [under[place] for place in kept]
    width, uneven = len(header), _uneven(rows, len(header), grid)
    fitted = _Fitted(width)
    rows = [row if len(row) == width else fitted[tuple(row[:width])] for row in rows]
    for place, why in uneven.items():
        rows[place] = Uneven(rows[place], why)
    first = at + 2 + (kept[0] if kept else 0)
    numbers = range(first, first + len(rows)) if len(kept) == len(under) else tuple(at + 2 + place for place in kept)
    return Body(tuple(rows), numbers, first)


def _uneven(rows, width, grid):
    found = {at: "shifted" for at, row in enumerate(rows) if len(row) > width and any(map(str.strip, row[width:]))}
    above = min(width, len(rows[-2])) if len(rows) > 1 else width
    if rows and (grid.quote_open or (grid.breaks_off and len(rows[-1]) < above)):
        found[len(rows) - 1] = "cut"
    return found


def _says_something(cell):
    if is_absent(cell):
        return False
    try:
        return number(cell) != 0
    except ValueError:
        return True
