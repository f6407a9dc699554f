"""Long work says how far it has come, and stops without leaving anything half done."""

import os
import signal
import subprocess
import sys
import time

import pytest

from data import originals, weighing
from data.journey import read_files
from data.keep import receipts
from data.progress import each, followed, tell
from data.rebuild import rebuild
from data.stopping import Lines
from data.store import open_store
from tests.bench.floor import posts_file


class Stop(BaseException):
    """What a framework raises where a person stops its script: no Exception, so that nothing swallows it."""


def stopping_at(doing, done):
    """A listener that raises when a step has come so far."""
    def listen(step):
        if (step.doing, step.done) == (doing, done):
            raise Stop
    return listen


def pile():
    """Nine files of posts, each of its own days."""
    return [(f"posts-{number}.csv", posts_file(6, number * 100)) for number in range(9)]


def test_each_piece_is_told_before_it_is_done_with_its_name_and_count(store):
    steps = []
    with followed(steps.append):
        weighing.take(store, read_files(pile()))
    told = {doing: [(step.done, step.all, step.name) for step in steps if step.doing == doing] for doing in ("open", "read", "weigh")}
    names = [(number, 9, f"posts-{number}.csv") for number in range(9)]
    assert told["open"] == told["read"] == names and told["weigh"] == [*names, (9, 9, "")]


def test_nobody_is_told_once_the_block_has_ended_nor_where_nobody_listens():
    steps = []
    with followed(steps.append):
        tell("read", 0, 1, "a")
        with followed(None):
            tell("read", 0, 1, "b")
    tell("read", 0, 1, "c")
    assert [step.name for step in steps] == ["a"] and list(each("read", iter("xy"))) == ["x", "y"]


@pytest.mark.parametrize(("doing", "done"), [("open", 4), ("read", 0), ("read", 8), ("weigh", 0), ("weigh", 8), ("weigh", 9)])
def test_stopped_anywhere_in_reading_or_weighing_a_pile_keeps_none_of_it_and_the_next_one_keeps_all(store, doing, done):
    with pytest.raises(Stop), followed(stopping_at(doing, done)):
        weighing.take(store, read_files(pile()))
    assert receipts(store) == [] and store.reader().execute("select count(*) from journal").fetchone() == (0,)
    assert [outcome.status for outcome in weighing.take(store, read_files(pile())).outcomes] == ["kept"] * 9
    assert len(originals.named(store.reader())) == 9


def test_a_rebuild_that_is_stopped_leaves_the_database_as_it_was(store):
    weighing.take(store, read_files(pile()))
    before = receipts(store)
    with pytest.raises(Stop), followed(stopping_at("again", 5)):
        rebuild(store)
    there = {file.name for file in store.path.parent.iterdir()}
    assert receipts(store) == before and there <= {store.path.name, f"{store.path.name}.wal", originals.FOLDER}
    assert rebuild(store).read == 9


def test_progress_is_a_line_now_and_then_and_none_for_a_few_files(capsys):
    for pieces, least in ((5, 0), (300, 1)):
        lines = Lines(sys.stderr)
        lines.last -= 2
        with followed(lines):
            list(each("read", [f"{number}.csv" for number in range(pieces)]))
        assert capsys.readouterr().err == "reading 1 of 300: 0.csv\n" * least


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a process otherwise there")
@pytest.mark.parametrize("after", ["1 line", "0.4 s", "0.9 s", "1.4 s"])
def test_ctrl_c_on_the_command_line_says_a_sentence_exits_130_and_keeps_nothing_half(tmp_path, after):
    files = []
    for number in range(80):
        files.append(tmp_path / f"posts-{number}.csv")
        files[-1].write_bytes(posts_file(900, number * 10_000))
    path = tmp_path / "db" / "stopped.duckdb"
    command = subprocess.Popen([sys.executable, "-m", "data", "keep", *map(str, files), "--db", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True, bufsize=1, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), env=_unbuffered())
    first = command.stdout.readline()                   # at work: interrupted in the middle of one file or another
    if after.endswith("s"):
        time.sleep(float(after.split()[0]))
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)
    assert command.returncode == 130, err
    assert "Nothing is half done" in err and "Traceback" not in err
    listed = (first + out).count("kept ")
    store = open_store(path)
    kept = receipts(store)
    assert listed <= len(kept) <= listed + 1 and 0 < len(kept) < 80
    assert store.reader().execute("select count(*) from journal").fetchone() == (len(kept),)
    rows = dict(store.reader().execute("select receipt_no, count(*) from post group by all").fetchall())
    assert len(rows) == len(kept) and set(rows.values()) == {900}
    store.close()


def _unbuffered():
    return {**os.environ, "PYTHONUNBUFFERED": "1"}
