"""Rows to facts: the readings that exports of one shape share.

`posts` reads one row per post, `days` one row per day, `slices` one row per slice of a breakdown. Each gives the same
care to a row that cannot be read: it is set aside with its reason, and a file with more than one such row in twenty is
refused whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress

from data.facts import MEASUREMENT, OBSERVATION, POST, SEGMENT, Facts, measured, table
from data.measures import MEASURES
from data.problems import BadValue, DamagedFile, EmptyExport, MissingColumn
from data.reading import Reading, SetAside, totals
from data.table import Table, Uneven
from data.values import is_crushed

_DECIMAL = re.compile(r"[+-]?\d+,\d+%?")
BAD = object()                                   # what a cell becomes that cannot be read


@dataclass(frozen=True)
class Rows:
    """What the readable rows say, a list of values per column, and the rows set aside; `places` are those of the readable ones
    in their table, `columns` where each column's cells lie in it."""

    values: dict
    set_aside: tuple
    count: int
    table: Table | None = None
    places: Sequence = ()
    columns: dict = field(default_factory=dict)

    def __getitem__(self, name):
        """A column's values; all absent where the file has no such column."""
        return self.values.get(name, [None] * self.count)

    @property
    def measures(self):
        """The columns that are measures."""
        return {name: values for name, values in self.values.items() if name in MEASURES}


def read_rows(claim, context, key, failed=None, role="main", columns=None, also=None):
    """The rows of a claimed table, read column by column.

    `key` names the columns without which a row is nothing; `failed` tells from a column's text whether the platform
    itself marked the row as failed: such rows are set aside and not held against the file. `also` finds rows at fault for
    what several columns say together: {name: values} → {row: (reason, column, text)}.
    """
    rows, columns = claim.tables[role], columns or claim.export.columns
    _insist(rows, columns, claim, context)
    cells = {name: rows.cells(column) for name, column in columns.items() if rows.has(column)}
    comma = context.document.delimiter == ";"
    told = {name: _values(_reader(columns[name], texts), texts, comma) for name, texts in cells.items()}
    values = {name: values for name, (values, _) in told.items()}
    torn = {name: values for name, (values, is_torn) in told.items() if is_torn}
    excused = _failed(cells, values, failed)
    aside = _repeated(values, key, excused) | (also(values) if also else {}) | _unreadable(columns, cells, torn)
    uneven = {row: cells for row, cells in enumerate(rows.rows) if isinstance(cells, Uneven)}
    aside |= {row: (cells.why, rows.header[-1], " ".join(cells)) for row, cells in uneven.items()}
    _refuse_crushed(columns, cells, key, context)
    aside = {row: why for row, why in aside.items() if row not in excused}
    _refuse(aside, len(rows.rows) - len(excused), rows, columns, context)
    aside |= {row: ("failed", failed, cells[failed][row]) for row in excused}
    kept = range(len(rows.rows))
    if aside:
        kept = [row for row in kept if row not in aside]
        values = {name: [column[row] for row in kept] for name, column in values.items()}
    notes = tuple(SetAside(rows.numbers[row], column, text[:200], why) for row, (why, column, text) in sorted(aside.items()))
    lie = {name: tuple(at for places in rows.positions(columns[name]).values() for at in places) for name in cells}
    return context.saw(Rows(values, notes, len(kept), rows, kept, lie))


def lines_of(table, columns, wanted):
    """The lines of a table whose cells read as {column: value}."""
    cells = {name: table.cells(columns[name]) for name in wanted}
    values = [_values(_reader(columns[name], texts), texts, False)[0] for name, texts in cells.items()]
    return [table.first + row for row, cells in enumerate(zip(*values, strict=True)) if cells == tuple(wanted.values())]


def _insist(rows, columns, claim, context):
    for column in columns.values():
        if column.needed and not rows.has(column):
            raise MissingColumn(file=context.file, export=claim.export.name, column=column.label, saw=", ".join(rows.header[:30]))


def _reader(column, texts):
    return column.among(texts) if column.among else column.reads


def _values(reads, texts, comma):
    """What each text reads as, and whether one cannot be read; each distinct text once: a column of counts repeats itself."""
    known = {}
    for text in set(texts):
        try:
            known[text] = _possible(reads(text))
        except (ValueError, OverflowError):
            known[text] = _with_comma(reads, text) if comma else BAD
    return list(map(known.__getitem__, texts)), any(value is BAD for value in known.values())


def _possible(value):
    """A value as read; a day of another age is a slip or a ruin, and would stretch every calendar."""
    if isinstance(value, date) and not 1900 <= value.year <= 2100:
        raise ValueError(value)
    return value


def _with_comma(reads, text):
    """In a file that a spreadsheet program saved with semicolons, a lone comma is a decimal one."""
    try:
        return reads(text.replace(",", ".")) if _DECIMAL.fullmatch(text.strip()) else BAD
    except (ValueError, OverflowError):
        return BAD


def _failed(cells, values, failed):
    """Rows that the platform marked as failed: a comment, and no id beside it."""
    if failed not in cells:
        return set()
    return {row for row, text in enumerate(cells[failed]) if text.strip() and values["post_id"][row] is None}


def _unreadable(columns, cells, torn):
    aside = {}
    for name, column in torn.items():
        label = columns[name].label or name
        for row, value in enumerate(column):
            if value is BAD:
                aside.setdefault(row, ("unreadable", label, cells[name][row]))
    return aside


