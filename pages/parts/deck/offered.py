"""Under the deck: the same slides as a file, written when it is asked for, in one language or both, while the slides go on."""

from dataclasses import replace

import streamlit as st

from pages.parts.deck import taken
from pages.parts.deck.writing import Writing, moment

LOOK = 0.25                           # seconds between two looks at a file being written

# the browser is handed the file as soon as it is there, once
TAKE = """<script>
if (window.portee_taken !== "%s") {
  window.portee_taken = "%s";
  const press = tries => {
    const button = document.querySelector(".st-key-taken button");
    if (button) button.click(); else if (tries) setTimeout(press, 50, tries - 1);
  };
  press(100);
}
</script>"""


def row(view):
    """The languages to choose from, then a button a format; under them the file being written, then the file."""
    with st.container(key="take", horizontal=True, vertical_alignment="center"):
        st.html(f'<span class="pt pt-small">{view.say("files.take")}</span>', width="content")
        chosen = st.selectbox(view.say("files.take_lang"), list(taken.LANGUAGES), index=list(taken.LANGUAGES).index(view.lang), key=f"take-lang-{view.lang}",
                              label_visibility="collapsed", format_func=lambda one: view.say(f"files.lang_{one}"), width=190)
        languages = taken.LANGUAGES[chosen]
        for form in taken.there():
            st.button(view.say(f"files.form_{form}"), key=f"take-{form}", type="tertiary", help=view.say("files.take_key"),
                      on_click=_begin, args=(view, form, languages))
    writing = st.session_state.get("writing")
    if not writing:
        return
    if not writing.over.is_set():
        _under_way(view, writing)
    elif writing.moment == moment(view) or (writing.is_current and not writing.given):
        _taken(view, writing)


def _begin(view, form, languages):
    """Write a file; one that was under way is wanted no more."""
    if before := st.session_state.get("writing"):
        before.stop()
    views = [replace(view, lang=lang, asked={}, pieces=[]) for lang in languages]
    st.session_state["writing"] = Writing(form, taken.file_name(form, view, languages), views).begin()


@st.fragment(run_every=LOOK)
def _under_way(view, writing):
    """How far the file has come, and the way to stop it."""
    if writing.over.is_set():
        st.rerun()
    with st.container(key="writing", horizontal=True, vertical_alignment="center"):
        st.progress(writing.done, view.say("files.writing", file=writing.name))
        st.button(view.say("taking.stop"), key="stop-writing", on_click=writing.stop)


def _taken(view, writing):
    """The file, handed over once, and there for whoever wants it again; or what became of it."""
    if writing.content is None:
        st.html(f'<div class="pt pt-small" role="status">{view.say("files.failed" if writing.failed else "files.stopped")}</div>')
        return
    st.download_button(view.say("files.again", file=writing.name), writing.content, writing.name, on_click="ignore", type="tertiary", key="taken")
    st.html(TAKE % (writing.token, writing.token), unsafe_allow_javascript=True)
    writing.given = True
