"""Each file's fate in one sentence of one grain; what lacks an answer is one question."""

import re
from datetime import date

import pytest

from data.keep import keep, read_only
from data.reading import Answers
from pages.parts import pile
from pages.parts.words import text_exists
from tests import lookalikes as like
from tests.browser.conftest import ROOT

MARCH = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def fates(data, lang="fr", name="a.csv", **answers):
    """The sentences of a file."""
    return [pile.fate(outcome, lang).sentence for outcome in read_only([(name, data)], Answers(**answers))]


def test_days_and_posts_are_never_in_one_sentence():
    assert fates(like.card(days=MARCH)) == ["31 jours en mars 2023, 62 visites du profil"]
    assert fates(like.facebook()) == ["1 publication parue le 14 mars 2023, 9 interactions à ce jour"]
    assert fates(like.card(days=MARCH), "en") == ["31 days in March 2023, 62 profile visits"]


def test_a_snapshot_is_of_its_day_and_has_no_sum():
    [said] = fates(like.audience(), platform="instagram", exported_on=date(2023, 4, 4))
    assert said == "6 tranches le 4 avril 2023"


def test_rows_set_aside_are_told():
    rows = [like.facebook_row(str(1000000000000000 + number)) for number in range(30)]
    assert "; 1 ligne mise de côté" in fates(like.facebook(*rows, like.facebook_row("1000000000009999", views="?")))[0]


def test_a_deduced_year_is_told():
    assert "année déduite" in fates(like.overview("1 mars", "2 mars"), exported_on=date(2023, 3, 3))[0]


@pytest.mark.parametrize(("data", "words"), [(b"a,b\n1,2\n", "aucun des exports"), (like.facebook(like.facebook_row("1.8E+16")), "une valeur est devenue 1.8E+16"),
                                             (like.FACEBOOK.encode(), "des en-têtes et pas une ligne"), (like.zipped(**{"a.csv": b"x" * 9000})[:-40], "ne s’ouvre pas sans danger")])
def test_a_refusal_says_what_was_seen_and_what_to_do(data, words):
    [said] = fates(data)
    assert words in said
    assert said.rstrip().endswith(".") and "{" not in said


@pytest.mark.parametrize(("limit", "value", "data", "fr", "en"), [
    ("PORTEE_MAX_FILE_MB", "1", b"a,b\n" * 2**19, "plus de 1 Mo", "more than 1 MB"),
    ("PORTEE_MAX_ROWS", "1200", b"a,b\n" * 1500, "plus de 1 200 lignes", "more than 1,200 rows"),
    ("PORTEE_MAX_INFLATED_MB", "1", like.zipped(**{"a.csv": b"a,b\n" * 2**19}), "plus de 1 Mo une fois l’archive ouverte", "more than 1 MB once the archive is open"),
])
def test_what_is_past_a_limit_is_told_in_the_reader_s_language(monkeypatch, limit, value, data, fr, en):
    monkeypatch.setenv(limit, value)
    name = "a.zip" if data[:2] == b"PK" else "a.csv"
    plain = [fates(data, lang, name)[0].replace("\xa0", " ").replace("\u202f", " ") for lang in ("fr", "en")]
    assert plain == [f"{fr} : au-delà de la limite. Demandez une période plus courte.", f"{en}: past the limit. Ask for a shorter period."]


def test_every_limit_has_its_words():
    raised = {word for file in ("files", "spreadsheets") for word in re.findall(r'past="(\w+)"', (ROOT / f"data/{file}.py").read_text("utf-8"))}
    assert raised == {"file", "archive", "cells", "rows", "workbook"} and all(text_exists(f"too_large.{word}") for word in raised)


def test_a_pile_is_summed_up_in_words(store):
    outcomes = keep(store, [("a.csv", like.card(days=MARCH)), ("b.csv", b"a,b\n"), ("c.csv", like.card("Views", days=MARCH))], Answers())
    assert pile.title(outcomes, (), "fr") == "Un export gardé, un refusé; un attend une réponse"
    assert pile.title(outcomes, (), "en") == "One export kept, one refused; one waits for an answer"
    assert pile.title(outcomes, {outcomes[0].receipt}, "fr").startswith("Un refusé, un repris")


def test_files_that_lack_the_same_answer_are_one_question(store):
    outcomes = keep(store, [("v.csv", like.card("Views", days=MARCH)), ("i.csv", like.card("Content interactions", days=MARCH)), ("t.csv", like.overview("1 mars"))], Answers())
    groups = pile.questions(store, outcomes)
    assert [(group.missing, len(group.outcomes)) for group in groups] == [("platform", 2), ("year", 1)]


def test_two_files_of_one_measure_cannot_share_an_answer(store):
    pair = [("i.csv", like.card("Content interactions", days=MARCH)), ("j.csv", like.card("Content interactions", days=MARCH[:5]))]
    [group] = pile.questions(store, keep(store, pair, Answers()))
    assert group.clashes and group.agreed is None


def test_an_archive_that_says_no_days_is_said_without_a_date_and_a_filtered_one_is_said_to_be():
    assert fates(like.search(Chart=None), name="a.zip") == ["1 ligne sans date; aucun nombre n’en est repris ailleurs"]
    [said] = fates(like.search(Filters="Filter,Value\nPage,+/cours/"), name="a.zip")
    assert said.startswith("2 jours du") and "gardé à part" in said


def test_a_refusal_with_a_reason_of_its_own_has_its_own_sentence():
    assert "rapport d’indexation" in fates(b"Date,Not indexed,Indexed,Impressions\n2023-03-01,1,2,3\n")[0]
