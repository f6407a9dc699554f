"""What each export's rows become."""

from datetime import date

import pytest

from data.journey import read_files
from data.reading import Answers
from tests import lookalikes as like


def reading(data, name="a.csv", **answers):
    """The single reading (or problem) of a file."""
    [found] = read_files([(name, data)], Answers(**answers))
    return found.outcome


def column(found, table, name):
    return found.facts.tables[table].column(name).to_pylist()


# ── Meta ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_post_at_one_in_the_morning_in_toronto_is_that_day_not_the_day_before_in_california(monkeypatch):
    found = reading(like.facebook(like.facebook_row(when="07/31/2023 22:30")))
    assert column(found, "post", "published") == [date(2023, 8, 1)]
    monkeypatch.setenv("PORTEE_TZ", "America/Vancouver")
    assert column(reading(like.facebook(like.facebook_row(when="07/31/2023 22:30"))), "post", "published") == [date(2023, 7, 31)]


def test_totals_are_exact_sums_and_people_are_never_among_them():
    found = reading(like.facebook(like.facebook_row("1000000000000001"), like.facebook_row("1000000000000002", interactions=(1, 0, 0), views=7)))
    assert found.totals == {"views": 107, "interactions": 10, "reactions": 7, "comments": 2, "shares": 1}
    assert "reach" not in found.totals


def test_an_absent_cell_adds_nothing_and_has_no_fact():
    found = reading(like.facebook(like.facebook_row(views="")))
    assert "views" not in found.totals
    assert "views" not in column(found, "post_observation", "measure")


def test_the_french_header_says_the_same_and_says_its_language():
    found = reading(like.facebook(like.facebook_row(kind="Vidéos"), header=like.FACEBOOK_FR))
    assert (found.language, found.rows, column(found, "post", "format")) == ("fr", 1, ["video"])


def test_a_french_file_with_english_twins_takes_the_cell_that_is_filled():
    header = like.FACEBOOK_FR + ',Permalink,"Post type"'
    rows = (like.facebook_row("1000000000000001", kind="") + ",,Photos", like.facebook_row("1000000000000002", kind="Vidéos") + ",,")
    found = reading(like.facebook(*rows, header=header))
    assert (column(found, "post", "format"), found.language) == (["photo", "video"], "fr")


def test_of_two_columns_named_views_the_one_that_counts_speaks():
    header = like.FACEBOOK.replace("Views,Reach", "Views,Views,Reach")
    row = like.facebook_row(views="0,250")
    assert reading(like.facebook(row, header=header)).totals["views"] == 250


def test_a_row_shorter_than_the_header_is_padded_not_rejected():
    short = like.facebook_row().rsplit(",", 3)[0]
    found = reading(like.facebook(short) + b"\n")
    assert (found.rows, found.set_aside) == (1, ())


def test_a_row_that_meta_marks_as_failed_is_set_aside_and_not_held_against_the_file():
    failed = like.facebook_row("", "", "", comment="An error occurred while computing metadata")
    found = reading(like.facebook(like.facebook_row(), failed))
    assert (found.rows, [row.reason for row in found.set_aside]) == (1, ["failed"])


def test_one_bad_row_in_forty_is_set_aside_with_its_text_and_two_refuse_the_file():
    rows = [like.facebook_row(str(1000000000000000 + n)) for n in range(39)]
    found = reading(like.facebook(*rows, like.facebook_row("1000000000009999", views="12a")))
    assert (found.rows, len(found.set_aside), found.set_aside[0].text) == (39, 1, "12a")
    problem = reading(like.facebook(*rows[:9], like.facebook_row("1000000000009999", views="12a")))
    assert problem.kind == "BadValue" and "12a" in problem.message and "Views" in problem.message


def test_the_same_post_twice_in_one_file_counts_once():
    rows = [like.facebook_row(str(1000000000000000 + n)) for n in range(30)]
    found = reading(like.facebook(*rows, rows[0]))
    assert (found.rows, found.set_aside[0].reason) == (30, "repeated")


def test_ids_crushed_by_a_spreadsheet_refuse_the_file():
    assert reading(like.facebook(like.facebook_row("1.80841E+16"))).kind == "DamagedFile"


def test_a_reel_is_told_by_its_address_and_a_caption_by_the_longer_cell():
    row = like.facebook_row(kind="Videos").replace("/p/", "/reel/")
    assert column(reading(like.facebook(row)), "post", "format") == ["reel"]


def test_instagram_interactions_are_the_sum_of_their_parts_and_a_row_missing_one_adds_none():
    found = reading(like.instagram(like.instagram_row(), like.instagram_row("17900000000000002", saves="")))
    assert found.totals["interactions"] == 5 + 2 + 3 + 1
    assert found.totals["likes"] == 10


