"""Google Analytics 4: what its reports, snapshots and explorations say, and what is refused."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep
from data.problems import Problem
from data.reading import Answers
from data.store import open_store
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like
from tests.lookalikes import ga4_block, ga4_exploration, ga4_snapshot

SESSION, FIRST = "Session primary channel group (Default Channel Group)", "First user primary channel group (Default Channel Group)"
MARCH = (date(2023, 3, 1), date(2023, 3, 31))


def reading(text, **answers):
    """What a file says, or its Problem."""
    [found] = read_files([("x.csv", text if isinstance(text, bytes) else text.encode())], Answers(**answers))
    return found.outcome


def report(header, *rows, days=("20230301", "20230331"), segment="All Users"):
    """A detail report of one table."""
    rule = "# ----------------------------------------"
    return "\n".join((rule, "# A report", "# Account: Centre", "# Property: Centre", rule, "# ", f"# {segment}", f"# Start date: {days[0]}",
                      f"# End date: {days[1]}", header, *rows)) + "\n"


def slices(found):
    """{(dimension, measure, segment): value} of a reading."""
    rows = found.facts.tables["segment"].to_pylist() if "segment" in found.facts.tables else []
    return {(row["dimension"], row["measure"], row["segment"]): row["value"] for row in rows}


def numbers(found):
    """{(measure, first day, last day): value} of the site."""
    return {(row["measure"], row["first_day"], row["last_day"]): row["value"] for row in found.facts.tables["measurement"].to_pylist()}


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "p.duckdb")
    yield store
    store.close()


def march(store, measure):
    """The site's own number of March 2023, or None."""
    rows = store.reader().execute("select value from monthly_value where platform = 'website' and measure = $measure and month = '2023-03-01'",
                                  {"measure": measure}).fetchall()
    return rows[0][0] if rows else None


# ── reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_visits_are_told_by_their_own_channel_and_people_by_what_first_brought_them():
    by_visit = slices(reading(report(f"{SESSION},Active users,New users,Sessions,Event count", "Direct,60,50,80,300")))
    by_person = slices(reading(report(f"{FIRST},Active users,New users,Sessions,Event count", "Direct,70,55,90,310")))
    assert {measure for _, measure, _ in by_visit} == {"visits", "events"}
    assert {measure for _, measure, _ in by_person} == {"active_users", "new_users"}


@pytest.mark.parametrize("more", range(6))
def test_what_two_reports_of_a_month_both_tell_is_taken_from_the_one_with_fewer_rows_whatever_their_bytes(store, more):
    """A page report withholds rare pages: its 250 events are not the site's 300."""
    files = [("a.csv", report(f"{SESSION},Sessions,Event count", "Direct,80,300")),
             ("b.csv", report("Page path and screen class,Views,Event count", "/,100,250", *[f"/{n},0,0" for n in range(more)]))]
    for pile in (files, files[::-1]):
        keep(store, [(name, text.encode()) for name, text in pile])
    assert (march(store, "events"), march(store, "visits"), march(store, "page_views")) == (300, 80, 100)


def test_a_later_export_speaks_before_one_of_a_better_report(store):
    keep(store, [("a.csv", report(f"{SESSION},Event count", "Direct,300").encode())], Answers(exported_on=date(2023, 4, 1)))
    keep(store, [("b.csv", report("Page path and screen class,Event count", "/,310").encode())], Answers(exported_on=date(2023, 4, 5)))
    assert march(store, "events") == 310


def test_visits_and_their_engagement_are_no_number_of_the_site_where_a_visit_may_stand_in_two_rows():
    found = reading(report("Page path and screen class,Views,Sessions,Engaged sessions", "/,10,8,6", "/a,5,4,3"))
    assert set(numbers(found)) == {("page_views", *MARCH)}
    assert found.totals == {"page_views": 15, "engaged_sessions": 9}


def test_key_events_may_be_fractions_since_two_channels_can_share_one():
    assert reading(report(f"{SESSION},Sessions,Key events", "Direct,8,1.5", "Referral,4,0.5")).totals["key_events"] == 2


