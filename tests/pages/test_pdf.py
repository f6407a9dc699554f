"""The deck as PDF, read by others: every number that was asked, in its order; a tree of tags; fonts inside; nothing interpreted."""

import re
import shutil
import subprocess
import sys

import pytest
from pypdf import PdfReader

from data import clock
from pages.parts import sealing
from pages.parts.deck import about, pdf, slides
from pages.parts.deck.plain import plain
from pages.parts.words import day_text
from tests.browser.test_deck import EVERY
from tests.pages.taken import (  # noqa: F401 (fixtures)
    LANGUAGES,
    MONTH,
    bare,
    hostile,
    numbers,
    store,
    tags,
    views,
    words_of,
)
from tests.sample import copied

poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not on this machine")


@pytest.fixture(scope="module")
def written(store, tmp_path_factory):  # noqa: F811
    """{which: the file}: French, English, both."""
    folder = tmp_path_factory.mktemp("pdf")
    files = {"fr": ("fr",), "en": ("en",), "both": LANGUAGES}
    for name, langs in files.items():
        pdf.write(views(store, *langs), folder / f"{name}.pdf")
    return {name: folder / f"{name}.pdf" for name in files}


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_holds_the_numbers_that_were_asked_and_the_words_of_its_slide(store, written, lang):  # noqa: F811
    (view,), pages, (told, order) = views(store, lang), words_of(written[lang]), numbers(store, lang)
    shown = slides.deck(view)
    assert [slide.name for slide in shown] == list(order) and len(pages) == len(shown) + 1
    for slide, page in zip(shown, pages, strict=False):
        read = bare(page)
        missing = [words for words in (*told[slide.name], *map(plain, (slide.about, slide.title, slide.takeaway, slide.source, *slide.sentences))) if bare(words) not in read]
        missing += [number.label for number in slide.numbers if not all(bare(word) in read for word in plain(number.label).split())]
        assert missing == [], slide.name
        assert bare(view.say("deck.place", n=shown.index(slide) + 1, all=len(shown))) in read


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_that_the_month_is_not_sealed_or_its_code(store, written, tmp_path, lang):  # noqa: F811
    (view,) = views(store, lang)
    mark = bare(view.say("deck.not_final", month="mars 2023" if lang == "fr" else "March 2023"))
    assert all(mark in bare(page) for page in words_of(written[lang]))


@poppler
def test_a_sealed_month_prints_its_code_on_every_page(tmp_path):
    from data.store import open_store

    own = open_store(copied(tmp_path / "own.duckdb"))
    code = sealing.seal(own, MONTH, "Ana").code
    pdf.write(views(own, "fr"), tmp_path / "sealed.pdf")
    pages = words_of(tmp_path / "sealed.pdf")
    assert len(pages) > 6 and all(bare(code) in bare(page) and "nonscell" not in bare(page) for page in pages)
    assert not any("Nondéfinitif" in bare(page) for page in pages)


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_page_says_period_filters_definitions_sources_and_the_day(store, written, lang):  # noqa: F811
    (view,) = views(store, lang)
    last, one = bare(words_of(written[lang], "-raw")[-1]), about.about(view)
    for name, how in (*one.facts, *one.method, *one.words, *one.measures):
        assert bare(plain(name)) in last and bare(plain(how)) in last
    assert bare(day_text(clock.today(), lang)) in last


def test_the_document_is_tagged_with_title_language_headings_and_a_text_for_every_drawing(store, written):  # noqa: F811
    for name, langs in (("fr", ("fr",)), ("en", ("en",)), ("both", LANGUAGES)):
        read, told = PdfReader(written[name]), tags(written[name])
        root = read.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith(langs[0])
        assert root["/ViewerPreferences"]["/DisplayDocTitle"] and read.metadata.title
        assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
        decks = [slides.deck(view) for view in views(store, *langs)]
        headings = [tag for tag, *_ in told if re.fullmatch(r"/H\d", tag)]
        assert headings.count("/H1") == sum(len(deck) + 1 for deck in decks) and headings.count("/H2") == 4 * len(decks)
        drawn = [alt for tag, alt, _ in told if tag == "/Figure"]
        assert len(drawn) >= sum(sum(slide.chart is not None for slide in deck) + sum(len(slide.rows) for slide in deck) for deck in decks)
        assert all(alt and len(alt) > 10 for alt in drawn)


