"""Bytes to grids of text: encodings, delimiters, archives, spreadsheets.

`open_files` takes downloads as they came and gives one `Document` per file or archive member, or the `Problem` that
stopped it; members that are one export together become one Document of several grids. Nothing is ever written to disk,
whatever an archive's member is called.
"""

import csv
import hashlib
import io
import re
import struct
import zipfile
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from data import archives, strangers
from data.delimiter import delimiter_of, said
from data.foreign import refuse_personal_archive, refuse_personal_text
from data.originals import Original
from data.problems import Problem, TooLarge, UnknownExport, UnsafeArchive
from data.progress import each
from data.settings import FILE_BYTES, INFLATED_BYTES, MEMBERS, ROWS, checked
from data.spreadsheets import grids_of, refuse_ole
from data.values import plain
from data.wrapped import unwrapped

CELLS = 50_000_000                               # commas cost memory where bytes are few
HEAD_ROWS = 20                                   # a header lies within the first rows, or the file is not ours
LONGEST_NAME = 1_000                             # no header is longer

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Grid:
    """One table as text: a sheet of a workbook, or the whole of a CSV; whether its last line breaks off without a line end, and
    whether within a quoted cell."""

    name: str
    rows: list
    breaks_off: bool = False
    quote_open: bool = False
    tables: dict = field(default_factory=dict, init=False, repr=False, compare=False)    # by the row of their header, once made
    parts: dict = field(default_factory=dict, init=False, repr=False, compare=False)     # by where they end, once made

    @cached_property
    def heads(self):
        """The first rows as sets of plain names, by row number: what recognition looks at."""
        return [frozenset(plain(cell) for cell in row if cell and len(cell) < LONGEST_NAME) for row in self.rows[:HEAD_ROWS]]

    @cached_property
    def header(self):
        """The plain names of the first row, for tables that begin at once; empty cells at its end are no names."""
        names = [plain(cell) for cell in self.rows[0]] if self.rows else []
        while names and not names[-1]:
            names.pop()
        return names

    def until(self, end):
        """The rows before row `end` as a grid of their own; the same one each time it is asked for."""
        if end not in self.parts:
            self.parts[end] = Grid(self.name, self.rows[:end])
        return self.parts[end]

    @cached_property
    def alone(self):
        """The plain words that stand alone on their line: titles of stacked blocks."""
        return frozenset(map(plain, {row[0] for row in self.rows if row and not any(map(str.strip, row[1:]))}))


@dataclass(frozen=True)
class Document:
    """One download or archive member, opened: its name, its sha256, its grids; `repaired` is the word of words.toml for what a
    spreadsheet program had done to it and was undone, `original` the download as it was dropped."""

    name: str
    sha256: str
    size: int
    grids: tuple
    delimiter: str = ""
    repaired: str = ""
    original: Original | None = field(default=None, repr=False, compare=False)

    @cached_property
    def first_line(self):
        """What the file's first line with text reads, shortened: said where nobody knows the file."""
        rows = (row for grid in self.grids for row in grid.rows if any(cell.strip() for cell in row))
        return ", ".join(cell for cell in next(rows, []) if cell)[:120]


@dataclass
class _Pile:
    """What is being opened: documents and problems in order, workbooks waiting for the child process, and where the
    members of each dropped archive lie."""

    opened: list = field(default_factory=list)
    waiting: dict = field(default_factory=dict)
    archives: list = field(default_factory=list)
    size: int = 0
    inflated: int = 0
    members: int = 0


def open_files(files, together=()):
    """[(name, bytes)] → [(name, Document or Problem)], archive members as `archive.zip/member.csv`, in order. Each of
    `together` tells from a Document whether it is a part of one export that fills an archive, `archive.zip` then.
    Raises BadSetting."""
    checked()
    pile = _Pile()
    for name, data in each("open", files, lambda file: file[0]):
        pile.size, pile.inflated, pile.members, begins = len(data), 0, 0, len(pile.opened)
        _open(pile, name, data, depth=0)
        pile.archives.append((slice(begins, len(pile.opened)), Original(name, data)))
    for place, outcome in grids_of({place: data for place, (_, data) in pile.waiting.items()}).items():
        name, data = pile.waiting[place]
        pile.opened[place] = (name, _workbook(name, data, outcome))
    return [one for archive, original in pile.archives for one in _of(original, pile.opened[archive], together)]


def _of(original, opened, together):
    """The outcomes of one dropped file, parts that belong together made one, each with the download it came from."""
    for belongs in together:
        opened = _gathered(opened, belongs)
    return [(name, replace(outcome, original=original) if isinstance(outcome, Document) else outcome) for name, outcome in opened]


def _gathered(opened, belongs):
    """The outcomes of one dropped file; two or more members of one folder that belong together are one Document there."""
    folders = {}
    for name, document in opened:
        if isinstance(document, Document) and belongs(document):
            folders.setdefault(_folder(name), []).append(document)
    outcomes, told = [], set()
    for name, document in opened:
        parts = folders.get(_folder(name), [])
        if len(parts) < 2 or not any(document is part for part in parts):
            outcomes.append((name, document))
        elif _folder(name) not in told:
            told.add(_folder(name))
            outcomes.append((_folder(name), _joined(_folder(name), parts)))
    return outcomes


def _folder(name):
    return name.rpartition("/")[0]


