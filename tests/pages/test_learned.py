"""A file read through a mapping that was taught, here or elsewhere, says so wherever it is told, with the words the mapping reads."""

import pytest

from data import mapping_file, mappings
from data.again import found_again
from data.keep import keep, read_only
from data.reading import Answers
from pages.parts import learned, pile, receipt
from pages.parts.frame import View
from tests.data.test_mappings import FILE, LATER, OF_LATER, TAUGHT


def plain(words):
    return words.replace("\xa0", " ").replace("\u202f", " ")


def view(store, lang="fr"):
    return View(lang, None, store, False)


def receipt_of(store, lang, name):
    [answers] = [value for label, value in receipt.fields(view(store, lang), next(one for one in receipts_of(store) if one.receipt == name)) if "apprises" in value or "learned" in value]
    return plain(answers)


def receipts_of(store):
    from data.keep import receipts
    return receipts(store)


@pytest.mark.parametrize(("lang", "words"), [
    ("fr", "; lu avec des colonnes apprises (français, « genre de publication » pour « Post type », « photographies » pour « photos ») : si ce n’est pas cela, reprenez le fichier"),
    ("en", "; read with columns learned (French, “genre de publication” for “Post type”, “photographies” for “photos”): if that is wrong, take the file back"),
])
def test_a_mapping_from_another_centre_is_told_under_the_file_it_read_and_in_its_receipt(store, lang, words):
    mapping_file.take(store, mapping_file.as_file((TAUGHT,)))
    [outcome] = keep(store, [FILE])
    assert outcome.status == "kept" and plain(pile.fate(outcome, lang).sentence).endswith(words)
    assert words.partition("(")[2].partition(")")[0] in receipt_of(store, lang, outcome.receipt)


def test_a_file_that_was_read_by_its_own_headers_says_nothing_of_it(store):
    mappings.teach(store, OF_LATER)
    for outcome in read_only([("a.csv", FILE[1].replace(b"Photographies", b"Photos"))]):
        assert "apprises" not in pile.fate(outcome, "fr").sentence


def test_many_words_are_counted_after_the_first_three(store):
    mappings.teach(store, OF_LATER)
    [outcome] = keep(store, [LATER], Answers())
    said = plain(pile.fate(outcome, "fr").sentence)
    assert said.count(" pour «") == learned.NAMED and f"et {len(OF_LATER.headers) + 1 - learned.NAMED} autres mots" in said


def test_the_receipt_of_a_mapping_that_another_version_said_otherwise_names_its_export():
    told = receipt.answers_text(view(None), {"mapping": {"export": "facebook.posts", "headers": "<b>"}})
    assert plain(told) == "colonnes apprises : Facebook, publications"
    assert "&lt;i&gt;" in receipt.answers_text(view(None), {"mapping": {"export": "<i>"}})


def test_words_of_a_mapping_are_escaped_where_they_are_shown(store):
    said = {**TAUGHT.said(), "headers": {"<script>": next(iter(TAUGHT.headers.values()))}}
    told = receipt.answers_text(view(store), {"mapping": said})
    assert "<script>" not in told and "&lt;script&gt;" in told


def test_read_again_it_goes_through_the_same_mapping_and_says_so(store):
    mappings.teach(store, TAUGHT)
    [outcome] = keep(store, [FILE])
    mappings.withdraw(store, "facebook.posts/fr")
    assert "photographies" in learned.told(found_again(store, outcome.receipt).answers.mapping, "fr")
