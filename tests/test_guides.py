"""The guides say what is true: their pictures are there and show today's words, their labels are those of the screen, both languages tell the same."""

import hashlib
import re
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from data.measures import MEASURES
from pages.parts.words import typeset
from tests import guide
from tests.browser.conftest import ROOT

DOCS = ROOT / "docs"
NAMES = ("guide", "taking-over")
PAGES = [f"{name}.{lang}" for name in NAMES for lang in guide.LANGUAGES]
CODE = re.compile(r"```.*?```|`[^`\n]*`|(?<=\])\([^)]*\)", re.DOTALL)
QUOTED = {"fr": re.compile(r"«\u00a0([^»]+)\u00a0»"), "en": re.compile("“([^”]+)”")}
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LARGEST = 150_000


def read(page):
    """A guide's text."""
    return (DOCS / f"{page}.md").read_text("utf-8")


def prose(page):
    """A guide's words: a dash in the place of code, no address."""
    return CODE.sub("–", read(page))


@cache
def labels(lang):
    """What the screen may show, as patterns: the texts of words.toml, a month or one word in their {places}, and the names of measures."""
    forms = (*guide.said(lang), *(getattr(measure, lang) for measure in MEASURES.values()))
    patterns = (re.escape(form).replace(r"\{month\}", r"\w+ \d{4}") for form in forms if re.search(r"\w\w", re.sub(r"{\w+}", "", form)))
    return [re.compile(re.sub(r"\\{\w+\\}", r"\\S+", pattern)) for pattern in patterns]


def shown(words, lang):
    """Whether the screen may show these words."""
    return any(label.fullmatch(words) for label in labels(lang))


@pytest.mark.parametrize("page", PAGES)
def test_every_quoted_label_stands_on_the_screen_in_the_same_words(page):
    lang = page[-2:]
    quoted = {re.sub(r"[\n ]+", " ", words) for words in QUOTED[lang].findall(prose(page))}
    assert [words for words in sorted(quoted) if not shown(words, lang)] == []
    assert len(quoted) > 8


def test_a_label_that_no_screen_shows_would_be_found():
    assert shown("Sceller mars 2023", "fr") and shown("Report, two pages", "en")
    assert not shown("Sceller le tout", "fr") and not shown("Report, three pages", "en")


@pytest.mark.parametrize("page", PAGES)
def test_french_has_its_spaces_and_no_language_a_straight_quote(page):
    lang, words = page[-2:], prose(page)
    assert re.findall(r".{0,20}[\"'].{0,20}", words) == []
    assert typeset(words.replace("\u00a0", " ").replace("\u202f", " "), lang) == words


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_headings_pictures_tables_steps_and_commands(name):
    fr, en = read(f"{name}.fr"), read(f"{name}.en")
    for shape in (r"^#+ ", r"^\|", r"^\d+\. ", r"^- ", r"^\*\*", r"^```"):
        assert re.findall(shape, fr, re.MULTILINE) == re.findall(shape, en, re.MULTILINE), shape
    assert [path.replace(".fr.", ".") for _, path in PICTURE.findall(fr)] == [path.replace(".en.", ".") for _, path in PICTURE.findall(en)]
    assert [line.split()[2:4] for line in re.findall(r"python -m [^`\n]+", fr)] == [line.split()[2:4] for line in re.findall(r"python -m [^`\n]+", en)]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_a_guide_leads_to_is_there(page):
    for target in re.findall(r"\]\(([^)#]+)\)", read(page)):
        assert (DOCS / target).exists(), target


def test_every_picture_is_named_with_words_for_who_does_not_see_it_and_every_name_is_a_picture():
    named = {path: words for page in PAGES for words, path in PICTURE.findall(read(page))}
    assert {f"pictures/{path.name}" for path in guide.PICTURES.glob("*.png")} == set(named)
    assert [path for path, words in named.items() if len(words.split()) < 5] == []
    assert {path.removeprefix("pictures/").removesuffix(".png") for path in named} == {f"{scene.__name__}.{lang}" for scene in guide.SCENES for lang in guide.LANGUAGES}
    for page in PAGES:
        assert all(path.endswith(f".{page[-2:]}.png") for _, path in PICTURE.findall(read(page))), page


def test_every_picture_is_the_one_that_was_taken_and_is_light():
    assert set(guide.known()) == {path.stem for path in guide.PICTURES.glob("*.png")}
    for name, kept in guide.known().items():
        png = (guide.PICTURES / f"{name}.png").read_bytes()
        assert hashlib.sha256(png).hexdigest() == kept["sha256"], name
        assert len(png) < LARGEST and Image.open(BytesIO(png)).width <= guide.SIZE["width"] and len(kept["words"]) > 4, name


@pytest.mark.parametrize("lang", guide.LANGUAGES)
def test_what_a_picture_says_is_still_what_the_texts_say(lang):
    """Quick, without a browser: a text that changed since makes its pictures old. `make guide` takes them again."""
    today = {*guide.said(lang)}
    pictures = {name: kept for name, kept in guide.known().items() if name.endswith(lang)}
    assert {name: old for name, kept in pictures.items() if (old := {*kept["texts"]} - today)} == {}
    assert all(kept["texts"] for kept in pictures.values())


def test_two_pictures_are_told_apart_by_what_they_show_and_not_by_how_letters_are_drawn():
    def drawn(left, shade=0, ink=(20, 48, 92)):
        made = Image.new("RGB", (640, 320), (251, 250, 246))
        made.paste((ink[0] + shade, *ink[1:]), (left, 100, left + 90, 140))
        stream = BytesIO()
        made.save(stream, "PNG")
        return stream.getvalue()

    assert guide.apart(drawn(100), drawn(100)) == 0 and guide.apart(drawn(100), drawn(100, 3)) == 0
    assert guide.apart(drawn(100), drawn(140)) > guide.ALIKE and guide.apart(drawn(100), drawn(100, ink=(92, 20, 48))) > guide.ALIKE
