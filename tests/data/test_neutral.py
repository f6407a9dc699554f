"""What Portée writes is never run by the spreadsheet program that opens it."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from data.neutral import as_typed, csv_text, neutral, workbook

ROOT = Path(__file__).parent.parent.parent
HOSTILE = ["=1+1", "=cmd|' /C calc'!A0", "+1+cmd", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "＠x", '=HYPERLINK("http://x","y")', "'=1", "\u200b=1", "\x01=1"]


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_text_that_would_be_run_has_an_apostrophe_before_it(cell):
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-5", "+3", "-1,5", "-12.5%", "-", "--", "", "Bonjour", "a=b", "l'été", "2023-03-01", -5, 3.5, None, True])
def test_numbers_absent_cells_and_plain_text_stay_as_they_are(cell):
    assert neutral(cell) is cell


@given(st.text(max_size=20))
def test_no_text_written_begins_like_a_formula_and_each_is_read_back(text):
    written = neutral(text)
    assert as_typed(written) == text or as_typed(text) != text
    assert not re.match(r"\s*[=@]", written)


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_workbook_holds_text_as_text_and_no_formula_or_link(cell):
    data = workbook({"Posts": [("Caption", "Views"), (cell, 4), ("https://x.example", None)]})
    import zipfile
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and "<hyperlink" not in xml
    assert [row[1] for row in CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_name("Posts").to_python()][1] == 4


def test_a_csv_quotes_what_it_must_and_neutralises_every_cell():
    assert csv_text([("a", "b"), ("=1, 2", -3)]) == "a,b\n\"'=1, 2\",-3\n"


def test_a_sheet_typed_in_portee_is_neutral_and_read_back_as_it_was_typed():
    from data.journey import read_files
    from pages.parts.sheet import Box, as_file
    name, data = as_file("2023-03", {Box("organisation", "=cmd()", source="@carnet"): 7})
    assert b"'=cmd()" in data and b"'@carnet" in data
    [found] = read_files([(name, data)])
    assert found.outcome.totals == {"=cmd()": 7}
    assert found.outcome.facts.tables["measurement"]["origin"].to_pylist() == ["@carnet"]


def test_captions_that_look_like_formulas_are_kept_as_they_stand():
    from data.journey import read_files
    from tests.lookalikes import facebook, facebook_row
    [found] = read_files([("a.csv", facebook(facebook_row(text="=1+1")))])
    assert found.outcome.facts.tables["post"]["text"].to_pylist() == ["=1+1"]


def test_nothing_else_in_portee_writes_a_csv_or_a_workbook():
    writers = re.compile(r"csv\.(writer|DictWriter)|\.to_csv\(|\.to_excel\(|xlsxwriter\.Workbook|strings_to_formulas")
    found = [str(file.relative_to(ROOT)) for folder in ("data", "metrics", "pages") for file in (ROOT / folder).rglob("*.py")
             if writers.search(file.read_text("utf-8")) and "samples" not in file.parts]
    assert found == ["data/neutral.py"]
