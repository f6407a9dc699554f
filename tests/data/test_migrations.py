"""A database of every released version opens with all it holds; one that cannot be brought up to date is left as it was."""

from datetime import date

import duckdb
import pytest

from data import store as module
from data.keep import keep, receipts, undo
from data.originals import of_receipt
from data.problems import FailedMigration, NoOriginal
from data.reading import Answers
from data.rebuild import rebuild
from data.store import open_store
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like
from tests.data.answers import answers

RELEASED = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
MARCH = Month(2023, 3)
_RECEIPTS = """
insert into receipt (receipt, file, sha256, size, export, platform, account, language, exported_on, first_day, last_day, period_first,
                     period_last, rows, set_aside, answers, rank, kept_by, kept_at, undone_by, undone_at) values
    ('aaaaaaaaaa-meta.card', '2023-03/Visits.csv', repeat('a', 64), 900, 'meta.card', 'instagram', 'centre', 'en', '2023-04-04', '2023-03-01',
     '2023-03-31', '2023-03-01', '2023-03-31', 31, 0, '{"platform": "instagram", "exported_on": "2023-04-04"}', '2023-04-04 ' || repeat('a', 64), 'one', '2023-04-04 14:00', null, null),
    ('bbbbbbbbbb-meta.card', 'Visits (1).csv', repeat('b', 64), 900, 'meta.card', 'instagram', 'centre', 'en', '2023-04-05', '2023-03-31',
     '2023-03-31', '2023-03-31', '2023-03-31', 1, 0, '{}', '2023-04-05 ' || repeat('b', 64), 'one', '2023-04-05 14:00', 'two', '2023-04-06 09:00'),
    ('cccccccccc-facebook.posts', 'posts.csv', repeat('c', 64), 5000, 'facebook.posts', 'facebook', 'Centre', 'fr', '2023-04-04', '2023-03-02',
     '2023-03-30', '2023-03-02', '2023-04-03', 4, 1, '{}', '2023-04-04 ' || repeat('c', 64), '', '2023-04-04 14:01', null, null),
    ('dddddddddd-meta.audience', 'Audience.csv', repeat('d', 64), 700, 'meta.audience', 'instagram', 'centre', 'en', '2023-04-04', '2023-04-04',
     '2023-04-04', '2023-04-04', '2023-04-04', 2, 0, '{}', '2023-04-04 ' || repeat('d', 64), '', '2023-04-04 14:02', null, null)"""
_FACTS = (
    "insert into set_aside values (3, 5, 'Views', '?', 'unreadable')",
    "insert into measurement select 1, 'instagram', 'centre', true, 'profile_visits', d::date, d::date, 2, null from generate_series(date '2023-03-01', date '2023-03-31', interval 1 day) s(d)",
    "insert into measurement values (2, 'instagram', 'centre', true, 'profile_visits', '2023-03-31', '2023-03-31', 900, null)",
    "insert into post (receipt_no, platform, account, post_id, published, format, text, permalink) select 3, 'facebook', 'Centre', 'p' || i, date '2023-03-02' + (i * 7)::integer, 'photo', 'Une légende ' || i, 'https://example.org/' || i from range(4) s(i)",
    "insert into post_observation select 3, 'facebook', 'p' || i, m, i * 10 + 1 from range(4) s(i), unnest(['views', 'interactions', 'comments']) t(m)",
    "insert into segment values (4, 'instagram', 'centre', 'followers', 'country', 'Canada', '2023-04-04', '2023-04-04', null, 0.8), (4, 'instagram', 'centre', 'followers', 'country', 'France', '2023-04-04', '2023-04-04', null, 0.2)",
)
_SAID = "insert into journal (said_at, said_by, act, subject, said) values ('2023-04-05 10:00', 'one', 'event', 'e1', '{\"name\": \"Fair\"}'), ('2023-04-05 10:01', 'one', 'event', 'e1', null)"


def of_version(path, version):
    """A database as that version left it, with a little of everything in it."""
    with duckdb.connect(str(path)) as old:
        old.execute("create table schema_version (version integer primary key, applied_at timestamp not null)")
        for number, file in module.versions():
            if number <= version:
                old.execute(file.read_text("utf-8"))
                old.execute("insert into schema_version values (?, now()::timestamp)", [number])
        for statement in (_RECEIPTS, *_FACTS, *([_SAID] if version >= 2 else [])):
            old.execute(statement)
    return path


