"""Workbooks to grids of text, in a child process with limits on memory, processor and time.

A small .xlsx with one cell at the far corner of a sheet makes any reader allocate hundreds of gigabytes and abort the
whole process, so no workbook is parsed in ours. One child reads a batch; where it dies, each workbook gets a child of
its own, and only the one that kills it is refused.
"""

import base64
import json
import subprocess
import sys
from pathlib import Path

from data.problems import EncryptedFile, TooLarge, UnsafeArchive
from data.settings import WORKBOOK_BYTES, WORKBOOK_SECONDS
from data.strangers import stranger

CELLS = 5_000_000                                # of all sheets of a workbook: the largest real one holds 20,000
_LEAST_CELLS, _CELLS_PER_BYTE = 250_000, 10      # so few bytes cannot hold more: a cell far out makes the rest empty
_WHOLE = 1_536                                   # a container is at least a header, a table of sectors and a directory
LETTERS = 200 * 2**20
_LEAST, _PER_BYTE = 256 * 2**20, 100             # a small file is given little memory, a large one as much as the settings allow
_LEAST_SECONDS, _SECONDS_PER_MB = 8, 4


def grids_of(workbooks):
    """{key: bytes} → {key: [(sheet name, rows of text)] or the Problem that stopped it}."""
    if not workbooks:
        return {}
    answers = _ask(list(workbooks.values()))
    if answers is None and len(workbooks) > 1:
        return {key: grids_of({key: data})[key] for key, data in workbooks.items()}
    if answers is None:
        answers = [{"problem": "too_large"}]     # it died
    return {key: _outcome(answer) for key, answer in zip(workbooks, answers, strict=True)}


def refuse_ole(name, data):
    """Raise EncryptedFile or NotATable where an old container holds a workbook with a password, or no workbook at all."""
    if _stream("EncryptedPackage") in data or _is_locked(data):
        raise EncryptedFile(file=name)
    if _stream("Workbook") not in data and _stream("Book") not in data and len(data) > _WHOLE:
        raise stranger(name, "document")


def _stream(name):
    return name.encode("utf-16-le") + b"\x00\x00"


def _is_locked(data):
    """Whether a FILEPASS record stands among the first of an old workbook; calamine reads past its weakest kind."""
    at = data.find(b"\x09\x08\x10\x00")
    for _ in range(4 if at >= 0 else 0):
        kind, length = data[at:at + 2], int.from_bytes(data[at + 2:at + 4], "little")
        if kind == b"\x2f\x00":
            return True
        at += 4 + length
    return False


def _outcome(answer):
    match answer.get("problem"):
        case None:
            return [(sheet["name"], sheet["rows"]) for sheet in answer["sheets"]]
        case "encrypted":
            return EncryptedFile()
        case "too_large":
            return TooLarge(saw="a workbook that asks for more memory or time than any export needs",
                            limit=f"{WORKBOOK_BYTES() // 2**20} MB, {WORKBOOK_SECONDS()} s", past="workbook",
                            most=WORKBOOK_BYTES() // 2**20, seconds=WORKBOOK_SECONDS())
        case why:
            return UnsafeArchive(saw=why)


def _ask(batch):
    """What the child answered for a batch, or None where it died."""
    message = json.dumps([base64.b64encode(data).decode() for data in batch]).encode()
    size, longest = sum(map(len, batch)), WORKBOOK_SECONDS()
    memory = min(WORKBOOK_BYTES(), _LEAST + _PER_BYTE * size)
    seconds = min(longest, _LEAST_SECONDS + _SECONDS_PER_MB * size // 2**20)
    try:
        child = subprocess.run([sys.executable, "-m", "data.spreadsheets", str(memory), str(seconds)], input=message,
                               capture_output=True, timeout=longest, cwd=Path(__file__).parent.parent)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(child.stdout) if child.returncode == 0 else None


def _limit(memory, seconds):
    try:
        import resource
    except ImportError:                          # Windows has no such limits; the time-out stands
        return
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        held = resource.getrlimit(limit)[1]      # a limit set from outside is never raised
        most = most if held == resource.RLIM_INFINITY else min(most, held)
        resource.setrlimit(limit, (most, most))


def _text(cell):
    """A cell as the text a CSV would hold; a number past fifteen digits shows that it lost some."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (int, float)):
        return f"{cell:.6E}" if abs(cell) >= 1e15 else repr(cell)
    return cell if isinstance(cell, str) else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def _told(book, most):
    """Every sheet's rows, as long as they stay within what any export holds."""
    sheets, cells, letters = [], 0, 0
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        cells += (sheet.total_height + 1) * (sheet.total_width + 1)
        if cells > most:
            return {"problem": "too_large"}
        rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        letters += sum(len(cell) for row in rows for cell in row)
        if letters > LETTERS:
            return {"problem": "too_large"}
        sheets.append({"name": name, "rows": rows})
    return {"sheets": sheets}


def _sheets(data):
    import io

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return _told(book, min(CELLS, _LEAST_CELLS + _CELLS_PER_BYTE * len(data)))
    except PasswordError:
        return {"problem": "encrypted"}
    except CalamineError as broken:
        return {"problem": str(broken)[:200] or "unreadable workbook"}


def main():
    """The child: workbooks as base64 in, grids of text out."""
    _limit(*map(int, sys.argv[1:3]))
    batch = json.load(sys.stdin)
    sys.stdout.write(json.dumps([_sheets(base64.b64decode(data)) for data in batch]))      # dump writes cell by cell


if __name__ == "__main__":
    main()
