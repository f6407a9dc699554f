"""Recommendations and lines are acts of the journal: appended, followed, taken back, and copied by a rebuild."""

from datetime import date

import pytest

from data import journal, recommendations, thresholds
from metrics import questions
from metrics.period import Month

MARCH = Month(2023, 3)


def test_a_recommendation_is_followed_and_the_journal_keeps_how_far_it_had_come(store):
    name = recommendations.recommend(store, "2023-03", "content", "Plus de témoignages", "La coordonnatrice", by="M.")
    recommendations.follow(store, name, "going", by="C.")
    [row] = questions.recommendations(store.reader(), MARCH).to_dict("records")
    assert (row["id"], row["about"], row["what"], row["owner"], row["status"]) == ("2023-03/1", "content", "Plus de témoignages", "La coordonnatrice", "going")
    assert [entry.said["status"] for entry in journal.entries(store.reader(), "recommendation")] == ["going", "to_do"]


def test_one_taken_back_is_gone_and_its_name_is_not_given_again(store):
    first = recommendations.recommend(store, "2023-03", "content", "a")
    recommendations.take_back(store, first)
    assert recommendations.recommend(store, "2023-03", "content", "b") == "2023-03/2"
    assert [row.what for row in questions.recommendations(store.reader(), MARCH).itertuples()] == ["b"]


def test_what_was_recommended_later_is_not_told_of_an_earlier_month(store):
    recommendations.recommend(store, "2023-04", "website", "later")
    assert questions.recommendations(store.reader(), MARCH).empty


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_said_is_refused(store, words):
    with pytest.raises(ValueError):
        recommendations.recommend(store, "2023-03", "content", words)


def test_a_status_that_is_none_and_a_recommendation_that_is_not_there_are_refused(store):
    name = recommendations.recommend(store, "2023-03", "content", "a")
    for what in ((name, "lost"), ("2023-03/9", "done")):
        with pytest.raises(ValueError):
            recommendations.follow(store, *what)


def test_a_line_holds_from_its_day_on_and_what_ships_stands_before_it(store):
    thresholds.hold(store, "weeks_unspoken", 4, date(2023, 1, 1))
    told = questions.thresholds(store.reader()).query("name == 'weeks_unspoken'")
    assert told[["since", "value", "shipped"]].values.tolist() == [["2004-01-01", 6.0, True], ["2023-01-01", 4.0, False]]


@pytest.mark.parametrize(("name", "value"), [("weeks_unspoken", 0), ("weeks_unspoken", -1), ("weeks_unspoken", float("nan")), ("speed", 3)])
def test_a_line_of_nothing_or_of_another_name_is_refused(store, name, value):
    with pytest.raises(ValueError):
        thresholds.hold(store, name, value, date(2023, 1, 1))
