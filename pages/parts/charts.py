"""Comparisons as Vega-Lite specifications: the year of each measure, kinds of posts, ages, shares. Data come in as plain rows."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from pages.parts.canvas import LABEL, chart_of, finished, ink, over
from pages.parts.words import percent_text


def years(view, rows):
    """The year of each measure: a dot at its change on its interval, against no change at all; its word at right.

    `rows` are (name, platform, change, low, high, label, word), changes as fractions.
    """
    data = pd.DataFrame(rows, columns=["name", "platform", "change", "low", "high", "label", "word"])
    most, least = max(data["high"].max(), 0.05), min(data["low"].min(), -0.05)
    scale = alt.Scale(domain=[least - 0.02, most + (most - least) * 0.45], nice=False)       # the right part is for the words
    y = alt.Y("name:N", sort=None, axis=alt.Axis(labelFontSize=15, labelLimit=260, labelColor={"expr": "scale('color','ink')"}, grid=False))
    x = alt.X("change:Q", axis=alt.Axis(format="+.0%", tickCount=4, labelExpr="datum.value ? datum.label : replace(datum.label, '+', '')"), scale=scale)
    zero = chart_of(pd.DataFrame({"zero": [0.0]})).mark_rule(strokeDash=[4, 3], strokeWidth=1.5)
    layers = [zero.encode(x=alt.X("zero:Q", scale=scale), color=ink("ink"))]
    for platform in data["platform"].unique():
        same = chart_of(data[data["platform"] == platform])
        layers += [same.mark_rule(strokeWidth=2.5).encode(y=y, x=alt.X("low:Q", scale=scale), x2=alt.X2("high:Q"), color=ink(platform)),
                   same.mark_point(filled=True, size=200, opacity=1).encode(x=x, y=y, color=ink(platform))]
    beside = chart_of(data)
    layers += [*over(beside, x, y, alt.Text("label:N"), dy=-16, fontSize=16, fontWeight=600),
               beside.mark_text(align="left", fontSize=15).encode(x=alt.XDatum(most + (most - least) * 0.06, scale=scale), y=y, text=alt.Text("word:N"), color=ink("ink"))]
    return finished(layers, view.lang, {"step": 52})


# ── content ─────────────────────────────────────────────────────────────────────────────────────────────────────────


NARROW = 420                          # px of a chart of kinds below which its words stand under it


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
    wide = f"width > {NARROW}"                   # on a phone n and the words have no room: the page says them below
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"{wide} ? {most * room.all} : {most * 1.1}"), nice=False)
    shown = {"align": "left", "fontSize": 15, "opacity": alt.ExprRef(f"{wide} ? 1 : 0")}
    ticks = alt.Axis(values=_ticks(most))

    def beyond(place):
        return alt.value(alt.ExprRef(f"{wide} ? width * {place / room.all} : 0"))

    x, span = alt.X("median:Q", axis=ticks, scale=scale), {"x": alt.X("low:Q", scale=scale), "x2": alt.X2("high:Q")}
    enough, few = (chart_of(data[data["posts"] >= 8]), chart_of(data[data["posts"] < 8]))
    beside = chart_of(data)
    layers = [
        chart_of(pd.DataFrame({"middle": [middle]})).mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(x=alt.X("middle:Q", scale=scale), color=ink("ink")),
        enough.mark_rule(strokeWidth=2.5).encode(y=y, color=ink(platform), **span),
        few.mark_rule(strokeWidth=1.5, strokeDash=[2, 4]).encode(y=y, color=ink("muted"), **span),
        enough.mark_point(filled=True, size=200, opacity=1).encode(x=x, y=y, color=ink(platform)),
        few.mark_point(filled=False, size=120, opacity=1).encode(x=x, y=y, color=ink("muted")),
        beside.mark_text(dy=-16, fontSize=16, fontWeight=600).encode(x=x, y=y, text=alt.Text("label:N"), color=ink("ink")),
        beside.mark_text(**shown).encode(x=beyond(room.count), y=y, text=alt.Text("count:N"), color=ink("muted")),
        beside.mark_text(**shown).encode(x=beyond(room.word), y=y, text=alt.Text("word:N"), color=ink("ink")),
    ]
    return finished(layers, view.lang, {"step": 50})


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
    return finished(layers, view.lang, {"step": 29})


def _half(rows, side, most, y, lang, name, **look):
    """Bars from the middle to one side with the per cent at their end; an absent share has neither."""
    known = [(line, share) for line, share in rows if share is not None and share == share]
    ends = [(line, side * GAP, side * (GAP + share / most * HALF), percent_text(share, lang)) for line, share in known]
    chart = chart_of(pd.DataFrame(ends, columns=["line", "from", "to", "label"]))
    colour = "ink" if name == "organisation" else name
    bars = chart.mark_bar(height=22, **look).encode(x=_across("from"), x2=alt.X2("to:Q"), y=y, fill=alt.FillDatum(colour, type="nominal"), stroke=alt.StrokeDatum(colour, type="nominal"))
    words = chart.mark_text(align="left" if side > 0 else "right", dx=6 * side, fontSize=LABEL)
    return [bars, words.encode(x=_across("to"), y=y, text=alt.Text("label:N"), color=ink("ink"))]


def _middle(rows, heads, rest, y):
    """The ages in the middle, the two halves' names above them, the name of the rest beside its bar."""
    texts = [("center", 400, [(0, age, age) for age, _, _ in rows])]
    texts += [(align, 600, [(side * GAP, "", head)]) for align, side, head in zip(("right", "left"), (-1, 1), heads, strict=True)]
    texts += [("right", 400, [(GAP * 0.85, rest[0], rest[0])])] if rest else []
    for align, weight, placed in texts:
        chart = chart_of(pd.DataFrame(placed, columns=["at", "line", "words"]))
        yield chart.mark_text(align=align, fontSize=LABEL, fontWeight=weight).encode(x=_across("at"), y=y, text=alt.Text("words:N"), color=ink("ink"))


