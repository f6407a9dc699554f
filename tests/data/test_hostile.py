"""Hostile files are harmless: they cost themselves, never the pile, the process or a number."""

import io
import struct
import sys
import zipfile

import pytest
import xlsxwriter

from data import files, spreadsheets, strangers
from data.files import Document, open_files
from data.journey import read_files
from data.problems import NotATable, Problem
from data.spreadsheets import grids_of
from tests.data.test_recognition import SAID
from tests.lookalikes import facebook, instagram, xls, xlsx, zipped

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is the system's")
GOOD = ("good.csv", b"a,b\n1,2\n")


def one(data, name="a.csv"):
    """The single document or problem of a file."""
    [(_, outcome)] = open_files([(name, data)])
    return outcome


def deflated(members, how=zipfile.ZIP_DEFLATED):
    """An archive of {member name: bytes}, compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


# ── archives ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", [
    "../x.csv", "a/../../x.csv", "..\\x.csv", "a\\..\\..\\x.csv", "/etc/x.csv", "\\x.csv", "C:/x.csv", "c:\\x.csv", "C:x.csv", "x.csv\x1b[2J",
    "y" * 300 + ".csv", "a/" * 600 + "x.csv", ".."])
def test_a_member_whose_name_climbs_out_makes_the_archive_unsafe(name):
    outcome = one(zipped(**{"good.csv": facebook(), name: b"a,b\n1,2\n"}), "pile.zip")
    assert outcome.kind == "UnsafeArchive" and "pile.zip" in outcome.message
    assert "\x1b" not in outcome.message


def test_a_name_with_a_nul_is_unsafe_although_zipfile_cuts_it_there():
    data = zipped(**{"x.csv_ evil": b"a,b\n"}).replace(b"x.csv_ evil", b"x.csv\x00evil!")
    assert one(data, "pile.zip").kind == "UnsafeArchive"


@pytest.mark.parametrize("name", ["été/Vues (1).csv", "dots..csv", "a..b/c.csv", "folder\\inner.csv", "12:30.csv", "…/x.csv"])
def test_an_odd_but_innocent_name_is_opened(name):
    assert isinstance(one(zipped(**{name: b"a,b\n1,2\n"}), "pile.zip"), Document)


@pytest.mark.parametrize("cut", [4, 10, 30, 60, -1, -10, -22, -60])
def test_a_truncated_archive_costs_itself_only(cut):
    broken = deflated({"a.csv": facebook(), "b.csv": facebook()})[:cut]
    first, second = open_files([("broken.zip", broken), GOOD])
    assert isinstance(first[1], Problem) and isinstance(second[1], Document)


def test_a_damaged_member_is_refused_and_its_neighbour_is_read():
    whole = zipped(**{"a.csv": facebook(), "b.csv": instagram()})
    at = whole.index(b"Bonjour")
    outcomes = dict(open_files([("p.zip", whole[:at] + b"XXXXXXX" + whole[at + 7:])]))
    assert outcomes["p.zip/a.csv"].kind == "UnsafeArchive"
    assert isinstance(outcomes["p.zip/b.csv"], Document)


def test_archives_in_archives_end_somewhere():
    inner = zipped(**{"a.csv": facebook()})
    assert isinstance(one(zipped(**{"inner.zip": inner}), "outer.zip"), Document)
    for _ in range(5):
        inner = zipped(**{"inner.zip": inner})
    assert one(inner, "outer.zip").kind == "UnsafeArchive"


def test_members_of_archives_in_archives_are_counted_together():
    many = zipped(**{f"{n}.csv": b"a\n" for n in range(200)})
    kinds = [outcome.kind for _, outcome in open_files([("p.zip", zipped(**{f"{n}.zip": many for n in range(5)}))]) if isinstance(outcome, Problem)]
    assert kinds and set(kinds) == {"UnsafeArchive"}


def test_a_bomb_is_unsafe_before_it_costs_anything():
    outcome = one(deflated({"bomb.csv": b"0" * 50_000_000}), "bomb.zip")
    assert outcome.kind == "UnsafeArchive" and "inflates" in outcome.message


def test_all_that_an_archive_holds_counts_together(monkeypatch):
    monkeypatch.setattr(files, "INFLATED_BYTES", lambda: 100_000)
    kinds = [getattr(outcome, "kind", "read") for _, outcome in open_files([("p.zip", zipped(**{f"{n}.csv": b"a,b\n" * 10_000 for n in range(4)}))])]
    assert kinds == ["read", "read", "TooLarge", "TooLarge"]


def lying(data, size):
    """An archive whose directory and members claim another inflated size."""
    broken = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = broken.find(mark)
        struct.pack_into("<I", broken, place + at, size)
    return bytes(broken)


@pytest.mark.parametrize("size", [0, 10, 2**31, 2**32 - 2])
def test_a_member_that_lies_about_its_size_is_never_half_read(size):
    outcome = one(lying(deflated({"a.csv": facebook() * 50}), size), "liar.zip")
    assert isinstance(outcome, Problem) or len(outcome.grids[0].rows) > 50


def test_members_that_overlap_are_unsafe():
    whole = bytearray(zipped(**{"a.csv": b"a,b\n" * 100, "b.csv": b"a,b\n" * 100}))
    second = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, second + 42, 0)                   # the second member's place becomes the first's
    assert one(bytes(whole), "p.zip").kind == "UnsafeArchive"


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_compressing_that_inflates_without_measure_is_unsafe(how):
    assert one(deflated({"a.csv": b"0" * 1_000_000}, how), "p.zip").kind == "UnsafeArchive"


@pytest.mark.parametrize("bit", [0x1, 0x41])
def test_an_archive_with_a_password_asks_for_none(bit):
    whole = bytearray(zipped(**{"a.csv": facebook()}))
    whole[6] |= bit
    whole[whole.find(b"PK\x01\x02") + 8] |= bit
    assert one(bytes(whole), "p.zip").kind == "EncryptedFile"


# ── workbooks ───────────────────────────────────────────────────────────────────────────────────────────────────────


def renamed_stream(data, name):
    """An OLE container whose one stream has another name: as an encrypted workbook is held."""
    old = "Workbook".encode("utf-16-le") + b"\x00\x00"
    at = data.index(old)
    entry = bytearray(data[at:at + 128])
    entry[:64] = (name.encode("utf-16-le") + b"\x00" * 64)[:64]
    struct.pack_into("<H", entry, 64, len(name) * 2 + 2)
    return data[:at] + bytes(entry) + data[at + 128:]


def test_an_encrypted_workbook_says_that_it_asks_for_a_password():
    assert one(renamed_stream(xls(One=[("a", "b")]), "EncryptedPackage"), "a.xlsx").kind == "EncryptedFile"


@pytest.mark.parametrize("way", [b"\x00\x00", b"\x01\x00"], ids=["xor", "rc4"])
def test_an_old_workbook_with_a_password_says_so_too(way):
    data = xls(One=[("a", "b")] * 50)
    at = data.index(b"\x09\x08\x10\x00")                           # the first record; FILEPASS takes the place after it
    guarded = data[:at + 20] + b"\x2f\x00\x06\x00" + way + b"\x01\x02\x03\x04" + data[at + 30:]
    assert one(guarded, "a.xls").kind == "EncryptedFile"


@pytest.mark.parametrize("data", [xls(One=[("a", "b")] * 300), xlsx(One=[("a", "b")] * 300)], ids=["xls", "xlsx"])
def test_a_truncated_workbook_costs_itself_only(data):
    for part in (0.1, 0.5, 0.9, 0.99):
        first, second = open_files([("broken.xlsx", data[:int(len(data) * part)]), GOOD])
        assert isinstance(first[1], Problem) and isinstance(second[1], Document)


def with_part(data, name, change):
    """A workbook one of whose parts was rewritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    parts[name] = change(parts[name])
    return deflated(parts)


