"""Files that are no table at all, told by their first bytes: an image, a web page saved instead of the file, a PDF.

Only what no export of any platform begins with is named here; what is merely unknown is left to recognition.
"""

import re

from data.problems import NotATable

_MARKS = (
    (b"%PDF-", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (b"\x00\x00\x01\x00", "image"), (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"BZh", "archive"), (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"PK\x05\x06", "empty_archive"), (b"PK\x07\x08", "split_archive"), (b"MZ", "program"), (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"PAR1", "database"), (b"ID3", "media"), (b"OggS", "media"), (b"\x1aE\xdf\xa3", "media"), (b"{\\rtf", "document"),
)
_LETTERS = (b"BM", b"MZ", b"BZh", b"ID3", b"PAR1", b"GIF8", b"OggS", b"Rar!")      # a header could begin so: a zero byte is near
_INSIDE = {"word/document.xml": "document", "ppt/presentation.xml": "document", "visio/document.xml": "document"}
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|script|meta|table)\b", re.IGNORECASE)

WHAT = {
    "pdf": "a PDF", "image": "an image", "page": "a web page that was saved instead of the file",
    "archive": "a compressed file that is no ZIP", "empty_archive": "an archive with nothing in it",
    "split_archive": "a part of an archive that was split", "program": "a program", "database": "a database",
    "media": "a video or a sound", "document": "a text document or slides",
    "opendocument": "an OpenDocument file", "binary": "a file with bytes that are no text", "drawing": "a drawing",
}
REMEDY = {
    "page": "Sign in to the platform again, download the export with its own button and drop the file it gives.",
    "archive": "Unpack it and drop the files it holds.", "opendocument": "Save it as CSV or XLSX and drop that.",
    "split_archive": "Download it again in one piece.",
}


def refuse_bytes(name, data):
    """Raise NotATable where the first bytes are those of something else."""
    binary = b"\x00" in data[:512]
    kind = next((kind for mark, kind in _MARKS if data.startswith(mark) and (binary or mark not in _LETTERS)), None)
    if data[:1] == b"\x00" and data[4:8] == b"ftyp":
        kind = "image" if data[8:11] in (b"hei", b"avi", b"mif") else "media"
    if data[:4] == b"RIFF" and binary:
        kind = "image" if data[8:12] == b"WEBP" else "media"
    if kind:
        raise stranger(name, kind)


def refuse_text(name, text):
    """Raise NotATable where text is a page's, a drawing's, or no text: a zero byte stands in no export."""
    head = _markup(text[:4096])
    if _PAGE.match(head):
        raise stranger(name, "page")
    if head.startswith("<svg"):
        raise stranger(name, "drawing")
    if "\x00" in text:
        raise stranger(name, "binary")


def _markup(head):
    """What markup begins with, past its declaration and comments; nothing where the text is no markup."""
    head = head.lstrip("\ufeff \t\r\n")
    while head.startswith(("<?", "<!--")):
        head = head.partition("?>" if head.startswith("<?") else "-->")[2].lstrip()
    return head if head.startswith("<") else ""


def refuse_members(name, names, kind):
    """Raise NotATable where an archive's members are those of a text document, of slides or of an OpenDocument file."""
    found = next((_INSIDE[member] for member in names if member in _INSIDE), None)
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        found = "opendocument"
    if found:
        raise stranger(name, found)


def stranger(name, kind):
    """The NotATable of one kind of file."""
    remedy = REMEDY.get(kind, "Download the export from the platform and drop the file it gives, as it came.")
    return NotATable(file=name, stranger=kind, what=WHAT[kind], remedy=remedy)
