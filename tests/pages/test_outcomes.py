"""What pages and slides say of counters, goals and benchmarks: the answers' own numbers, and never a cause."""

import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data import benchmarks, counters, goals
from data.benchmarks import Benchmark
from data.counters import Counter
from data.goals import Goal
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from metrics.period import Month
from pages.parts import aiming, beside, citing, counting, outcomes
from pages.parts.deck import slides
from pages.parts.frame import View
from tests.browser.conftest import ROOT
from tests.sample import copied

MARCH = Month(2023, 3)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A store of the sample organisation."""
    store = open_store(copied(tmp_path_factory.mktemp("outcomes") / "sample.duckdb"))
    yield store
    store.close()


def view_of(store, lang="fr", month=MARCH):
    return View(lang, month, store, False)


def sheet(store, *rows):
    lines = ["platform,account,month,measure,value,dimension,segment", *rows]
    keep(store, [("sheet.csv", "\n".join(lines).encode())], Answers(exported_on=date(2023, 4, 1)))


def test_the_finding_is_the_year_so_far_beside_the_year_before(sample):
    assert outcomes.finding(view_of(sample), "newcomers_served") == "Nouveaux arrivants servis\u00a0: 349 depuis janvier, contre 296 un an plus tôt (+17,9\u202f%)"
    assert outcomes.finding(view_of(sample, "en"), "interpretation_revenue") == "Interpretation revenue: $8,830 since January, against $7,550 a year before (+17.0%)"


def test_both_may_rise_together_and_nothing_says_that_one_causes_the_other(sample):
    said = outcomes.together(view_of(sample), "newcomers_served", ("instagram", "centre.arrivants", "reach"))
    assert said == "Mars est plus haut qu’un an plus tôt\u00a0: les deux montent ensemble; rien ici ne dit que l’un cause l’autre."


@pytest.mark.parametrize(("counted", "reached", "key"), [((5, 6), (50, 60), "both_up"), ((6, 5), (60, 50), "both_down"), ((5, 6), (60, 50), "apart"), ((5, 5), (50, 60), "beside"),
                                                       ((None, 6), (50, 60), "beside"), ((5, 6), (50, None), "beside")])
def test_what_is_said_of_two_series_follows_both_and_needs_both(store, counted, reached, key):
    rows = [f"organisation,,{month},served,{value},," for month, value in zip(("2022-03", "2023-03"), counted, strict=True) if value is not None]
    rows += [f"instagram,,{month},reach,{value},," for month, value in zip(("2022-03", "2023-03"), reached, strict=True) if value is not None]
    sheet(store, *rows)
    view = view_of(store)
    assert outcomes.together(view, "served", ("instagram", "", "reach")) == view.say(f"outcomes.{key}", month="Mars")


@pytest.mark.parametrize("running", [False, True])
def test_the_chart_is_two_panels_each_with_a_scale_of_its_own_and_a_gap_where_a_month_is_absent(store, running):
    sheet(store, "organisation,,2023-01,served,5,,", "organisation,,2023-03,served,7,,", "instagram,,2023-03,reach,90,,")
    spec = beside.two_panels(view_of(store), "served", running, "instagram", "", "reach")
    texts = json.dumps(spec, ensure_ascii=False)
    assert "resolve" not in spec and texts.count('"axis": null') and '"served"' in texts
    values = [data for data in spec["datasets"].values() if len(data) == 24]
    heights = [[row["y"] for row in data] for data in values]
    assert [sum(height is not None for height in one) for one in heights] == [2, 1]
    assert all(0.5 < height <= 0.95 for height in heights[0] if height is not None) and all(height <= 0.4 for height in heights[1] if height is not None)
    assert [row["label"] for row in values[0] if row["label"]] == (["5", "12"] if running else ["5", "7"])


def test_a_counter_s_name_is_a_person_s_text_and_is_escaped_everywhere(store):
    counters.define(store, Counter("", "<b>Servis</b>", "", "count", 1, "<i>moi</i>"))
    goals.aim(store, Goal("", "<u>Viser</u>", "", date(2023, 1, 1), date(2023, 12, 31), "organisation", "", "b_served_b", "sum", 9))
    sheet(store, "organisation,,2023-03,<b>Servis</b>,7,,", "instagram,,2023-03,reach,90,,")
    view = view_of(store)
    told = outcomes.noted(view)
    texts = [outcomes.table(view, told), outcomes.years(view, told), outcomes.finding(view, told["counter"].iloc[0])]
    texts += [aiming.words(view, row) for row in aiming.shown(view).itertuples()]
    texts += [text for slide in slides.deck(view) for text in (slide.title, slide.takeaway, *slide.sentences)]
    assert not any(tag in text for text in texts for tag in ("<b>Servis", "<i>moi", "<u>Viser"))


def test_a_counter_that_goes_the_wrong_way_says_so_in_words(store):
    counters.define(store, Counter("", "Plaintes", "Complaints", "count", -1))
    sheet(store, "organisation,,2022-01,Plaintes,10,,", "organisation,,2023-01,Plaintes,20,,")
    view = view_of(store, month=Month(2023, 1))
    assert "pas le bon sens" in outcomes.table(view, outcomes.noted(view))


def test_a_month_that_was_not_noted_is_said_and_no_nought(store):
    sheet(store, "organisation,,2023-01,served,5,,", "instagram,,2023-03,reach,90,,")
    view = view_of(store)
    assert "<em>pas noté</em>" in outcomes.table(view, outcomes.noted(view))
    assert outcomes.finding(view, "served") == "served\u00a0: rien de noté en mars 2023"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_deck_s_appendix_has_a_slide_for_each(sample, lang):
    told = {slide.name: slide for slide in slides.deck(view_of(sample, lang))}
    assert {"outcome-newcomers_served", "goals", "benchmark"} <= set(told)
    assert [number.text for number in told["outcome-newcomers_served"].numbers] == ["127", "349", "2\u202f559" if lang == "fr" else "2,559"]
    assert ("rien ici ne dit" if lang == "fr" else "nothing here says") in told["outcome-newcomers_served"].takeaway
    assert len(told["goals"].sentences) == 2 and len(told["benchmark"].sentences) == 3


def test_a_deck_without_counters_goals_or_benchmarks_has_no_slide_of_them(store):
    sheet(store, "instagram,,2023-03,reach,90,,")
    assert not {"outcome-served", "goals", "benchmark"} & {slide.name for slide in slides.deck(view_of(store))}


def test_only_the_counters_chosen_for_the_board_are_on_slides_three_at_most(store):
    for place, name in enumerate("abcde"):
        counters.define(store, Counter("", name, name, slide=place != 1))
    sheet(store, *(f"organisation,,2023-03,{name},5,," for name in "abcde"), "instagram,,2023-03,reach,90,,")
    assert [slide.name for slide in slides.deck(view_of(store)) if slide.name.startswith("outcome")] == ["outcome-a", "outcome-c", "outcome-d"]


def test_a_benchmark_that_does_not_compare_is_no_slide_and_says_why(sample):
    view = view_of(sample)
    told = {row.id: citing.sentence(view, row) for row in view.ask("benchmarks").itertuples()}
    assert told["benchmark-1"] == "Ici\u00a0: 7,3\u202f% (131 publications), dans le repère."
    assert told["benchmark-2"] == "Non comparé\u00a0: ce repère parle d’organisations d’une autre sorte que la nôtre."


def test_a_goal_is_told_with_its_numbers_and_the_line_it_is_held_against(sample):
    view = view_of(sample)
    assert [aiming.numbers(view, row) for row in aiming.shown(view).itertuples()] == [
        "1\u202f842 en mars 2023 (cible\u00a0: 2\u202f000); la droite en demande 1\u202f847 à cette date.",
        "349 à la fin de mars 2023 (cible\u00a0: 1\u202f350); la droite en demande 338 à cette date."]


def test_a_goal_leaves_the_overview_three_months_after_its_date(store):
    goals.aim(store, Goal("", "Fini", "", date(2022, 1, 1), date(2022, 12, 31)))
    assert [len(aiming.shown(view_of(store, month=month))) for month in (MARCH, Month(2023, 4))] == [1, 0]


def test_no_slide_holds_a_hidden_number(store):
    sheet(store, *(f'instagram,,2023-03,followers,{value},{dimension},"{segment}"' for dimension, segment, value in (
        ("age_gender", "women 18-24", 4), ("age_gender", "men 18-24", 13), ("age_gender", "women 25-34", 974), ("city", "Aylmer", 3), ("city", "London", 990))),
        "instagram,,2023-03,followers,1000,,")
    view = view_of(store)
    [slide] = [slide for slide in slides.deck(view) if slide.name == "listens"]
    shown = json.dumps(view.drawn(slide.chart.draw, *slide.chart.parts), ensure_ascii=False) + str(slide)
    assert not any(number in shown for number in ("0,4", "0.004", "0,3\u202f%", "0.003", "0,9\u202f%", "0.009", "nan"))
    assert "au moins 97,4\u202f%" in shown


@pytest.mark.parametrize("month", ["2021-04", "2022-12", "2023-03", "2023-04"])
def test_settings_growth_and_overview_are_whole_with_all_of_them(sample, month, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(sample.path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params.update({"lang": "en", "month": month})
    app.run()
    for page in ("manage/settings", "explore/growth", "explore/content", "manage/imports"):
        assert not app.switch_page(f"pages/{page}.py").run().exception, page


def test_the_sheet_has_a_box_for_each_counter_by_its_name(sample, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(sample.path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params.update({"lang": "fr", "month": "2023-03"})
    app.run()
    boxes = {box.label: box.value for box in app.switch_page("pages/manage/imports.py").run().text_input}
    assert boxes["Organisation, nouveaux arrivants servis"] == "127" and boxes["Organisation, nouveaux bénévoles"] == "8"


def test_money_is_written_as_each_language_writes_it():
    assert (counting.amount(3240, "money", "fr"), counting.amount(3240, "money", "en"), counting.amount(12.5, "count", "fr")) == ("3\u202f240\u202f$", "$3,240", "12,50")
    assert counting.amount(float("nan"), "money", "fr") == ""


def test_a_benchmark_changed_in_settings_keeps_its_name(store):
    cited = benchmarks.cite(store, Benchmark("", "facebook", "engagement_rate", "reach", "year", 0.01, 0.02, "a", "", True, "s", date(2023, 1, 1)))
    assert benchmarks.cite(store, replace(cited, high=0.03)).id == cited.id


@pytest.mark.parametrize("button", ["counters-change-interpretation_revenue", "goal-change-goal-1", "goal-change-goal-2", "benchmark-change-benchmark-1"])
def test_what_is_taken_up_to_be_changed_fills_its_form_and_kept_as_it_is_changes_nothing(sample, button, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(sample.path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params.update({"lang": "en", "month": "2023-03"})
    app.run()
    app.switch_page("pages/manage/settings.py").run()
    before = standing(sample)
    app.button(key=button).click().run()
    assert not app.exception
    [keep_it] = [one for one in app.button if one.label == "Keep the change"]
    keep_it.click().run()
    assert not app.exception and standing(sample) == before
    assert not [one for one in app.button if one.label == "Keep the change"]


def standing(store):
    cursor = store.reader()
    return [sorted(part.standing(cursor), key=lambda one: one.id) for part in (goals, benchmarks)] + [sorted(counters.defined(cursor), key=lambda one: one.name)]
