"""From any number on any page to the rows of the file that made it, in two clicks at most."""

import csv
import io
import re
from pathlib import Path

import pytest

from data.files import decode
from tests.browser.test_deck import SLIDES
from tests.browser.test_deck import opened as slide_opened
from tests.browser.test_pages import opened

# what bears numbers, by page; each such block, or the section it stands in, must offer its way
BLOCKS = ".pt-tile, .pt-panel, .pt-card, .pt-said tr, .pt-decided:has(p .pt-chip), .pt-rates, .pt-beside, [data-testid=stVegaLiteChart], .pt-table:not(.pt-behind *)"
PAGES = ("", "growth", "content", "content?by=theme", "audience", "audience?platform=facebook", "audience?platform=linkedin", "website", "themes")

WITHOUT = """blocks => {
    const heads = [...document.querySelectorAll('.pt-head, .pt-panel, .pt-source')];
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [...document.querySelectorAll(blocks)].filter(block => {
        if (block.querySelector('.pt-from') || block.closest('.pt-empty, .pt-glossary')) return false;
        const above = heads.filter(head => follows(head, block) && !head.matches('.pt-source')).pop();
        const foot = heads.find(head => follows(block, head) && head.matches('.pt-source'));
        return !(above?.querySelector('.pt-from')) && !(foot?.querySelector('.pt-from'));
    }).map(block => (block.className || block.tagName) + ': ' + block.innerText.slice(0, 60));
}"""


@pytest.mark.parametrize("path", PAGES)
def test_every_block_with_numbers_offers_the_way_to_its_files(server, page, path):
    opened(page, f"{server}/{path}{'&' if '?' in path else '?'}lang=fr&month=2023-03")
    page.wait_for_timeout(800)
    assert page.locator(".pt-from").count() > 0
    assert page.evaluate(WITHOUT, BLOCKS) == []
@pytest.mark.long


def test_every_slide_offers_its_way_in_its_foot_and_not_on_the_board_s_screen(server, page):
    for name in SLIDES:
        slide_opened(server, page, name)
        page.wait_for_function("name => location.search.includes('slide=' + name)", arg=name)
        assert page.locator(".pt-slide footer .pt-from").count() == 1, name
    page.click(".st-key-full button")
    page.wait_for_function("() => document.fullscreenElement !== null", timeout=10_000)
    assert not page.locator(".pt-slide footer .pt-from").is_visible()


def followed(page, link):
    link.click()
    page.wait_for_selector(".pt-file, .pt-quiet", timeout=30_000)
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'", timeout=30_000)


@pytest.mark.long
def test_every_link_leads_to_files_that_hold_the_number(server, page):
    """No way ends in an empty page: whatever the number, files are named."""
    links = set()
    for path in PAGES:
        opened(page, f"{server}/{path}{'&' if '?' in path else '?'}lang=fr&month=2023-03")
        page.wait_for_timeout(500)
        links |= set(page.locator(".pt-from").evaluate_all("ways => ways.map(way => way.href)"))
    for name in SLIDES:
        slide_opened(server, page, name)
        links |= set(page.locator(".pt-from").evaluate_all("ways => ways.map(way => way.href)"))
    for link in sorted(links):
        page.goto(link)
        page.wait_for_selector(".pt-source", state="attached", timeout=30_000)
        assert page.locator(".pt-file.used").count() > 0, link
        assert page.locator(".pt-head").count() == page.evaluate("() => [...document.querySelectorAll('.pt-head')].filter(head => head.innerText.trim()).length")
        assert page.locator("[data-testid=stException], .pt-quiet").count() == 0, link


def test_a_number_leads_to_its_file_and_to_the_very_rows_of_its_bytes(server, page, sample_database):
    """Facebook's 791: one click to its file and rows; the rows shown are those of the file, cell for cell, and add up to it."""
    opened(page, f"{server}/?lang=fr&month=2023-03")
    followed(page, page.locator(".pt-tile").first.locator(".pt-from"))
    assert "Ce nombre vient d’un seul fichier" in page.inner_text(".pt-title")
    assert "791" in page.inner_text(".pt-head span")
    page.wait_for_selector(".pt-written tbody tr")
    shown = page.locator(".pt-written tbody tr").evaluate_all("rows => rows.map(row => [...row.children].map(cell => cell.textContent))")
    with page.expect_download() as taken:
        page.locator("[data-testid=stDownloadButton] button").click()
    lines = list(csv.reader(io.StringIO(decode(Path(taken.value.path()).read_bytes()), newline="")))
    lines = lines[1:] if lines[0][0].startswith("sep=") else lines                # a spreadsheet program hides that line, and so do we
    assert len(shown) == 31 and sum(int(cells[-1]) for _, *cells in shown) == 791
    assert all(lines[int(number) - 1] == cells for number, *cells in shown)
    assert taken.value.suggested_filename == "Interactions.csv"
@pytest.mark.long


def test_the_second_click_shows_the_rows_of_another_file(server, page):
    """A series of 24 months has a file a month: the rows of any are one click further, and the address keeps them."""
    opened(page, f"{server}/growth?lang=en&month=2023-03")
    followed(page, page.locator(".pt-panel .pt-from").first)
    page.get_by_role("button", name="See the rows").nth(3).click()
    page.wait_for_function("() => location.search.includes('receipt=')", timeout=30_000)
    page.wait_for_selector(".pt-written tbody tr", timeout=30_000)
    assert re.search(r"rows? of the file", page.inner_text(".pt-small"))
    page.reload()
    page.wait_for_selector(".pt-written tbody tr", timeout=30_000)


def test_a_file_that_is_no_longer_there_is_said_in_a_sentence(sample_database, page, tmp_path):
    import shutil

    from tests.browser.conftest import serving

    shutil.copy(sample_database, tmp_path / "sample.duckdb")                      # the database alone, without its originals
    with serving(tmp_path) as address:
        page.goto(f"{address}/provenance?of=facebook:interactions&lang=fr&month=2023-03")
        page.wait_for_selector(".pt-note", timeout=30_000)
        assert "n’y est pas" in page.inner_text(".pt-note")
        assert page.locator("[data-testid=stException], .pt-written").count() == 0


@pytest.mark.parametrize("of", ["", "nowhere:reach", "facebook:magic", "facebook:reach:x:happened:0", "%3Cb%3E:x", "facebook:interactions::::nothing"])
def test_an_address_that_names_no_number_fails_in_words(server, page, of):
    page.goto(f"{server}/provenance?of={of}&lang=fr&month=2023-03")
    page.wait_for_selector(".pt-title", timeout=30_000)
    assert page.inner_text(".pt-title") in ("De quel nombre cherchez-vous la source?", "Aucun fichier gardé ne porte ce nombre")
    assert page.locator("[data-testid=stException], [role=alert].pt-note").count() == 0