def test_every_font_is_inside_and_one_of_ours(written):
    for path in written.values():
        for page in PdfReader(path).pages:
            for font in page["/Resources"].get("/Font", {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                assert "/FontFile2" in inner["/FontDescriptor"].get_object() or "/FontFile3" in inner["/FontDescriptor"].get_object()
                assert re.match(r"/[A-Z]{6}\+Portee(Sans|Serif)-", font.get_object()["/BaseFont"])


def test_pages_are_sixteen_by_nine_and_nothing_in_them_runs(written):
    for path in written.values():
        read = PdfReader(path)
        assert {(float(page.mediabox.width), float(page.mediabox.height)) for page in read.pages} == {(960.0, 540.0)}
        raw = path.read_bytes()
        assert not any(word in raw for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI", b"/EmbeddedFile"))


@poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_texts_are_printed_as_they_stand_and_never_interpreted(hostile, tmp_path, lang):  # noqa: F811
    pdf.write(views(hostile, lang), tmp_path / "hostile.pdf")
    read = bare("".join(words_of(tmp_path / "hostile.pdf")))
    for piece in ("<script>alert(1)</script>", "#letx=1;$a^2$", "\\u{41}", "[*b*]@ref"):
        assert piece in read, piece
    assert not set("\u202e\u202c") & set(read) and "\u202e" not in PdfReader(tmp_path / "hostile.pdf").trailer["/Root"].__repr__()
    assert len(PdfReader(tmp_path / "hostile.pdf").pages) == len(slides.deck(views(hostile, lang)[0])) + 1


@poppler
def test_endless_words_stay_on_their_paper(hostile, tmp_path):  # noqa: F811
    pdf.write(views(hostile, "fr"), tmp_path / "hostile.pdf")
    boxes = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "hostile.pdf"), "-"], capture_output=True, check=True).stdout.decode()
    ends = [(float(x), float(y)) for x, y in re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', boxes)]
    assert max(x for x, _ in ends) <= 960 - 40 and max(y for _, y in ends) <= 540


@pytest.mark.parametrize("sign", ["\U0001f389", "عربي", "漢字"])
def test_signs_that_our_fonts_lack_do_not_stop_the_press(store, tmp_path, monkeypatch, sign):  # noqa: F811
    from dataclasses import replace

    told = slides.deck
    monkeypatch.setattr(slides, "deck", lambda view: [replace(slide, takeaway=f"{slide.takeaway} {sign}") for slide in told(view)])
    pdf.write(views(store, "fr"), tmp_path / "signs.pdf")
    assert len(PdfReader(tmp_path / "signs.pdf").pages) == len(EVERY) + 1


def test_the_press_asks_nothing_of_a_network(tmp_path):
    """In a process in which no socket opens, the deck is written all the same."""
    code = ("import socket\ndef closed(*_, **__): raise OSError('no network')\nsocket.socket.connect = closed\nsocket.create_connection = closed\n"
            "from data import samples\nfrom data.store import open_store\nfrom pages.parts.frame import view_of\nfrom pages.parts.deck import pdf\n"
            f"pdf.write([view_of(open_store(samples.fill({str(tmp_path / 'own.duckdb')!r})), 'fr', '2023-03')], {str(tmp_path / 'deck.pdf')!r})")
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env={"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "PATH": ""})
    assert len(PdfReader(tmp_path / "deck.pdf").pages) == len(EVERY) + 1
