"""One slide, as every format takes it: its numbers, its chart, its words.

A slide says one thing: its title is the finding; at most five numbers, three sentences and one takeaway. Texts are HTML without
tags: what came from a file is escaped.
"""

from dataclasses import dataclass, field

SENTENCES, LINES = 3, 5                # at most, on one slide


@dataclass(frozen=True)
class Number:
    """One number of a slide: as printed, what it is, and what stands beside it (comparisons, a verdict's word)."""

    text: str
    label: str
    beside: tuple = ()
    verdict: str = ""
    platform: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart of a slide: the function of `charts` that draws it, its parts, its words for those who cannot see it."""

    draw: object
    parts: tuple
    alt: str
    times: float = 1.7
    height: int = 300


@dataclass(frozen=True)
class Slide:
    """One slide: what it is about, its finding, its numbers, sentences and chart, what to take away, where it comes
    from, and the Trails of its numbers."""

    name: str
    about: str
    title: str
    numbers: tuple = ()
    sentences: tuple = ()
    chart: Chart | None = None
    takeaway: str = ""
    source: str = ""
    rows: tuple = field(default=())
    trails: tuple = ()