def _joined(name, parts):
    """Members as one Document, a grid each; its sha256 is that of theirs, whatever the order in the archive."""
    grids = tuple(replace(part.grids[0], name=part.name.rpartition("/")[2]) for part in parts)
    return Document(name, _sha256("".join(sorted(part.sha256 for part in parts)).encode()), sum(part.size for part in parts),
                    grids, parts[0].delimiter)


def _open(pile, name, data, depth):
    try:
        if len(data) > FILE_BYTES():
            most = FILE_BYTES() // 2**20
            raise TooLarge(file=name, saw=f"more than {most} MB", limit=f"{most} MB", past="file", most=most)
        if data[:4] == b"PK\x03\x04" and not _is_workbook(data):
            return _archive(pile, name, data, depth)
        strangers.refuse_bytes(name, data)
        if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
            _look_into(pile, name, data)
            pile.waiting[len(pile.opened)] = (name, data)
            return pile.opened.append((name, None))
        pile.opened.append((name, _text(name, data)))
    except Problem as problem:
        pile.opened.append((name, problem))


def _members(name, data):
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError, struct.error) as broken:
        raise UnsafeArchive(file=name, saw=str(broken) or "truncated") from broken
    archives.insist(name, members)
    return archive, members


def _is_workbook(data):
    try:
        return any(member.filename == "[Content_Types].xml" for member in _members("", data)[1])
    except UnsafeArchive:
        return False


def _look_into(pile, name, data):
    """Inflate a workbook's members before anything parses them: a bomb or a text document never reaches the child."""
    if not data.startswith(b"PK"):
        return refuse_ole(name, data)
    archive, members = _members(name, data)
    strangers.refuse_members(name, [member.filename for member in members], b"")
    for member in members:
        archives.refuse_entities(name, _inflate(pile, archive, member, name))
    return None


def _archive(pile, name, data, depth):
    archive, members = _members(name, data)
    members = [m for m in members if not re.search(r"(^|/)(__MACOSX/|\.[^./])", m.filename)]
    refuse_personal_archive(name, [member.filename for member in members])
    pile.members += len(members)
    if depth > 1 or pile.members > MEMBERS():
        raise UnsafeArchive(file=name, saw=f"{pile.members} members, {depth} archives deep")
    if members and members[0].filename == "mimetype":
        strangers.refuse_members(name, [], _inflate(pile, archive, members[0], name))
    if not members:
        raise UnknownExport(file=name, saw="an empty archive")
    for member in members:
        inner = f"{name}/{member.filename}"
        try:
            _open(pile, inner, _inflate(pile, archive, member, inner), depth + 1)
        except Problem as problem:
            pile.opened.append((inner, problem))


def _inflate(pile, archive, member, name):
    """A member's bytes; what was inflated before counts, so that many small bombs are one large one."""
    room = max(0, min(FILE_BYTES(), INFLATED_BYTES() - pile.inflated))
    fair = max(0, archives.fair(pile.size) - pile.inflated)
    data = archives.inflate(archive, member, name, min(room, fair))
    pile.inflated += len(data)
    if len(data) > room:
        most = room // 2**20
        raise TooLarge(file=name, saw="an archive that inflates without end", limit=f"{most} MB", past="archive", most=most)
    if len(data) > fair:
        raise UnsafeArchive(file=name, saw=f"an archive that inflates more than {archives.RATIO} times")
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
    strangers.refuse_text(name, text)
    refuse_personal_text(name, text)
    bare = unwrapped(text)
    delimiter, body = said(bare or text) or (delimiter_of(bare or text), bare or text)
    if body.count(delimiter) > CELLS:
        raise TooLarge(file=name, saw=f"more than {CELLS:,} cells", limit=f"{CELLS:,} cells", past="cells", most=CELLS)
    rows = _rows(body, delimiter)
    if len(rows) > ROWS():
        raise TooLarge(file=name, saw=f"more than {ROWS():,} rows", limit=f"{ROWS():,} rows", past="rows", most=ROWS())
    return Document(name, _sha256(data), len(data), (Grid("", rows, *_end(body, delimiter)),), delimiter,
                    "unwrapped" if bare else "")


def _rows(body, delimiter):
    """The rows of a text, one more than are read at most; a text that nothing parts is one cell, however long."""
    if body and not any(mark in body for mark in (delimiter, '"', "\n", "\r")):
        return [[body]]
    known, lines = {}, io.TextIOWrapper(io.BytesIO(body.encode()), "utf-8", newline="")     # StringIO holds four bytes a letter
    rows = islice(csv.reader(lines, delimiter=delimiter), ROWS() + 1)
    return [list(map(known.setdefault, row, row)) for row in rows]         # equal cells, numbers mostly, are held once


def _end(text, delimiter):
    """Whether a text ends without a line end, and whether it ends within quotes: what was cut while it was downloaded."""
    is_open = text.count('"') % 2 == 1 and text.rfind('"') == max(text.rfind(f'{mark}"') + 1 for mark in (delimiter, "\n", "\r"))
    return not text.endswith(("\n", "\r")), is_open


_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
          (b"\xef\xbb\xbf", "utf-8-sig"))


def decode(data):
    """A text file's bytes as text: by its byte order mark, else UTF-8, else the Windows code page of the West."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):   # UTF-16 that lost its mark: every other byte is mostly zero
        high, low = data[first:1000:2], data[1 - first:1000:2]
        if len(data) > 3 and high.count(0) * 2 > len(high) and low.count(0) * 10 < len(low):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
