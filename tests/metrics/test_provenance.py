"""Any number leads to the files it was made of: what they hold of it adds up to the number, and what no longer counts is told apart."""

from datetime import date

import pytest

from data.keep import keep, undo
from data.reading import Answers
from data.store import open_store
from metrics import questions
from metrics.period import Month
from metrics.problems import UnknownWord
from tests import lookalikes as like
from tests.metrics.test_command import run
from tests.sample import copied

MARCH = Month(2023, 3)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """A cursor on the sample organisation."""
    store = open_store(copied(tmp_path_factory.mktemp("provenance") / "sample.duckdb"))
    yield store.reader()
    store.close()


def made_of(told):
    """The facts that a number is made of."""
    return told[told["state"] == "used"]


def test_what_the_files_hold_of_it_adds_up_to_every_number_of_the_month(db):
    """Every row of the headline, for two months a year apart, flows and people and levels, typed and exported, and what posts gathered."""
    for month in (MARCH, MARCH.back(12), MARCH.previous):
        for row in questions.headline(db, month).itertuples():
            told = questions.provenance(db, month, row.platform, row.measure, account=row.account)
            used = made_of(told)
            assert set(told["grain"]) == {row.grain}, row
            if row.kind == "mean":
                assert used["facts"].sum() == row.n and used["value"][used["facts"] > 1].isna().all(), row
            else:
                assert used["value"].sum() == pytest.approx(row.value, abs=1e-6), row
            assert row.kind != "unique" or len(used) == 1, row


def test_a_breakdown_comes_from_its_latest_snapshot_and_its_shares_are_not_added(db):
    audience = questions.audience(db, MARCH, platform="instagram")
    for dimension in audience["dimension"].unique():
        used = made_of(questions.provenance(db, MARCH, "instagram", "followers", dimension=dimension))
        shown = audience[(audience["dimension"] == dimension) & (audience["segment"] != "unspecified")]
        assert used["facts"].sum() == len(shown)
        assert used["value"].isna().all() and set(used["last_fact"]) == set(shown["as_of"])
    sources = made_of(questions.provenance(db, MARCH, "website", "visits", dimension="channel,source"))
    assert set(sources["export"]) == {"sheet.month"} and sources["facts"].sum() == 2
    pages = made_of(questions.provenance(db, MARCH, "website", "page_views", dimension="page"))
    assert pages["facts"].sum() == len(questions.pages(db, MARCH))


def card(first, value, name="Interactions.csv", days=31):
    return name, like.card(days=tuple((f"2023-03-{day:02}", value) for day in range(first, days + 1)))


def asked(store, platform="facebook", measure="profile_visits", **more):
    told = questions.provenance(store.reader(), MARCH, platform, measure, **more)
    return {(row.state, row.exported_on, row.facts, row.value) for row in told.itertuples()}


def test_days_told_again_by_a_newer_export_are_marked_as_replaced_and_come_back_with_its_undo(store):
    keep(store, [card(1, 2)], Answers(exported_on=date(2023, 4, 1)))
    newer = keep(store, [card(22, 5)], Answers(exported_on=date(2023, 4, 9)))[0].receipt
    assert asked(store) == {("used", "2023-04-01", 21, 42), ("used", "2023-04-09", 10, 50), ("replaced", "2023-04-01", 10, 20)}
    undo(store, newer)
    assert asked(store) == {("used", "2023-04-01", 31, 62), ("undone", "2023-04-09", 10, 50)}


def test_a_number_typed_beside_an_export_is_told_as_another_source(store):
    keep(store, [card(1, 2)], Answers(exported_on=date(2023, 4, 1)))
    typed = "platform,account,month,measure,value\nfacebook,,2023-03,profile_visits,99\n"
    keep(store, [("sheet.csv", typed.encode())], Answers(exported_on=date(2023, 4, 2)))
    assert asked(store) == {("used", "2023-04-01", 31, 62), ("other", "2023-04-02", 1, 99)}


def test_what_is_nowhere_has_no_files_and_a_word_that_is_no_measure_is_refused(store):
    assert asked(store) == set()
    with pytest.raises(UnknownWord):
        questions.provenance(store.reader(), MARCH, "facebook", "magic")


def test_it_is_asked_by_the_command_line(tmp_path):
    path = copied(tmp_path / "sample.duckdb")
    open_store(path).close()
    status, lines = run("metrics", "ask", "provenance", "--db", path, "--month", "2023-03",
                        "--platform", "instagram", "--measure", "reach")
    assert status == 0
    used = [line for line in lines if line["state"] == "used"]
    assert [(line["export"], line["facts"], line["value"]) for line in used] == [("sheet.month", 1, 455)]
