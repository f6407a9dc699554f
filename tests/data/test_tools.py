"""Another tool's numbers stay apart: it speaks only where the platform's own export says nothing."""

from dataclasses import replace
from datetime import date

from data import mappings
from data.keep import keep, receipts
from data.mappings import Mapping
from data.problems import NeedsAnswer
from data.reading import Answers
from tests import lookalikes as like
from tests.data.test_mappings import LATER, OF_LATER


def test_a_tool_speaks_only_where_the_platform_s_own_export_says_nothing(store):
    mappings.teach(store, OF_LATER)
    [later] = keep(store, [LATER], Answers(exported_on=date(2023, 4, 4)))
    asked = "select post_id from current_post order by 1"
    assert store.reader().execute("select format from current_post order by post_id").fetchall() == [("photo",), ("reel",)]
    assert later.status == "kept" and store.reader().execute(asked).fetchall() == [("later:https://x.example/1",), ("later:https://x.example/2",)]
    likes = "select value from published_value where measure = 'likes'"
    assert store.reader().execute(likes).fetchall() == [(32,)]
    keep(store, [("i.csv", like.instagram())])
    assert store.reader().execute(asked).fetchall() == [("17900000000000001",)] and store.reader().execute(likes).fetchall() == [(5,)]
    assert receipts(store)[1].export == "tool.later.posts"


def test_a_tool_s_days_give_way_to_the_platform_s_own_for_the_month(store):
    mappings.teach(store, Mapping("tool.x.days", "", {"d": "day", "n": "profile_visits"}, tool="X", platforms=("facebook",)))
    days = "\n".join(f"2023-03-{day:02d},9" for day in range(1, 32))
    keep(store, [("t.csv", f"d,n\n{days}\n".encode())])
    asked = "select value, export from monthly_value where measure = 'profile_visits'"
    assert store.reader().execute(asked).fetchall() == [(279, "tool.x.days")]
    keep(store, [("v.csv", like.card(days=tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))))])
    assert store.reader().execute(asked).fetchall() == [(62, "meta.card")]


def test_one_tool_s_files_of_two_platforms_ask_which(store):
    mappings.teach(store, OF_LATER)
    mappings.teach(store, replace(OF_LATER, platforms=("facebook",)))
    [asks] = keep(store, [LATER])
    assert isinstance(asks.problem, NeedsAnswer) and asks.problem.details["missing"] == "platform"
    [kept] = keep(store, [LATER], Answers(platform="facebook"))
    assert kept.status == "kept" and kept.reading.platform == "facebook"
