"""One export in, one Receipt out; undo takes it back.

Every kept export is one transaction. Facts stay where they are when a receipt is undone: what is current is computed
from the receipts that stand, so undo brings every answer back to what it was, also for one that is not the last.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from data.clock import now
from data.journey import Found, read_files
from data.problems import NeedsAnswer, NoSuchReceipt, Problem
from data.reading import Answers


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
    """One export's fate: `read`, `kept`, `unchanged` or `refused`, what was found and the receipt's name."""

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


def read_only(files, answers=None):
    """[(name, bytes)] → one Outcome per export found; nothing is kept."""
    return [Outcome("refused" if isinstance(found.outcome, Problem) else "read", found) for found in read_files(files, answers)]


def keep(store, files, answers=None):
    """[(name, bytes)] → one Outcome per export found, each kept in a transaction of its own."""
    return list(keeping(store, files, answers))


def keeping(store, files, answers=None):
    """The same, Outcome after Outcome, each once it is committed: what a progress bar follows."""
    for found in read_files(files, answers):
        yield keep_found(store, found)


def keep_found(store, found):
    """Keep one export: `unchanged` where the same bytes already stand under a receipt."""
    if isinstance(found.outcome, NeedsAnswer):
        found = _as_answered_before(store.reader(), found)
    if isinstance(found.outcome, Problem):
        return Outcome("refused", found)
    with store.writer() as cursor:
        before, platform = _same_bytes(cursor, found), found.outcome.platform or ""
        standing = next((receipt for receipt, of, stands in before if stands and of == platform), None)
        return Outcome("unchanged", found, standing) if standing else Outcome("kept", found, _insert(cursor, found, len(before)))


def _as_answered_before(cursor, found):
    """The same bytes, answered once, need no second answer."""
    rows = cursor.execute("select answers from active_receipt where sha256 = $sha256 and export = $export",
                          {"sha256": found.document.sha256, "export": found.export}).fetchall()
    return found.again(_answers(rows[0][0])) if len(rows) == 1 else found


def _answers(text):
    said = json.loads(text)
    day = date.fromisoformat
    return Answers(said.get("platform"), said.get("account"), day(said["exported_on"]) if said.get("exported_on") else None,
                   said.get("year"), tuple(map(day, said["period"])) if said.get("period") else None)


def _written(answers):
    """What was answered, as the receipt keeps it."""
    said = {"platform": answers.platform, "account": answers.account, "year": answers.year, "exported_on": answers.exported_on,
            "period": answers.period}
    return json.dumps({name: value for name, value in said.items() if value}, default=str)


def _same_bytes(cursor, found):
    """[(receipt, platform, whether it stands)] of every time the same bytes were kept as the same export."""
    return cursor.execute("select receipt, platform, undone_at is null from receipt where sha256 = $sha256 and export = $export",
                          {"sha256": found.document.sha256, "export": found.export}).fetchall()


def _insert(cursor, found, times):
    """Write the receipt, the rows set aside and the facts; the receipt's name. The bytes were kept so many times before."""
    receipt = _row(found, _name(found, times))
    places = ", ".join(f"${name}" for name in receipt)
    number = cursor.execute(f"insert into receipt ({', '.join(receipt)}) values ({places}) returning no", receipt).fetchone()[0]
    for row in found.outcome.set_aside:
        cursor.execute("insert into set_aside values (?, ?, ?, ?, ?)", [number, row.line, row.column, row.text, row.reason])
    for name, facts in found.outcome.facts.items():
        cursor.register("facts", facts)
        cursor.execute(f"insert into {name} ({', '.join(facts.column_names)}, receipt_no) select *, {number} from facts")
        cursor.unregister("facts")
    return receipt["receipt"]


def _name(found, times):
    """A short name from the bytes and the export; a file kept again after an undo gets the next number."""
    stem = f"{found.document.sha256[:10]}-{found.export}"
    return f"{stem}-{times + 1}" if times else stem


def _row(found, name):
    """The receipt as a row. Of two observations of one fact, the greater `rank` is current: day of export, standing, sha256."""
    reading, document = found.outcome, found.document
    stated = reading.period and reading.period[1]
    exported_on = reading.exported_on or stated or reading.last_day or now().date()
    first, last = reading.period or (reading.first_day, _vouched(reading, exported_on))
    return {"receipt": name, "file": _short(found.file), "sha256": document.sha256, "size": document.size, "export": reading.export,
            "platform": reading.platform or "", "account": reading.account or "", "language": reading.language or "",
            "exported_on": exported_on, "first_day": reading.first_day, "last_day": reading.last_day,
            "period_first": first, "period_last": last, "rows": reading.rows, "set_aside": len(reading.set_aside),
            "answers": _written(found.answers), "rank": f"{exported_on}{_moment(found.file)} {reading.standing} {document.sha256}",
            "kept_by": found.answers.by or "", "kept_at": now()}


def _vouched(reading, exported_on):
    """The last day a reading vouches for: a list of posts without a stated range, everything to the day before its export."""
    if "post" in reading.facts.tables:
        return max(reading.last_day, date.fromordinal(max(1, exported_on.toordinal() - 1)))
    return reading.last_day


def _short(file):
    """The file's name with the one folder or archive it lay in."""
    return "/".join(file.replace("\\", "/").split("/")[-2:])


def _moment(file):
    """The moment in the name of a sheet typed in Portée: two of one day are told apart by it."""
    stamp = file.rpartition("T")[2].removesuffix(".csv") if file.startswith("portee-sheet-") else ""
    return f"T{stamp}" if stamp.isdigit() else ""


_FIELDS = ", ".join(Receipt.__dataclass_fields__)


def receipts(store):
    """Every Receipt, newest first."""
    rows = store.reader().execute(f"select {_FIELDS} from receipt order by no desc").fetchall()
    return [Receipt(*row) for row in rows]


def undo(store, receipt, by=""):
    """Take one import back: everything returns to what it was before. Raises NoSuchReceipt where nothing stands under that name."""
    taking_back = "update receipt set undone_at = $at, undone_by = $by where receipt = $receipt and undone_at is null returning no"
    with store.writer() as cursor:
        if not cursor.execute(taking_back, {"at": now(), "by": by, "receipt": receipt}).fetchall():
            raise NoSuchReceipt(receipt=receipt)
