"""A kill at any moment of an import: what was acknowledged is there with its original, and nothing is half kept."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from data import journal, originals
from data.backup import backup
from data.keep import receipts
from data.rebuild import rebuild
from data.restore import look
from data.store import open_store

KEEPING = """
import sys
from data.keep import keep, undo
from data.store import open_store
from tests.bench.floor import posts_file
store = open_store(sys.argv[1])
print("open", flush=True)
for number in range(10_000):
    [outcome] = keep(store, [(f"{sys.argv[2]}-{number}.csv", posts_file(60, int(sys.argv[2]) * 10**7 + number * 100))])
    print(outcome.receipt, flush=True)
    if number % 5 == 4:
        undo(store, outcome.receipt)
        print("undone", outcome.receipt, flush=True)
"""
REPLACING = """
import sys
from data.backup import backup
from data.rebuild import rebuild
from data.restore import restore
from data.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
while True:
    rebuild(store)
    backup(store, sys.argv[2])
    restore(sys.argv[2], sys.argv[1])
    print("once", flush=True)
"""


def killed(script, chance, longest, *words, after=1):
    """The lines a process said before it was killed in the middle of its work, some time after so many of them."""
    with subprocess.Popen([sys.executable, "-c", script, *map(str, words)], stdout=subprocess.PIPE, text=True) as process:
        said = [process.stdout.readline() for _ in range(after)]
        time.sleep(chance.uniform(0.0, longest))
        process.send_signal(signal.SIGKILL)
        return [line.strip() for line in [*said, *process.stdout.read().splitlines()] if line.strip() not in ("", "open")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.long)])
def test_what_was_acknowledged_is_kept_with_its_original_and_nothing_is_half_kept(tmp_path, kills):
    path, chance, said = tmp_path / "killed.duckdb", random.Random(1), []
    for turn in range(kills):
        said += killed(KEEPING, chance, 0.4, path, turn, after=chance.choice((1, 2, 2, 7)))
    acknowledged = {line for line in said if not line.startswith("undone ")}
    undone = {line.removeprefix("undone ") for line in said if line.startswith("undone ")}
    store = open_store(path)
    kept = {receipt: (rows, posts) for receipt, rows, posts in store.reader().execute(
        "select r.receipt, r.rows, count(p.post_id) from receipt r left join post p on p.receipt_no = r.no group by all").fetchall()}
    acts = Counter((entry.act, entry.subject) for entry in journal.entries(store.reader()))
    lost = [receipt for receipt in kept if not _is_its_own(originals.of_receipt(store, receipt))]
    taken_back = {receipt.receipt for receipt in receipts(store) if receipt.undone_at}
    made = rebuild(store)
    store.close()
    lying = len(list((tmp_path / "originals").rglob("*.gz")))
    print(f"{kills} kills, {len(acknowledged)} acknowledged, {len(kept)} kept, {len(taken_back)} undone, {lying} originals, {made.read} read again")
    assert acknowledged <= set(kept) and undone <= taken_back and lost == []
    assert all(rows == posts == 60 for rows, posts in kept.values())
    assert acts == Counter([*(("import", receipt) for receipt in kept), *(("undo", receipt) for receipt in taken_back)])
    assert made.read == len(kept) <= lying <= len(kept) + kills


def _is_its_own(original):
    """Whether what is given back is a whole file of the test."""
    return len(original.data.splitlines()) == 61 and original.sha256 == hashlib.sha256(original.data).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("kills", [3, pytest.param(25, marks=pytest.mark.long)])
def test_a_kill_while_a_database_is_replaced_leaves_a_whole_one_in_its_place_and_the_backup_whole(tmp_path, kills):
    path, file, chance = tmp_path / "db" / "killed.duckdb", tmp_path / "backup.zip", random.Random(2)
    killed(KEEPING, chance, 0.2, path, 1, after=9)
    store = open_store(path)
    kept = receipts(store)
    backup(store, file)
    store.close()
    turns = 0
    for _ in range(kills):
        turns += len(killed(REPLACING, chance, 1.5, path, file, after=chance.choice((1, 1, 2))))
        store = open_store(path)
        assert receipts(store) == kept
        store.close()
        assert look(file)
    print(f"{kills} kills, {turns} whole turns of rebuild, backup and restore, {len(kept)} receipts each time")
