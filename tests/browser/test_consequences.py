"""What would change is said once and done only when agreed to; what only adds is kept at once; a receipt opens and gives its file back."""

import hashlib

import pytest

from data.store import open_store
from tests import lookalikes as like
from tests.browser.conftest import serving
from tests.browser.test_imports import drop, settled
from tests.browser.test_pages import opened

MARCH = like.card(days=tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32)))
APRIL = like.card(days=tuple((f"2023-04-{day:02d}", 3) for day in range(1, 4)))
RESTATED = like.card(days=(("2023-03-31", 12),))


@pytest.fixture
def march(tmp_path):
    """(address, folder) of a server on a database of one's own that holds 62 profile visits in March 2023."""
    from datetime import date

    from data.keep import keep
    from data.reading import Answers

    store = open_store(tmp_path / "portee.duckdb")
    keep(store, [("Visits.csv", MARCH)], Answers(exported_on=date(2023, 4, 1)))
    store.close()
    for name, data in (("restated.csv", RESTATED), ("april.csv", APRIL)):
        (tmp_path / name).write_bytes(data)
    with serving(tmp_path) as address:
        yield address, tmp_path


def register(page, address):
    """What the register says, line by line, to whoever opens the page anew."""
    other = page.context.new_page()
    settled(opened(other, f"{address}/imports?lang=fr"))
    lines = other.locator("[class*=st-key-line-register] small").all_inner_texts()
    other.close()
    return lines


def drop_both(page, address, folder):
    """Drop a file that restates a day of March and one that only adds April."""
    drop(page, address, [folder / "restated.csv", folder / "april.csv"])
    page.wait_for_selector(".st-key-held", timeout=30_000)
    return settled(page)


def test_a_pile_that_changes_a_shown_number_says_it_once_and_keeps_only_what_adds_until_agreed(march, page):
    address, folder = march
    drop_both(page, address, folder)
    assert page.locator(".st-key-held").count() == 1
    assert "les visites du profil de mars 2023 passeront de 62 à 72" in page.inner_text(".st-key-held summary")
    assert register(page, address) == ["april.csv", "Visits.csv"]
    page.locator(".st-key-held summary").click()
    rows = page.inner_text(".st-key-held table")
    assert "restated.csv, ligne" in rows and "de 2 à 12" in rows and "Le 31 mars 2023" in rows
    assert "Visits.csv" in page.inner_text(".st-key-held .pt-changes .pt-small")
    page.locator(".st-key-keep-held button").click()
    page.wait_for_selector(".st-key-held", state="detached")
    assert "Un nombre a changé, comme annoncé" in settled(page).inner_text("[role=alert]")
    assert register(page, address) == ["restated.csv", "april.csv", "Visits.csv"]
    assert page.errors == []
@pytest.mark.long


def test_left_out_a_file_is_not_kept_and_says_so(march, page):
    address, folder = march
    drop_both(page, address, folder)
    page.locator(".st-key-leave-held button").click()
    page.wait_for_selector(".st-key-held", state="detached")
    assert "un laissé de côté" in settled(page).inner_text(".pt-title").lower()
    assert register(page, address) == ["april.csv", "Visits.csv"]


def test_a_file_that_only_adds_is_kept_at_once_with_undo_beside_it(march, page):
    address, folder = march
    drop(page, address, [folder / "april.csv"])
    page.wait_for_selector("[class*=st-key-line-fate] .kept", timeout=30_000)
    assert settled(page).locator(".st-key-held").count() == 0
    page.locator("[class*=st-key-undo-fate] button").click()                    # April is shown: taking it back says what goes
    page.wait_for_selector(".st-key-undoing")
    assert "disparaîtront" in page.inner_text(".st-key-undoing")


