"""The deck in PowerPoint, opened by others: every number is the one that was asked, every text fits, everything has words, nothing is a picture."""

import io
import os
import posixpath
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageFont
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from python_calamine import CalamineWorkbook

from data.store import open_store
from metrics import questions
from metrics.period import Month
from pages.parts.deck import chartml, figures, fitting, native, powerpoint, slides, taken
from pages.parts.frame import View
from pages.parts.words import number_text, percent_text
from tests.browser.test_deck import EVERY as SLIDES
from tests.browser.test_deck import asked
from tests.sample import copied

MARCH = Month(2023, 3)
LANGS = ("fr", "en")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LIBERATION = "/usr/share/fonts/truetype/liberation/Liberation{}.ttf"


def missing(what):
    """A skip, or under PORTEE_CI a failure."""
    (pytest.fail if os.environ.get("PORTEE_CI") else pytest.skip)(f"{what} is not on this machine")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("powerpoint") / "sample.duckdb"
    copied(path)
    opened = open_store(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def files(store, tmp_path_factory):
    """{fr, en, both: the file}, March 2023."""
    folder, written = tmp_path_factory.mktemp("decks"), {}
    for name, languages in taken.LANGUAGES.items():
        written[name] = folder / f"{name}.pptx"
        powerpoint.write([View(lang, MARCH, store, True) for lang in languages], written[name])
    return written


@pytest.fixture(scope="module")
def decks(files):
    return {lang: Presentation(str(files[lang])) for lang in LANGS}


def by_name(deck):
    """{a slide's name: the slide}, as the sample's March has them."""
    made = list(deck.slides)
    assert len(made) == len(SLIDES)
    return dict(zip(SLIDES, made, strict=True))


def runs(slide):
    """(text, size in points) of every run on a slide outside its charts."""
    for run in slide._element.iter(f"{A}r"):
        look = run.find(f"{A}rPr")
        yield run.find(f"{A}t").text, int(look.get("sz", 0)) / 100 if look is not None else 0


# ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", LANGS)
def test_every_large_number_of_every_slide_is_the_one_that_was_asked(store, decks, lang):
    numbers, _ = asked(store.reader(), lang)
    for name, slide in by_name(decks[lang]).items():
        told = [text for shape in slide.shapes if shape.has_table for text in large(shape.table)]
        assert told == numbers[name], name


def large(table):
    """What a table says in letters for the other end of the room."""
    return [run.text for row in table.rows for cell in row.cells for paragraph in cell.text_frame.paragraphs for run in paragraph.runs if run.font.size and run.font.size.pt >= 36]


@pytest.mark.parametrize("lang", LANGS)
def test_every_comparison_of_the_month_is_the_one_that_was_asked(store, decks, lang):
    headline = questions.headline(store.reader(), MARCH)
    expected = []
    for platform, measure in (("facebook", "interactions"), ("instagram", "reach"), ("instagram", "new_followers"), ("website", "visits"), ("tiktok", "views")):
        [row] = headline[(headline["platform"] == platform) & (headline["measure"] == measure)].itertuples()
        expected.append([percent_text(change, lang, signed=True) for change in (row.change, row.change_per_day, row.change_year) if change == change])
    table = next(shape.table for shape in by_name(decks[lang])["month"].shapes if shape.has_table)
    told = [[table.cell(row, 2 * place + 1).text for row in range(2, 5) if table.cell(row, 2 * place + 1).text] for place in range(5)]
    assert told == expected


def drawn(slide):
    """[{a series' name: its numbers, None where absent}] of the charts of a slide, from what the chart holds."""
    for shape in slide.shapes:
        if shape.has_chart:
            yield {series.find(f"{C}tx//{C}v").text: cells(series.find(f"{C}val") if series.find(f"{C}val") is not None else series.find(f"{C}xVal"))
                   for series in shape.chart._chartSpace.iter(f"{C}ser")}


def cells(ref):
    count = int(next(ref.iter(f"{C}ptCount")).get("val"))
    known = {int(point.get("idx")): float(point.find(f"{C}v").text) for point in ref.iter(f"{C}pt")}
    return [known.get(place) for place in range(count)]


def same(told, expected):
    return [value for value in told if value is not None] == pytest.approx([value for value in expected if value == value and value is not None])


def test_every_number_of_every_chart_is_the_one_that_was_asked(store, decks):
    cursor, made = store.reader(), by_name(decks["en"])
    trend, kinds, audience, sources = (getattr(questions, name)(cursor, MARCH) for name in ("trend", "content_types", "audience", "sources"))
    series = questions.series(cursor, MARCH, going=True)

    rows = [trend[(trend["platform"] == platform) & (trend["measure"] == measure)].iloc[0] for platform, measure in (("facebook", "interactions"), ("instagram", "new_followers"))]
    points = [found for found in (cells(one.find(f"{C}xVal")) for one in chart_of(made["year"]).iter(f"{C}ser")) if len(found) == 2 and None in found]
    assert same([value for found in points for value in found], [row["change"] for row in rows])
    spans = [cells(one.find(f"{C}xVal")) for one in chart_of(made["year"]).iter(f"{C}ser") if one.find(f"{C}tx//{C}v").text == "Interval"]
    assert same([value for span in spans for value in span], [bound - 1 for row in rows for bound in (row["low"], row["high"])])

    [worked] = drawn(made["worked"])
    facebook = kinds[kinds["platform"] == "facebook"].dropna(subset=["median_interactions"]).sort_values("median_interactions", ascending=False).head(5)
    assert same(worked["Interactions, median"], facebook["median_interactions"])
    assert same(worked["Interval"], [value for row in facebook.itertuples() for value in (row.low, row.high)])
    assert same(worked["Reference"], [facebook["platform_median"].iloc[0]] * 2)

    [listens] = drawn(made["listens"])
    ages = audience[(audience["platform"] == "facebook") & (audience["dimension"] == "age_gender")]
    women, men = (ages[ages["segment"].str.startswith(f"{who} ")].sort_values("segment", ascending=False)["share"].dropna().tolist() for who in ("women", "men"))
    assert same(next(iter(listens.values())), [-share for share in women]) and same(list(listens.values())[1], men)

    where = [cells(one.find(f"{C}val")) for one in chart_of(made["sources"]).iter(f"{C}ser")]
    assert same([next(value for value in row if value is not None) for row in zip(*where, strict=True)], sources["share"])

    for name, measure in (("facebook", "interactions"), ("instagram", "reach"), ("linkedin", "impressions"), ("tiktok", "views"), ("website", "visits")):
        own = series[(series["platform"] == name) & (series["measure"] == measure)]
        expected = own[own["complete"]]["value" if measure == "reach" else "per_day"].tolist()
        [chart] = drawn(made[name])
        values = [value for key in ("Before the break", "Value") for value in chart.get(key, ())]
        assert same(values, expected), name

    for chart, (name, measure) in zip(drawn(made["growth"]), (("facebook", "interactions"), ("instagram", "reach"), ("website", "visits"), ("tiktok", "views"), ("linkedin", "impressions")), strict=True):
        own = series[(series["platform"] == name) & (series["measure"] == measure) & series["complete"] & (series["month"] >= "2022-03")]
        own = own[own["breaks_by_start"] == own["breaks_by_end"].max()]
        assert same(next(iter(chart.values())), own["value"]), name


def chart_of(slide):
    return next(shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_printed_in_a_chart_is_its_own_number_as_the_language_writes_it(store, decks, lang):
    view = View(lang, MARCH, store, True)
    for slide, made in zip(slides.deck(view), decks[lang].slides, strict=True):
        if slide.chart:
            told = figures.of(view, slide.chart)
            labels = {label for one in told.series for label in one.labels if label}
            printed = {text.text.strip() for shape in made.shapes if shape.has_chart for text in shape.chart._chartSpace.iter(f"{A}t")}
            assert labels <= printed
            for one in told.series:
                for value, label in zip(one.values, one.labels, strict=False):
                    if label and one.look != "held":                   # a line held against the others is named, not numbered
                        ways = {number_text(value, lang), number_text(value, lang, 1), percent_text(value, lang), percent_text(value, lang, signed=True)}
                        number, _, name = label.partition("  ")            # beside a series over time stands its name
                        assert number in ways and name in ("", one.name), (slide.name, value, label)


def test_the_workbook_behind_a_chart_holds_what_the_chart_draws(decks):
    for made in decks["fr"].slides:
        for shape in made.shapes:
            if shape.has_chart:
                sheet = CalamineWorkbook.from_filelike(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_index(0).to_python()
                for ref in shape.chart._chartSpace.iter(f"{C}numRef"):
                    letters, first, last = re.fullmatch(r"'Données'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", ref.find(f"{C}f").text).groups()
                    column = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(letters))) - 1
                    held = [sheet[row][column] if row < len(sheet) else "" for row in range(int(first) - 1, int(last))]
                    held = [None if cell == "" else (cell - chartml.FIRST_DAY).days if hasattr(cell, "year") else float(cell) for cell in held]
                    assert held == pytest.approx(cells(ref)), made.shapes.title.text


# ── form ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", LANGS)
def test_every_slide_has_its_finding_as_a_real_title_in_the_order_of_the_screen(store, decks, lang):
    view = View(lang, MARCH, store, True)
    assert [made.shapes.title.text for made in decks[lang].slides] == [powerpoint.plain(slide.title) for slide in slides.deck(view)]
    assert all(made.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE for made in decks[lang].slides)


@pytest.mark.parametrize("lang", LANGS)
def test_every_shape_has_words_for_those_who_cannot_see_it_and_a_number_of_its_own(decks, lang):
    for made in (*decks[lang].slides, *decks[lang].slide_layouts, decks[lang].slide_master):
        told = [one for one in made._element.iter() if one.tag.endswith("}cNvPr") and one.get("id") != "1"]
        assert told and all(one.get("descr") and one.get("name") for one in told)
        assert len({one.get("id") for one in told}) == len(told)


@pytest.mark.parametrize("lang", LANGS)
def test_shapes_are_read_in_the_order_they_are_seen(decks, lang):
    for made in decks[lang].slides:
        tops = [shape.top for shape in made.shapes]
        names = [shape.placeholder_format.idx if shape.is_placeholder else None for shape in made.shapes]
        assert names[:3] == [10, 11, 0] and names[-3:] == [12, 13, 14]
        assert tops[:3] == sorted(tops[:3]) and tops[-3:] == sorted(tops[-3:])
        middle = [(shape.top, shape.left) for shape in made.shapes][3:-3]
        assert all(tops[2] < top < tops[-3] for top, _ in middle)


@pytest.mark.parametrize("lang", LANGS)
def test_charts_and_tables_are_native_and_no_slide_holds_a_picture(files, decks, lang):
    assert not [shape for made in decks[lang].slides for shape in made.shapes if shape.shape_type == 13]
    held = zipfile.ZipFile(files[lang]).namelist()
    assert [name for name in held if "/media/" in name] == ["ppt/media/image1.png"]                 # the logo, of the master
    assert len([name for name in held if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)]) == 23
    assert sum(shape.has_table for made in decks[lang].slides for shape in made.shapes) == 19


