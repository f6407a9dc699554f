"""Where a number stands: the rows of the file as it was dropped, read again as it was then.

A fact keeps its receipt, not its row. The original is read anew with the receipt's answers, and its rows are found by what the
fact is about: a day, a post, a slice; they are shown as the file writes them.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from data import originals, small_cells
from data.again import found_again
from data.clock import at
from data.files import Document, open_files
from data.problems import NoOriginal, NoSuchReceipt
from data.reading import Context, read_in
from data.values import plain


@dataclass(frozen=True)
class Wanted:
    """The facts asked about: a measure of a platform from one day to another; its slices by a dimension, what posts gathered
    (`published`), or what one post did."""

    platform: str
    measure: str
    first: date
    last: date
    dimension: str = ""
    published: bool = False
    post: str = ""


@dataclass(frozen=True)
class Row:
    """One row as the file writes it, and its number there, counted from 1."""

    number: int
    cells: tuple


@dataclass(frozen=True)
class Sheet:
    """Rows of one table of a file: the sheet's name ('' where a file is one table), the header, the rows, and the places of the
    columns that tell the measure."""

    name: str
    header: tuple
    rows: tuple
    told: frozenset = frozenset()


def rows_behind(store, receipt, wanted):
    """The Sheets of a receipt's original that carry what is wanted; none where no row can be told, and no row of a hidden slice.
    Raises NoSuchReceipt, NoOriginal, MissingOriginal, DamagedOriginal, CannotRebuild."""
    keys = _keys(store.reader(), receipt, wanted)
    document, context = _again(store, receipt)
    return _as_written(store, receipt, context, _found(document, context, keys, wanted))


def _found(document, context, keys, wanted):
    sheets = _matched(context, keys, wanted)
    if keys.few:                                 # a line of several slices would show the hidden one
        return sheets
    return sheets or _named(document, keys) or (_undated(context, keys, wanted) if not keys.names and not wanted.published else ())


# ── what the receipt says of it ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Keys:
    """What the rows are known by: posts or slices by name, else days; the accounts in the file that are not ours; the slices that
    hold too few people to be shown; the names the measure is written under."""

    names: frozenset
    days: frozenset
    others: frozenset
    few: frozenset
    measures: frozenset


_ASKED = {
    "post": """select post_id, null, null, null from post f join receipt r on r.no = receipt_no
               where r.receipt = $receipt and f.platform = $platform and published between $first and $last
                 and post_id = coalesce($post, post_id)""",
    "segment": """select segment, f.first_day, f.last_day, null from segment f join receipt r on r.no = receipt_no
                  where r.receipt = $receipt and f.platform = $platform and dimension = $dimension and measure = $measure
                    and f.last_day between $first and $last""",
    "measurement": """select f.measure, f.first_day, f.last_day, if(f.ours, null, f.account)
                      from measurement f join receipt r on r.no = receipt_no
                      left join counter_name n on f.platform = 'organisation' and n.name = bare_name(f.measure)
                      where r.receipt = $receipt and f.platform = $platform and $measure in (n.counter, f.measure)
                        and f.last_day between $first and $last""",
}


def _keys(cursor, receipt, wanted):
    asked = {"receipt": receipt, "platform": wanted.platform, "first": wanted.first, "last": wanted.last}
    if wanted.published:
        shape, more = "post", {"post": wanted.post or None}
    elif wanted.dimension:
        shape, more = "segment", {"measure": wanted.measure, "dimension": wanted.dimension}
    else:
        shape, more = "measurement", {"measure": wanted.measure}
    rows = cursor.execute(_ASKED[shape], asked | more).fetchall()
    names, others = frozenset(name for name, *_ in rows if name), frozenset(account for *_, account in rows if account)
    few, days = small_cells.in_receipt(cursor, receipt, wanted.dimension), frozenset((row[1], row[2]) for row in rows if row[1])
    written, names = (names, frozenset()) if shape == "measurement" else (frozenset(), names - few)
    return _Keys(names, days, others, few, written | {wanted.measure})


# ── the file, read as it was then ───────────────────────────────────────────────────────────────────────────────────


def _again(store, receipt):
    """The Document a receipt was of, and the Context in which it was read once more, through the mapping it was read through."""
    found = found_again(store, receipt)
    context = Context(found.document, found.claim, found.answers)
    with at(found.read_at):
        read_in(context)
    return found.document, context


def _as_written(store, receipt, context, sheets):
    """The same rows in the file's own words, where it was read through a taught mapping: each cell stands where it stood."""
    original = originals.of_receipt(store, receipt) if context.answers.mapping and sheets else None
    opened = dict(open_files([(original.name, original.data)])) if original else {}
    written = opened.get(context.document.name)
    if not isinstance(written, Document):
        return sheets
    grids = {read.name: (read.rows, own.rows) for read, own in zip(context.document.grids, written.grids, strict=True)}
    return tuple(_own_words(sheet, *grids[sheet.name]) for sheet in sheets)


