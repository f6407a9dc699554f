"""What is counted is told as it was noted; a goal's status rests on whole months; a benchmark compares inside its universe only."""

from dataclasses import replace
from datetime import date

import pytest

from data import benchmarks, counters, events, goals, journal
from data.benchmarks import Benchmark
from data.counters import Counter
from data.events import Event
from data.goals import Goal
from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)
SUM = Goal("", "Servir 100 personnes", "", date(2023, 1, 1), date(2023, 12, 31), "organisation", "", "served", "sum", 120)
LEVEL = Goal("", "2 000 abonnés", "", date(2023, 1, 1), date(2023, 6, 30), "instagram", "", "followers", "month", 2000)


def typed(store, measure, values, platform="organisation", name="sheet"):
    """Keep {month: value} of one measure as a sheet."""
    lines = ["platform,account,month,measure,value", *(f"{platform},,{month},{measure},{value}" for month, value in values.items())]
    keep(store, [(f"{name}-{measure}.csv", "\n".join(lines).encode())], Answers(exported_on=date(2024, 2, 1)))


def counted(store, month=MARCH):
    [row] = questions.counters(store.reader(), month).to_dict("records")
    return row


def standing(store, goal, month=MARCH):
    """(status, reason, value, expected) of the one goal."""
    goals.aim(store, goal)
    [row] = questions.goals(store.reader(), month).to_dict("records")
    return row["status"], row["reason"], row["value"], row["expected"]


# ── counters ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_counter_tells_its_month_its_year_beside_last_year_s_and_its_sum_since_the_start(store):
    counters.define(store, Counter("", "Servis", "Served", "people", 1, "Registre"))
    typed(store, "Servis", {"2022-01": 10, "2022-02": 10, "2022-03": 20, "2022-04": 7, "2023-01": 12, "2023-02": 14, "2023-03": 18})
    row = counted(store)
    assert (row["fr"], row["en"], row["unit"], row["source"]) == ("Servis", "Served", "people", "Registre")
    assert (row["value"], row["last_year"], row["this_year"], row["last_year_to_date"], row["change"]) == (18, 20, 44, 40, pytest.approx(0.1))
    assert (row["cumulative"], row["since"], row["months"], row["missing"]) == (91, "2022-01", 7, 8)


def test_a_year_with_a_month_missing_is_compared_with_nothing_for_absent_is_not_zero(store):
    typed(store, "served", {"2022-01": 10, "2022-02": 10, "2022-03": 20, "2023-01": 12, "2023-03": 18})
    row = counted(store)
    assert (row["this_year"], row["year_months"]) == (30, 2)
    assert row["last_year_to_date"] != row["last_year_to_date"] and row["change"] != row["change"]


def test_a_month_after_the_one_asked_for_is_not_in_its_sums(store):
    typed(store, "served", {"2023-03": 5, "2023-04": 100})
    assert (counted(store)["cumulative"], counted(store, Month(2023, 4))["cumulative"]) == (5, 105)


def test_a_counter_defined_and_never_typed_is_listed_without_a_number(store):
    counters.define(store, Counter("", "Servis", "Served"))
    row = counted(store)
    assert row["months"] == 0 and row["value"] != row["value"] and row["cumulative"] != row["cumulative"]


def test_a_nought_that_was_typed_is_a_nought_and_no_base_for_a_change(store):
    typed(store, "served", {"2022-01": 0, "2023-01": 3})
    row = counted(store, Month(2023, 1))
    assert (row["value"], row["last_year_to_date"]) == (3, 0) and row["change"] != row["change"]


def test_the_running_sum_begins_with_the_first_month_and_the_year_s_in_january(store):
    typed(store, "served", {"2022-11": 1, "2022-12": 2, "2023-02": 4, "2023-03": 8})
    told = questions.outcomes(store.reader(), MARCH, months=3)
    assert told[["month", "value", "cumulative", "year_to_date", "year_months"]].values.tolist() == [["2023-02", 4, 7, 4, 1], ["2023-03", 8, 15, 12, 2]]


