"""Goals: a line each on the overview, only where there are any; and the form that keeps them, in Settings."""

from datetime import date

import streamlit as st

from data import goals
from data.clock import today
from data.goals import DIRECTIONS, HOWS, Goal
from data.measures import MEASURES
from metrics.period import Month
from pages.parts import layout, own
from pages.parts.counting import amount, named
from pages.parts.sentences import platform_name
from pages.parts.tiles import chip
from pages.parts.trail import Trail, way
from pages.parts.words import (
    day_text,
    lower_first,
    month_text,
    number_text,
    percent_text,
    typeset,
)

SINCE = 3                                        # months for which a goal is still shown after its date


def shown(view):
    """The goals that run, or ended in the last three months, the nearest date first."""
    told = view.ask("goals")
    return told[told["due"] >= str(view.month.back(SINCE).last)]


def section(view):
    """The organisation's goals, each in its own words, with its numbers and its status; nothing where there are none."""
    told = shown(view)
    if told.empty:
        return
    layout.section(view.say("goal.title"), view.say("goal.key"), way(view, view.say("goal.title"), *trails(told)))
    st.html(view.drawn(rows))


def rows(view):
    """A line each, as HTML."""
    return "".join(f'<div class="pt pt-decided pt-goal"><span>{view.say("goal.due", day=day_text(row.due, view.lang))}</span>'
                   f"<div>{words(view, row)}</div><p>{numbers(view, row)} {chip(view, row.status, 'goal')}</p></div>" for row in shown(view).itertuples())


def trails(told):
    """The ways to the files that the goals' numbers come from."""
    return tuple(Trail(row.platform, row.measure, layout.given(row.account)) for row in told.itertuples() if layout.given(row.measure))


def words(view, row):
    """A goal in the words of the plan, escaped."""
    return layout.escape(typeset(getattr(row, view.lang), view.lang))


def numbers(view, row):
    """What its status rests on, in a sentence."""
    lang = view.lang
    if row.status == "not_measurable":
        return view.say(f"goal.why_{row.reason}")
    if row.value != row.value or row.value is None:
        return view.say("goal.nothing_yet")
    until = month_text(Month.parse(row.until).first, lang)
    told = view.say(f"goal.so_far_{row.how}", value=_amount(view, row, row.value), target=_amount(view, row, row.target), month=until)
    if row.expected != row.expected or row.expected is None:
        return told + "."
    return told + view.say(f"goal.line_{row.direction}", expected=_amount(view, row, row.expected))


def _amount(view, row, value):
    """A number in the unit of what the goal counts."""
    if row.platform == "organisation":
        unit = next((one.unit for one in view.ask("counters").itertuples() if one.counter == row.measure), "count")
        return amount(round(value) if row.how == "sum" else value, unit, view.lang)
    if row.measure in MEASURES and MEASURES[row.measure].unit == "fraction":
        return percent_text(value, view.lang)
    return number_text(value, view.lang)


# ── in Settings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def settings(view):
    """Every goal, each to be changed or taken back; then the form of one."""
    layout.section(view.say("goal.settings"), view.say("goal.settings_key"))
    with view.store.reading() as cursor:
        known = goals.standing(cursor)
    own.rows(view, "goal", [(one.id, f'{view.say("goal.due", day=day_text(one.due, view.lang))} · {_measured(view, one)}', words(view, one)) for one in known], goals.take_back)
    year = today().year
    _form(view, next((one for one in known if one.id == own.taken_up("goal")), Goal("", "", "", date(year, 1, 1), date(year, 12, 31))))


def _measured(view, one):
    return layout.escape(_series(view, (one.platform, one.account, one.measure))) if one.measure else view.say("goal.no_measure")


def _series(view, one):
    return f"{platform_name(one[0], view.lang)}, {lower_first(named(view, one[0], one[2]))}" if one[2] else view.say("goal.no_measure")


def _choices(view, one):
    """Nothing, the organisation's counters, then every series that has happened."""
    known = [("", "", "")]
    if view.month:
        known += [("organisation", "", row.counter) for row in view.ask("counters").itertuples()]
        series = view.ask("series")
        happened = series[(series["grain"] == "happened") & (series["platform"] != "organisation")]
        known += list(happened[["platform", "account", "measure"]].drop_duplicates().itertuples(index=False, name=None))
    mine = (one.platform, one.account, one.measure)
    return known if mine in known else [*known, mine]


def _form(view, one):
    """The form of a goal, empty or filled with the one to change."""
    with own.form(view, "goal", one.id) as key:
        fr, en = st.columns(2)
        french = fr.text_input(view.say("own.words_fr"), one.fr, max_chars=120, key=f"{key}-fr")
        english = en.text_input(view.say("own.words_en"), one.en, max_chars=120, key=f"{key}-en")
        measure, how, way, target, start, due = st.columns([4, 3, 2, 2, 2, 2], vertical_alignment="bottom")
        choices = _choices(view, one)
        chosen = measure.selectbox(view.say("goal.measure"), choices, choices.index((one.platform, one.account, one.measure)), key=f"{key}-measure",
                                   format_func=lambda series: _series(view, series))
        added = how.selectbox(view.say("goal.how"), HOWS, HOWS.index(one.how), key=f"{key}-how", format_func=lambda name: view.say(f"goal.how_{name}"))
        direction = way.selectbox(view.say("goal.direction"), DIRECTIONS, DIRECTIONS.index(one.direction), key=f"{key}-way",
                                  format_func=lambda name: view.say(f"goal.{name}"))
        number = target.number_input(view.say("goal.target"), 0.0, None, None if one.target is None else float(one.target), format="%.10g", key=f"{key}-target")
        first = start.date_input(view.say("goal.start"), one.start, format="YYYY-MM-DD", key=f"{key}-start")
        last = due.date_input(view.say("goal.until"), one.due, format="YYYY-MM-DD", key=f"{key}-due")
        if own.submitted(view, one.id):
            own.kept(view, "goal", goals.aim, Goal(one.id, french, english, first, last, *chosen, added, number if chosen[2] else None, direction))
