"""The organisation's name, colour and logo: what is refused and why, where they stand, and that a sealed month keeps its own."""

import io
import zipfile

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from data import organisation
from data.organisation import Organisation
from data.problems import BadLogo
from data.store import open_store
from pages.parts import sealing
from pages.parts.deck import taken
from pages.parts.frame import view_of
from pages.parts.organisation import refusal
from tests.pages.taken import bare, words_of
from tests.sample import copied

MONTH, NAME, BLUE = "2023-03", "Centre <Arrivants> & amis", "#0F3D8C"


def picture(form="PNG", size=(400, 120), colour=(15, 61, 140)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = open_store(copied(tmp_path_factory.mktemp("organisation") / "sample.duckdb"))
    sealing.seal(made, "2023-02", "Ana")
    organisation.keep(made, Organisation(NAME, BLUE, organisation.logo_of(picture())))
    return made


@pytest.fixture(scope="module")
def files(store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    for form in taken.FORMATS:
        taken.write(form, [view_of(store, "fr", MONTH)], folder / form)
    return folder


@pytest.mark.parametrize(("colour", "why"), [("#F2D21E", "trop pâle"), ("#4D6EC6", "Facebook"), ("#A52F86", "Instagram"), ("bleu", "n’est pas une couleur"), ("<b>", "&lt;b&gt;"), ("", ""), (BLUE, ""), ("#14305C", "")])
def test_a_colour_is_refused_in_a_sentence_where_it_is_pale_or_a_platform_s(store, colour, why):
    said = refusal(view_of(store, "fr", MONTH), colour)
    assert why in said if why else said == ""


@pytest.mark.parametrize("content", [b"", b"<svg onload='alert(1)'/>", b"GIF89a", picture("GIF"), picture(size=(5000, 40)), picture(size=(4, 4)), picture()[:60], b"\x89PNG" + bytes(1_000_001)])
def test_a_logo_that_is_no_picture_of_a_reasonable_size_is_refused(content):
    with pytest.raises(BadLogo):
        organisation.logo_of(content)


def test_a_logo_is_drawn_anew_as_a_small_png_without_what_else_the_file_held():
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    out = io.BytesIO()
    Image.new("RGB", (1800, 900)).save(out, "JPEG", exif=exif)
    kept = organisation.logo_of(out.getvalue())
    assert b"secret words" in out.getvalue() and b"secret words" not in kept
    assert Image.open(io.BytesIO(kept)).format == "PNG" and Image.open(io.BytesIO(kept)).size == (400, 200)


def test_the_presentation_has_the_name_on_every_slide_the_logo_and_the_colour_in_its_master(files):
    deck = Presentation(str(files / "pptx"))
    assert all(NAME in next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 10).text_frame.text for slide in deck.slides)
    archive = zipfile.ZipFile(files / "pptx")
    [media] = [name for name in archive.namelist() if "/media/" in name]
    assert Image.open(io.BytesIO(archive.read(media))).size == (400, 120)
    master = archive.read("ppt/slideMasters/slideMaster1.xml").decode()
    assert BLUE[1:] in master and "Centre &lt;Arrivants&gt; &amp; amis" in master and NAME in deck.core_properties.title


def test_the_pdf_the_report_the_page_and_the_workbook_have_them_too(files):
    pages = [bare(page) for page in words_of(files / "pdf")]
    assert all(bare(NAME) in page for page in pages)
    images = [len(page.images) for page in PdfReader(files / "pdf").pages]
    assert set(images[:-1]) == {1}
    assert bare(NAME) in bare(words_of(files / "report", "-raw")[0]) and len(PdfReader(files / "report").pages) == 2
    page = (files / "html").read_text("utf-8")
    assert "Centre &lt;Arrivants&gt; &amp; amis" in page and "<Arrivants>" not in page and f"border-color:{BLUE}" in page and 'src="data:image/png;base64,' in page
    assert NAME in CalamineWorkbook.from_path(str(files / "xlsx")).get_sheet_by_index(0).to_python()[0][0]


def test_a_sealed_month_keeps_the_look_it_was_sealed_with(store):
    before, now = view_of(store, "fr", "2023-02").organisation, view_of(store, "fr", MONTH).organisation
    assert before == Organisation() and now.name == NAME
    sealing.seal(store, "2023-01", "Ana")
    organisation.keep(store, Organisation("Autre", "", b""))
    assert view_of(store, "fr", "2023-01").organisation == now and view_of(store, "fr", MONTH).organisation.name == "Autre"
    organisation.keep(store, Organisation())
    assert view_of(store, "fr", MONTH).organisation == Organisation()
