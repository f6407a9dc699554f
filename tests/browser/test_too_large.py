"""A file past the limit is refused in our words, in both languages, and never by the framework in its own."""

import pytest

from data.store import open_store
from tests.browser.conftest import serving
from tests.browser.test_imports import drop, settled
from tests.browser.test_pages import opened

MB = 2**20


@pytest.fixture
def small(tmp_path):
    """(address, folder) of a server that reads files of 1 MB at most, and files of 1.5, 2 and 12 MB."""
    open_store(tmp_path / "portee.duckdb").close()
    for size in (1.5, 2, 12):
        (tmp_path / f"{size}.csv").write_bytes(b"a,b\n" * int(size * MB / 4))
    with serving(tmp_path, PORTEE_MAX_FILE_MB="1") as address:
        yield address, tmp_path


def test_a_file_past_the_limit_of_the_settings_comes_in_and_is_refused_in_a_sentence(small, page):
    address, folder = small
    drop(page, address, [folder / "1.5.csv", folder / "2.csv"])
    page.wait_for_selector("[class*=st-key-line-fate-1]", timeout=30_000)
    told = settled(page).locator("[class*=st-key-line-fate] .pt-fate").all_inner_texts()
    assert len(told) == 2 and all("plus de 1 Mo : au-delà de la limite" in line.replace("\u00a0", " ").replace("\u202f", " ") for line in told)
    assert page.errors == []


@pytest.mark.parametrize(("lang", "words"), [("fr", "Non déposé"), ("en", "Not taken")])
def test_one_that_not_even_the_server_takes_in_says_so_in_the_reader_s_language(small, page, lang, words):
    address, folder = small
    settled(opened(page, f"{address}/imports?lang={lang}"))
    page.locator("input[type=file]").first.set_input_files([folder / "12.csv"])
    page.wait_for_selector("[data-testid=stFileChipIconError]")
    said = page.evaluate("() => getComputedStyle(document.querySelector('[data-testid=stFileChip]'), '::after').content")
    assert words in said
