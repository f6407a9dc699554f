"""Podcasts: Spotify's and Apple's lists, days and trends, each in its own unit."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep, receipts, undo
from data.reading import Answers

SPOTIFY = '"name","plays","streams","audience_size","releaseDate"'
APPLE = ("Show Name,Episode ID,Episode GUID,Episode Number,Episode Title,Release Date,Duration,Unique Listeners,Unique Engaged Listeners,"
         "Plays,Average Consumption")
TRENDS = '"Show ID","Episode ID","Episode Title","Date","Total Time Listened","Plays","Unique Listeners","Unique Engaged Listeners"'


def spotify(*rows):
    """Spotify's list of episodes: (name, plays, streams, audience, day) a row."""
    return "\n".join((SPOTIFY, *(",".join(f'"{cell}"' for cell in row) for row in rows))).encode()


def apple(*rows):
    """Apple's list: (id, title, day, listeners, plays) a row."""
    return "\n".join((APPLE, *(f'"Le Balado",{name},"g",NaN,"{title}",{day},600,{listeners},4,{plays},0.5'
                               for name, title, day, listeners, plays in rows), "")).encode()


def trends(*rows, show="900"):
    """Apple's trends: (id, title, day, seconds, plays, listeners) a row."""
    return "\n".join((TRENDS, *(",".join(f'"{cell}"' for cell in (show, *row, "1")) for row in rows), "")).encode()


def only(data, answers=None):
    """What reading one file gave."""
    [found] = read_files([("a.csv", data)], answers)
    return found.outcome


def test_spotify_episodes_are_dated_by_their_release_and_speak_no_language():
    found = only(spotify(("Un", "110", "92", "59", "2023-03-04"), ("Deux", "10", "2", "1", "2023-04-01")), Answers(account="Le Balado"))
    assert (found.export, found.platform, found.language, found.rows) == ("podcast.spotify_episodes", "podcast", None, 2)
    assert (found.first_day, found.last_day) == (date(2023, 3, 4), date(2023, 4, 1))
    assert found.totals == {"plays": 120, "streams": 94}


def test_two_spotify_episodes_of_one_name_are_two():
    found = only(spotify(("Un", "1", "1", "1", "2023-04-04"), ("Un", "2", "2", "2", "2023-03-04")))
    assert found.facts.tables["post"]["post_id"].to_pylist() == ["un 2023-04-04", "un"]


def test_apple_episodes_name_their_show_and_nan_is_absent():
    found = only(apple(("1000700000001", "Un", "2023-03-04", "23", "134"), ("1000700000002", "Deux", "2023-03-11", "NaN", "-")))
    assert (found.export, found.language, found.account, found.rows) == ("podcast.apple_episodes", "en", "Le Balado", 2)
    assert found.totals == {"plays": 134}


def test_two_apple_episodes_of_one_title_and_day_are_two():
    found = only(apple(("1000700000001", "Un", "2023-03-04", "2", "3"), ("1000700000002", "Un", "2023-03-04", "2", "3")))
    assert (found.rows, len(set(found.facts.tables["post"]["post_id"].to_pylist()))) == (2, 2)


def test_a_crushed_apple_id_is_damage():
    assert only(apple(("1.0007E+12", "Un", "2023-03-04", "23", "134"))).kind == "DamagedFile"


def test_an_episode_on_both_apps_counts_once_and_their_plays_are_never_one_total(store):
    """Apple's list speaks for plays, Spotify's for streams; taken back, Spotify speaks for both again."""
    lists = [("s.csv", spotify(("Un", "110", "92", "59", "2023-03-04"), ("Deux", "50", "40", "30", "2023-03-11"))),
             ("a.csv", apple(("1000700000001", "UN", "2023-03-04", "23", "134")))]
    for order in (lists, lists[::-1]):
        for file in order:
            keep(store, [file], Answers(exported_on=date(2023, 4, 1)))
        told = dict(store.reader().execute("select measure, value from published_value").fetchall())
        assert told == {"posts": 2, "plays": 134, "streams": 132}
        undo(store, next(r.receipt for r in receipts(store) if r.export == "podcast.apple_episodes" and r.status == "kept"))
        assert dict(store.reader().execute("select measure, value from published_value").fetchall())["plays"] == 160
        undo(store, next(r.receipt for r in receipts(store) if r.status == "kept"))


