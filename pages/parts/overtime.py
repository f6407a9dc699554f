"""Several series over the same months: shares on the days somebody looked, or months one after the other; names stand at their last value."""

import altair as alt
import pandas as pd

from pages.parts.canvas import LABEL, chart_of, finished, ink, over
from pages.parts.words import number_text, percent_text

ROOM, APART = 0.48, 0.11              # of the width: what names and numbers take at right; of the height: the least between two names
REST = ("other", "unspecified")


def over_time(view, platform, series, percent=True, joined=False, line=None, breaks=(), least=None):
    """Series over time from zero: points where somebody looked and nothing between them, or, `joined`, months in a line that stops where a
    month is absent and where numbers no longer compare.

    `series` are (name, kind, ((day, value, era), …)), muted where `kind` is one of REST and before their last era; `line` is (value,
    words) held against them; `breaks` are (day, words) across which nothing compares; `least` is how many px wide it is at the least,
    where that is known: names then take no more room than they need.
    """
    rows = [(name, day, value, f"{name}/{era}", kind in REST or era != points[-1][2]) for name, kind, points in series for day, value, era in points]
    data = pd.DataFrame(rows, columns=["name", "day", "value", "era", "rest"])
    data["run"], data["end"] = data["era"] + "/" + _runs(data), ~data.duplicated("name", keep="last")
    top = max(data["value"].max(), line[0] if line else 0) or 1
    told = max(len(_label(view, name, points[-1][1], percent)) for name, _, points in series)
    room = min(ROOM, (told * 8 + 16) / least) if least else ROOM
    first, last = pd.Timestamp(data["day"].min()), pd.Timestamp(data["day"].max())
    end = last + (max(last - first, pd.Timedelta(days=60))) * room / (1 - room)
    years = [f"{year}-01-01" for year in range(first.year + 1, last.year + 1)]
    x = alt.X("day:T", axis=alt.Axis(format="%Y", values=[{"year": int(year[:4])} for year in years], grid=False, labelFlush=False), scale=alt.Scale(domain=[str(first.date()), str(end.date())]))
    upright = {"axis": alt.Axis(tickCount=3, format=".0%" if percent else ",~f"), "scale": alt.Scale(domain=[0, top * 1.12], nice=False)}
    y = alt.Y("value:Q", **upright)
    layers = [*(_line(line, y) if line else ()), *_breaks(breaks, x)]
    for rest, colour in ((True, "muted"), (False, platform)):
        same = data[data["rest"] == rest]
        if len(same):
            layers += _series(same, x, y, ink(colour), joined)
    return finished([*layers, *_names(view, data, top, percent, x, upright)], view.lang, 190)


def _runs(data):
    """A number for each unbroken run of months of a series: a month apart from the one before begins another."""
    months = pd.to_datetime(data["day"]).dt.year * 12 + pd.to_datetime(data["day"]).dt.month
    return months.groupby(data["name"]).transform(lambda one: (one.diff() > 1).cumsum()).astype(str)


def _series(data, x, y, colour, joined):
    chart = chart_of(data)
    if joined:
        yield chart.mark_line(strokeWidth=2.25, strokeJoin="round").encode(x=x, y=y, detail=alt.Detail("run:N"), color=colour)
        yield chart_of(data[data["end"]]).mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, color=colour)
    else:
        yield chart.mark_point(filled=True, size=46, opacity=1).encode(x=x, y=y, color=colour)


def _names(view, data, top, percent, x, upright):
    """Each series' name and last value at right of its last point, moved apart where two would lie on each other."""
    ends = data[data["end"]].sort_values("value").reset_index(drop=True)
    at, places = -1.0, []
    for value in ends["value"]:
        at = max(value, at + top * APART)
        places.append(at)
    beyond = max(0, (places[-1] if places else 0) - top * 1.08)
    ends["at"] = [place - beyond for place in places]
    ends["label"] = [_label(view, name, value, percent) for name, value in zip(ends["name"], ends["value"], strict=True)]
    return over(chart_of(ends), x=x, y=alt.Y("at:Q", **upright), text=alt.Text("label:N"), align="left", dx=9, fontSize=LABEL, limit=230)


def _label(view, name, value, percent):
    return f"{percent_text(value, view.lang) if percent else number_text(value, view.lang)}  {name}"


def _line(line, y):
    """A line held against the series, named above itself at left."""
    held = chart_of(pd.DataFrame([line], columns=["value", "words"]))
    yield held.mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(y=y, color=ink("ink"))
    yield held.mark_text(align="left", dx=4, dy=-8, fontSize=13).encode(x=alt.value(0), y=y, text=alt.Text("words:N"), color=ink("ink"))


def _breaks(breaks, x):
    """Dotted rules under their names, in italics: what lies on two sides of one does not compare."""
    for day, words in breaks:
        chart = chart_of(pd.DataFrame([(day, words)], columns=["day", "words"]))
        yield chart.mark_rule(strokeDash=[2, 3], strokeWidth=1.5).encode(x=x, color=ink("muted"))
        yield chart.mark_text(align="right", dx=-5, baseline="top", fontSize=13, fontStyle="italic", limit=230).encode(x=x, y=alt.value(-6), text=alt.Text("words:N"), color=ink("muted"))
