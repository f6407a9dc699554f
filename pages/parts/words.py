"""Every text in French and English, and numbers and days as each writes them, to the character.

`words.toml` holds the texts, French and English on neighbouring lines, written with ordinary spaces and apostrophes;
the no-break spaces of French are set here, once, so that no translator can forget one.
"""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = ("fr", "en")
LOCALE = {"fr": "fr_CA", "en": "en_CA"}
NARROW, HARD, MINUS = "\u202f", "\u00a0", "\u2212"
_ENGLISH_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_COUNTS = {
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


def typeset(words, lang):
    """A text with its language's typography: in French no-break spaces before `:` and inside « », a narrow one before %."""
    words = words.replace("'", "’")
    if lang == "en":
        return words
    words = re.sub(r" (?=[:»])", HARD, words)
    words = re.sub(r"« ?", f"«{HARD}", words)
    return re.sub(r"[ \u00a0](?=[%$])", NARROW, words)


@cache
def _catalogue():
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _entry(key, lang):
    found = _catalogue()
    for part in key.split("."):
        found = found[part]
    found = found[lang]
    return typeset(found, lang) if isinstance(found, str) else tuple(typeset(form, lang) for form in found)


def text(key, lang, **details):
    """The words under a key of words.toml, its {places} filled. Raises KeyError where the key is unknown."""
    return _entry(key, lang).format(**details)


def text_exists(key):
    """Whether words.toml has a text under this key."""
    try:
        return bool(_entry(key, "fr"))
    except KeyError:
        return False


def counted(key, count, lang, **details):
    """The words under a key that agrees with a number: [one, many]; French says 0 and 1 in the singular."""
    singular = count < 2 if lang == "fr" else count == 1
    return _entry(key, lang)[0 if singular else 1].format(n=number_text(count, lang), words=in_words(count, lang), **details)


def amount(value, measure, name, lang):
    """`160 visites du profil`, `1 nouvel abonné`: a number and its measure, which agrees with it."""
    singular = value < 2 if lang == "fr" else value == 1
    known = singular and text_exists(f"one.{measure}")
    return f"{number_text(value, lang)} {text(f'one.{measure}', lang) if known else lower_first(name)}"


def in_words(count, lang):
    """A small number in words, a larger one in digits."""
    return _COUNTS[lang][int(count)] if count < len(_COUNTS[lang]) else number_text(count, lang)


def number_text(value, lang, decimals=0):
    """`4 100`, `25,5`; never abbreviated. Absent is an em dash's absence: the empty text."""
    if value is None or value != value:
        return ""
    shape = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(round(float(value), decimals) + 0.0, format=shape, locale=LOCALE[lang])
    return written.replace(HARD, NARROW).replace("-", MINUS)


def percent_text(fraction, lang, decimals=1, signed=False):
    """`24,7 %` with its narrow no-break space; signed, `+24,7 %` or `−2,4 %`."""
    written = number_text(fraction * 100, lang, decimals)
    sign = "+" if signed and not written.startswith(MINUS) else ""
    return f"{sign}{written}{NARROW if lang == 'fr' else ''}%"


def points_text(fraction, lang):
    """A difference of two shares: `▲ +1,2 point`, `▼ −2,4 points`; never a per cent of a per cent."""
    number = round(fraction * 100, 1)
    if number == 0:
        return text("change.equal", lang)
    sign = "▲" if number > 0 else "▼"
    return f"{sign}{HARD}{'+' if number > 0 else ''}{counted('change.points', abs(number), lang, number=number_text(number, lang, 1))}"


def change_text(fraction, lang):
    """`▲ +15,0 %`, `▼ −2,4 %`, `= stable`: arrow and sign, never colour alone."""
    if round(fraction * 100, 1) == 0:
        return text("change.equal", lang)
    return f"{'▲' if fraction > 0 else '▼'}{HARD}{percent_text(fraction, lang, signed=True)}"


def day_text(day, lang):
    """`4 avril 2023`, `1er avril 2023`, `April 4, 2023`."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    if lang == "en":
        return format_date(day, "MMMM d, y", locale="en_CA")
    return f"{'1er' if day.day == 1 else day.day} {format_date(day, 'MMMM y', locale='fr_CA')}"


def short_day(day, lang):
    """A day of a month one already knows: `14 mars`, `March 14`."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return day_text(day, lang).removesuffix(f" {day.year}").removesuffix(",")


def month_text(day, lang):
    """`mars 2023`."""
    return format_date(day, "MMMM y", locale=LOCALE[lang])


def month_name(day, lang):
    """`mars`."""
    return format_date(day, "LLLL", locale=LOCALE[lang])


def month_short(day, lang):
    """`févr.`, `Feb.`."""
    return format_date(day, "MMM", locale="fr_CA") if lang == "fr" else _ENGLISH_SHORT[day.month - 1]


def of(name, lang):
    """`de mars`, `d’avril`: the French preposition before a name."""
    if lang == "en":
        return f"of {name}"
    return f"d’{name}" if name[:1].lower() in "aeiouéèêhâ" else f"de {name}"


def capital(words):
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def lower_first(words):
    """The same words with a small first letter."""
    return words[:1].lower() + words[1:]
