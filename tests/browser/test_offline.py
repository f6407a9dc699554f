"""Everything works with the network cut: the server and the commands reach no socket but this computer's own, and the browser asks nobody else."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest

from pages.parts.deck.taken import FORMATS
from tests.browser.conftest import ROOT, _free_port, serving, without
from tests.browser.test_accessible import ADDRESSES, painted
from tests.browser.test_imports import drop, march, settled  # noqa: F401 (a fixture)
from tests.offline import alone

GUARD = ROOT / "tests" / "offline"
SHOWN = (*ADDRESSES, "content?platform=podcast", "content?platform=newsletter")
NOBODY = "192.0.2.1"                             # an address that is nobody's, by RFC 5737


def cut(asked_for):
    """The environment of a process without a network; what it asks for is written to a file."""
    return {"PYTHONPATH": os.pathsep.join([str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]), "PORTEE_ASKED_FOR": str(asked_for)}


@contextmanager
def cut_off(local):
    """A server with the network cut: by its own interpreter everywhere, by the kernel too where Linux allows it. It asks for nobody."""
    asked_for, report, port = local / "asked-for", local / "report", _free_port()
    if not alone.possible():
        with serving(local, port, **cut(asked_for)) as address:
            yield address
    else:
        with tempfile.TemporaryDirectory() as short, socket.socket() as listening:
            door = Path(short) / "door"
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port))
            listening.listen()
            threading.Thread(target=alone.relay, args=(listening, lambda: alone.to_file(door)), daemon=True).start()
            with serving(local, port, through=alone.command(report, door=door, port=port), **cut(asked_for)) as address:
                yield address
            assert report.read_text() == "0"
    assert not asked_for.exists(), asked_for.read_text()


@pytest.fixture(scope="module")
def server(sample_database, tmp_path_factory):
    """A server on the sample organisation, cut off."""
    local = tmp_path_factory.mktemp("offline")
    shutil.copytree(sample_database.parent, local, dirs_exist_ok=True)
    with cut_off(local) as address:
        yield address


@pytest.fixture
def page(chromium):
    """A page that reaches this computer only, and remembers whom else it asked for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    opened.refused = []

    def judge(route):
        if urlparse(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            opened.refused.append(route.request.url)
            route.abort()

    context.route("**/*", judge)
    opened.on("websocket", lambda link: urlparse(link.url).hostname == "127.0.0.1" or opened.refused.append(link.url))
    yield opened
    context.close()


def is_whole(page):
    """Whether a page stands without an error, and asked for nobody."""
    return page.locator("[data-testid=stException], [role=alert].pt-note").count() == 0 and page.refused == []


def taken(page, button, folder):
    """The bytes of the file that a button gives."""
    with page.expect_download(timeout=90_000) as told:
        button.click()
    told.value.save_as(folder / "taken")
    return (folder / "taken").read_bytes()


def told(asked_for, *words, **kinds):
    """A command with the network cut; its output. It asks for nobody, by its own interpreter nor by the kernel's count."""
    report = asked_for.with_name("report")
    through = alone.command(report) if alone.possible() else ()
    done = subprocess.run([*through, sys.executable, "-m", *map(str, words)], cwd=ROOT, env={**os.environ, **cut(asked_for), **kinds}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not asked_for.exists(), asked_for.read_text()
    assert not through or report.read_text() == "0"
    return done.stdout


# ── the guards are awake ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("asking", [f"socket.create_connection(('{NOBODY}', 80), 1)", "socket.getaddrinfo('example.com', 443)", "socket.gethostbyname('example.com')",
                                    f"socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('{NOBODY}', 53))", "socket.socket().bind(('0.0.0.0', 0))",
                                    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
                                    "__import__('urllib.request').request.urlopen('https://example.com')"])
def test_a_process_that_asks_for_anyone_else_is_refused_and_told_of(tmp_path, asking):
    done = subprocess.run([sys.executable, "-c", f"import socket; {asking}"], env={**os.environ, **cut(tmp_path / "asked")}, capture_output=True, text=True)
    assert done.returncode == 1 and "the network is cut" in done.stderr
    assert any(name in (tmp_path / "asked").read_text() for name in (NOBODY, "example.com", "0.0.0.0", "2001:db8::1"))


