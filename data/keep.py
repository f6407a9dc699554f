"""One export in, one Receipt out; undo takes it back.

Every kept export is one transaction, which also writes the act in the journal; the file as it was dropped lies among the originals
before it commits. Facts stay where they are when a receipt is undone: what is current is computed
from the receipts that stand, so undo brings every answer back to what it was, also for one that is not the last.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from data import journal, originals
from data.clock import at, now
from data.journey import Found, read_files
from data.mappings import standing
from data.problems import NeedsAnswer, NoSuchReceipt, Problem
from data.stamp import answers_of, name_of, said_of, stamp


@dataclass(frozen=True)
class Receipt:
    """What was kept of one export of one file, and whether it still stands (`kept` or `undone`)."""

    receipt: str
    file: str
    sha256: str
    export: str
    platform: str
    account: str
    language: str
    exported_on: date
    first_day: date | None
    last_day: date | None
    rows: int
    set_aside: int
    kept_by: str
    kept_at: datetime
    undone_at: datetime | None

    @property
    def status(self):
        """`kept`, or `undone` once taken back."""
        return "undone" if self.undone_at else "kept"


@dataclass(frozen=True)
class Outcome:
    """One export's fate: `read`, `kept`, `unchanged` or `refused`, what was found and the receipt's name. Of a weighed pile
    also `held`, until a person agrees to what it would change, and `left` out."""

    status: str
    found: Found
    receipt: str | None = None

    @property
    def problem(self):
        """The Problem that stopped it, or None."""
        return self.found.outcome if isinstance(self.found.outcome, Problem) else None

    @property
    def reading(self):
        """The Reading, or None where refused."""
        return None if self.problem else self.found.outcome


def read_only(files, answers=None, taught=()):
    """[(name, bytes)] → one Outcome per export found, also through the mappings `taught`; nothing is kept."""
    founds = read_files(files, answers, taught)
    return [Outcome("refused" if isinstance(found.outcome, Problem) else "read", found) for found in founds]


def keep(store, files, answers=None):
    """[(name, bytes)] → one Outcome per export found, each kept in a transaction of its own."""
    return list(keeping(store, files, answers))


def keeping(store, files, answers=None):
    """The same, Outcome after Outcome, each once it is committed: what a progress bar follows."""
    for found in read_files(files, answers, standing(store.reader())):
        yield keep_found(store, found)


def keep_found(store, found):
    """Keep one export: `unchanged` where the same bytes already stand under a receipt."""
    found = answered(store.reader(), found)
    if isinstance(found.outcome, Problem):
        return Outcome("refused", found)
    with store.writer() as cursor, at(now()):
        outcome = place(cursor, found)
        record(store, cursor, outcome)
    return outcome


def record(store, cursor, outcome):
    """Write what was placed in the journal, and bring its original to the disk: the last thing before a transaction commits."""
    if outcome.status == "kept":
        journal.write(cursor, "import", outcome.receipt, _act(outcome.found), outcome.found.answers.by)
    _put_original(store, cursor, outcome)


def place(cursor, found, name=None):
    """Write one export's receipt and facts within a transaction, and nothing else: the Outcome. Its name is the next that is free,
    or the one it had before."""
    before, platform = _same_bytes(cursor, found), found.outcome.platform or ""
    standing = next((receipt for receipt, of, stands in before if stands and of == platform), None)
    if standing and not name:
        return Outcome("unchanged", found, standing)
    return Outcome("kept", found, _insert(cursor, found, name or name_of(found, len(before))))


def answered(cursor, found):
    """What was found, read as it was answered before where it needs an answer: the same bytes need no second one."""
    if not isinstance(found.outcome, NeedsAnswer):
        return found
    rows = cursor.execute("select answers from active_receipt where sha256 = $sha256 and export = $export",
                          {"sha256": found.document.sha256, "export": found.export}).fetchall()
    if len(rows) != 1:
        return found
    return found.again(replace(answers_of(json.loads(rows[0][0]), found.answers.by), mapping=found.answers.mapping))


def _act(found):
    """What the journal keeps of an import: enough to do it again."""
    original = found.document.original
    return {"file": found.file, "dropped": original and original.name, "sha256": original and original.sha256,
            "document": found.document.sha256, "export": found.export, "answers": said_of(found.answers), "read_at": found.read_at}


def _put_original(store, cursor, outcome):
    """The download as it was dropped, on the disk before the transaction commits; dropped again, it mends one that was lost."""
    original = outcome.found.document.original
    if original and (outcome.status == "kept" or originals.is_named(cursor, original.sha256)):
        originals.put(originals.folder_of(store), original)


def _same_bytes(cursor, found):
    """[(receipt, platform, whether it stands)] of every time the same bytes were kept as the same export."""
    return cursor.execute("select receipt, platform, undone_at is null from receipt where sha256 = $sha256 and export = $export",
                          {"sha256": found.document.sha256, "export": found.export}).fetchall()


def _insert(cursor, found, name):
    """Write the receipt, the rows set aside and the facts; the receipt's name."""
    receipt = stamp(found, name)
    places = ", ".join(f"${name}" for name in receipt)
    number = cursor.execute(f"insert into receipt ({', '.join(receipt)}) values ({places}) returning no", receipt).fetchone()[0]
    for row in found.outcome.set_aside:
        cursor.execute("insert into set_aside values (?, ?, ?, ?, ?)", [number, row.line, row.column, row.text, row.reason])
    for name, facts in found.outcome.facts.items():
        cursor.register("facts", facts)
        cursor.execute(f"insert into {name} ({', '.join(facts.column_names)}, receipt_no) select *, {number} from facts")
        cursor.unregister("facts")
    return receipt["receipt"]


_FIELDS = ", ".join(Receipt.__dataclass_fields__)


def receipts(store):
    """Every Receipt, newest first."""
    rows = store.reader().execute(f"select {_FIELDS} from receipt order by no desc").fetchall()
    return [Receipt(*row) for row in rows]


def undo(store, receipt, by=""):
    """Take one import back: everything returns to what it was before. Raises NoSuchReceipt where nothing stands under that name."""
    with store.writer() as cursor, at(now()):
        journal.write(cursor, "undo", receipt, take_back(cursor, receipt, by), by)


def take_back(cursor, receipt, by=""):
    """Mark a receipt as undone within a transaction, and nothing else; what it was of. Raises NoSuchReceipt."""
    taking_back = """update receipt set undone_at = $at, undone_by = $by where receipt = $receipt and undone_at is null
                     returning file, export"""
    taken = cursor.execute(taking_back, {"at": now(), "by": by or "", "receipt": receipt}).fetchall()
    if not taken:
        raise NoSuchReceipt(receipt=receipt)
    return dict(zip(("file", "export"), taken[0], strict=True))