def test_two_services_of_one_counter_are_added_for_a_counter_is_a_flow(store):
    lines = "platform,account,month,measure,value\norganisation,est,2023-03,served,5\norganisation,ouest,2023-03,served,6\n"
    keep(store, [("sheet.csv", lines.encode())], Answers(exported_on=date(2023, 4, 1)))
    assert counted(store)["value"] == 11


# ── goals ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def months(first, values):
    """{month: value} from a first month on."""
    start = Month.parse(first)
    return {str(start.back(-place)): value for place, value in enumerate(values)}


@pytest.mark.parametrize(("values", "goal", "month", "told"), [
    ([11, 10, 10], SUM, MARCH, ("on_the_way", "", 31, 30)),
    ([10, 10, 9], SUM, MARCH, ("behind", "", 29, 30)),
    ([60, 60], SUM, Month(2023, 2), ("reached", "", 120, None)),
    ([10, 10], SUM, Month(2023, 2), ("too_early", "", 20, None)),
    ([10] * 12, SUM, Month(2023, 12), ("reached", "", 120, None)),
    ([9] * 12, SUM, Month(2023, 12), ("not_reached", "", 108, None)),
    ([9] * 12, SUM, Month(2024, 2), ("not_reached", "", 108, None)),
    ([9] * 11, SUM, Month(2023, 12), ("not_measurable", "missing", 99, None)),
    ([20] * 11, SUM, Month(2023, 12), ("reached", "", 220, None)),
    ([10, 10, 9], replace(SUM, direction="at_most"), MARCH, ("on_the_way", "", 29, 30)),
    ([40, 50, 60], replace(SUM, direction="at_most"), MARCH, ("not_reached", "", 150, None)),
    ([9] * 12, replace(SUM, direction="at_most"), Month(2023, 12), ("reached", "", 108, None)),
    ([10, 10, 10, 10, 10, 30], replace(SUM, due=date(2023, 6, 15), target=60), Month(2023, 6), ("not_reached", "", 50, None))])
def test_a_goal_added_up_stands_where_its_whole_months_put_it(store, values, goal, month, told):
    typed(store, "served", months("2023-01", values))
    status, reason, value, expected = standing(store, goal, month)
    assert (status, reason, value, None if expected is None or expected != expected else expected) == told


def test_a_hole_is_no_nought_a_goal_with_a_month_missing_is_not_measurable_unless_already_reached(store):
    typed(store, "served", {"2023-01": 10, "2023-03": 50})
    assert standing(store, SUM)[:2] == ("not_measurable", "missing")
    typed(store, "served", {"2023-02": 70}, name="later")
    assert questions.goals(store.reader(), MARCH)["status"].tolist() == ["reached"]


@pytest.mark.parametrize(("values", "month", "told"), [
    ({"2022-12": 1400, "2023-01": 1500, "2023-02": 1600, "2023-03": 1700}, MARCH, ("on_the_way", 1700, 1700)),
    ({"2022-12": 1400, "2023-01": 1500, "2023-02": 1600, "2023-03": 1690}, MARCH, ("behind", 1690, 1700)),
    ({"2022-12": 1400, "2023-02": 1600}, Month(2023, 2), ("too_early", 1600, None)),
    ({"2022-12": 1400, "2023-03": 2001}, MARCH, ("reached", 2001, None)),
    ({"2022-12": 1400, "2023-06": 1999}, Month(2023, 6), ("not_reached", 1999, None)),
    ({"2022-12": 1400, "2023-05": 2100}, Month(2023, 8), ("not_measurable", 2100, None)),
    ({"2022-11": 1400}, MARCH, ("too_early", None, None))])
def test_a_level_is_held_against_the_straight_line_from_where_it_began_and_is_never_added(store, values, month, told):
    typed(store, "followers", values, "instagram")
    status, _, value, expected = standing(store, LEVEL, month)
    assert (status, *(None if number is None or number != number else number for number in (value, expected))) == told


