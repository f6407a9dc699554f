"""A warm rerun of the overview, against a page that shows nothing: both served, in one browser, from click to painted."""

import statistics
import subprocess
import sys
import time
import urllib.request

from data import samples
from data.store import open_store
from tests.browser.conftest import QUIET, _free_port, browser_path, serving

RUNS = 15
EMPTY = """import streamlit as st

def page():
    language = st.segmented_control("language", ["FR", "EN"], default="FR", required=True)
    st.html(f"<p class=pt-title>{language}</p>")

st.navigation([st.Page(page, title="x")], position="top").run()
"""
WATCH = """() => {
  const title = () => document.querySelector('.pt-title')?.innerText, before = title();
  document.addEventListener('click', () => {
    const pressed = performance.now();
    window.painted = new Promise(done => {
      const look = () => title() && title() !== before ? done(performance.now() - pressed) : requestAnimationFrame(look);
      look();
    });
  }, {once: true, capture: true});
}"""


def _median(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.wait_for_selector(".pt-title", timeout=60_000)
    page.wait_for_timeout(2000)
    times = [_rerun(page, language) for _ in range(RUNS) for language in ("EN", "FR")]
    page.close()
    return statistics.median(times[5:]) / 1000


def _rerun(page, language):
    """Click the language that is not on; milliseconds until the page is painted in it."""
    page.evaluate(WATCH)
    page.get_by_text(language, exact=True).click()
    return page.evaluate("window.painted")


def _serve_empty(folder):
    (folder / "empty.py").write_text(EMPTY)
    port = _free_port()
    words = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "empty.py", *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.1)
    return server, f"http://127.0.0.1:{port}"


def rerun_ratio(folder):
    """(seconds of the overview, seconds of an empty page), or None without a browser."""
    path = browser_path()
    if not path:
        return None
    from playwright.sync_api import sync_playwright

    samples.fill(folder / "sample.duckdb")
    open_store(folder / "sample.duckdb").close()
    server, empty = _serve_empty(folder)
    with sync_playwright() as playwright, serving(folder) as address:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        answer = _median(browser, f"{address}/?lang=fr&month=2023-03"), _median(browser, empty)
        browser.close()
    server.terminate()
    return answer
