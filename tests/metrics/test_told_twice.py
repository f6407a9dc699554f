"""Two sources of one measure: both are kept, one speaks, and why is said."""

from datetime import date

import pytest

from data import sources
from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)


@pytest.fixture
def told(store):
    """A site whose visits were typed, and told by Analytics as well."""
    keep(store, [("report.csv", like.GA4.encode())], Answers(exported_on=date(2023, 4, 3)))
    month = questions.months(store.reader())["month"].iloc[0]
    keep(store, [("saisie.csv", like.sheet(f"website,,{month},visits,4100,,,Squarespace,"))], Answers(exported_on=date(2023, 4, 4)))
    return store, Month.parse(month)


def value(store, month):
    """The visits that speak, and the source they come from."""
    headline = questions.headline(store.reader(), month, "website")
    row = headline[headline["measure"] == "visits"].iloc[0]
    return row["value"], row["source"]


def test_what_was_typed_speaks_for_a_website_and_the_report_is_kept_beside_it(told):
    store, month = told
    rows = questions.told_twice(store.reader(), month)
    assert rows["export"].tolist() == ["sheet.month", "ga4.report"]
    assert rows["speaks"].tolist() == [True, False] and set(rows["because"]) == {"typed"}
    assert value(store, month)[0] == rows["value"].iloc[0] == 4100


def test_a_persons_choice_speaks_first_and_can_be_taken_back(told):
    store, month = told
    other = questions.told_twice(store.reader(), month)["value"].iloc[1]
    sources.speak(store, "website", "visits", "ga4.report")
    assert value(store, month) == (other, "ga4.report")
    assert set(questions.told_twice(store.reader(), month)["because"]) == {"said"}
    sources.speak(store, "website", "visits", None)
    assert value(store, month) == (4100, "sheet.month")


def test_a_choice_for_one_measure_says_nothing_of_another(told):
    store, month = told
    sources.speak(store, "website", "page_views", "ga4.report")
    assert value(store, month) == (4100, "sheet.month")


def test_a_chosen_source_that_lacks_the_month_leaves_the_other_speaking(told):
    store, month = told
    sources.speak(store, "website", "visits", "ga4.snapshot")
    assert value(store, month) == (4100, "sheet.month")


def test_two_sources_that_agree_are_no_matter(told):
    store, month = told
    other = questions.told_twice(store.reader(), month)["value"].iloc[1]
    keep(store, [("saisie.csv", like.sheet(f"website,,{month},visits,{other:.0f},,,Squarespace,"))], Answers(exported_on=date(2023, 4, 5)))
    assert questions.told_twice(store.reader(), month).empty
