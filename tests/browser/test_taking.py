"""Years of files dropped at once: the bar names each, and a stop keeps none of them and says so."""

import pytest

from tests.bench.floor import posts_file
from tests.browser.conftest import serving
from tests.browser.test_imports import drop, settled


@pytest.fixture
def years(tmp_path):
    """Forty files of posts: long enough to be watched."""
    folder = tmp_path / "years"
    folder.mkdir()
    for number in range(40):
        (folder / f"posts_{number}.csv").write_bytes(posts_file(2500, number * 10_000))
    return sorted(folder.iterdir(), key=lambda file: int(file.stem.partition("_")[2]))


def kept(local):
    """How many receipts a stopped server left."""
    from data.keep import receipts
    from data.store import open_store

    store = open_store(local / "portee.duckdb")
    try:
        return len(receipts(store)), store.reader().execute("select count(*) from journal").fetchone()[0]
    finally:
        store.close()


@pytest.mark.long
@pytest.mark.parametrize("word", ["Ouverture", "Lecture", "Vérification"])
def test_a_stop_at_any_stage_keeps_nothing_says_so_and_the_same_pile_can_be_dropped_again(page, tmp_path, years, word):
    local = tmp_path / "local"
    local.mkdir()
    from data.store import open_store

    open_store(local / "portee.duckdb").close()
    with serving(local) as address:
        drop(page, address, years)
        page.wait_for_function(f"() => /{word}, \\d+ sur 40\\s: posts_\\d+.csv/.test(document.querySelector('[data-testid=stProgress]')?.innerText || '')", timeout=60_000)
        page.locator(".st-key-stop-taking button").click()
        page.wait_for_selector("[role=alert]", timeout=60_000)
        assert "Rien de cette pile n’a été gardé" in page.inner_text("[role=alert]")
        settled(page)
        assert page.locator("[data-testid=stProgress], .st-key-stop-taking").count() == 0
        assert page.locator("[data-testid=stException]").count() == 0 and page.locator(".pt-fate").count() == 0
        page.locator("input[type=file]").first.set_input_files(years[:2])
        page.wait_for_function("() => /exports gardés/.test(document.querySelector('.pt-title').innerText)", timeout=60_000)
    assert kept(local) == (2, 2)


@pytest.mark.long
def test_a_window_that_closes_in_the_middle_leaves_nothing_half_kept(chromium, tmp_path, years):
    local = tmp_path / "local"
    local.mkdir()
    from data.store import open_store

    open_store(local / "portee.duckdb").close()
    with serving(local) as address:
        page = chromium.new_context().new_page()
        drop(page, address, years)
        page.wait_for_function("() => /Vérification, 1?\\d sur/.test(document.querySelector('[data-testid=stProgress]')?.innerText || '')", timeout=60_000)
        page.context.close()
    assert kept(local) in ((0, 0), (40, 40))