def test_periods_compared_in_one_report_keep_their_own_dates_and_only_the_first_is_in_the_totals():
    before = ga4_block("Country,Active users,Event count", "Canada,3,30", first="20230201", last="20230228", title="All Users")
    found = reading(report("Country,Active users,Event count", "Canada,4,40") + "\n" + before)
    assert (found.export, found.rows, found.totals, found.first_day) == ("ga4.report", 1, {"events": 40}, date(2023, 3, 1))
    assert numbers(found) == {("events", *MARCH): 40, ("events", date(2023, 2, 1), date(2023, 2, 28)): 30}


@pytest.mark.parametrize("title", ["Mobile traffic", "All Users"])
def test_audiences_compared_in_one_report_are_refused(title):
    other = ga4_block("Country,Active users,Event count", "Canada,1,10", title=title)
    assert reading(report("Country,Active users,Event count", "Canada,4,40") + "\n" + other).kind == "NotAnExport"


def test_a_row_without_a_name_is_a_total_only_where_no_row_exceeds_it():
    rows = ("/a,10,50", ",4,20", "/b,3,9")
    assert reading(report("Landing page,Sessions,Event count", *rows)).totals == {"visits": 17, "events": 79}
    assert reading(report("Landing page,Sessions,Event count", *rows, ",17,79")).rows == 3


def test_two_cities_of_one_name_share_their_events_and_never_their_people():
    found = reading(report("City,Active users,Event count", "London,5,50", "London,4,40", "Paris,1,7"))
    assert (found.rows, found.totals) == (3, {"events": 97})
    assert slices(found) == {("city", "events", "London"): 90, ("city", "events", "Paris"): 7, ("city", "active_users", "Paris"): 1}


def test_a_page_whose_title_begins_like_a_comment_is_a_page():
    found = reading(report("Page title and screen class,Views", "Accueil,5", "# Nos services,4"))
    assert (found.rows, found.totals) == (2, {"page_views": 9})


def test_an_unknown_dimension_is_refused_with_its_header():
    problem = reading(report("Audience name,Active users,Event count", "Tous,4,40"))
    assert problem.kind == "UnknownExport" and "Audience name" in problem.message


@pytest.mark.parametrize("line", ["# Start date: 2023031", "# Start date: 20231350", "# Start date:"])
def test_a_report_without_a_readable_date_is_not_read(line):
    assert reading(report("Country,Event count", "Canada,40").replace("# Start date: 20230301", line)).kind == "UnknownExport"


def test_a_report_padded_with_commas_by_a_spreadsheet_program_is_read():
    padded = "\r\n".join(line + "," * (2 - line.count(",")) for line in report("Country,Active users,Event count", "Canada,4,40").splitlines())
    assert reading(padded).totals == {"events": 40}


def test_pages_are_listed_by_their_path_or_by_their_title_never_both(store):
    keep(store, [("a.csv", report("Page title and screen class,Views", "Accueil,90", "(not set),1").encode()),
                 ("b.csv", report("Page path and screen class,Views", "/,90", "/cours,40").encode()),
                 ("c.csv", ga4_snapshot(ga4_block("Views", "130"), ga4_block("Page title and screen class,Views", "Cours,40")).encode())])
    pages = questions.pages(store.reader(), Month(2023, 3))
    assert list(pages["page"]) == ["/", "/cours", "(not set)"]


# ── snapshots ───────────────────────────────────────────────────────────────────────────────────────────────────────

FIGURES = "Active users,New users,Average engagement time per active user,Event count"


def test_a_snapshot_s_totals_are_its_one_row_of_key_figures():
    found = reading(like.SNAPSHOT)
    assert (found.export, found.rows, found.totals, found.account) == ("ga4.snapshot", 1, {"new_users": 120, "events": 580}, "Centre")
    assert numbers(found) == {("active_users", *MARCH): 130, ("new_users", *MARCH): 120, ("events", *MARCH): 580}
    assert slices(found) == {("channel", "visits", "Direct"): 80, ("channel", "visits", "Organic Search"): 70}


