"""A count of people under five is hidden on every path, and nothing shown gives it away by subtraction."""

import json
import random
import subprocess
import sys
from datetime import date
from itertools import product

import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from data.keep import keep
from data.parquet import export
from data.problems import BadSetting
from data.reading import Answers
from data.small_cells import DEMOGRAPHIC, hidden, least, show_from
from metrics import questions
from metrics.period import Month
from metrics.problems import NotAdditive
from tests.browser.conftest import ROOT

MARCH, SHOWN_ON = Month(2023, 3), date(2023, 4, 1)


def sheet(store, slices, followers=None, platform="instagram", measure="followers"):
    """Keep slices {(dimension, segment): people} as a typed sheet, with the whole where given."""
    rows = [f'{platform},,2023-03,{measure},{value},{dimension},"{segment}"' for (dimension, segment), value in slices.items()]
    rows += [f"{platform},,2023-03,followers,{followers},,"] if followers is not None else []
    text = "\n".join(["platform,account,month,measure,value,dimension,segment", *rows])
    [outcome] = keep(store, [("sheet.csv", text.encode())], Answers(exported_on=SHOWN_ON))
    assert outcome.status == "kept"


def told(store):
    """{(dimension, segment): (share, value)} of what is shown, None where hidden."""
    rows = questions.audience(store.reader(), MARCH).itertuples()
    return {(row.dimension, row.segment): None if row.hidden else (row.share, row.value) for row in rows}


CITIES = {("city", "London"): 70, ("city", "Strathroy"): 12, ("city", "Aylmer"): 3}


def test_a_slice_under_five_is_hidden_and_with_a_known_whole_the_smallest_other_with_it(store):
    sheet(store, CITIES, followers=100)
    assert told(store) == {("city", "London"): (0.7, 70), ("city", "unspecified"): (pytest.approx(0.15), 15), ("city", "Strathroy"): None, ("city", "Aylmer"): None}


def test_without_a_known_whole_nothing_can_be_subtracted_and_only_the_small_one_is_hidden(store):
    sheet(store, CITIES)
    shown = told(store)
    assert [cell for cell, numbers in shown.items() if numbers is None] == [("city", "Aylmer")]
    assert shown[("city", "London")][1] == 70


def test_five_is_shown_and_four_and_nought_are_not(store):
    sheet(store, {("city", "Five"): 5, ("city", "Four"): 4, ("city", "None"): 0})
    assert {segment for (_, segment), numbers in told(store).items() if numbers is None} == {"Four", "None"}


def test_a_share_of_a_known_whole_is_a_count_and_one_without_a_whole_stays_with_its_caveat(store):
    people = {("country", "CA"): 960, ("country", "FR"): 36, ("country", "SY"): 4}
    sheet(store, people, followers=1000)
    rows = questions.audience(store.reader(), MARCH)
    assert set(rows[rows["hidden"]]["segment"]) == {"SY", "FR"} and set(rows["whole"]) == {1000}
    assert rows[rows["hidden"]][["share", "value"]].isna().all(axis=None)


def test_what_is_hidden_because_small_cannot_be_told_from_what_is_hidden_to_protect_it(store):
    sheet(store, {("city", "Zurich"): 3, ("city", "Aylmer"): 6, ("city", "London"): 91}, followers=100)
    rows = questions.audience(store.reader(), MARCH)
    few = rows[rows["hidden"]]
    assert few["segment"].tolist() == ["Aylmer", "Zurich"]                   # by name, not by size
    assert few[["share", "value"]].isna().all(axis=None)


def test_a_gender_that_is_told_apart_does_not_give_away_one_of_its_ages(store):
    sheet(store, {("gender", "women"): 60, ("gender", "men"): 40, ("age_gender", "women 18-24"): 57, ("age_gender", "women 65+"): 3,
                  ("age_gender", "men 18-24"): 20, ("age_gender", "men 65+"): 20})
    shown = told(store)
    assert shown[("age_gender", "women 65+")] is None
    assert None in (shown[("gender", "women")], shown[("age_gender", "women 18-24")])


@pytest.mark.parametrize("seed", range(40))
def test_no_sum_that_is_shown_leaves_a_small_cell_known(seed):
    """Whatever the table: each hidden small cell could be another number, so far as the shown numbers and their sums tell."""
    chance = random.Random(seed)
    ages, genders = ["18-24", "25-34", "65+"][:chance.randint(2, 3)], ["women", "men"]
    people = {("age_gender", f"{gender} {age}"): chance.choice((0, 1, 2, 3, 4, 5, 6, 9, 30, 200)) for gender, age in product(genders, ages)}
    people |= {("gender", gender): sum(people["age_gender", f"{gender} {age}"] for age in ages) for gender in genders}
    few = hidden(people, 5, {"age_gender", "gender"} if chance.random() < 0.7 else set())
    small = {cell for cell, count in people.items() if count < 5}
    assert small <= few
    sums = [{("gender", gender), *(("age_gender", f"{gender} {age}") for age in ages)} for gender in genders]
    for cells in sums:
        assert len(cells & few) != 1 or cells == cells & few