@pytest.mark.parametrize(("header", "totals"), [("Date,Streams", {"streams": 21}), ("Date,Audience size", {})])
def test_spotify_days_are_month_first_and_people_are_never_summed(header, totals):
    found = only(f"\ufeff{header}\r\n3/9/2023,2\r\n3/10/2023,19\r\n".encode())
    assert (found.export, found.language, found.rows, found.totals) == ("podcast.spotify_daily", "en", 2, totals)
    assert (found.first_day, found.last_day) == (date(2023, 3, 9), date(2023, 3, 10))


def test_a_day_and_a_number_are_not_enough_to_be_spotifys():
    for header in ("Date,Streams,Country", "Date,Plays", "Streams,Audience size", "Date,"):
        assert only(f"{header}\n3/9/2023,2,CA\n".encode()).kind == "UnknownExport"


def test_shares_by_country_alone_are_no_export_of_ours():
    assert only(b"Geo,Percentage\nCanada,91.6\n").kind == "UnknownExport"


MONTHS = (("1000700000001", "Un", "20230301", "600", "40", "8"), ("1000700000001", "Un", "20230401", "60", "4", "2"),
          ("1000700000002", "Deux", "20230301", "300", "10", "3"))


def test_trends_by_month_cover_whole_months():
    found = only(trends(*MONTHS))
    assert (found.export, found.language, found.rows) == ("podcast.apple_trends", "en", 3)
    assert (found.first_day, found.last_day) == (date(2023, 3, 1), date(2023, 4, 30))
    assert found.totals == {"plays": 54, "watch_seconds": 960}


def test_trends_by_day_are_days():
    found = only(trends(*MONTHS, ("1000700000002", "Deux", "20230402", "30", "1", "1")))
    assert (found.first_day, found.last_day) == (date(2023, 3, 1), date(2023, 4, 2))


def test_a_single_first_day_could_be_a_month_and_is_asked_about():
    one = trends(MONTHS[0], MONTHS[2])
    assert (only(one).kind, only(one).details["missing"]) == ("NeedsAnswer", "period")
    assert only(one, Answers(period=(date(2023, 3, 1), date(2023, 3, 31)))).last_day == date(2023, 3, 31)
    assert only(one, Answers(period=(date(2023, 3, 1), date(2023, 3, 1)))).last_day == date(2023, 3, 1)


def test_the_plays_of_all_episodes_are_the_shows_and_their_listeners_are_nobodys_sum(store):
    keep(store, [("a.csv", trends(*MONTHS))])
    told = store.reader().execute("select measure, month, value, complete from monthly_value order by all").fetchall()
    march, april = date(2023, 3, 1), date(2023, 4, 1)
    assert told == [("plays", march, 50, True), ("plays", april, 4, True), ("watch_seconds", march, 900, True), ("watch_seconds", april, 60, True)]
    people = store.reader().execute("select segment, value from current_segment where measure = 'listeners' order by all").fetchall()
    assert people == [("Deux", 3), ("Un", 2), ("Un", 8)]


@pytest.mark.parametrize("data", [trends(*MONTHS[:2]), trends(*MONTHS) + trends(*MONTHS, show="901").partition(b"\n")[2].replace(b"10007", b"20007")])
def test_one_episode_alone_or_several_shows_are_never_the_shows_total(data):
    found = only(data)
    assert found.facts.tables["measurement"].num_rows == 0 and found.facts.tables["segment"].num_rows > 0


def test_an_absent_count_leaves_its_slice_out():
    found = only(trends(*MONTHS[1:], ("1000700000001", "Un", "20230301", "NaN", "-", "8")))
    assert (found.rows, found.totals) == (3, {"plays": 14, "watch_seconds": 360})


@pytest.mark.parametrize("header", [SPOTIFY, APPLE, TRENDS, "Date,Streams"])
def test_a_header_alone_is_empty(header):
    assert only(header.encode()).kind == "EmptyExport"


def test_many_episodes_of_one_title_and_day_each_have_an_id_of_their_own():
    found = only(apple(*((str(1000000000000 + n), "Le balado", "2023-03-01", 1, 1) for n in range(20_000))))
    names = found.facts.tables["post"]["post_id"].to_pylist()
    assert len(set(names)) == 20_000
    assert names[:3] == ["le balado", "le balado 2023-03-01", "le balado 2023-03-01 2"]
