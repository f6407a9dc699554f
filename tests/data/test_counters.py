"""What the organisation counts, aims at and cites is kept in its own words, and found again under every name it ever had."""

from dataclasses import replace
from datetime import date

import pytest

from data import benchmarks, counters, goals, journal
from data.benchmarks import Benchmark
from data.counters import Counter
from data.goals import Goal
from data.keep import keep
from data.reading import Answers
from data.rebuild import rebuild
from metrics import questions
from metrics.period import Month

SERVED = Counter("", "Nouveaux arrivants servis", "Newcomers served", "people", 1, "Registre")
GOAL = Goal("", "Servir 100 personnes", "", date(2023, 1, 1), date(2023, 6, 30), "organisation", "", "newcomers_served", "sum", 100)
CITED = Benchmark("", "facebook", "engagement_rate", "reach", "year", 0.02, 0.03, "organismes", "", True, "Une enquête", date(2023, 1, 1))


def typed(store, *rows, exported_on=date(2023, 4, 4), name="sheet.csv"):
    """Keep a sheet of `month, measure, value` rows of the organisation."""
    lines = ["platform,account,month,measure,value", *(f"organisation,,{month},{measure},{value}" for month, measure, value in rows)]
    [outcome] = keep(store, [(name, "\n".join(lines).encode())], Answers(exported_on=exported_on))
    assert outcome.status == "kept"


def values(store):
    told = questions.series(store.reader(), Month(2023, 3), "organisation")
    return {(row.measure, row.month): row.value for row in told.itertuples()}


def test_a_counter_is_one_under_its_french_its_english_and_its_former_name(store):
    kept = counters.define(store, SERVED)
    typed(store, ("2023-01", "nouveaux ARRIVANTS  servis", 10), ("2023-02", "Newcomers served", 20))
    counters.define(store, replace(kept, fr="Personnes accueillies", en="People welcomed"))
    typed(store, ("2023-03", "Personnes accueillies", 30), name="later.csv")
    assert kept.name == "newcomers_served"
    assert values(store) == {("newcomers_served", "2023-01"): 10, ("newcomers_served", "2023-02"): 20, ("newcomers_served", "2023-03"): 30}


def test_the_same_month_typed_under_two_names_is_corrected_and_never_added(store):
    counters.define(store, SERVED)
    typed(store, ("2023-01", "Newcomers served", 10))
    typed(store, ("2023-01", "Nouveaux arrivants servis", 12), exported_on=date(2023, 4, 5), name="later.csv")
    assert values(store) == {("newcomers_served", "2023-01"): 12}


def test_what_was_typed_before_it_was_defined_is_found_and_stays_when_the_definition_goes(store):
    typed(store, ("2023-01", "Newcomers served", 10))
    assert values(store) == {("Newcomers served", "2023-01"): 10}
    counters.define(store, SERVED)
    assert values(store) == {("newcomers_served", "2023-01"): 10}
    counters.take_back(store, "newcomers_served")
    assert values(store) == {("Newcomers served", "2023-01"): 10}


@pytest.mark.parametrize(("counter", "why"), [
    (Counter("", " ", ""), "no_name"), (Counter("", "…", ""), "no_name"), (Counter("", "Auditeurs", ""), "not_a_flow"), (Counter("", "", "Followers"), "not_a_flow"),
    (Counter("", "Autre nom", "newcomers SERVED"), "taken"), (Counter("", "newcomers_served", ""), "taken")])
def test_a_counter_without_a_name_of_its_own_or_of_people_that_are_never_added_is_refused(store, counter, why):
    counters.define(store, SERVED)
    with pytest.raises(ValueError, match=why):
        counters.define(store, counter)
    assert len(counters.defined(store.reader())) == 1


def test_a_counter_named_as_a_flow_of_the_catalogue_is_that_flow(store):
    assert counters.define(store, Counter("", "Mentions", "")).name == "mentions"
    typed(store, ("2023-01", "Mentions", 4))
    assert values(store) == {("mentions", "2023-01"): 4}


@pytest.mark.parametrize(("goal", "why"), [
    (replace(GOAL, fr=" "), "no_words"), (replace(GOAL, due=GOAL.start), "dates"), (replace(GOAL, target=None), "no_target"),
    (replace(GOAL, platform="instagram", measure="followers"), "not_a_flow"), (replace(GOAL, platform="instagram", measure="reach"), "not_a_flow")])
def test_a_goal_that_says_nothing_or_would_add_people_is_refused(store, goal, why):
    with pytest.raises(ValueError, match=why):
        goals.aim(store, goal)


@pytest.mark.parametrize(("cited", "why"), [
    (replace(CITED, fr=""), "no_universe"), (replace(CITED, source=" "), "no_source"), (replace(CITED, low=0.04), "no_value"), (replace(CITED, base="recipients"), "base")])
def test_a_benchmark_without_a_universe_a_source_or_a_value_is_refused(store, cited, why):
    with pytest.raises(ValueError, match=why):
        benchmarks.cite(store, cited)


def test_a_goal_and_a_benchmark_are_changed_under_their_own_name_and_the_trail_keeps_both(store):
    kept, cited = goals.aim(store, GOAL), benchmarks.cite(store, CITED)
    goals.aim(store, replace(kept, target=120))
    benchmarks.cite(store, replace(cited, high=0.05))
    assert [goal.target for goal in goals.standing(store.reader())] == [120]
    assert [one.high for one in benchmarks.standing(store.reader())] == [0.05]
    assert len(journal.entries(store.reader(), "goal")) == len(journal.entries(store.reader(), "benchmark")) == 2
    goals.take_back(store, kept.id)
    benchmarks.take_back(store, cited.id)
    assert (goals.standing(store.reader()), benchmarks.standing(store.reader())) == ((), ())
    assert goals.aim(store, GOAL).id != kept.id


def test_none_ships_with_portee(store):
    assert questions.benchmarks(store.reader(), Month(2023, 3)).empty


def test_a_rebuild_brings_them_all_back(store):
    counters.define(store, SERVED)
    goals.aim(store, GOAL)
    benchmarks.cite(store, CITED)
    typed(store, ("2023-01", "Newcomers served", 10))
    before = values(store), counters.defined(store.reader()), goals.standing(store.reader()), benchmarks.standing(store.reader())
    rebuild(store)
    assert (values(store), counters.defined(store.reader()), goals.standing(store.reader()), benchmarks.standing(store.reader())) == before
