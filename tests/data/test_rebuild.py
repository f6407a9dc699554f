"""The database is made anew from originals and journal, and answers as it did."""

import json
import subprocess
import sys
from datetime import date, datetime

import pytest

from data import clock, journal, originals, samples
from data import rebuild as module
from data.keep import keep, receipts, undo
from data.problems import CannotRebuild, DamagedOriginal, InTheWay, MissingOriginal
from data.reading import Answers
from data.rebuild import rebuild
from data.store import open_store
from tests import lookalikes as like
from tests.data.answers import answers
from tests.sample import copied

DAYS = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def fill(store):
    """A little of everything: an archive, a workbook, answers, a snapshot without a day, an undo, another kept twice, words."""
    keep(store, [("pile.zip", like.zipped(**{"a/Visits.csv": like.card(days=DAYS), "posts.csv": like.facebook()}))], Answers(by="one"))
    keep(store, [("centre_followers_1.xls", like.linkedin_followers()), ("sheet.csv", like.sheet("instagram,,2023-03,reach,455,,,,"))])
    with clock.at(datetime(2023, 4, 5, 3, 30)):
        keep(store, [("Audience.csv", samples.meta.audience(samples.story.months()[0]))], Answers(platform="instagram"))
    [later] = keep(store, [("v.csv", like.card("Views", days=DAYS))], Answers(platform="facebook", account="Centre", exported_on=date(2023, 4, 9)))
    undo(store, later.receipt, "two")
    keep(store, [("v.csv", like.card("Views", days=DAYS))], Answers(platform="facebook", exported_on=date(2023, 4, 2)))
    keep(store, [("i.csv", like.instagram())])
    with store.writer() as cursor:
        journal.write(cursor, "event", "e1", {"name": "Portes ouvertes", "day": date(2023, 3, 4)}, "three")
        journal.write(cursor, "event", "e2", {"name": "Fair"})
        journal.write(cursor, "event", "e2")


ASIDE = 'select r.receipt, s.line, s."column", s.text, s.reason from set_aside s join receipt r on r.no = s.receipt_no order by all'


def state(store):
    """Everything a database says: answers, receipts, journal, what was set aside."""
    reader = store.reader()
    return answers(store), receipts(store), journal.entries(reader), reader.execute(ASIDE).fetchall()


def test_a_rebuilt_database_answers_as_it_did(store):
    fill(store)
    before = state(store)
    made = rebuild(store)
    assert (made.read, made.copied, made.changes) == (len(before[1]), (), ())
    assert state(store) == before


def test_what_was_read_on_another_day_is_read_as_of_that_day(store):
    fill(store)
    rebuild(store)
    days = "select distinct last_day from current_segment where platform = 'instagram'"
    assert store.reader().execute(days).fetchall() == [(date(2023, 4, 4),)]              # the evening of the fourth in Toronto


def test_life_goes_on_after_a_rebuild_in_a_store_that_was_open_all_along(store):
    fill(store)
    revision, kept = store.revision, len(receipts(store))
    rebuild(store)
    assert store.revision > revision and open_store(store.path) is store
    [outcome] = keep(store, [("t.csv", like.card(days=(("2023-04-01", 3),)))])
    undo(store, outcome.receipt)
    assert len(receipts(store)) == kept + 1 and receipts(store)[0].receipt == outcome.receipt
    numbers = [entry.no for entry in journal.entries(store.reader())]
    assert len(numbers) == len(set(numbers))


def test_the_database_before_is_set_aside_whole(store):
    fill(store)
    before = state(store)
    made = rebuild(store)
    aside = open_store(made.set_aside)
    assert state(aside) == before
    aside.close()


def test_with_out_the_old_file_is_not_touched_and_the_new_one_has_its_originals(store, tmp_path):
    fill(store)
    before = state(store)
    made = rebuild(store, tmp_path / "elsewhere" / "new.duckdb")
    assert made.set_aside is None and state(store) == before
    new = open_store(made.path)
    assert state(new) == before
    assert all(originals.of_receipt(new, receipt.receipt).data for receipt in receipts(new))
    new.close()
    with pytest.raises(InTheWay):
        rebuild(store, made.path)


