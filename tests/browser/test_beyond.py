"""Two dates side by side, a podcast and the website on a real page: choices stay in the address, a recommendation is kept and followed."""

import pytest

from tests.browser.test_pages import opened

pytestmark = pytest.mark.long                   # minutes, in every language and light


def quiet(page):
    """Wait until the script has run."""
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'", timeout=60_000)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("platform", ["podcast", "newsletter"])
def test_a_programme_is_painted_without_error(server, page, platform, language):
    opened(page, f"{server}/content?lang={language}&month=2023-03&platform={platform}")
    page.wait_for_function("() => document.querySelectorAll('[data-testid=stVegaLiteChart] svg').length === 2", timeout=60_000)
    quiet(page)
    assert page.locator("[data-testid=stException], [role=alert].pt-note").count() == 0 and page.errors == []


def test_the_other_date_and_the_span_are_in_the_address(server, page):
    opened(page, f"{server}/compare?lang=fr&month=2023-03&against=2022-11")
    assert "De novembre 2022 à mars 2023" in page.inner_text(".pt-title")
    page.get_by_text("Douze mois", exact=True).click()
    page.wait_for_function("() => /span=12/.test(location.search) && document.querySelector('.pt-title').innerText.includes('douze mois jusqu’à mars 2023')", timeout=60_000)
    assert "rupture" in page.inner_text("body")


def test_each_number_leads_back_to_its_month(server, page):
    opened(page, f"{server}/compare?lang=fr&month=2023-03&against=2022-11")
    page.locator(".pt-besides a").first.click()
    page.wait_for_function("() => location.pathname.endsWith('growth') && /month=2022-11/.test(location.search)", timeout=60_000)


def test_a_recommendation_is_kept_with_its_owner_and_followed(server, page):
    opened(page, f"{server}/compare?lang=fr&month=2022-12")
    page.get_by_label("Ce que l’on recommande").fill("Publier les témoignages en français")
    page.get_by_label("Responsable").fill("La coordonnatrice")
    page.get_by_role("button", name="Recommander").click()
    page.wait_for_selector("text=Publier les témoignages en français", timeout=60_000)
    assert "responsable : La coordonnatrice" in page.inner_text("body").replace("\u00a0", " ")
    page.reload()
    page.wait_for_selector("text=Publier les témoignages en français", timeout=60_000)
