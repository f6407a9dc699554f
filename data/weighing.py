"""A pile weighed before it is kept: what only adds is kept at once, what would change a shown number waits for a person.

Which files wait is told file by file: those that hold a fact of a month that would change. The others are then tried without them,
and kept only if they truly change nothing; else the whole pile waits. One trial is the import itself: where nothing changes, it is
committed. What a person agrees to is asked of the database again at that moment, and only that is done.
"""

from dataclasses import dataclass
from datetime import timedelta

from data import journal
from data.clock import at as as_of
from data.clock import now
from data.consequences import changed
from data.keep import Outcome, answered, place, record
from data.keep import take_back as mark_undone
from data.problems import Problem
from data.progress import each, tell


@dataclass(frozen=True)
class Weighed:
    """What became of a pile: an Outcome per export, in order, and the Changes that those `held` would make."""

    outcomes: tuple
    changes: tuple = ()


class _Unagreed(Exception):
    """What would be changed is not what was agreed to: the transaction is left."""


def take(store, founds):
    """Keep what only adds; the Weighed pile, in which what would change a shown number is `held`."""
    founds = tuple(founds)
    outcomes, changes = _attempt(store, founds)
    if not changes:
        return Weighed(outcomes)
    touched = {change.about for change in changes}
    waits = [outcome.status == "kept" and bool(touched & _months_of(outcome.reading)) for outcome in outcomes]
    kept, more = _attempt(store, [found for found, waiting in zip(founds, waits, strict=True) if not waiting])
    if more or not any(waits):
        return Weighed(tuple(map(_held, outcomes)), tuple(changes))
    rest = iter(kept)
    outcomes = tuple(_held(outcome) if waiting else next(rest) for outcome, waiting in zip(outcomes, waits, strict=True))
    return settle(store, outcomes, ())


def settle(store, outcomes, agreed):
    """Keep what is `held` in a pile where it changes what was agreed to and nothing else, or nothing at all any more; else it stays
    held, with what it would change now."""
    kept, changes = _attempt(store, [outcome.found for outcome in outcomes if outcome.status == "held"], agreed)
    if changes:
        return Weighed(tuple(outcomes), tuple(changes))
    rest = iter(kept)
    return Weighed(tuple(next(rest) if outcome.status == "held" else outcome for outcome in outcomes))


def leave_out(outcomes):
    """The same pile without what was `held`."""
    return tuple(Outcome("left", outcome.found) if outcome.status == "held" else outcome for outcome in outcomes)


def undo(store, receipt, agreed=(), by=""):
    """Take an import back where it changes what was agreed to; else [Change], and nothing is done. Raises NoSuchReceipt."""
    try:
        with store.writer() as cursor, as_of(now()):
            was = mark_undone(cursor, receipt, by)
            _insist(store, cursor, agreed)
            journal.write(cursor, "undo", receipt, was, by)
    except _Unagreed as unagreed:
        return unagreed.args[0]
    return []


def said(changes):
    """What is agreed to by agreeing to changes."""
    return frozenset(change.said for change in changes)


def _attempt(store, founds, agreed=()):
    """(an Outcome per export, []) of a pile kept in one transaction; or, with nothing kept, what they would have been and the
    Changes."""
    outcomes = []
    if not founds:
        return (), []
    try:
        with store.writer() as cursor, as_of(now()):
            for found in each("weigh", founds, lambda found: found.file):
                found = answered(cursor, found)
                outcomes.append(Outcome("refused", found) if isinstance(found.outcome, Problem) else place(cursor, found))
            tell("weigh", len(founds), len(founds))
            _insist(store, cursor, agreed)
            for outcome in outcomes:
                if not outcome.problem:
                    record(store, cursor, outcome)
    except _Unagreed as unagreed:
        return tuple(outcomes), unagreed.args[0]
    return tuple(outcomes), []


def _insist(store, cursor, agreed):
    """Leave the transaction where it would change anything but what was agreed to."""
    changes = changed(store.reader(), cursor)
    if changes and said(changes) != frozenset(agreed):
        raise _Unagreed(changes)


def _held(outcome):
    return Outcome("held", outcome.found) if outcome.status == "kept" else outcome


def _months_of(reading):
    """{what a Change is `about`} that an export holds facts of; of posts, their number; of slices, their breakdown, also of the
    month that a portrait or a span follows by a few days."""
    tables, about = reading.facts.tables, set()
    if "measurement" in tables:
        told = _told(tables["measurement"], "platform", "measure", "last_day")
        about |= {(platform, measure, _month(day)) for platform, measure, day in told}
    if "post" in tables:
        about |= {(platform, "posts", _month(day)) for platform, day in _told(tables["post"], "platform", "published")}
    if "segment" in tables:
        for platform, measure, dimension, day in set(_told(tables["segment"], "platform", "measure", "dimension", "last_day")):
            about |= {(platform, f"{measure}/{dimension}", _month(day - timedelta(late))) for late in (0, 5, 15)}
    return about


def _told(table, *columns):
    return zip(*(table[name].to_pylist() for name in columns), strict=True)


def _month(day):
    return day.replace(day=1)
