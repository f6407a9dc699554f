"""The deck of a month edited: a table of its slides, each with its place, whether it is shown, and what to take away from it."""

import html

import pandas as pd
import streamlit as st

from data import telling
from data.telling import LONGEST, Telling
from pages.parts import frame, layout
from pages.parts.deck import slides


def panel(view):
    """The table, and one button that keeps it; of a sealed month, a sentence that its slides stay as sealed."""
    with st.expander(view.say("editing.title"), key="editing", on_change="rerun") as box:
        if box.open:                                 # closed, it costs a turn of the slides nothing
            _open(view, frame.view_of(view.store, view.lang, view.month, seal=None))


def _open(view, live):
    made = slides.every(live)
    st.html(f'<p class="pt pt-small">{view.say("editing.sealed" if view.seal else "editing.how")}</p>')
    if said := st.session_state.pop("editing-said", None):
        st.html(f'<div class="pt pt-note" role="status">{said}</div>')
    edited = st.data_editor(_table(live, made), hide_index=True, num_rows="fixed", disabled=["title"], column_config=_columns(view),
                            width="stretch", key=f"editing-{live.month}-{live.lang}-{live.store.revision}")
    if st.button(view.say("editing.keep"), key="editing-keep"):
        st.session_state["editing-said"] = _keep(live, made, edited)
        st.rerun()


def _table(view, made):
    """A row a slide, those that are shown first, in order; then those left out."""
    names, by_name = [slide.name for slide in made], {slide.name: slide for slide in made}
    shown = view.telling.arranged(names)
    rows = [(name, place, name in shown, html.unescape(by_name[name].title), _takeaway(view, by_name[name]))
            for place, name in enumerate((*shown, *(name for name in names if name not in shown)), 1)]
    table = pd.DataFrame(rows, columns=["name", "place", "shown", "title", "takeaway"])
    return table.set_index("name")


def _takeaway(view, slide):
    return view.telling.takeaways.get(slide.name, {}).get(view.lang) or html.unescape(slide.takeaway)


def _columns(view):
    say, of = view.say, st.column_config
    return {"place": of.NumberColumn(say("editing.place"), min_value=1, max_value=99, step=1, width=80, required=True),
            "shown": of.CheckboxColumn(say("editing.shown"), width=80), "title": of.TextColumn(say("editing.slide"), width="medium"),
            "takeaway": of.TextColumn(say("deck.takeaway"), max_chars=LONGEST, width="large")}


def _keep(view, made, edited):
    """Keep the table as the month's Telling; what is said of it."""
    if not edited["shown"].any():
        return view.say("editing.none")
    rows = placed(edited)
    telling.tell(view.store, str(view.month), told(view, made, rows), layout.who(view))
    return view.say("editing.kept")


def placed(edited):
    """The rows in the order of their places: one that was moved up to another's place comes before it, one moved down after it."""
    was = range(1, len(edited) + 1)
    towards = [(place > now) - (place < now) for place, now in zip(edited["place"], was, strict=True)]
    return edited.iloc[sorted(range(len(edited)), key=lambda row: (edited["place"].iloc[row] + towards[row] / 2, row))]


def told(view, made, rows):
    """The Telling that a table says: an order where it is not ours, a takeaway where it is neither ours nor empty."""
    names, ours = [slide.name for slide in made], {slide.name: _plain(html.unescape(slide.takeaway)) for slide in made}
    takeaways = {name: {lang: words for lang, words in said.items() if lang != view.lang} for name, said in view.telling.takeaways.items()}
    for name, words in rows["takeaway"].items():
        words = _plain(words)[:LONGEST] if isinstance(words, str) else ""
        if words and words != ours[name]:
            takeaways.setdefault(name, {})[view.lang] = words
    left_out = tuple(name for name in names if not rows.loc[name, "shown"])
    order = tuple(rows.index)
    return Telling(() if list(order) == names else order, left_out, {name: said for name, said in takeaways.items() if said})


def _plain(words):
    """A text with ordinary spaces, one between words: typesetting puts its own back."""
    return " ".join(words.split())
