"""Charts as Vega-Lite specifications, authored in Altair, free of any theme.

Colours are names on a scale that Streamlit fills from the theme: twelve platforms, then six roles. So one cached
specification serves light and dark. Data come in as plain rows; drawing is the page's last word.
"""

from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

from metrics.period import Month
from metrics.verdict import band
from pages.parts.happened import breaks, called, events_of, rows_of
from pages.parts.style import LIGHT, PLATFORM
from pages.parts.words import number_text, percent_text

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


def _ink(name):
    return alt.ColorDatum("ink" if name == "organisation" else name, type="nominal")


def _themed(spec):
    """The specification with every colour's name put on the scale that the theme fills; Altair cannot say that of a datum."""
    for channel in ("color", "fill", "stroke"):
        encoding = spec.get("encoding", {}).get(channel)
        if encoding and "datum" in encoding:
            encoding |= {"scale": SCALE, "legend": None}
    for part in (*spec.get("layer", ()), *spec.get("hconcat", ())):
        _themed(part)
    return spec


def _finished(chart, lang, height):
    """A chart with its language and the look all charts share."""
    axis = {
        "labelColor": {"expr": "scale('color','muted')"},
        "gridColor": {"expr": "scale('color','rule')"},
        "domain": False,
        "ticks": False,
        "labelFontSize": LABEL,
        "labelPadding": 8,
        "labelFlush": False,
        "title": None,
    }
    look = {"locale": _LOCALE[lang], "axis": axis, "background": "transparent", "view": {"stroke": None}}
    return _themed(chart.properties(height=height, width="container").configure(**look).to_dict())


def show(spec, alt_text, width="stretch"):
    """Draw a specification with its description for those who cannot see it."""
    st.vega_lite_chart(spec=spec, alt=alt_text, width=width)


# ── for a slide ─────────────────────────────────────────────────────────────────────────────────────────────────────

_LENGTHS = {"fontSize", "labelFontSize", "labelPadding", "labelLimit", "strokeWidth", "dx", "dy"}


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


# ── growth ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def small_multiple(view, platform, account, measure):
    """One measure over 24 months: a line, its last value beside its last point, a dash to the month in progress, what happened
    as rules; across a break nothing is joined, and what came before it is muted."""
    one = (platform, account, measure)
    rows = rows_of(view.ask("series", going=True), one)
    field = "per_day" if rows["per_day"].notna().any() else "value"
    data = _by_month(rows, field, view)
    x = alt.X("month:T", axis=_years(data), scale=alt.Scale(domain=_span(view)))
    upright = {"axis": alt.Axis(tickCount=3, format=",~f"), "scale": alt.Scale(zero=True, nice=True)}
    y, line = alt.Y("value:Q", **upright), alt.Y("line:Q", **upright)
    whole, going = data[data["complete"]], data[~data["complete"]]
    ink = _ink(platform)
    layers = [_band(view, rows, field, x, upright)] if len(rows) else []
    layers += _lines(data, whole, x, line, ink)
    layers += [
        _last_point(whole.tail(1), _signal(view, platform, account, measure), platform).encode(x=x, y=y),
        alt.Chart(whole.tail(1)).mark_text(**_beside(whole), fontSize=15, fontWeight=600).encode(x=x, y=y, text="label:N", color=_ink("ink")),
    ]
    if len(going) and len(whole) and going["month"].max() > whole["month"].max():
        bridge = pd.concat([whole.tail(1), going.tail(1)])
        layers += [
            alt.Chart(bridge).mark_line(strokeDash=[3, 3], strokeWidth=1.75).encode(x=x, y=y, color=ink),
            alt.Chart(going.tail(1)).mark_point(size=60, filled=False, strokeWidth=1.75, opacity=1).encode(x=x, y=y, color=ink),
        ]
    return _finished(alt.layer(*layers, *_happened(view, one, x)), view.lang, 190)


def _lines(data, whole, x, line, ink):
    """The series since its last break in the platform's colour, each series before one muted; never joined."""
    now = whole["era"].iloc[-1] if len(whole) else None
    before, after = data[data["era"].ne(now) & data["era"].notna()], data[data["era"].eq(now) | data["era"].isna()]
    layers = [alt.Chart(before).mark_line(strokeWidth=1.75, strokeJoin="round").encode(x=x, y=line, detail="era:N", color=_ink("muted"))]
    return [*(layers if len(before) else []), alt.Chart(after).mark_line(strokeWidth=2.25, strokeJoin="round").encode(x=x, y=line, color=ink)]


