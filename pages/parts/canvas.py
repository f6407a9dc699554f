"""What all charts share: colours by name, the look, the drawing on the page and on a slide.

Charts are Vega-Lite specifications, authored in Altair, free of any theme: colours are names on a scale that Streamlit fills
from the theme, twelve platforms, then six roles. So one cached specification serves light and dark.
"""

from functools import cached_property

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.style import LIGHT, PLATFORM

ROLES = ("ink", "muted", "rule", "band", "paper", "amber")
NAMES = (*(name for name in PLATFORM if name != "organisation"), *ROLES)
SCALE = {"domain": list(NAMES), "range": "category"}
_LOCALE = {
    "fr": {
        "number": {
            "decimal": ",",
            "thousands": "\u202f",
            "grouping": [3],
            "currency": ["", "\u202f$"],
            "percent": "\u202f%",
            "minus": "\u2212",
        }
    },
    "en": {"number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""], "minus": "\u2212"}},
}
LABEL = 14


def ink(name):
    """A colour by its name, platform or role, as a datum on the theme's scale."""
    return alt.ColorDatum("ink" if name == "organisation" else name, type="nominal")


def chart_of(data):
    """A chart of a DataFrame's rows, as plain values: encodings say their types, so that Altair need not look through frames for them."""
    names = tuple(data.columns)
    return alt.Chart({"values": [{name: None if pd.isna(value) else value for name, value in zip(names, row, strict=True)} for row in data.itertuples(index=False, name=None)]})


def over(chart, x, y, text, **look):
    """Words on the paper that rules and lines run beneath, never through: the words, under them the same in the paper's colour, wider."""
    told = {"x": x, "y": y, "text": text}
    return (chart.mark_text(**look, strokeWidth=5, strokeJoin="round").encode(**told, stroke=alt.StrokeDatum("paper", type="nominal")),
            chart.mark_text(**look).encode(**told, color=ink("ink")))


def _themed(spec):
    """The specification with every colour's name put on the scale that the theme fills; Altair cannot say that of a datum."""
    for channel in ("color", "fill", "stroke"):
        encoding = spec.get("encoding", {}).get(channel)
        if encoding and "datum" in encoding:
            encoding |= {"scale": SCALE, "legend": None}
    for part in (*spec.get("layer", ()), *spec.get("hconcat", ())):
        _themed(part)
    return spec


def finished(layers, lang, height):
    """Charts laid over each other, with their language and the look all charts share; `height` in px, or a step a row.

    Altair's own layers copy each chart several times over, a third of what a chart costs.
    """
    axis = {
        "labelColor": {"expr": "scale('color','muted')"},
        "gridColor": {"expr": "scale('color','rule')"},
        "domain": False,
        "ticks": False,
        "labelFontSize": LABEL,
        "labelPadding": 8,
        "labelFlush": False,
        "title": None,
        "aria": False,                           # a chart is one picture with one description, and a table behind it
    }
    look = {"locale": _LOCALE[lang], "axis": axis, "background": "transparent", "view": {"stroke": None}, "mark": {"aria": False}}
    datasets = {}
    layer = [one.to_dict(validate=False, context={"top_level": False, "datasets": datasets}) for one in layers]        # tests hold them against the schema
    return Drawn(_themed({"$schema": alt.SCHEMA_URL, "config": look, "height": height, "width": "container", "layer": layer, "datasets": datasets}))


class Drawn(dict):
    """A specification, kept for as long as its answers are."""

    @cached_property
    def served(self):
        """The same with its rows as Arrow's bytes, as Streamlit sends them: it would make them anew at each rerun, 1 ms a table."""
        return self | {"datasets": {name: _arrow(rows) for name, rows in self["datasets"].items()}}


def _arrow(rows):
    table, stream = pa.Table.from_pylist(rows), pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, table.schema) as out:
        out.write_table(table)
    return stream.getvalue().to_pybytes()


def show(spec, alt_text, width="stretch"):
    """Draw a specification with its description for those who cannot see it."""
    st.vega_lite_chart(spec=spec.served, alt=alt_text, width=width)


# ── for a slide ─────────────────────────────────────────────────────────────────────────────────────────────────────

_LENGTHS = {"fontSize", "limit", "labelFontSize", "labelPadding", "labelLimit", "strokeWidth", "dx", "dy"}


def enlarged(spec, times, height):
    """The same chart for a slide: letters, lines and dots so many times larger, its colours those of light paper."""
    told = _larger(spec, times)
    return _pinned(told | {"height": height} if isinstance(spec.get("height"), (int, float)) else told | {"height": {"step": height}})


def _larger(part, times):
    if isinstance(part, list):
        return [_larger(one, times) for one in part]
    if not isinstance(part, dict):
        return part
    told = {}
    for name, value in part.items():
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if name in ("x", "y") and isinstance(value, dict) and isinstance(value.get("value"), (int, float)):
            value = value | {"value": value["value"] * times}        # a place in px, as where the second event's name stands
        told[name] = (value * times if number and name in _LENGTHS else value * times**2 if number and name == "size"
                      else value if name in ("datasets", "data") else _larger(value, times))
    return told


def _pinned(part):
    """Every scale's colours as light paper has them, whatever the theme."""
    if isinstance(part, list):
        return [_pinned(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("range") == "category" and "domain" in part:
        return part | {"range": [LIGHT[name] for name in part["domain"]]}
    return {name: value if name in ("datasets", "data") else _pinned(value) for name, value in part.items()}
