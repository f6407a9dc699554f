"""What would change: the months already shown whose value an import, or the undo of one, would make another.

It is found by doing it, through the code that keeps, in a transaction that is not committed; another cursor still sees what
stands. What is only added (a month that was not there, days after those of a month in progress) is no change. Of posts, their
number a month counts: what an old post has gathered since it was last seen is drift, and expected.
"""

from dataclasses import dataclass, replace
from datetime import date

from data.keep import answered, place, take_back
from data.problems import Problem
from data.seals import sealed_values


@dataclass(frozen=True)
class Row:
    """One row behind a change: its days, its value before and after (None where it is not there), the receipt and the file that
    say so, and of a post its id and words."""

    first_day: date
    last_day: date
    before: float | None
    after: float | None
    receipt: str
    file: str
    post_id: str = ""
    text: str = ""


@dataclass(frozen=True)
class Change:
    """One month's value of one measure, before and after (None where it would be gone), the receipts it comes from today, the rows
    that differ, and whether it stands in a sealed month."""

    platform: str
    account: str
    measure: str
    month: date
    before: float
    after: float | None
    whole: bool
    receipts: tuple = ()
    rows: tuple = ()
    sealed: bool = False

    @property
    def said(self):
        """What a person agrees to: which number becomes which."""
        return (self.platform, self.account, self.measure, self.month, self.before, self.after, self.sealed)


def consequences(store, founds=(), undo=None):
    """[Change] of keeping what was found in a pile, or of the undo of a receipt, by month. Raises NoSuchReceipt."""
    with store.trial() as cursor:
        for found in founds:
            found = answered(cursor, found)
            if not isinstance(found.outcome, Problem):
                place(cursor, found)
        if undo:
            take_back(cursor, undo)
        return changed(store.reader(), cursor)


def changed(before, after):
    """[Change] between two cursors: one that sees what stands, and one in a transaction that is not committed yet."""
    was, becomes = shown(before), shown(after)
    changes = differences(was, becomes)
    if not changes:
        return []
    renamed, behind, sealed = _renamed(was, becomes), _receipts(before), sealed_values(before)
    old, new = _facts(before, changes, was), _facts(after, changes, becomes)
    told = []
    for change in changes:
        platform, account, measure, month = key = change.said[:4]
        rows = _rows(old.get(key, {}), new.get((platform, renamed.get((platform, account), account), measure, month), {}))
        told.append(replace(change, receipts=behind.get(key, ()), rows=rows, sealed=key in sealed))
    return [change for change in told if _is_restated(change)]


def shown(cursor):
    """{(platform, account, measure, month): (value, whether the month is whole, its source)} of what a page shows by month."""
    rows = cursor.execute("select platform, account, measure, month, value, complete, source from shown_month").fetchall()
    return {row[:4]: row[4:] for row in rows}


def differences(before, after):
    """[Change] between two states of what is shown, by month; what the second adds is none."""
    changes, renamed = [], _renamed(before, after)
    for (platform, account, measure, month), (value, whole, _) in before.items():
        key = (platform, renamed.get((platform, account), account), measure, month)
        later = after.get(key, (None,))[0]
        if later != value:
            changes.append(Change(platform, account, measure, month, value, later, whole))
    return sorted(changes, key=lambda change: (change.month, change.platform, change.account, change.measure))


def _renamed(before, after):
    """{(platform, account): its name later}, where the one account of a platform gets a name: no number changes by it."""
    before, after = _accounts(before), _accounts(after)
    return {(platform, *accounts): next(iter(after[platform])) for platform, accounts in before.items()
            if len(accounts) == 1 and len(after.get(platform, ())) == 1}


def _accounts(months):
    """{platform: its accounts}."""
    accounts = {}
    for platform, account, *_ in months:
        accounts.setdefault(platform, set()).add(account)
    return accounts


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


def _facts(cursor, changes, months):
    """{month's key: {a fact's key: Row as it stands there}} of what the changed months are made of."""
    asked = {"platforms": list({c.platform for c in changes}), "months": list({c.month for c in changes})}
    sources, found = {key: source for key, (*_, source) in months.items()}, {}
    measured = cursor.execute(_MEASURED, asked | {"measures": list({c.measure for c in changes})}).fetchall()
    for *key, export, first, last, value, receipt, file in measured:
        if sources.get(tuple(key)) == export:
            found.setdefault(tuple(key), {})[export, first, last] = Row(first, last, None, value, receipt, file)
    if counted := {(key[0], key[3]): key for key, source in sources.items() if source == "posts"}:
        for platform, month, post, day, text, receipt, file in cursor.execute(_PUBLISHED, asked).fetchall():
            if (platform, month) in counted:
                found.setdefault(counted[platform, month], {})[post] = Row(day, day, None, 1, receipt, file, post, text or "")
    return found


def _rows(old, new):
    """The Rows that differ between two states of a month, by day."""
    values = {key: row.after for key, row in old.items()}
    rows = [replace(row, before=values.get(key)) for key, row in new.items() if values.get(key) != row.after]
    rows += [replace(row, before=row.after, after=None) for key, row in old.items() if key not in new]
    return tuple(sorted(rows, key=lambda row: (row.first_day, row.last_day, row.after is None, row.post_id)))


def _is_restated(change):
    """Whether a value becomes another, where a month in progress that only grows does not."""
    fewer = change.after is None or (change.measure == "posts" and change.after < change.before)
    restated = any(row.before is not None and not row.post_id for row in change.rows)
    return change.whole or fewer or restated


def _receipts(cursor):
    """{month's key: the receipts that its value comes from}."""
    behind = {}
    for *key, receipt in cursor.execute("from shown_receipt order by all").fetchall():
        behind.setdefault(tuple(key), []).append(receipt)
    return {key: tuple(names) for key, names in behind.items()}