SHOWN, LEFT = 3, 0.4                  # events drawn at most; how far from the left edge a name has no room at left


def _happened(view, one, x):
    """What happened, as full-height rules under their names: dotted and in italics where the measure breaks."""
    events = sorted(events_of(view, one), key=lambda row: not breaks(row, one[2]))[:SHOWN]
    first = view.month.back(23).first
    for place, row in enumerate(events):
        broken, name, day = breaks(row, one[2]), called(row, view.lang), row.day.date()
        chart = alt.Chart(pd.DataFrame([(str(day), view.say("tile.broken", event=name) if broken else name)], columns=["month", "name"]))
        rule = {"strokeDash": [2, 3], "strokeWidth": 1.5} if broken else {"strokeWidth": 1}
        side = {"align": "left", "dx": 5} if (day - first).days / 730 < LEFT else {"align": "right", "dx": -5}
        words = chart.mark_text(**side, baseline="top", fontSize=13, fontStyle="italic" if broken else "normal")
        yield chart.mark_rule(**rule).encode(x=x, color=_ink("muted"))
        yield words.encode(x=x, y=alt.value(place * 16 - 6), text="name:N", color=_ink("muted" if broken else "ink"))


def _beside(whole):
    """Where the last value stands: over its point, or under it at left where the line comes down from above."""
    falls = len(whole) > 1 and whole["value"].iloc[-1] < whole["value"].iloc[-2]
    return {"align": "right", "dx": -5, "dy": 16} if falls else {"dy": -14}


def _band(view, rows, field, x, upright):
    """The range of usual variation along the measure's line, as the verdict takes it; nothing before twelve whole months."""
    now = next(rows[rows["month"] == str(view.month)].itertuples(), None)
    same = rows[rows["complete"] & (rows["source"] == now.source) & (rows["breaks_by_start"] == now.breaks_by_end)] if now is not None else rows[:0]
    usual = band({view.month.ordinal - Month.parse(row.month).ordinal: float(getattr(row, field)) for row in same.itertuples()})
    data = pd.DataFrame([(str(view.month.back(ago).first), low, high) for ago, (low, high) in usual.items() if ago < 24], columns=["month", "low", "high"])
    return alt.Chart(data).mark_area(opacity=1).encode(x=x, y=alt.Y("low:Q", **upright), y2="high:Q", color=_ink("band"))


def _signal(view, platform, account, measure):
    """The tile's verdict where it is a signal, else None."""
    word = next(iter(rows_of(view.ask("headline"), (platform, account, measure))["verdict"]), None)
    return word if word in ("signal_up", "signal_down") else None


def _last_point(data, signal, platform):
    """A dot, or an amber triangle with an ink edge where the month is a signal."""
    if not signal:
        return alt.Chart(data).mark_point(filled=True, size=80, opacity=1).encode(color=_ink(platform))
    shape = "triangle-up" if signal == "signal_up" else "triangle-down"
    mark = alt.Chart(data).mark_point(shape=shape, size=190, strokeWidth=1.5, opacity=1)
    return mark.encode(fill=alt.FillDatum("amber", type="nominal"), stroke=alt.StrokeDatum("ink", type="nominal"))


def _by_month(rows, field, view):
    """A row per month, absent months without a value so that the line breaks there."""
    known = rows.set_index("month")
    months = [view.month.back(back) for back in range(23, -2, -1)]
    decimals = 1 if field == "per_day" and rows[field].max() < 100 else 0
    lines = []
    for month in months:
        here = known.loc[str(month)] if str(month) in known.index else None
        value = None if here is None else float(here[field])
        whole = here is not None and bool(here["complete"])
        lines.append(
            {
                "month": str(month.first),
                "value": value,
                "line": value if whole else None,
                "complete": whole,
                "era": None if here is None else f"{here['breaks_by_start']}/{here['breaks_by_end']}",
                "label": "" if value is None else number_text(value, view.lang, decimals),
            }
        )
    return pd.DataFrame(lines).dropna(subset=["value"]) if all(line["value"] is None for line in lines) else pd.DataFrame(lines)


def _years(data):
    return alt.Axis(format="%Y", tickCount="year", grid=False, labelFlush=False)


def _span(view):
    return [str(view.month.back(23).first), str(view.month.back(-1).first)]