def test_a_snapshot_without_key_figures_has_no_totals():
    found = reading(ga4_snapshot(ga4_block("Nth day,New users", "0000,3", "0001,4"), ga4_block("Event name,Event count", "scroll,9")))
    assert (found.rows, found.totals, found.first_day, found.last_day) == (0, {}, *MARCH)


def test_a_compared_period_keeps_its_own_dates_and_is_in_no_total():
    feb = {"first": "20230201", "last": "20230228"}
    found = reading(ga4_snapshot(ga4_block(FIGURES, "130,120,41.5,580"), ga4_block(FIGURES, "90,80,40,400", **feb),
                                 ga4_block("Nth day,New users", "0000,3"), ga4_block("Nth day,New users", "0000,2", **feb),
                                 ga4_block("Event name,Event count", "scroll,9"), ga4_block("Event name,Event count", "scroll,7", **feb)))
    assert (found.totals, found.first_day, found.last_day) == ({"new_users": 120, "events": 580}, *MARCH)
    said = numbers(found)
    assert said["events", date(2023, 2, 1), date(2023, 2, 28)] == 400
    assert (said["new_users", MARCH[0], MARCH[0]], said["new_users", date(2023, 2, 1), date(2023, 2, 1)]) == (3, 2)
    days = {(row["first_day"], row["value"]) for row in found.facts.tables["segment"].to_pylist()}
    assert days == {(date(2023, 3, 1), 9), (date(2023, 2, 1), 7)}


def test_key_figures_of_a_compared_period_alone_are_in_no_total():
    found = reading(ga4_snapshot(ga4_block("Event name,Event count", "scroll,9"), ga4_block(FIGURES, "90,80,40,400", first="20230201", last="20230228")))
    assert (found.rows, found.totals) == (0, {})


def test_two_audiences_in_one_snapshot_are_refused():
    assert reading(ga4_snapshot(ga4_block(FIGURES, "130,120,41.5,580"), ga4_block(FIGURES, "30,20,41.5,80"))).kind == "NotAnExport"


def test_of_two_different_cards_under_one_header_neither_is_kept():
    found = reading(ga4_snapshot(ga4_block(FIGURES, "130,120,41.5,580"), ga4_block("Event name,Event count", "scroll,9"), ga4_block("Event name,Event count", "scroll,2")))
    assert (found.rows, slices(found)) == (1, {})


def test_rolling_counts_and_retention_and_weeks_are_never_taken_for_days():
    found = reading(ga4_snapshot(ga4_block(FIGURES, "130,120,41.5,580"), ga4_block("Nth day,30 days,7 days,1 day", "0000,58,21,3"),
                                 ga4_block("Date,Week 0,Week 1", "Feb 26 - Mar 4,33,-1", first="20230226", last="20230325"),
                                 ga4_block("Nth week,New users", "0000,21"), ga4_block("Nth day,new,returning", "0000,8,1")))
    assert set(numbers(found)) == {("active_users", *MARCH), ("new_users", *MARCH), ("events", *MARCH)}


def test_an_empty_card_is_no_fault_and_a_day_outside_its_table_is():
    found = reading(ga4_snapshot(ga4_block(FIGURES, "130,120,41.5,580"), ga4_block("Platform,Key events"), ga4_block("Event name,Event count"), "# Which?\n# Start date: 20230301\n# End date: 20230331\n"))
    assert (found.rows, found.set_aside) == (1, ())
    assert reading(ga4_snapshot(ga4_block(FIGURES, "1,1,1,1"), ga4_block("Nth day,New users", "0031,4"))).kind == "BadValue"


def test_a_french_snapshot_is_read():
    found = reading(ga4_snapshot(
        ga4_block("Utilisateurs actifs,Nouveaux utilisateurs,Durée d'engagement moyenne par utilisateur actif,Nombre d'événements", "15,14,14.46,100", french=True),
        ga4_block("Nième jour,Nouveaux utilisateurs", "0000,2", title="Quoi de neuf ?", french=True),
        ga4_block("Première combinaison source/support de l'utilisateur,Utilisateurs actifs", "(direct) / (none),15", french=True), french=True))
    assert (found.language, found.totals, found.account) == ("fr", {"new_users": 14, "events": 100}, "Centre")
    assert slices(found) == {("source", "active_users", "(direct) / (none)"): 15}
    assert numbers(found)["new_users", MARCH[0], MARCH[0]] == 2


