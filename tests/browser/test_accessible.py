"""Pages and slides for everyone: nothing that axe-core finds is ours, everything is reached by keys and seen to be, charts have words."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.conftest import without
from tests.browser.test_deck import SLIDES
from tests.browser.test_imports import settled
from tests.browser.test_pages import PAGES

KNOWN = tomllib.loads((Path(__file__).parent / "axe_known.toml").read_text("utf-8"))["known"]
ADDRESSES = (*PAGES, "content?by=theme", "audience?platform=linkedin", "provenance", "provenance?of=facebook", "provenance?of=facebook:interactions",
             *(f"deck?slide={name}" for name in SLIDES))
FEW = ("", "content", "imports", "deck?slide=month")


@pytest.fixture
def axe():
    """axe-core, as it ships with its package: no network."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        without("axe-core", "pip install axe-playwright-python")
    return Axe()


@pytest.fixture
def themed(chromium):
    """A page in a light or dark browser."""
    contexts = []

    def made(scheme, width=1280):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        return contexts[-1].new_page()

    yield made
    for context in contexts:
        context.close()


def painted(page, server, path, lang="fr"):
    """A page or slide, whole, every fold open."""
    page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang={lang}&month=2023-03")
    page.wait_for_selector(".pt-slide, .pt-source, .pt-empty, [data-testid=stForm]", state="attached", timeout=30_000)
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'", timeout=30_000)
    page.wait_for_timeout(700)                       # charts are drawn after the words
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def whole_in_the_window(page):
    """A window so high that the page needs no scrolling."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(6000, max(800, height))})
    page.wait_for_timeout(300)


def found(page, axe, path):
    """What axe finds that no entry of the reviewed list excuses; the whole page stands in the window, for it judges colours it sees."""
    whole_in_the_window(page)
    faults = []
    for violation in axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]:
        for node in violation["nodes"]:
            excuses = [one["selector"] for one in KNOWN if one["rule"] == violation["id"]]
            matched = page.evaluate("([target, known]) => known.some(one => document.querySelector(target)?.matches(one))", [node["target"][0], excuses])
            if not matched:
                faults.append((path, violation["id"], violation["impact"], node["target"][0], node["html"][:120]))
    return faults


@pytest.mark.parametrize("path", FEW)
def test_nothing_that_axe_finds_on_the_most_seen_pages_is_ours(server, themed, axe, path):
    page = themed("light")
    painted(page, server, path)
    assert found(page, axe, path) == []


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_that_axe_finds_on_any_page_or_slide_in_any_theme_or_language_is_ours(server, themed, axe, scheme, lang):
    page, faults = themed(scheme), []
    for path in ADDRESSES:
        painted(page, server, path, lang)
        faults += found(page, axe, path)
    assert faults == []


@pytest.mark.long
def test_nothing_that_axe_finds_on_a_phone_is_ours_and_nothing_overflows(server, themed, axe):
    page, faults = themed("light", 390), []
    for path in ADDRESSES:
        painted(page, server, path)
        faults += found(page, axe, path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [(path, "overflows", wide)] if wide > 390 else []
    assert faults == []


def test_axe_would_find_what_is_wrong(server, themed, axe):
    """The guard is awake: a pale word and a picture without words are found."""
    page = themed("light")
    painted(page, server, "")
    page.evaluate("""() => { const pale = document.querySelector('.pt-source'); pale.style.color = '#ccc';
                             pale.insertAdjacentHTML('afterend', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'); }""")
    assert {rule for _, rule, *_ in found(page, axe, "")} >= {"color-contrast", "image-alt"}


# ── structure ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", [*PAGES, "provenance?of=facebook", "deck?slide=year"])
def test_a_page_has_one_title_then_sections_a_language_a_main_landmark_and_pictures_with_words(server, page, path):
    painted(page, server, path, "en")
    levels = page.evaluate("() => [...document.querySelectorAll('h1, h2, h3, h4')].filter(one => one.checkVisibility()).map(one => +one.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("main, [role=main]").count() == 1
    assert page.evaluate("() => [...document.images].filter(one => !one.hasAttribute('alt')).length") == 0


@pytest.mark.parametrize("path", ["growth", "content", "audience", "website", "deck?slide=year", "deck?slide=listens"])
def test_a_chart_has_a_description_and_on_a_page_a_table_behind_it(server, page, path):
    painted(page, server, path)
    page.wait_for_selector("[data-testid=stVegaLiteChart] svg", timeout=30_000)
    charts = page.locator("[data-testid=stVegaLiteChart]")
    described = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].map(
        one => [one, ...one.querySelectorAll('*')].map(part => part.getAttribute('aria-label')).find(words => words && words.length > 10) || '')""")
    assert charts.count() > 0 and all(described), described
    if path in ("content", "audience", "website"):
        assert page.locator(".pt-behind").count() >= charts.count()
    if path == "growth":
        assert page.locator("details .pt-table tbody tr").count() >= 24


def test_the_table_behind_a_chart_holds_the_numbers_the_chart_prints(server, page):
    painted(page, server, "content")
    table = page.locator(".pt-behind").first.inner_text()
    printed = page.locator("[data-testid=stVegaLiteChart] svg").first.locator("text").all_text_contents()
    assert all(word in table for word in ("119", "62", "Vidéo (reel)", "au-dessus de la médiane de la page"))
    assert "119" in printed and "62" in printed


# ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────

FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const shown = one.closest('[data-baseweb=select], [data-baseweb=input], label, summary') || one, box = shown.getBoundingClientRect();
    return {name: (one.getAttribute('aria-label') || one.innerText || one.value || one.id || one.tagName).trim().slice(0, 60),
            key: one.closest('[class*=st-key-]')?.className.match(/st-key-[\\w-]+/)?.[0] || '',
            box: {x: Math.max(box.x - 8, 0), y: Math.max(box.y - 8, 0), width: Math.min(box.width + 16, 700), height: Math.min(box.height + 16, 300)}};
}"""


def walked(page, most=120):
    """Everything that Tab reaches from the page's beginning, in order, and whether the focus is seen: with it the picture is another."""
    whole_in_the_window(page)
    stops, before = [], None
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(150)
        stop = page.evaluate(FOCUS)
        if before:                                   # the focus has gone on: does what it left look otherwise now?
            stops.append(before[0] | {"seen": before[1] != page.screenshot(clip=before[0]["box"])})
        if stop is None:
            break
        before = stop, page.screenshot(clip=stop["box"])
    return stops


@pytest.mark.parametrize(("path", "wanted"), [
    ("", ("Vue d’ensemble", "Explorer", "Source\u00a0: Facebook, Interactions", "Variation habituelle")),
    *(pytest.param(*row, marks=pytest.mark.long) for row in (("content", ("Source\u00a0: Ce que rapportent les formats", "Tableau", "Jours, heures")),
    ("imports", ("Upload", "Garder la saisie", "Reprendre")),
    ("settings", ("Les verdicts", "Les mesures")),
    ("deck?slide=month", ("Plein écran", "Source\u00a0: ")),
    ("provenance?of=facebook", ("Voir les lignes", "l’importation")))),
])
def test_tab_reaches_every_control_and_the_focus_is_seen(server, page, path, wanted):
    painted(page, server, path)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = false)")
    stops = walked(page)
    names = " | ".join(stop["name"] for stop in stops)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert any(word in names for word in wanted[:1]) and sum(word in names for word in wanted) >= min(len(wanted), 2), names
    keys = {stop["key"] for stop in stops}
    assert {"st-key-month-select", "st-key-lang-switch"} <= keys


def test_language_and_month_are_changed_by_keys_alone(server, page):
    painted(page, server, "")
    page.get_by_role("radio", name="FR").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.documentElement.lang === 'en'", timeout=30_000)
    settled(page)
    page.locator(".st-key-month-select input").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('month=2023-03')", timeout=30_000)


def test_tabs_of_platforms_are_turned_by_keys(server, page):
    painted(page, server, "audience")
    page.get_by_role("radio", name="Facebook").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('platform=instagram')", timeout=30_000)


def test_a_fold_is_opened_by_enter_and_the_drop_zone_is_a_button(server, page):
    painted(page, server, "content")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = false)")
    page.locator(".pt-behind summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".pt-behind").first.get_attribute("open") is not None
    painted(page, server, "imports")
    with page.expect_file_chooser():
        page.locator(".st-key-drop [data-testid=stFileUploaderDropzone] button").press("Enter")
