"""What the organisation says itself in the settings: each entry to be changed or taken back, then a form, folded until it is wanted."""

from contextlib import contextmanager

import streamlit as st


def rows(view, what, entries, take_back, change=True):
    """The entries that stand, `(name, head, words)` each, both already HTML; a button to change each, and one to take it back."""
    for name, head, words in entries:
        told, *changed, back = st.columns([8, 1, 1] if change else [8, 1], vertical_alignment="center")
        told.html(f'<div class="pt pt-decided"><span>{head}</span><div>{words}</div></div>')
        for column in changed:
            column.button(view.say("own.change"), key=f"{what}-change-{name}", type="tertiary", on_click=_take_up, args=(what, name))
        back.button(view.say("decision.take_back"), key=f"{what}-back-{name}", type="tertiary", on_click=take_back, args=(view.store, name))


def _take_up(what, name):
    st.session_state[f"{what}-changed"] = name


def taken_up(what):
    """The name of the entry that is being changed; None where none is."""
    return st.session_state.get(f"{what}-changed")


@contextmanager
def form(view, what, name=""):
    """The form of an entry under its fold, closed to add one, open while one is changed; gives what the keys of its boxes begin with.

    What was typed stays until it is kept: only then do the boxes begin anew, under other keys.
    """
    key = f"{what}-{name}-{st.session_state.get(f'{what}-kept', 0)}"
    with st.expander(view.say(f"{what}.change" if name else f"{what}.add"), expanded=bool(name), key=f"{key}-fold"), st.form(key, border=False):
        yield key


def submitted(view, name=""):
    """The button of a form, and whether it was pressed."""
    return st.form_submit_button(view.say("own.keep" if name else "own.add"))


def kept(view, what, keep, said):
    """Keep what was said; what is wrong with it is told in a sentence and nothing is kept."""
    try:
        keep(view.store, said)
    except ValueError as wrong:
        missing(view, f"{what}.fault_{wrong}")
        return
    anew(what)


def anew(what):
    """The form empty again, and the page with what was kept."""
    st.session_state.pop(f"{what}-changed", None)
    st.session_state[f"{what}-kept"] = st.session_state.get(f"{what}-kept", 0) + 1
    st.rerun()


def missing(view, key):
    """A sentence below a form."""
    st.html(f'<div class="pt pt-note" role="alert">{view.say(key)}</div>')