@pytest.mark.parametrize("kind", ["IG image", "Image IG", "image ig"])
def test_instagram_formats_are_known_in_both_languages_in_one_file(kind):
    assert column(reading(like.instagram(like.instagram_row(kind=kind))), "post", "format") == ["photo"]


def test_the_account_is_that_of_most_rows_and_each_row_keeps_its_own():
    guest = like.instagram_row("17900000000000009").replace("centre.exemple", "un.partenaire")
    found = reading(like.instagram(like.instagram_row("17900000000000001"), like.instagram_row("17900000000000002"), guest))
    assert found.account == "centre.exemple"
    assert sorted(set(column(found, "post", "account"))) == ["centre.exemple", "un.partenaire"]


def test_the_days_of_a_card_are_never_moved_by_its_hour():
    found = reading(like.card(days=(("2023-03-12", 1), ("2023-03-13", 2)), hour="T00:00:00"))
    assert (found.first_day, found.last_day, found.totals) == (date(2023, 3, 12), date(2023, 3, 13), {"profile_visits": 3})


def test_a_card_that_does_not_say_its_platform_asks_and_the_answer_is_not_used_where_it_does():
    assert reading(like.card("Content interactions")).kind == "NeedsAnswer"
    assert reading(like.card("Content interactions"), platform="instagram").platform == "instagram"
    assert reading(like.card("Instagram profile visits"), platform="facebook").platform == "instagram"


def test_a_card_resaved_with_semicolons_in_the_windows_code_page_is_read():
    data = "Facebook visits;\r\nDate;Primary\r\n2023-03-01T00:00:00;4\r\n".encode("cp1252")
    assert reading(data).totals == {"profile_visits": 4}


def test_two_series_stacked_in_one_card_are_refused_never_added():
    days = tuple((f"2023-03-{day:02d}", 1) for day in range(1, 11))
    assert reading(like.card(days=days + days)).kind == "BadValue"


def test_the_audience_keeps_every_cell_as_a_share_of_the_day_it_was_downloaded():
    found = reading(like.audience(like.CITIES, like.AGES), platform="instagram", exported_on=date(2023, 4, 4))
    assert (found.rows, found.totals, found.first_day, found.last_day) == (6, {}, date(2023, 4, 4), date(2023, 4, 4))
    cells = dict(zip(column(found, "segment", "segment"), column(found, "segment", "share"), strict=True))
    assert cells["women 18-24"] == 0.305 and cells["London, ON"] == 0.582


# ── LinkedIn ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_linkedin_total_followers_of_a_day_are_new_ones_and_the_other_sheets_are_levels():
    found = reading(like.linkedin_followers(), "centre_followers_1680600000000.xls")
    assert found.totals == {"new_followers": 2}
    assert (found.account, found.exported_on) == ("centre", date(2023, 4, 4))
    assert set(column(found, "segment", "first_day")) == {date(2023, 4, 4)}
    assert set(column(found, "segment", "measure")) == {"followers"}


def test_linkedin_is_read_by_position_in_a_language_nobody_listed():
    header = ("Data", "Seguidores patrocinados", "Seguidores orgânicos", "Total de seguidores")
    found = reading(like.linkedin_followers(header=header, first="Novos_seguidores"))
    assert (found.totals, found.language) == ({"new_followers": 2}, None)


def test_a_sheet_of_that_shape_whose_figures_do_not_add_up_is_not_linkedin():
    header = ("Data", "Um", "Dois", "Três")
    assert reading(like.linkedin_followers(header=header, days=(("03/01/2023", 1, 2, 9),))).kind == "UnknownExport"


def test_competitors_count_for_the_own_page_only():
    found = reading(like.linkedin_competitors())
    assert (found.account, found.rows, found.totals) == ("Centre", 2, {"new_followers": 12, "engagements": 40, "posts": 6})
    assert column(found, "measurement", "ours").count(True) == 4


@pytest.mark.parametrize(("dates", "first"), [(("24/03/2024", "30/03/2024"), date(2024, 3, 24)), (("03/01/2023", "03/31/2023"), date(2023, 3, 1))])
def test_the_one_localised_range_of_linkedin_is_read_the_way_that_is_possible(dates, first):
    assert reading(like.linkedin_competitors(dates=dates)).first_day == first


def test_one_word_that_two_languages_share_does_not_make_a_file_english():
    header = ("Page", "Total de seguidores", "Novos seguidores", "Total de engajamentos", "Total de publicações")
    assert reading(like.linkedin_competitors(dates=("24/03/2024", "30/03/2024"), header=header)).language is None


