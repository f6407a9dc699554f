"""The deck on a shared screen: one slide at a time, by arrow keys, in full screen, French and English without losing the place."""


import streamlit as st

from data.problems import UnknownCode
from pages.parts import frame, layout, sealed
from pages.parts.deck import editing, offered, slides, stage
from pages.parts.words import capital, month_text

live = frame.current("sealed")
FULL = """<script>
if (!window.portee_full) {
  window.portee_full = true;
  const toggle = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  document.addEventListener("click", event => { if (event.target.closest(".st-key-full button")) toggle(); });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, [role=combobox], canvas");
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
            st.button(sign, key=f"turn-{word}", shortcut=key, on_click=turn_to, args=(names[to],), help=live.say(f"deck.{word}"))
        st.button(live.say("deck.full"), key="full")
        st.html(f'<span class="pt pt-small">{live.say("deck.keys")}</span>')


def asked():
    """The View to show: of the code in the address, else the month's seal, else live; and what is wrong with the code."""
    try:
        return frame.view_of(live.store, live.lang, live.month, seal=st.query_params.get("code") or "standing"), ""
    except UnknownCode as unknown:
        return frame.view_of(live.store, live.lang, live.month), live.say("problem.UnknownCode", code=layout.escape(unknown.details["code"]))


def dateline(view):
    """The month, then whether it is whole; or since when it is sealed, and whether by the seal that stands."""
    month = f"<b>{capital(month_text(view.month.first, view.lang))}</b>"
    if not view.seal:
        return f"{month} · {layout.completeness(view)}"
    word = "deck.dateline_sealed" if view.seal.standing else "deck.dateline_before"
    return f"{month} · {view.say(word, day=sealed.sealed_day(view.seal, view.lang))}"


def open_code():
    """A code that was typed goes to the address."""
    if typed := st.session_state["code"].strip():
        st.query_params["code"] = typed


view, wrong = asked()
shown = slides.deck(view) if view.month and (view.seal or live.visitor.may("see")) else []
if not shown:
    empty = "overview.empty" if live.visitor.may("see") else "deck.empty_board"
    with layout.page(live, live.say("frame.nothing"), live.say("deck.empty_title"), live.say(empty)):
        if live.visitor.may("see"):
            layout.teach(live, ("meta_posts", "meta_card", "linkedin", "tiktok", "ga4", "sheet"))
        if wrong:
            st.html(f'<div class="pt pt-note" role="alert">{wrong}</div>')
else:
    names = [slide.name for slide in shown]
    place = names.index(frame.remembered("slide", names, names[0]))
    with layout.bare_page(live, dateline(view)):
        if wrong:
            st.html(f'<div class="pt pt-note" role="alert">{wrong}</div>')
        stage.show(view, shown[place], place, len(shown))
        st.html(FULL, unsafe_allow_javascript=True)              # before the button that it listens to
        turns(names, place)
        offered.row(view)
        if view.month == live.month and "code" not in st.query_params and live.visitor.may("keep"):
            editing.panel(view)
        st.text_input(live.say("deck.code"), key="code", on_change=open_code, max_chars=40, width=300, placeholder="7QX2-M4K9")