@pytest.fixture(params=RELEASED)
def old(request, tmp_path):
    """A database of a released version."""
    return of_version(tmp_path / f"version-{request.param}.duckdb", request.param)


def test_every_released_database_opens_with_all_it_held(old):
    with duckdb.connect(str(old)) as before:
        tables = ("receipt", "set_aside", "post", "post_observation", "measurement", "segment")
        columns = {table: ", ".join(f'"{name}"' for name, *_ in before.execute(f"describe {table}").fetchall()) for table in tables}
        held = {table: before.execute(f"select {columns[table]} from {table} order by all").fetchall() for table in tables}
    store = open_store(old)                      # a later version may add columns; those there were hold what they held
    assert {table: store.reader().execute(f"select {columns[table]} from {table} order by all").fetchall() for table in tables} == held
    headline = questions.headline(store.reader(), MARCH)
    assert headline[headline["measure"] == "profile_visits"]["value"].tolist() == [62]
    assert [receipt.status for receipt in receipts(store)] == ["kept", "kept", "undone", "kept"]
    store.close()


def test_an_old_database_takes_new_files_and_undos_of_old_receipts(old):
    store = open_store(old)
    [outcome] = keep(store, [("Visits.csv", like.card("Instagram profile visits", days=(("2023-03-31", 12),)))], Answers(exported_on=date(2023, 4, 9)))
    undo(store, "cccccccccc-facebook.posts")
    assert outcome.status == "kept"
    headline = questions.headline(store.reader(), MARCH)
    assert headline[headline["measure"] == "profile_visits"]["value"].tolist() == [72]
    assert headline[headline["platform"] == "facebook"].empty
    store.close()


def test_what_an_old_database_cannot_give_back_or_read_again_is_said_and_not_dropped(old):
    store = open_store(old)
    keep(store, [("Visits.csv", like.card("Instagram profile visits", days=(("2023-03-31", 12),)))], Answers(exported_on=date(2023, 4, 9)))
    undo(store, "cccccccccc-facebook.posts")
    before = answers(store), receipts(store)
    with pytest.raises(NoOriginal):
        of_receipt(store, "aaaaaaaaaa-meta.card")
    made = rebuild(store)
    assert made.copied == ("aaaaaaaaaa-meta.card", "bbbbbbbbbb-meta.card", "cccccccccc-facebook.posts", "dddddddddd-meta.audience")
    assert (made.read, made.changes) == (1, ()) and (answers(store), receipts(store)) == before
    store.close()


def test_a_failing_step_leaves_the_file_as_it_was_also_where_the_step_before_it_went_well(old, tmp_path, monkeypatch):
    good, bad = tmp_path / "998_good.sql", tmp_path / "999_bad.sql"
    good.write_text("create table added (a integer); update measurement set value = value + 1;")
    bad.write_text("create table added_too (a integer); delete from receipt; insert into nowhere values (1);")
    before, every = old.read_bytes(), module.versions()
    monkeypatch.setattr(module, "versions", lambda: [*every, (998, good), (999, bad)])
    with pytest.raises(FailedMigration, match="999_bad"):
        open_store(old)
    assert old.read_bytes() == before
    monkeypatch.undo()
    store = open_store(old)
    assert len(receipts(store)) == 4
    store.close()


def test_released_steps_are_never_edited_and_no_two_share_a_number():
    import hashlib
    released = {1: "4986ae4ff18bc1da", 2: "1ebf085c406861fd", 3: "bd44019a1141c059", 4: "0d7a495a7122caf9", 5: "c68527af2414b8c5", 6: "3372f4d6d8746ade",
                7: "b80cf2b48d187d3e", 8: "a08fe9475ce0bf15", 9: "b01e7f8ac281f8b8", 10: "e1790724b2359cd7", 11: "d874eab92f325a24", 12: "01579eb69274cf5a", 13: "bd6fbcdb637e9279",
                14: "f180602374e3ad67"}
    found = {number: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for number, file in module.versions()}
    assert {number: found[number] for number in RELEASED} == released
    assert len(found) == len(module.versions())
