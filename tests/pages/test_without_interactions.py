"""Platforms whose posts have no interactions, campaigns and episodes, leave every page whole."""

from datetime import date

import pytest

from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests.pages.test_every_page import PAGES, opened

FILES = [
    ("o.csv", "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,"
              'Media views\n"Wed, Mar 1, 2023",100,1,9,1,0,2,0,0,0,3,2,8,0\n'),
    ("c.csv", "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Replies,Reposts\n"
              '1635816000000000001,"Wed, Mar 15, 2023",Bonjour,https://x.com/centre/status/1635816000000000001,100,5,40,3,4\n'),
    ("m.csv", 'Title,Subject,Send Date,Total Recipients,Total Opens,Unique Id\nMars,Un mot,"Mar 31, 2023 09:46 pm",100,70,aa11bb22cc\n'),
    ("s.csv", '"name","plays","streams","audience_size","releaseDate"\n"Un","110","92","59","2023-03-04"\n'),
    ("a.csv", '"Show ID","Episode ID","Episode Title","Date","Total Time Listened","Plays","Unique Listeners"\n'
              '"9","10001","Un","20230201","60","4","2"\n"9","10001","Un","20230301","60","4","2"\n"9","10002","Deux","20230301","60","4","2"\n'),
]


@pytest.fixture
def kept(store):
    """A database with X, a newsletter and a podcast in it."""
    outcomes = keep(store, [(name, text.encode()) for name, text in FILES], Answers(account="Centre", exported_on=date(2023, 4, 2)))
    assert [outcome.status for outcome in outcomes] == ["kept"] * len(FILES)
    return store


def test_formats_are_asked_of_posts_with_and_without_interactions(kept):
    told = questions.content_types(kept.reader(), Month(2023, 3)).set_index("platform")["posts"].to_dict()
    assert told == {"x": 1, "newsletter": 1, "podcast": 1}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_with_campaigns_episodes_and_tweets(page, kept, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(kept.path))
    for platform in ("x", "newsletter", "podcast"):
        assert not opened(page, lang="fr", month="2023-03", platform=platform).exception, platform


def test_the_wall_says_where_each_new_export_is_downloaded(kept):
    from pages.parts import words
    for platform in ("x", "newsletter", "podcast"):
        assert words.text(f"steps.{platform}.how", "fr") and words.text(f"steps.{platform}.how", "en")


def test_the_import_page_is_whole_with_the_new_exports_on_its_wall(kept, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(kept.path))
    for month in ("2023-03", "2023-04"):
        assert not opened("overview", lang="fr", month=month).switch_page("pages/manage/imports.py").run().exception
