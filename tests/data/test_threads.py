"""Twenty readers and four writers in one process: no error, and nobody sees half a file."""

import threading
import time
from collections import Counter
from datetime import date

import pytest

from data.backup import backup
from data.consequences import consequences
from data.journey import read_files
from data.keep import keep, receipts, undo
from data.reading import Answers
from data.restore import look
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)


class Crowd:
    """People at work on one store until time is up: what they did, and what went wrong."""

    def __init__(self, store, seconds):
        self.store, self.until = store, time.monotonic() + seconds
        self.done, self.faults, self.lock = Counter(), [], threading.Lock()

    def work(self, act, number):
        """Do an act again and again."""
        turn = 0
        while time.monotonic() < self.until:
            turn += 1
            try:
                name = act(number, turn)
            except Exception as fault:
                self.faults.append(repr(fault))
                continue
            with self.lock:
                self.done[name] += 1

    def read(self, number, turn):
        """Ask a question, and look for a file of which only a part is there."""
        name = ("headline", "series", "coverage", "top_posts")[(number + turn) % 4]
        getattr(questions, name)(self.store.reader(), MARCH)
        halves = "select r.receipt from receipt r where r.rows <> (select count(*) from measurement m where m.receipt_no = r.no)"
        self.faults += self.store.reader().execute(halves).fetchall()
        return "questions"

    def write(self, number, turn):
        """Keep a file; take every third back; ask now and then what another would change."""
        days = tuple((f"2023-03-{day:02d}", number * 1000 + turn) for day in range(1, 29))
        [outcome] = keep(self.store, [("a.csv", like.card(days=days))], Answers(exported_on=date(2023, 4, 1 + turn % 28)))
        if turn % 3 == 0:
            undo(self.store, outcome.receipt)
            return "kept and undone"
        if turn % 7 == 0:
            consequences(self.store, list(read_files([("b.csv", like.card(days=days[:5]))], Answers(exported_on=date(2023, 5, 1)))))
        return "kept"


@pytest.mark.parametrize(("readers", "writers", "seconds"), [(6, 2, 2), pytest.param(20, 4, 30, marks=pytest.mark.long)])
def test_many_readers_and_writers_at_once_meet_no_error(store, tmp_path, readers, writers, seconds):
    crowd = Crowd(store, seconds)
    threads = [threading.Thread(target=crowd.work, args=(crowd.read, number)) for number in range(readers)]
    threads += [threading.Thread(target=crowd.work, args=(crowd.write, number)) for number in range(1, writers + 1)]
    for thread in threads:
        thread.start()
    time.sleep(seconds / 2)
    backup(store, tmp_path / "meanwhile.zip")
    for thread in threads:
        thread.join()
    print(f"{readers} readers, {writers} writers, {seconds} s: {dict(crowd.done)}, {len(crowd.faults)} errors")
    assert crowd.faults == []
    assert look(tmp_path / "meanwhile.zip")
    assert len(receipts(store)) == crowd.done["kept"] + crowd.done["kept and undone"]
    assert sum(receipt.status == "undone" for receipt in receipts(store)) == crowd.done["kept and undone"]
