"""X and old Twitter: days and posts in any language, instants in ids, and what a spreadsheet program does to them."""

from datetime import date, datetime

import pytest

from data.days import english_day
from data.journey import read_files
from data.keep import keep
from data.reading import Answers
from tests.lookalikes import xlsx

OVERVIEW = ("Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,"
            "Video views,Media views")
OVERVIEW_FR = ("Date,Impressions,J’aime,Engagements,Signets,Partages,Nouveaux abonnés,Désabonnements,Réponses,Reposts,Visites du profil,"
               "Create Post,Vues de la vidéo,Vues des médias")
OVERVIEW_ELSEWHERE = "Uno,Due,Tre,Quattro,Cinque,Sei,Sette,Otto,Nove,Dieci,Undici,Dodici,Tredici,Quattordici"
DAYS = ('"Thu, Mar 2, 2023",200,10,90,4,50,3,1,5,2,7,1,0,30', '"Wed, Mar 1, 2023",100,1,9,1,0,2,0,0,0,3,2,8,0')
DAY_TOTALS = {"impressions": 300, "likes": 11, "engagements": 99, "saves": 5, "new_followers": 5, "lost_followers": 1, "comments": 5,
              "shares": 2, "profile_visits": 10, "posts": 3, "video_views": 8, "interactions": 18}

CONTENT = ("Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,"
           "Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks")
CONTENT_FR = ("Identifiant du post,Date,Texte du post,Lien du post,Impressions,J'aime,Engagements,Signets,Partages,Nouveaux abonnés,"
              "Réponses,Reposts,Visites du profil,Agrandissements,Clics quelque part,Clics,Autres clics")
CONTENT_EARLY = ("Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,"
                 "Detail expands,Url clicks,Hashtag clicks,Permalink clicks")
TWEETS = ("Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,engagement rate,retweets,replies,{likes},user profile clicks,"
          "url clicks,hashtag clicks,follows,media views,promoted impressions,promoted likes")
DAILY = "Date,Tweets published,impressions,engagements,engagement rate,retweets,replies,likes,user profile clicks,url clicks,follows"
VIDEO = ("Video overview,,,,,\nDate,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated Revenue\n"
         '"Thu, Mar 2, 2023",30,45500,0.2,1516,0\n"Wed, Mar 1, 2023",10,4500,0.1,450,0\n,,,,,\nYour videos,,,,,\n'
         "Uploaded on:,Video ID,Video title,Views,Duration,Video Link,Monetized,Estimated Revenue,Published date,Post Link\n"
         'x,1600000000000000001,Visite,500,12,l,No,0,"Wed, Feb 1, 2023",https://x.com/centre/status/1600000000000000001\n'
         'x,1600000000000000002,Visite,40,12,l,No,0,"Wed, Feb 1, 2023",https://x.com/centre/status/1600000000000000002\n')


def an_id(moment):
    """The id of a post made at a moment."""
    return str((int(datetime.fromisoformat(moment).timestamp() * 1000) - 1288834974657) << 22 | 173)


EVENING = an_id("2023-03-15T01:30:00+00:00")     # still the 14th in Toronto
NOON = an_id("2023-03-20T16:00:00+00:00")


def post(post_id=EVENING, day="Wed, Mar 15, 2023", link=True, text="Bonjour &amp; merci", numbers="100,5,40,1,9,2,3,4,6,7,8,9,10"):
    """One row of a content file."""
    address = f"https://x.com/centre/status/{post_id}" if link is True else link
    return f'{post_id},"{day}","{text}",{address},{numbers}'


def content(*rows, header=CONTENT, end="\n"):
    """A content file as bytes."""
    return end.join((header, *rows, "")).encode()


def only(name, data, answers=None):
    """What reading one file gave."""
    [found] = read_files([(name, data)], answers)
    return found.outcome


def overview(header=OVERVIEW, rows=DAYS):
    """An overview as bytes."""
    return "\n".join((header, *rows)).encode()


