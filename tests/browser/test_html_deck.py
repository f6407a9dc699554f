"""The deck as one HTML page, in a browser: nothing asked of anybody, the numbers that were asked, both languages, keyboard, print, contrast."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from pages.parts.deck import figures, html, slides
from pages.parts.deck.plain import plain
from tests.pages.taken import LANGUAGES, MONTH, bare, hostile, numbers, store, views  # noqa: F401 (fixtures)

pytestmark = pytest.mark.long                   # minutes, in every language and light

PAPER = {"width": 1328, "height": 800}


@pytest.fixture(scope="module")
def written(store, tmp_path_factory):  # noqa: F811 (a fixture)
    folder = tmp_path_factory.mktemp("html")
    for name, langs in (("fr", ("fr",)), ("en", ("en",)), ("both", LANGUAGES)):
        html.write(views(store, *langs), folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in ("fr", "en", "both")}


@pytest.fixture
def sheet(chromium):
    """A window that remembers what was asked, said and refused."""
    context = chromium.new_context(viewport=PAPER)
    opened = context.new_page()
    opened.asked, opened.said = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda line: opened.said.append(line.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.on("dialog", lambda dialog: (opened.said.append("dialog"), dialog.dismiss()))
    yield opened
    context.close()


def shown(sheet, path):
    sheet.goto(path.as_uri())
    sheet.wait_for_function("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_the_one_that_was_asked_and_no_request_leaves(store, written, sheet, lang):  # noqa: F811 (a fixture)
    shown(sheet, written[lang])
    (told, order), (view,) = numbers(store, lang), views(store, lang)
    made = slides.deck(view)
    assert [slide.name for slide in made] == list(order)
    for slide, frame in zip(made, sheet.locator(".frame").all(), strict=True):
        if slide.name != "sources":
            assert frame.locator("strong").all_inner_texts() == told[slide.name], slide.name
        read = bare(frame.locator(".slide").inner_text() + " ".join(frame.locator("svg text").all_text_contents()))
        for words in (*told[slide.name], *map(plain, (slide.title, slide.about, slide.takeaway, slide.source, *slide.sentences))):
            assert bare(words) in read, (slide.name, words)
    outside = [one for one in sheet.asked if not one.startswith(("file:", "data:"))]
    assert outside == [] and sheet.said == [] and len([one for one in sheet.asked if one.startswith("file:")]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_behind_each_drawing_stands_a_table_of_its_numbers_one_key_away(store, written, sheet, lang):  # noqa: F811 (a fixture)
    shown(sheet, written[lang])
    (view,) = views(store, lang)
    behind = [told for slide in slides.deck(view) if (told := figures.of_slide(view, slide))]
    tables = sheet.locator("details").all()
    assert len(tables) == len(behind) > 8
    for told, details in zip(behind, tables, strict=True):
        details.locator("summary").focus()
        sheet.keyboard.press("Enter")
        rows = [[bare(cell) for cell in row.locator("th, td").all_inner_texts()] for row in details.locator("tr").all()]
        assert rows == [[bare(plain(cell)) for cell in row] for row in (told.heads, *told.rows)]


def test_the_language_is_chosen_by_keyboard_without_script_or_network(written, sheet):
    shown(sheet, written["both"])
    french, english = sheet.locator("main:lang(fr)"), sheet.locator("main:lang(en)")
    assert french.is_visible() and not english.is_visible()
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("ArrowRight")
    assert english.is_visible() and not french.is_visible()
    assert "<script" not in written["both"].read_text("utf-8") and {one.get_attribute("lang") for one in sheet.locator("main").all()} == set(LANGUAGES)


@pytest.mark.parametrize("width", [1328, 1920, 390])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_runs_over_its_slide_or_the_window(written, sheet, lang, width):
    sheet.set_viewport_size({"width": width, "height": 800})
    shown(sheet, written[lang])
    over = sheet.evaluate("""() => [...document.querySelectorAll('.slide')].flatMap(slide => {
        const paper = slide.getBoundingClientRect(), foot = slide.querySelector('.taken').getBoundingClientRect().top;
        return [...slide.querySelectorAll('.left > div, .five > div, .rows tbody tr, .said, h2, .foot, .taken')].filter(one => {
            const box = one.getBoundingClientRect(), body = one.closest('.body');
            return box.right > paper.right + 1 || box.bottom > (body ? foot + 3 : paper.bottom + 1) || one.scrollWidth > one.clientWidth + 2;
        }).map(one => one.className + one.tagName + ' ' + one.innerText.slice(0, 40));
    })""")
    assert over == [] and sheet.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "both"])
def test_no_rule_of_accessibility_is_broken_in_light_or_dark(chromium, written, lang, scheme):
    context = chromium.new_context(viewport=PAPER, color_scheme=scheme, bypass_csp=True)     # axe is a script: the page itself lets none run
    opened = context.new_page()
    shown(opened, written[lang])
    for summary in opened.locator("main:visible summary").all():
        summary.click()
    found = Axe().run(opened).response["violations"]
    context.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_hostile_texts_are_shown_as_they_stand_and_nothing_runs(hostile, tmp_path, sheet):  # noqa: F811 (a fixture)
    html.write(views(hostile, *LANGUAGES), tmp_path / "hostile.html")
    shown(sheet, tmp_path / "hostile.html")
    raw = (tmp_path / "hostile.html").read_text("utf-8")
    assert not re.search(r"<script|\son\w+=|javascript:|[\u202a-\u202e\u2066-\u2069]", raw)
    assert sheet.locator("script, iframe, object, embed, form, link, a").count() == 0
    assert "<script>alert(1)</script> #let x = 1; $a^2$ \\u{41}" in sheet.locator("main:visible").inner_text().replace("\u00a0", " ").replace("\u202f", " ")
    assert sheet.said == [] and sheet.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


def test_its_policy_forbids_whatever_is_not_in_the_file(written, sheet):
    shown(sheet, written["fr"])
    policy = sheet.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "script-src" not in policy
    assert sheet.evaluate("document.fonts.check('16px \"Portee Sans\"') && [...document.fonts].some(one => one.status == 'loaded')")
    sheet.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')")
    sheet.wait_for_timeout(300)
    assert any("Content Security Policy" in line for line in sheet.said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_printed_each_slide_is_a_page_in_order(store, written, sheet, tmp_path, lang):  # noqa: F811 (a fixture)
    shown(sheet, written[lang])
    sheet.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True, print_background=True)
    pages, (view,) = PdfReader(tmp_path / "print.pdf").pages, views(store, lang)
    made = slides.deck(view)
    assert len(pages) == len(made) + 1
    for slide, page in zip(made, pages, strict=False):
        assert bare(plain(slide.title))[:20] in bare(page.extract_text())


def test_the_date_the_month_and_the_mark_are_written(written, sheet):
    shown(sheet, written["fr"])
    assert "Fait le" in sheet.inner_text(".top") and "n’est pas scellé" in sheet.inner_text(".top") and MONTH[:4] in sheet.inner_text(".top h1")
    assert all("n’est pas scellé" in words for words in sheet.locator(".foot").all_inner_texts())
