"""Search Console: an archive is one export, its dated table the total, the others breakdowns, a filter never mixed."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from tests.lookalikes import SEARCH, search, xlsx, zipped

NAMED = "centre.example-Performance-on-Search-2023-03-04.zip"
DAYS = (date(2023, 3, 1), date(2023, 3, 2))


def read(data, name=NAMED, answers=None):
    [found] = read_files([(name, data)], answers)
    return found.outcome


def slices(reading, dimension=None):
    told = reading.facts.tables["segment"].to_pylist() if "segment" in reading.facts.tables else []
    return [row for row in told if dimension in (None, row["dimension"])]


def test_an_archive_is_one_line_whose_numbers_are_those_of_the_dated_member():
    [found] = read_files([(NAMED, search())])
    reading = found.outcome
    assert (found.file, reading.export, reading.rows, reading.first_day, reading.last_day) == (NAMED, "search.performance", 2, *DAYS)
    assert reading.totals == {"clicks": 10, "impressions": 150}
    assert (reading.account, reading.exported_on, reading.language) == ("centre.example", date(2023, 3, 4), "en")


def test_the_other_members_are_breakdowns_of_the_same_days():
    reading = read(search())
    assert {row["dimension"] for row in slices(reading)} == {"query", "page", "country", "device"}
    assert {(row["first_day"], row["last_day"]) for row in slices(reading)} == {DAYS}
    assert sorted(row["value"] for row in slices(reading, "page") if row["measure"] == "clicks") == [2, 9]


def test_a_rate_is_never_kept_and_a_position_only_beside_the_impressions_that_weigh_it():
    reading = read(search())
    told = [*slices(reading), *reading.facts.tables["measurement"].to_pylist()]
    assert {row["measure"] for row in told} == {"clicks", "impressions", "average_position"}
    weighed = {(row.get("segment"), row["first_day"]) for row in told if row["measure"] == "impressions"}
    assert {(row.get("segment"), row["first_day"]) for row in told if row["measure"] == "average_position"} <= weighed
    assert "average_position" not in reading.totals


def test_a_position_that_is_no_number_is_absent_and_costs_no_click():
    reading = read(search(Chart="Date,Clicks,Impressions,CTR,Position\n2023-03-01,4,100,4%,-\n2023-03-02,6,50,12%,odd"))
    assert reading.totals == {"clicks": 10, "impressions": 150} and reading.set_aside == ()


def test_french_members_are_read_newest_first():
    archive = zipped(**{"Dates.csv": b"Date,Clics,Impressions,CTR,Position\n2023-03-02,6,50,12%,7\n2023-03-01,,,,",
                        "Requêtes.csv": "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nun mot,3,60,5%,4".encode(),
                        "Pays.csv": b"Pays,Clics,Impressions,CTR,Position\nCanada,6,50,12%,7",
                        "Filtres.csv": "Filtre,Valeur\nType de recherche,Web\nDate,Les 3\u00a0derniers mois".encode()})
    reading = read(archive)
    assert (reading.language, reading.rows, reading.first_day, reading.totals) == ("fr", 2, DAYS[0], {"clicks": 6, "impressions": 50})
    assert len(slices(reading)) == 6 and reading.notes == ()       # two tables, each of clicks, impressions and position


def test_a_workbook_is_read_like_an_archive():
    sheets = {name.removesuffix(".csv").replace(" ", "_"): [line.split(",") for line in text.splitlines()] for name, text in SEARCH.items()}
    reading = read(xlsx(**sheets), "centre.example-Performance-on-Search-2023-03-04.xlsx")
    assert (reading.rows, reading.totals, reading.account) == (2, {"clicks": 10, "impressions": 150}, "centre.example")


def test_a_property_by_prefix_is_its_address():
    reading = read(search(), "https___www.centre.example_cours_-Performance-on-Search-2023-03-04 (2).zip")
    assert reading.account == "https://www.centre.example/cours/"


def test_a_lone_breakdown_asks_for_its_period():
    problem = read(SEARCH["Queries.csv"].encode(), "Queries.csv")
    assert (problem.kind, problem.details["missing"]) == ("NeedsAnswer", "period")
    reading = read(SEARCH["Queries.csv"].encode(), "Queries.csv", Answers(period=DAYS))
    assert (reading.rows, reading.totals, reading.first_day) == (1, {"clicks": 3, "impressions": 60}, DAYS[0])


def test_an_archive_without_a_dated_member_takes_the_days_of_its_filter_or_has_none():
    assert read(search(Chart=None)).first_day is None
    for text in ("Filter,Value\nDate,\"Mar 1, 2023-Mar 2, 2023\"", "Filter,Value\nDate,1 Mar 2023-2 Mar 2023"):
        reading = read(search(Chart=None, Filters=text))
        assert (reading.first_day, reading.last_day) == DAYS and slices(reading, "device")


@pytest.mark.parametrize(("filters", "dimension", "segment"), [
    ("Page,+/cours/", "page", "+/cours/"), ("Country,Canada", "country", "Canada"), ("Search type,Image", "content_type", "Search type Image"),
    ("Page,+/cours/\nCountry,Canada", "page", "Page +/cours/ · Country Canada")])
def test_a_filtered_export_is_one_slice_by_day_and_never_the_property(filters, dimension, segment):
    reading = read(search(Filters=f"Filter,Value\n{filters}\nDate,Last 3 months"))
    assert (reading.totals, reading.notes) == ({"clicks": 10, "impressions": 150}, ("filtered",))
    assert "measurement" not in reading.facts.tables
    assert {(row["dimension"], row["segment"]) for row in slices(reading)} == {(dimension, segment)}
    assert {row["first_day"] for row in slices(reading)} == set(DAYS)


def test_the_unfiltered_month_stands_whatever_filtered_exports_are_kept_after(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    filtered = search(Filters="Filter,Value\nPage,+/cours/", Chart="Date,Clicks,Impressions,CTR,Position\n2023-03-01,1,2,50%,1")
    assert [one.status for one in keep(store, [(NAMED, search()), (NAMED.replace("04", "05"), filtered)])] == ["kept", "kept"]
    assert store.reader().execute("select value from monthly_value where measure = 'clicks'").fetchall() == [(10,)]


def test_overlapping_exports_count_each_day_once(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    later = search(Chart="Date,Clicks,Impressions,CTR,Position\n2023-03-02,7,50,14%,7\n2023-03-03,1,5,20%,7")
    keep(store, [(NAMED.replace("04", "05"), later), (NAMED, search())])
    assert store.reader().execute("select value from monthly_value where measure = 'clicks'").fetchall() == [(12,)]


def test_the_same_members_in_another_archive_change_nothing(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    again = zipped(**{name: text.encode() for name, text in reversed(SEARCH.items())})
    assert [one.status for one in keep(store, [(NAMED, search()), (NAMED, again)])] == ["kept", "unchanged"]


def test_two_archives_of_one_name_stay_two():
    other = search(Chart="Date,Clicks,Impressions,CTR,Position\n2023-03-01,1,2,50%,1")
    assert [found.outcome.totals["clicks"] for found in read_files([("a.zip", search()), ("a.zip", other)])] == [10, 1]


def test_members_lie_together_by_folder_and_leave_others_as_they_are():
    parts = {f"{folder}/{name}": text.encode() for folder in ("un", "deux") for name, text in SEARCH.items()}
    found = list(read_files([("a.zip", zipped(**{**parts, "note.txt": b"rien"}))]))
    assert [one.file for one in found] == ["a.zip/un", "a.zip/deux", "a.zip/note.txt"]
    assert found[2].outcome.kind == "UnknownExport"


def test_loose_files_are_never_put_together():
    found = read_files([(f"dossier/{name}", SEARCH[name].encode()) for name in ("Chart.csv", "Countries.csv")], Answers(period=DAYS))
    assert [one.outcome.rows for one in found] == [2, 2]


@pytest.mark.parametrize("heads", ["10/1/22 - 12/31/22 {0},10/1/21 - 12/31/21 {0}", "Last 28 days {0},Previous 28 days {0}"])
def test_a_comparison_is_refused_for_what_it_is(heads):
    header = "Top queries," + ",".join(heads.format(name) for name in ("Clicks", "Impressions", "CTR", "Position"))
    text = header + "\nun mot,1,2,3,4,5%,6%,7,8"
    assert read((header + ",URL clicks").encode(), "Queries.csv").kind == "UnknownExport"
    assert read(text.encode(), "Queries.csv").kind == "NotAnExport"
    problem = read(search(Chart=None, Queries=text))
    assert problem.kind == "NotAnExport" and "comparison" in problem.message


@pytest.mark.parametrize("header", ["Date,Non indexées,Dans l'index,Impressions", "Date,Not indexed,Indexed,Impressions"])
def test_the_indexing_report_is_no_performance(header):
    assert read(f"{header}\n2023-03-01,4,5,6".encode(), "Graphique.csv").kind == "NotAnExport"


@pytest.mark.parametrize("text", [
    "Filter,Value\nSearch type,Web", "Date,Clicks,Impressions,CTR\n2023-03-01,1,2,50%", "Device,Clicks,Impressions\nMobile,1,2",
    "Date,Query,Clicks,Impressions,CTR,Position\n2023-03-01,un mot,1,2,50%,1", "Date,Clicks,Impressions,CTR,Rank\n2023-03-01,1,2,50%,1"])
def test_filters_alone_discover_and_other_tables_are_nobodys(text):
    assert read(text.encode(), "x.csv").kind == "UnknownExport"


def test_headers_alone_are_empty_and_two_dated_members_ambiguous():
    assert read(SEARCH["Search appearance.csv"].encode(), "x.csv").kind == "EmptyExport"
    hollow = {name.removesuffix(".csv").replace(" ", "_"): text.splitlines()[0] for name, text in SEARCH.items()}
    assert read(search(**hollow)).kind == "EmptyExport"
    assert read(search(Dates=SEARCH["Chart.csv"])).kind == "AmbiguousExport"


def test_an_empty_dated_member_leaves_its_archive_without_days():
    reading = read(search(Chart=SEARCH["Chart.csv"].splitlines()[0]))
    assert (reading.first_day, reading.rows) == (None, 1)
