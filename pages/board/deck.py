"""The deck on a shared screen: one slide at a time, by arrow keys, in full screen, French and English without losing the place."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts import frame, layout
from pages.parts.deck import slides, stage, taken
from pages.parts.words import capital, month_text

view = frame.current()
FULL = """<script>
if (!window.portee_full) {
  window.portee_full = true;
  const toggle = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  document.addEventListener("click", event => { if (event.target.closest(".st-key-full button")) toggle(); });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, [role=combobox]");
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !typing && document.querySelector(".st-key-stage")) toggle();
  });
}
</script>"""


def turn_to(name):
    """The address follows the slide, so that a link opens on it."""
    st.query_params["slide"] = st.session_state["chosen-slide"] = name


def turns(names, place):
    """Backwards, forwards, first, last; each by its key as well."""
    ways = (("first", "Home", 0, "⇤"), ("back", "Left", max(place - 1, 0), "←"), ("on", "Right", min(place + 1, len(names) - 1), "→"), ("last", "End", len(names) - 1, "⇥"))
    with st.container(key="turn", horizontal=True, vertical_alignment="center"):
        for word, key, to, sign in ways:
            st.button(sign, key=f"turn-{word}", shortcut=key, on_click=turn_to, args=(names[to],), help=view.say(f"deck.{word}"))
        st.button(view.say("deck.full"), key="full")
        st.html(f'<span class="pt pt-small">{view.say("deck.keys")}</span>')


def take_away():
    """The deck as a file, written when it is asked for, in one language or both."""
    with st.container(key="take", horizontal=True, vertical_alignment="center"):
        st.html(f'<span class="pt pt-small">{view.say("files.take")}</span>', width="content")
        chosen = st.selectbox(view.say("files.take_lang"), list(taken.LANGUAGES), index=list(taken.LANGUAGES).index(view.lang), key=f"take-lang-{view.lang}", label_visibility="collapsed",
                              format_func=lambda one: view.say(f"files.lang_{one}"), width=190)
        languages = taken.LANGUAGES[chosen]
        views = [replace(view, lang=one) for one in languages]
        for form in taken.there():
            st.download_button(view.say(f"files.form_{form}"), partial(taken.as_bytes, form, views), taken.file_name(form, view, languages), on_click="ignore", type="tertiary",
                               key=f"take-{form}", help=view.say("files.take_key"))


shown = slides.deck(view) if view.month else []
if not shown:
    with layout.page(view, view.say("frame.nothing"), view.say("deck.empty_title"), view.say("overview.empty")):
        layout.teach(view, ("meta_posts", "meta_card", "linkedin", "tiktok", "ga4", "sheet"))
else:
    names = [slide.name for slide in shown]
    place = names.index(frame.remembered("slide", names, names[0]))
    with layout.bare_page(view, f"<b>{capital(month_text(view.month.first, view.lang))}</b> · {layout.completeness(view)}"):
        stage.show(view, shown[place], place, len(shown))
        turns(names, place)
        take_away()
        st.html(FULL, unsafe_allow_javascript=True)
