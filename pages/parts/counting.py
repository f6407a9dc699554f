"""What the organisation counts itself, by name: its counters' words wherever a series is named, and the form that defines them."""

import streamlit as st

from data import counters
from data.counters import UNITS, Counter
from pages.parts import layout, own, tiles
from pages.parts.words import HARD, number_text, typeset

BETTER = (1, 0, -1)


def names(view):
    """{counter: its name in the page's language}; people's own text, to be escaped in HTML."""
    return view.drawn(_names)


def _names(view):
    known = [(row.counter, row) for row in view.ask("counters").itertuples()] if view.month else [(one.name, one) for one in defined(view)]
    return {name: typeset(getattr(one, view.lang), view.lang) for name, one in known}


def defined(view):
    """The counters that stand, in the order they were defined."""
    with view.store.reading() as cursor:
        return counters.defined(cursor)


def named(view, platform, measure):
    """A measure as people call it; a counter by its own name."""
    return names(view).get(measure, measure) if platform == "organisation" else tiles.named(platform, measure, view.lang)


def amount(value, unit, lang):
    """A counter's number with the sign of its unit, where that has one: `3 240 $`, `$3,240`."""
    written = number_text(value, lang, 0 if value is None or value != value or float(value).is_integer() else 2)
    if unit != "money" or not written:
        return written
    return typeset(f"{written} $", lang).replace(" $", f"{HARD}$") if lang == "fr" else f"${written}"


def section(view):
    """The counters that stand, each to be changed or taken back; then the form of one."""
    layout.section(view.say("counters.title"), view.say("counters.key"))
    known = defined(view)
    own.rows(view, "counters", [(one.name, _facts(view, one), layout.escape(typeset(getattr(one, view.lang), view.lang))) for one in known], counters.take_back)
    _form(view, next((one for one in known if one.name == own.taken_up("counters")), Counter("", "", "")))


def _facts(view, one):
    facts = [view.say(f"counters.unit_{one.unit}"), view.say(f"counters.better_{BETTER.index(one.better)}"), layout.escape(typeset(one.source, view.lang)),
             view.say("counters.on_slide") if one.slide else ""]
    return " · ".join(fact for fact in facts if fact)


def _form(view, one):
    """The form of a counter, empty or filled with the one to change."""
    with own.form(view, "counters", one.name) as key:
        fr, en, unit, better, source = st.columns([3, 3, 2, 3, 3], vertical_alignment="bottom")
        said = Counter(
            one.name,
            fr.text_input(view.say("own.name_fr"), one.fr, max_chars=60, key=f"{key}-fr"),
            en.text_input(view.say("own.name_en"), one.en, max_chars=60, key=f"{key}-en"),
            unit.selectbox(view.say("counters.unit"), UNITS, UNITS.index(one.unit), key=f"{key}-unit", format_func=lambda name: view.say(f"counters.unit_{name}")),
            better.selectbox(view.say("counters.better"), BETTER, BETTER.index(one.better), key=f"{key}-better",
                             format_func=lambda way: view.say(f"counters.better_{BETTER.index(way)}")),
            source.text_input(view.say("counters.source"), one.source, max_chars=80, key=f"{key}-source").strip(),
            st.checkbox(view.say("counters.slide"), one.slide, key=f"{key}-slide"))
        if own.submitted(view, one.name):
            own.kept(view, "counters", counters.define, said)
