"""What may be asked of numbers, and what is refused."""

import math
from calendar import monthrange
from datetime import date

import pytest

from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from metrics.problems import NotAdditive, UnknownWord
from tests import lookalikes as like

MARCH = Month(2023, 3)


def month_of(number, month=MARCH, days=None):
    """A month's days for a card, every day `number`."""
    return tuple((f"{month}-{day:02d}", number) for day in range(1, (days or month.days) + 1))


def put(store, data, name="a.csv", **answers):
    [outcome] = keep(store, [(name, data)], Answers(**answers))
    assert outcome.status == "kept", outcome.problem
    return outcome


def row(store, measure, month=MARCH, question="headline"):
    """The one row of a measure, as a dict with None for absent."""
    answer = getattr(questions, question)(store.reader(), month)
    found = answer[answer["measure"] == measure].to_dict("records")
    assert len(found) <= 1, found
    return {name: None if isinstance(value, float) and math.isnan(value) else value for name, value in found[0].items()} if found else None


def test_the_calendar_is_taken_out_per_day(store):
    put(store, like.card(days=month_of(2, Month(2023, 2)) + month_of(2)))
    march = row(store, "profile_visits")
    assert (march["value"], march["previous"]) == (62, 56)
    assert march["change"] == pytest.approx(31 / 28 - 1)
    assert march["change_per_day"] == pytest.approx(0)


def test_a_partial_month_is_labelled_and_not_compared(store):
    put(store, like.card(days=month_of(2, Month(2023, 2)) + month_of(2, days=12)))
    march = row(store, "profile_visits")
    assert (march["complete"], march["days"], march["value"], march["change"], march["change_per_day"]) == (False, 12, 24, None, None)


def test_a_full_month_is_not_compared_with_a_partial_one(store):
    put(store, like.card(days=tuple((f"2023-02-{day:02d}", 2) for day in range(10, 29)) + month_of(2)))
    march = row(store, "profile_visits")
    assert (march["complete"], march["previous"], march["change"]) == (True, None, None)


def test_no_base_gives_no_percentage_not_an_infinite_one(store):
    put(store, like.card(days=month_of(0, Month(2023, 2)) + month_of(3)))
    march = row(store, "profile_visits")
    assert (march["previous"], march["change"]) == (0, None)


def test_daily_people_are_never_added_into_a_month(store):
    put(store, like.card("Facebook reach", days=month_of(40)))
    assert row(store, "reach") is None
    put(store, like.sheet("facebook,,2023-03,reach,455,,,,"))
    assert row(store, "reach")["value"] == 455 and row(store, "reach")["change_per_day"] is None


def test_a_level_takes_its_last_day(store):
    days = [(f"{day} mars", str(100 + day), "1") for day in range(1, 32)]
    put(store, like.tiktok(("Date", "Followers", "Difference in followers from previous day"), *days), year=2023)
    assert (row(store, "followers")["value"], row(store, "followers")["complete"]) == (131, True)


def test_a_follows_card_may_skip_days_that_other_cards_cover(store):
    sparse = (("2023-03-02", 4), ("2023-03-30", 3))
    put(store, like.card("Instagram follows", days=sparse))
    assert row(store, "new_followers")["complete"] is False
    put(store, like.card("Instagram profile visits", days=month_of(5)), "b.csv")
    assert (row(store, "new_followers")["complete"], row(store, "new_followers")["value"]) == (True, 7)


def test_visits_come_from_the_sheet_where_typed_else_from_analytics_and_the_two_are_not_compared(store):
    put(store, like.GA4.encode())
    assert (row(store, "visits")["value"], row(store, "visits")["source"]) == (150, "ga4.report")
    put(store, like.sheet("website,,2023-03,visits,4100,,,,"), "s.csv")
    assert (row(store, "visits")["value"], row(store, "visits")["source"]) == (4100, "sheet.month")
    april = like.GA4.replace("20230301", "20230401").replace("20230331", "20230430")
    put(store, april.encode(), "g.csv")
    assert (row(store, "visits", Month(2023, 4))["value"], row(store, "visits", Month(2023, 4))["change"]) == (150, None)


def test_sources_come_from_the_same_place_as_their_total_and_the_rest_is_shown(store):
    put(store, like.GA4.encode())
    assert questions.sources(store.reader(), MARCH)["source"].tolist() == ["Direct", "Organic Search"]
    put(store, like.sheet("website,,2023-03,visits,4100,,,,", "website,,2023-03,visits,1968,source,direct,,", "website,,2023-03,visits,1707,source,google_search,,"), "s.csv")
    told = questions.sources(store.reader(), MARCH)
    assert told["visits"].tolist() == [1968, 1707, 425] and told["source"].tolist()[-1] == "other"
    assert told["share"].sum() == pytest.approx(1)


