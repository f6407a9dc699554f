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

SECONDS = 60
MEMORY = 2 * 2**30


def grids_of(workbooks):
    """{key: bytes} → {key: [(sheet name, rows of text)] or the Problem that stopped it}."""
    if not workbooks:
        return {}
    answers = _ask(list(workbooks.values()))
    if answers is None and len(workbooks) > 1:
        return {key: grids_of({key: data})[key] for key, data in workbooks.items()}
    if answers is None:
        answers = [{"problem": "too_large"}]
    return {key: _outcome(answer) for key, answer in zip(workbooks, answers, strict=True)}


def _outcome(answer):
    match answer.get("problem"):
        case None:
            return [(sheet["name"], sheet["rows"]) for sheet in answer["sheets"]]
        case "encrypted":
            return EncryptedFile()
        case "too_large":
            return TooLarge(saw="a workbook that asks for more memory or time than any export needs", limit="2 GB, 60 s")
        case why:
            return UnsafeArchive(saw=why)


def _ask(batch):
    """What the child answered for a batch, or None where it died."""
    message = json.dumps([base64.b64encode(data).decode() for data in batch]).encode()
    try:
        child = subprocess.run([sys.executable, "-m", "data.spreadsheets"], input=message, capture_output=True,
                               timeout=SECONDS, cwd=Path(__file__).parent.parent)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(child.stdout) if child.returncode == 0 else None


def _limit():
    try:
        import resource
    except ImportError:                          # Windows has no such limits; the time-out stands
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(cell):
    """A cell as the text a CSV would hold; a number past fifteen digits shows that it lost some."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (int, float)):
        return f"{cell:.6E}" if abs(cell) >= 1e15 else repr(cell)
    return cell if isinstance(cell, str) else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def _sheets(data):
    import io

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {"sheets": [{"name": name, "rows": [[_text(cell) for cell in row] for row in
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)]} for name in book.sheet_names]}
    except PasswordError:
        return {"problem": "encrypted"}
    except CalamineError as broken:
        return {"problem": str(broken)[:200] or "unreadable workbook"}


def main():
    """The child: workbooks as base64 in, grids of text out."""
    _limit()
    batch = json.load(sys.stdin)
    json.dump([_sheets(base64.b64decode(data)) for data in batch], sys.stdout)


if __name__ == "__main__":
    main()
