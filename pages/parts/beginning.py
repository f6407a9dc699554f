"""The first month in three steps, at the head of the pages until a month is whole and its overview was opened; gone by itself then."""

import html

import streamlit as st

from data.clock import zone

_LED = {"files": "pages/manage/imports.py", "name": "pages/manage/settings.py", "read": "pages/explore/overview.py"}


def strip(view):
    """The three steps, where a database of one's own holds no whole month yet, or came to its first one in this visit."""
    if view.is_sample or view.seal or not view.visitor.may("keep"):
        return
    whole = view.months["complete"].any()
    if not whole:
        st.session_state["beginning"] = True
    elif not st.session_state.get("beginning"):
        return
    with st.container(key="beginning"):
        for column, step in zip(st.columns(3, gap="medium"), ("name", "files", "read"), strict=True):
            with column:
                _step(view, step, bool(whole))


def over():
    """The overview of a whole month is on screen: that was the last step."""
    st.session_state.pop("beginning", None)


def _step(view, step, whole):
    """One step: its number, or a sign where it is done; a sentence, and the way there."""
    number = ("name", "files", "read").index(step) + 1
    sign = "✓" if step == "files" and whole else f"{number}"
    now = step == ("read" if whole else "files")
    title = view.say(f"beginning.{step}")
    st.html(f'<div class="pt pt-step{" now" if now else ""}"><span>{sign}</span><div><b>{title}</b><br>'
            f'{view.say(f"beginning.{step}_how", zone=html.escape(zone().key))}</div></div>')
    if whole or step != "read":                  # there is nothing to read before
        st.page_link(_LED[step], label=view.say(f"beginning.{step}_way"))