def test_the_master_and_its_layouts_are_ours(files, decks):
    deck = decks["fr"]
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert [layout.name for layout in deck.slide_layouts] == ["Nombres et graphique", "Cinq nombres", "Tableau", "Phrases"]
    assert [layout.name for layout in decks["en"].slide_layouts] == ["Numbers and chart", "Five numbers", "Table", "Sentences"]
    archive = zipfile.ZipFile(files["fr"])
    for name in archive.namelist():
        if "notes" not in name.lower() and name.endswith(".xml"):
            text = archive.read(name).decode()
            assert "Click to edit" not in text and "Office Theme" not in text and "Calibri" not in text, name
    theme = archive.read("ppt/theme/theme1.xml").decode()
    assert 'name="Portée"' in theme and "14305C" in theme and "Times New Roman" in theme and "Arial" in theme


@pytest.mark.parametrize(("lang", "tag"), [("fr", "fr-CA"), ("en", "en-CA")])
def test_every_letter_says_its_language(decks, lang, tag):
    for made in decks[lang].slides:
        for part in (made._element, made.notes_slide.notes_text_frame._txBody, *(shape.chart._chartSpace for shape in made.shapes if shape.has_chart)):
            assert {run.find(f"{A}rPr").get("lang") for run in part.iter(f"{A}r")} <= {tag}
    assert decks[lang].core_properties.language == tag and "2023" in decks[lang].core_properties.title


