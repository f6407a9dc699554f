"""The old Page Insights: daily columns only, the clock of California, names before definitions."""

from datetime import date

import pytest

from tests.data.test_meta import OLD_PAGE, OLD_POSTS, old_page, old_post, old_posts, read


def test_only_daily_columns_are_read_and_of_two_equal_names_the_one_that_counts_times():
    reading = read(old_page(("1/14/2014", 4), ("1/15/2014", "")))
    assert reading.totals == {"impressions": 120, "new_followers": 6, "lost_followers": 2, "page_views": 18, "clicks": 4}
    assert (reading.rows, reading.first_day, reading.last_day, reading.language) == (2, date(2014, 1, 14), date(2014, 1, 15), "en")


def test_the_account_and_range_of_an_old_page_are_in_its_files_name():
    reading = read(old_page(("1/14/2014", 4)), "Facebook Insights Data Export - Un centre - d’ici - 2014-01-01 - 2014-02-27.csv")
    assert (reading.account, reading.period) == ("Un centre - d’ici", (date(2014, 1, 1), date(2014, 2, 27)))


def test_old_days_are_read_in_the_order_in_which_they_follow_each_other():
    days = [(f"1/{day}/2014", 1) for day in range(1, 7)]
    assert (read(old_page(*days)).first_day, read(old_page(*days)).last_day) == (date(2014, 1, 1), date(2014, 1, 6))
    other = [(f"0{day}.01.2014", 1) for day in range(1, 7)]
    assert read(old_page(*other)).last_day == date(2014, 1, 6)
    assert read(old_page(("2/3/2014", 1), ("5/3/2014", 1))).kind == "BadValue"


def test_an_old_export_without_its_row_of_definitions_is_read_by_its_names():
    lines = old_page(("1/14/2014", 4)).split(b"\r\n")
    reading = read(b"\r\n".join([lines[0], *lines[2:]]))
    assert (reading.rows, reading.totals["impressions"]) == (1, 60)


@pytest.mark.parametrize("data", [old_page(), old_posts(), OLD_POSTS.encode(), OLD_PAGE.encode()])
def test_names_and_definitions_alone_are_an_empty_export(data):
    assert read(data).kind == "EmptyExport"


def test_an_old_post_is_dated_on_the_clock_of_california_and_counts_times_not_people():
    """Half past midnight there is half past three in Toronto; half past ten in the evening is the next day."""
    reading = read(old_posts(old_post(), old_post("100000000000001_200000000000003", "02/19/2014 10:29:18 PM")))
    assert reading.totals == {"impressions": 278, "reactions": 8, "comments": 4, "shares": 2, "clicks": 56, "interactions": 14}
    assert (reading.first_day, reading.last_day) == (date(2014, 2, 19), date(2014, 2, 20))
    told = reading.facts.tables["post"].to_pylist()[0]
    assert (told["post_id"], told["text"], told["format"]) == ("200000000000002", "Un mot & un sourire", "text")


def test_an_old_post_with_an_action_never_seen_adds_no_interactions():
    reading = read(old_posts(old_post(shares=""), old_post("100000000000001_200000000000003")))
    assert (reading.totals["interactions"], reading.totals["comments"]) == (7, 4)