ENTITIES = ('<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>')


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_that_defines_entities_is_unsafe_and_reads_nobody_s_files(part):
    def define(xml):
        head, _, rest = xml.partition(b"?>")
        return head + b"?>" + ENTITIES.encode() + rest.replace(b"<t>one</t>", b"<t>&b;&file;</t>")

    outcome = one(with_part(xlsx(One=[("one", "two")]), part, define), "a.xlsx")
    assert outcome.kind == "UnsafeArchive" and "entities" in outcome.message


def corner(cell):
    """A small workbook with one cell far out."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write("A1", 1)
        sheet.write(cell, 1)
    return stream.getvalue()


@LINUX
@pytest.mark.parametrize("cell", ["XFD1048576", "XFD1000", "BZ1048576", "A1048576", "XFD1"])
def test_a_cell_far_out_costs_that_workbook_and_no_other(cell):
    first, second = open_files([("corner.xlsx", corner(cell)), ("good.xls", xls(One=[("a", "b")]))])
    assert getattr(first[1], "kind", "read") == ("TooLarge" if cell != "XFD1" else "read")
    assert second[1].grids[0].rows == [["a", "b"]]


@LINUX
def test_one_long_text_in_a_hundred_thousand_cells_is_too_large():
    data = xlsx(One=[("x" * 30_000,) * 100] * 1000)
    assert len(data) < 2**20
    assert one(data, "a.xlsx").kind in ("TooLarge", "UnsafeArchive")


def test_a_bomb_in_a_workbook_never_reaches_the_child(monkeypatch):
    monkeypatch.setattr(spreadsheets, "_ask", lambda batch: pytest.fail("the child was asked"))
    bomb = with_part(xlsx(One=[("a",)]), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 50_000_000)
    assert one(bomb, "a.xlsx").kind == "UnsafeArchive"


@LINUX
def test_a_limit_set_from_outside_the_child_is_never_raised():
    """A child under a lower limit than its own still answers."""
    import subprocess
    code = ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (5, 5)); from data.spreadsheets import grids_of;"
            "from tests.lookalikes import xls; print(grids_of({'a': xls(One=[('a', 'b')])}))")
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "['a', 'b']" in said.stdout


def test_a_formula_in_a_workbook_is_read_as_its_value_and_a_caption_as_text():
    data = xlsx(One=[("a", "b"), ("=cmd|' /C calc'!A0", 3)])
    [(_, rows)] = grids_of({"a": data})["a"]
    assert rows[1][1] == "3"


# ── files that are something else ───────────────────────────────────────────────────────────────────────────────────

STRANGERS = {
    "image": [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", b"GIF89a\x01\x00\x01\x00", b"RIFF\x24\x00\x00\x00WEBPVP8 ",
              b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"],
    "page": [b"<!doctype html><p>hello", b"\xef\xbb\xbf\n  <!DOCTYPE html>", b"<html><body>", b"<?xml version='1.0'?><!-- saved --><HTML>",
             "<html>Accès".encode("utf-16"), b"<script>x</script>", b"<!---->" * 400 + b"<html>"],
    "pdf": [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"],
    "archive": [b"\x1f\x8b\x08\x00" + b"x" * 40, b"7z\xbc\xaf\x27\x1c\x00\x04", b"Rar!\x1a\x07\x00"],
    "empty_archive": [zipped()],
    "document": [renamed_stream(xls(One=[("a", "b")]), "WordDocument"), zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})],
    "opendocument": [zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"})],
    "database": [b"SQLite format 3\x00" + b"\x00" * 80],
    "media": [b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", b"ID3\x03\x00\x00"],
    "drawing": [b"<svg xmlns='x'>"],
    "binary": [b"\x00" * 64, facebook() + b"\x00" * 4096, b"a,b\n1,\x002\n"],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, several in STRANGERS.items() for data in several])
def test_what_is_no_table_is_refused_by_what_it_is(kind, data):
    [found] = read_files([("Views.csv", data)], SAID)
    assert isinstance(found.outcome, NotATable) and found.outcome.kind == "UnknownExport"
    assert strangers.WHAT[kind] in found.outcome.message and "Views.csv" in found.outcome.message


@pytest.mark.parametrize("data", [b"BMI,Views\n1,2\n", b"MZ,b\n", b"ID3,b\n", b"GIF8,b\n", b"Rar!,b\n", b"PAR1,b\n", b"a<html>,b\n1,2\n", b"RIFF,b\n1,2\n"])
def test_a_table_whose_first_letters_are_those_of_something_else_is_a_table(data):
    assert isinstance(one(data), Document)