@pytest.mark.parametrize(("lang", "words"), [("fr", ("jamais les clics", "Période : du 1er mars 2023 au 31 mars 2023", "Source :", "n’est pas scellé", "Fait le")),
                                             ("en", ("never clicks", "Period: March 1, 2023 to March 31, 2023", "Source:", "is not sealed", "Made on"))])
def test_notes_say_what_is_counted_on_how_much_of_which_days_and_from_where(decks, lang, words):
    made = by_name(decks[lang])
    facebook, worked = (made[name].notes_slide.notes_text_frame.text.replace("\u00a0", " ").lower() for name in ("facebook", "worked"))
    assert all(word.lower() in facebook for word in words)
    assert words[1] in made["facebook"].notes_slide.notes_text_frame.text.replace("\u00a0", " ")          # months keep their capital
    assert "n = 19" not in facebook and "19" in worked and "66" in worked
    verdict = "usual variation" if lang == "en" else "variation habituelle"
    assert verdict in made["month"].notes_slide.notes_text_frame.text.lower()


@pytest.mark.parametrize(("lang", "mark"), [("fr", "Non définitif"), ("en", "Not final")])
def test_every_slide_of_a_month_without_a_seal_says_that_it_is_not_final(decks, lang, mark):
    for made in decks[lang].slides:
        assert next(shape for shape in made.placeholders if shape.placeholder_format.idx == 14).text_frame.text.startswith(mark)


