"""Settings: what the organisation counts, aims at and compares with; what happened (events and breaks); what is hidden; the glossary."""

from datetime import date

import streamlit as st

from data import events, small_cells
from data.clock import today
from data.events import Event
from data.measures import PLATFORMS
from pages.parts import (
    aiming,
    citing,
    counting,
    frame,
    glossary,
    happened,
    layout,
    lines_set,
    organisation,
    own,
    safe,
    sentences,
    told_twice,
)
from pages.parts.words import day_text

view = frame.current("keep")
OFFERED = tuple(name for name in PLATFORMS if name not in ("media", "organisation"))


def whom(event):
    """The platforms an event touches, in words."""
    if not len(event.platforms):
        return view.say("events.everyone")
    return ", ".join(sentences.platform_name(name, view.lang) for name in event.platforms)


def told(event):
    """One event: its day, whom it touches and whether it breaks comparisons; then its name."""
    kind = view.say("events.breaks" if len(event.breaks) else "events.only")
    return f"<b>{day_text(event.day.date(), view.lang)}</b> · {whom(event)} · {kind}", layout.escape(happened.called(event, view.lang))


def own_events():
    """The organisation's own events, each with its undo; then the form that adds one; then those that are always told."""
    layout.section(view.say("events.title"), view.say("events.key"))
    known = view.ask_always("events")
    own.rows(view, "events", [(event.id, *told(event)) for event in known[~known["shipped"]].itertuples()], events.take_back, change=False)
    add_event()
    shipped = "".join(f'<div class="pt pt-decided"><span>{head}</span><div>{name}</div></div>' for head, name in map(told, known[known["shipped"]].itertuples()))
    st.html(f'<details class="pt"><summary>{view.say("events.shipped")}</summary>{shipped}</details>')


def add_event():
    """The form of an event: when, what, to whom, and whether numbers still compare."""
    with own.form(view, "events") as key:
        day, fr, en, platforms = st.columns([2, 3, 3, 3], vertical_alignment="bottom")
        when = day.date_input(view.say("events.day"), None, min_value=date(2004, 1, 1), max_value=today(), format="YYYY-MM-DD", key=f"{key}-day")
        french = fr.text_input(view.say("events.name_fr"), max_chars=40, key=f"{key}-fr")
        english = en.text_input(view.say("events.name_en"), max_chars=40, key=f"{key}-en")
        touched = platforms.multiselect(view.say("frame.platform"), OFFERED, key=f"{key}-platforms", placeholder=view.say("events.everyone"),
                                        format_func=lambda name: sentences.platform_name(name, view.lang))
        breaks = st.checkbox(view.say("events.compares"), key=f"{key}-breaks")
        if own.submitted(view):
            if when and (french.strip() or english.strip()):
                events.add(view.store, Event("", when, tuple(touched), ("*",) if breaks else (), french.strip(), english.strip()))
                own.anew("events")
            own.missing(view, "events.missing")


def few():
    """From how many people on a slice of an audience is shown."""
    layout.section(view.say("few.title"), view.say("few.key"))
    with view.store.reading() as cursor:
        least = small_cells.least(cursor)
    with st.form("few", border=False):
        number, keep = st.columns([2, 8], vertical_alignment="bottom")
        chosen = number.number_input(view.say("few.least"), 1, 100, least, key="few-least")
        if keep.form_submit_button(view.say("few.keep")):
            small_cells.show_from(view.store, chosen)
            st.rerun()


def glossary_told():
    """Verdicts, methods, measures, each under its own fold."""
    layout.section(view.say("glossary.title"), view.say("glossary.key"))
    verdicts = "".join(f"<tr><th colspan=2>{question}</th></tr>" + "".join(f"<tr><td><b>{word}</b></td><td>{said}</td></tr>" for word, said in words)
                       for question, words in glossary.verdicts(view.lang))
    methods = "".join(f"<tr><td><b>{name}</b></td><td>{how}<br><small>{limits}</small></td></tr>" for name, how, limits in glossary.methods(view.lang))
    measures = "".join(f"<tr><td><b>{name}</b><br><small>{kind}</small></td><td>{is_}. {is_not}{_told(platforms)}</td></tr>"
                       for name, kind, is_, is_not, platforms in glossary.measures(view.lang))
    for key, rows in (("glossary.verdicts", verdicts), ("glossary.methods", methods), ("glossary.measures", measures)):
        st.html(f'<details class="pt"><summary>{view.say(key)}</summary><table class="pt-table pt-glossary">{rows}</table></details>')


def _told(platforms):
    return "".join(f"<br><small>{view.say('joint.colon', first=platform, then=layout.escape(columns))}</small>" for platform, columns in platforms)


with layout.page(view, f"<b>{view.say('menu.settings')}</b>", view.say("settings.title"), view.say("settings.standfirst")):
    counting.section(view)
    aiming.settings(view)
    citing.settings(view)
    own_events()
    told_twice.choices(view)
    few()
    lines_set.section(view)
    organisation.section(view)
    glossary_told()
    safe.section(view)