@pytest.mark.parametrize(("header", "language"), [(OVERVIEW, "en"), (OVERVIEW_FR, "fr"), (OVERVIEW_FR.replace("Create Post", "Créer"), "fr"),
                                                  (OVERVIEW_ELSEWHERE, None)])
def test_an_overview_is_read_in_any_language(header, language):
    """Its order is fixed: French names that nobody has seen yet, and other languages, are read by their place."""
    found = only("a.csv", overview(header))
    assert (found.export, found.platform, found.language, found.rows) == ("x.overview", "x", language, 2)
    assert found.totals == DAY_TOTALS
    assert (found.first_day, found.last_day) == (date(2023, 3, 1), date(2023, 3, 2))


def test_engagements_are_never_interactions_and_shares_are_reposts():
    found = only("a.csv", overview())
    assert found.totals["interactions"] == found.totals["likes"] + found.totals["comments"] + found.totals["shares"]
    assert found.totals["shares"] == 2


def test_english_columns_are_read_by_name_wherever_they_stand():
    def moved(line):
        first, *rest = line.split('",') if line.startswith('"') else line.split(",", 1)
        cells = rest[0].split(",")
        quoted = f'{first}"' if line.startswith('"') else first
        return ",".join((quoted, *reversed(cells)))
    found = only("a.csv", "\n".join(map(moved, (OVERVIEW, *DAYS))).encode())
    assert found.totals == DAY_TOTALS


@pytest.mark.parametrize("rows", [('"Do, 2. Mär 2023",' + "1," * 12 + "1",), ('"Thu, Mar 2, 2023",' + "one," * 12 + "1",)])
def test_another_language_is_only_read_where_every_row_proves_it(rows):
    assert only("a.csv", overview(OVERVIEW_ELSEWHERE, rows)).kind == "UnknownExport"


def test_a_known_name_out_of_its_place_is_not_read_by_place():
    header = OVERVIEW_ELSEWHERE.replace("Tre", "Réponses")
    assert only("a.csv", overview(header)).kind == "UnknownExport"


def test_an_absent_part_adds_no_interactions_and_is_no_zero():
    found = only("a.csv", overview(rows=(DAYS[0], '"Wed, Mar 1, 2023",100,,9,1,0,2,0,0,0,3,2,8,0')))
    assert (found.totals["likes"], found.totals["interactions"]) == (10, 17)


def test_an_overview_saved_with_semicolons_and_iso_days_is_read():
    rows = ("2023-03-02;200;10;90;4;50;3;1;5;2;7;1;0;30", "2023-03-01;100;1;9;1;0;2;0;0;0;3;2;8;0")
    found = only("a.csv", "\r\n".join((OVERVIEW.replace(",", ";"), *rows)).encode("cp1252"))
    assert found.totals == DAY_TOTALS


@pytest.mark.parametrize(("name", "account"), [("account_overview_analytics_Centre_1.csv", "Centre_1"), ("account_overview_analytics (1).csv", None),
                                               ("account_overview_analytics_2023-03-01.csv", None)])
def test_the_account_of_an_overview_is_in_the_name_of_older_files_only(name, account):
    assert only(name, overview()).account == account


def test_a_post_is_of_the_day_its_id_holds_where_the_organisation_is():
    found = only("a.csv", content(post(), post(NOON, "Mon, Mar 20, 2023")))
    assert (found.export, found.account, found.language) == ("x.content", "centre", "en")
    assert (found.first_day, found.last_day) == (date(2023, 3, 14), date(2023, 3, 20))
    assert found.totals == {"impressions": 200, "likes": 10, "engagements": 80, "saves": 2, "new_followers": 4, "comments": 6, "shares": 8,
                            "profile_visits": 12, "link_clicks": 16, "interactions": 24}
    [first, _] = found.facts.tables["post"].to_pylist()
    assert (first["post_id"], first["text"]) == (EVENING, "Bonjour & merci")


