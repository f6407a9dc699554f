"""What happens to an export on its way here: saved again by a spreadsheet program, empty, doubled, without a year."""

from datetime import date

import pytest

from data.journey import read_files
from tests import lookalikes as like
from tests.data.test_reading import column, reading

# ── saved again by a spreadsheet program, and other accidents ───────────────────────────────────────────────────────


def test_a_semicolon_file_writes_decimals_with_a_comma():
    header = like.FACEBOOK.replace(",", ";").replace('"Reactions; Comments and Shares"', '"Reactions, Comments and Shares"') + ";Seconds viewed"
    row = like.facebook_row().replace(",", ";") + ";1965,741"
    assert reading(like.facebook(row, header=header)).totals["watch_seconds"] == 1965.741


def test_an_audience_whose_shares_became_days_is_damaged():
    assert reading(like.audience(like.AGES.replace("30.5", "30.мая")), platform="facebook").kind == "DamagedFile"


def test_tiktok_days_that_got_a_year_keep_it():
    found = reading(like.overview("2023-02-27", "2023-02-28"))
    assert (found.first_day, found.last_day, found.notes) == (date(2023, 2, 27), date(2023, 2, 28), ())


def test_a_month_that_a_spreadsheet_made_a_day_of_is_still_that_month():
    found = reading(like.xlsx(Saisie=[("plateforme", "compte", "mois", "mesure", "valeur"), ("instagram", "", "2023-03-01", "reach", 455)]))
    assert (found.first_day, found.last_day, found.rows) == (date(2023, 3, 1), date(2023, 3, 31), 1)


def test_a_total_row_of_analytics_is_no_data():
    found = reading((like.GA4 + ",110,150,85,580,3\n").encode())
    assert (found.rows, found.totals["visits"]) == (2, 150)


def test_a_card_is_answered_with_one_of_meta_s_platforms_only():
    assert reading(like.card("Views"), platform="linkedin").kind == "NeedsAnswer"


# ── what a careful reader found ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "days", "first"), [
    ("Overview_2025-03-01_1740960000_c.zip", ("March 1",), date(2025, 3, 1)), ("Overview_2021-12-31_1641168000_c.zip", ("December 31", "January 1"), date(2021, 12, 31)),
    ("Overview_2024-03-10_1710100000_c.zip", ("March 5", "March 6"), date(2024, 3, 5))])
def test_the_first_day_in_an_archive_s_name_is_the_first_row_s_or_the_epoch_decides(name, days, first):
    assert reading(like.zipped(**{"Overview.csv": like.overview(*days)}), name).first_day == first


def test_an_answered_year_is_that_of_the_last_row_or_nothing_is_read():
    assert reading(like.overview("February 28", "February 29"), year=2023).kind == "BadValue"
    assert reading(like.overview("February 28", "February 29"), year=2024).last_day == date(2024, 2, 29)


@pytest.mark.parametrize(("days", "first"), [(("March 2", "March 1"), date(2023, 3, 1)), (("January 1", "December 31"), date(2022, 12, 31))])
def test_days_that_stand_newest_first_are_days_apart_not_a_year(days, first):
    assert reading(like.overview(*days), exported_on=date(2023, 3, 3)).first_day == first


def test_a_video_list_without_a_said_day_is_of_the_first_such_day_after_its_newest_video():
    video = (1757000000 << 32) + 5                                        # 4 September 2025
    data = like.tiktok(like.VIDEOS, ("September 5", "Un mot", f"https://www.tiktok.com/@centre/video/{video}", "September 4", "1", "2", "3", "40"))
    assert reading(data).exported_on == date(2025, 9, 5)


@pytest.mark.parametrize("name", ["Total", "Grand total", ""])
def test_a_named_total_of_analytics_is_no_data_either(name):
    assert reading((like.GA4 + f"{name},110,150,85,580,3\n").encode()).totals["visits"] == 150


def test_a_second_dimension_is_refused_never_read_as_the_first():
    split = like.GA4.replace("Group),Active users", "Group),Country,Active users").replace("Direct,60", "Direct,Canada,60").replace("Search,50", "Search,France,50")
    assert reading(split.encode()).kind == "UnknownExport"


def test_a_second_series_in_a_card_refuses_the_file_even_where_it_is_short():
    days = tuple((f"2023-03-{day:02d}", 1) for day in range(1, 32))
    text = like.card(days=days).decode("utf-16") + '"Facebook follows"\n"Date","Primary"\n"2023-05-03T00:00:00","100"\n'
    assert reading(b"\xff\xfe" + text.encode("utf-16-le")).kind == "UnknownExport"


def test_an_audience_that_embeds_a_series_is_an_audience():
    found = reading(like.audience(like.AGES, like.CITIES, '"Follows"\n"Date","Primary"\n"2023-03-01T00:00:00","3"'), platform="instagram", exported_on=date(2023, 4, 4))
    assert (found.export, found.rows) == ("meta.audience", 6)


@pytest.mark.parametrize("data", [like.instagram(like.instagram_row(kind="IG story")), like.instagram(header=like.INSTAGRAM.replace(",Saves", ",Profile visits")),
                                  like.facebook(header=like.FACEBOOK.replace("Shares", "Replies"))])
def test_stories_are_never_taken_for_posts(data):
    assert reading(data).kind in ("UnknownExport", "BadValue")


def test_the_same_post_with_another_time_is_still_the_same_post():
    rows = [like.facebook_row(str(1000000000000000 + n)) for n in range(30)]
    found = reading(like.facebook(*rows, like.facebook_row("1000000000000003", when="03/15/2023 11:00")))
    assert (found.rows, found.set_aside[0].reason) == (30, "repeated")


def test_a_slice_of_nothing_is_set_aside_and_in_no_total():
    rows = [f"website,,20{year}-{month:02d},visits,100,,,," for year in (21, 22) for month in range(1, 13)]
    found = reading(like.sheet(*rows, "website,,2023-01,visits,60,,direct,,"))
    assert (found.totals["visits"], found.set_aside[0].column) == (2400, "dimension")


def test_an_empty_member_is_excused_by_a_good_one_only():
    empty, good = like.tiktok(like.OVERVIEW), like.tiktok(("Gender", "Distribution"), ("Female", "0.59"))
    alone = [found.outcome for found in read_files([("x.zip", like.zipped(**{"Overview.csv": empty, "readme.txt": b"hello"}))])]
    assert alone[0].kind == "EmptyExport"
    beside = [found.outcome for found in read_files([("x.zip", like.zipped(**{"a/Overview.csv": empty, "FollowerGender.csv": good}))])]
    assert [outcome.rows for outcome in beside] == [0, 1]


def test_a_breakdown_by_day_is_no_lifetime_list():
    assert reading(like.facebook(like.facebook_row().replace("Lifetime", "03/14/2023"))).kind == "BadValue"


def test_two_sheets_of_one_export_are_refused_never_half_read():
    months = {name: [("plateforme", "mois", "mesure", "valeur"), ("website", month, "visits", 5)] for name, month in (("Mars", "2023-03"), ("Avril", "2023-04"))}
    problem = reading(like.xlsx(**months))
    assert problem.kind == "AmbiguousExport" and "Avril" in problem.message


def test_visits_of_a_country_report_are_no_total_of_the_site():
    country = like.GA4.replace("Session primary channel group (Default Channel Group)", "Country")
    assert "visits" not in column(reading(country.encode()), "measurement", "measure")
    assert "visits" in column(reading(like.GA4.encode()), "measurement", "measure")
