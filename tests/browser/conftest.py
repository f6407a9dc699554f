"""A real server on a fresh database, and the Chromium, Chrome or Edge that is there."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sample import copied

ROOT = Path(__file__).parent.parent.parent
HOME = {"linux": ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge"),
        "darwin": ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                   "/Applications/Chromium.app/Contents/MacOS/Chromium"),
        "win32": (r"C:\Program Files\Google\Chrome\Application\chrome.exe", r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run", "--disable-quic"]


def browser_path():
    """The first browser found on this machine, or None."""
    named = (os.environ.get("PORTEE_BROWSER"), *(shutil.which(name) for name in ("chromium", "google-chrome", "chrome", "msedge")))
    return next((path for path in (*named, *HOME.get(sys.platform, ())) if path and Path(path).exists()), None)


def without(what, how):
    """Skip for a missing program; in continuous integration its absence is a failure."""
    (pytest.fail if os.environ.get("PORTEE_CI") else pytest.skip)(f"{what} is not on this machine: {how}")


@pytest.fixture(scope="session")
def chromium():
    """A running browser."""
    path = browser_path()
    if not path:
        without("a browser", "install Chromium, Chrome or Edge (Debian: apt-get install chromium), or name one in PORTEE_BROWSER")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield running
        running.close()


def _free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@contextmanager
def serving(local, port=None, through=(), **environment):
    """A server of the dashboard whose databases live in `local`, started through another program where one is named; its address."""
    port = port or _free_port()
    settings = {**os.environ, "PORTEE_LOCAL": str(local), "PYTHONUNBUFFERED": "1", "PORTEE_MONTHS_AHEAD": "0", **environment}     # two cores have enough to do
    settings.pop("PORTEE_DB", None)
    log = (Path(local) / "server.log").open("w")
    server = subprocess.Popen([*through, sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"],
                              cwd=ROOT, env=settings, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait(address, server):
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the server stopped before it answered")
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within thirty seconds")


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory):
    """The sample organisation, filled once."""

    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    copied(path)
    from data.store import open_store
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def server(sample_database, tmp_path_factory):
    """A server on the sample organisation."""
    local = tmp_path_factory.mktemp("local")
    shutil.copytree(sample_database.parent, local, dirs_exist_ok=True)        # with its originals
    with serving(local) as address:
        yield address


@pytest.fixture
def page(chromium):
    """A page of its own that remembers every request and every error, in a 1280 × 720 window."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    opened.asked, opened.errors = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    yield opened
    context.close()
