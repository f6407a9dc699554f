"""March 2023 of the sample reproduces the published result list, to the digit."""

import time

import pytest

from data import samples
from data.store import open_store
from metrics import questions
from metrics.period import Month

MARCH = Month(2023, 3)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """The sample organisation, filled through the same door as anyone's files."""
    path = tmp_path_factory.mktemp("month") / "sample.duckdb"
    began = time.monotonic()
    samples.fill(path)
    assert time.monotonic() - began < 60                         # ten seconds on a calm machine; this only catches a runaway
    store = open_store(path)
    yield store.reader()
    store.close()


def headline(reader, platform, measure):
    told = questions.headline(reader, MARCH, platform)
    [row] = told[told["measure"] == measure].to_dict("records")
    return row


@pytest.mark.parametrize(("platform", "measure", "grain", "value", "base", "change", "per_day"), [
    ("facebook", "interactions", "happened", 791, 688, 15.0, 3.8), ("facebook", "new_followers", "happened", 31, 27, 14.8, 3.7),
    ("instagram", "reach", "happened", 455, 365, 24.7, None), ("instagram", "profile_visits", "happened", 160, 132, 21.2, 9.5),
    ("instagram", "new_followers", "happened", 77, 56, 37.5, 24.2), ("website", "visits", "happened", 4100, 3661, 12.0, 1.2),
    ("website", "unique_visitors", "happened", 3600, 3214, 12.0, None)])
def test_a_number_its_base_and_its_changes(reader, platform, measure, grain, value, base, change, per_day):
    row = headline(reader, platform, measure)
    assert (row["grain"], row["value"], row["previous"], round(row["change"] * 100, 1)) == (grain, value, base, change)
    assert (per_day is None and row["change_per_day"] != row["change_per_day"]) or round(row["change_per_day"] * 100, 1) == per_day


def test_typed_numbers_say_where_they_come_from(reader):
    assert {headline(reader, *pair)["source"] for pair in (("instagram", "reach"), ("website", "visits"), ("website", "unique_visitors"))} == {"sheet.month"}


def test_the_best_facebook_post_reached_2347(reader):
    assert questions.top_posts(reader, MARCH, "facebook")["reach"].max() == 2347


def test_sources_are_direct_google_and_the_rest_shown(reader):
    told = questions.sources(reader, MARCH).to_dict("records")
    assert [(row["source"], row["visits"], round(row["share"] * 100, 1)) for row in told] == [("direct", 1968, 48.0), ("google_search", 1707, 41.6), ("other", 425, 10.4)]


def test_linkedin_has_about_115_new_visitors_a_month(reader):
    told = questions.series(reader, MARCH, "linkedin")
    values = told[(told["measure"] == "new_visitors") & told["complete"]]["value"]
    assert (round(values.mean()), values.min(), values.max(), len(values)) == (115, 96, 134, 14)


def test_tiktok_videos_of_march_have_1000_views_on_average_and_640_for_the_middle_one(reader):
    row = headline(reader, "tiktok", "views_per_post")
    assert (row["grain"], row["value"], row["median"], row["n"]) == ("published", 1000, 640, 8)


def test_the_year_is_twelve_months_against_twelve(reader):
    told = questions.trend(reader, MARCH).set_index(["platform", "measure"])["change"]
    assert round(told["facebook", "interactions"] * 100, 1) == 3.7
    assert round(told["instagram", "new_followers"] * 100, 1) == 39.0


def test_every_file_of_the_sample_is_taken(reader):
    files = sum(len(files) for _, _, files in samples.piles())
    kept = reader.execute("select count(distinct (kept_at, file)) from receipt").fetchone()[0]
    assert kept >= files
    assert reader.execute("select min(set_aside), max(set_aside) from receipt").fetchone() == (0, 1)
