"""The press: what a file is told, set by typst on this computer into a tagged PDF, in fonts that ship with Portée and no others.

What is told travels as JSON: a text is never read as typst's own markup. A sign that none of our fonts has is looked for in the
computer's own fonts; where those lack it too, a box stands in its place, and the file is no longer called accessible (PDF/UA).
"""

import json
from pathlib import Path

import typst

from data.clock import today
from pages.parts.deck.draftsman import FONTS
from pages.parts.deck.plain import breakable, plain
from pages.parts.style import INK, LIGHT

HERE = Path(__file__).parent
COLOURS = LIGHT | {name: light for name, (light, _) in INK.items()}
TRIES = ((True, ["ua-1"]), (False, ["ua-1"]), (False, []))       # without the computer's fonts, with them, and whatever is lacking


def printed(template, out, title, brand="", **told):
    """Set a template of this folder, and write the PDF to `out`, a path or a stream."""
    day = today()
    told |= {"title": title, "colours": COLOURS | {"brand": brand or COLOURS["ink"]}, "date": {"year": day.year, "month": day.month, "day": day.day}}
    delivered(out, _set(template, json.dumps(told)))


def delivered(out, content):
    """Write bytes to a path or a stream."""
    out.write(content) if hasattr(out, "write") else Path(out).write_bytes(content)


def _set(template, told):
    for ours_only, standards in TRIES:
        try:
            return typst.compile(str(HERE / template), font_paths=[str(FONTS)], ignore_system_fonts=ours_only, sys_inputs={"told": told}, pdf_standards=standards, format="pdf")
        except typst.TypstError as error:
            if not standards or "could not be displayed" not in str(error):
                raise
    return None


def line(words):
    """A text of a slide, for a template: plain, and breakable where a word is very long."""
    return breakable(plain(words))


def deep(value):
    """The same for every text of nested lists and dictionaries; drawings stay as they are."""
    if isinstance(value, str):
        return line(value)
    if isinstance(value, dict):
        return {name: part if name == "svg" else deep(part) for name, part in value.items()}
    return [deep(part) for part in value] if isinstance(value, list | tuple) else value
