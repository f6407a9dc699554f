"""What was shown and sealed stays the same numbers, whatever is imported since; and its slides stay as they were told."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data import events, journal, samples, seals, telling
from data.events import Event
from data.keep import keep, receipts, take_back, undo
from data.problems import UnknownCode
from data.reading import Answers
from data.rebuild import rebuild
from data.samples import story
from data.store import open_store
from data.telling import Telling
from metrics import questions
from metrics.period import Month
from pages.parts import frame, sealed, sealing
from pages.parts.deck import editing, edition, slides
from pages.parts.words import LANGUAGES
from tests import lookalikes as like
from tests.data.answers import answers
from tests.sample import copied

MARCH = "2022-03"
RESTATED = tuple((str(date(2022, 3, day)), 30 + day) for day in range(1, 32))


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The sample's first year in a file, with March sealed; what its deck showed before that, by language."""
    path = copied(tmp_path_factory.mktemp("year") / "year.duckdb", before="2022-04")
    opened = open_store(path)
    live = {lang: shown(opened, lang) for lang in LANGUAGES}
    sealing.seal(opened, MARCH, "Ana")
    opened.close()
    return path, live


@pytest.fixture
def store(first, tmp_path):
    """A database of one's own with the sample's first year, and March sealed."""
    shutil.copytree(first[0].parent / "originals", tmp_path / "originals")
    (tmp_path / "own.duckdb").write_bytes(first[0].read_bytes())
    opened = open_store(tmp_path / "own.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def seal(store):
    """March's seal, with its answers."""
    return frame.view_of(store, "fr", MARCH).seal


def shown(store, lang, month=MARCH, seal="standing"):
    """Everything a deck shows: its slides, and each chart as it is drawn."""
    view = frame.view_of(store, lang, month, seal)
    deck = slides.deck(view)
    charts = [json.dumps(view.drawn(slide.chart.draw, *slide.chart.parts), default=str) for slide in deck if slide.chart]
    return [replace(slide, chart=slide.chart and slide.chart.alt) for slide in deck], charts


def restate(store):
    """An import that makes March another than it was shown: the interactions of each day, downloaded later."""
    [outcome] = keep(store, [("Interactions (2).csv", like.card("Content interactions", days=RESTATED))], Answers(platform="facebook", exported_on=date(2022, 6, 2)))
    assert outcome.status == "kept"
    return outcome


def test_a_sealed_deck_is_the_live_one_of_that_moment_in_both_languages(store, first):
    assert frame.view_of(store, "fr", MARCH).seal.by == "Ana"
    for lang in LANGUAGES:
        assert shown(store, lang) == first[1][lang]


def test_an_import_that_changes_a_sealed_month_changes_no_slide_and_both_numbers_are_said(store, first, seal):
    view = frame.view_of(store, "fr", MARCH, None)
    assert sealed.difference(view, seal) == ""
    was = next(row.value for row in view.ask("headline").itertuples() if (row.platform, row.measure) == ("facebook", "interactions"))
    outcome = restate(store)
    assert shown(store, "fr") == first[1]["fr"] != shown(store, "fr", seal=None)
    assert f"à {int(was)}; depuis, les importations donnent 1\u202f426. Les deux sont gardés." in sealed.difference(view, seal)
    assert f"at {int(was)}; since then, imports give 1,426. Both are kept." in sealed.difference(replace(view, lang="en"), seal)
    undo(store, outcome.receipt)
    assert sealed.difference(view, seal) == ""


def test_every_import_taken_back_the_sealed_numbers_are_kept_and_said_to_be_gone(store, first, seal):
    with store.writer() as cursor:
        for receipt in receipts(store):
            take_back(cursor, receipt.receipt)
    assert shown(store, "en", None, seal.code) == first[1]["en"]
    assert "imports give none. The sealed number is kept." in sealed.difference(frame.view_of(store, "en", MARCH, None), seal)


def test_a_seal_holds_what_is_usually_asked_of_the_month_to_the_bit_and_platform_by_platform(store, seal):
    month, cursor = Month.parse(MARCH), store.reader()
    for name in sealing.ASKED:
        pd.testing.assert_frame_equal(seal.answer(name, MARCH), getattr(questions, name)(cursor, month), check_exact=True)
    for name in seals.BY_PLATFORM:
        for platform in ("facebook", "website"):
            live = getattr(questions, name)(cursor, month, platform=platform)
            pd.testing.assert_frame_equal(seal.answer(name, MARCH, platform=platform), live, check_exact=True, check_dtype=False)


def test_a_code_opens_its_month_in_any_spelling_and_an_unknown_one_opens_nothing(store, seal):
    assert frame.view_of(store, "en", "2022-02", seal.code.lower().replace("-", " ")).month == Month(2022, 3)
    assert frame.view_of(store, "en", "2022-02").seal is None
    assert frame.view_of(store, "en", MARCH, None).seal is None
    with pytest.raises(UnknownCode):
        frame.view_of(store, "en", MARCH, "0000-0000")


def test_the_foot_of_a_slide_says_the_code_or_that_the_month_is_not_final(store, seal):
    assert seal.code in edition.mark(frame.view_of(store, "fr", MARCH)) and seal.code in edition.mark(frame.view_of(store, "en", MARCH))
    seals.take_back(store, MARCH)
    assert "Non définitif" in edition.mark(frame.view_of(store, "fr", MARCH))
    assert "Not final" in edition.mark(frame.view_of(store, "en", MARCH))
    assert seal.code in edition.mark(frame.view_of(store, "en", MARCH, seal.code))


def test_a_slide_that_asks_more_than_its_seal_holds_says_so_and_the_others_stand(store, seal):
    older = replace(seal, tables={key: table for key, table in seal.tables.items() if '"sources"' not in key}, _read={})
    deck = slides.deck(replace(frame.view_of(store, "fr", MARCH), seal=older))
    assert [slide.name for slide in deck] == list(seal.slides)
    assert [slide.name for slide in deck if "ne garde pas ces nombres" in slide.title] == ["sources"]


def test_a_sealed_month_names_the_exports_it_lacked(store, seal):
    coverage = questions.coverage(store.reader(), Month.parse(MARCH), months=6)
    lacking = coverage[(coverage["month"] == MARCH) & (coverage["state"] != "have")]
    assert seal.missing == tuple(zip(lacking["platform"], lacking["export"], strict=True)) != ()


# ── the deck edited ─────────────────────────────────────────────────────────────────────────────────────────────────

def named(store, seal="standing"):
    return [slide.name for slide in slides.deck(frame.view_of(store, "fr", MARCH, seal))]


def test_order_slides_left_out_and_takeaways_are_the_months_and_freeze_with_the_seal(store, seal):
    ours = named(store)
    telling.tell(store, MARCH, Telling(tuple(reversed(ours)), (ours[0],), {ours[1]: {"fr": "L'essentiel : <b>25 %</b> & plus"}}))
    told = list(reversed(ours[1:]))
    assert named(store) == ours and named(store, None) == told                  # sealed before: its slides stay as they were
    later = sealing.seal(store, MARCH)
    telling.tell(store, MARCH, Telling())
    assert named(store) == told and named(store, None) == named(store, seal.code) == ours
    assert slides.deck(frame.view_of(store, "fr", MARCH))[-1].takeaway == "L’essentiel\u00a0: &lt;b&gt;25\u202f%&lt;/b&gt; &amp; plus"
    assert slides.deck(frame.view_of(store, "en", MARCH, later.code))[-1].takeaway == slides.deck(frame.view_of(store, "en", MARCH, seal.code))[1].takeaway


def edited(store, **cells):
    """The table of the edit panel with cells changed: {slide: {column: value}}; what it says then."""
    view = frame.view_of(store, "fr", MARCH, None)
    made = slides.every(view)
    table = editing._table(view, made)
    for name, changes in cells.items():
        for column, value in changes.items():
            table.loc[name, column] = value
    return editing.told(view, made, editing.placed(table))


def test_a_table_left_as_it_is_says_nothing(store):
    assert edited(store) == Telling()


def test_a_slide_moved_up_comes_before_and_one_moved_down_comes_after_the_one_whose_place_it_takes(store):
    first, second, third, *rest = named(store)
    assert edited(store, **{third: {"place": 1}}).order == (third, first, second, *rest)
    assert edited(store, **{first: {"place": 2}}).order == (second, first, third, *rest)


def test_an_emptied_takeaway_is_ours_again_and_the_other_language_keeps_its_own(store):
    first = named(store)[0]
    telling.tell(store, MARCH, Telling(takeaways={first: {"fr": "Une", "en": "One"}}))
    assert edited(store, **{first: {"takeaway": "  Deux\n mots "}}).takeaways == {first: {"fr": "Deux mots", "en": "One"}}
    assert edited(store, **{first: {"takeaway": ""}}).takeaways == {first: {"en": "One"}}
    assert edited(store, **{first: {"takeaway": None, "shown": False}}) == Telling((), (first,), {first: {"en": "One"}})


# ── years later ─────────────────────────────────────────────────────────────────────────────────────────────────────

@pytest.mark.long
def test_three_months_sealed_show_the_same_numbers_by_code_after_a_year_of_imports(store):
    sealed_then = {}
    for month in ("2022-01", "2022-02", MARCH):
        code = sealing.seal(store, month, "Ana").code
        sealed_then[code] = [shown(store, lang, month) for lang in LANGUAGES]
    for name, exported_on, files in samples.piles():
        if name > MARCH:
            for file, data, platform in files:
                keep(store, [(f"{name}/{file}", data)], Answers(exported_on=exported_on, platform=platform))
    restate(store)
    for when in story.months()[9:12]:                     # the same months' posts, seen again a year later with other numbers
        name, data = samples.meta.facebook_posts(when)
        keep(store, [(name, data.replace(b",Lifetime,", b",Lifetime,9"))], Answers(exported_on=date(2023, 4, 14)))
    events.add(store, Event("", date(2022, 2, 10), (), ("*",), "rupture", "break"))
    for code, then in sealed_then.items():
        assert [shown(store, lang, None, code.replace("-", "").lower()) for lang in LANGUAGES] == then
    assert shown(store, "fr", seal=None) != sealed_then[code][0]


@pytest.mark.long
def test_rebuilt_with_a_taught_answer_a_correction_an_undo_and_a_seal_every_question_has_the_same_answer(store):
    [row] = store.reader().execute("select platform, post_id from current_post where platform = 'facebook' limit 1").fetchall()
    with store.writer() as cursor:
        journal.write(cursor, "tag", f"theme/{row[0]}/{row[1]}", {"values": ["housing"]}, "Ana")
    undo(store, restate(store).receipt, "Ana")                # its platform was taught
    keep(store, [("Views.csv", like.card("Views", days=RESTATED))], Answers(platform="instagram", exported_on=date(2022, 6, 2), by="Ana"))
    telling.tell(store, MARCH, Telling(left_out=("year",)), "Ana")
    made = sealing.seal(store, MARCH, "Ana")
    before, then = answers(store), [shown(store, lang) for lang in LANGUAGES]
    themes = questions.themes(store.reader(), Month.parse(MARCH)).to_json()
    rebuild(store)
    assert answers(store) == before
    assert questions.themes(store.reader(), Month.parse(MARCH)).to_json() == themes
    assert [shown(store, lang, seal=made.code) for lang in LANGUAGES] == then
