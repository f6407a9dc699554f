"""French and English are neighbours, to the character."""

import re
import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from data import problems
from data.measures import DIMENSIONS, EXPORTS, FORMATS, MEASURES, PLATFORMS
from pages.parts import words

ROOT = Path(__file__).parent.parent.parent


def entries(table=None, path=""):
    """(key, {fr, en}) of every text in words.toml."""
    table = table if table is not None else tomllib.loads((ROOT / "pages/parts/words.toml").read_text("utf-8"))
    for name, value in table.items():
        key = f"{path}.{name}".strip(".")
        if isinstance(value, dict) and set(value) & {"fr", "en"}:
            yield key, value
        elif isinstance(value, dict):
            yield from entries(value, key)


ENTRIES = dict(entries())


def forms(value):
    return [value] if isinstance(value, str) else value


def places(value):
    return {name for form in forms(value) for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("key", ENTRIES)
def test_every_text_is_there_in_both_languages_with_the_same_places(key):
    entry = ENTRIES[key]
    assert set(entry) == {"fr", "en"}
    assert all(form.strip() for language in entry.values() for form in forms(language))
    assert len(forms(entry["fr"])) == len(forms(entry["en"]))
    optional = {"words", "n", "from_first", "first"}                # a singular may say its number in the word itself
    assert places(entry["fr"]) ^ places(entry["en"]) <= optional


@pytest.mark.parametrize("key", ENTRIES)
def test_french_is_set_with_its_no_break_spaces_and_curly_apostrophes(key):
    for form in forms(ENTRIES[key]["fr"]):
        told = words.typeset(form, "fr")
        assert "'" not in told
        assert not re.search(r" [:»%]|« | [;!?](?!\w)", told), told
        assert not re.search(r"(?<!<b)[a-zé]:(?! ?[/\d])(?!\w)", told.replace("style:", "")), told


def used():
    """The keys the code says, literally."""
    for file in (ROOT / "pages").rglob("*.py"):
        for key in re.findall(r"""(?:say|text|counted)\(\s*f?["']([a-z0-9_]+\.[a-z0-9_.{}\[\]]+)["']""", file.read_text("utf-8")):
            yield key.partition("{")[0]


def test_every_key_the_code_names_is_there():
    missing = [key for key in used() if key not in ENTRIES and not any(known.startswith(key) for known in ENTRIES)]
    assert missing == []


def test_every_file_that_is_no_table_has_its_name_and_its_remedy_for_readers():
    from data.strangers import REMEDY, WHAT, stranger
    from pages.parts.pile import problem_sentence
    assert {f"stranger.{kind}" for kind in WHAT} | {f"stranger.remedy_{kind}" for kind in REMEDY} | {"stranger.remedy"} == {key for key in ENTRIES if key.startswith("stranger.")}
    for kind in WHAT:
        problem = stranger("a.csv", kind)
        assert problem.message == f"a.csv: {problem_sentence(problem, 'en')}"
        assert problem_sentence(problem, "fr").startswith("c’est ")


def test_every_problem_has_its_sentence_for_readers():
    kinds = [kind for kind in vars(problems).values() if isinstance(kind, type) and issubclass(kind, problems.Problem)]
    for kind in kinds:
        if kind not in (problems.Problem, problems.KeepingProblem):
            assert f"problem.{kind.__name__}" in ENTRIES


@pytest.mark.parametrize("table", [MEASURES, PLATFORMS, FORMATS, DIMENSIONS, EXPORTS])
def test_the_catalogue_names_everything_in_both_languages(table):
    for name, entry in table.items():
        assert entry.name == name and entry.fr and entry.en
        assert "'" not in entry.fr


@pytest.mark.parametrize(("value", "decimals", "fr", "en"), [
    (4100, 0, "4\u202f100", "4,100"), (25.5, 1, "25,5", "25.5"), (-2.4, 1, "\u22122,4", "\u22122.4"), (0, 0, "0", "0"), (-0.04, 1, "0,0", "0.0"), (1234567.89, 1, "1\u202f234\u202f567,9", "1,234,567.9")])
def test_numbers_are_written_as_each_language_writes_them(value, decimals, fr, en):
    assert (words.number_text(value, "fr", decimals), words.number_text(value, "en", decimals)) == (fr, en)


@pytest.mark.parametrize("value", [None, float("nan")])
def test_an_absent_number_is_written_as_nothing_never_zero(value):
    assert words.number_text(value, "fr") == ""


@pytest.mark.parametrize(("fraction", "fr", "en"), [
    (0.1497, "▲\u00a0+15,0\u202f%", "▲\u00a0+15.0%"), (-0.024, "▼\u00a0\u22122,4\u202f%", "▼\u00a0\u22122.4%"), (0.0004, "= stable", "= unchanged"), (-0.0004, "= stable", "= unchanged"), (3.39, "▲\u00a0+339,0\u202f%", "▲\u00a0+339.0%")])
def test_a_change_bears_arrow_and_sign_never_colour_alone(fraction, fr, en):
    assert (words.change_text(fraction, "fr"), words.change_text(fraction, "en")) == (fr, en)


def test_days_and_months_follow_canadian_usage():
    assert [words.day_text(date(2023, 4, day), "fr") for day in (1, 4)] == ["1er avril 2023", "4 avril 2023"]
    assert words.day_text("2023-04-04", "en") == "April 4, 2023"
    assert (words.short_day("2023-03-14", "fr"), words.short_day("2023-03-14", "en")) == ("14 mars", "March 14")
    assert [words.month_short(date(2023, month, 1), "fr") for month in range(1, 13)] == ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
    assert words.month_short(date(2023, 2, 1), "en") == "Feb."


@pytest.mark.parametrize(("name", "said"), [("mars", "de mars"), ("avril", "d’avril"), ("octobre", "d’octobre"), ("août", "d’août"), ("Instagram", "d’Instagram"), ("Facebook", "de Facebook")])
def test_a_french_preposition_elides_before_a_vowel(name, said):
    assert words.of(name, "fr") == said


def test_french_counts_zero_and_one_in_the_singular():
    assert [words.counted("imports.days", count, "fr") for count in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]
    assert [words.counted("imports.days", count, "en") for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