def _repeated(values, key, excused):
    """Rows without a key, or whose key another row already has."""
    aside, seen = {}, set()
    for row, parts in enumerate(zip(*(values[name] for name in key), strict=True)):
        if row in excused or BAD in parts:
            continue
        if None in parts:
            aside[row] = ("no_key", key[parts.index(None)], "")
        elif parts in seen:
            aside[row] = ("repeated", key[0], str(parts[0]))
        seen.add(parts)
    return aside


def _refuse_crushed(columns, cells, key, context):
    for name in key:
        text = next(filter(is_crushed, dict.fromkeys(cells.get(name, ()))), None)
        if text and name.endswith("_id"):
            raise DamagedFile(file=context.file, saw=text, column=columns[name].label)


def _refuse(aside, count, rows, columns, context):
    """More than one row in twenty that cannot be read: the file is refused, its first bad row told."""
    lost = sum(text.count("\n") for why, _, text in aside.values() if why == "cut")       # lines that an open quote swallowed
    if (len(aside) + lost) * 20 <= count + lost:
        return
    row, (why, column, text) = min(aside.items())
    expected = {"no_key": "something", "repeated": "a new one"}.get(why, "a value")
    raise BadValue(file=context.file, count=len(aside), rows=count, line=rows.numbers[row], column=column, text=text,
                   expected=expected)


def with_sums(measures, parts):
    """The measures, and where one has no column of its own the sum of its parts; a row with an absent part adds none."""
    for whole, names in parts.items():
        if whole not in measures and all(name in measures for name in names):
            rows = zip(*(measures[name] for name in names), strict=True)
            measures = {**measures, whole: [None if None in row else sum(row) for row in rows]}
    return measures


def posts(tidy=None, failed=None, key=("post_id",)):
    """A reading of one row per post. `tidy` puts the columns right once read ({name: values} → the same); a row without a cell of
    the `key` is set aside."""

    def reads(claim, context):
        rows = read_rows(claim, context, key, failed)
        return posted(replace(rows, values=tidy(rows.values)) if tidy else rows, claim, context)

    return reads


def posted(rows, claim, context):
    """The Reading of rows that are posts."""
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    platform, owner = claim.export.platform, context.account(_commonest(context.saw(rows)["account"]))
    measures = with_sums(rows.measures, claim.export.parts)
    post = table(POST, rows.count, platform=platform, account=[name or owner or "" for name in rows["account"]],
                 **{name: rows[name] for name in ("post_id", "published", "format", "text", "permalink", "hour")})
    seen = measured(OBSERVATION, measures, platform=platform, post_id=rows["post_id"])
    return Reading(rows.count, min(rows["published"]), max(rows["published"]), totals(measures),
                   Facts({"post": post, "post_observation": seen}), account=owner, set_aside=rows.set_aside)


def _commonest(names):
    """The account of most rows; None where two have as many."""
    counts = {}
    for name in names:
        if name:
            counts[name] = counts.get(name, 0) + 1
    most = max(counts.values(), default=0)
    leaders = [name for name, count in counts.items() if count == most]
    return leaders[0] if len(leaders) == 1 else None


def days(claim, context):
    """A reading of one row per day."""
    return daily(read_rows(claim, context, ("day",)), claim, context)


def daily(rows, claim, context, platform=None):
    """The Reading of rows that are days, once their days are known."""
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    platform, account = platform or context.platform(), context.account(_commonest(context.saw(rows)["account"]))
    measures = with_sums(rows.measures, claim.export.parts)
    owners = [name or account or "" for name in rows["account"]]
    facts = measured(MEASUREMENT, measures, platform=platform, account=owners, ours=True, first_day=rows["day"],
                     last_day=rows["day"])
    return Reading(rows.count, min(rows["day"]), max(rows["day"]), totals(measures), Facts({"measurement": facts}),
                   account=account, platform=platform, set_aside=rows.set_aside)


def slices(platform, account, dimension, measure, first_day, last_day, segments, values=None, shares=None):
    """Segment facts of one dimension; days are one for all or one a slice. A slice with neither value nor share is left out."""
    blank = [None] * len(segments)
    kept = [bool(name) and (value is not None or part is not None)
            for name, value, part in zip(segments, values or blank, shares or blank, strict=True)]
    along = {"first_day": first_day, "last_day": last_day, "segment": segments, "value": values, "share": shares}
    along = {name: list(compress(column, kept)) if isinstance(column, (list, tuple)) else column for name, column in along.items()}
    return table(SEGMENT, sum(kept), platform=platform, account=account or "", measure=measure, dimension=dimension, **along)


def sliced(platform, account, dimension, first_day, last_day, segments, measures):
    """The Facts of the same slices by several measures: {measure: values}."""
    facts = Facts()
    for measure, values in measures.items():
        facts = facts.plus("segment", slices(platform, account, dimension, measure, first_day, last_day, segments, values))
    return facts


def distinct(names, others):
    """Names of slices, told apart by something else where two different things bear the same one."""
    bearers = {}
    for name, other in zip(names, others, strict=True):
        bearers.setdefault(name, set()).add(other)
    return [f"{name} ({other})" if name and other and len(bearers[name]) > 1 else name
            for name, other in zip(names, others, strict=True)]
