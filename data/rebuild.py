"""The database made anew from what no computation brings back: the originals and the journal.

Every import is read again as it was then (its name, its answers, its day), under the same receipt; undos are done again; every
other act is copied with its time. What was kept before originals were is copied as it stands, and named in the result. The old
file is not touched before the new one is whole.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from data import journal, originals
from data.clock import at
from data.consequences import differences, shown
from data.facts import SHAPES
from data.journey import read_files
from data.keep import place, take_back
from data.problems import CannotRebuild, InTheWay, Problem
from data.progress import each, followed
from data.stamp import answers_of, mapping_of
from data.store import TAUGHT, open_store, tables
from data.whole import new_folder, unfinished, whole

_OF_RECEIPTS = ("set_aside", *SHAPES)            # what a file brings, beside its receipt
_MADE = {"receipt", "schema_version", *TAUGHT, *_OF_RECEIPTS}


@dataclass(frozen=True)
class Rebuilt:
    """A database made anew: where it is, where the one before lies, how many imports were read again, the receipts that could only
    be copied, and the months whose value is another because an export is read differently today."""

    path: Path
    set_aside: Path | None
    read: int
    copied: tuple
    changes: tuple


def rebuild(store, out=None):
    """Make the database anew, in its place or at `out`. Raises MissingOriginal, DamagedOriginal, CannotRebuild, InTheWay."""
    target = Path(out).resolve() if out else store.path
    if out and target.exists():
        raise InTheWay(path=target)
    new_folder(target.parent)
    made = unfinished(target, ".duckdb")
    try:
        with store.alone() as old:
            read, copied, changes = _make(old, made, originals.folder_of(store))
            if not out:
                return Rebuilt(target, store.become(made, "rebuild"), read, copied, changes)
        _take_along(store, target)
        made.replace(target)
        return Rebuilt(target, None, read, copied, changes)
    finally:
        for left in (made, Path(f"{made}.wal")):
            left.unlink(missing_ok=True)


def _make(old, made, folder):
    """Fill a new database from an old one; (imports read again, receipts copied, months changed)."""
    new = open_store(made)
    try:
        with new.writer() as cursor:
            acts = journal.entries(old)[::-1]
            copied = _copy(old, cursor, acts)
            read = _again(cursor, acts, copied, folder)
            changes = differences(shown(old), shown(cursor))
        new.reader().execute("checkpoint")
        return read, copied, tuple(changes)
    finally:
        new.close()


def _copy(old, cursor, acts):
    """Bring over, as they are, the tables that no file makes, and the receipts that have no original; the names of those."""
    for name in tables(old):
        if name not in _MADE:
            _move(old, cursor, name)
    again = [entry.subject for entry in acts if entry.act == "import" and entry.said.get("sha256")]
    without = "receipt not in (select unnest($again))"
    copied = old.execute(f"select receipt from receipt where {without} order by no", {"again": again}).fetchall()
    _move(old, cursor, "receipt", f"where {without}", again=again)
    for name in _OF_RECEIPTS:
        _move(old, cursor, name, f"where receipt_no in (select no from receipt where {without})", again=again)
    _advance(old, cursor)
    return tuple(name for (name,) in copied)


def _move(old, cursor, table, condition="", **parameters):
    cursor.register("moved", old.sql(f"from {table} {condition}", params=parameters or None).to_arrow_table())
    cursor.execute(f"insert into {table} by name from moved")
    cursor.unregister("moved")


def _advance(old, cursor):
    """Numbers go on where they had come to; those of receipts, after the last one copied."""
    used = dict(old.execute("select sequence_name, last_value from duckdb_sequences() where last_value is not null").fetchall())
    used["receipt_no"] = cursor.execute("select coalesce(max(no), 0) from receipt").fetchone()[0]
    for name, last in used.items():
        cursor.execute(f"select max(nextval('{name}')) from range($last)", {"last": last})


def _again(cursor, acts, copied, folder):
    """Do every import and undo again, in order; how many imports."""
    read = lru_cache(maxsize=1)(lambda *said: read_then(folder, *said))
    done = 0
    for entry in each("again", acts, lambda entry: entry.said.get("file", "") if entry.said else ""):
        with at(entry.at):
            if entry.act == "import" and entry.subject not in copied:
                place(cursor, as_then(entry, read(*dropped(entry.said))), entry.subject)
                done += 1
            elif entry.act == "undo" and entry.subject not in copied:
                take_back(cursor, entry.subject, entry.by)
    return done


def dropped(said):
    """What an import was of: its original, and the mapping it was read through, as text."""
    return said["sha256"], said["dropped"], json.dumps(said["answers"].get("mapping"))


def read_then(folder, sha256, name, mapping):
    """An original read as it was then: through the mapping of that import and no other."""
    taught = mapping_of({"mapping": json.loads(mapping)})
    files = [(name, originals.get(folder, sha256, name))]
    with followed(None):                         # told by whoever reads it again, as one piece
        return list(read_files(files, taught=(taught,)) if taught else read_files(files))


def as_then(entry, founds):
    """The export that an import was of, read again as it was then. Raises CannotRebuild."""
    said = entry.said
    wanted = (said["file"], said["document"], said["export"])
    found = next((f for f in founds if f.document and (f.file, f.document.sha256, f.export) == wanted), None)
    with at(datetime.fromisoformat(said["read_at"])):
        found = found and found.again(answers_of(said["answers"], entry.by))
    if found is None or isinstance(found.outcome, Problem):
        why = found.outcome.message if found else "its headers are no longer taken for that"
        raise CannotRebuild(file=said["file"], export=said["export"], receipt=entry.subject, why=why)
    return found


def _take_along(store, target):
    """The originals that a database elsewhere needs beside it."""
    there = target.parent / originals.FOLDER
    for sha256 in originals.named(store.reader()):
        path = originals.place(there, sha256)
        if not originals.is_sound(path, sha256):
            with whole(path) as beside:
                beside.write_bytes(originals.place(originals.folder_of(store), sha256).read_bytes())
