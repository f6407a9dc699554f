"""The golden afternoon: fifteen files dropped at once, one question, the overview changes, undo restores it; the sheet by keyboard."""

import pytest

from data import samples
from tests.browser.conftest import serving
from tests.browser.test_pages import opened
from tests.sample import copied


@pytest.fixture(scope="session")
def march(tmp_path_factory):
    """The fifteen files of March 2023, as the coordinator downloaded them."""
    folder = tmp_path_factory.mktemp("exports")
    samples.write(folder)
    return sorted((folder / "2023-03").iterdir())


@pytest.fixture
def until_february(tmp_path):
    """A server on a database of one's own that holds the sample up to February 2023."""
    from data.store import open_store

    copied(tmp_path / "portee.duckdb", before="2023-03")
    open_store(tmp_path / "portee.duckdb").close()
    with serving(tmp_path) as address:
        yield address


def settled(page):
    """The page once nothing runs any more."""
    page.wait_for_timeout(400)
    page.wait_for_function("() => !document.querySelector('[data-testid=stApp][data-test-script-state=running]')", timeout=30_000)
    page.wait_for_timeout(200)
    return page


def drop(page, address, files, lang="fr"):
    """Drop files on the import page, downloaded on 4 April 2023."""
    opened(page, f"{address}/imports?lang={lang}")
    day = page.locator("[data-testid=stDateInput] input").first
    day.fill("2023-04-04")
    day.press("Enter")
    day.press("Escape")
    page.locator(".pt-title").click()
    settled(page)
    page.locator("input[type=file]").set_input_files(files)


def tiles(page, address, month="2023-03"):
    """The numbers of the overview's tiles."""
    settled(opened(page, f"{address}/?lang=fr&month={month}"))
    return page.locator(".pt-number").all_inner_texts()


def test_fifteen_files_one_question_the_month_appears_and_undo_takes_it_away(until_february, page, march):
    assert len(march) == 15
    february = tiles(page, until_february, "2023-02")
    drop(page, until_february, march)
    page.wait_for_selector(".st-key-question-platform", timeout=30_000)
    assert page.locator("[class*=st-key-question-]").count() == 1
    page.locator(".st-key-keep-each button, .st-key-keep-platform button").click()
    page.wait_for_selector("[class*=st-key-question-]", state="detached", timeout=30_000)
    assert "exports gardés" in settled(page).inner_text(".pt-title")
    assert tiles(page, until_february) == ["791", "455", "77", "4\u202f100", "9\u202f000"]

    opened(page, f"{until_february}/imports?lang=fr")
    settled(page).locator(".st-key-register-all label").first.click()
    for name in ("Interactions.csv", "saisie-2023-03.csv"):
        settled(page).locator(f"xpath=//small[normalize-space()='{name}']/ancestor::*[.//button][1]//button").first.click()
        page.locator(".st-key-undo-agreed button").click()          # it takes a shown number away: that is said first
        page.wait_for_selector(".st-key-undo-agreed", state="detached")
        settled(page)
    assert tiles(page, until_february, "2023-02") == february
    assert "791" not in tiles(page, until_february)


def test_the_same_pile_again_changes_nothing(until_february, page, march):
    cards = [file for file in march if file.name in ("Follows.csv", "Visits.csv")]
    for _ in range(2):
        drop(page, until_february, cards)
        page.wait_for_function("() => /gardés|connus/.test(document.querySelector('.pt-title').innerText)", timeout=30_000)
    assert "deux déjà connus" in settled(page).inner_text(".pt-title").lower()


def test_a_file_nobody_knows_is_refused_in_a_sentence_and_its_markup_is_harmless(until_february, page, tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text("<img src=x onerror=alert(1)>,b\n1,2\n")
    drop(page, until_february, [odd])
    page.wait_for_selector(".pt-fate .refused", timeout=30_000)
    assert "aucun des exports" in page.inner_text(".pt-fate >> nth=0")
    assert page.locator(".pt-fate img").count() == 0


def test_the_sheet_is_filled_by_keyboard_alone_and_a_slip_is_questioned(until_february, page):
    settled(opened(page, f"{until_february}/imports?lang=fr&month=2023-02"))
    box = page.get_by_label("Instagram, comptes rejoints")
    assert "338" not in box.input_value()
    box.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("4000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")
    assert "est loin de" in settled(page).inner_text("[role=status]")
    page.get_by_label("Instagram, comptes rejoints").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("372")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /passeront de 365 à 372/.test(document.querySelector('[role=status]')?.innerText || '')")
    settled(page).get_by_label("Instagram, comptes rejoints").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => /gardée/.test(document.querySelector('[role=status]')?.innerText || '')")
    assert tiles(page, until_february, "2023-02")[1] == "372"


def test_one_button_starts_an_empty_database_of_one_s_own(page, sample_database, tmp_path):
    import shutil

    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    with serving(tmp_path) as address:
        settled(opened(page, f"{address}/?lang=en"))
        assert "Sample organisation" in page.inner_text("body")
        page.locator(".st-key-start-own button").click()
        page.wait_for_selector(".pt-empty")
        assert "Nothing to read yet" in page.inner_text(".pt-title")
        assert "Sample organisation" not in page.inner_text("body")
    assert (tmp_path / "portee.duckdb").exists()
