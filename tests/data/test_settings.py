"""Limits and the time zone are settings; a wrong one is told in a sentence."""

import subprocess
import sys

import pytest

from data import clock, settings
from data.files import open_files
from data.problems import BadSetting


@pytest.mark.parametrize(("name", "value", "data"), [("PORTEE_MAX_FILE_MB", "1", b"a" * (2**20 + 1)), ("PORTEE_MAX_ROWS", "3", b"a,b\n" * 4)])
def test_a_limit_is_what_the_environment_says(monkeypatch, name, value, data):
    assert not isinstance(open_files([("a.csv", data)])[0][1], Exception)
    monkeypatch.setenv(name, value)
    assert open_files([("a.csv", data)])[0][1].kind == "TooLarge"


def test_the_limits_are_the_contract_s_where_nothing_is_said(monkeypatch):
    for limit in settings.LIMITS:
        monkeypatch.setenv(limit.name, "")
    assert (settings.FILE_BYTES(), settings.INFLATED_BYTES(), settings.ROWS()) == (200 * 2**20, 2**30, 2_000_000)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "²", "9" * 30])
def test_a_limit_that_is_no_number_is_told_before_a_file_is_opened(monkeypatch, value):
    monkeypatch.setenv("PORTEE_MAX_ROWS", value)
    with pytest.raises(BadSetting, match="PORTEE_MAX_ROWS"):
        open_files([])


@pytest.mark.parametrize("value", ["Mars/Olympus", "America", "../../etc/passwd", "/etc/localtime", "x\x01", "a" * 300])
def test_a_time_zone_that_is_none_is_told(monkeypatch, value):
    monkeypatch.setenv("PORTEE_TZ", value)
    with pytest.raises(BadSetting, match="PORTEE_TZ"):
        clock.zone()


def test_the_command_says_a_wrong_time_zone_without_a_traceback(tmp_path):
    import os
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n1,2\n")
    done = subprocess.run([sys.executable, "-m", "data", "read", "--json", str(file)], capture_output=True, text=True, env={**os.environ, "PORTEE_TZ": "Nowhere"})
    assert done.returncode == 1 and '"kind": "BadSetting"' in done.stdout and "Traceback" not in done.stderr


def test_the_command_reads_no_more_of_a_huge_file_than_the_limit(tmp_path):
    import os
    file = tmp_path / "a.csv"
    with file.open("wb") as huge:
        huge.truncate(2**40)
    done = subprocess.run([sys.executable, "-m", "data", "read", "--json", str(file)], capture_output=True, text=True, env={**os.environ, "PORTEE_MAX_FILE_MB": "1"})
    assert done.returncode == 1 and '"kind": "TooLarge"' in done.stdout


def test_an_empty_time_zone_is_the_default(monkeypatch):
    monkeypatch.setenv("PORTEE_TZ", "")
    assert str(clock.zone()) == "America/Toronto"
