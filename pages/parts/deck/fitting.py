"""Whether words fit: they are measured before they are placed, so that nothing runs over in a program that cannot be asked.

Files name fonts that every office has, Arial and Times New Roman; Liberation Sans and Serif are made to the same widths and stand
in for them where they are absent. Sizes and widths are px of a slide 1280 wide.
"""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

LEADING = 1.2                         # of a line to its letters' size
THIN = {"\u202f": 200, "\u00a0": 278, "\u2009": 200}


@cache
def _faces():
    told = tomllib.loads((Path(__file__).parent / "widths.toml").read_text("utf-8"))
    return {face: dict(zip(told["letters"], widths, strict=True)) for face, widths in told.items() if face != "letters"}


def width(words, size, face="sans"):
    """How wide words are on one line."""
    widths = _faces()[face]
    return sum(THIN.get(letter) or widths.get(letter) or widths.get(unicodedata.normalize("NFD", letter)[0]) or widths["m"] for letter in words) * size / 1000


def lines(words, size, room, face="sans"):
    """The lines that words take in a room so wide, broken at ordinary spaces."""
    told = []
    for word in words.split(" "):
        if told and width(f"{told[-1]} {word}", size, face) <= room:
            told[-1] += f" {word}"
        else:
            told.append(word)
    return told


def height(words, size, room, face="sans", leading=LEADING):
    """How high words stand in a room so wide."""
    return len(lines(words, size, room, face)) * size * leading


def size_for(words, room, high, sizes, face="sans", leading=LEADING):
    """The largest of these sizes at which words fit a room; the smallest where none does."""
    fits = (size for size in sizes if height(words, size, room, face, leading) <= high + 0.5 and max(width(line, size, face) for line in lines(words, size, room, face)) <= room)
    return next(fits, sizes[-1])


def shortened(words, size, room, most, face="sans"):
    """The words, or as many whole ones as fit so many lines, with an ellipsis."""
    kept = words.split(" ")
    while len(kept) > 1 and len(lines(" ".join(kept) + ("" if len(kept) == len(words.split(" ")) else "…"), size, room, face)) > most:
        kept.pop()
    short = " ".join(kept)
    if short != words:
        short = short.rstrip(",;:. ") + "…"
    while len(short) > 2 and width(max(lines(short, size, room, face), key=lambda line: width(line, size, face)), size, face) > room:
        short = short[:-2] + "…"                                   # one word wider than the room
    return short


def balanced(words, size, room, face="sans"):
    """The narrowest room in which words take no more lines than in this one, so that their lines are about as long."""
    count, low, high = len(lines(words, size, room, face)), 0, room
    while high - low > 4:
        middle = (low + high) / 2
        fits = len(lines(words, size, middle, face)) <= count and all(width(line, size, face) <= middle for line in lines(words, size, middle, face))
        low, high = (low, middle) if fits else (middle, high)
    return high
