"""Under the deck: the same slides as a file, written when it is asked for, in one language or both."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.deck import taken


def row(view):
    """The languages to choose from, then a download a format."""
    with st.container(key="take", horizontal=True, vertical_alignment="center"):
        st.html(f'<span class="pt pt-small">{view.say("files.take")}</span>', width="content")
        chosen = st.selectbox(view.say("files.take_lang"), list(taken.LANGUAGES), index=list(taken.LANGUAGES).index(view.lang), key=f"take-lang-{view.lang}",
                              label_visibility="collapsed", format_func=lambda one: view.say(f"files.lang_{one}"), width=190)
        languages = taken.LANGUAGES[chosen]
        views = [replace(view, lang=one) for one in languages]
        for form in taken.there():
            st.download_button(view.say(f"files.form_{form}"), partial(taken.as_bytes, form, views), taken.file_name(form, view, languages), on_click="ignore", type="tertiary",
                               key=f"take-{form}", help=view.say("files.take_key"))