def test_what_posts_gathered_is_never_beside_what_happened_under_one_name(store):
    put(store, like.facebook(), "Mar-01-2023_Mar-31-2023_1000000000000001.csv", exported_on=date(2023, 4, 4))
    assert row(store, "interactions")["grain"] == "published"
    put(store, like.card("Content interactions", days=month_of(20)), platform="facebook")
    assert (row(store, "interactions")["grain"], row(store, "interactions")["value"]) == ("happened", 620)


def test_the_gatherings_of_posts_of_two_months_are_not_compared_but_their_number_is(store):
    rows = [like.facebook_row("1000000000000001", "03/05/2023 10:00"), like.facebook_row("1000000000000002", "02/05/2023 10:00"), like.facebook_row("1000000000000003", "03/06/2023 10:00")]
    put(store, like.facebook(*rows), "Jan-04-2023_Apr-03-2023_1000000000000001.csv", exported_on=date(2023, 4, 4))
    assert (row(store, "posts")["value"], row(store, "posts")["previous"], row(store, "posts")["change"]) == (2, 1, 1)
    assert row(store, "interactions")["change"] is None


def test_a_post_seen_again_replaces_what_it_had_gathered(store):
    put(store, like.facebook(like.facebook_row(views=100)), exported_on=date(2023, 4, 4))
    put(store, like.facebook(like.facebook_row(views=180)), "b.csv", exported_on=date(2023, 5, 4))
    top = questions.top_posts(store.reader(), MARCH)
    assert (len(top), top["views"][0], top["age"][0]) == (1, 180, 51)


def test_ids_of_eighteen_digits_come_back_to_the_digit(store):
    put(store, like.instagram(like.instagram_row("179000000000000012")))
    assert questions.top_posts(store.reader(), MARCH)["post_id"][0] == "179000000000000012"


@pytest.mark.parametrize("measure", ["reach", "unique_visitors", "followers", "engagement_rate", "views_per_post"])
def test_people_levels_and_rates_are_never_added_up(store, measure):
    with pytest.raises(NotAdditive) as refusal:
        questions.total(store.reader(), measure, Month(2023, 1), MARCH)
    assert "cannot be added up" in refusal.value.message


def test_a_flow_adds_over_months_and_platforms(store):
    put(store, like.card(days=month_of(2, Month(2023, 2)) + month_of(2)))
    put(store, like.card("Instagram profile visits", days=month_of(1)), "b.csv")
    total = questions.total(store.reader(), "profile_visits", Month(2023, 2), MARCH).to_dict("records")[0]
    assert (total["value"], list(total["platforms"]), total["from"], total["month"]) == (56 + 62 + 31, ["facebook", "instagram"], "2023-02", "2023-03")


def test_a_word_the_contract_lacks_is_refused_with_those_it_has(store):
    with pytest.raises(UnknownWord):
        questions.total(store.reader(), "vibes", MARCH, MARCH)
    with pytest.raises(UnknownWord):
        questions.total(store.reader(), "visits", MARCH, MARCH, ["myspace"])


def test_a_year_short_of_one_month_is_no_year(store):
    months = [MARCH.back(number) for number in range(24)]
    days = [f"{month}-{day:02d}" for month in months for day in range(1, monthrange(month.year, month.number)[1] + 1)]
    put(store, like.card(days=tuple((day, 2) for day in days if not day.startswith("2021-07"))))
    march = row(store, "profile_visits", question="trend")
    assert (march["last_12"], march["before_12"], march["change"]) == (730, None, None)
    put(store, like.card(days=tuple((day, 2) for day in days if day.startswith("2021-07"))), "b.csv")
    march = row(store, "profile_visits", question="trend")
    assert (march["before_12"], march["change"]) == (730, 0)


def test_absent_months_are_absent_from_a_series_and_the_month_in_progress_is_there(store):
    april = tuple((f"2023-04-{day:02d}", 1) for day in range(1, 13))
    put(store, like.card(days=month_of(1, Month(2023, 1)) + month_of(2) + april))
    assert questions.series(store.reader(), MARCH)["month"].tolist() == ["2023-01", "2023-03"]
    told = questions.series(store.reader(), MARCH, going=True)
    assert told["month"].tolist() == ["2023-01", "2023-03", "2023-04"]
    assert told["complete"].tolist() == [True, True, False]


def test_medians_are_of_the_posts_that_have_a_number(store):
    rows = [like.facebook_row(f"100000000000000{n}", interactions=(n, 0, 0)) for n in range(1, 6)]
    put(store, like.facebook(*rows))
    told = questions.content_types(store.reader(), MARCH).to_dict("records")[0]
    assert (told["posts"], told["median_interactions"], told["from"], told["to"]) == (5, 3, "2022-04", "2023-03")
    assert told["engagement_rate"] == pytest.approx(15 / 500)


