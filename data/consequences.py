"""What would change: the numbers already shown of a month that an import, or the undo of one, would make others.

It is found by doing it, through the code that keeps, in a transaction that is not committed; another cursor still sees what
stands. What is only added (a month that was not there, days after those of a month in progress, the first portrait of an audience
once its month is over) is no change. Of posts, their number a month counts: what an old post has gathered since it was last seen is
drift, and expected. A slice of too few people is not shown, so that none of its numbers is told here either.
"""

from dataclasses import dataclass, replace
from datetime import date

from data.keep import answered, place, take_back
from data.problems import Problem
from data.seals import sealed_months, sealed_values
from data.shown import Key, Row, facts, receipts_behind, shown
from data.small_cells import least

__all__ = ["Change", "Row", "changed", "consequences", "differences", "shown"]


@dataclass(frozen=True)
class Change:
    """One number of a month, before and after (None where it would be gone), the receipts it comes from today, the rows that
    differ, and whether it stands in a sealed month. Of a slice also its `dimension`, whether it `is_share`, and `few` where its
    numbers are not to be told."""

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
    dimension: str = ""
    is_share: bool = False
    few: bool = False

    @property
    def key(self):
        """Which number it is."""
        return Key(self.platform, self.account, self.measure, self.month, self.dimension, self.is_share)

    @property
    def said(self):
        """What a person agrees to: which number becomes which."""
        return (*self.key, self.before, self.after, self.sealed)

    @property
    def about(self):
        """(platform, measure, month), of a slice the breakdown it belongs to: what a file that makes it holds facts of."""
        measure, *of = self.measure.split("/", 2) if self.dimension else (self.measure,)
        return self.platform, "/".join((measure, *of[:1])), self.month

    @property
    def segment(self):
        """Of a slice, its name."""
        return self.measure.split("/", 2)[2] if self.dimension else ""


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
    remain = {(key.platform, key.dimension, key.month) for key in becomes}
    return [change for change in _told(before, after, changes, was, becomes) if _is_restated(change, remain)]


def _told(before, after, changes, was, becomes):
    """The same changes with what they come from, without the slices that are hidden now and then."""
    renamed, behind = _renamed(was, becomes), receipts_behind(before)
    sealed, months = sealed_values(before), sealed_months(before)
    old, new = (facts(cursor, [change.key for change in changes], state) for cursor, state in ((before, was), (after, becomes)))
    smallest = least(before)
    for change in changes:
        key = change.key
        one, other = old.get(key, {}), new.get(key._replace(account=renamed.get(key[:2], key.account)), {})
        few = {row.few for row in (*one.values(), *other.values())}
        if few == {True} and (change.is_share or max(change.before, change.after or 0) < smallest):
            continue
        receipts = behind.get(key) or tuple(sorted({row.receipt for row in one.values()}))
        is_sealed = key[:4] in sealed or (bool(key.dimension) and key.month in months)
        yield replace(change, receipts=receipts, rows=_rows(one, other), sealed=is_sealed, few=True in few)


def differences(before, after):
    """[Change] between two states of what is shown, by month; what the second adds is none."""
    changes, renamed = [], _renamed(before, after)
    for key, (value, whole, _) in before.items():
        later = after.get(key._replace(account=renamed.get(key[:2], key.account)), (None,))[0]
        if later != value:
            changes.append(Change(*key[:4], value, later, whole, dimension=key.dimension, is_share=key.is_share))
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


def _rows(old, new):
    """The Rows that differ between two states of a month, by day."""
    values = {key: row.after for key, row in old.items()}
    rows = [replace(row, before=values.get(key)) for key, row in new.items() if values.get(key) != row.after]
    rows += [replace(row, before=row.after, after=None) for key, row in old.items() if key not in new]
    return tuple(sorted(rows, key=lambda row: (row.first_day, row.last_day, row.after is None, row.post_id)))


def _is_restated(change, remain):
    """Whether a value becomes another: a month in progress that only grows does not, nor does its breakdown that a later day tells
    anew; `remain` are the breakdowns that are told afterwards."""
    if change.dimension:
        latest = max((row.last_day for row in change.rows if row.after is not None), default=date.min)
        anew = change.after is None and (change.platform, change.dimension, change.month) in remain
        return change.whole or (not anew and any(row.before is not None and row.last_day >= latest for row in change.rows))
    fewer = change.after is None or (change.measure == "posts" and change.after < change.before)
    restated = any(row.before is not None and not row.post_id for row in change.rows)
    return change.whole or fewer or restated
