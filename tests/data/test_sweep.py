"""What a killed process left unfinished is swept at the next backup or opening, and nothing else is."""

import os
import subprocess
import sys

import pytest

from data.backup import backup
from data.store import open_store
from data.whole import sweep, unfinished


@pytest.fixture
def dead():
    """The number of a process that is over."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def left_by(process, folder, name="save.zip", ending=".part"):
    path = folder / f".{name}.{process}-0123456789ab{ending}"
    path.write_bytes(b"half")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="there, a process cannot be asked after")
def test_the_next_backup_and_the_next_opening_sweep_what_a_killed_one_left(tmp_path, dead):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "originals" / "ab").mkdir(parents=True)
    left = [left_by(dead, tmp_path), left_by(dead, tmp_path, "portee.duckdb", ".duckdb"), left_by(dead, tmp_path / "originals" / "ab")]
    store = open_store(tmp_path / "portee.duckdb")
    assert not any(path.exists() for path in left)
    left = [left_by(dead, tmp_path / "elsewhere", "other.zip"), left_by(dead, tmp_path, "portee.duckdb", ".duckdb.wal")]
    backup(store, tmp_path / "elsewhere" / "save.zip")
    store.close()
    assert not any(path.exists() for path in left)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["save.zip"]


def test_what_is_being_written_and_what_is_not_ours_stays(tmp_path):
    running = [left_by(os.getpid(), tmp_path), left_by(os.getppid(), tmp_path)]
    other = [tmp_path / name for name in (".hidden", ".a.part", "b.1-0123456789ab.part", ".notes.12-xyz.part")]
    for path in other:
        path.write_bytes(b"theirs")
    sweep(tmp_path)
    assert all(path.exists() for path in (*running, *other))


def test_one_s_own_number_of_an_earlier_life_is_swept(tmp_path):
    old = left_by(os.getpid(), tmp_path)
    os.utime(old, (1, 1))
    sweep(tmp_path)
    assert not old.exists()


def test_a_name_tells_who_writes(tmp_path):
    assert f".{os.getpid()}-" in unfinished(tmp_path / "portee.duckdb", ".part").name
