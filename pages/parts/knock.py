"""Who is not let in yet: one sentence, and the way to say who they are; at the foot of every page, the way out."""

import streamlit as st

from pages.parts import doors
from pages.parts.words import text


def page(lang, visitor):
    """What nobody sees but those outside: to sign in, or that the address they came with has no role here."""
    known = visitor is not None
    said = text("doors.no_role" if known else "doors.knock", lang)
    st.html(f'<div class="pt pt-title" role="heading" aria-level="1">{text("doors.title", lang)}</div><p class="pt pt-standfirst">{said}</p>')
    if doors.by_login():
        st.button(text("doors.leave" if known else "doors.sign_in", lang), type="primary", key="knock", on_click=st.logout if known else st.login)


def foot(lang, visitor):
    """Who is here, and the way out, where the provider let them in."""
    if doors.by_login():
        with st.container(horizontal=True, vertical_alignment="center", key="foot"):
            st.caption(text(f"doors.as_{visitor.role}", lang))
            st.button(text("doors.leave", lang), type="tertiary", key="leave", on_click=st.logout)
