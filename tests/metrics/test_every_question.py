"""Every question answers every database: an empty one, one of a single file, one of a released version; and no number is a lie of form."""

import json
from datetime import date

import pytest

from data import mappings, sources
from data.keep import keep
from data.mappings import Mapping
from data.reading import Answers
from data.samples import story, website
from data.store import open_store
from metrics import questions
from metrics.__main__ import _plain
from metrics.period import Month
from tests import lookalikes as like
from tests.data.answers import every_answer
from tests.data.test_migrations import RELEASED, of_version

MARCH = Month(2023, 3)
MONTHS = (Month(2022, 9), MARCH, Month(2023, 4))
DAYS = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def test_an_empty_database_answers_every_question(store):
    assert len(every_answer(store, *MONTHS)) > 100


@pytest.mark.parametrize("file", [("v.csv", like.card(days=DAYS)), ("i.csv", like.instagram()), ("f.csv", like.facebook())])
def test_a_database_of_one_file_answers_every_question(store, file):
    [outcome] = keep(store, [file], Answers(exported_on=date(2023, 4, 4)))
    assert outcome.status == "kept" and every_answer(store, MARCH)["series  2023-03"] != "[]"


@pytest.mark.parametrize("version", RELEASED)
def test_a_database_of_every_released_version_answers_every_question(tmp_path, version):
    store = open_store(of_version(tmp_path / "old.duckdb", version))
    told = every_answer(store, *MONTHS)
    assert '"value":62.0' in told["headline  2023-03"] and "aaaaaaaaaa-meta.card" not in told["headline  2023-03"]
    store.close()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), None])
def test_what_is_no_number_is_printed_as_absent(value):
    assert json.dumps(_plain(value)) == "null"


# ── the source that a person chose, and another tool's ──────────────────────────────────────────────────────────────


def of_tool(store, days):
    """A tool's own daily visits of a Facebook page."""
    mappings.teach(store, Mapping("tool.x.days", "", {"d": "day", "n": "profile_visits"}, tool="X", platforms=("facebook",)))
    text = "d,n\n" + "".join(f"{day},9\n" for day, _ in days)
    assert keep(store, [("t.csv", text.encode())])[0].status == "kept"


def spoken(store):
    """(value, export) of the month's visits, as the headline tells them, and what `told_twice` says of why."""
    headline, told = questions.headline(store.reader(), MARCH), questions.told_twice(store.reader(), MARCH)
    (row,) = headline[headline["measure"] == "profile_visits"].itertuples()
    return row.value, row.source, dict(zip(told["export"], told["because"], strict=True))


def test_a_tool_that_was_chosen_speaks_where_it_covers_the_month_and_no_longer_once_taken_back(store):
    of_tool(store, DAYS)
    keep(store, [("v.csv", like.card(days=DAYS))])
    assert spoken(store)[:2] == (62, "meta.card")
    sources.speak(store, "facebook", "profile_visits", "tool.x.days")
    assert spoken(store) == (279, "tool.x.days", {"tool.x.days": "said", "meta.card": "said"})
    sources.speak(store, "facebook", "profile_visits", None)
    assert spoken(store)[:2] == (62, "meta.card")


def test_a_tool_that_was_chosen_and_lacks_a_day_leaves_the_platform_speaking(store):
    of_tool(store, DAYS[:30])
    keep(store, [("v.csv", like.card(days=DAYS))])
    sources.speak(store, "facebook", "profile_visits", "tool.x.days")
    assert spoken(store) == (62, "meta.card", {"tool.x.days": "whole", "meta.card": "whole"})


def test_where_visits_came_from_follows_the_source_that_was_chosen(store):
    """The typed month speaks for the website; once the report is chosen, its channels are shown, and its total is theirs."""
    sheet = ("platform,account,month,measure,value,dimension,segment\nwebsite,,2023-03,visits,4100,,\n"
             "website,,2023-03,visits,3000,source,direct\n")
    keep(store, [("s.csv", sheet.encode()), website.analytics(story.months()[-1], {})], Answers(exported_on=date(2023, 4, 4)))
    assert questions.sources(store.reader(), MARCH)["source"].tolist() == ["direct", "other"]
    sources.speak(store, "website", "visits", "ga4.report")
    told = questions.sources(store.reader(), MARCH)
    (total,) = questions.headline(store.reader(), MARCH, "website").query("measure == 'visits'")["value"]
    assert "direct" not in set(told["source"]) and told["visits"].sum() == total != 4100
    assert told["share"].sum() == pytest.approx(1)
