"""Growth across a break is neither judged nor computed."""

from datetime import date

import pytest

from data import events
from data.events import Event
from data.keep import keep
from metrics import questions
from metrics.period import Month

MARCH = Month(2023, 3)


def sheet(months):
    """A typed sheet: the website's visits of those months."""
    rows = "\n".join(f"website,,{month},visits,{3000 + place * 10},,,," for place, month in enumerate(months))
    return "sheet.csv", f"platform,account,month,measure,value,dimension,segment,source,note\n{rows}\n".encode()


@pytest.fixture
def visits(store):
    """A database with thirty months of visits, and what it says of March 2023 once an event is added."""
    keep(store, [sheet([str(MARCH.back(back)) for back in range(29, -1, -1)])])

    def told(*added):
        for event in added:
            events.add(store, event)
        cursor = store.reader()
        row = next(questions.headline(cursor, MARCH).itertuples())
        return row, next(questions.trend(cursor, MARCH).itertuples())

    return told


def broken(day, platforms=("website",), breaks=("*",)):
    return Event("", date.fromisoformat(day), platforms, breaks, "nouveau site", "new site")


def test_without_a_break_both_verdicts_are_given(visits):
    month, year = visits()
    assert (month.verdict, year.verdict) == ("usual", "growing") and not month.year_broken


@pytest.mark.parametrize("day", ["2022-09-01", "2022-09-17", "2022-04-01"])
def test_a_break_within_the_year_takes_the_year_s_change_and_leaves_the_month_s(visits, day):
    month, year = visits(broken(day))
    assert month.change_year != month.change_year and month.year_broken and month.last_year
    assert month.change == pytest.approx(3290 / 3280 - 1) and not month.previous_broken
    assert year.verdict == "not_yet" and year.change != year.change


@pytest.mark.parametrize(("day", "months"), [("2022-09-01", 6), ("2022-09-17", 5), ("2022-03-01", 12)])
def test_the_month_is_held_against_months_since_the_break_only(visits, day, months):
    assert visits(broken(day))[0].verdict_months == months


@pytest.mark.parametrize("day", ["2023-03-01", "2023-03-17", "2023-02-02"])
def test_a_break_between_two_months_leaves_no_change_between_them(visits, day):
    month, _ = visits(broken(day))
    assert month.previous_broken and month.change != month.change and month.change_per_day != month.change_per_day


@pytest.mark.parametrize("event", [broken("2022-09-01", ("tiktok",)), broken("2022-09-01", breaks=("page_views",)), broken("2022-09-01", breaks=()), broken("2020-09-01"),
                                   broken("2023-04-01")])
def test_what_breaks_something_else_or_nothing_changes_no_number(visits, event):
    month, year = visits(event)
    assert (month.verdict, year.verdict, month.year_broken) == ("usual", "growing", False)


def test_a_break_taken_back_was_never_there(visits, store):
    kept = events.add(store, broken("2022-09-01"))
    events.take_back(store, kept.id)
    assert visits()[0].change_year == pytest.approx(3290 / 3170 - 1)


def test_events_that_ship_stand_beside_those_people_add(store):
    events.add(store, broken("2022-09-01"))
    told = questions.events(store.reader())
    assert {"twitter-x-2023", "news-canada-2023", "shorts-2025", "facebook-views-2024"} <= set(told["id"])
    assert told[~told["shipped"]]["fr"].tolist() == ["nouveau site"]
