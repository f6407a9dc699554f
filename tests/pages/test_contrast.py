"""Contrast computed from the tokens, for every pair that the style sheet puts together: text 4.5:1, marks 3:1, in light and dark."""

import re
import tomllib
from pathlib import Path

import pytest

from pages.parts.canvas import NAMES
from pages.parts.style import BAND, INK, LIGHT, PLATFORM
from tests.browser.conftest import ROOT

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "pages/parts/style.css").read_text("utf-8"), flags=re.S)
CONFIG = tomllib.loads((Path(ROOT) / ".streamlit/config.toml").read_text("utf-8"))["theme"]
THEMES = {"light": 0, "dark": 1}
TEXT, MARK = 4.5, 3.0
GROUNDS = ("paper", "wash")                       # what text and marks stand on
AMBER, NAVY, WHITE = "#F2B134", "#14305C", "#FFFFFF"
NO_MARKS = ("rule", "wash", "paper")              # hairlines and grounds: they carry no meaning


def luminance(colour):
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour.lstrip("#")[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def used(declaration):
    """The names of the tokens that a declaration of the style sheet uses."""
    return {name for value in re.findall(rf"(?<![\w-]){declaration}\s*:([^;}}]+)", CSS) for name in re.findall(r"var\(--pt-([\w-]+)\)", value)}


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21) and contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_text_reads_on_every_ground(theme):
    told = used("color") - {"c"}
    assert told >= {"ink", "ink2", "ink3", "good", "bad", "accent"} and told <= set(INK), "text is in roles, never in a platform's colour"
    pale = [(name, ground, round(contrast(INK[name][THEMES[theme]], INK[ground][THEMES[theme]]), 2)) for name in told for ground in GROUNDS
            if contrast(INK[name][THEMES[theme]], INK[ground][THEMES[theme]]) < TEXT]
    assert pale == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_stands_out_from_every_ground(theme):
    marks = (used("background") | used("border") | used("border-color") | used("border-top")) - {*NO_MARKS, "c"}
    colours = {name: INK[name][THEMES[theme]] for name in marks} | {name: both[THEMES[theme]] for name, both in PLATFORM.items()}
    pale = [(name, ground) for name, colour in colours.items() for ground in GROUNDS if contrast(colour, INK[ground][THEMES[theme]]) < MARK]
    assert pale == []


@pytest.mark.parametrize("theme", THEMES)
def test_charts_draw_lines_and_points_that_stand_out_also_from_the_band(theme):
    colours = dict(zip(NAMES, CONFIG[theme]["chartCategoricalColors"], strict=True))
    grounds = (colours["paper"], colours["band"])
    pale = [name for name in NAMES if name not in ("rule", "band", "paper", "amber") for ground in grounds if contrast(colours[name], ground) < MARK]
    assert pale == []
    assert all(contrast(colours[name], ground) >= TEXT for name in ("ink", "muted") for ground in grounds), "axis labels and events are text"
    assert contrast(colours["amber"], colours["ink"]) >= 1.5 and contrast(colours["ink"], colours["paper"]) >= MARK, "the signal's triangle has an ink edge"


def test_colours_written_out_are_pairs_that_read():
    """White and amber stand on navy alone; the chosen words and buttons of the theme are legible on their own colour."""
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", CSS)) <= {"#fff", "#17222F", "#14305C", "#F2B134", "#FBFAF6"}
    assert contrast(WHITE, NAVY) >= TEXT and contrast(AMBER, NAVY) >= TEXT
    assert contrast(WHITE, CONFIG["light"]["primaryColor"]) >= TEXT and contrast("#17222F", CONFIG["dark"]["primaryColor"]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_streamlit_s_own_colours_are_the_tokens(theme):
    at, said = THEMES[theme], CONFIG[theme]
    assert (said["backgroundColor"], said["secondaryBackgroundColor"], said["textColor"]) == tuple(INK[name][at] for name in ("paper", "wash", "ink"))
    assert contrast(said["textColor"], said["secondaryBackgroundColor"]) >= TEXT and contrast(said["linkColor"], said["backgroundColor"]) >= TEXT
    told = dict(zip(NAMES, said["chartCategoricalColors"], strict=True))
    expected = {name: both[at] for name, both in PLATFORM.items() if name != "organisation"}
    expected |= {"ink": INK["ink"][at], "muted": INK["ink3"][at], "rule": INK["rule"][at], "band": BAND[at], "paper": INK["paper"][at], "amber": AMBER}
    assert told == expected
    assert theme == "dark" or {name: LIGHT[name] for name in NAMES} == told
