"""What was shown, what was sent and what was sealed are the same numbers, whatever is imported afterwards: three months of the sample."""

import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from html.parser import HTMLParser

import pytest
from lxml import etree
from pptx import Presentation
from python_calamine import CalamineWorkbook

from data import events, seals
from data.store import open_store
from pages.parts import sealing
from pages.parts.deck import figures, slides, taken
from pages.parts.deck.plain import plain
from pages.parts.frame import view_of
from tests.pages.taken import bare, words_of
from tests.sample import copied

pytestmark = pytest.mark.long
MONTHS, LANGS = ("2023-01", "2023-02", "2023-03"), ("fr", "en")
FORMATS = {"pptx": "pptx", "pdf": "pdf", "html": "html", "xlsx": "xlsx"}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return open_store(copied(tmp_path_factory.mktemp("three") / "sample.duckdb"))


@pytest.fixture(scope="module")
def told(store, tmp_path_factory):
    """{month: (code, what its live deck said as it was sealed)}; afterwards every number of the past is another."""
    before = {}
    for month in MONTHS:
        seal = sealing.seal(store, month, "Ana")
        before[month] = (seal.code, {lang: said(view_of(store, lang, month, seal=None)) for lang in LANGS}, dict(seal.tables))
    rewritten(store)
    return before


def rewritten(store):
    """A year of imports in one: everything ever counted grows by three, and another event breaks every series."""
    with store.writer() as cursor:
        cursor.execute("update measurement set value = value * 3 + 1")
    events.add(store, events.Event("", date(2022, 8, 9), (), ("*",), "autre compte", "another count"))


def said(view):
    """Everything a deck says: [(slide, title, numbers, what stands beside them, sentences, takeaway, rows, figures)]."""
    return [(slide.name, slide.title, tuple((one.text, one.label, one.beside, one.verdict) for one in slide.numbers), slide.sentences, slide.takeaway, slide.source,
             str(slide.rows), str(figures.of_slide(view, slide))) for slide in slides.deck(view)]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_sealed_deck_says_what_the_live_one_said_and_the_live_one_no_longer_does(store, told, month, lang):
    code, before, _ = told[month]
    frozen = view_of(store, lang, month)
    assert frozen.seal.code == code and said(frozen) == before[lang]
    assert said(view_of(store, lang, month, seal=None)) != before[lang], "the imports changed nothing: this test would show nothing"


@pytest.mark.parametrize("month", MONTHS)
def test_a_code_typed_a_year_of_imports_later_reopens_the_same_answers(store, told, month):
    code, before, tables = told[month]
    with store.reading() as cursor:
        assert seals.by_code(cursor, code.lower().replace("-", " ")).tables == tables
    for typed in (code, code.lower(), code.replace("-", " ")):
        view = view_of(store, "fr", "2022-06", seal=typed)              # whatever month was on screen
        assert str(view.month) == month and said(view) == before["fr"]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_file_holds_every_number_that_was_sealed(store, told, tmp_path, month, lang):
    view = view_of(store, lang, month)
    shown = slides.deck(view)
    for form, suffix in FORMATS.items():
        file = tmp_path / f"deck.{suffix}"
        taken.write(form, [view], file)
        read = READERS[form](file)
        assert len(read) >= len(shown), form
        for place, slide in enumerate(shown):
            text = read[place]
            wanted = [number.text for number in slide.numbers] + [change for number in slide.numbers for _, change in number.beside] + [row[4] for row in slide.rows]
            if form != "xlsx":
                assert [one for one in wanted if bare(plain(one)) not in text] == [], (form, slide.name)
                assert told[month][0].replace("-", "") in text.replace("-", ""), (form, slide.name)
        charts(form, file, [(slide, figures.of_slide(view, slide)) for slide in shown])


@pytest.mark.parametrize("month", MONTHS)
def test_the_command_writes_the_snapshot_of_a_code(store, told, tmp_path, month):
    code, before, _ = told[month]
    store.reader().execute("checkpoint")
    copy = shutil.copy(store.path, tmp_path / "copy.duckdb")            # a database opens in one program at a time
    for lang in LANGS:
        out = tmp_path / f"{lang}.pdf"
        subprocess.run([sys.executable, "-m", "pages.board", "--month", month, "--lang", lang, "--format", "pdf", "--code", code.lower(), "--db", str(copy), "--out", str(out)],
                       check=True, capture_output=True)
        pages = [bare(page) for page in words_of(out)]
        for page, (name, title, numbers, *_) in zip(pages, before[lang], strict=False):
            assert bare(plain(title)) in page and bare(code) in page, name
            assert all(bare(plain(number)) in page for number, *_ in numbers), name


# ── readers: what stands on each slide of a file, without spaces ────────────────────────────────────────────────────


def of_pptx(file):
    def words(shape):
        if shape.has_text_frame:
            return shape.text_frame.text
        if shape.has_table:
            return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
        return ""

    return [bare(" ".join(words(shape) for shape in slide.shapes)) for slide in Presentation(str(file)).slides]


def of_pdf(file):
    return [bare(page) for page in words_of(file)]


class _Sections(HTMLParser):
    """The words of each `<section class=frame>`."""

    def __init__(self):
        super().__init__()
        self.told, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "section":
            self.inside = ("class", "frame") in attrs
            self.told += [""] if self.inside else []

    def handle_data(self, data):
        if self.inside:
            self.told[-1] += data


def of_html(file):
    reader = _Sections()
    reader.feed(file.read_text("utf-8"))
    return [bare(words) for words in reader.told]


def of_xlsx(file):
    book = CalamineWorkbook.from_path(str(file))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names if re.match(r"\d+ ", name)]


READERS = {"pptx": of_pptx, "pdf": of_pdf, "html": of_html, "xlsx": of_xlsx}


def charts(form, file, shown):
    """The values of every chart are in the file as numbers: in the charts of the presentation, in the cells of the workbook."""
    if form == "pptx":
        held = [values_of(slide) for slide in Presentation(str(file)).slides]
        assert not [name for name in zipfile.ZipFile(file).namelist() if name.endswith((".svg", ".emf"))]
    elif form == "xlsx":
        held = [{rounded(cell) for row in sheet for cell in row if isinstance(cell, float)} for sheet in READERS[form](file)]
    else:
        return
    for (slide, one), numbers in zip(shown, held, strict=True):
        for series in one.series if one else ():
            lacking = {rounded(abs(value)) for value in (*series.values, *series.low, *series.high) if value is not None and value == value} - {rounded(abs(number)) for number in numbers}
            assert not lacking, (form, slide.name, series.name, lacking)


def values_of(slide):
    return {rounded(float(point.text)) for shape in slide.shapes if shape.has_chart
            for ref in etree.fromstring(shape.chart.part.blob).iter(f"{C}numCache") for point in ref.iter(f"{C}v")}


def rounded(number):
    return float(f"{number:.9g}")
