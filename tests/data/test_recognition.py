"""Which export a file is: by its header names, exactly, and by nothing else."""

from datetime import date

import pytest

from data.export import exports
from data.journey import read_files
from data.measures import EXPORTS
from data.reading import Answers
from tests.lookalikes import (
    EXPLORATION,
    FACEBOOK,
    GA4,
    SEARCH,
    SNAPSHOT,
    VIDEOS,
    ads,
    audience,
    card,
    facebook,
    instagram,
    linkedin_competitors,
    linkedin_followers,
    overview,
    sheet,
    tiktok,
    youtube,
)

SAID = Answers(platform="facebook", year=2023, period=(date(2023, 3, 1), date(2023, 3, 31)))

LOOKALIKES = {
    "facebook.posts": facebook(), "instagram.posts": instagram(), "meta.card": card(), "meta.audience": audience(),
    "linkedin.followers": linkedin_followers(), "linkedin.competitors": linkedin_competitors(), "tiktok.overview": overview("1 mars"),
    "tiktok.content": tiktok(VIDEOS, ("March 4", "Un mot", "https://www.tiktok.com/@centre/video/7205000000000000000", "March 1", "1", "2", "3", "40")),
    "tiktok.viewers": tiktok(("Date", "Total Viewers", "New Viewers", "Returning Viewers"), ("March 1", "4", "3", "1")),
    "tiktok.followers": tiktok(("Date", "Followers", "Difference in followers from previous day"), ("March 1", "4", "3")),
    "tiktok.gender": tiktok(("Gender", "Distribution"), ("Female", "0.59")),
    "tiktok.territories": tiktok(("Top territories", "Distribution"), ("CA", "0.8")),
    "tiktok.activity": tiktok(("Date", "Hour", "Active followers"), ("March 1", "0", "12")),
    "youtube.table": youtube(), "youtube.totals": b"Date,Views\n2023-03-01,4\n",
    "youtube.chart": b"Date,Traffic source,Views\n2023-03-01,External,4\n", "search.performance": SEARCH["Chart.csv"].encode(),
    "ga4.report": GA4.encode(), "ga4.snapshot": SNAPSHOT.encode(), "ga4.exploration": EXPLORATION.encode(), "ads.report": ads(),
    "sheet.month": sheet("website,,2023-03,visits,4100,,,,"),
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_each_export_is_recognised_whatever_its_file_is_called(name):
    for called in ("x.csv", "Facebook Page TikTok linkedin_content_.xls", "Relevé.txt"):
        [found] = read_files([(called, LOOKALIKES[name])], SAID)
        assert (found.export, getattr(found.outcome, "export", found.outcome)) == (name, name)


def test_every_export_has_a_name_for_people_and_says_what_it_needs():
    for export in exports():
        assert export.name in EXPORTS
        assert export.needed or export.find, f"{export.name} would claim any file"


def test_names_are_compared_without_case_accents_or_quotes_but_never_by_a_part_of_them():
    spelt = FACEBOOK.replace("Publish time", "PUBLISH\u00a0TIME").replace("Post type", "Post Type")
    assert next(read_files([("a.csv", facebook(header=spelt))])).export == "facebook.posts"
    longer = FACEBOOK.replace("Publish time", "Publish time of the post")
    assert next(read_files([("a.csv", facebook(header=longer))])).outcome.kind == "UnknownExport"


def test_a_story_export_is_no_post_export():
    """Stories share the posts' headers; their own columns give them away, and a row that calls itself a picture is no story."""
    from tests.lookalikes import INSTAGRAM
    [found] = read_files([("a.csv", instagram(header=INSTAGRAM + ",Navigation"))])
    assert (found.export, found.outcome.kind) == ("instagram.stories", "BadValue")


@pytest.mark.parametrize("data", [
    b"Date,Vistas\n2023-03-01,4\n", b"a\n", b"", b"Post ID,Page ID\n1,2\n", b"Date,Primary\n2023-03-01,4\n",
    GA4.replace("Session primary channel group (Default Channel Group),", "Audience name,").encode()])
def test_what_nobody_knows_is_refused_and_its_first_line_told(data):
    [found] = read_files([("odd.csv", data)])
    assert found.outcome.kind == "UnknownExport"
    assert "odd.csv" in found.outcome.message


def test_two_claimants_are_both_named(monkeypatch):
    from dataclasses import replace

    from data import export
    known = exports()
    twin = replace(next(e for e in known if e.name == "facebook.posts"), name="facebook.twin")
    monkeypatch.setattr(export, "exports", lambda: (*known, twin))
    [found] = read_files([("a.csv", facebook())])
    assert found.outcome.kind == "AmbiguousExport"
    assert "facebook.posts" in found.outcome.message and "facebook.twin" in found.outcome.message


def test_a_card_with_an_unknown_title_is_refused_with_its_title():
    [found] = read_files([("a.csv", card("Somme des éclats"))], SAID)
    assert found.outcome.kind == "UnknownExport" and "Somme des éclats" in found.outcome.message


@pytest.mark.parametrize("name", [name for name in LOOKALIKES if name not in ("linkedin.followers", "linkedin.competitors", "meta.audience") and "ga4" not in name])
def test_a_header_without_rows_is_empty_before_any_question(name):
    data = LOOKALIKES[name]
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
    lines = data.decode(encoding).splitlines()
    head = lines[:3] if name in ("meta.card", "ads.report") else lines[:1]
    [found] = read_files([("a.csv", "\n".join(head).encode())])
    assert found.outcome.kind == "EmptyExport"
