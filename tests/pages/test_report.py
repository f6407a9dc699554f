"""The report: one sheet of Letter, two sides, whatever there is to say; read by others."""

import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from data import clock
from metrics import questions
from metrics.period import Month
from metrics.tiles import five
from pages.parts import sentences
from pages.parts.deck import about, report
from pages.parts.deck.plain import plain
from pages.parts.frame import view_of
from pages.parts.words import change_text, day_text, number_text, percent_text, text
from tests.pages.taken import (  # noqa: F401 (fixtures)
    LANGUAGES,
    bare,
    hostile,
    numbers,
    store,
    tags,
    views,
    words_of,
)

MARCH = Month(2023, 3)
poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not on this machine")


@pytest.fixture(scope="module")
def written(store, tmp_path_factory):  # noqa: F811 (a fixture)
    folder = tmp_path_factory.mktemp("report")
    for lang in LANGUAGES:
        report.write(views(store, lang), folder / f"{lang}.pdf")
    return {lang: folder / f"{lang}.pdf" for lang in LANGUAGES}


def sides(path):
    """How many pages, and their size in points."""
    pages = PdfReader(path).pages
    return len(pages), {(float(page.mediabox.width), float(page.mediabox.height)) for page in pages}


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_side_one_is_the_finding_and_five_numbers_with_their_bases_as_they_were_asked(store, written, lang):  # noqa: F811 (a fixture)
    cursor, (view,) = store.reader(), views(store, lang)
    headline, read = questions.headline(cursor, MARCH), bare(words_of(written[lang], "-raw")[0])
    assert bare(plain(sentences.title(questions.trend(cursor, MARCH), headline, MARCH, lang))) in read
    for row in five(headline):
        told = [number_text(row.value, lang), f"({number_text(row.previous, lang)})", change_text(row.change, lang), text(f"verdict.{row.verdict}", lang)]
        told += [change_text(row.change_per_day, lang)] if row.kind == "flow" else [text("tile.people", lang)]
        told += [f"({number_text(row.last_year, lang)})", change_text(row.change_year, lang)] if not row.year_broken else []
        assert [words for words in told if bare(words) not in read] == [], row.measure
    for _, said, _ in sentences.platforms_said(view)[:5]:
        assert bare(plain(said)) in read


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_side_two_is_what_worked_who_follows_from_where_the_decision_and_how_we_judge(store, written, lang):  # noqa: F811 (a fixture)
    (view,), read, (told, _) = views(store, lang), bare(words_of(written[lang], "-raw")[1]), numbers(store, lang)
    one = about.about(view)
    for words in (*told["worked"], *told["listens"], *told["sources"], *(how for _, how in (*one.method, *one.words, *one.measures, *one.facts))):
        assert bare(plain(words)) in read, words
    decisions = questions.decisions(store.reader(), MARCH)
    assert bare(plain(decisions["why"].iloc[0])) in read and bare(text("content.short.too_few", lang)).capitalize() in read
    assert bare(day_text(clock.today(), lang)) in read


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_one_letter_sheet_of_two_sides(written, lang):
    assert sides(written[lang]) == (2, {(612.0, 792.0)})


@poppler
def test_long_and_hostile_texts_keep_to_the_sheet(hostile, tmp_path):  # noqa: F811 (a fixture)
    for lang in LANGUAGES:
        report.write(views(hostile, lang), tmp_path / "report.pdf")
        assert sides(tmp_path / "report.pdf") == (2, {(612.0, 792.0)})
        read = bare("".join(words_of(tmp_path / "report.pdf", "-raw")))
        assert "<script>alert(1)</script>" in read and "#letx=1;$a^2$" in read and "\\u{41}" in read and "\u202e" not in read
        boxes = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True).stdout.decode()
        ends = [(float(x), float(y)) for x, y in re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', boxes)]
        assert max(x for x, _ in ends) <= 612 - 36 and max(y for _, y in ends) <= 792 - 18


@pytest.mark.parametrize("month", ["2021-04", "2021-05", "2022-01"])
def test_few_numbers_make_two_sides_too(store, tmp_path, month):  # noqa: F811 (a fixture)
    for lang in LANGUAGES:
        report.write([view_of(store, lang, month)], tmp_path / "report.pdf")
        assert sides(tmp_path / "report.pdf") == (2, {(612.0, 792.0)})


def test_a_month_of_which_next_to_nothing_is_known_makes_two_sides(tmp_path):
    from data.keep import keep
    from data.store import open_store

    own = open_store(tmp_path / "few.duckdb")
    kept = keep(own, [("sheet.csv", b"platform,account,month,measure,value\nwebsite,,2023-03,visits,12\n")])
    assert [one.status for one in kept] == ["kept"]
    report.write([view_of(own, "fr", "2023-03")], tmp_path / "report.pdf")
    assert sides(tmp_path / "report.pdf") == (2, {(612.0, 792.0)})


def test_both_languages_are_two_sheets(store, tmp_path):  # noqa: F811 (a fixture)
    report.write(views(store, *LANGUAGES), tmp_path / "both.pdf")
    assert sides(tmp_path / "both.pdf") == (4, {(612.0, 792.0)})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_tagged_with_headings_a_table_and_a_text_for_every_drawing(store, written, lang):  # noqa: F811 (a fixture)
    read, told = PdfReader(written[lang]), tags(written[lang])
    root, names = read.trailer["/Root"], [tag for tag, *_ in told]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith(lang) and b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert names.count("/H1") == 1 and names.count("/H2") >= 10 and names.count("/TH") == 6
    drawn = [alt for tag, alt, _ in told if tag == "/Figure"]
    assert len(drawn) >= 8 and all(drawn)
    shares = questions.sources(store.reader(), MARCH)["share"]
    assert any(all(bare(percent_text(share, lang)) in bare(alt) for share in shares) for alt in drawn)
