"""A slice of a breakdown that pages show waits like any number; one that no page shows, or that is only added, does not."""

import re
from datetime import date

import pytest

from data import seals
from data.consequences import consequences
from data.journey import read_files
from data.keep import keep, receipts
from data.reading import Answers
from data.weighing import said, settle, take, undo
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like
from tests.browser.conftest import ROOT

MARCH = Month(2023, 3)
AGES = like.audience(like.AGES)
OTHER = like.audience(like.AGES.replace("30.5", "31.5").replace('"14.5"', '"13.5"'))
PAGES = ("Page path and screen class,Views,Active users", "/accueil,120,40", "/cours,80,30")
DIRECT = "website,,2023-03,visits,4100,,,Squarespace,", "website,,2023-03,visits,2000,source,direct,Squarespace,"
ZIP = "centre.example-Performance-on-Search-2023-04-0{}.zip"


def days(first, last):
    """A chart of Search Console from one day to another."""
    return "\n".join(["Date,Clicks,Impressions,CTR,Position", *(f"2023-{month:02d}-{day:02d},2,20,10%,7" for month, day in (first, last))])


def found(name, data, day, platform=None):
    return list(read_files([(name, data)], Answers(exported_on=day, platform=platform)))


def told(changes):
    return {(change.measure, change.before, change.after) for change in changes}


