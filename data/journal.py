"""What people said and did, an act a row: the audit trail, and beside the originals the only thing no computation brings back.

An act is a word (`event`, `tag`, `decision`…) about a subject; the last entry about a subject stands, and an entry that says
nothing takes it back. Nothing is ever changed or removed.
"""

import json
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from data.clock import now


@dataclass(frozen=True)
class Entry:
    """One act: when, by whom, what it is, what it is about, and what was said (None takes back what stood)."""

    no: int
    at: datetime
    by: str
    act: str
    subject: str
    said: dict | None


_speaker = ContextVar("speaker", default="")


@contextmanager
def speaking(name):
    """Within the block, what is written without a name is said by this person."""
    before = _speaker.set(name)
    try:
        yield
    finally:
        _speaker.reset(before)


def speaker():
    """Who speaks now; an empty text where nobody said."""
    return _speaker.get()


def write(cursor, act, subject, said=None, by="", at=None):
    """Add an entry, within the writer's transaction; said now, unless `at` another moment."""
    cursor.execute("insert into journal (said_at, said_by, act, subject, said) values ($at, $by, $act, $subject, $said)",
                   {"at": at or now(), "by": by or speaker(), "act": act, "subject": subject,
                    "said": None if said is None else json.dumps(said, ensure_ascii=False, default=str)})


def numbered(cursor, act, stem):
    """The next free subject of an act that begins with `stem` and ends in a number. Asked within the writer's transaction, for two
    people who say something at once say two things."""
    last = cursor.execute("""
        select max(try_cast(substr(subject, length($stem) + 1) as integer))
        from journal
        where act = $act and starts_with(subject, $stem)""", {"act": act, "stem": stem}).fetchone()[0]
    return f"{stem}{(last or 0) + 1}"


def standing(cursor, act):
    """{subject: what was said} of everything of that act that stands, in the order it was said."""
    rows = cursor.execute("select subject, said from standing where act = $act order by no", {"act": act}).fetchall()
    return {subject: decoded(said) for subject, said in rows}


def decoded(said):
    """What was said, from the column; None where nothing was."""
    return json.loads(said) if said else None


def entries(cursor, act=None):
    """Every Entry, newest first; of one act where named."""
    rows = cursor.execute("from journal where act = coalesce($act, act) order by no desc", {"act": act}).fetchall()
    return [Entry(no, at, by, name, subject, decoded(said)) for no, at, by, name, subject, said in rows]
