"""One measure over 24 months: its line, the band of usual variation, what happened; across a break nothing is joined."""

import altair as alt
import pandas as pd

from metrics.period import Month
from metrics.verdict import band
from pages.parts.canvas import finished, ink
from pages.parts.happened import breaks, called, events_of, rows_of
from pages.parts.words import number_text


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
    own = ink(platform)
    layers = [_band(view, rows, field, x, upright)] if len(rows) else []
    layers += _lines(data, whole, x, line, own)
    layers += [
        _last_point(whole.tail(1), _signal(view, platform, account, measure), platform).encode(x=x, y=y),
        alt.Chart(whole.tail(1)).mark_text(**_beside(whole), fontSize=15, fontWeight=600).encode(x=x, y=y, text="label:N", color=ink("ink")),
    ]
    if len(going) and len(whole) and going["month"].max() > whole["month"].max():
        bridge = pd.concat([whole.tail(1), going.tail(1)])
        layers += [
            alt.Chart(bridge).mark_line(strokeDash=[3, 3], strokeWidth=1.75).encode(x=x, y=y, color=own),
            alt.Chart(going.tail(1)).mark_point(size=60, filled=False, strokeWidth=1.75, opacity=1).encode(x=x, y=y, color=own),
        ]
    return finished(alt.layer(*layers, *_happened(view, one, x)), view.lang, 190)


def _lines(data, whole, x, line, own):
    """The series since its last break in the platform's colour, each series before one muted; never joined."""
    now = whole["era"].iloc[-1] if len(whole) else None
    before, after = data[data["era"].ne(now) & data["era"].notna()], data[data["era"].eq(now) | data["era"].isna()]
    layers = [alt.Chart(before).mark_line(strokeWidth=1.75, strokeJoin="round").encode(x=x, y=line, detail="era:N", color=ink("muted"))]
    return [*(layers if len(before) else []), alt.Chart(after).mark_line(strokeWidth=2.25, strokeJoin="round").encode(x=x, y=line, color=own)]


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
        yield chart.mark_rule(**rule).encode(x=x, color=ink("muted"))
        yield words.encode(x=x, y=alt.value(place * 16 - 6), text="name:N", color=ink("muted" if broken else "ink"))


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
    return alt.Chart(data).mark_area(opacity=1).encode(x=x, y=alt.Y("low:Q", **upright), y2="high:Q", color=ink("band"))


def _signal(view, platform, account, measure):
    """The tile's verdict where it is a signal, else None."""
    word = next(iter(rows_of(view.ask("headline"), (platform, account, measure))["verdict"]), None)
    return word if word in ("signal_up", "signal_down") else None


def _last_point(data, signal, platform):
    """A dot, or an amber triangle with an ink edge where the month is a signal."""
    if not signal:
        return alt.Chart(data).mark_point(filled=True, size=80, opacity=1).encode(color=ink(platform))
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
