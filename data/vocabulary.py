"""What posts are about: vocabularies, the words that suggest their values, and what people correct.

A facet (theme, audience, people, colours, language) has values; a rule is a word or hashtag that suggests one, for past and future
posts alike, for tags are computed when asked. A correction replaces what the rules say of one post and facet, for ever.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import journal
from data.values import plain

FACETS = ("theme", "audience", "people", "colours", "language")


@dataclass(frozen=True)
class Value:
    """One value of a facet, its name in each language, and the words that suggest it."""

    facet: str
    value: str
    fr: str
    en: str
    words: tuple = ()


@cache
def shipped():
    """The values that come with Portée, in the order in which they are listed."""
    tables = tomllib.loads((Path(__file__).parent / "vocabularies.toml").read_text("utf-8"))
    return tuple(Value(facet, value, said["fr"], said["en"], tuple(said.get("words", ())))
                 for facet, values in tables.items() for value, said in values.items())


def word_of(text):
    """A rule's word as it is compared: no accents, small letters, one space between words, `#` in front and `*` behind kept."""
    bare = "".join(letter if letter.isalnum() or letter in "#*" else " " for letter in plain(text))
    return " ".join(bare.split())


def add_value(store, facet, fr, en, by=""):
    """A value of one's own; its name in the tables. A name in one language serves both."""
    name = word_of(en or fr).replace(" ", "_").replace("#", "").replace("*", "")
    with store.writer() as cursor:
        journal.write(cursor, "vocabulary", f"{facet}/{name}", {"fr": fr or en, "en": en or fr}, by)
    return name


def set_rule(store, facet, value, word, on=True, by=""):
    """A word that suggests a value, or (on=False) one that no longer does. Raises ValueError where there is no word."""
    bare = word_of(word)
    if not bare.strip("#*"):
        raise ValueError(word)
    with store.writer() as cursor:
        journal.write(cursor, "rule", f"{facet}/{value}/{bare}", {"on": on}, by)


def correct(store, facet, platform, post_id, values, by=""):
    """What a post really is, in one facet: the values given, none where empty; over every rule. None lets the rules speak."""
    with store.writer() as cursor:
        journal.write(cursor, "tag", f"{facet}/{platform}/{post_id}", None if values is None else {"values": list(values)}, by)