def _own_words(sheet, read, own):
    header = next((own[at] for at, row in enumerate(read) if tuple(row) == sheet.header), sheet.header)
    rows = (replace(row, cells=tuple((own[row.number - 1] + [""] * len(row.cells))[:len(row.cells)])) for row in sheet.rows)
    return replace(sheet, header=tuple(header), rows=tuple(rows))


def original_of(store, receipt):
    """The download a receipt was read from, or None where it is not there: an import from before originals were kept."""
    try:
        return originals.of_receipt(store, receipt)
    except (NoOriginal, NoSuchReceipt):
        return None


# ── its rows ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _matched(context, keys, wanted):
    """The rows that are of the posts, slices or days asked about."""
    found = {}
    for rows in context.seen:
        if rows.table is None or not rows.table.numbers:
            continue
        for place in _places(rows, keys, wanted):
            found.setdefault(id(rows.table), {}).setdefault(rows.places[place], rows)
    return tuple(_sheet(sorted(places), next(iter(places.values())), context, wanted) for places in found.values())


def _places(rows, keys, wanted):
    """Where among the readable rows they are."""
    for place in range(len(rows.places)):
        row = _row(rows, place)
        if _is_of(row, keys, wanted) and _is_its(row, keys, wanted):
            yield place


def _row(rows, place):
    return {name: column[place] for name, column in rows.values.items() if len(column) == len(rows.places)}


def _is_of(row, keys, wanted):
    """Whether a row is of what was asked: by its post, by its slice, by its day."""
    if wanted.published:
        return row.get("post_id") in keys.names
    if wanted.dimension:
        said = {value for value in row.values() if isinstance(value, str)}
        return bool(said & keys.names) and not said & keys.few
    days = [value.date() if isinstance(value, datetime) else value for value in row.values() if isinstance(value, date)]
    return any(first <= day <= last for day in days for first, last in keys.days)


def _is_its(row, keys, wanted):
    """Whether a row that names its account, platform, measure or dimension (a sheet's does) names those asked for."""
    told = {"platform": {wanted.platform}, "measure": keys.measures, "dimension": {wanted.dimension}}
    return row.get("account") not in keys.others and all(not row.get(name) or row[name] in said for name, said in told.items())


def _undated(context, keys, wanted):
    """Every row of a table that is about a whole period and tells the measure: its number is their sum."""
    tables = {id(rows.table): rows for rows in context.seen if wanted.measure in rows.values and rows.table is not None}
    its = [(_its(rows, keys, wanted), rows) for rows in tables.values()]
    return tuple(_sheet(places, rows, context, wanted) for places, rows in its if places)


def _its(rows, keys, wanted):
    return [place for at, place in enumerate(rows.places) if _is_its(_row(rows, at), keys, wanted)]


def _sheet(places, rows, context, wanted):
    table, columns = rows.table, rows.columns
    ways = ((wanted.measure,), context.claim.export.parts.get(wanted.measure, ()), ("value",), ("share",))
    named = next((names for names in ways if any(name in columns for name in names)), ())
    told = frozenset(at for name in named for at in columns.get(name, ()))
    return Sheet(table.sheet, table.header, tuple(Row(table.numbers[at], tuple(table.rows[at])) for at in places), told)


def _named(document, keys):
    """Where a file is no table of rows (an audience): the lines that hold the slices' names, and the line under a line of names."""
    wanted = {plain(name) for name in keys.names} | {plain(name.partition(" ")[2]) for name in keys.names} - {""}
    sheets = []
    for grid in document.grids:
        at = [place for place, row in enumerate(grid.rows) if sum(plain(cell) in wanted for cell in row) > 0]
        at += [place + 1 for place in at if _only_names(grid.rows[place]) and place + 1 < len(grid.rows)]
        if at:
            sheets.append(Sheet(grid.name, (), tuple(Row(place + 1, tuple(grid.rows[place])) for place in sorted(set(at)))))
    return tuple(sheets)


def _only_names(row):
    return not any(character.isdigit() for cell in row[1:] for character in cell)