def years(view, rows):
    """The year of each measure: a dot at its change on its interval, against no change at all; its word at right.

    `rows` are (name, platform, change, low, high, label, word), changes as fractions.
    """
    data = pd.DataFrame(rows, columns=["name", "platform", "change", "low", "high", "label", "word"])
    most, least = max(data["high"].max(), 0.05), min(data["low"].min(), -0.05)
    scale = alt.Scale(domain=[least - 0.02, most + (most - least) * 0.45], nice=False)       # the right part is for the words
    y = alt.Y("name:N", sort=None, axis=alt.Axis(labelFontSize=15, labelLimit=260, labelColor={"expr": "scale('color','ink')"}, grid=False))
    x = alt.X("change:Q", axis=alt.Axis(format="+.0%", tickCount=4), scale=scale)
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(strokeDash=[4, 3], strokeWidth=1.5)
    layers = [zero.encode(x=alt.X("zero:Q", scale=scale), color=_ink("ink"))]
    for platform in data["platform"].unique():
        same = alt.Chart(data[data["platform"] == platform])
        layers += [same.mark_rule(strokeWidth=2.5).encode(y=y, x=alt.X("low:Q", scale=scale), x2="high:Q", color=_ink(platform)),
                   same.mark_point(filled=True, size=200, opacity=1).encode(x=x, y=y, color=_ink(platform))]
    beside = alt.Chart(data)
    layers += [beside.mark_text(dy=-16, fontSize=16, fontWeight=600).encode(x=x, y=y, text="label:N", color=_ink("ink")),
               beside.mark_text(align="left", fontSize=15).encode(x=alt.XDatum(most + (most - least) * 0.06, scale=scale), y=y, text="word:N", color=_ink("ink"))]
    return _finished(alt.layer(*layers), view.lang, alt.Step(52))


# ── content ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Room:
    """Where n and the words stand at the right of a chart of kinds, in multiples of its largest value, and how far it reaches."""

    all: float = 1.75
    count: float = 1.12
    word: float = 1.24


def kinds(view, platform, rows, middle, room=Room()):               # noqa: B008 (a frozen value)
    """Kinds of posts: a dot at the raw median on its interval, sorted, the page's median as a dashed rule, n and the word at right.

    `rows` are (name, median, low, high, posts, label, n, word); under eight posts the dot is hollow and the interval dotted.
    """
    data = pd.DataFrame(rows, columns=["name", "median", "low", "high", "posts", "label", "count", "word"])
    y = alt.Y("name:N", sort=None, axis=alt.Axis(labelFontSize=15, labelLimit=220, labelColor={"expr": "scale('color','ink')"}, grid=False))
    most = max(data["high"].max(skipna=True), data["median"].max(), 1) if data["high"].notna().any() else max(data["median"].max(), 1)
    scale = alt.Scale(domain=[0, most * room.all], nice=False)           # the right third is for n and the words
    ticks = alt.Axis(values=_ticks(most))
    x, span = alt.X("median:Q", axis=ticks, scale=scale), {"x": alt.X("low:Q", scale=scale), "x2": "high:Q"}
    enough, few = (alt.Chart(data[data["posts"] >= 8]), alt.Chart(data[data["posts"] < 8]))
    beside = alt.Chart(data)
    layers = [
        alt.Chart(pd.DataFrame({"middle": [middle]})).mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(x=alt.X("middle:Q", scale=scale), color=_ink("ink")),
        enough.mark_rule(strokeWidth=2.5).encode(y=y, color=_ink(platform), **span),
        few.mark_rule(strokeWidth=1.5, strokeDash=[2, 4]).encode(y=y, color=_ink("muted"), **span),
        enough.mark_point(filled=True, size=200, opacity=1).encode(x=x, y=y, color=_ink(platform)),
        few.mark_point(filled=False, size=120, opacity=1).encode(x=x, y=y, color=_ink("muted")),
        beside.mark_text(dy=-16, fontSize=16, fontWeight=600).encode(x=x, y=y, text="label:N", color=_ink("ink")),
        beside.mark_text(align="left", fontSize=15).encode(x=alt.XDatum(most * room.count, scale=scale), y=y, text="count:N", color=_ink("muted")),
        beside.mark_text(align="left", fontSize=15).encode(x=alt.XDatum(most * room.word, scale=scale), y=y, text="word:N", color=_ink("ink")),
    ]
    return _finished(alt.layer(*layers), view.lang, alt.Step(50))


def _ticks(most):
    """Round steps from zero, none past the largest value: what lies beyond is for words."""
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if most / (size * 10**power) <= 5)
    return list(range(0, int(most) + 1, step))