def _across(field):
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-1, 1], nice=False))


BARS = {"named": {}, "others": {"fillOpacity": 0.16, "strokeWidth": 1.5}, "unspecified": {"fillOpacity": 0, "strokeWidth": 1.5, "strokeDash": [3, 3]}}


def counts(view, platform, rows):
    """Sorted bars of counts, the number at their end. `rows` are (name, count, one of BARS, label)."""
    return _bars(view, platform, rows)


def shares(view, platform, rows):
    """Sorted bars, the per cent at their end; others outlined, the unspecified dashed. `rows` are (name, share, one of BARS)."""
    return _bars(view, platform, [(*row, percent_text(row[1], view.lang)) for row in rows])


def _bars(view, platform, rows):
    data = pd.DataFrame(rows, columns=["name", "share", "bar", "label"])
    axis = alt.Axis(labelFontSize=15, labelLimit=230, labelColor={"expr": "scale('color','ink')"}, grid=False)
    y = alt.Y("name:N", sort=None, axis=axis)
    x = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, max(data["share"].max() * 1.3, 0.01)]))
    layers = []
    for bar, look in BARS.items():
        colour = "muted" if bar == "unspecified" else "ink" if platform == "organisation" else platform
        colours = {"fill": alt.FillDatum(colour, type="nominal"), "stroke": alt.StrokeDatum(colour, type="nominal")}
        same = data[data["bar"] == bar]
        layers += [chart_of(same).mark_bar(height=22, **look).encode(x=x, y=y, **colours)] if len(same) else []
    layers.append(chart_of(data).mark_text(align="left", dx=6, fontSize=15).encode(x=x, y=y, text=alt.Text("label:N"), color=ink("ink")))
    return finished(layers, view.lang, {"step": 36})
