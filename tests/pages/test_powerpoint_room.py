"""Every text of the PowerPoint keeps to its room, measured in the letters it is set in."""

import io
import re
from pathlib import Path

import pytest
from PIL import ImageFont
from pptx import Presentation

from metrics.period import Month
from pages.parts.deck import fitting, powerpoint
from pages.parts.frame import View
from tests.pages.test_powerpoint import (
    LANGS,
    LIBERATION,
    MARCH,
    A,
    missing,
    store,  # noqa: F401 (fixtures)
)


def face(bold, serif, size):
    """Liberation has the widths of Arial and Times New Roman."""
    path = LIBERATION.format(("Serif-" if serif else "Sans-") + ("Bold" if bold else "Regular"))
    if not Path(path).exists():
        missing("Liberation")
    return ImageFont.truetype(path, size)


def high(paragraphs, wide, own):
    """How high paragraphs stand, measured with the letters themselves; each run as (text, px, bold, serif)."""
    total = 0
    for told in paragraphs:
        lines, used, size = 1, 0.0, max((one[1] for one in told), default=own)
        for text, px, bold, serif in told:
            letters = face(bold, serif, round(px * 10))
            for word in re.split(r"(?<= )", text):
                length = letters.getlength(word.rstrip(" ")) / 10
                assert length <= wide + 1, (word, wide)
                if used + length > wide + 0.5:
                    lines, used = lines + 1, 0.0
                used += letters.getlength(word) / 10
        total += lines * size * 1.15
    return total


def told_in(body, size, bold, serif):
    """The paragraphs of a text body as runs with their look, that of the place where they have none."""
    for paragraph in body.iter(f"{A}p"):
        yield [(one.find(f"{A}t").text or "", int(look.get("sz", size * 75)) / 75, look.get("b", str(int(bold))) == "1", serif_of(look, serif))
               for one in paragraph if one.tag in (f"{A}r", f"{A}fld") and (look := one.find(f"{A}rPr")) is not None]


def serif_of(look, otherwise):
    latin = look.find(f"{A}latin")
    return otherwise if latin is None else latin.get("typeface") == "+mj-lt"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("month", [MARCH, Month(2022, 6), Month(2022, 12)])
def test_every_text_fits_its_room(store, lang, month):  # noqa: F811 (a fixture)
    stream = io.BytesIO()
    powerpoint.write([View(lang, month, store, True)], stream)
    for made in Presentation(stream).slides:
        for shape in made.shapes:
            if shape.has_text_frame:
                inset = sum(side or 0 for side in (shape.text_frame.margin_left, shape.text_frame.margin_right)) / 9525 if not shape.is_placeholder or shape == made.shapes.title else 0
                inset = 40 if shape.is_placeholder and shape.placeholder_format.idx == 12 else inset
                if shape == made.shapes.title:
                    inset = (shape.text_frame._bodyPr.rIns or 0) / 9525 if shape.text_frame._bodyPr.get("rIns") else 0
                room = shape.width / 9525 - inset
                assert high(told_in(shape.text_frame._txBody, 24, False, False), room, 24) <= shape.height / 9525 + 1, shape.text_frame.text
            if shape.has_table:
                assert shape.top / 9525 + fits(shape.table) <= powerpoint.FOOT + 4, shape.name


def fits(table):
    """How high a table stands with the letters in it; every cell within its own row."""
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            wide = sum(table.columns[place + more].width for more in range(cell.span_width if cell.is_merge_origin else 1)) / 9525
            needed = high(told_in(cell._tc.txBody, 24, False, False), wide - (cell.margin_left + cell.margin_right) / 9525, 0)
            assert needed <= row.height / 9525 + 1, cell.text
    return sum(row.height for row in table.rows) / 9525


def test_the_widths_at_hand_are_those_of_the_letters():
    for name, bold, serif in (("sans", False, False), ("sans_bold", True, False), ("serif", False, True), ("serif_bold", True, True)):
        for words in ("Vidéo (reel) et photo au-dessus", "9,000 × « Île »", "+339,0"):
            assert fitting.width(words, 48, name) == pytest.approx(face(bold, serif, 480).getlength(words) / 10, rel=0.03)


def test_words_too_many_for_their_room_are_cut_at_a_word_and_never_run_over():
    long = "anticonstitutionnellement " * 30
    short = fitting.shortened(long, 48, 600, 2)
    assert short.endswith("…") and len(fitting.lines(short, 48, 600)) <= 2
    assert fitting.shortened("court", 48, 600, 2) == "court"
    assert fitting.width(fitting.shortened("a" * 400, 24, 300, 1), 24) <= 300
