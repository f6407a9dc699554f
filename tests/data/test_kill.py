"""A kill at any moment of an import: what was acknowledged is there, and nothing is half kept."""

import random
import signal
import subprocess
import sys
import time

import pytest

from data.store import open_store

KEEPING = """
import sys
from data.keep import keep
from data.store import open_store
from tests.bench.floor import posts_file
store = open_store(sys.argv[1])
for number in range(10_000):
    [outcome] = keep(store, [(f"{sys.argv[2]}-{number}.csv", posts_file(60, int(sys.argv[2]) * 10**7 + number * 100))])
    print(outcome.receipt, flush=True)
"""


def killed(path, turn, chance):
    """The receipts a process acknowledged before it was killed in the middle of its work."""
    with subprocess.Popen([sys.executable, "-c", KEEPING, str(path), str(turn)], stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        return [line.strip() for line in (first + process.stdout.read()).splitlines() if line.strip()]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.long)])
def test_what_was_acknowledged_is_kept_and_nothing_is_half_kept(tmp_path, kills):
    path, chance, acknowledged = tmp_path / "killed.duckdb", random.Random(1), []
    for turn in range(kills):
        acknowledged += killed(path, turn, chance)
    store = open_store(path)
    kept = {receipt: (rows, posts) for receipt, rows, posts in store.reader().execute(
        "select r.receipt, r.rows, count(p.post_id) from receipt r left join post p on p.receipt_no = r.no group by all").fetchall()}
    store.close()
    print(f"{kills} kills, {len(acknowledged)} acknowledged, {len(kept)} kept")
    assert set(acknowledged) <= set(kept)
    assert all(rows == posts == 60 for rows, posts in kept.values())
