"""What the server makes ready before the first visitor: the overview's answers, and nothing that was not there."""

import pytest

from data.store import open_store
from metrics import asking
from pages.parts import frame, ready, sealing
from tests.pages.test_every_page import opened
from tests.sample import copied


@pytest.mark.parametrize("sealed", [False, True], ids=["live", "sealed"])
def test_the_first_overview_finds_its_answers_made(tmp_path, monkeypatch, sealed):
    path = copied(tmp_path / "sample.duckdb")
    if sealed:
        sealing.seal(open_store(path), "2023-03")
    monkeypatch.setenv("PORTEE_DB", str(path))
    frame._answer.clear()
    ready.make()
    asked, whole = [], asking._sql
    monkeypatch.setattr(asking, "_sql", lambda question: asked.append(question) or whole(question))
    assert not opened("overview", lang="fr").exception
    assert asked == []
    assert not opened("growth", lang="en").exception and "told_twice" in asked, "what is asked would be seen"
    open_store(path).close()


def test_a_start_without_a_database_makes_none(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTEE_DB", raising=False)
    monkeypatch.setattr(frame, "OWN", tmp_path / "portee.duckdb")
    monkeypatch.setattr(frame, "SAMPLE", tmp_path / "sample.duckdb")
    ready.make()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_stops_no_start_and_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "no.duckdb"
    path.write_bytes(b"a,b\n")
    monkeypatch.setenv("PORTEE_DB", str(path))
    ready.make()
    assert path.read_bytes() == b"a,b\n"