def test_shares_that_stop_short_show_the_rest(store):
    put(store, like.audience(like.CITIES, like.AGES), platform="instagram", exported_on=date(2023, 4, 4))
    told = questions.audience(store.reader(), MARCH)
    cities = told[told["dimension"] == "city"]
    assert cities["segment"].tolist() == ["London, ON", "Toronto, ON", "unspecified"]
    assert cities["share"].sum() == pytest.approx(1)
    assert questions.audience(store.reader(), Month(2023, 1)).empty


def test_counts_have_a_share_only_where_the_whole_is_known(store):
    put(store, like.linkedin_followers(), "centre_followers_1680600000000.xls")
    told = questions.audience(store.reader(), MARCH)
    assert told[told["dimension"] == "industry"]["share"].isna().all()
    put(store, like.linkedin_competitors(pages=(("Centre", 40, 1, 1, 1),)), "c.xlsx")
    told = questions.audience(store.reader(), MARCH)
    industry = told[told["dimension"] == "industry"]
    assert industry["segment"].tolist() == ["One", "Two", "unspecified"]
    assert industry["share"].tolist() == [0.3, 0.2, 0.5] and industry["value"].tolist() == [12, 8, 20]


def test_the_own_page_of_a_competitors_file_is_one_account_with_its_other_exports(store):
    put(store, like.linkedin_followers(days=tuple((f"03/{day:02d}/2023", 0, 1, 1) for day in range(1, 32))), "centre_followers_1680600000000.xls")
    put(store, like.linkedin_competitors(), "c.xlsx")
    told = questions.headline(store.reader(), MARCH)
    assert set(told["account"]) == {"centre"}
    assert told[told["measure"] == "new_followers"]["value"].tolist() == [31]
    assert told[told["measure"] == "followers"]["value"].tolist() == [900]


def test_coverage_says_have_partial_and_missing(store):
    put(store, like.card(days=month_of(2, Month(2023, 1)) + month_of(2, days=12)))
    told = questions.coverage(store.reader(), MARCH, months=3).to_dict("records")
    assert [(line["month"], line["state"]) for line in told] == [("2023-01", "have"), ("2023-02", "missing"), ("2023-03", "partial")]


def test_every_question_answers_an_empty_database_with_no_rows(store):
    for name in ("headline", "series", "trend", "content_types", "top_posts", "audience", "sources", "pages", "coverage"):
        assert getattr(questions, name)(store.reader(), MARCH).empty
    assert questions.months(store.reader()).empty


def test_the_same_days_with_and_without_an_account_count_once_and_the_later_export_speaks(store):
    put(store, like.facebook(), exported_on=date(2023, 4, 4))
    put(store, like.card(days=month_of(10)), "a.csv", exported_on=date(2023, 4, 1))
    put(store, like.card(days=(*month_of(10), ("2023-04-01", 10))), "b.csv", exported_on=date(2023, 4, 2), account="Centre")
    assert (row(store, "profile_visits")["value"], row(store, "profile_visits")["days"]) == (310, 31)
    put(store, like.sheet("website,Site,2023-03,visits,100,,,,"), "s.csv", exported_on=date(2023, 4, 1))
    put(store, like.sheet("website,,2023-03,visits,120,,,,"), "t.csv", exported_on=date(2023, 4, 5))
    assert row(store, "visits")["value"] == 120


def test_a_range_stated_in_a_name_is_not_stretched_to_the_day_of_export(store):
    put(store, like.facebook(), "Mar-01-2023_Mar-15-2023_1000000000000001.csv", exported_on=date(2023, 6, 15))
    assert row(store, "posts")["complete"] is False
    states = questions.coverage(store.reader(), Month(2023, 5), months=3).set_index("month")["state"].to_dict()
    assert states == {"2023-03": "partial", "2023-04": "missing", "2023-05": "missing"}


def test_without_a_day_of_export_the_range_a_file_states_says_which_is_newer(store):
    put(store, like.facebook(like.facebook_row(views=999)), "Jan-01-2023_Mar-31-2023_1000000000000001.csv")
    for views in (101, 102, 103):
        put(store, like.facebook(like.facebook_row(views=views)), "Mar-01-2023_Mar-15-2023_1000000000000002.csv")
    assert questions.top_posts(store.reader(), MARCH)["views"][0] == 999


def test_a_negative_base_is_no_base(store):
    days = {2: -1, 3: 1}
    for month, likes in days.items():
        rows = [(f"{day} {'février' if month == 2 else 'mars'}", "10", "2", str(likes), "0", "0") for day in range(1, Month(2023, month).days + 1)]
        put(store, like.tiktok(like.OVERVIEW, *rows), f"{month}.csv", year=2023)
    assert (row(store, "likes")["previous"], row(store, "likes")["change"], row(store, "likes")["change_per_day"]) == (-28, None, None)