KINDS = {
    "portrait": ("a.csv", AGES, OTHER, "instagram",
                 {("followers/age_gender/women 18-24", 0.305, 0.315), ("followers/age_gender/men 25-34", 0.145, 0.135)}),
    "pages": ("p.csv", like.ga4_snapshot(like.ga4_block(*PAGES)).encode(), like.ga4_snapshot(like.ga4_block(PAGES[0], "/accueil,110,40", "/cours,90,30")).encode(), None,
              {("page_views/page//cours", 80, 90), ("page_views/page//accueil", 120, 110)}),
    "queries": (ZIP.format(3), like.search(Chart=days((3, 1), (3, 31)), Queries="Top queries,Clicks,Impressions,CTR,Position\ncours,3,60,5%,4"),
                like.search(Chart=days((3, 1), (3, 31)), Queries="Top queries,Clicks,Impressions,CTR,Position\ncours,9,60,15%,4"), None,
                {("clicks/query/cours", 3, 9)}),
    "sources": ("s.csv", like.sheet(*DIRECT), like.sheet(DIRECT[0], DIRECT[1].replace("2000", "1900")), None,
                {("visits/source/direct", 2000, 1900)}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_breakdown_that_a_later_file_restates_waits_and_once_agreed_to_is_what_was_said(store, kind):
    name, first, later, platform, expected = KINDS[kind]
    [kept] = take(store, found(name, first, date(2023, 4, 3), platform)).outcomes
    weighed = take(store, found(name.replace("03.zip", "05.zip"), later, date(2023, 4, 5), platform))
    assert [outcome.status for outcome in weighed.outcomes] == ["held"]
    assert told(weighed.changes) == expected
    assert {change.receipts for change in weighed.changes} == {(kept.receipt,)}
    assert all(change.rows[-1].file == weighed.outcomes[0].found.file or change.rows[0].after is None for change in weighed.changes)
    done = settle(store, weighed.outcomes, said(weighed.changes))
    assert [outcome.status for outcome in done.outcomes] == ["kept"] and done.changes == ()


def test_the_portrait_of_a_new_month_is_only_added_and_the_file_of_another_breakdown_does_not_wait(store):
    keep(store, [("a.csv", AGES)], Answers(exported_on=date(2023, 4, 3), platform="instagram"))
    pile = found("b.csv", OTHER, date(2023, 5, 3), "instagram") + found("c.csv", OTHER, date(2023, 4, 5), "facebook")
    assert [outcome.status for outcome in take(store, pile).outcomes] == ["kept", "kept"]


def test_a_portrait_of_a_month_in_progress_that_a_later_day_tells_anew_is_only_added_and_taken_back_it_says_so(store):
    keep(store, [("a.csv", AGES)], Answers(exported_on=date(2023, 3, 20), platform="instagram"))
    [outcome] = take(store, found("b.csv", OTHER, date(2023, 4, 4), "instagram")).outcomes
    assert outcome.status == "kept"
    assert told(undo(store, outcome.receipt)) == {("followers/age_gender/women 18-24", 0.315, 0.305), ("followers/age_gender/men 25-34", 0.135, 0.145)}


def test_a_slice_that_is_no_longer_told_is_told_as_gone(store):
    keep(store, [("a.csv", AGES)], Answers(exported_on=date(2023, 4, 3), platform="instagram"))
    fewer = like.audience('"Age & gender"\n"","Women","Men"\n"18-24","30.5","20"')
    assert {(change.segment, change.after) for change in consequences(store, found("b.csv", fewer, date(2023, 4, 5), "instagram"))} == {
        ("women 25-34", None), ("men 25-34", None)}


def test_a_slice_of_a_sealed_month_is_told_as_sealed(store):
    keep(store, [("a.csv", AGES)], Answers(exported_on=date(2023, 4, 3), platform="instagram"))
    pile = found("b.csv", OTHER, date(2023, 4, 5), "instagram")
    assert {change.sealed for change in consequences(store, pile)} == {False}
    seals.seal(store, "2023-03", {}, [])
    assert {change.sealed for change in consequences(store, pile)} == {True}


def test_what_no_page_shows_of_a_file_does_not_hold_it(store):
    sheet = "website,,2023-03,visits,4100,,,Squarespace,", "website,,2023-03,visits,900,device,mobile,Squarespace,"
    keep(store, [("s.csv", like.sheet(*sheet))], Answers(exported_on=date(2023, 4, 4)))
    assert consequences(store, found("t.csv", like.sheet(sheet[0], sheet[1].replace("900", "800")), date(2023, 4, 5))) == []


def cities(aylmer, toronto=80):
    rows = [f"instagram,,2023-03,followers,{value},city,{city},,"
            for city, value in (("London", 200), ("Toronto", toronto), ("Aylmer", aylmer))]
    return like.sheet("instagram,,2023-03,followers,500,,,,", *rows)


@pytest.mark.parametrize(("before", "after", "waits"), [(2, 3, False), (2, 9, True), (9, 2, True)])
def test_a_slice_of_too_few_people_is_hidden_here_as_well_and_only_waits_where_it_was_or_would_be_shown(store, before, after, waits):
    keep(store, [("s.csv", cities(before))], Answers(exported_on=date(2023, 4, 4)))
    changes = consequences(store, found("t.csv", cities(after), date(2023, 4, 5)))
    assert [(change.segment, change.few) for change in changes] == ([("Aylmer", True)] if waits else [])


def test_every_question_that_shows_a_breakdown_of_the_month_asks_what_is_weighed():
    beside = {"coverage.sql", "typed.sql", "sources_over_time.sql", "provenance.sql"}      # what is there, what was typed, each source, each file
    asking = {file.name for file in (ROOT / "metrics").glob("*.sql") if re.search(r"\b(current_)?segment (s\b|anti)|from current_segment", file.read_text("utf-8"))}
    assert asking == beside


def test_the_answers_are_those_of_the_slices_weighed(store):
    for name, first, _, platform, _ in KINDS.values():
        keep(store, [(name, first)], Answers(exported_on=date(2023, 4, 3), platform=platform))
    cursor = store.reader()
    weighed = {row[0] for row in cursor.execute("select segment from shown_slice where month = '2023-03-01'").fetchall()}
    asked = {*questions.audience(cursor, MARCH)["segment"], *questions.sources(cursor, MARCH)["source"], *questions.pages(cursor, MARCH)["page"]}
    assert asked - {"other", "unspecified"} < weighed and {"/cours", "direct", "women 18-24"} <= asked
    assert len(receipts(store)) == len(KINDS)
