"""What a page asked of its month is made for the months beside it while nobody waits, and is what a visitor there would be told."""

import queue
import threading
from unittest.mock import patch

import pytest

from data.store import open_store
from metrics import questions
from metrics.period import Month
from pages.parts import ahead, frame, lines, sealing, sentences, tiles
from tests.sample import copied


@pytest.fixture
def store(tmp_path):
    """The sample, of which nothing is known yet."""
    return open_store(copied(tmp_path / "sample.duckdb"))


def page(store, month, lang="fr"):
    """What a page makes of a month: answers, blocks of words, a chart."""
    view = frame.view_of(store, lang, month)
    one = tuple(view.ask("series").iloc[0][["platform", "account", "measure"]])
    return view, (view.drawn(tiles.five_tiles), view.drawn(sentences.platforms_said), view.drawn(lines.small_multiple, *one), view.ask("rates").to_csv())


@pytest.fixture
def near(monkeypatch):
    """The two months beside, and no others."""
    monkeypatch.setenv("PORTEE_MONTHS_AHEAD", "1")


@pytest.fixture
def asked():
    """The names of the questions that go to the database from now on."""
    names = []

    def counting(question):
        made = getattr(questions, question)

        def counted(*told, **options):
            names.append(question)
            return made(*told, **options)

        return counted

    with patch.multiple(questions, **{name: counting(name) for name in ("series", "headline", "trend", "rates", "outliers", "carried")}):
        yield names


@pytest.mark.parametrize("month", ["2023-02", "2023-04"])
def test_the_months_beside_find_their_answers_made_and_they_are_the_same(store, tmp_path_factory, asked, near, month):
    ahead.prepare(page(store, "2023-03")[0])
    asked.clear()
    made = page(store, month)[1]
    assert asked == []
    fresh = open_store(copied(tmp_path_factory.mktemp("fresh") / "sample.duckdb"))
    assert made == page(fresh, month)[1]


def test_the_nearest_months_are_made_first_and_then_the_others(store):
    looked, see = [], frame.view_of
    with patch.object(frame, "view_of", lambda of, lang, month, seal: looked.append(str(month)) or see(of, lang, month, seal)):
        ahead.prepare(see(store, "fr", "2022-06"))
    assert looked[:4] == ["2022-05", "2022-07", "2022-04", "2022-08"] and "2022-06" not in looked
    held, year = set(see(store, "fr").months["month"]), {str(Month(2022, 6).back(back)) for back in range(-12, 13)}
    assert sorted(looked) == sorted((held & year) - {"2022-06"}) and len(held - year) > 0


def test_what_other_pages_asked_of_another_month_is_first_made_for_the_month_shown(store, tmp_path_factory, asked, near):
    """As after an import: the overview was read for April, then the page of imports is shown, of March; the overview of March is ready."""
    other, _ = page(store, "2023-04")
    store.revision += 1
    imports = frame.view_of(store, "fr", "2023-03")
    ahead.prepare(imports, seen=[(other.month, other.pieces)])
    asked.clear()
    made = page(store, "2023-03")[1]
    assert asked == []
    fresh = open_store(copied(tmp_path_factory.mktemp("fresh") / "sample.duckdb"))
    assert made == page(fresh, "2023-03")[1]


def test_a_sealed_month_is_made_ready_as_the_pages_show_it_live(store, asked, near):
    sealing.seal(store, "2023-02")
    ahead.prepare(page(store, "2023-03")[0])
    asked.clear()
    live = frame.view_of(store, "fr", "2023-02", seal=None)
    assert live.drawn(tiles.five_tiles) and live.drawn(sentences.platforms_said) and asked == []


def test_whoever_waits_comes_first(store, asked):
    view = page(store, "2023-03")[0]
    asked.clear()
    ahead.prepare(view, somebody_waits=lambda: True)
    assert asked == []


def test_a_write_ends_it(store, asked):
    view = page(store, "2023-03")[0]
    asked.clear()

    def written():
        store.revision += 1

    ahead.prepare(view, somebody_waits=written)
    assert asked == []


def test_what_cannot_be_made_ahead_is_left_to_the_page_and_the_rest_made(store, asked, near):
    view = page(store, "2023-03")[0]
    view.pieces.insert(0, ("no_such_question", view.month, {}))
    ahead.prepare(view)
    asked.clear()
    assert page(store, "2023-02")[1] and asked == []


def test_nothing_is_made_while_a_page_is_made_for_somebody():
    with ahead.visit():
        assert ahead._visits
        with pytest.raises(RuntimeError), ahead.visit():
            raise RuntimeError("a script that is stopped")
        assert len(ahead._visits) == 1
    assert not ahead._visits


def test_the_thread_outlives_what_cannot_be_looked_at(store, monkeypatch):
    monkeypatch.setattr(ahead, "_eye", threading.Event())
    monkeypatch.setattr(ahead, "_pages", queue.SimpleQueue())
    made, met = [], threading.Event()

    def preparing(view, *_):
        made.append(str(view.month))
        met.set()
        raise OSError("gone")

    monkeypatch.setattr(ahead, "prepare", preparing)
    ahead.start()
    view = page(store, "2023-03")[0]
    for _ in range(2):
        met.clear()
        ahead.look(view, "overview")
        assert met.wait(10)
    assert made == ["2023-03"] * 2


def test_without_a_server_nobody_looks_ahead(store):
    with patch.object(ahead, "_pages") as pages:
        ahead.look(page(store, "2023-03")[0], "overview")
    assert not pages.put.called
