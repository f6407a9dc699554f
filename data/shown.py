"""What pages show of a month, as one table of numbers: its values, the number of its posts, the slices of its breakdowns.

Two cursors tell two states of it, what stands and what a transaction would make of it; beside each number, the rows it is made of.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.small_cells import in_segments, least


class Key(NamedTuple):
    """Which number: of a slice, the measure is `followers/age/25-34`, `dimension` is `age`, and a share is told from a count."""

    platform: str
    account: str
    measure: str
    month: date
    dimension: str = ""
    is_share: bool = False


@dataclass(frozen=True)
class Row:
    """One row behind a change: its days, its value before and after (None where it is not there), the receipt and the file that
    say so, of a post its id and words, of a slice whether it holds too few people to be shown."""

    first_day: date
    last_day: date
    before: float | None
    after: float | None
    receipt: str
    file: str
    post_id: str = ""
    text: str = ""
    few: bool = False


def shown(cursor):
    """{Key: (value, whether it tells the whole month, its source)} of what a page shows by month."""
    rows = cursor.execute(f"select {', '.join(Key._fields)}, value, complete, source from shown_month").fetchall()
    return {Key(*row[:6]): row[6:] for row in rows}


def receipts_behind(cursor):
    """{Key: the receipts that its value comes from}, of what is no slice."""
    behind = {}
    for *key, receipt in cursor.execute("from shown_receipt order by all").fetchall():
        behind.setdefault(Key(*key), []).append(receipt)
    return {key: tuple(names) for key, names in behind.items()}


def facts(cursor, keys, months):
    """{Key: {a fact's key: Row as it stands there}} of what these numbers are made of; `months` is what is shown there."""
    asked = {"platforms": list({key.platform for key in keys}), "months": list({key.month for key in keys})}
    found = {}
    for read, by in ((_measured, "measure"), (_published, None), (_sliced, "dimension")):
        named = {by + "s": list({getattr(key, by) for key in keys})} if by else {}
        for key, fact, row in read(cursor, asked | named, months):
            found.setdefault(key, {})[fact] = row
    return found


_MEASURED = """
    select c.platform, c.account, c.measure, date_trunc('month', c.last_day)::date as month, c.export, c.first_day, c.last_day,
           c.value, c.receipt, r.file
    from current_measurement c
    join receipt r on r.receipt = c.receipt
    where c.platform in (select unnest($platforms)) and c.measure in (select unnest($measures))
      and date_trunc('month', c.last_day) in (select unnest($months))"""
_PUBLISHED = """
    select c.platform, date_trunc('month', c.published)::date as month, c.post_id, c.published, c.text, arg_max(r.receipt, r.rank),
           arg_max(r.file, r.rank)
    from current_post c
    join post p on p.platform = c.platform and p.post_id = c.post_id
    join active_receipt r on r.no = p.receipt_no
    where c.format is distinct from 'story' and c.platform in (select unnest($platforms))
      and date_trunc('month', c.published) in (select unnest($months))
    group by all"""
_SLICED = """
    select s.platform, s.account, concat_ws('/', s.measure, s.dimension, s.segment), s.month, s.dimension, s.value is null,
           s.export, s.first_day, s.last_day, coalesce(s.value, s.share), arg_max(r.receipt, r.rank), arg_max(r.file, r.rank),
           arg_max(g.rowid, r.rank)
    from shown_slice s
    join segment g on g.platform = s.platform and g.measure = s.measure and g.dimension = s.dimension and g.segment = s.segment
     and g.first_day = s.first_day and g.last_day = s.last_day
    join active_receipt r on r.no = g.receipt_no and r.export = s.export
    left join default_account d on d.platform = g.platform
    where coalesce(nullif(g.account, ''), d.account, '') = s.account and s.platform in (select unnest($platforms))
      and s.dimension in (select unnest($dimensions)) and s.month in (select unnest($months))
    group by all"""


def _measured(cursor, asked, months):
    for *key, export, first, last, value, receipt, file in cursor.execute(_MEASURED, asked).fetchall():
        if months.get(Key(*key), (None,))[-1] == export:
            yield Key(*key), (export, first, last), Row(first, last, None, value, receipt, file)


def _published(cursor, asked, months):
    counted = {(key.platform, key.month): key for key, (*_, source) in months.items() if source == "posts"}
    if counted:
        for platform, month, post, day, text, receipt, file in cursor.execute(_PUBLISHED, asked).fetchall():
            if (platform, month) in counted:
                yield counted[platform, month], post, Row(day, day, None, 1, receipt, file, post, text or "")


def _sliced(cursor, asked, months):
    if not any(asked["dimensions"]):
        return
    few = set(in_segments(cursor, least(cursor)))
    for *key, export, first, last, value, receipt, file, row in cursor.execute(_SLICED, asked).fetchall():
        yield Key(*key), (export, first, last), Row(first, last, None, value, receipt, file, few=row in few)