@pytest.mark.parametrize(("harm", "problem"), [(lambda path: path.unlink(), MissingOriginal), (lambda path: path.write_bytes(path.read_bytes()[:-1]), DamagedOriginal)])
def test_a_missing_or_damaged_original_is_named_and_nothing_is_changed(store, tmp_path, harm, problem):
    fill(store)
    before, wanted = state(store), originals.named(store.reader())
    sha256 = next(sha256 for sha256, name in wanted.items() if name == "pile.zip")
    harm(originals.place(originals.folder_of(store), sha256))
    files = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(problem, match=r"pile\.zip"):
        rebuild(store)
    assert state(store) == before and sorted(path.name for path in tmp_path.iterdir()) == files


def test_an_export_that_is_no_longer_read_is_named_and_nothing_is_changed(store, monkeypatch):
    fill(store)
    before = state(store)
    monkeypatch.setattr(module, "read_files", lambda files: [])
    with pytest.raises(CannotRebuild, match=r"Visits\.csv"):
        rebuild(store)
    assert state(store) == before


def test_what_was_kept_before_originals_were_is_copied_and_said(store):
    fill(store)
    old = [receipt.receipt for receipt in receipts(store)][-3:]
    with store.writer() as cursor:
        cursor.execute("delete from journal where subject in (select unnest($old))", {"old": old})
    before = state(store)
    made = rebuild(store)
    assert sorted(made.copied) == sorted(old) and made.read == len(before[1]) - 3
    assert state(store) == before


def test_a_number_that_is_read_differently_today_is_said(store):
    fill(store)
    with store.writer() as cursor:
        cursor.execute("update measurement set value = 99 where measure = 'profile_visits' and last_day = date '2023-03-05'")
    [change] = rebuild(store).changes
    assert (change.measure, change.before, change.after) == ("profile_visits", 159, 62)


def test_readers_at_work_see_the_old_database_or_the_new_and_no_writer_is_lost(store):
    import threading
    fill(store)
    faults, done, stop = [], [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                with store.reading() as cursor:
                    done.append(cursor.execute("select count(*) from receipt").fetchone()[0])
            except Exception as fault:           # whatever it is: no reader may meet one
                faults.append(fault)

    def write(number):
        keep(store, [("t.csv", like.card(days=((f"2022-01-{number:02d}", 3),)))])

    threads = [threading.Thread(target=read) for _ in range(3)] + [threading.Thread(target=write, args=(number,)) for number in range(1, 6)]
    kept = len(receipts(store))
    for thread in threads:
        thread.start()
    rebuild(store)
    for thread in threads[3:]:
        thread.join()
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == [] and min(done) >= kept and len(receipts(store)) == kept + 5


def test_the_command_says_what_it_did(store):
    fill(store)
    with store.writer() as cursor:
        cursor.execute("delete from journal where subject = $receipt", {"receipt": receipts(store)[0].receipt})
    without = receipts(store)[0].receipt
    store.close()
    told = [subprocess.run([sys.executable, "-m", "data", "rebuild", "--db", str(store.path), *more], capture_output=True, text=True) for more in ((), ("--json",))]
    besides = [line for line in told[0].stderr.splitlines() if not line.startswith("reading again")]       # how far it has come, on a slow machine
    assert [asked.returncode for asked in told] == [0, 0] and besides == []
    assert f"kept before originals were: {without}" in told[0].stdout
    assert json.loads(told[1].stdout)["copied"] == [without]


@pytest.mark.long
def test_the_whole_sample_is_rebuilt_to_the_same_answers(tmp_path):
    store = open_store(copied(tmp_path / "sample.duckdb"))
    before = state(store)
    made = rebuild(store)
    assert made.read == len(before[1]) and state(store) == before
    store.close()