@pytest.mark.parametrize(("header", "language"), [(CONTENT, "en"), (CONTENT_FR, "fr"), (CONTENT_EARLY, "en"),
                                                  (",".join(f"C{place}" for place in range(17)), None)])
def test_posts_are_read_in_any_language_and_from_both_builds(header, language):
    day = "Wed Mar 15 2023" if header == CONTENT_EARLY else "Wed, Mar 15, 2023"
    found = only("a.csv", content(post(day=day), header=header, end="\r\n"))
    assert (found.language, found.totals["link_clicks"], found.totals["shares"]) == (language, 8, 4)
    assert found.first_day == date(2023, 3, 14)


def test_the_range_in_a_content_files_name_is_vouched_for():
    found = only("account_analytics_content_2023-03-01_2023-03-31 (1).csv", content(post()))
    assert found.period == (date(2023, 3, 1), date(2023, 3, 31))


def test_an_id_that_a_spreadsheet_program_crushed_is_recovered_from_its_address():
    whole = f"https://x.com/centre/status/{EVENING}"
    for crushed in ("1.63584E+18", "1,63584E+18", EVENING[:15] + "0000"):
        found = only("a.csv", content(f'"{crushed}"' + post(link=whole)[len(EVENING):]))
        assert found.facts.tables["post"]["post_id"].to_pylist() == [EVENING]


@pytest.mark.parametrize("crushed", ["1.63584E+18", "1,63584E+18", EVENING[:15] + "0000"])
def test_a_crushed_id_without_a_whole_address_is_damage(crushed):
    found = only("a.csv", content(f'"{crushed}"' + post(link="https://x.com/centre")[len(EVENING):]))
    assert (found.kind, found.details["column"]) == ("DamagedFile", "Post id")


def test_an_id_that_truly_ends_in_zeros_is_whole_where_its_address_says_so():
    found = only("a.csv", content(post("1635816000000000000")))
    assert found.facts.tables["post"]["post_id"].to_pylist() == ["1635816000000000000"]


def test_a_workbook_of_posts_keeps_ids_through_their_addresses():
    row = [float(EVENING), "Wed, Mar 15, 2023", "Bonjour", f"https://x.com/centre/status/{EVENING}", 100, 5, 40, 1, 9, 2, 3, 4, 6, 7, 8, 9, 10]
    found = only("a.xlsx", xlsx(Feuille=[CONTENT.split(","), row]))
    assert found.facts.tables["post"]["post_id"].to_pylist() == [EVENING] and found.totals["likes"] == 5


def test_a_content_file_without_its_ids_is_never_taken_for_days():
    header, row = CONTENT.partition(",")[2], post().partition(",")[2]
    assert only("a.csv", content(row, header=header)).kind == "UnknownExport"


def tweets(*rows, likes="likes"):
    """An old file of tweets as bytes, everything quoted."""
    lines = (TWEETS.format(likes=likes).split(","), *rows)
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()


def tweet(post_id=EVENING, time="2023-03-15 01:30 +0000"):
    """One row of it, with a real line break in its text."""
    return (post_id, f"https://twitter.com/Centre/status/{post_id}", "Une ligne\net une autre", time, "120.0", "20", "0.1666", "3.0", "2.0", "5.0",
            "4.0", "6", "0", "1", "9", "-", "-")


@pytest.mark.parametrize("likes", ["likes", "favorites"])
def test_old_tweets_are_read_by_their_instant_and_promoted_counts_stay_out(likes):
    found = only("tweet_activity_metrics_Centre_20230301_20230401_en.csv", tweets(tweet(), likes=likes))
    assert (found.export, found.account, found.language, found.rows) == ("x.tweets", "Centre", "en", 1)
    assert found.first_day == date(2023, 3, 14)
    assert found.period == (date(2023, 3, 1), date(2023, 3, 31))                  # the end in the name is the next month's first day
    assert found.totals == {"impressions": 120, "engagements": 20, "shares": 3, "comments": 2, "likes": 5, "profile_visits": 4, "link_clicks": 6,
                            "new_followers": 1, "interactions": 10}


