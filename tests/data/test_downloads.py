"""Each export says how it is downloaded, no further than the notes on formats go; what its platform no longer gives is lost."""

from datetime import date
from pathlib import Path

import pytest

from data import downloads as module
from data.downloads import downloads
from data.keep import keep
from data.measures import EXPORTS
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

POSTS = ("facebook.posts", "instagram.posts", "instagram.stories", "facebook.videos", "linkedin.posts", "tiktok.content", "x.content")


def test_every_export_says_how_it_is_downloaded_in_both_languages():
    assert set(downloads()) == set(EXPORTS)
    assert all(one.fr.strip() and one.en.strip() and one.fr != one.en for one in downloads().values())


@pytest.mark.parametrize("export", POSTS)
def test_exports_of_posts_ask_for_the_last_90_days(export):
    assert "90 derniers jours" in downloads()[export].fr and "last 90 days" in downloads()[export].en


def test_nothing_is_said_to_be_verified_after_the_notes_were_written():
    assert all(one.seen is None or one.seen <= date(2026, 11, 22) for one in downloads().values())


def test_a_first_day_is_told_only_with_who_says_so_and_the_notes_do_say_it():
    notes = Path("../shared/formats/social.md")
    for one in downloads().values():
        assert bool(one.since) == bool(one.source)
        assert not one.since or (one.since == date(2022, 7, 17) and one.source.startswith("formats/social.md"))
    if not notes.exists():
        pytest.skip("the notes on formats are not on this machine")
    assert "web data goes back to 17 July 2022" in notes.read_text("utf-8")


def states(store, month, months):
    told = questions.coverage(store.reader(), Month.parse(month), months=months)
    return dict(zip(told["month"], told["state"], strict=True))


def test_a_month_that_ended_before_the_platforms_first_day_is_lost_unless_we_have_it(store):
    days = "\n".join(["Date,Video Views,Profile Views,Likes,Comments,Shares", *(f"August {day},10,1,1,1,1" for day in range(1, 32))])
    [outcome] = keep(store, [("Overview_2022-08-01_1662000000_centre.zip", like.zipped(**{"Overview.csv": days.encode()}))], Answers())
    assert outcome.status == "kept"
    assert states(store, "2022-08", 4) == {"2022-05": "lost", "2022-06": "lost", "2022-07": "missing", "2022-08": "have"}


def test_where_nobody_cites_a_first_day_a_month_is_to_be_downloaded_and_never_lost(store):
    keep(store, [("v.csv", like.card(days=(("2015-03-01", 4),)))], Answers())
    assert set(states(store, "2015-03", 12).values()) == {"missing", "partial"}


def test_what_ships_is_taught_at_the_next_opening_and_not_copied(store):
    assert dict(store.reader().execute("from retention").fetchall()) == {one.export: one.since for one in module.downloads().values() if one.since}
