"""Every page on a fresh server, in both languages: painted, without an error, without a request to another host."""

from urllib.parse import urlparse

import pytest

PAGES = ("", "growth", "content", "audience", "website", "compare", "imports", "themes", "settings")


def opened(page, address):
    """The page once it is painted to its foot: a source line, an empty state or the sheet's form comes last on each."""
    page.goto(address)
    page.wait_for_selector(".pt-title", timeout=30_000)
    page.wait_for_selector(".pt-source, .pt-empty, [data-testid=stForm]", state="attached", timeout=30_000)
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'", timeout=30_000)
    return page


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_is_painted_without_error_or_outside_request(server, page, path, language):
    opened(page, f"{server}/{path}?lang={language}&month=2023-03")
    assert page.locator("[data-testid=stException], [role=alert].pt-note").count() == 0
    assert page.evaluate("document.documentElement.lang") == language
    assert page.errors == []
    assert {urlparse(url).hostname for url in page.asked if urlparse(url).scheme in ("http", "https", "ws", "wss")} == {"127.0.0.1"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_overview_shows_the_golden_month_to_the_digit(server, page, language):
    text = opened(page, f"{server}/?lang={language}&month=2023-03").inner_text("body")
    numbers = {"fr": ("791", "455", "77", "4\u202f100", "+15,0\u202f%", "+3,8\u202f%", "+24,7\u202f%", "+37,5\u202f%", "+24,2\u202f%", "+12,0\u202f%", "+1,2\u202f%"),
               "en": ("791", "455", "77", "4,100", "+15.0%", "+3.8%", "+24.7%", "+37.5%", "+24.2%", "+12.0%", "+1.2%")}
    assert [number for number in numbers[language] if number not in text] == []


def test_the_first_screen_holds_the_answer_and_the_five_tiles(server, page):
    opened(page, f"{server}/?lang=fr&month=2023-03")
    lowest = page.locator(".pt-tile").evaluate_all("tiles => Math.max(...tiles.map(tile => tile.getBoundingClientRect().bottom))")
    assert page.locator(".pt-tile").count() == 5
    assert lowest <= 720


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_overflows_sideways(server, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{server}/?lang=fr&month=2023-03")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_database_held_by_another_process_is_told_in_a_sentence(page, tmp_path):
    import subprocess
    import sys

    from tests.browser.conftest import serving

    holding = f"import duckdb, time; held = duckdb.connect({str(tmp_path / 'portee.duckdb')!r}); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        with serving(tmp_path) as address:
            page.goto(f"{address}/growth?lang=fr")
            page.wait_for_selector("[role=alert]", timeout=30_000)
            assert "ouverte dans une autre fenêtre" in page.inner_text("[role=alert]")
            assert page.locator("[data-testid=stException]").count() == 0
        other.kill()


def test_the_very_first_visit_may_be_a_deep_link(sample_database, page, tmp_path):
    import shutil

    from tests.browser.conftest import serving

    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    with serving(tmp_path) as address:
        opened(page, f"{address}/growth?lang=en")
        page.wait_for_timeout(800)
        assert page.locator("[role=dialog]").count() == 0
        assert "Instagram is growing" in page.inner_text(".pt-title")


def test_what_a_verdict_rests_on_is_one_key_away(server, page):
    opened(page, f"{server}/?lang=fr&month=2023-03")
    why = page.locator(".pt-why").first
    assert "Variation habituelle" in why.inner_text() and "Theil" not in why.inner_text()
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    assert "droite de Theil-Sen sur 23 mois" in why.inner_text()


def test_a_choice_of_language_and_month_is_in_the_address_and_stays_from_page_to_page(server, page):
    opened(page, f"{server}/?lang=fr&month=2023-02")
    page.get_by_text("EN", exact=True).click()
    page.wait_for_function("() => document.querySelector('.pt-title').innerText.startsWith('Not yet')")
    assert "lang=en" in page.url and "month=2023-02" in page.url
    page.get_by_text("Explore").first.click()
    page.get_by_text("Growth", exact=True).click()
    page.wait_for_function("() => /2023-02/.test(location.search) && location.pathname.endsWith('growth')")
    assert "lang=en" in page.url
