"""A podcast: its months, then its episodes at equal age, each app in its own unit and never one total across apps."""

import streamlit as st

from data.measures import MEASURES
from metrics.period import Month
from pages.parts import behind, layout, overtime, sentences
from pages.parts.trail import Trail, way
from pages.parts.words import capital, counted, day_text, lower_first, number_text

APPS = (("spotify", "streams", "audience_size"), ("apple", "plays", "listeners"))          # an app, its unit, its people
BANDS = (1, 2, 3)
STANDFIRST = "podcast.standfirst"


def title(view):
    """The episode that went furthest at the first age all share, on the first app that tells two."""
    for app, unit, _ in APPS:
        told = first_age(view, app, unit)
        if len(told) > 1:
            best = told.sort_values("value", ascending=False).iloc[0]
            return view.say("podcast.title", episode=layout.escape(best["episode"]), number=_amount(view, best["value"], unit), app=view.say(f"podcast.{app}"), n=len(told))
    return view.say("podcast.young")


def first_age(view, app, unit):
    """The episodes of one app as they stood at 15 to 35 days."""
    told = view.ask("episodes")
    return told[(told["app"] == app) & (told["measure"] == unit) & (told["band"] == BANDS[0])]


def dateline(view):
    """How many episodes are out, under the podcast's name."""
    many = view.ask("episodes")["post_id"].nunique()
    return f"<b>{sentences.platform_name('podcast', view.lang)}</b> · {counted('podcast.episodes', many, view.lang)}"


def body(view):
    """The series by month, an app a panel; then a table an app."""
    months(view)
    told = view.ask("episodes")
    layout.section(view.say("podcast.by_age"), view.say("podcast.by_age_key"))
    columns = st.columns(2, gap="large")
    for column, (app, unit, people) in zip(columns, APPS, strict=True):
        rows = told[told["app"] == app]
        if len(rows):
            column.html(f'<div class="pt"><div class="pt-panel"><b>{view.say(f"podcast.{app}")}</b>, {unit_name(view, unit)}<br>{view.say(f"podcast.{unit}_are")}</div>{table(view, rows, unit, people)}</div>')
    st.html(f'<div class="pt pt-note">{view.say("podcast.apart")}</div>')
    layout.source(view.say("podcast.source"), way(view, view.say("podcast.series"), Trail("podcast")))


def months(view):
    """What happened month by month on each app, each in its own unit; whole months."""
    shown = [(app, unit, points) for app, unit, _ in APPS if len(points := month_points(view, unit)) > 1]
    if not shown:
        return
    layout.section(view.say("podcast.series"), view.say("growth.per_month"))
    for column, (app, unit, points) in zip(st.columns(2, gap="large"), shown, strict=False):
        with column:
            st.html(f'<div class="pt pt-panel">{layout.dot("podcast")}<b>{view.say(f"podcast.{app}")}</b>, {unit_name(view, unit)}</div>')
            behind.chart(view, overtime.over_time, ("podcast", ((capital(unit_name(view, unit)), "named", points),), False, True),
                         f"{view.say(f'podcast.{app}')}: {_amount(view, points[-1][1], unit)}", view.say(f"podcast.{app}"))


def _seen(view, bands, band):
    """What an episode had in one band of ages, and at how many days it was seen."""
    if band not in bands.index:
        return ""
    return f'{number_text(bands.loc[band, "value"], view.lang)}<br><small>{view.say("podcast.at_age", n=int(bands.loc[band, "age"]))}</small>'


def month_points(view, unit):
    """One app's unit by month, whole months only."""
    series = view.ask("series", platform="podcast")
    rows = series[(series["measure"] == unit) & (series["grain"] == "happened") & series["complete"]]
    return tuple((str(Month.parse(row.month).first), float(row.value), 0) for row in rows.itertuples())


def table(view, rows, unit, people):
    """A row an episode: what it had at each age, what it has to date, and its people, who are never added."""
    heads = [view.say("podcast.episode"), *(view.say(f"podcast.band_{band}") for band in BANDS), view.say("podcast.to_date"), unit_name(view, people)]
    head = "".join(f"<th{' class=n' if place else ''}>{capital(name)}</th>" for place, name in enumerate(heads))
    counted_, heard = rows[rows["measure"] == unit], rows[(rows["measure"] == people) & rows["latest"]].set_index("post_id")["value"]
    lines = []
    for post, one in counted_.groupby("post_id", sort=False):
        bands, last = one.set_index("band"), one[one["latest"]]
        cells = [*(_seen(view, bands, band) for band in BANDS), number_text(last["value"].iloc[0], view.lang), number_text(heard.get(post), view.lang)]
        out = f"<small>{day_text(one['published'].iloc[0], view.lang)}</small>"
        lines.append(f"<tr><td>{layout.escape(one['episode'].iloc[0])}<br>{out}</td>{''.join(f'<td class=n>{cell}</td>' for cell in cells)}</tr>")
    return f'<table class="pt-table"><tr>{head}</tr>{"".join(reversed(lines))}</table>'


def unit_name(view, measure):
    """A unit or people as a sentence calls them."""
    return lower_first(getattr(MEASURES[measure], view.lang))


def _amount(view, value, unit):
    return f"{number_text(value, view.lang)} {unit_name(view, unit)}"
