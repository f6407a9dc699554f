"""A file of the deck is written beside its page: its bytes are those of the command, its bar only grows, a stop leaves no file, a fault is told."""

import time

import pytest

from data import telling
from data.store import open_store
from pages.parts.deck import taken, writing
from pages.parts.deck.writing import Writing
from tests.pages.taken import store, views  # noqa: F401 (fixtures)
from tests.sample import copied


def over(work):
    assert work.over.wait(60)
    return work


@pytest.mark.parametrize("form", list(taken.FORMATS))
def test_it_tells_how_far_it_is_from_nothing_to_almost_all_and_never_back(store, monkeypatch, form):  # noqa: F811 (a fixture)
    told, hear = [], Writing._hear
    monkeypatch.setattr(Writing, "_hear", lambda work, step: (hear(work, step), told.append(work.done))[0])
    work = over(Writing(form, "deck", views(store, "fr", "en")).begin())
    assert work.content and not work.failed
    assert told == sorted(told) and told[0] == 0 and 0.8 < told[-1] < 1
    assert len(told) >= (6 if form == "report" else 20)


def test_its_bytes_are_those_of_the_command(store):  # noqa: F811 (a fixture)
    (view,) = views(store, "en")
    assert over(Writing("html", "deck.html", [view]).begin()).content == taken.as_bytes("html", [view])


def test_a_stop_ends_it_before_the_next_slide_and_leaves_nothing(store, monkeypatch):  # noqa: F811 (a fixture)
    hear, steps = Writing._hear, []

    def hearing(work, step):
        steps.append(step.done)
        if step.done == 2:
            work.stop()
        hear(work, step)

    monkeypatch.setattr(Writing, "_hear", hearing)
    work = over(Writing("pdf", "deck.pdf", views(store, "fr")).begin())
    assert work.content is None and not work.failed and steps == [0, 1, 2]


def test_what_is_written_meanwhile_makes_it_anew_so_that_a_file_is_of_one_moment(tmp_path, monkeypatch):
    store = open_store(copied(tmp_path / "sample.duckdb"))      # noqa: F811 (one of its own)
    (view,) = views(store, "fr")
    hear, heard = Writing._hear, []

    def hearing(work, step):
        hear(work, step)
        heard.append(step.done)
        if len(heard) == 3:
            telling.tell(store, "2023-03", telling.Telling(takeaways={"month": {"fr": "Une autre phrase."}}))

    monkeypatch.setattr(Writing, "_hear", hearing)
    work = over(Writing("html", "deck.html", [view]).begin())
    assert heard.count(0) == 2 and work.is_current and "Une autre phrase." in work.content.decode()
    store.revision += 1
    assert not work.is_current


def test_a_stop_after_the_last_slide_leaves_nothing_either(store, monkeypatch):  # noqa: F811 (a fixture)
    monkeypatch.setattr(taken, "as_bytes", lambda form, shown: time.sleep(0.2) or b"whole")
    work = Writing("pdf", "deck.pdf", views(store, "fr")).begin()
    work.stop()
    assert over(work).content is None and not work.failed


def test_a_fault_is_told_and_said_in_the_log(store, monkeypatch, caplog):  # noqa: F811 (a fixture)
    def failing(form, shown):
        raise OSError("no room on the disk")

    monkeypatch.setattr(taken, "as_bytes", failing)
    monkeypatch.setattr(writing._LOG, "propagate", True)
    work = over(Writing("pdf", "deck.pdf", views(store, "fr")).begin())
    assert work.failed and work.content is None and "no room on the disk" in caplog.text
