"""The hand-entry sheet: what no platform exports, last month's value beside each box, kept like any file.

Typed values become a `sheet.month` file and take the same door as a download: one receipt, one undo.
"""

import io
from dataclasses import dataclass, field

from data.clock import now, today
from data.consequences import consequences
from data.journey import read_files
from data.keep import Outcome, keep
from data.measures import DIMENSIONS, MEASURES, PLATFORMS
from data.neutral import csv_text, new_workbook, write_row
from data.reading import Answers
from data.values import typed_number
from data.weighing import settle
from pages.parts.words import month_text, number_text, text

HEADER = ("platform", "account", "month", "measure", "value", "dimension", "segment", "source", "note")
HEADERS = {"en": HEADER, "fr": ("plateforme", "compte", "mois", "mesure", "valeur", "dimension", "segment", "source", "note")}
_WIDTHS = (16, 14, 10, 24, 14, 12, 16, 16, 28)
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
    """Keep what was typed, whatever it changes; the Outcome."""
    return keep(store, [as_file(month, values)], Answers(exported_on=today(), by=by))[0]


def weighed(store, month, values, agreed=(), by=None):
    """Keep what was typed where it changes what was agreed to and nothing else; the Weighed pile of one."""
    held = [Outcome("held", found) for found in read_files([as_file(month, values)], Answers(exported_on=today(), by=by))]
    return settle(store, held, agreed)


def would_change(store, month, values):
    """[Change] of keeping what was typed."""
    return consequences(store, read_files([as_file(month, values)], Answers(exported_on=today())))


def as_workbook(month, before, lang):
    """{Box: last month's value} → the bytes of an empty sheet for a spreadsheet program, whose note tells last month's."""
    stream, rows = io.BytesIO(), [_template_row(month, box, before.get(box), lang) for box in boxes(before)]
    with new_workbook(stream) as book:
        page, head = book.add_worksheet(str(month)), book.add_format({"bold": True, "bottom": 1})
        grey, typed, told = (book.add_format(form) for form in ({"font_color": "#6B6B6B"}, {"bg_color": "#FFF6DC", "border": 1}, {"num_format": "@"}))
        write_row(page, 0, HEADERS[lang], head)
        for place, (width, form) in enumerate(zip(_WIDTHS, (told, told, told, told, None, told, told, told, grey), strict=True)):
            page.set_column(place, place, width, form)
        for at, row in enumerate(rows, 1):
            write_row(page, at, row[:-1], told)
            write_row(page, at, (None,) * 8 + row[-1:], grey)
            page.write_blank(at, HEADER.index("value"), None, typed)
        page.freeze_panes(1, 0)
    return stream.getvalue()


def _template_row(month, box, before, lang):
    note = "" if before is None else text("sheet.file_before", lang, month=month_text(month.previous.first, lang),
                                          value=number_text(before, lang, 0 if float(before).is_integer() else 2))
    dimension = getattr(DIMENSIONS[box.dimension], lang) if box.dimension in DIMENSIONS else box.dimension
    return (getattr(PLATFORMS[box.platform], lang), "", str(month), label(box, lang), None, dimension, box.segment, box.source, note)
