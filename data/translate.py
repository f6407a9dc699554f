"""A document put in words that an export reads, as a mapping says: headers, titles, values, the way days and numbers are written.

Nothing is added, left out or moved: each cell stays where it stood, so that a line number told is the file's own.
"""

import re
from dataclasses import replace
from datetime import date, datetime

from data.clock import day_of
from data.days import written_day
from data.files import Grid
from data.measures import MEASURES
from data.values import is_absent, number, plain, typed_number

DAYS = frozenset(("day", "published", "hour", "created", "month_day", "seen", "month"))
_SLASHED = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})((?:[T ,].*)?)", re.DOTALL)
_CLOCK = re.compile(r"[ ,T]+\d{1,2}(?::\d{2}| ?h(?: ?\d{2})?\b).*$", re.DOTALL)
_FEW = 60                                        # rows of a grid of blocks; a list of posts has no titles past its head


def translated(mapping, document):
    """The document in the export's own words, and how many of the mapping's words stand in it; None where not one does."""
    grids, met = [], 0
    for grid in document.grids:
        rows, found = _rows(mapping, grid)
        grids.append(Grid(grid.name, rows, grid.breaks_off, grid.quote_open) if found else grid)
        met += found
    return (replace(document, grids=tuple(grids)), met) if met else None


def header_at(export, headers, grid):
    """The row of a grid that holds most of an export's names and of those taught, and how many; (None, 0) where none does."""
    own = {name for column in export.columns.values() for name in column.aliases}
    known = headers.keys() | own | set(map(plain, export.titles))
    counts = [len(names & known) for names in grid.heads]
    best = max(counts, default=0)
    return (counts.index(best), best) if best else (None, 0)


def _rows(mapping, grid):
    at, _ = header_at(mapping.made, mapping.headers, grid)
    rows = grid.rows
    found = 0
    if at is not None:
        mapped = [name for name in map(plain, rows[at]) if name in mapping.headers]
        if _twice(mapping, mapped, rows[at]):    # two columns under one word: which of them is meant nobody said
            return rows, 0
        header, found = [_header(mapping, cell) for cell in rows[at]], len(mapped)
        rows = [*rows[:at], header, *_cells(mapping, header, rows[at + 1:])] if found or mapping.is_ruled else rows
    titled, more = _titled(mapping, rows, at)
    return titled, found + more


def _header(mapping, cell):
    """A header in the export's words. Of another tool's file, what nobody mapped is nothing, whatever it is called."""
    word = mapping.headers.get(plain(cell))
    return word or ("" if mapping.tool else cell)


def _twice(mapping, mapped, row):
    """Whether two columns were taught to be one, or one stands beside the column's own name."""
    words = [plain(mapping.headers[name]) for name in mapped]
    others = [cell for cell in row if plain(cell) not in mapping.headers]
    own = set() if mapping.tool else {alias for cell in others for alias in mapping.aliases_of(cell)}
    return len(words) != len(set(words)) or bool(own & set(words))


def _titled(mapping, rows, header):
    """Titles alone on their line, the headers right below one, and first cells, in the words of the export's blocks."""
    titles, firsts = mapping.titles, mapping.values.get("", {})
    if not titles and not firsts:
        return rows, 0
    told, met, after = [], 0, False
    for at, row in enumerate(rows[:_FEW]):
        alone = sum(bool(cell.strip()) for cell in row) == 1
        words = {**firsts, **titles} if alone or after or at == header else firsts
        cells = [words.get(plain(cell), cell) if place == 0 or words is not firsts else cell for place, cell in enumerate(row)]
        met += sum(one != other for one, other in zip(cells, row, strict=True))
        told.append(cells)
        after = alone
    return [*told, *rows[_FEW:]], met


def _cells(mapping, header, rows):
    """The rows under a header: each cell as its column's reader expects it."""
    ways = {at: way for at, name in enumerate(header) if (way := _way(mapping, name))}
    if not ways:
        return rows
    return [[ways[at](cell) if at in ways else cell for at, cell in enumerate(row)] for row in rows]


def _way(mapping, header):
    """How the cells of one column are put in the export's form; None where they stay as they are."""
    fields = mapping.fields.get(plain(header), ())
    if not fields:
        return None
    if DAYS & set(fields) and (mapping.tool or mapping.order):
        reads = mapping.made.columns[fields[0]].reads
        return lambda cell: _day(cell, mapping.order, reads, "month" in fields)
    if mapping.numbers and any(name in MEASURES or name in ("value", "share") for name in fields):
        return lambda cell: _number(cell, mapping.numbers)
    words = mapping.values.get(fields[0], {})
    return (lambda cell: words.get(plain(cell), cell)) if words else None


def day_in(text, order):
    """The day of a cell: `2023-03-14`, `14/03/2023` in the order said, `14 mars 2023`; a moment that knows its zone becomes the
    organisation's day. Raises ValueError."""
    bare = text.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}", bare):
        return _instant(bare)
    found = _SLASHED.fullmatch(bare)
    if not found:
        return written_day(_CLOCK.sub("", bare))
    day, month = (1, 3) if order == "dmy" else (3, 1)
    if not order:
        raise ValueError(text)
    return date(int(found[4]), int(found[month]), int(found[day]))


def _instant(text):
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return date.fromisoformat(text[:10])
    return day_of(moment) if moment.tzinfo else moment.date()


def month_in(text, order):
    """The month of a cell, `2023-03`, `mars 2023` or a day of it, as `2023-03`. Raises ValueError."""
    bare = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}", bare):
        return bare
    if found := re.fullmatch(r"(\d{1,2})/(\d{4})", bare):
        return f"{found[2]}-{int(found[1]):02d}"
    try:
        return f"{day_in(bare, order):%Y-%m}"
    except ValueError:
        return f"{written_day(f'1 {bare}'):%Y-%m}"


def _day(cell, order, reads, by_month):
    """A day in the form the column's reader takes; what cannot be read stays, to be told."""
    if is_absent(cell):
        return cell
    try:
        if by_month:
            return month_in(cell, order)
        day, clock = day_in(cell, order), _SLASHED.fullmatch(cell.strip())
    except ValueError:
        return cell
    ways = (f"{day:%m/%d/%Y}{clock[5] if clock else ''}", f"{day:%Y-%m-%d}")
    return next((way for way in ways if _reads(reads, way)), cell)


def _reads(reads, text):
    try:
        return reads(text) is not None
    except (ValueError, LookupError, TypeError):
        return False


def orders(texts):
    """The orders of day and month in which all slashed days among the texts are days: `dmy`, `mdy`, both; none where none is."""
    slashed = [found for text in texts if (found := _SLASHED.fullmatch(text.strip()))]
    both = {"dmy": (1, 3), "mdy": (3, 1)}
    return [order for order, (day, month) in both.items() if slashed and _all_days(slashed, day, month)]


def _all_days(slashed, day, month):
    try:
        return all(date(int(found[4]), int(found[month]), int(found[day])) for found in slashed)
    except ValueError:
        return False


def _number(cell, language):
    bare = cell.strip()
    sign = "%" if bare.endswith("%") else ""
    try:
        value = typed_number(language)(bare.removesuffix("%").strip())
    except ValueError:
        return cell
    return cell if value is None else f"{value}{sign}"


def ways_of_numbers(texts):
    """The languages, of `fr` and `en`, in which all the numbers among the texts are numbers; none where all are a machine's."""
    bare = [text.strip().removesuffix("%").strip() for text in texts if not is_absent(text)]
    if all(_reads(number, text) for text in bare):
        return []
    return [language for language in ("fr", "en") if all(_reads(typed_number(language), text) for text in bare)]
