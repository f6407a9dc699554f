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
