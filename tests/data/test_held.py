"""What is held in memory is what the views tell, after every kind of write; whoever writes sees the views."""

import re
import threading
from datetime import date

import pytest

from data import events, journal, telling, vocabulary
from data.events import Event
from data.held import APART, PLACE, VIEWS
from data.keep import keep, receipts, undo
from data.reading import Answers
from data.store import open_store, tables
from tests import lookalikes as like
from tests.sample import copied


def rows(cursor, view):
    """A view's rows, in an order of their own."""
    return sorted(map(repr, cursor.execute(f"from {view}").fetchall()))


def differing(store):
    """The views of which what is held is not what they tell."""
    plain = store.reader()
    with store.reading() as held:
        return [view for view in VIEWS if rows(held, view) != rows(plain, view)]


def made_of(cursor):
    """{view: its own words}."""
    return dict(cursor.execute("select view_name, sql from duckdb_views() where database_name = current_database()").fetchall())


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample organisation's Store."""
    store = open_store(copied(tmp_path_factory.mktemp("held") / "sample.duckdb"))
    yield store
    store.close()


def test_what_is_held_is_what_the_views_tell(sample):
    assert differing(sample) == []


@pytest.mark.parametrize("write", [
    lambda store: keep(store, [("posts.csv", like.facebook(like.facebook_row(interactions=(1, 2, 3))))], Answers(exported_on=date(2023, 4, 20))),
    lambda store: undo(store, next(one.receipt for one in receipts(store) if one.export == "facebook.posts" and one.status == "kept")),
    lambda store: events.add(store, Event("", date(2023, 3, 1), ("facebook",), ("*",), "Une coupure", "A break", "ici")),
    lambda store: vocabulary.set_rule(store, "theme", "housing", "photo", True),
    lambda store: vocabulary.correct(store, "theme", "facebook", store.reader().execute("select min(post_id) from current_post").fetchone()[0], ["youth"]),
], ids=["an import", "an undo", "an event", "a rule", "a correction"])
def test_it_follows_every_write_that_its_views_read(sample, write):
    assert differing(sample) == []
    before = {view: rows(sample.reader(), view) for view in VIEWS}
    write(sample)
    assert any(rows(sample.reader(), view) != before[view] for view in VIEWS), "a write that changes nothing proves nothing"
    assert differing(sample) == []


def test_an_act_that_its_views_do_not_read_has_nothing_made_anew(sample):
    words = " ".join(told for view, told in made_of(sample.reader()).items() if view in VIEWS or view in ("counter_name", "counter", "correction", "source_rule"))
    assert not [act for act in APART if re.search(rf"act = '{act}'", words)]
    assert differing(sample) == []
    was = sample.reader().execute(f"select table_oid from duckdb_tables() where database_name = '{PLACE}' order by all").fetchall()
    telling.tell(sample, "2023-03", telling.Telling(), "someone")
    assert differing(sample) == []
    assert sample.reader().execute(f"select table_oid from duckdb_tables() where database_name = '{PLACE}' order by all").fetchall() == was


def held_now(store):
    return {name for (name,) in store.reader().execute(f"select table_name from duckdb_tables() where database_name = '{PLACE}'").fetchall()}


def test_all_that_is_held_is_of_one_moment(store):
    """After a write, what nobody asks for yet is let go at once: a question between would else mix the month before and after."""
    with store.reading() as cursor:
        cursor.execute("from post_tag").fetchall()
        assert {"post_tag", "current_post", "tag_rule"} <= held_now(store)
        events.add(store, Event("", date(2023, 3, 1), (), ("*",), "a", "a", ""))
        assert len(cursor.execute("from event where not shipped").fetchall()) == 1
        assert held_now(store) == {"event"}
        assert cursor.execute("select count(*) from post_tag").fetchone() == (0,)


def test_fractions_of_a_month_add_up_to_the_same_bit_from_what_is_held_and_from_the_views(store):
    with store.writer() as cursor:
        cursor.execute("""insert into receipt (receipt, file, sha256, size, export, platform, account, language, exported_on, rows, set_aside, answers, rank, kept_by, kept_at)
                          values ('r', 'f', 's', 1, 'ads.report', 'ads', 'a', 'en', '2023-04-01', 1, 0, '{}', '1', '', now())""")
        cursor.execute("""insert into measurement select 1, 'ads', 'a', true, 'cost', d::date, d::date, 1.1 * (hash(d) % 97), null
                          from range(date '2015-01-01', date '2023-04-01', interval 1 day) r(d) order by hash(d)""")
    asked = "select month, value from monthly_candidate order by month"
    with store.reading() as cursor:
        assert cursor.execute(asked).fetchall() == store.reader().execute(asked).fetchall()


def test_every_view_comes_after_those_it_is_made_of(sample):
    words = made_of(sample.reader())
    for place, view in enumerate(VIEWS):
        assert not [later for later in VIEWS[place + 1:] if re.search(rf"\b{later}\b", words[view].partition(" AS ")[2])], view


def test_a_macro_finds_what_is_held_as_it_stands_now(store):
    asked = "select breaks_until('facebook', 'views', date '2023-03-31')"
    with store.reading() as cursor:
        before = cursor.execute(asked).fetchone()[0]
        events.add(store, Event("", date(2023, 3, 1), ("facebook",), ("views",), "a", "a", ""))
        assert cursor.execute(asked).fetchone()[0] == before + 1 == store.reader().execute(asked).fetchone()[0]


def test_a_trial_sees_its_own_facts_and_leaves_what_is_held(store):
    with store.reading() as cursor:
        assert cursor.execute("from event where not shipped").fetchall() == []
        with store.trial() as trying:
            journal.write(trying, "event", "x", {"day": "2023-03-01", "platforms": [], "breaks": [], "fr": "a", "en": "a", "source": ""})
            assert len(trying.execute("from event where not shipped").fetchall()) == 1
            assert cursor.execute("from event where not shipped").fetchall() == []
        assert cursor.execute("from event where not shipped").fetchall() == []


def test_what_is_held_is_no_table_of_the_database(sample):
    assert differing(sample) == []
    assert not set(tables(sample.reader())) & set(VIEWS)


def test_many_readers_and_a_writer_agree_in_the_end(store):
    wrong, asked = [], "select count(*) from event where not shipped"

    def read():
        try:
            for _ in range(40):
                with store.reading() as cursor:
                    cursor.execute(asked).fetchone()
        except Exception as stopped:
            wrong.append(stopped)

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    for number in range(20):
        events.add(store, Event("", date(2023, 3, 1 + number), (), ("*",), f"a{number}", "a", ""))
    for reader in readers:
        reader.join()
    with store.reading() as cursor:
        assert (wrong, cursor.execute(asked).fetchone()[0]) == ([], 20)
