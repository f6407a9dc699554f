"""The hand-entry sheet: what no platform exports, last month's value beside each box, kept like any file.

Typed values become a `sheet.month` file and take the same door as a download: one receipt, one undo.
"""

from dataclasses import dataclass, field

from data.clock import now, today
from data.keep import keep
from data.measures import MEASURES
from data.neutral import csv_text
from data.reading import Answers
from data.values import typed_number

HEADER = ("platform", "account", "month", "measure", "value", "dimension", "segment", "source", "note")
FAR = 3  # beyond a third or three times last month's value, we ask whether it is right


@dataclass(frozen=True)
class Box:
    """One box of the sheet: what is typed in it and, no part of what it is, where the number is read."""

    platform: str
    measure: str
    dimension: str = ""
    segment: str = ""
    source: str = field(default="", compare=False)

    @property
    def key(self):
        """Its name in the form."""
        return f"sheet-{self.platform}-{self.measure}-{self.segment}"


ALWAYS = (
    Box("website", "visits", source="Squarespace"),
    Box("website", "unique_visitors", source="Squarespace"),
    Box("website", "visits", "source", "direct", "Squarespace"),
    Box("website", "visits", "source", "google_search", "Squarespace"),
    Box("instagram", "reach", source="Instagram"),
    Box("instagram", "followers", source="Instagram"),
    Box("linkedin", "new_visitors", source="LinkedIn"),
)


def boxes(typed, counters=()):
    """The boxes of the sheet: those everyone needs, the organisation's counters, then whatever else was typed this month or last."""
    counted = (Box("organisation", one.name, source=one.source) for one in counters)
    return tuple(dict.fromkeys((*ALWAYS, *counted, *typed)))


def label(box, lang, counters=None):
    """The measure of a box as people call it; a counter of the organisation by its own name, of {counter: name}."""
    if box.platform == "organisation" and box.measure in (counters or {}):
        return counters[box.measure]
    return getattr(MEASURES[box.measure], lang) if box.measure in MEASURES else box.measure


def number_of(typed, lang):
    """A typed number, or None for an empty box. Raises ValueError where it cannot be read."""
    return typed_number(lang)(typed or "")


def is_far(value, before):
    """Whether a value is so far from last month's that it may be a slip of the hand."""
    return bool(before) and value is not None and not before / FAR <= value <= before * FAR


def as_file(month, values):
    """{Box: value} → (name, bytes) of a sheet.month file; the minute in its name tells two of one day apart."""
    rows = [(box.platform, "", month, box.measure, value, box.dimension, box.segment, box.source, "") for box, value in values.items()]
    return f"portee-sheet-{month}-{now():%Y%m%dT%H%M%S}.csv", csv_text([HEADER, *rows]).encode()


def save(store, month, values, by=None):
    """Keep what was typed; the Outcome."""
    return keep(store, [as_file(month, values)], Answers(exported_on=today(), by=by))[0]
