"""YouTube Studio: a table of a period, the channel's totals by day, a chart of some rows."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from tests.lookalikes import youtube, zipped

MARCH = Answers(period=(date(2023, 3, 1), date(2023, 3, 31)))
NAMED = "Content 2023-03-01_2023-03-31 Le centre.zip"
FRENCH = ("Contenu,Titre de la vidéo,Heure de publication de la vidéo,Vues,Durée de visionnage (heures),Spectateurs réguliers,"
          "Spectateurs occasionnels,Spectateurs réguliers,J’aime,Commentaires ajoutés,Partages,Nouveaux abonnés")


def read(data, name="Table data.csv", answers=MARCH):
    [found] = read_files([(name, data)], answers)
    return found.outcome


def rows(reading, table):
    return reading.facts.tables[table].to_pylist() if table in reading.facts.tables else []


def by_source(*told, header="Traffic source,Views,Watch time (hours)"):
    return youtube(*told, header=header, total="Total,900,9")


def test_the_total_row_is_dropped_though_it_is_more_than_the_sum_of_rows():
    reading = read(youtube())
    assert (reading.export, reading.rows, reading.language) == ("youtube.table", 2, "en")
    assert reading.totals == {"views": 150, "watch_seconds": 7200, "impressions": 500}


def test_the_net_of_subscribers_is_in_no_total_and_the_gained_are():
    header = "Content,Video title,Views,Subscribers gained,Subscribers lost,Subscribers"
    assert read(youtube("abcdefghij1,Un mot,10,3,5,-2", header=header, total="Total,,10,3,5,-2")).totals == {
        "views": 10, "new_followers": 3, "lost_followers": 5}


def test_the_guard_before_an_id_that_begins_with_a_dash_goes():
    ids = [row["post_id"] for row in rows(read(youtube('  -bcdefghij2,Un autre,"Mar 4, 2023",90,50,0.5,1,200')), "post")]
    assert ids == ["-bcdefghij2"]


def test_channel_and_period_are_in_the_name_of_the_archive_or_of_its_folder():
    for name in (f"{NAMED}/Table data.csv", "/tmp/Content 2023-03-01_2023-03-31 Le centre (1)/Table data.csv"):
        reading = read(youtube(), name, Answers())
        assert (reading.first_day, reading.last_day, reading.account) == (date(2023, 3, 1), date(2023, 3, 31), "Le centre")


def test_an_archive_holds_three_exports_of_one_channel():
    archive = zipped(**{"Table data.csv": youtube(), "Totals.csv": b"Date,Views\n2023-03-01,4\n2023-03-02,\n",
                        "Chart data.csv": b"Date,Content,Video title,Views\n2023-03-01,abcdefghij1,Un mot,4\n"})
    found = list(read_files([(NAMED, archive)]))
    assert [(one.export, one.outcome.rows, one.outcome.account) for one in found] == [
        ("youtube.table", 2, "Le centre"), ("youtube.totals", 2, "Le centre"), ("youtube.chart", 1, "Le centre")]
    assert found[0].file == f"{NAMED}/Table data.csv"


def test_publish_dates_are_never_the_period_which_is_asked_for():
    problem = read(youtube(), answers=Answers())
    assert (problem.kind, problem.details["missing"]) == ("NeedsAnswer", "period")


def test_a_table_with_its_total_only_is_empty_before_any_question():
    assert read(b"Content,Video title,Views\nTotal,,0\n", answers=Answers()).kind == "EmptyExport"


def test_a_video_of_the_period_is_observed_and_an_older_one_is_not():
    """What an older video gathered in March is not what it has gathered so far."""
    reading = read(youtube())
    assert [(row["post_id"], row["published"], row["format"]) for row in rows(reading, "post")] == [
        ("abcdefghij1", date(2023, 3, 2), "video")]
    assert {(row["post_id"], row["measure"], row["value"]) for row in rows(reading, "post_observation")} == {
        ("abcdefghij1", "views", 100), ("abcdefghij1", "watch_seconds", 5400), ("abcdefghij1", "impressions", 300)}


def test_a_list_cut_at_its_limit_or_downloaded_long_after_observes_no_video():
    many = [f'{number:011d},Un mot,"Mar 2, 2023",60,1,0.1,0,1' for number in range(498)]
    assert read(youtube(*many)).rows == 498 and not rows(read(youtube(*many)), "post")
    late = Answers(period=MARCH.period, exported_on=date(2023, 6, 1))
    assert not rows(read(youtube(), answers=late), "post")


def test_a_row_without_a_publish_day_is_a_row_all_the_same():
    reading = read(youtube("abcdefghij1,Un mot,,60,100,1.5,2,300", 'abcdefghij3,Un mot,"3 kwi 2023",60,100,1.5,2,300'))
    assert (reading.rows, reading.set_aside, rows(reading, "post")) == (2, (), [])


def test_the_french_table_is_read_with_its_two_columns_of_one_name():
    data = youtube('abcdefghij1,"Un mot, un sourire",2 mars 2023,100,1.5,61,57,4,8,1,2,5', header=FRENCH, total="Total,,,100,1.5,0,0,0,8,1,2,5")
    reading = read(data)
    assert (reading.language, reading.rows, len(rows(reading, "post"))) == ("fr", 1, 1)
    assert reading.totals == {"views": 100, "watch_seconds": 5400, "likes": 8, "comments": 1, "shares": 2, "new_followers": 5, "interactions": 11}


def test_a_zero_total_of_people_over_empty_cells_is_absent():
    reading = read(youtube("abcdefghij1,Un mot,10,", header="Content,Video title,Views,Unique viewers", total="Total,,10,0"))
    assert reading.totals == {"views": 10} and "viewers" not in {row["measure"] for row in rows(reading, "post_observation")}


def test_a_breakdown_is_slices_of_its_period_and_an_empty_cell_none():
    reading = read(by_source("YouTube search,80,1,40", "Shorts feed,20,0.5,", header="Traffic source,Views,Watch time (hours),Impressions"))
    told = {(row["segment"], row["measure"]): row["value"] for row in rows(reading, "segment")}
    assert told[("Shorts feed", "views")] == 20 and ("Shorts feed", "impressions") not in told
    assert {(row["dimension"], row["first_day"], row["last_day"]) for row in rows(reading, "segment")} == {("traffic_source", *MARCH.period)}
    assert "measurement" not in reading.facts.tables


def test_ages_are_shares():
    data = youtube("18–24 years,25.5,0:01:00", header="Viewer age,Views (%),Average view duration", total="Total,100,0:01:00")
    reading = read(data)
    assert reading.totals == {} and [(row["dimension"], row["share"]) for row in rows(reading, "segment")] == [("age", 0.255)]


def test_a_table_by_day_needs_no_period():
    reading = read(youtube("2023-03-01,10,0.5", "2023-03-02,,0.25", header="Date,Views,Watch time (hours)", total="Total,10,0.75"), answers=Answers())
    assert (reading.export, reading.rows, reading.first_day, reading.last_day) == ("youtube.table", 2, date(2023, 3, 1), date(2023, 3, 2))
    assert reading.totals == {"views": 10, "watch_seconds": 2700} and len(rows(reading, "measurement")) == 3


def test_a_breakdown_without_a_word_is_read_and_nothing_of_it_is_counted():
    for data in (by_source("Ordinateur,80,1", header="Type d’appareil,Vues,Durée de visionnage (heures)"),
                 youtube("YT_RELATED.a,Content,Un mot,8,1", header="Traffic source,Source type,Source title,Views,Watch time (hours)", total="Total,,,8,1")):
        reading = read(data)
        assert (reading.rows, reading.facts.items(), reading.notes) == (1, [], ("uncounted",))


def test_totals_of_a_mean_or_a_percentage_have_days_and_no_total():
    for data in (b"Date,Average view duration\n2023-03-01,\n2023-03-02,0:00:27\n", b"Date,Stayed to watch (%)\n2023-03-01,0\n2023-03-02,71.2\n"):
        reading = read(data, "Totals.csv", Answers())
        assert (reading.export, reading.rows, reading.totals, reading.language) == ("youtube.totals", 2, {}, "en")


def test_a_chart_of_known_sources_is_slices_by_day_and_never_the_channel():
    reading = read(b"Date,Traffic source,Views\n2023-03-01,External,4\n2023-03-01,End screens,2\n2023-03-02,External,\n", answers=Answers())
    assert (reading.export, reading.rows, reading.last_day, reading.totals) == ("youtube.chart", 3, date(2023, 3, 2), {"views": 6})
    assert len(rows(reading, "segment")) == 2 and "measurement" not in reading.facts.tables


@pytest.mark.parametrize("data", [
    b"Date,28-day new viewers,28-day casual viewers\n2023-03-01,4,2\n", b"Date,Content,Video title,Views,Likes\n2023-03-01,a,b,4,1\n",
    b"Date,Impressions,Likes,Reposts\n2023-03-01,4,2,1\n", b"Geography,Views\nCanada,4\n", b"Content,Views\na,4\n",
    b"Traffic source,Geography,Views,Watch time (hours)\nTotal,,4,1\nExternal,CA,4,1\n", b"Device,Views,Watch time (hours)\nphone,4,1\n"])
def test_a_card_two_dimensions_or_too_few_names_are_nobodys(data):
    assert read(data).kind == "UnknownExport"


def test_a_file_saved_again_with_semicolons_is_read():
    data = youtube("abcdefghij1;Un mot;100;1,5", header="Contenu;Titre de la vidéo;Vues;Durée de visionnage (heures)", total="Total;;100;1,5")
    assert read(data).totals == {"views": 100, "watch_seconds": 5400}


def test_what_is_kept_is_the_month_of_the_totals_and_the_video_of_the_table(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    days = "\n".join(f"2023-03-{day:02d},10" for day in range(1, 32))
    archive = zipped(**{"Table data.csv": youtube(), "Totals.csv": f"Date,Views\n{days}\n".encode()})
    assert {one.status for one in keep(store, [(NAMED, archive)])} == {"kept"}
    value = "select value, complete from monthly_value where platform = 'youtube' and measure = 'views'"
    assert store.reader().execute(value).fetchall() == [(310, True)]
    assert store.reader().execute("select value from published_value where measure = 'views'").fetchall() == [(100,)]


SHARED = ("Impressions", "Likes", "J'aime", "Shares", "Partages", "Subscribers", "Abonnés", "Nouveaux abonnés", "New viewers")
OWN = ("Watch time (hours)", "Stayed to watch (%)", "Unique viewers", "Subscribers gained", "Comments added", "Engaged views", "Vues intentionnelles")


def days_of(measure, name, **said):
    [found] = read_files([(name, f"Date,{measure}\n2023-03-01,4\n2023-03-02,6\n".encode())], Answers(**said))
    return found.outcome


@pytest.mark.parametrize("measure", SHARED)
def test_two_columns_that_any_platform_may_write_are_asked_about_and_never_taken(measure):
    assert (days_of(measure, "mars.csv").kind, days_of(measure, "mars.csv").details["missing"]) == ("NeedsAnswer", "platform")
    assert days_of(measure, "mars.csv", platform="linkedin").kind == "NeedsAnswer"
    for name, said in (("Totals.csv", {}), ("Totaux (1).csv", {}), (f"{NAMED}/x.csv", {}), ("mars.csv", {"platform": "youtube"})):
        reading = days_of(measure, name, **said)
        assert (reading.export, reading.platform, reading.rows, reading.notes[:1]) == ("youtube.totals", "youtube", 2, reading.notes[:1])
        assert "assumed" not in reading.notes


@pytest.mark.parametrize("measure", OWN)
def test_what_only_youtube_calls_so_is_youtube_s_whatever_the_file_is_called(measure):
    assert (days_of(measure, "mars.csv").platform, "assumed" in days_of(measure, "mars.csv").notes) == ("youtube", False)


def test_views_are_what_youtube_charts_and_where_nothing_else_says_so_it_is_told():
    assert [days_of("Views", name, **said).notes for name, said in (
        ("mars.csv", {}), ("Totals.csv", {}), (f"{NAMED}/Totals.csv", {}), ("mars.csv", {"platform": "youtube"}))] == [("assumed",), (), (), ()]
