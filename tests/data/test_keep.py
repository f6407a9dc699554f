"""Kept once, restated by what is newer, taken back without a trace in any answer."""

import json
import threading
from datetime import date

import pytest

from data.keep import keep, receipts, undo
from data.problems import NoSuchReceipt
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)
EVERY_DAY = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def kept(store, data, name="a.csv", **answers):
    """The single outcome of keeping one file."""
    [outcome] = keep(store, [(name, data)], Answers(**answers))
    return outcome


def value(store, measure="profile_visits", month=MARCH):
    """The month's value of one measure, None where there is none."""
    answer = questions.headline(store.reader(), month)
    found = answer[answer["measure"] == measure]["value"].tolist()
    return found[0] if found else None


def answers(store):
    """Every question's answer for March, as text: what must come back after an undo."""
    reader = store.reader()
    asked = [getattr(questions, name)(reader, MARCH) for name in ("headline", "series", "trend", "content_types", "top_posts", "audience", "sources", "pages", "coverage")]
    return [answer.to_json(orient="records", date_format="iso") for answer in asked]


def test_the_same_file_twice_changes_nothing(store):
    first = kept(store, like.card(days=EVERY_DAY))
    before = answers(store)
    again = kept(store, like.card(days=EVERY_DAY), "another name.csv")
    assert (first.status, again.status, again.receipt) == ("kept", "unchanged", first.receipt)
    assert answers(store) == before and len(receipts(store)) == 1


def test_the_same_bytes_in_an_archive_are_the_same_file(store):
    kept(store, like.card(days=EVERY_DAY))
    assert kept(store, like.zipped(**{"Visits.csv": like.card(days=EVERY_DAY)}), "pile.zip").status == "unchanged"


def test_a_file_once_answered_is_not_asked_about_again(store):
    data = like.card("Content interactions", days=EVERY_DAY)
    assert kept(store, data).problem.kind == "NeedsAnswer"
    assert kept(store, data, platform="instagram").status == "kept"
    assert kept(store, data).status == "unchanged"


def test_the_same_bytes_may_be_two_platforms_when_a_person_says_so(store):
    data = like.card("Content interactions", days=EVERY_DAY)
    assert [kept(store, data, platform=platform).status for platform in ("facebook", "instagram")] == ["kept", "kept"]


def test_an_overlapping_later_export_restates_only_the_days_it_has(store):
    kept(store, like.card(days=EVERY_DAY), exported_on=date(2023, 4, 1))
    kept(store, like.card(days=(("2023-03-31", 12),)), exported_on=date(2023, 4, 3))
    assert value(store) == 30 * 2 + 12


def test_the_newest_export_wins_whatever_the_order_of_import(store, tmp_path):
    from data.store import open_store
    files = [(like.card(days=(("2023-03-31", number),)), date(2023, 4, number)) for number in (3, 9, 5)]
    found = []
    for name, order in (("one", files), ("two", files[::-1]), ("three", [files[1], files[0], files[2]])):
        other = open_store(tmp_path / f"{name}.duckdb")
        for data, exported_on in order:
            kept(other, data, exported_on=exported_on)
        found.append(answers(other))
        other.close()
    assert found[0] == found[1] == found[2]
    assert '"value":9.0' in found[0][0]


def test_of_two_exports_of_one_day_the_greater_fingerprint_wins_in_either_order(store, tmp_path):
    import hashlib

    from data.store import open_store
    pair = [like.card(days=(("2023-03-31", number),)) for number in (3, 4)]
    winner = max(pair, key=lambda data: hashlib.sha256(data).hexdigest())
    for name, order in (("one", pair), ("two", pair[::-1])):
        other = open_store(tmp_path / f"{name}.duckdb")
        for data in order:
            kept(other, data, exported_on=date(2023, 4, 4))
        assert value(other) == (3 if winner == pair[0] else 4)
        other.close()


def test_undo_of_an_import_that_is_not_the_last_equals_never_having_kept_it(store, tmp_path):
    from data.store import open_store
    files = [like.card(days=EVERY_DAY), like.facebook(), like.card(days=(("2023-03-31", 50),)), like.instagram()]
    middle = [kept(store, data, exported_on=date(2023, 4, 1 + place)) for place, data in enumerate(files)][2]
    undo(store, middle.receipt)
    never = open_store(tmp_path / "never.duckdb")
    for place, data in enumerate(files):
        if place != 2:
            kept(never, data, exported_on=date(2023, 4, 1 + place))
    assert answers(store) == answers(never)
    never.close()


def test_an_undone_file_can_be_kept_again_under_a_receipt_of_its_own(store):
    first = kept(store, like.card(days=EVERY_DAY))
    undo(store, first.receipt)
    assert value(store) is None
    second = kept(store, like.card(days=EVERY_DAY))
    assert (second.status, second.receipt != first.receipt, value(store)) == ("kept", True, 62)
    assert [receipt.status for receipt in receipts(store)] == ["kept", "undone"]


def test_an_undo_of_nothing_is_told(store):
    with pytest.raises(NoSuchReceipt):
        undo(store, "nobody")


def test_a_refused_file_leaves_no_trace(store):
    before = answers(store)
    assert kept(store, like.facebook(like.facebook_row(views="x"))).status == "refused"
    assert answers(store) == before and receipts(store) == []


def test_a_failure_in_the_middle_of_a_write_keeps_nothing_of_it(store, monkeypatch):
    from data import keep as module
    monkeypatch.setattr(module, "stamp", lambda found, name: {"receipt": None})
    with pytest.raises(Exception, match="NOT NULL"):
        kept(store, like.card(days=EVERY_DAY))
    monkeypatch.undo()
    assert receipts(store) == [] and kept(store, like.card(days=EVERY_DAY)).status == "kept"


def test_what_was_set_aside_is_kept_with_its_line_and_reason(store):
    rows = [like.facebook_row(str(1000000000000000 + number)) for number in range(30)]
    kept(store, like.facebook(*rows, like.facebook_row("1000000000009999", views="?")))
    assert store.reader().execute('select line, "column", text, reason from set_aside').fetchall() == [(32, "Views", "?", "unreadable")]


def test_many_people_at_once_neither_fail_nor_see_half_a_file(store):
    files = [like.card(days=tuple((f"20{year}-{month:02d}-{day:02d}", 1) for day in range(1, 29))) for year in range(20, 23) for month in range(1, 13)]
    faults, halves = [], []

    def write(part):
        for data in part:
            try:
                kept(store, data)
            except Exception as fault:
                faults.append(fault)

    def read():
        for _ in range(30):
            rows = store.reader().execute("select count(*) from measurement group by receipt_no").fetchall()
            halves.extend(count for (count,) in rows if count != 28)

    threads = [threading.Thread(target=write, args=(files[place::4],)) for place in range(4)] + [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == [] and halves == []
    assert len(receipts(store)) == 36


def test_a_sheet_typed_later_the_same_day_speaks_last_whatever_its_fingerprint(store):
    for moment, number in (("090000", 400), ("101500", 455), ("100000", 430)):
        kept(store, like.sheet(f"instagram,,2023-03,reach,{number},,,,"), f"portee-sheet-2023-03-20230404T{moment}.csv", exported_on=date(2023, 4, 4))
    assert value(store, "reach") == 455


def test_the_receipt_remembers_what_was_answered(store):
    kept(store, like.card("Views", days=EVERY_DAY), platform="facebook", by="coordination")
    said, by = store.reader().execute("select answers, kept_by from receipt").fetchone()
    assert (json.loads(said), by) == ({"platform": "facebook"}, "coordination")