def test_an_undo_that_changes_a_number_asks_first_and_both_ways_out_do_what_they_say(march, page):
    address, _ = march
    settled(opened(page, f"{address}/imports?lang=en"))
    page.locator("[class*=st-key-undo-register] button").click()
    page.wait_for_selector(".st-key-undoing")
    assert "profile visits of March 2023 will be gone (62 today)" in page.inner_text(".st-key-undoing summary")
    page.locator(".st-key-undo-not button").click()
    page.wait_for_selector(".st-key-undoing", state="detached")
    assert settled(page).locator("[class*=st-key-line-register] .kept").count() == 1
    page.locator("[class*=st-key-undo-register] button").click()
    page.locator(".st-key-undo-agreed button").click()
    page.wait_for_selector(".st-key-undoing", state="detached")
    assert "can be kept again" in settled(page).inner_text("[role=alert]")
    page.locator("[class*=st-key-open-register] button").click()
    page.locator(".st-key-keep-again button").click()
    page.wait_for_selector("[class*=st-key-line-fate] .kept")
    assert settled(page).locator("[class*=st-key-line-register]").count() == 2


def test_a_receipt_opens_by_a_click_on_its_line_or_by_its_address_and_gives_the_original_back(march, page):
    address, _ = march
    settled(opened(page, f"{address}/imports?lang=fr"))
    line = page.locator("[class*=st-key-line-register] .pt-fate")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 20)
    page.wait_for_selector(".st-key-receipt")
    assert "receipt=" in page.url
    page.wait_for_function("() => document.querySelector('.st-key-receipt').getBoundingClientRect().top < innerHeight / 2")
    settled(opened(page, page.url))                                              # as another page would link to it
    told = page.inner_text(".st-key-receipt")
    assert hashlib.sha256(MARCH).hexdigest() in told and "en mars 2023" in told
    with page.expect_download() as download:
        page.locator(".st-key-original button").click()
    assert download.value.suggested_filename == "Visits.csv"
    assert download.value.path().read_bytes() == MARCH
@pytest.mark.long


def test_what_someone_else_keeps_meanwhile_is_shown_again_before_anything_is_kept(march, page):
    address, folder = march
    (folder / "other.csv").write_bytes(like.card(days=(("2023-03-30", 7),)))
    drop_both(page, address, folder)
    other = page.context.new_page()
    drop(other, address, [folder / "other.csv"])
    other.wait_for_selector(".st-key-held", timeout=30_000)
    settled(other).locator(".st-key-keep-held button").click()
    other.wait_for_selector(".st-key-held", state="detached")
    page.locator(".st-key-keep-held button").click()
    page.wait_for_selector(".st-key-held [role=alert]")
    assert "passeront de 67 à 77" in settled(page).inner_text(".st-key-held summary")
    assert "restated.csv" not in register(page, address)
    page.locator(".st-key-keep-held button").click()
    page.wait_for_selector(".st-key-held", state="detached")
    assert "restated.csv" in register(settled(page), address)
@pytest.mark.long


def test_a_backup_made_on_the_page_takes_everything_back_and_what_is_none_changes_nothing(march, page, tmp_path):
    address, folder = march
    settled(opened(page, f"{address}/settings?lang=fr"))
    with page.expect_download() as download:
        page.locator(".st-key-backup button").click()
    saved = tmp_path / "copy.zip"
    saved.write_bytes(download.value.path().read_bytes())
    (tmp_path / "cut.zip").write_bytes(saved.read_bytes()[:-200])
    drop(page, address, [folder / "april.csv"])
    page.wait_for_selector("[class*=st-key-line-fate] .kept", timeout=30_000)
    settled(opened(page, f"{address}/settings?lang=fr"))
    page.locator("input[type=file]").last.set_input_files(folder / "cut.zip")
    page.wait_for_selector("[role=alert]")
    assert "cut.zip est une sauvegarde de Portée tronquée" in page.inner_text("[role=alert]")
    assert register(page, address) == ["april.csv", "Visits.csv"]
    settled(opened(page, f"{address}/settings?lang=fr"))
    page.locator("input[type=file]").last.set_input_files(saved)
    page.locator(".st-key-restore-agreed button").click(timeout=30_000)
    page.wait_for_selector("[role=status]", timeout=30_000)
    assert "1 reçu" in page.inner_text("[role=status]")
    assert register(page, address) == ["Visits.csv"]
    assert not list(tmp_path.glob(".*"))


def test_the_sheet_is_a_file_of_one_click(march, page):
    address, _ = march
    settled(opened(page, f"{address}/imports?lang=fr"))
    with page.expect_download() as download:
        page.locator(".st-key-sheet-file button").click()
    assert download.value.suggested_filename.startswith("saisie-2023-") and download.value.path().read_bytes()[:2] == b"PK"
