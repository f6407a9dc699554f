"""A preamble of `#` lines, then one table, or several stacked, each under its own dates."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from data.days import compact_day
from data.ga4.words import COLUMNS, DIMENSIONS, FIGURES, is_number
from data.table import Table
from data.values import plain

_KEYS = {"account": "account", "compte": "account", "property": "property", "propriete": "property",
         "start date": "start", "date de debut": "start", "end date": "end", "date de fin": "end"}
_RANGE = re.compile(r"(\d{8})-(\d{8})")


@dataclass(frozen=True)
class Block:
    """One table with the days it is about, and the comment above them: a card's question, or whose numbers they are."""

    title: str
    first: date
    last: date
    table: Table

    @property
    def dimension(self):
        """The Dimension of the rows, or None where the first column is another thing."""
        return DIMENSIONS.get(self.table.names[0])

    @property
    def key_figures(self):
        """Whether this is the one row of the site's own numbers."""
        return (len(self.table.rows) == 1 and self.table.names[0] in FIGURES and all(map(is_number, self.table.rows[0]))
                and any(self.table.has(column) for column in COLUMNS.values()))

    @property
    def of_days(self):
        """Whether its rows are the days since its first."""
        return self.table.names[0] in ("nth day", "nieme jour")

    def day(self, text):
        """The day that an ordinal such as `0027` stands for. Raises ValueError outside the table's days."""
        day = self.first + timedelta(days=int(text))
        if not self.first <= day <= self.last:
            raise ValueError(text)
        return day


@dataclass(frozen=True)
class Download:
    """A file of Google Analytics: its property, its language, its tables; `explored` where it is an exploration."""

    property: str | None
    language: str | None
    blocks: tuple
    explored: bool = False


def download(document):
    """The Download a document is, or None where its first line is not Google Analytics' rule of dashes."""
    if not document.grids or not _comment(document.grids[0], 0, None).startswith("# ----------"):
        return None
    grid = document.grids[0]
    lines = [_comment(grid, at, None) for at in range(min(len(grid.rows), 8))]
    ranges = [found for line in lines if (found := _RANGE.fullmatch(line.lstrip("# ")))]
    return _exploration(grid, lines, ranges) if ranges else _report(grid)


def _comment(grid, at, width):
    """The text of a `#` line, whatever a spreadsheet program padded it with; empty where the row is none. Right below other
    rows of a table of that width a name may begin with `#` too: numbers follow it."""
    row = grid.rows[at] if at < len(grid.rows) else []
    if not row or not row[0].startswith("#"):
        return ""
    if width and len(row) >= width > 1 and any(grid.rows[at - 1]) and any(row[1:]) and all(map(is_number, row[1:width])):
        return ""
    return ",".join(row).rstrip(", ") or "#"


def _report(grid):
    """The Download of a report or snapshot: each table stands under its own pair of dates."""
    said, blocks, language = {}, [], None
    for lines, header, end in _pieces(grid):
        told = [_said(line) for line in lines]
        said = {key: value for key, value, _ in reversed(told) if key} | said
        days = {key: _day(value) for key, value, _ in told if key in ("start", "end")}
        language = language or next((spoken for key, _, spoken in told if key == "start"), None)
        if days.get("start") and days.get("end"):
            table = Table.under(grid.until(end), header)
            blocks.append(Block(_title([key for key, _, _ in told], lines), days["start"], days["end"], table))
    return Download(said.get("property"), language, tuple(blocks)) if language else None


def _said(line):
    """(what a line says, its value, the language it says it in)."""
    name, _, value = line.lstrip("# ").partition(":")
    return _KEYS.get(plain(name)), value.strip(), "fr" if plain(name).startswith("date de") else "en"


def _pieces(grid):
    """(`#` lines, header's row, end) of each table; a piece without a table leaves its lines to the next."""
    lines, header = [], None
    for at, row in enumerate(grid.rows):
        text = _comment(grid, at, header is not None and len(grid.rows[header]))
        if text and header is not None:
            yield lines, header, at
            lines, header = [], None
        if text:
            lines.append(text)
        elif header is None and any(cell.strip() for cell in row):
            header = at
    if header is not None:
        yield lines, header, len(grid.rows)


def _title(keys, lines):
    """The line above the last start date, where it is neither blank nor the account's."""
    above = len(keys) - 2 - keys[::-1].index("start")
    return "" if above < 0 or keys[above] or re.fullmatch(r"#[ -]*", lines[above]) else lines[above].lstrip("# ").strip()


def _day(text):
    try:
        return compact_day(text)
    except ValueError:
        return None


def _exploration(grid, lines, ranges):
    """The Download of an exploration: one table after the second rule, over the one range its preamble writes."""
    ruled = [at for at, line in enumerate(lines) if line.startswith("# ----------")]
    header = next((at for at in range(ruled[-1] + 1, len(grid.rows)) if any(cell.strip() for cell in grid.rows[at])), None)
    if len(ruled) != 2 or header is None:
        return Download(None, None, (), explored=True)
    title = "" if len(ranges) == 1 else "comparison"
    first, last = map(_day, ranges[0].groups())
    if not first or not last:
        return None
    block = Block(title, first, last, Table.under(grid, header))
    return Download(lines[1].lstrip("# ").strip() or None, None, (block,), explored=True)
