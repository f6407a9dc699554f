"""A sealed month keeps what was answered, under a code that leads back to it as people type it."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as any_of

from data import journal, seals, telling
from data.backup import backup
from data.consequences import consequences
from data.journey import read_files
from data.keep import keep
from data.problems import DamagedSeal, NotInSeal, UnknownCode
from data.reading import Answers
from data.rebuild import rebuild
from data.restore import restore
from data.store import open_store
from data.telling import Telling
from tests import lookalikes as like

TABLE = pd.DataFrame({"platform": ["facebook", "instagram"], "value": [791.0, float("nan")]})
MARCH = "2023-03"


def answers(value=791.0):
    return {seals.asked("headline", MARCH, {}): TABLE.assign(value=[value, float("nan")])}


def seal(store, value=791.0, month=MARCH):
    values = [("facebook", "", "interactions", value)]
    return seals.seal(store, month, answers(value), values, ["year", "month"], Telling(("month", "year")), [("tiktok", "tiktok.gender")], "Ana")


def test_a_code_opens_what_was_sealed_then(store):
    made = seal(store)
    opened = seals.by_code(store.reader(), made.code)
    assert opened == made and (opened.month, opened.by, opened.standing) == (MARCH, "Ana", True)
    assert (opened.slides, opened.telling.order, opened.missing) == (("year", "month"), ("month", "year"), (("tiktok", "tiktok.gender"),))
    pd.testing.assert_frame_equal(opened.answer("headline", MARCH), TABLE, check_exact=True)


def test_sealed_again_both_are_kept_and_the_later_one_stands(store):
    first, second = seal(store), seal(store, 812.0)
    assert first.code != second.code
    assert [(one.code, one.standing) for one in seals.snapshots(store.reader(), MARCH)] == [(second.code, True), (first.code, False)]
    assert seals.by_code(store.reader(), first.code).answer("headline", MARCH)["value"][0] == 791
    assert seals.sealed_values(store.reader()) == {("facebook", "", "interactions", date(2023, 3, 1)): 812}


def test_a_seal_taken_back_no_longer_stands_and_still_opens(store):
    made = seal(store)
    seals.take_back(store, MARCH, "Ana")
    assert seals.standing(store.reader(), MARCH) is None and seals.sealed_values(store.reader()) == {}
    assert not seals.by_code(store.reader(), made.code).standing
    assert [entry.act for entry in journal.entries(store.reader())] == ["seal", "seal"]


def test_the_same_numbers_sealed_at_once_twice_still_have_two_codes(store):
    assert len({seal(store).code for _ in range(5)}) == 5


def test_a_code_that_is_taken_is_not_given_again():
    said = {"month": MARCH}
    first = seals._named(said, set())
    second = seals._named(said, {first["code"]})
    assert first["code"] != second["code"]


@settings(deadline=None)
@given(any_of.binary(min_size=5, max_size=5), any_of.randoms())
def test_a_code_is_read_as_people_type_it(bits, chance):
    code = seals._code(bits.hex() + "0" * 54)
    assert len(code) == 9 and not set("ILOU") & set(code)
    typed = "".join(chance.choice({"0": "0Oo", "1": "1IiLl", "V": "VvUu", "-": ["", " ", "-", " - "]}.get(sign, sign + sign.lower())) for sign in code)
    assert seals.read_code(f" {typed} ") == code


@pytest.mark.parametrize("typed", ["", "  ", "7QX2", "7QX2-M4K9-1", "7QX2-M4K*", "éééé-éééé", "'; drop table journal; --", None])
def test_a_code_that_leads_nowhere_gets_its_sentence(store, typed):
    seal(store)
    with pytest.raises(UnknownCode):
        seals.by_code(store.reader(), typed)


def test_a_question_that_was_not_asked_is_refused_and_never_answered_live(store):
    made = seal(store)
    with pytest.raises(NotInSeal, match="series"):
        made.answer("series", MARCH)
    with pytest.raises(NotInSeal):
        made.answer("headline", "2023-02")


def test_a_snapshot_that_was_changed_is_not_shown(store):
    made = seal(store)
    with store.writer() as cursor:
        cursor.execute("update journal set said = replace(said::varchar, '791', '792')::json where act = 'seal'")
    with pytest.raises(DamagedSeal):
        seals.by_code(store.reader(), made.code)


def test_nothing_is_sealed_where_something_was_written_meanwhile(store):
    revision = store.revision
    keep(store, [("v.csv", like.card())], Answers(platform="facebook"))
    assert seals.seal(store, MARCH, answers(), unless=revision) is None
    assert seals.snapshots(store.reader()) == []


def test_seals_outlive_a_rebuild_a_backup_and_a_restore(store, tmp_path):
    keep(store, [("v.csv", like.card())], Answers(platform="facebook"))
    first, second = seal(store), seal(store, 812.0)
    rebuild(store)
    backup(store, tmp_path / "b.portee")
    restore(tmp_path / "b.portee", tmp_path / "other.duckdb")
    other = open_store(tmp_path / "other.duckdb")
    for one in (store, other):
        assert [found.code for found in seals.snapshots(one.reader())] == [second.code, first.code]
        pd.testing.assert_frame_equal(seals.by_code(one.reader(), first.code).answer("headline", MARCH), TABLE, check_exact=True)
    other.close()


def test_what_would_change_says_whether_the_month_is_sealed(store):
    days = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))
    keep(store, [("v.csv", like.card(days=days))], Answers(exported_on=date(2023, 4, 2)))
    [(platform, account, measure, value)] = store.reader().execute("select platform, account, measure, value from shown_month").fetchall()
    more = tuple((day, 3) for day, _ in days)
    pile = list(read_files([("w.csv", like.card(days=more))], Answers(exported_on=date(2023, 5, 2))))
    assert [change.sealed for change in consequences(store, pile)] == [False]
    seals.seal(store, MARCH, {}, [(platform, account, measure, value)])
    assert [(change.sealed, change.before, change.after) for change in consequences(store, pile)] == [(True, 62, 93)]


def test_a_deck_is_told_as_said_last_and_as_portee_tells_it_once_taken_back(store):
    said = Telling(("month", "year"), ("sources",), {"year": {"fr": "« Oui » & <b>non</b>"}})
    telling.tell(store, MARCH, said, "Ana")
    assert telling.told(store.reader(), MARCH) == said and telling.told(store.reader(), "2023-02") == Telling()
    telling.tell(store, MARCH, Telling(), "Ana")
    assert telling.told(store.reader(), MARCH) == Telling()
    assert [entry.by for entry in journal.entries(store.reader())] == ["Ana", "Ana"]


def test_slides_that_nobody_placed_follow_those_that_were_placed():
    assert Telling(("c", "gone", "a"), ("b",)).arranged(["a", "b", "c", "d"]) == ["c", "a", "d"]
