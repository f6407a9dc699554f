"""Numbers, days and durations as people and platforms write them, in French and English.

A reader takes one cell's text and gives its value, None where the cell is absent, and raises ValueError where it
cannot be read: an unreadable number is never an absent one.
"""

import re
import unicodedata
from functools import lru_cache

ABSENT = frozenset(("", "--", "-", "n/a", "nan", "undefined", "null"))

_LONGEST_NAME = 1_000
_EXACT = 2**53                                   # past it a number cannot be told from its neighbour: no count is that high

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufeff": "", "’": "'", "‘": "'", "ʼ": "'"})


def plain(text):
    """A header or word as compared: no accents, straight apostrophes, single spaces, lower case. A text too long to be a name
    is left as it is."""
    return _plain(text) if len(text) <= _LONGEST_NAME else text


@lru_cache(maxsize=20_000)                       # first cells of long files pass here too: what is kept has an end
def _plain(text):
    bare = text.translate(_SPACES)
    if not bare.isascii():
        bare = "".join(letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def is_absent(text):
    """Whether a cell says nothing: empty, `--`, `n/a`, `NaN`, `undefined`, `-`. Absent is never zero."""
    return text.strip().lower() in ABSENT


@lru_cache(maxsize=50_000)                       # columns of counts repeat themselves
def _number(text, shape, thousands, decimal):
    if is_absent(text):
        return None
    bare = text.strip().translate(_SPACES).replace("\u2212", "-")
    if not shape.fullmatch(bare):
        raise ValueError(text)
    value = float(bare.translate({ord(mark): None for mark in thousands}).replace(decimal, "."))
    if abs(value) >= _EXACT:
        raise ValueError(text)
    return int(value) if value.is_integer() else value


_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_FRENCH = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)(,\d+)?")
_ENGLISH = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


def number(text):
    """A machine's number: `1965.741`, no thousands separator. `1,234` is ambiguous, hence unreadable."""
    return _number(text, _PLAIN, "", ".")


def french_number(text):
    """`4 100,5`, whatever the space."""
    return _number(text, _FRENCH, " ", ",")


def english_number(text):
    """`4,100.5`."""
    return _number(text, _ENGLISH, ",", ".")


_DOTTED = re.compile(r"[+\-\u2212]?[1-9]\d{0,2}\.\d{3}")


def typed_number(language):
    """How a person writing in that language types a number; a plain `4100.5` is always accepted. `4.100` in French is
    ambiguous, hence unreadable: some write thousands so."""
    local = french_number if language == "fr" else english_number

    def read(text):
        try:
            return local(text)
        except ValueError:
            if language == "fr" and _DOTTED.fullmatch(text.strip()):
                raise
            return number(text)

    return read


def whole(text):
    """A count; a machine's `1938.0` counts too, `3.4` does not."""
    if text.isascii() and text.isdigit() and len(text) < 16:       # nine cells in ten
        return int(text)
    value = number(text)
    if isinstance(value, float):
        raise ValueError(text)
    return value


def share(text):
    """A share as a fraction: `0.59` and `61%` are both read, by their form."""
    bare = text.strip()
    if not bare.endswith("%"):
        return number(bare)
    value = number(bare[:-1])
    return None if value is None else round(value / 100, 12)


def percent(text):
    """A bare percentage, `74.3` or `74.3%`, as a fraction."""
    value = number(text.strip().removesuffix("%").strip())
    return None if value is None else round(value / 100, 12)


def words(text):
    """Any text, as it stands; None where empty."""
    return text if text.strip() else None


_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)


def is_crushed(text):
    """Whether a spreadsheet program crushed an id into `1,80841E+16`."""
    return bool(_SCIENTIFIC.fullmatch(text.strip()))


def identifier(text):
    """An id as text, digits kept whole; a leading space is a guard and goes. A crushed id is unreadable."""
    bare = text.strip()
    if is_crushed(bare):
        raise ValueError(text)
    return bare or None
