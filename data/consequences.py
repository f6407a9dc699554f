"""What would change: the months already shown whose value an import, or the undo of one, would make another.

It is found by doing it, through the code that keeps, in a transaction that is rolled back. What is only added (a month that was
not there, days after those of a month in progress) is no change.
"""

from dataclasses import dataclass, replace
from datetime import date

from data.keep import answered, place, take_back
from data.problems import Problem
from data.seals import sealed_values


@dataclass(frozen=True)
class Change:
    """One month's value of one measure, before and after (None where it would be gone), the receipts it comes from today, and
    whether the month is sealed: the sealed number stays what it is."""

    platform: str
    account: str
    measure: str
    month: date
    before: float
    after: float | None
    whole: bool
    receipts: tuple = ()
    sealed: bool = False


def consequences(store, founds=(), undo=None):
    """[Change] of keeping what was found in a pile, or of the undo of a receipt, by month. Raises NoSuchReceipt."""
    with store.trial() as cursor:
        before = shown(cursor)
        cursor.execute(_IN_PROGRESS)
        for found in (answered(cursor, found) for found in founds):
            if not isinstance(found.outcome, Problem):
                place(cursor, found)
        if undo:
            take_back(cursor, undo)
        changes, restated = differences(before, shown(cursor)), set(cursor.execute(_RESTATED).fetchall())
    return _with_receipts(store.reader(), [change for change in changes if _is_restated(change, restated)])


def shown(cursor):
    """{(platform, account, measure, month): (value, whether the month is whole)} of everything a page shows by month."""
    rows = cursor.execute("select platform, account, measure, month, value, complete from shown_month").fetchall()
    return {row[:4]: row[4:] for row in rows}


def differences(before, after):
    """[Change] between two states of what is shown, by month; what the second adds is none."""
    changes, renamed = [], _renamed(before, after)
    for (platform, account, measure, month), (value, whole) in before.items():
        key = (platform, renamed.get((platform, account), account), measure, month)
        later = after.get(key, (None, None))[0]
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


_IN_PROGRESS = """
    create temp table in_progress as                                  -- the facts of months that are not whole
    select c.* from current_measurement c
    semi join shown_month s on s.platform = c.platform and s.account = c.account and s.measure = c.measure and s.source = c.export
          and s.month = date_trunc('month', c.last_day) and not s.complete"""
_RESTATED = """
    select distinct p.platform, p.measure, date_trunc('month', p.last_day)::date          -- those that are no longer what they were
    from in_progress p
    where not exists (from current_measurement c where c.platform = p.platform and c.export = p.export and c.measure = p.measure
                      and c.first_day = p.first_day and c.last_day = p.last_day and c.value = p.value)"""


def _is_restated(change, restated):
    """Whether a value becomes another, where a month in progress that only grows does not."""
    fewer = change.after is None or (change.measure == "posts" and change.after < change.before)
    return change.whole or fewer or (change.platform, change.measure, change.month) in restated


def _with_receipts(cursor, changes):
    """The same changes with the receipts that today's values come from, and whether a seal holds them."""
    behind, sealed = {}, sealed_values(cursor) if changes else {}
    for *key, receipt in cursor.execute("from shown_receipt order by all").fetchall() if changes else ():
        behind.setdefault(tuple(key), []).append(receipt)
    return [replace(change, receipts=tuple(behind.get(_key(change), ())), sealed=_key(change) in sealed) for change in changes]


def _key(change):
    return change.platform, change.account, change.measure, change.month
