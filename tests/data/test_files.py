"""Bytes to grids of text."""

import io
import sys
import zipfile

import pytest

from data import files
from data.files import Document, open_files
from tests.lookalikes import card, facebook, xls, xlsx, zipped


def one(name, data):
    """The single document or problem of a file."""
    [(_, outcome)] = open_files([(name, data)])
    return outcome


@pytest.mark.parametrize("encode", [
    lambda text: text.encode(), lambda text: b"\xef\xbb\xbf" + text.encode(), lambda text: text.encode("cp1252"),
    lambda text: b"\xff\xfe" + text.encode("utf-16-le"), lambda text: text.encode("utf-16-le"), lambda text: b"\xfe\xff" + text.encode("utf-16-be")])
def test_an_accent_survives_every_encoding(encode):
    assert one("a.csv", encode("Durée,Numéro\nété,1\n")).grids[0].rows == [["Durée", "Numéro"], ["été", "1"]]


@pytest.mark.parametrize(("delimiter", "line_end"), [(",", "\n"), (";", "\r\n"), ("\t", "\n")])
def test_the_delimiter_is_found_not_assumed(delimiter, line_end):
    text = line_end.join(delimiter.join(row) for row in (("a", "b", "c"), ("1", "2, or, 3" if delimiter != "," else "2", "3")))
    assert [len(row) for row in one("a.csv", text.encode()).grids[0].rows] == [3, 3]


def test_the_sep_line_names_the_delimiter_and_is_no_row():
    assert one("Visites.csv", card()).grids[0].rows[0] == ["Facebook visits"]


def test_a_line_break_in_a_quoted_cell_is_one_row():
    assert one("a.csv", b'a,b\n"two\nlines","say ""hi"""\n').grids[0].rows[1] == ["two\nlines", 'say "hi"']


def test_members_of_an_archive_are_files_named_after_it():
    opened = dict(open_files([("pile.zip", zipped(**{"a/one.csv": b"x,y\n1,2\n", "__MACOSX/._one.csv": b"junk", "two.csv": b"z\n"}))]))
    assert list(opened) == ["pile.zip/a/one.csv", "pile.zip/two.csv"]


def test_both_spreadsheet_containers_are_read_whatever_the_extension():
    rows = [("Date", "Count"), ("03/01/2023", 4)]
    for data in (xls(One=rows), xlsx(One=rows)):
        assert one("renamed.csv", data).grids[0].rows == [["Date", "Count"], ["03/01/2023", "4"]]


def test_a_number_past_fifteen_digits_in_a_sheet_shows_that_it_was_crushed():
    assert one("a.xlsx", xlsx(One=[("Post ID",), (17900000000000001.0,)])).grids[0].rows[1][0].startswith("1.790000E+16")


def test_a_truncated_archive_is_unsafe_and_the_rest_of_the_pile_is_opened():
    broken = zipped(**{"a.csv": b"x" * 5000})[:-30]
    opened = open_files([("broken.zip", broken), ("good.csv", b"a,b\n1,2\n")])
    assert opened[0][1].kind == "UnsafeArchive"
    assert isinstance(opened[1][1], Document)


def test_a_bomb_stops_at_the_limit_whatever_size_it_claims(monkeypatch):
    monkeypatch.setattr(files, "FILE_BYTES", lambda: 10_000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.csv", b"0" * 1_000_000)
    assert one("bomb.zip", stream.getvalue()).kind == "TooLarge"


def test_too_many_rows_or_bytes_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(files, "ROWS", lambda: 10)
    assert one("a.csv", b"x\n" * 20).kind == "TooLarge"
    monkeypatch.setattr(files, "FILE_BYTES", lambda: 10)
    problem = one("a.csv", b"x" * 100)
    assert problem.kind == "TooLarge" and "a.csv" in problem.message


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is the system's")
def test_a_cell_at_the_far_corner_costs_that_workbook_and_no_other():
    corner = io.BytesIO()
    import xlsxwriter
    with xlsxwriter.Workbook(corner, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write("A1", 1)
        sheet.write("XFD1048576", 1)
    opened = open_files([("corner.xlsx", corner.getvalue()), ("good.xls", xls(One=[("a", "b")]))])
    assert opened[0][1].kind == "TooLarge"
    assert opened[1][1].grids[0].rows == [["a", "b"]]


@pytest.mark.parametrize("data", [b"", b"\x00" * 64, b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"<!doctype html><p>hello", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\x00" * 600])
def test_what_is_no_table_is_a_document_or_a_problem_never_an_exception(data):
    assert one("strange.csv", data) is not None


def test_the_same_bytes_have_the_same_fingerprint_in_an_archive_or_alone():
    data = facebook()
    assert one("a.csv", data).sha256 == open_files([("p.zip", zipped(**{"b.csv": data}))])[0][1].sha256
