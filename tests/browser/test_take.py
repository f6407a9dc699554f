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


def in_both_languages(page):
    chosen = page.get_by_role("combobox", name="Langue du fichier")
    chosen.click()
    chosen.fill("en deux")
    page.get_by_role("option", name="en deux langues").wait_for(timeout=30_000)
    chosen.press("Enter")
    settled(page)


@pytest.mark.parametrize(("lang", "title"), [("fr", "En mars, seul TikTok surprend"), ("en", "In March, only TikTok stands out")])
def test_the_deck_comes_as_powerpoint_in_the_page_s_language(server, page, tmp_path, lang, title):
    opened(server, page, lang)
    path = downloaded(page, "PowerPoint", tmp_path)
    assert path.name == f"portee-2023-03-{lang}.pptx"
    assert Presentation(str(path)).slides[1].shapes.title.text == title


def test_both_languages_come_as_one_workbook(server, page, tmp_path):
    opened(server, page, "fr")
    in_both_languages(page)
    path = downloaded(page, "Excel", tmp_path)
    assert path.name == "portee-2023-03-fr-en.xlsx"
    assert {"Nombres", "Numbers"} <= set(CalamineWorkbook.from_path(path).sheet_names)


@pytest.mark.long
def test_a_file_being_written_shows_how_far_it_is_and_can_be_stopped_while_the_slides_go_on(server, page, tmp_path):
    opened(server, page, "fr")
    came = []
    page.on("download", lambda told: came.append(told.suggested_filename))
    page.locator(".st-key-take").get_by_role("button", name="PDF").click()
    bar = page.locator(".st-key-writing [role=progressbar]")
    bar.wait_for(timeout=20_000)
    assert "Écriture de portee-2023-03-fr.pdf" in page.locator(".st-key-writing").inner_text()
    page.keyboard.press("ArrowRight")                # the slides go on, and so does the file
    page.wait_for_function("() => new URL(location).searchParams.get('slide') !== null", timeout=20_000)
    page.get_by_role("button", name="Télécharger portee-2023-03-fr.pdf").wait_for(timeout=60_000)
    page.wait_for_timeout(500)
    assert came == ["portee-2023-03-fr.pdf"], "handed over once"
    in_both_languages(page)                          # long enough to be stopped
    page.locator(".st-key-take").get_by_role("button", name="PDF").click()
    page.locator(".st-key-writing").get_by_role("button", name="Arrêter").click()
    page.get_by_text("Arrêté. Aucun fichier n’a été écrit.").wait_for(timeout=60_000)
    assert page.locator(".st-key-writing, .st-key-taken").count() == 0 and len(came) == 1
    assert downloaded(page, "PDF", tmp_path).read_bytes()[:5] == b"%PDF-"


@pytest.mark.long
def test_a_window_closed_while_a_file_is_written_spoils_nothing(server, chromium, page, tmp_path):
    leaving = chromium.new_page()
    opened(server, leaving, "fr")
    leaving.locator(".st-key-take").get_by_role("button", name="PDF").click()
    leaving.wait_for_selector(".st-key-writing", timeout=20_000)
    leaving.close()
    opened(server, page, "fr")
    assert page.locator(".st-key-writing").count() == 0
    assert downloaded(page, "PDF", tmp_path).read_bytes()[:5] == b"%PDF-"
