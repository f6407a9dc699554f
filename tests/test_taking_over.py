"""Whoever takes over finds what the page says: every command it quotes is run, in its order, and every place and setting it names is there."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from data import mappings
from data.store import open_store
from pages.parts import sealing
from tests import guide
from tests.browser.conftest import ROOT
from tests.data.test_mappings import FILE, TAUGHT
from tests.sample import copied
from tests.test_guides import PAGES, read

HOLDS = tuple(path for folder in ("data", "metrics", "pages") for path in (ROOT / folder).rglob("*.py"))


def commands(page):
    """The command lines of a page, in its order: those of its blocks, and those in a sentence that name no file of a block."""
    return [line.strip("`") for line in re.findall(r"^python -m .*$|`python -m [^`]*`", read(page), re.MULTILINE)]


@pytest.fixture(scope="module", params=["fr", pytest.param("en", marks=pytest.mark.long)])
def folder(request, tmp_path_factory):
    """A computer after two months: a database with a taught mapping, a sealed month, and a file with that mapping's words; its language and the code."""
    folder = tmp_path_factory.mktemp("year")
    (folder / "local").mkdir()
    copied(folder / "local" / "portee.duckdb", before="2021-06")
    store = open_store(folder / "local" / "portee.duckdb")
    mappings.teach(store, TAUGHT)
    code = sealing.seal(store, "2021-05").code
    store.close()
    (folder / "posts.csv").write_bytes(FILE[1])
    return folder, request.param, code


def run(folder, line):
    """A command as it is typed, there; its output. It succeeds."""
    environment = {**os.environ, "PORTEE_LOCAL": str(folder / "local"), "PYTHONPATH": str(ROOT)}
    environment.pop("PORTEE_DB", None)
    done = subprocess.run([sys.executable, *shlex.split(line)[1:]], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, (line, done.stdout, done.stderr)
    return done.stdout


def test_every_command_does_what_the_page_says_in_its_order(folder):
    folder, lang, code = folder
    told = {"CODE": code, "FILE": "posts.csv", "FICHIER": "posts.csv"}
    lines, outputs = commands(f"taking-over.{lang}"), {}
    for line in lines:
        name = outputs.get("receipts", "").partition(" ")[0]                 # the first word of a line of `receipts`
        words = [told.get(word, name if word in ("RECEIPT", "REÇU") else word) for word in line.split()]
        outputs[words[3]] = run(folder, " ".join(words))
    assert {line.split()[3] for line in lines if line.split()[2] == "data"} == {"doctor", "backup", "restore", "receipts", "rebuild", "export", "original", "mappings", "read"}
    assert "✗" not in outputs["doctor"] and outputs["doctor"].count("✓") >= 6
    assert {path.name.split("-")[1] for path in (folder / "local").glob("portee.before-*.duckdb")} == {"restore", "rebuild"}
    assert next(folder.glob("*.pdf")).read_bytes().startswith(b"%PDF") and len([*(folder / "tables").glob("*.parquet")]) > 5
    assert (folder / "original.csv").stat().st_size > 0 and "facebook.posts" in outputs["read"]


def test_the_command_of_the_guide_writes_the_month_it_says_to_drop(tmp_path):
    for lang in guide.LANGUAGES:
        [line] = commands(f"guide.{lang}")
        run(tmp_path, line)
        [pile] = [span for span in re.findall(r"`([^`]+)`", read(f"guide.{lang}")) if span.endswith("/2023-03")]
        assert len([*(tmp_path / pile).iterdir()]) == 15


@pytest.mark.parametrize("page", PAGES)
def test_every_place_and_every_setting_that_is_named_is_there(page):
    spans = [span for span in re.findall(r"`([^`\n]+)`", read(page)) if " " not in span]
    code = "".join(path.read_text("utf-8") for path in HOLDS)
    assert [span for span in spans if span.startswith("PORTEE_") and f'"{span}"' not in code] == []
    assert [span for span in spans if span.startswith("start-") and not (ROOT / span).exists()] == []
    for name in ("portee.duckdb", "sample.duckdb", "originals", "doors.toml"):
        assert not any(f"data/local/{name}" in span for span in spans) or f'"{name}"' in code, name
    local = {span.removeprefix("data/local/").strip("/") for span in spans if span.startswith("data/local/")} - {""}
    assert local <= {"portee.duckdb", "sample.duckdb", "originals", "doors.toml", "portee.before-…"}


def test_a_setting_that_nobody_reads_would_be_found(monkeypatch):
    monkeypatch.setattr("tests.test_taking_over.read", lambda page: "`PORTEE_NOBODY`")
    with pytest.raises(AssertionError, match="PORTEE_NOBODY"):
        test_every_place_and_every_setting_that_is_named_is_there("guide.fr")
