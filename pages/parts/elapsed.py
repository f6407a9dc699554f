"""An audience over time: a panel a dimension, a mark a snapshot and nothing between two; the share of women and how far it moved, in points."""

import streamlit as st

from data.measures import DIMENSIONS
from metrics import sides
from pages.parts import behind, findings, layout, overtime
from pages.parts.portrait import gender_series
from pages.parts.trail import Trail, way
from pages.parts.words import day_text, percent_text, points_text

SHOWN, ACROSS = 3, 3
ORDER = ("age_gender", "gender", "city", "country", "region", "job_function", "seniority", "industry", "company_size", "language")


def section(view, platform):
    """Every dimension of one platform over two years, where more than one snapshot tells it."""
    panels = view.drawn(_panels, platform)
    if not panels:
        return
    order = [dimension for dimension, *_ in panels]
    layout.section(view.say("elapsed.title"), view.say("elapsed.key"), way(view, view.say("elapsed.title"), *(Trail(platform, "followers", dimension=name) for name in order)))
    for start in range(0, len(panels), ACROSS):
        for column, (_, name, days, chart, alt) in zip(st.columns(ACROSS, gap="large"), panels[start : start + ACROSS], strict=False):
            with column:
                st.html(f'<div class="pt pt-panel"><b>{name}</b><br>{days}</div>')
                behind.show(chart, alt)
    moved = view.drawn(women_moved, platform)
    if moved:
        st.html(f'<div class="pt pt-note">{moved}</div>')


def _panels(view, platform):
    """(dimension, its name, the days it was told on, its chart, what that says) of each dimension that more than one snapshot tells."""
    told = view.ask("audience_over_time", platform=platform)
    told = told[told["share"].notna()]
    seen = told.groupby("dimension")["as_of"].nunique()
    return [panel(view, platform, name, told[told["dimension"] == name]) for name in ORDER if seen.get(name, 0) > 1]


def panel(view, platform, dimension, told):
    """One dimension: its first slices of today and the rest, on each day they were told."""
    lines = series(view, dimension, told)
    name = getattr(DIMENSIONS[dimension], view.lang)
    days = view.say("elapsed.days", first=day_text(told["as_of"].min(), view.lang), last=day_text(told["as_of"].max(), view.lang), n=told["as_of"].nunique())
    return dimension, name, days, behind.made(view, overtime.over_time, (platform, lines), name), f"{name}, {days}: {alt(view, lines)}"


def series(view, dimension, told):
    """The series of a dimension as a chart takes them: women, men and the rest, or the slices that are largest today."""
    if dimension in ("age_gender", "gender"):
        return gender_series(view, told)
    last = told[(told["as_of"] == told["as_of"].max()) & (told["segment"] != "unspecified")].sort_values("share", ascending=False)
    names = [*last["segment"].head(SHOWN), "unspecified"]
    return tuple((layout.given(_name(view, dimension, name)), name, _points(told[told["segment"] == name])) for name in names if (told["segment"] == name).any())


def _name(view, dimension, segment):
    return view.say("audience.unspecified") if segment == "unspecified" else findings.segment_name(dimension, segment, view.lang)


def _points(rows):
    return tuple((row.as_of, row.share, 0) for row in rows.sort_values("as_of").itertuples())


def alt(view, lines):
    """The series in words: each one's first and last value."""
    return "; ".join(view.say("elapsed.moved", name=name, first=_percent(view, points[0][1]), last=_percent(view, points[-1][1])) for name, _, points in lines)


def _percent(view, share):
    return percent_text(share, view.lang)


def women_moved(view, platform):
    """The share of women on the last snapshot and its change in points since the first that tells the same ages; nothing where no gender is told."""
    told = sides.women(view.ask("audience_over_time", platform=platform))
    if told.empty:
        return ""
    last = told.iloc[-1]
    now = view.say("elapsed.women", share=_percent(view, last["share"]), day=day_text(last["as_of"], view.lang))
    if last["points"] != last["points"]:
        return now
    return f'{now} {view.say("elapsed.women_since", points=points_text(last["points"], view.lang), day=day_text(last["since"], view.lang))}'
