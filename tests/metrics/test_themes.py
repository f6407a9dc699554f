"""What posts are about: words suggest, people correct, and a post with two themes counts once."""

import pytest

from data import vocabulary
from data.keep import keep
from metrics import questions
from metrics.period import Month
from metrics.problems import UnknownWord

MARCH = Month(2023, 3)
HEAD = "Post ID,Page ID,Page name,Description,Publish time,Permalink,Post type,Reactions,Comments,Shares"


@pytest.fixture
def posts(store):
    """A database with posts of those texts, one interaction more each."""

    def kept(*texts):
        rows = [f'{1000 + n},1,Centre,"{text}",03/{n + 1:02d}/2023 12:00,https://example.org/{n},Photos,{n + 1},0,0' for n, text in enumerate(texts)]
        outcomes = keep(store, [("posts.csv", "\n".join([HEAD, *rows]).encode())])
        assert [outcome.status for outcome in outcomes] == ["kept"], outcomes[0].problem

    return kept


def said(store, by="theme"):
    """{post: its values} of March."""
    told = questions.tags(store.reader(), MARCH, by=by)
    return dict(zip(told["post_id"], map(list, told["values"]), strict=True))


def test_the_words_that_ship_are_written_as_they_are_compared():
    assert [(one.value, word) for one in vocabulary.shipped() for word in one.words if vocabulary.word_of(word) != word] == []


@pytest.mark.parametrize(("text", "values"), [
    ("Trouver un EMPLOI à London", ["employment"]), ("#Emploi", ["employment"]), ("Nous recrutons! Offre d’emploi", ["employment", "job_offers"]),
    ("Cercle de conversation", ["conversation_circles"]), ("Le cercle des conversations", []), ("remploi", []), ("Logements à louer", ["housing"]), ("", [])])
def test_words_suggest_whatever_their_accents_and_never_within_another_word(posts, store, text, values):
    posts(text)
    assert said(store)["1000"] == values


def test_a_correction_wins_for_ever_and_none_lets_the_rules_speak_again(posts, store):
    posts("Trouver un emploi")
    vocabulary.correct(store, "theme", "facebook", "1000", ["housing", "youth"])
    vocabulary.set_rule(store, "theme", "donor_thanks", "trouver")
    assert said(store)["1000"] == ["housing", "youth"]
    vocabulary.correct(store, "theme", "facebook", "1000", [])
    assert said(store)["1000"] == []
    vocabulary.correct(store, "theme", "facebook", "1000", None)
    assert said(store)["1000"] == ["donor_thanks", "employment"]


def test_a_word_taken_away_no_longer_suggests_and_a_new_one_sorts_past_posts(posts, store):
    posts("Trouver un emploi", "La clinique d'impôts")
    vocabulary.set_rule(store, "theme", "employment", "emploi", on=False)
    name = vocabulary.add_value(store, "theme", "Impôts", "Taxes")
    vocabulary.set_rule(store, "theme", name, "IMPÔTS")
    assert said(store) == {"1000": [], "1001": ["taxes"]}


def test_a_suggestion_names_its_word(posts, store):
    posts("Merci à nos bénévoles")
    row = questions.tags(store.reader(), MARCH).iloc[0]
    assert list(row["words"]) == ["benevole*"] and not row["by_hand"]


def test_a_post_with_two_themes_is_in_both_and_counts_once(posts, store):
    posts("Offre d'emploi", "Emploi", "Rien")
    told = questions.themes(store.reader(), MARCH)
    assert dict(zip(told["theme"], told["posts"], strict=True)) == {"employment": 2, "job_offers": 1}
    assert set(told["platform_posts"]) == {3} and set(told["tagged"]) == {2} and set(told["platform_median"]) == {2.0}


def test_at_equal_format_each_post_is_divided_by_the_middle_of_its_format(posts, store):
    posts("Emploi", "Rien", "Rien")
    told = questions.themes(store.reader(), MARCH, equal=True)
    assert told["median_interactions"].tolist() == [0.5]


def test_agreement_counts_the_posts_of_which_the_rules_say_the_same(posts, store):
    posts("Emploi", "Emploi", "Logement")
    vocabulary.correct(store, "theme", "facebook", "1000", ["employment"])
    vocabulary.correct(store, "theme", "facebook", "1001", ["housing"])
    assert questions.agreement(store.reader()).to_dict("records") == [{"facet": "theme", "corrected": 2, "agreed": 1}]


@pytest.mark.parametrize(("text", "language"), [("La clinique ouvre pour vous et les enfants", ["fr"]), ("The clinic is open for you and the children", ["en"]),
                                                ("Le cours est pour vous. The class is for you and the family", ["both"]), ("Merci!", [])])
def test_the_language_is_that_of_the_small_words(posts, store, text, language):
    posts(text)
    assert said(store, "language")["1000"] == language


def test_a_facet_nobody_knows_is_refused(store):
    with pytest.raises(UnknownWord):
        questions.themes(store.reader(), MARCH, by="mood")


def test_weekdays_hours_and_hashtags_are_described_where_the_organisation_posts(posts, store):
    posts("#emploi et #emploi", "#emploi", "Rien")               # noon in California is three in the afternoon in Toronto
    told = {(row.by, row.value): row.posts for row in questions.described(store.reader(), MARCH).itertuples()}
    assert told == {("hour", "15"): 3, ("hashtag", "#emploi"): 2, ("weekday", "3"): 1, ("weekday", "4"): 1, ("weekday", "5"): 1}
