"""Columns known by their place: where a header's language is known in part or not at all, the platform's fixed order names them,
and the rows must prove it.
"""

import re
from dataclasses import replace
from itertools import islice

from data.export import Claim, by_header
from data.table import Table
from data.values import is_absent, number

DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")      # in figures, the month first or the day


def is_daily(grid, header_at, width):
    """Whether a sheet is a header of that width over rows that begin with a day."""
    rows = (row for row in islice(grid.rows, header_at + 1, None) if any(row))
    return (len(grid.rows) > header_at and sum(bool(cell) for cell in grid.rows[header_at]) in width
            and all(DAY.fullmatch(row[0]) for row in rows))


def _in_order(columns, order, table):
    """Whether a header that is not English has the platform's number of columns, and each name that we know stands at its place."""
    return len(table.header) == len(order) and all(
        order[place] == field and column.telling.get(name) != "en"
        for place, name in enumerate(table.names) for field, column in columns.items() if name in column.aliases)


def located(columns, order, table):
    """The columns by name; by place where the file is in order, for the names that we do not know."""
    if not _in_order(columns, order, table):
        return columns
    return {field: replace(column, position=order.index(field)) for field, column in columns.items() if field in order}


def in_known_order(order, proof):
    """A finder by the header's names; in another language by the platform's order, where every row proves it."""

    def find(export, document):
        return by_header(export, document) or next(filter(None, (placed(export, grid) for grid in document.grids)), None)

    def placed(export, grid):
        main = Table.under(grid, 0) if grid.rows else None
        if main and _in_order(export.columns, order, main) and main.rows and all(map(proof, main.rows)):
            return Claim(export, {"main": main}, frozenset([grid.name]))
        return None

    return find


def is_count(text):
    """Whether a cell is a number or absent."""
    try:
        return is_absent(text) or number(text) is not None
    except ValueError:
        return False


def _adds_up(table, groups):
    """Whether each total is the sum of its parts: what proves a layout whose language we do not know."""
    for total, *parts in groups:
        for cells in zip(*(table.column(place) for place in (total, *parts)), strict=True):
            values = [number(cell) or 0 for cell in cells]
            if values[0] != sum(values[1:]):
                return False
    return True


def trusted(export, table, groups):
    """English names at their places, or figures that add up at them."""
    places = [(column.position, column.aliases) for column in export.columns.values() if column.en]
    try:
        return all(table.names[place] in names for place, names in places) or (bool(table.rows) and _adds_up(table, groups))
    except (ValueError, IndexError):
        return False
