"""Cold start: from the command to a painted page, beside a Streamlit app that imports the same and shows one line."""

import statistics
import time
from contextlib import contextmanager

from tests.bench import served
from tests.browser.conftest import QUIET, browser_path

TURNS, AIM = 3, 1.3
EMPTY = """import altair, babel, click, duckdb, numpy, pandas, pyarrow, pyarrow.parquet, pytz, scipy.special, streamlit as st
from streamlit.runtime.pages_manager import PagesManager

st.html("<h1 class=pt-title>x</h1>")
"""


def start(say, folder, database):
    """A line: the median of a few starts of each, turn by turn, in fresh browser contexts."""
    path = browser_path()
    if not path:
        print("cold start: not measured, no browser")
        return
    from playwright.sync_api import sync_playwright

    (folder / "empty.py").write_text(EMPTY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        _painted(browser, lambda: served.script(folder / "empty.py"))                  # what the disk and the browser read once
        times = [(_painted(browser, lambda: served.dashboard(database)), _painted(browser, lambda: served.script(folder / "empty.py"))) for _ in range(TURNS)]
        browser.close()
    ours, empty = (statistics.median(column) for column in zip(*times, strict=True))
    say("cold start to the overview painted, against an empty app", f"{ours / empty:.2f} ×", f"{AIM} ×", f"{ours:.2f} s against {empty:.2f} s")


@contextmanager
def _fresh(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


def _painted(browser, serve):
    begun = time.perf_counter()
    with serve() as address, _fresh(browser) as page:
        page.goto(f"{address}/?lang=fr")
        page.wait_for_selector(".pt-title", timeout=120_000)
        page.wait_for_selector("[data-test-script-state=notRunning]", timeout=120_000)
        return time.perf_counter() - begun
