"""Bytes to grids of text: encodings, delimiters, archives, spreadsheets.

`open_files` takes downloads as they came and gives one `Document` per file or archive member, or the `Problem` that
stopped it. Nothing is ever written to disk, whatever an archive's member is called.
"""

import csv
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.originals import Original
from data.problems import EncryptedFile, Problem, TooLarge, UnknownExport, UnsafeArchive
from data.spreadsheets import grids_of
from data.values import plain

FILE_BYTES = 200 * 2**20
INFLATED_BYTES = 2**30
ROWS = 2_000_000
MEMBERS = 500
HEAD_ROWS = 20                                   # a header lies within the first rows, or the file is not ours

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Grid:
    """One table as text: a sheet of a workbook, or the whole of a CSV."""

    name: str
    rows: list

    @cached_property
    def heads(self):
        """The first rows as sets of plain names, by row number: what recognition looks at."""
        return [frozenset(plain(cell) for cell in row if cell) for row in self.rows[:HEAD_ROWS]]


@dataclass(frozen=True)
class Document:
    """One download or archive member, opened: its name, its sha256, its grids; `original` is the download as it was dropped."""

    name: str
    sha256: str
    size: int
    grids: tuple
    delimiter: str = ""
    original: Original | None = field(default=None, repr=False, compare=False)

    @cached_property
    def first_line(self):
        """What the file's first line with text reads, shortened: said where nobody knows the file."""
        rows = (row for grid in self.grids for row in grid.rows if any(cell.strip() for cell in row))
        return ", ".join(cell for cell in next(rows, []) if cell)[:120]


@dataclass
class _Pile:
    """What is being opened: documents and problems in order, workbooks waiting for the child process."""

    opened: list = field(default_factory=list)
    waiting: dict = field(default_factory=dict)
    inflated: int = 0


def open_files(files):
    """[(name, bytes)] → [(name, Document or Problem)], archive members as `archive.zip/member.csv`, in order."""
    pile, originals = _Pile(), []
    for name, data in files:
        pile.inflated = 0
        _open(pile, name, data, depth=0)
        originals += [Original(name, data)] * (len(pile.opened) - len(originals))
    for place, outcome in grids_of({place: data for place, (_, data) in pile.waiting.items()}).items():
        name, data = pile.waiting[place]
        pile.opened[place] = (name, _workbook(name, data, outcome))
    return [(name, replace(outcome, original=original) if isinstance(outcome, Document) else outcome)
            for (name, outcome), original in zip(pile.opened, originals, strict=True)]


def _open(pile, name, data, depth):
    try:
        if len(data) > FILE_BYTES:
            raise TooLarge(file=name, saw=f"{len(data) // 2**20} MB", limit=f"{FILE_BYTES // 2**20} MB")
        if data[:4] == b"PK\x03\x04" and not _is_workbook(data):
            return _archive(pile, name, data, depth)
        if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
            pile.waiting[len(pile.opened)] = (name, data)
            return pile.opened.append((name, None))
        pile.opened.append((name, _text(name, data)))
    except Problem as problem:
        pile.opened.append((name, problem))


def _members(name, data):
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise UnsafeArchive(file=name, saw=str(broken) or "truncated") from broken
    return archive, members


def _is_workbook(data):
    try:
        return any(member.filename == "[Content_Types].xml" for member in _members("", data)[1])
    except UnsafeArchive:
        return False


def _archive(pile, name, data, depth):
    archive, members = _members(name, data)
    members = [m for m in members if not re.search(r"(^|/)(__MACOSX/|\.[^./])", m.filename)]
    if depth > 1 or len(members) > MEMBERS:
        raise UnsafeArchive(file=name, saw=f"{len(members)} members, {depth} archives deep")
    if not members:
        raise UnknownExport(file=name, saw="an empty archive")
    for member in members:
        inner = f"{name}/{member.filename}"
        try:
            _open(pile, inner, _inflate(pile, archive, member, inner), depth + 1)
        except Problem as problem:
            pile.opened.append((inner, problem))


def _inflate(pile, archive, member, name):
    """A member's bytes; the size an archive claims is not believed."""
    if member.flag_bits & 1:
        raise EncryptedFile(file=name)
    room = min(FILE_BYTES, INFLATED_BYTES - pile.inflated)
    try:
        with archive.open(member) as stream:
            data = stream.read(room + 1)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zipfile.zlib.error) as broken:
        raise UnsafeArchive(file=name, saw=str(broken) or "truncated") from broken
    if len(data) > room:
        raise TooLarge(file=name, saw="an archive that inflates without end", limit=f"{room // 2**20} MB")
    pile.inflated += len(data)
    return data


def _sha256(data):
    return hashlib.sha256(data).hexdigest()


def _workbook(name, data, outcome):
    if isinstance(outcome, Problem):
        outcome.details["file"] = name
        return type(outcome)(**outcome.details)
    return Document(name, _sha256(data), len(data), tuple(Grid(sheet, rows) for sheet, rows in outcome))


def _text(name, data):
    text = decode(data)
    delimiter, body = _delimiter(text)
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    if len(rows) > ROWS:
        raise TooLarge(file=name, saw=f"{len(rows)} rows", limit=f"{ROWS} rows")
    return Document(name, _sha256(data), len(data), (Grid("", rows),), delimiter)


def decode(data):
    """A text file's bytes as text: by its byte order mark, else UTF-8, else the Windows code page of the West."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if len(data) > 3 and not any(data[1:200:2]):                   # UTF-16 that lost its mark: every other byte is zero
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_QUOTED = re.compile(r'"[^"]*"')


def _delimiter(text):
    """The delimiter, and the text without the `sep=` line that may name it."""
    said = re.match(r'"?sep=(.)"?;?\r?\n', text)
    if said:
        return said[1], text[said.end():]
    head = "\n".join(line for line in text[:8192].splitlines() if not line.startswith("#"))
    bare = _QUOTED.sub("", head)
    return max(",;\t", key=bare.count), text
