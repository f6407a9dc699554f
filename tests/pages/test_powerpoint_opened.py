"""The PowerPoint as a file: its elements in the schema's order, each relation with its part, opened by another program."""

import io
import posixpath
import re
import shutil
import subprocess
import zipfile

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from pages.parts.deck import powerpoint, slides
from pages.parts.frame import View
from tests.browser.test_deck import EVERY as SLIDES
from tests.browser.test_deck import asked
from tests.pages.test_powerpoint import LANGS, MARCH, C, files, missing, store  # noqa: F401 (fixtures)

# ── structure ───────────────────────────────────────────────────────────────────────────────────────────────────────

ORDER = {                             # of the schema of charts (ECMA-376, part 1, 21.2), the elements Portée writes
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData", "chart": "autoTitleDeleted plotArea plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart scatterChart catAx dateAx valAx spPr", "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId", "scatterChart": "scatterStyle varyColors ser axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat xVal val yVal smooth", "dLbls": "dLbl spPr showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbl": "idx layout tx spPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize", "errBars": "errDir errBarType errValType noEndCap val spPr",
    "catAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "dateAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblOffset baseTimeUnit majorUnit majorTimeUnit",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
    "scaling": "orientation max min", "dPt": "idx marker bubble3D spPr", "marker": "symbol size spPr",
}


@pytest.mark.parametrize("name", ["fr", "en", "both"])
def test_elements_stand_in_the_schema_s_order_and_every_relation_has_its_part(files, name):  # noqa: F811 (a fixture)
    archive = zipfile.ZipFile(files[name])
    held = set(archive.namelist())
    assert len(held) == len(archive.namelist())
    for part in held:
        if re.match(r"ppt/charts/chart\d+\.xml", part):
            for element in etree.fromstring(archive.read(part)).iter(f"{C}*"):
                order = ORDER.get(etree.QName(element).localname, "").split()
                children = [etree.QName(child).localname for child in element]
                if order and children:
                    assert children == sorted(children, key=order.index), (part, element.tag, children)
        if part.endswith(".rels"):
            base = part.replace("_rels/", "").removesuffix(".rels")
            for relation in etree.fromstring(archive.read(part)):
                if relation.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), relation.get("Target"))).lstrip("/")
                    assert target in held, (part, target)
                else:
                    pytest.fail(f"{part} leads outside: {relation.get('Target')}")
    types = etree.fromstring(archive.read("[Content_Types].xml"))
    told = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")} | {name for name in held for one in types if one.get("Extension") and name.endswith("." + one.get("Extension"))}
    assert held - {"[Content_Types].xml"} <= told


# ── opened elsewhere ────────────────────────────────────────────────────────────────────────────────────────────────


def converted(file, folder):
    """The pages of a file as LibreOffice draws them: (the PDF, its pictures)."""
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if not shutil.which(program):
            missing(program)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
                   check=True, capture_output=True, timeout=240)
    pdf = folder / f"{file.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", "48", "-png", str(pdf), str(folder / file.stem)], check=True, timeout=240)
    return pdf, sorted(folder.glob(f"{file.stem}-*.png"))


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_opens_every_slide_and_draws_every_number(store, files, tmp_path, lang):  # noqa: F811 (a fixture)
    pdf, pictures = converted(files[lang], tmp_path)
    assert len(pictures) == len(SLIDES)
    numbers, shares = asked(store.reader(), lang)
    for place, name in enumerate(SLIDES, 1):
        text = subprocess.run(["pdftotext", "-f", str(place), "-l", str(place), "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        bare = re.sub(r"\s", "", text)
        for number in (*numbers[name], *(shares if name == "sources" else ())):
            assert re.sub(r"\s", "", number) in bare, (name, number)
        picture = Image.open(pictures[place - 1]).convert("RGB")
        assert picture.width * 9 == pytest.approx(picture.height * 16, rel=0.01)
        assert picture.getpixel((picture.width // 2, int(picture.height * 0.86)))[2] > 70                  # the navy of the takeaway, or its letters
        assert len(picture.resize((64, 36)).getcolors(64 * 36)) > 60, name                                      # and not a blank page


@pytest.mark.long
def test_every_month_of_the_sample_makes_a_deck_that_opens(store):  # noqa: F811 (a fixture)
    for back in range(24):
        view, stream = View(LANGS[back % 2], MARCH.back(back), store, True), io.BytesIO()
        if slides.deck(view):
            powerpoint.write([view], stream)
            assert len(Presentation(stream).slides) == len(slides.deck(view))