# ── audience and website ────────────────────────────────────────────────────────────────────────────────────────────


HALF, GAP = 0.58, 0.13                # of half the width: the longest bar, the ages between; what is left holds the per cents


def pyramid(view, platform, rows, heads, rest):
    """Ages: women filled at left, men outlined at right; never two hues. What is unspecified stands below, dashed.

    `rows` are (age, women, men), `heads` the words over the two halves, `rest` the unspecified (name, share) or None.
    """
    lines = ["", *(age for age, _, _ in rows), *([rest[0]] if rest else [])]
    most = max((share or 0 for _, *both in [*rows, *([rest] if rest else [])] for share in both), default=0) or 1
    y = alt.Y("line:N", sort=None, axis=None, scale=alt.Scale(domain=lines))
    women = _half([(age, share) for age, share, _ in rows], -1, most, y, view.lang, platform)
    men = _half([(age, share) for age, _, share in rows], 1, most, y, view.lang, platform, fillOpacity=0.16, strokeWidth=1.5)
    unknown = _half([rest], 1, most, y, view.lang, "muted", fillOpacity=0, strokeWidth=1.5, strokeDash=[3, 3]) if rest else []
    layers = [*women, *men, *unknown, *_middle(rows, heads, rest, y)]
    return _finished(alt.layer(*layers), view.lang, alt.Step(29))


def _half(rows, side, most, y, lang, name, **look):
    """Bars from the middle to one side with the per cent at their end; an absent share has neither."""
    known = [(line, share) for line, share in rows if share is not None and share == share]
    ends = [(line, side * GAP, side * (GAP + share / most * HALF), percent_text(share, lang)) for line, share in known]
    chart = alt.Chart(pd.DataFrame(ends, columns=["line", "from", "to", "label"]))
    ink = "ink" if name == "organisation" else name
    bars = chart.mark_bar(height=22, **look).encode(x=_across("from"), x2="to", y=y, fill=alt.FillDatum(ink, type="nominal"), stroke=alt.StrokeDatum(ink, type="nominal"))
    words = chart.mark_text(align="left" if side > 0 else "right", dx=6 * side, fontSize=LABEL)
    return [bars, words.encode(x=_across("to"), y=y, text="label:N", color=_ink("ink"))]


def _middle(rows, heads, rest, y):
    """The ages in the middle, the two halves' names above them, the name of the rest beside its bar."""
    texts = [("center", 400, [(0, age, age) for age, _, _ in rows])]
    texts += [(align, 600, [(side * GAP, "", head)]) for align, side, head in zip(("right", "left"), (-1, 1), heads, strict=True)]
    texts += [("right", 400, [(GAP * 0.85, rest[0], rest[0])])] if rest else []
    for align, weight, placed in texts:
        chart = alt.Chart(pd.DataFrame(placed, columns=["at", "line", "words"]))
        yield chart.mark_text(align=align, fontSize=LABEL, fontWeight=weight).encode(x=_across("at"), y=y, text="words:N", color=_ink("ink"))


def _across(field):
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-1, 1], nice=False))


BARS = {"named": {}, "others": {"fillOpacity": 0.16, "strokeWidth": 1.5}, "unspecified": {"fillOpacity": 0, "strokeWidth": 1.5, "strokeDash": [3, 3]}}


def shares(view, platform, rows):
    """Sorted bars, the per cent at their end; others outlined, the unspecified dashed. `rows` are (name, share, one of BARS)."""
    data = pd.DataFrame([(*row, percent_text(row[1], view.lang)) for row in rows], columns=["name", "share", "bar", "label"])
    axis = alt.Axis(labelFontSize=15, labelLimit=230, labelColor={"expr": "scale('color','ink')"}, grid=False)
    y = alt.Y("name:N", sort=None, axis=axis)
    x = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, max(data["share"].max() * 1.3, 0.01)]))
    layers = []
    for bar, look in BARS.items():
        ink = "muted" if bar == "unspecified" else "ink" if platform == "organisation" else platform
        colours = {"fill": alt.FillDatum(ink, type="nominal"), "stroke": alt.StrokeDatum(ink, type="nominal")}
        same = data[data["bar"] == bar]
        layers += [alt.Chart(same).mark_bar(height=22, **look).encode(x=x, y=y, **colours)] if len(same) else []
    layers.append(alt.Chart(data).mark_text(align="left", dx=6, fontSize=15).encode(x=x, y=y, text="label:N", color=_ink("ink")))
    return _finished(alt.layer(*layers), view.lang, alt.Step(36))
