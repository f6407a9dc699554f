"""The deck taken away from its page: a file is written when it is asked for, in the language that is chosen."""

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tests.browser.test_imports import settled


def opened(server, page, lang):
    page.goto(f"{server}/deck?lang={lang}&month=2023-03")
    page.wait_for_selector(".st-key-take button", timeout=30_000)


def downloaded(page, label, folder):
    with page.expect_download(timeout=60_000) as told:
        page.locator(".st-key-take").get_by_role("button", name=label).click()
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path


@pytest.mark.parametrize(("lang", "title"), [("fr", "En mars, seul TikTok surprend"), ("en", "In March, only TikTok stands out")])
def test_the_deck_comes_as_powerpoint_in_the_page_s_language(server, page, tmp_path, lang, title):
    opened(server, page, lang)
    path = downloaded(page, "PowerPoint", tmp_path)
    assert path.name == f"portee-2023-03-{lang}.pptx"
    assert Presentation(str(path)).slides[1].shapes.title.text == title


def test_both_languages_come_as_one_workbook(server, page, tmp_path):
    opened(server, page, "fr")
    chosen = page.get_by_role("combobox", name="Langue du fichier")
    chosen.click()
    chosen.fill("en deux")
    page.get_by_role("option", name="en deux langues").wait_for(timeout=30_000)
    chosen.press("Enter")
    settled(page)
    path = downloaded(page, "Excel", tmp_path)
    assert path.name == "portee-2023-03-fr-en.xlsx"
    assert {"Nombres", "Numbers"} <= set(CalamineWorkbook.from_path(path).sheet_names)


@pytest.mark.long
def test_a_file_being_written_is_seen_on_its_button_and_a_window_closed_meanwhile_spoils_nothing(server, chromium, page, tmp_path):
    leaving = chromium.new_page()
    opened(server, leaving, "fr")
    button = leaving.locator(".st-key-take").get_by_role("button", name="PDF")
    button.click()
    leaving.wait_for_selector(".st-key-take button:disabled", timeout=20_000)
    assert leaving.locator(".st-key-take button:disabled").first.inner_text().strip().endswith("PDF")
    leaving.close()
    opened(server, page, "fr")
    assert page.locator(".st-key-take button:disabled").count() == 0
    assert downloaded(page, "PDF", tmp_path).read_bytes()[:5] == b"%PDF-"
