"""The lines that are held against a number, each from a day on: what stands, and the form that sets another."""

from datetime import date

import streamlit as st

from data import thresholds
from data.clock import today
from pages.parts import layout
from pages.parts.words import day_text, number_text, percent_text


def section(view):
    """Every line with its days, those set here with their undo; then the form."""
    layout.section(view.say("lines.title"), view.say("lines.key"))
    for row in view.ask_always("thresholds").itertuples():
        words, button = st.columns([8, 1], vertical_alignment="center")
        words.html(f'<div class="pt pt-decided"><span><b>{view.say(f"lines.{row.name}")}</b> · {view.say("lines.since", day=day_text(row.since, view.lang))}</span>'
                   f"<div>{amount(view, row.name, row.value)}</div>{f'<p>{layout.escape(row.source)}</p>' if row.source else ''}</div>")
        if not row.shipped:
            button.button(view.say("decision.take_back"), key=f"line-{row.name}-{row.since}", type="tertiary", on_click=thresholds.let_go, args=(view.store, row.name, row.since))
    _form(view)


def amount(view, name, value):
    """A line's value as read: a per cent, or weeks."""
    return percent_text(value, view.lang) if name == "ads_click_through" else view.say("lines.weeks", n=number_text(value, view.lang))


def _form(view):
    with st.form("line", border=False, clear_on_submit=True):
        which, value, since, keep = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
        name = which.selectbox(view.say("lines.which"), thresholds.NAMES, key="line-name", format_func=lambda name: view.say(f"lines.{name}_unit"))
        number = value.number_input(view.say("lines.value"), min_value=0.1, max_value=100.0, value=5.0, step=0.5, key="line-value")
        day = since.date_input(view.say("lines.from"), today(), min_value=date(2004, 1, 1), format="YYYY-MM-DD", key="line-since")
        if keep.form_submit_button(view.say("lines.keep"), width="stretch") and day:
            thresholds.hold(view.store, name, number / 100 if name == "ads_click_through" else number, day)
            st.rerun()