def test_no_page_slide_or_command_shows_a_hidden_number(store, monkeypatch):
    sheet(store, {("city", "Zurich"): 3, ("city", "Aylmer"): 17, ("city", "London"): 971, ("age_gender", "women 18-24"): 4, ("age_gender", "men 18-24"): 13,
                  ("age_gender", "women 25-34"): 974}, followers=1000)
    monkeypatch.setenv("PORTEE_DB", str(store.path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params.update({"lang": "fr", "month": "2023-03"})
    app.run()
    for page in ("explore/audience", "board/deck", "manage/imports"):
        app.switch_page(f"pages/{page}.py").run()
        shown = " ".join([*(block.proto.body for block in app.get("html")), *(str(chart.proto) for chart in app.get("vega_lite_chart")),
                          *(str(box.value) for box in app.text_input)])
        assert not app.exception
        for number in ("0,3\u202f%", "0.003", "0,4\u202f%", "0.004", "0,9\u202f%", "0.009", ">3<", ">4<", ">9<"):
            assert number not in shown, (page, number)
    assert not any(box.value in ("3", "4") for box in app.text_input)


def test_the_command_hides_them_too(store):
    sheet(store, CITIES, followers=100)
    store.close()
    asked = subprocess.run([sys.executable, "-m", "metrics", "ask", "audience", "--month", "2023-03", "--db", str(store.path)], capture_output=True, text=True, cwd=ROOT)
    rows = {row["segment"]: row for row in map(json.loads, asked.stdout.splitlines())}
    assert (rows["Aylmer"]["share"], rows["Aylmer"]["value"], rows["Aylmer"]["hidden"]) == (None, None, True)
    assert rows["London"]["value"] == 70


def test_parquet_leaves_without_them_and_with_every_row(store, tmp_path):
    sheet(store, CITIES, followers=100)
    made = {one.table: one for one in export(store, tmp_path / "out")}
    rows = {row["segment"]: row for row in pq.read_table(made["segment"].file).to_pylist()}
    assert {name: row["value"] for name, row in rows.items()} == {"London": 70, "Strathroy": None, "Aylmer": None}


def test_a_page_s_visits_are_not_people_and_are_never_hidden(store, tmp_path):
    sheet(store, {("source", "direct"): 2, ("source", "google_search"): 3}, platform="website", measure="visits")
    made = {one.table: one for one in export(store, tmp_path / "out")}
    assert pq.read_table(made["segment"].file)["value"].to_pylist() == [2, 3]
    assert "source" not in DEMOGRAPHIC


def test_the_least_number_is_a_setting_of_the_environment_and_then_of_the_people(store, monkeypatch):
    sheet(store, CITIES)
    assert least(store.reader()) == 5
    monkeypatch.setenv("PORTEE_SMALL_CELL", "3")
    assert None not in told(store).values()
    show_from(store, 20)
    assert [cell[1] for cell, numbers in told(store).items() if numbers is None] == ["Aylmer", "Strathroy"]
    monkeypatch.setenv("PORTEE_SMALL_CELL", "none")
    assert least(store.reader()) == 20


def test_a_wrong_setting_is_told(store, monkeypatch):
    monkeypatch.setenv("PORTEE_SMALL_CELL", "none")
    with pytest.raises(BadSetting, match="PORTEE_SMALL_CELL"):
        questions.audience(store.reader(), MARCH)


@pytest.mark.parametrize("measure", ["reach", "unique_visitors", "listeners", "followers"])
def test_people_are_added_nowhere_not_even_under_the_organisation(store, measure):
    lines = ["platform,account,month,measure,value", *(f"organisation,,2023-0{month},{measure},{month * 10}" for month in (1, 2, 3))]
    keep(store, [("sheet.csv", "\n".join(lines).encode())], Answers(exported_on=SHOWN_ON))
    assert questions.counters(store.reader(), MARCH).empty and questions.outcomes(store.reader(), MARCH).empty
    with pytest.raises(NotAdditive):
        questions.total(store.reader(), measure, Month(2023, 1), MARCH, ["organisation"])