def test_a_range_that_could_be_either_way_in_another_language_is_asked():
    header = ("Page", "Total de seguidores", "Novos seguidores", "Engajamentos", "Publicações")
    assert reading(like.linkedin_competitors(dates=("01/02/2023", "01/03/2023"), header=header)).kind == "NeedsAnswer"


# ── TikTok ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_year_less_file_asks_unless_the_day_of_export_the_year_or_the_archive_s_name_tells():
    days = like.overview("31 décembre", "1er janvier", "2 janvier")
    assert reading(days).kind == "NeedsAnswer"
    assert reading(days, exported_on=date(2023, 1, 3)).first_day == date(2022, 12, 31)
    assert reading(days, year=2022).last_day == date(2022, 1, 2)
    found = reading(like.zipped(**{"Overview.csv": days}), "Overview_2021-12-31_1641168000_centre.zip")
    assert (found.first_day, found.last_day, found.account) == (date(2021, 12, 31), date(2022, 1, 2), "centre")


def test_undefined_is_absent_beside_real_zeros():
    data = like.tiktok(("Date", "Total Viewers", "New Viewers", "Returning Viewers"), ("March 1", "undefined", "0", "0"), ("March 2", "4", "3", "1"))
    found = reading(data, year=2023)
    assert (found.rows, column(found, "measurement", "value")) == (2, [4.0])


def test_a_negative_day_is_real():
    data = like.tiktok(like.OVERVIEW, ("March 1", "10", "2", "-3", "0", "0"))
    assert reading(data, year=2023).totals["likes"] == -3


def test_a_video_s_id_tells_the_instant_it_was_published_in_the_organisation_s_day():
    video = (1678764600 << 32) + 12345                                   # 14 March 2023, 03:30 UTC: the evening of the 13th in Toronto
    data = like.tiktok(like.VIDEOS, ("April 4", "Un mot", f"https://www.tiktok.com/@centre/video/{video}", "March 14", "1", "2", "3", "40"))
    found = reading(data, exported_on=date(2023, 4, 4))
    assert column(found, "post", "published") == [date(2023, 3, 13)]
    assert (found.exported_on, found.account) == (date(2023, 4, 4), "centre")


# ── Google Analytics, our own sheet ─────────────────────────────────────────────────────────────────────────────────


def test_an_analytics_report_is_of_its_period_and_people_are_in_no_total():
    found = reading(like.GA4.encode())
    assert (found.first_day, found.last_day, found.account) == (date(2023, 3, 1), date(2023, 3, 31), "Centre")
    assert found.totals == {"visits": 150, "engaged_sessions": 85, "events": 580, "key_events": 3}


def test_a_page_table_counts_no_visits_because_one_visit_has_many_pages():
    pages = like.GA4.replace("Session primary channel group (Default Channel Group),", "Page path and screen class,")
    assert "visits" not in reading(pages.encode()).totals


def test_a_report_of_one_comparison_only_is_declined():
    assert reading(like.GA4.replace("# All Users", "# Mobile traffic").encode()).kind == "NotAnExport"


def test_a_french_analytics_preamble_is_read_with_its_no_break_spaces():
    french = like.GA4.replace("# Start date:", "# Date de début\u00a0:").replace("# End date:", "# Date de fin\u00a0:").replace("# Property:", "# Propriété\u00a0:").replace("# All Users", "#  ")
    found = reading(french.encode())
    assert (found.language, found.account) == ("fr", "Centre")


def test_the_sheet_takes_words_and_numbers_in_either_language():
    found = reading(like.sheet("Site web,,2023-03,Visites,4\u202f100,,,Squarespace,", "site web,,2023-03,visites,1 968,provenances,direct,Squarespace,"))
    assert (found.platform, found.totals, found.rows, found.language) == ("website", {"visits": 4100}, 2, "fr")
    english = reading(like.sheet("website,,2023-03,visits,\"4,100\",,,Squarespace,", header="platform,account,month,measure,value,dimension,segment,source,note"))
    assert (english.totals, english.language) == ({"visits": 4100}, "en")


def test_a_word_the_catalogue_lacks_sets_its_row_aside_but_the_organisation_counts_what_it_likes():
    rows = [f"organisation,,2023-{month:02d},Personnes servies,{month},,,," for month in range(1, 13)]
    rows += [f"website,,2022-{month:02d},visits,{month},,,," for month in range(1, 10)]
    found = reading(like.sheet(*rows, "website,,2023-03,vizites,9,,,,"))
    assert (found.rows, found.set_aside[0].text, found.totals["Personnes servies"]) == (21, "vizites", 78)


def test_people_typed_in_the_sheet_are_kept_and_in_no_total():
    found = reading(like.sheet("instagram,,2023-03,reach,455,,,,"))
    assert (found.totals, column(found, "measurement", "value")) == ({}, [455.0])


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
