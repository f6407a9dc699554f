"""A post against the last hundred of its kind, at the same age."""

from datetime import date

import pytest

from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)


def put(store, rows, exported_on):
    keep(store, [("a.csv", like.facebook(*rows))], Answers(exported_on=exported_on))


def post(store, post_id):
    told = questions.top_posts(store.reader(), MARCH).set_index("post_id")
    return told.loc[post_id].to_dict()


def older(count, interactions=20):
    """So many photos published in January and February, three weeks old when seen on 4 March at the latest."""
    return [like.facebook_row(str(1000000000000000 + n), when=f"02/{1 + n:02d}/2023 10:00", interactions=(interactions + n, 0, 0)) for n in range(count)]


def test_the_score_is_what_it_gathered_over_the_median_of_those_before_it_at_the_same_age(store):
    put(store, older(9), date(2023, 3, 4))
    put(store, [like.facebook_row("1000000000000099", when="03/10/2023 10:00", interactions=(48, 0, 0))], date(2023, 4, 4))
    found = post(store, "1000000000000099")
    assert (found["expected"], found["score"], found["band"]) == (24, 2, "weeks")


def test_numbers_of_another_age_are_not_compared(store):
    put(store, older(9), date(2023, 6, 30))                              # seen at four months only
    put(store, [like.facebook_row("1000000000000099", when="03/10/2023 10:00")], date(2023, 4, 4))
    assert post(store, "1000000000000099")["score"] != post(store, "1000000000000099")["score"] or post(store, "1000000000000099")["score"] is None


def test_a_post_under_fifteen_days_is_too_recent(store):
    put(store, older(9), date(2023, 3, 4))
    put(store, [like.facebook_row("1000000000000099", when="03/25/2023 10:00")], date(2023, 4, 4))
    found = post(store, "1000000000000099")
    assert (found["band"], found["age"]) == ("days", 10)


def test_fewer_than_eight_before_it_give_no_expectation_and_other_formats_do_not_count(store):
    links = [row.replace(",Photos,", ",Links,") for row in older(20)]
    put(store, links, date(2023, 3, 4))
    put(store, older(7), date(2023, 3, 4))
    put(store, [like.facebook_row("1000000000000099", when="03/10/2023 10:00")], date(2023, 4, 4))
    found = post(store, "1000000000000099")
    assert found["expected"] is None or found["expected"] != found["expected"]


@pytest.mark.parametrize(("count", "expected"), [(8, 23.5), (25, 32)])
def test_only_posts_published_before_it_count(store, count, expected):
    put(store, older(count), date(2023, 3, 4) if count < 10 else date(2023, 3, 12))
    put(store, [like.facebook_row("1000000000000099", when="03/05/2023 10:00"), like.facebook_row("1000000000000098", when="03/20/2023 10:00", interactions=(9000, 0, 0))], date(2023, 4, 4))
    assert post(store, "1000000000000099")["expected"] == pytest.approx(expected, abs=6)


def test_a_month_without_posts_is_an_empty_answer_with_every_column(store):
    told = questions.top_posts(store.reader(), MARCH)
    assert told.empty and {"expected", "score", "band"} <= set(told.columns)
