"""The first month: three steps at the head of the pages, under two minutes with the sample's files, gone by themselves."""

import shutil
import time

from tests.browser.conftest import serving
from tests.browser.test_imports import march, settled  # noqa: F401 (march is a fixture)
from tests.browser.test_pages import opened


def test_from_the_sample_to_the_first_overview_of_one_s_own_in_under_two_minutes(page, sample_database, tmp_path, march):  # noqa: F811 (a fixture)
    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    with serving(tmp_path) as address:
        began = time.monotonic()
        settled(opened(page, f"{address}/?lang=fr"))
        assert page.locator(".pt-step").count() == 0, "the sample needs no steps"
        page.locator(".st-key-start-own button").click()
        page.wait_for_selector(".pt-step")
        assert page.locator(".pt-step").count() == 3 and page.locator(".pt-step.now b").inner_text() == "Déposez vos exports"
        assert "America/Toronto" in page.inner_text(".pt-step >> nth=0")
        page.get_by_role("link", name="Déposer, dans les importations").click()
        page.wait_for_selector("[class*=st-key-drop]")
        day = settled(page).locator("[data-testid=stDateInput] input").first
        day.fill("2023-04-04")
        day.press("Enter")
        day.press("Escape")
        settled(page).locator("input[type=file]").first.set_input_files(march)
        page.wait_for_function("() => /exports gardés/.test(document.querySelector('.pt-title').innerText)", timeout=60_000)
        assert settled(page).locator(".pt-step.now b").inner_text() == "Lisez le mois"
        page.get_by_role("link", name="Ouvrir la vue d’ensemble").click()
        page.wait_for_selector(".pt-tile")
        assert settled(page).locator(".pt-step").count() == 0
        assert "month=2023-03" in page.url and page.locator(".pt-number").count() == 5
        took = time.monotonic() - began
        settled(opened(page, f"{address}/imports?lang=fr"))
        assert page.locator(".pt-step").count() == 0, "a later visit is led no more"
    assert page.errors == [] and took < 120
    print(f"{took:.0f} s from the sample to the first overview")


def test_the_way_to_the_settings_is_there_and_the_steps_speak_english(page, tmp_path):
    from data.store import open_store

    open_store(tmp_path / "portee.duckdb").close()
    with serving(tmp_path, PORTEE_TZ="Europe/Paris") as address:
        settled(opened(page, f"{address}/growth?lang=en"))
        assert "Europe/Paris" in page.inner_text(".pt-step >> nth=0")
        page.get_by_role("link", name="Name and colours, in the settings").click()
        page.wait_for_function("() => /Settings|settings/.test(document.querySelector('.pt-dateline')?.innerText || '')")
        assert settled(page).locator(".pt-step").count() == 3 and "lang=en" in page.url