def test_a_sealed_month_says_its_code_on_every_slide(store):
    from pages.parts.deck import edition

    class Sealed(View):
        """A view with a seal, whatever holds it."""

        @property
        def seal(self):
            return type("Seal", (), {"code": "PT-2303-7KQ4"})

    try:
        view = Sealed("fr", MARCH, store, True)
    except (AttributeError, TypeError):
        pytest.skip("views hold their seals themselves")
    assert "PT-2303-7KQ4" in edition.mark(view)


def test_both_languages_make_one_deck_numbered_through(files):
    deck = Presentation(str(files["both"]))
    assert len(deck.slides) == 2 * len(SLIDES)
    places = [next(shape for shape in made.placeholders if shape.placeholder_format.idx == 11).text_frame for made in deck.slides]
    fields = [place._txBody.find(f".//{A}fld/{A}t").text for place in places]
    assert fields == [str(place) for place in range(1, 2 * len(SLIDES) + 1)]
    assert deck.core_properties.language == "fr-CA, en-CA"


# ── room ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def face(bold, serif, size):
    """Liberation has the widths of Arial and Times New Roman."""
    path = LIBERATION.format(("Serif-" if serif else "Sans-") + ("Bold" if bold else "Regular"))
    if not Path(path).exists():
        missing("Liberation")
    return ImageFont.truetype(path, size)


def high(paragraphs, wide, own):
    """How high paragraphs stand, measured with the letters themselves; each run as (text, px, bold, serif)."""
    total = 0
    for told in paragraphs:
        lines, used, size = 1, 0.0, max((one[1] for one in told), default=own)
        for text, px, bold, serif in told:
            letters = face(bold, serif, round(px * 10))
            for word in re.split(r"(?<= )", text):
                length = letters.getlength(word.rstrip(" ")) / 10
                assert length <= wide + 1, (word, wide)
                if used + length > wide + 0.5:
                    lines, used = lines + 1, 0.0
                used += letters.getlength(word) / 10
        total += lines * size * 1.15
    return total


def told_in(body, size, bold, serif):
    """The paragraphs of a text body as runs with their look, that of the place where they have none."""
    for paragraph in body.iter(f"{A}p"):
        yield [(one.find(f"{A}t").text or "", int(look.get("sz", size * 75)) / 75, look.get("b", str(int(bold))) == "1", serif_of(look, serif))
               for one in paragraph if one.tag in (f"{A}r", f"{A}fld") and (look := one.find(f"{A}rPr")) is not None]