def test_a_process_that_talks_to_its_own_computer_is_let_be(tmp_path):
    talk = ("import socket; own = socket.socket(); own.bind(('127.0.0.1', 0)); own.listen(); socket.create_connection(('localhost', own.getsockname()[1])); "
            "socket.socketpair(); socket.getaddrinfo(None, 80)")
    assert subprocess.run([sys.executable, "-c", talk], env={**os.environ, **cut(tmp_path / "asked")}).returncode == 0
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize(("asking", "count"), [(f"s.socket().connect_ex(('{NOBODY}', 80))", 1), ("s.socket(s.AF_INET6).connect_ex(('2001:db8::1', 80))", 1),
                                               ("s.socket(type=s.SOCK_DGRAM).sendto(b'?', ('127.0.0.53', 53))", 1), ("None", 0)])
def test_the_kernel_counts_what_no_interpreter_sees(tmp_path, asking, count):
    if not alone.possible():
        without("a network of one's own", "Linux with `unshare --map-root-user --net`; elsewhere the interpreter's own guard stands alone")
    # without the guard: as a library would that opens its own sockets
    subprocess.run(alone.command(tmp_path / "report", sys.executable, "-I", "-c", f"import socket as s, time; {asking}; time.sleep(0.2)"), check=True)
    assert int((tmp_path / "report").read_text()) == count


def test_a_page_that_asks_for_anyone_else_is_refused_and_told_of(page):
    page.set_content(f'<img src="http://{NOBODY}/x.png">')
    page.wait_for_timeout(300)
    assert page.refused == [f"http://{NOBODY}/x.png"]


# ── the promise ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_most_seen_pages_need_no_network(server, page):
    for path in ("", "imports", "deck?slide=month"):
        painted(page, server, path)
        assert is_whole(page), (path, page.refused)


def test_a_command_needs_no_network(sample_database, tmp_path):
    told(tmp_path / "asked", "pages.board", "--month", "2023-03", "--lang", "fr", "--format", "pptx", "--out", tmp_path / "deck.pptx", "--db", copied(sample_database, tmp_path))
    assert (tmp_path / "deck.pptx").read_bytes().startswith(b"PK")


def copied(database, folder):
    """A database of a test's own, with its originals."""
    shutil.copytree(database.parent, folder / "own")
    return folder / "own" / database.name


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_and_slide_needs_no_network(server, page, lang):
    for path in SHOWN:
        painted(page, server, path, lang)
        assert is_whole(page), (path, page.refused)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_file_of_every_page_is_written_without_a_network(server, page, tmp_path, lang):
    painted(page, server, "deck?slide=month", lang)
    files = [taken(page, page.locator(f".st-key-take-{form} button").first, tmp_path) for form in FORMATS]
    for path, key in (("settings", ".st-key-backup button"), ("imports", ".st-key-sheet-file button")):
        painted(page, server, path, lang)
        files.append(taken(page, page.locator(key), tmp_path))
    assert {file[:4] for file in files} == {b"PK\x03\x04", b"%PDF", b"<!do"} and is_whole(page)


@pytest.mark.long
def test_a_month_is_dropped_read_and_shown_without_a_network(page, tmp_path, march):  # noqa: F811
    from data.store import open_store

    open_store(tmp_path / "portee.duckdb").close()
    with cut_off(tmp_path) as address:
        drop(page, address, march)
        page.wait_for_function("() => /exports gardés/.test(document.querySelector('.pt-title').innerText)", timeout=60_000)
        painted(settled(page), address, "growth")
        assert is_whole(page)


@pytest.mark.long
@pytest.mark.parametrize("form", list(FORMATS))
def test_every_file_of_the_board_is_written_by_command_without_a_network(sample_database, tmp_path, form):
    told(tmp_path / "asked", "pages.board", "--month", "2023-03", "--lang", "both", "--format", form, "--out", tmp_path / "deck", "--db", copied(sample_database, tmp_path))
    assert (tmp_path / "deck").stat().st_size > 20_000


@pytest.mark.long
def test_everything_is_read_kept_asked_backed_up_taken_up_and_made_anew_without_a_network(tmp_path, march):  # noqa: F811
    db, asked = tmp_path / "portee.duckdb", tmp_path / "asked"
    told(asked, "data", "keep", *(file for file in march if "Audience" not in file.name and file.suffix != ".csv"), "--exported-on", "2023-04-04", "--db", db)
    told(asked, "metrics", "ask", "headline", "--month", "2023-03", "--db", db)
    told(asked, "data", "backup", tmp_path / "all.zip", "--db", db)
    told(asked, "data", "restore", tmp_path / "all.zip", "--db", tmp_path / "other" / "portee.duckdb")
    told(asked, "data", "rebuild", "--db", tmp_path / "other" / "portee.duckdb")
    told(asked, "data", "export", tmp_path / "tables", "--db", db)
    told(asked, "data", "doctor", "--db", db)
