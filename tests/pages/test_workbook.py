"""The month's numbers as a workbook, read by another reader: every number is the one that was asked, nothing is run, no people are totalled."""

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from data.measures import MEASURES, PLATFORMS
from data.store import open_store
from metrics import questions
from metrics.period import Month
from pages.parts import tiles
from pages.parts.deck import figures, slides, taken, workbook
from pages.parts.frame import View
from tests.sample import copied

MARCH = Month(2023, 3)
LANGS = ("fr", "en")
NUMBERS = {"fr": "Nombres", "en": "Numbers"}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("workbook") / "sample.duckdb"
    copied(path)
    opened = open_store(path)
    yield opened
    opened.close()


def written(store, languages=("fr",), month=MARCH):
    """The bytes of a workbook."""
    return taken.as_bytes("xlsx", [View(lang, month, store, True) for lang in languages])


def opened(data):
    """{a sheet's name: its rows}."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("month", [MARCH, Month(2022, 6), Month(2023, 2)])
def test_every_number_is_the_one_that_was_asked(store, lang, month):
    _, *rows = opened(written(store, (lang,), month))[NUMBERS[lang]]
    told = {(row[0], row[1], row[2], row[7]): row for row in rows}
    headline = questions.headline(store.reader(), month)
    assert len(rows) == len(headline) == len(told)
    grains = {"happened": {"fr": "dans le mois", "en": "in the month"}[lang], "published": {"fr": "publications parues dans le mois, à ce jour", "en": "posts published in the month, so far"}[lang]}
    for asked in headline.itertuples():
        row = told[(getattr(PLATFORMS[asked.platform], lang), asked.account, tiles.measure_name(asked, lang), grains[asked.grain])]
        assert row[8] == pytest.approx(asked.value)
        for place, value in ((10, asked.change), (11, asked.change_per_day), (13, asked.change_year)):
            assert (row[place] == "") == (value != value) and (value != value or row[place] == pytest.approx(value)), (asked.platform, asked.measure)
        if row[9] != "":
            assert row[9] == pytest.approx(asked.previous)
        if row[12] != "":
            assert row[12] == pytest.approx(asked.last_year)


def test_what_posts_gathered_is_set_beside_no_other_month_s(store):
    _, *rows = opened(written(store))["Nombres"]
    for row in rows:
        if row[7].startswith("publications parues") and row[2] != "Publications":
            assert row[9:14] == [""] * 5


@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_of_each_slide_are_there_as_numbers(store, lang):
    view, sheets = View(lang, MARCH, store, True), opened(written(store, (lang,)))
    made = slides.deck(view)
    pages = [rows for name, rows in sheets.items() if re.match(r"\d+ ", name)]
    assert len(pages) == len(made)
    for slide, rows in zip(made, pages, strict=True):
        held = {cell for row in rows for cell in row if isinstance(cell, float)}
        told = figures.of_slide(view, slide)
        expected = {value for one in told.series for value in (*one.values, *one.low, *one.high) if value is not None and value == value} if told else set()
        assert all(any(cell == pytest.approx(value) for cell in held) for value in expected), slide.name
        assert not told or set(told.categories) <= {row[0] for row in rows}


def test_no_cell_is_a_sum_of_people(store):
    headline = questions.headline(store.reader(), MARCH)
    people = headline[headline["kind"] == "unique"].groupby("platform")["value"]
    sums = {float(values.sum()) for _, values in people if len(values) > 1} | {float(headline[headline["measure"] == "reach"]["value"].sum() + headline[headline["measure"] == "unique_visitors"]["value"].sum())}
    cells = {cell for rows in opened(written(store)).values() for row in rows for cell in row if isinstance(cell, float)}
    alone = set(headline["value"])
    assert not (sums - alone) & cells


@pytest.mark.parametrize(("lang", "words"), [("fr", ("À lire d’abord", "1er mars 2023", "n’est pas scellé", "Fait le", "Aucun : tous les comptes", "Absent n’est pas zéro")),
                                             ("en", ("Read first", "March 31, 2023", "is not sealed", "Made on", "None: every account", "Absent is not zero"))])
def test_the_first_sheet_says_which_days_which_filters_when_and_whether_it_is_final(store, lang, words):
    name, rows = next(iter(opened(written(store, (lang,))).items()))
    said = f"{name} {rows}".replace("\\xa0", " ").replace("\u00a0", " ")
    assert all(word in said for word in words)


@pytest.mark.parametrize(("lang", "name"), [("fr", "Définitions"), ("en", "Definitions")])
def test_every_measure_is_defined_with_what_it_is_not(store, lang, name):
    rows = opened(written(store, (lang,)))[name]
    told = {row[0]: row for row in rows}
    for one in MEASURES.values():
        assert told[getattr(one, lang)][2] and told[getattr(one, lang)][3]


def test_both_languages_stand_in_one_file_under_different_names(store):
    names = list(opened(written(store, LANGS)))
    assert len({name.lower() for name in names}) == len(names) and "Nombres" in names and "Numbers" in names
    assert all(len(name) <= 31 for name in names)


def test_numbers_are_numbers_and_thousands_are_parted_as_the_language_does(store):
    for lang, code in (("fr", '#" "000'), ("en", '#","000')):
        archive = zipfile.ZipFile(io.BytesIO(written(store, (lang,))))
        styles = archive.read("xl/styles.xml").decode().replace("&quot;", '"')
        assert code in styles and "<f>" not in "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name)


def test_a_name_that_looks_like_a_formula_stays_text(store):
    """An account may be called `=cmd()`."""
    from data.neutral import new_workbook

    stream, view = io.BytesIO(), View("fr", MARCH, store, True)
    with new_workbook(stream) as book:
        pages = workbook._Pages(book, view, set())
        sheet = pages.sheet("=cmd()[x]*?/", (10,))
        pages.line(sheet, 0, ("=cmd()", (3.0, "count"), "+1"))
    archive = zipfile.ZipFile(io.BytesIO(stream.getvalue()))
    assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
    [(name, rows)] = opened(stream.getvalue()).items()
    assert rows == [["=cmd()", 3.0, "+1"]] and not set(name) & set("[]*?/")


@pytest.mark.parametrize(("words", "lang", "number"), [("4\u202f100", "fr", 4100), ("4,100", "en", 4100), ("+24,7\u202f%", "fr", 0.247), ("\u22122.4%", "en", -0.024), ("1,0 ×", "fr", 1.0), ("144,5", "fr", 144.5)])
def test_a_printed_number_is_read_back_as_the_number_it_prints(words, lang, number):
    assert workbook._printed(words, lang)[0] == pytest.approx(number)


def test_words_are_no_number():
    assert workbook._printed("de 0 à 3", "fr") == "de 0 à 3"


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_the_command_writes_the_file_of_a_month_and_refuses_one_with_nothing(tmp_path, form):
    from click.testing import CliRunner

    from pages.board.__main__ import main

    path = tmp_path / "sample.duckdb"
    copied(path)
    out = tmp_path / f"deck.{form}"
    done = CliRunner().invoke(main, ["--month", "2023-03", "--lang", "both", "--format", form, "--out", str(out), "--db", str(path)])
    assert done.exit_code == 0 and out.read_bytes()[:2] == b"PK"
    nothing = CliRunner().invoke(main, ["--month", "2019-01", "--lang", "en", "--format", form, "--out", str(tmp_path / "none"), "--db", str(path)])
    assert nothing.exit_code == 1 and "Nothing to present for January 2019" in nothing.output and not (tmp_path / "none").exists()
    assert CliRunner().invoke(main, ["--month", "2023", "--format", form, "--out", str(out)]).exit_code == 2
