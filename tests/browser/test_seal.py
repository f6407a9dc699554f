"""Seal, import what would change it, one summary, both kept; the deck by its code; the deck edited; how an export is downloaded."""

import re

import pytest

from tests import lookalikes as like
from tests.browser.conftest import serving
from tests.browser.test_imports import drop, settled
from tests.browser.test_pages import opened
from tests.sample import copied

RESTATED = tuple((f"2023-03-{day:02d}", 20 + day) for day in range(1, 32))          # 1,116 where 791 was told


@pytest.fixture
def own(tmp_path):
    """A server on a database of one's own that holds the sample up to March 2023."""
    from data.store import open_store

    copied(tmp_path / "portee.duckdb", before="2023-04")
    open_store(tmp_path / "portee.duckdb").close()
    with serving(tmp_path) as address:
        yield address


@pytest.fixture
def restated(tmp_path):
    """A later download of Facebook's daily interactions, whose March is another."""
    path = tmp_path / "Interactions (2).csv"
    path.write_bytes(like.card("Content interactions", days=RESTATED))
    return path


def seal(page, address, name="Ana"):
    """Seal March on the import page; its code."""
    settled(opened(page, f"{address}/imports?lang=fr&month=2023-03"))
    page.get_by_label("Votre nom").fill(name)
    page.get_by_role("button", name="Sceller mars 2023").click()
    page.wait_for_selector("text=Sceller mars 2023 de nouveau", timeout=30_000)
    told = settled(page).locator("div.pt-fate", has_text="Son code").inner_text()
    assert f"par {name}" in told
    return re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", told)[0]


def answer(page):
    """What the import asks: its platform, which the file does not say; then the one summary of what would change, where it is made."""
    page.wait_for_selector(".st-key-question-platform", timeout=30_000)
    keep = settled(page).locator(".st-key-keep-platform button")
    if "Facebook" not in keep.inner_text():                      # chosen already where the days coincide
        page.get_by_role("radio", name="Facebook").click()
        settled(page)
    keep.click()
    summary = page.locator(".st-key-keep-held button")
    summary.wait_for(timeout=30_000)                             # one summary, which names the sealed number
    assert summary.count() == 1 and "scellé" in page.locator(".st-key-held").inner_text()
    summary.click()
    settled(page)


def on_stage(page, address, query):
    """The slide of the month in five numbers, and its foot."""
    page.goto(f"{address}/deck?lang=fr&slide=month&{query}")
    page.wait_for_selector(".pt-slide strong", timeout=30_000)
    settled(page)
    return page.locator(".pt-slide strong").all_inner_texts(), page.inner_text(".pt-slide footer")


def test_sealed_then_imported_over_both_numbers_are_kept_and_said(own, page, restated):
    live, foot = on_stage(page, own, "month=2023-03")
    assert "Non définitif" in foot and "791" in live
    code = seal(page, own)
    numbers, foot = on_stage(page, own, "month=2023-03")
    assert numbers == live and code in foot and "Non définitif" not in foot
    drop(page, own, [restated])
    answer(page)
    opened(page, f"{own}/?lang=fr&month=2023-03")
    said = page.wait_for_selector(".pt-note[role=note]", timeout=30_000).inner_text().replace("\u202f", " ").replace("\u00a0", " ")
    assert said.startswith("Facebook, interactions : scellé le") and "à 791; depuis, les importations donnent 1 116. Les deux sont gardés." in said
    assert "1\u202f116" in settled(page).locator(".pt-number").all_inner_texts()
    assert on_stage(page, own, "month=2023-03")[0] == live == on_stage(page, own, f"month=2023-02&code={code.lower().replace('-', '')}")[0]


def test_a_code_typed_on_the_deck_opens_it_and_an_unknown_one_is_said(own, page):
    code = seal(page, own)
    on_stage(page, own, "month=2023-02")
    field = page.get_by_label("Ouvrir par son code")
    field.fill("0000 0000")
    field.press("Enter")
    assert "0000-0000" in page.wait_for_selector(".pt-note[role=alert]", timeout=30_000).inner_text()
    page.get_by_label("Ouvrir par son code").fill(code.lower())
    page.get_by_label("Ouvrir par son code").press("Enter")
    page.wait_for_function("code => document.querySelector('.pt-slide footer')?.innerText.includes(code)", arg=code, timeout=30_000)
    assert "mars 2023" in page.inner_text(".pt-slide header") and page.errors == []


def test_an_export_on_the_wall_unfolds_how_it_is_downloaded(own, page):
    settled(opened(page, f"{own}/imports?lang=en&month=2023-03"))
    row = page.locator(".pt-wall details", has_text="LinkedIn, followers")
    assert not row.locator("p").is_visible()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    assert "Analytics › Followers › Export" in row.locator("p").inner_text() and "Verified in November 2026." in row.locator("p").inner_text()


def test_a_takeaway_typed_by_keyboard_is_on_the_slide_and_stays_when_the_month_is_sealed(own, page):
    page.set_viewport_size({"width": 1280, "height": 1500})
    on_stage(page, own, "month=2023-03")
    page.get_by_text("Modifier la présentation").click()
    grid = page.wait_for_selector("[data-testid=stDataFrame] canvas", timeout=30_000).bounding_box()
    settled(page)
    page.mouse.click(grid["x"] + grid["width"] - 60, grid["y"] + 35 + 35 + 17)          # the second row's last cell: the month's takeaway
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    page.wait_for_selector("#portal textarea, #portal input", timeout=30_000)          # the cell is open
    page.keyboard.press("Control+a")
    page.keyboard.type("Beau mois <b>!")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)                                  # the grid hands its cell over a moment later
    settled(page).locator(".st-key-editing-keep button").click()
    page.wait_for_function("() => document.querySelector('.pt-slide aside')?.innerText.includes('Beau mois <b>!')", timeout=30_000)
    code = seal(page, own)
    on_stage(page, own, f"code={code}")
    assert "Beau mois <b>!" in page.inner_text(".pt-slide aside") and page.errors == []