def test_a_tweet_from_before_ids_held_instants_is_of_the_day_written_beside_it():
    assert only("a.csv", tweets(tweet("12345678", "2010-01-02 01:30 +0000"))).first_day == date(2010, 1, 1)
    assert only("a.csv", tweets(tweet("12345678", ""))).kind == "BadValue"


def test_old_days_are_read_and_the_handle_is_in_the_name():
    data = f'{DAILY}\n2023-03-01,2,100,9,0.09,1,2,3,4,5,6\n2023-03-02,1,50,1,0.02,0,0,1,0,0,0\n'.encode()
    found = only("daily_tweet_activity_metrics_Le_Centre_20230301_20230401_en.csv", data)
    assert (found.export, found.account, found.rows) == ("x.daily", "Le_Centre", 2)
    assert found.totals == {"posts": 3, "impressions": 150, "engagements": 10, "shares": 1, "comments": 2, "likes": 4, "profile_visits": 4,
                            "link_clicks": 5, "new_followers": 6, "interactions": 7}


VIDEO_FR = (VIDEO.replace("Video overview", "Vue d’ensemble des vidéos").replace("Date,Views", "Date,Vues").replace("Your videos", "Vos vidéos")
            .replace("Watch Time (ms),Completion Rate,Average Watch Time (ms)", "Temps de visionnage (ms),Taux de complétion,Temps de visionnage moyen (ms)")
            .replace("Uploaded on:,Video ID,Video title,Views,Duration,Video Link", "A,B,C,D,E,F"))


@pytest.mark.parametrize(("data", "language"), [(VIDEO, "en"), (VIDEO_FR, "fr"), (VIDEO.replace("Video overview,,,,,\n", ""), "en")])
def test_videos_count_by_their_first_table_and_the_second_is_a_breakdown(data, language):
    found = only("a.csv", data.encode())
    assert (found.export, found.language, found.rows) == ("x.video", language, 2)
    assert found.totals == {"video_views": 40, "watch_seconds": 50}
    slices = found.facts.tables["segment"].to_pylist()
    assert [(slice["segment"], slice["value"]) for slice in slices] == [("Visite (1600000000000000001)", 500), ("Visite (1600000000000000002)", 40)]


def test_a_video_file_without_its_second_table_is_read():
    assert only("a.csv", VIDEO.partition(",,,,,\nYour")[0].encode()).rows == 2


def test_the_video_file_speaks_for_videos_where_the_overview_writes_zeros(store):
    zeros = tuple(row.replace(",8,0", ",0,0") for row in DAYS)
    keep(store, [("a.csv", overview(rows=zeros)), ("b.csv", VIDEO.encode())], Answers(account="centre"))
    told = dict(store.reader().execute("select measure, value from monthly_value where measure in ('video_views', 'impressions')").fetchall())
    assert told == {"video_views": 40, "impressions": 300}


@pytest.mark.parametrize("text", ["Thu, Mar 2, 2023", "Thu Mar 02 2023", "Mar 02, 2023 09:15 am", "March 2, 2023, 9:15\u202fPM", "2023-03-02",
                                  "2023-03-02T00:00:00"])
def test_days_written_in_english_are_read(text):
    assert english_day(text) == date(2023, 3, 2)


@pytest.mark.parametrize("text", ["02/03/2023", "2 mars 2023", "Thu, Mars 2, 2023", "Mar 2023", "Mar 32, 2023"])
def test_other_days_are_not_guessed(text):
    with pytest.raises(ValueError):
        english_day(text)


@pytest.mark.parametrize("header", [OVERVIEW, CONTENT, TWEETS.format(likes="likes"), DAILY, VIDEO.split("\n")[1]])
def test_a_header_alone_is_empty(header):
    assert only("a.csv", header.encode()).kind == "EmptyExport"