def serif_of(look, otherwise):
    latin = look.find(f"{A}latin")
    return otherwise if latin is None else latin.get("typeface") == "+mj-lt"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("month", [MARCH, Month(2022, 6), Month(2022, 12)])
def test_every_text_fits_its_room(store, lang, month):
    stream = io.BytesIO()
    powerpoint.write([View(lang, month, store, True)], stream)
    for made in Presentation(stream).slides:
        for shape in made.shapes:
            if shape.has_text_frame:
                inset = sum(side or 0 for side in (shape.text_frame.margin_left, shape.text_frame.margin_right)) / 9525 if not shape.is_placeholder or shape == made.shapes.title else 0
                inset = 40 if shape.is_placeholder and shape.placeholder_format.idx == 12 else inset
                if shape == made.shapes.title:
                    inset = (shape.text_frame._bodyPr.rIns or 0) / 9525 if shape.text_frame._bodyPr.get("rIns") else 0
                room = shape.width / 9525 - inset
                assert high(told_in(shape.text_frame._txBody, 24, False, False), room, 24) <= shape.height / 9525 + 1, shape.text_frame.text
            if shape.has_table:
                assert shape.top / 9525 + fits(shape.table) <= powerpoint.FOOT + 4, shape.name


def fits(table):
    """How high a table stands with the letters in it; every cell within its own row."""
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            wide = sum(table.columns[place + more].width for more in range(cell.span_width if cell.is_merge_origin else 1)) / 9525
            needed = high(told_in(cell._tc.txBody, 24, False, False), wide - (cell.margin_left + cell.margin_right) / 9525, 0)
            assert needed <= row.height / 9525 + 1, cell.text
    return sum(row.height for row in table.rows) / 9525


def test_the_widths_at_hand_are_those_of_the_letters():
    for name, bold, serif in (("sans", False, False), ("sans_bold", True, False), ("serif", False, True), ("serif_bold", True, True)):
        for words in ("Vidéo (reel) et photo au-dessus", "9,000 × « Île »", "+339,0"):
            assert fitting.width(words, 48, name) == pytest.approx(face(bold, serif, 480).getlength(words) / 10, rel=0.03)


def test_words_too_many_for_their_room_are_cut_at_a_word_and_never_run_over():
    long = "anticonstitutionnellement " * 30
    short = fitting.shortened(long, 48, 600, 2)
    assert short.endswith("…") and len(fitting.lines(short, 48, 600)) <= 2
    assert fitting.shortened("court", 48, 600, 2) == "court"
    assert fitting.width(fitting.shortened("a" * 400, 24, 300, 1), 24) <= 300


# ── what came from a file ───────────────────────────────────────────────────────────────────────────────────────────


def test_names_from_a_file_are_neither_formula_nor_markup_in_a_chart(store):
    view = View("fr", MARCH, store, True)
    names = ("=cmd()", "<b>&\x07\"", "+1")
    told = figures.Figures("bars", ("Tranche", "Part"), (), names, (figures.Series("=part", (0.5, 0.3, None), "facebook", labels=("50 %", "30 %", "")),), unit="share")
    made = native.drawing(view, told, 800, 300)
    root = etree.fromstring(made.xml_bytes(None))
    assert [one.text for one in root.iter(f"{C}v")][1] == "=cmd()" and not root.findall(".//b")
    book = zipfile.ZipFile(io.BytesIO(made.xlsx_blob))
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert CalamineWorkbook.from_filelike(io.BytesIO(made.xlsx_blob)).get_sheet_by_index(0).to_python()[1][0] == "=cmd()"


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
def test_elements_stand_in_the_schema_s_order_and_every_relation_has_its_part(files, name):
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
def test_libreoffice_opens_every_slide_and_draws_every_number(store, files, tmp_path, lang):
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
def test_every_month_of_the_sample_makes_a_deck_that_opens(store):
    for back in range(24):
        view, stream = View(LANGS[back % 2], MARCH.back(back), store, True), io.BytesIO()
        if slides.deck(view):
            powerpoint.write([view], stream)
            assert len(Presentation(stream).slides) == len(slides.deck(view))
