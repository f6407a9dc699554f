"""Every page is whole: in the first month, in the golden one and in the one in progress, for every platform, and with nothing kept."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.keep import keep
from data.reading import Answers
from data.store import open_store
from tests import lookalikes as like
from tests.browser.conftest import ROOT
from tests.data.test_meta import stories
from tests.sample import copied

PAGES = ("overview", "growth", "content", "audience", "website", "compare")
CHOSEN = ("content", "audience")                                  # pages with a platform to choose


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A database of the sample organisation."""
    path = tmp_path_factory.mktemp("whole") / "sample.duckdb"
    copied(path)
    yield path
    open_store(path).close()


def opened(page, **address):
    """A page at an address, without a browser."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return app if page == "overview" else app.switch_page(f"pages/explore/{page}.py").run()


@pytest.mark.parametrize("month", ["2021-04", "2022-12", "2023-03", "2023-04"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_in_any_month_and_for_any_platform(page, month, sample, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(sample))
    for platform in ("facebook", "instagram", "linkedin", "tiktok") if page in CHOSEN else ("facebook",):
        assert not opened(page, lang="fr", month=month, platform=platform).exception, platform


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_nothing_kept_teaches_and_does_not_fail(page, language, store, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(store.path))
    app = opened(page, lang=language)
    assert not app.exception
    assert any("Meta Business Suite" in block.proto.body or "Squarespace" in block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("page", ["overview", "content"])
def test_a_page_is_whole_where_stories_are_all_there_is_and_where_a_post_gathered_little(page, store, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(store.path))
    for name, data in (("stories.csv", stories()), ("posts.csv", like.facebook(like.facebook_row(interactions=(1, 0, 0))))):
        keep(store, [(name, data)], Answers(exported_on=date(2023, 4, 10)))
        for platform in ("instagram", "facebook"):
            assert not opened(page, lang="fr", month="2023-03", platform=platform).exception, (name, platform)