def test_people_are_read_in_the_month_itself_and_a_goal_that_would_add_them_is_not_measurable(store):
    typed(store, "reach", {"2022-12": 100, "2023-01": 110, "2023-02": 120, "2023-03": 130}, "instagram")
    people = replace(LEVEL, measure="reach", target=160)
    assert standing(store, people)[:3] == ("on_the_way", "", 130)
    with store.writer() as cursor:                                    # as a later catalogue, or another hand, might have written it
        said = journal.standing(cursor, "goal")["goal-1"] | {"how": "sum", "target": 300}
        journal.write(cursor, "goal", "goal-1", said)
    [row] = questions.goals(store.reader(), MARCH).to_dict("records")
    assert (row["status"], row["reason"]) == ("not_measurable", "people") and row["value"] is None


def test_a_goal_without_a_measure_is_not_measurable_and_keeps_its_words(store):
    assert standing(store, Goal("", "Être cités dans une décision", "", date(2023, 1, 1), date(2024, 1, 1)))[:2] == ("not_measurable", "no_measure")


def test_across_a_break_nothing_is_measured(store):
    events.add(store, Event("", date(2023, 2, 10), ("instagram",), ("*",), "nouveau compte", "new account"))
    typed(store, "followers", {"2022-12": 1400, "2023-01": 1500, "2023-02": 1600, "2023-03": 1700}, "instagram")
    assert standing(store, LEVEL)[:2] == ("not_measurable", "break")


def test_a_goal_that_has_not_begun_is_not_told(store):
    goals.aim(store, replace(SUM, start=date(2023, 4, 1)))
    assert questions.goals(store.reader(), MARCH).empty


# ── benchmarks ──────────────────────────────────────────────────────────────────────────────────────────────────────

CITED = Benchmark("", "facebook", "engagement_rate", "reach", "year", 0.05, 0.2, "organismes", "nonprofits", True, "Une enquête", date(2022, 6, 1))


@pytest.fixture
def posts(store):
    """Two Facebook posts of March with their reach, and a typed reach of Instagram."""
    rows = (like.facebook_row("p1", interactions=(6, 2, 2)), like.facebook_row("p2", interactions=(6, 2, 2)))
    keep(store, [("posts.csv", like.facebook(*rows))], Answers(exported_on=date(2023, 4, 10)))
    typed(store, "open_rate", {"2023-03": 0.31}, "newsletter")
    return store


def beside(store, cited):
    benchmarks.cite(store, cited)
    [row] = questions.benchmarks(store.reader(), MARCH).to_dict("records")
    return row


def test_inside_its_universe_our_rate_stands_beside_it(posts):
    rate = questions.rates(posts.reader(), MARCH).set_index("base").loc["reach"]
    row = beside(posts, replace(CITED, low=rate["rate"] / 2, high=rate["rate"] * 2))
    assert (row["own"], row["posts"], row["place"], row["reason"]) == (rate["rate"], rate["posts"], "within", "")


@pytest.mark.parametrize(("factor", "place"), [(0.5, "above"), (2, "below")])
def test_it_says_below_or_above_and_no_more(posts, factor, place):
    rate = questions.rates(posts.reader(), MARCH).set_index("base").loc["reach", "rate"]
    assert beside(posts, replace(CITED, low=rate * factor, high=rate * factor))["place"] == place


@pytest.mark.parametrize(("cited", "reason"), [
    (replace(CITED, ours=False), "universe"), (replace(CITED, platform="tiktok", base="views"), "platform"), (replace(CITED, base="followers"), "base"),
    (replace(CITED, period="month"), "period"), (replace(CITED, platform="newsletter", measure="open_rate", base="recipients"), "period")])
def test_outside_its_universe_a_comparison_is_refused_with_the_reason(posts, cited, reason):
    row = beside(posts, cited)
    assert (row["reason"], row["place"]) == (reason, None) and (row["own"] is None or row["own"] != row["own"])


def test_a_month_s_rate_compares_with_a_month_s_benchmark(posts):
    row = beside(posts, replace(CITED, platform="newsletter", measure="open_rate", base="recipients", period="month"))
    assert (row["own"], row["place"]) == (0.31, "above")


def test_a_benchmark_published_later_was_not_there_yet(posts):
    benchmarks.cite(posts, replace(CITED, published=date(2023, 6, 1)))
    assert questions.benchmarks(posts.reader(), MARCH).empty