def test_key_figures_are_believed_before_a_report_s_sum_of_rows(store):
    keep(store, [("a.csv", report("Country,Event count", "Canada,570").encode()), ("b.csv", like.SNAPSHOT.encode())])
    assert march(store, "events") == 580


# ── explorations ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_exploration_s_grand_total_in_its_extra_column_is_no_data():
    found = reading(like.EXPLORATION)
    assert (found.export, found.rows, found.totals, found.language) == ("ga4.exploration", 2, {"page_views": 230, "key_events": 9}, "en")
    assert (found.first_day, found.last_day, found.account) == (*MARCH, "Centre")


def test_an_exploration_tells_slices_and_no_number_of_the_site_since_its_filters_are_not_written():
    found = reading(like.EXPLORATION)
    assert "measurement" not in found.facts.tables and found.notes == ("filters_unseen",)
    assert slices(found)["page", "page_views", "/"] == 150


def test_dates_as_rows_are_days_and_a_report_of_the_month_speaks_before_them(store):
    text = ga4_exploration("Date,Active users,Sessions", ",90,7,Grand total", "20230302,5,3", "20230301,4,4")
    found = reading(text)
    assert (found.first_day, found.last_day, found.totals) == (date(2023, 3, 1), date(2023, 3, 2), {"visits": 7})
    assert numbers(found)["visits", date(2023, 3, 2), date(2023, 3, 2)] == 3
    keep(store, [("a.csv", text.encode()), ("b.csv", report(f"{SESSION},Sessions", "Direct,80").encode())])
    assert march(store, "visits") == 80


def test_over_two_dimensions_only_what_adds_up_is_added():
    found = reading(ga4_exploration("Date,Page path and screen class,Active users,Sessions,Views", ",,9,9,60,Grand total", "20230301,/,4,4,10", "20230301,/a,3,3,20", "20230302,/,2,2,30"))
    assert (found.rows, found.totals) == (3, {"page_views": 60})
    assert {measure for measure, *_ in numbers(found)} == {"page_views"}
    assert numbers(found)["page_views", MARCH[0], MARCH[0]] == 30
    assert slices(found) == {("page", "page_views", "/"): 40, ("page", "page_views", "/a"): 20}


@pytest.mark.parametrize(("header", "rows"), [
    ("Hostname,Page path + query string,Views", (",,9,Grand total", "exemple.ca,/,9")), ("Page path + query string,Hostname,Views", (",,9,Grand total", "/,exemple.ca,9")),
    ("Country,Hour,Views", (",,9,Grand total", "Canada,14,9")), ("Country,Country,Views", ("Canada,Canada,9",)), (",Device category,desktop", ("Country,,",)), ("Country", ("Canada",)),
    ("Page path + query string,Date comparison,Views", ("/,% change,-12.8%", ",Mar 1 - Mar 31,9")), ("Country,Views", ("Canada,-12.80%", ",9", ",10"))])
def test_an_exploration_that_cannot_be_added_up_or_compares_is_refused_in_a_sentence(header, rows):
    problem = reading(ga4_exploration(header, *rows))
    assert isinstance(problem, Problem) and problem.kind == "NotAnExport"


def test_a_page_named_in_percent_is_no_comparison():
    assert reading(ga4_exploration("Event name,Event count", "scroll 90%,9", "clic,4")).totals == {"events": 13}


@pytest.mark.parametrize("rows", [(), (",90,Grand total",)])
def test_an_exploration_with_its_total_alone_is_empty(rows):
    assert reading(ga4_exploration("Country,Views", *rows)).kind == "EmptyExport"


@pytest.mark.parametrize("days", ["20230301-20231399", "20230301-20230331 vs 20230201-20230228"])
def test_an_exploration_without_one_readable_range_is_not_read(days):
    assert reading(ga4_exploration("Country,Views", "Canada,9", days=days)).kind == "UnknownExport"
