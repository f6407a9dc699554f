"""What is wrong with an installation is said in plain words, and nothing is touched."""

import json
import subprocess
import sys

import pytest

from data import doctor
from data.doctor import findings
from data.keep import keep
from data.originals import folder_of
from tests import lookalikes as like
from tests.browser.conftest import ROOT


def states(path):
    """{what: state} of every finding."""
    return {one.name: one.state for one in findings(path)}


def test_a_sound_installation_has_nothing_wrong(store):
    keep(store, [("posts.csv", like.facebook(like.facebook_row()))])
    assert set(states(store.path).values()) <= {"well", "mind"}
    assert states(store.path)["Originals"] == "well"


def test_a_first_day_without_a_database_is_no_fault(tmp_path):
    assert states(tmp_path / "none.duckdb")["Database"] == "mind"
    assert not (tmp_path / "none.duckdb").exists()


def test_a_damaged_original_is_named(store):
    keep(store, [("posts.csv", like.facebook(like.facebook_row()))])
    next(folder_of(store).rglob("*.gz")).write_bytes(b"not what it was")
    [told] = [one for one in findings(store.path) if one.name == "Originals"]
    assert told.state == "wrong" and "posts.csv" in told.seen and told.remedy


def test_a_file_that_is_no_database_is_said_and_left_alone(tmp_path):
    path = tmp_path / "portee.duckdb"
    path.write_bytes(b"a letter to a friend")
    assert states(path)["Database"] == "wrong"
    assert path.read_bytes() == b"a letter to a friend"


@pytest.mark.parametrize(("name", "value", "what"), [("PORTEE_TZ", "Mars/Olympus", "Time zone"), ("PORTEE_MAX_ROWS", "many", "Limits")])
def test_a_setting_that_cannot_be_used_is_said(name, value, what, tmp_path, monkeypatch):
    monkeypatch.setenv(name, value)
    assert states(tmp_path / "none.duckdb")[what] == "wrong"


def test_a_package_that_is_not_as_pinned_is_said(monkeypatch):
    monkeypatch.setattr(doctor, "_there", lambda name: "0.1" if name == "duckdb" else None)
    told = doctor.packages()
    assert told.state == "wrong" and "duckdb 0.1 instead of" in told.seen and "pandas missing" in told.seen


def test_the_command_prints_a_line_each_and_exits_with_one_where_something_is_wrong(tmp_path):
    bad = tmp_path / "bad.duckdb"
    bad.write_bytes(b"x" * 40)
    for path, status in ((tmp_path / "none.duckdb", 0), (bad, 1)):
        run = subprocess.run([sys.executable, "-m", "data", "doctor", "--db", str(path), "--json"], cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == status, run.stderr
        assert {json.loads(line)["state"] for line in run.stdout.splitlines()} <= {"well", "mind", "wrong"}
