"""Two series one over the other on one axis of time, each with a scale of its own: a counter and what it is read beside.

Two panels, never a second axis in one: lines that share a plot seem to share a cause.
"""

from math import ceil, floor, log10

import altair as alt
import pandas as pd

from pages.parts.canvas import chart_of, finished, ink
from pages.parts.counting import amount, named, names
from pages.parts.happened import rows_of
from pages.parts.sentences import platform_name
from pages.parts.words import lower_first, number_text

MONTHS, HEIGHT, ROOM = 24, 330, 3               # ROOM: months at right for the scale to be written in
TOP, BOTTOM = (0.56, 0.9), (0.0, 0.34)           # where each panel's scale begins and ends, of the whole height
Y = alt.Scale(domain=[0, 1], nice=False)


def panels(view, counter, running, platform, account, measure):
    """[(colour, name, {month: value}, how a value is written)] of a counter by month, or its running sum, and of what it is read beside."""
    unit = next(row.unit for row in view.ask("counters").itertuples() if row.counter == counter)
    told = view.ask("outcomes", months=MONTHS)
    told = told[told["counter"] == counter]
    other = rows_of(view.ask("series"), (platform, account, measure))
    other = other[other["complete"]]
    mine, theirs = (dict(zip(rows["month"], rows[field], strict=True)) for rows, field in ((told, "cumulative" if running else "value"), (other, "value")))
    return [("organisation", names(view).get(counter, counter), mine, lambda value: amount(value, unit, view.lang)),
            (platform, f"{platform_name(platform, view.lang)}, {lower_first(named(view, platform, measure))}", theirs, lambda value: number_text(value, view.lang))]


def two_panels(view, counter, running, platform, account, measure):
    """A counter by month, or its running sum, over another series by month; absent months leave a gap."""
    told = zip(panels(view, counter, running, platform, account, measure), (TOP, BOTTOM), strict=True)
    layers = [layer for (colour, name, values, written), span in told for layer in _panel(view, colour, span, name, values, written)]
    return finished(layers, view.lang, HEIGHT)


def _panel(view, colour, span, name, values, written):
    """One series with its name, three hairlines, its line and its last value."""
    low, high = span
    most = _round(max(values.values(), default=1))
    months = [view.month.back(back) for back in range(MONTHS - 1, -1, -1)]
    line = pd.DataFrame([(str(month.first), None if values.get(str(month)) is None else low + values[str(month)] / most * (high - low),
                          written(values.get(str(month)))) for month in months], columns=["month", "y", "label"])
    lines = pd.DataFrame([(str(months[0].first), low + part * (high - low), written(most * part)) for part in (0, 0.5, 1)], columns=["month", "y", "label"])
    x = alt.X("month:T", axis=alt.Axis(format="%Y", tickCount="year", grid=False), scale=alt.Scale(domain=[str(months[0].first), str(view.month.back(-ROOM).first)]))
    y = alt.Y("y:Q", axis=None, scale=Y)
    rules, known = chart_of(lines), chart_of(line.dropna(subset=["y"]).tail(1))
    title = chart_of(pd.DataFrame([(str(months[0].first), high + 0.07, name)], columns=["month", "y", "label"]))
    yield rules.mark_rule(strokeWidth=1).encode(y=y, color=ink("rule"))
    yield rules.mark_text(align="right", baseline="bottom", dy=-2, fontSize=13).encode(x=alt.value("width"), y=y, text=alt.Text("label:N"), color=ink("muted"))
    yield title.mark_text(align="left", baseline="middle", fontSize=15, fontWeight=600).encode(x=alt.value(0), y=y, text=alt.Text("label:N"), color=ink("ink"))
    yield chart_of(line).mark_line(strokeWidth=2.25, strokeJoin="round").encode(x=x, y=y, color=ink(colour))
    yield known.mark_point(filled=True, size=80, opacity=1).encode(x=x, y=y, color=ink(colour))
    yield known.mark_text(dy=-14, fontSize=15, fontWeight=600).encode(x=x, y=y, text=alt.Text("label:N"), color=ink("ink"))


def _round(most):
    """The next round number: where a scale from zero may end."""
    step = 10 ** floor(log10(most)) / 2 if most > 0 else 1
    return ceil(most / step) * step if most > 0 else 1
