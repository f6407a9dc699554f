"""One measure over 24 months: its line, the band of usual variation, what happened; across a break nothing is joined."""

import altair as alt
import pandas as pd

from pages.parts.canvas import chart_of, finished, ink
from pages.parts.course import course


def small_multiple(view, platform, account, measure):
    """One measure over 24 months: a line, its last value beside its last point, a dash to the month in progress, what happened
    as rules; across a break nothing is joined, and what came before it is muted."""
    told = view.drawn(course, platform, account, measure)
    data = told.months
    x = alt.X("month:T", axis=_years(data), scale=alt.Scale(domain=_span(view)))
    upright = {"axis": alt.Axis(tickCount=3, format=",~f"), "scale": alt.Scale(zero=True, nice=True)}
    y, line = alt.Y("value:Q", **upright), alt.Y("line:Q", **upright)
    whole, going = data[data["complete"]], data[~data["complete"]]
    own = ink(platform)
    layers = [_band(told.usual, x, upright)] if len(data) else []
    layers += _lines(data, whole, x, line, own)
    layers += [
        _last_point(whole.tail(1), told.signal, platform).encode(x=x, y=y),
        chart_of(whole.tail(1)).mark_text(**_beside(whole), fontSize=15, fontWeight=600).encode(x=x, y=y, text=alt.Text("label:N"), color=ink("ink")),
    ]
    if len(going) and len(whole) and going["month"].max() > whole["month"].max():
        bridge = pd.concat([whole.tail(1), going.tail(1)])
        layers += [
            chart_of(bridge).mark_line(strokeDash=[3, 3], strokeWidth=1.75).encode(x=x, y=y, color=own),
            chart_of(going.tail(1)).mark_point(size=60, filled=False, strokeWidth=1.75, opacity=1).encode(x=x, y=y, color=own),
        ]
    return finished([*layers, *_happened(view, told.events, x)], view.lang, 190)


def _lines(data, whole, x, line, own):
    """The series since its last break in the platform's colour, each series before one muted; never joined."""
    now = whole["era"].iloc[-1] if len(whole) else None
    before, after = data[data["era"].ne(now) & data["era"].notna()], data[data["era"].eq(now) | data["era"].isna()]
    layers = [chart_of(before).mark_line(strokeWidth=1.75, strokeJoin="round").encode(x=x, y=line, detail=alt.Detail("era:N"), color=ink("muted"))]
    return [*(layers if len(before) else []), chart_of(after).mark_line(strokeWidth=2.25, strokeJoin="round").encode(x=x, y=line, color=own)]


LEFT = 0.4                            # how far from the left edge an event's name has no room at left


def _happened(view, events, x):
    """What happened, as full-height rules under their names: dotted and in italics where the measure breaks."""
    first = view.month.back(23).first
    for place, (day, name, broken) in enumerate(events):
        chart = chart_of(pd.DataFrame([(str(day), name)], columns=["month", "name"]))
        rule = {"strokeDash": [2, 3], "strokeWidth": 1.5} if broken else {"strokeWidth": 1}
        side = {"align": "left", "dx": 5} if (day - first).days / 730 < LEFT else {"align": "right", "dx": -5}
        words = chart.mark_text(**side, baseline="top", fontSize=13, limit=180, fontStyle="italic" if broken else "normal")
        yield chart.mark_rule(**rule).encode(x=x, color=ink("muted"))
        yield words.encode(x=x, y=alt.value(place * 16 - 6), text=alt.Text("name:N"), color=ink("muted" if broken else "ink"))


def _beside(whole):
    """Where the last value stands: over its point, or under it at left where the line comes down from above."""
    falls = len(whole) > 1 and whole["value"].iloc[-1] < whole["value"].iloc[-2]
    return {"align": "right", "dx": -5, "dy": 16} if falls else {"dy": -14}


def _band(usual, x, upright):
    """The range of usual variation along the measure's line."""
    data = pd.DataFrame([(month, low, high) for month, (low, high) in usual.items()], columns=["month", "low", "high"])
    return chart_of(data).mark_area(opacity=1).encode(x=x, y=alt.Y("low:Q", **upright), y2=alt.Y2("high:Q"), color=ink("band"))


def _last_point(data, signal, platform):
    """A dot, or an amber triangle with an ink edge where the month is a signal."""
    if not signal:
        return chart_of(data).mark_point(filled=True, size=80, opacity=1).encode(color=ink(platform))
    shape = "triangle-up" if signal == "signal_up" else "triangle-down"
    mark = chart_of(data).mark_point(shape=shape, size=190, strokeWidth=1.5, opacity=1)
    return mark.encode(fill=alt.FillDatum("amber", type="nominal"), stroke=alt.StrokeDatum("ink", type="nominal"))


def _years(data):
    return alt.Axis(format="%Y", tickCount="year", grid=False, labelFlush=False)


def _span(view):
    return [str(view.month.back(23).first), str(view.month.back(-1).first)]
