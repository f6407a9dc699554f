"""Imports: drop the pile, read each file's fate, answer the one question, type the sheet, see what is missing."""

from datetime import date

import streamlit as st

from data.clock import today
from data.keep import receipts
from pages.parts import (
    asking,
    audit,
    consequence,
    entry,
    frame,
    layout,
    mapping,
    pile,
    receipt,
    register,
    sealed,
    taking,
    taught,
    wall,
)
from pages.parts.words import capital, counted, month_text

view = frame.current("keep")
taking.finish(view)
dropped = st.session_state.setdefault("pile", [])            # Outcome after Outcome, in the order of the files


def drop():
    """The drop zone; a pile is taken as soon as it lies there."""
    layout.section(view.say("imports.drop"), view.say("imports.drop_key"))
    with st.container(key="drop"):
        day = view.say("imports.exported_on")
        exported_on = st.date_input(day, today(), min_value=date(2010, 1, 1), max_value=today(), format="YYYY-MM-DD", key="exported-on")
        number = st.session_state.get("pile-number", 0)
        files = st.file_uploader(view.say("imports.drop_hint"), accept_multiple_files=True, key=f"files-{number}")
    if files:
        taking.take(view, files, exported_on)


def fates(kept, undone):
    """One sentence a file, with undo beside what was kept."""
    for place, outcome in enumerate(dropped):
        if pile.state(outcome, undone) in ("waiting", "held"):
            continue
        kept_on = kept[outcome.receipt].kept_at.date() if outcome.receipt in kept else None
        fate = pile.fate(outcome, view.lang, kept_on, undone)
        words = f"<b>{layout.escape(fate.export)}</b> · {layout.escape(fate.sentence)}"
        register.line(view, fate.state, words, fate.file, kept.get(fate.receipt), f"fate-{place}")
        if mapping.is_unknown(outcome):
            mapping.offer(view, dropped, place)


def months():
    """The wall, and the one next thing to download."""
    layout.section(view.say("imports.wall"), view.say("imports.wall_key"))
    coverage = view.ask("coverage", months=wall.MONTHS)
    if not coverage.empty:
        st.html(wall.as_html(view, coverage) + f'<div class="pt pt-note">{wall.next_download(view, coverage)}</div>' + wall.others(view, coverage))


kept = {one.receipt: one for one in receipts(view.store)}
undone = {name for name, one in kept.items() if one.undone_at}
count = counted("imports.dropped", st.session_state["pile-files"], view.lang) if dropped else counted("imports.receipts", len(kept), view.lang)
month = f"<b>{capital(month_text(view.month.first, view.lang))}</b> · " if view.month else ""
with layout.page(view, month + count, pile.title(dropped, undone, view.lang)):
    if said := st.session_state.pop("said", None):
        st.html(f'<div class="pt pt-note" role="alert">{said}</div>')
    layout.to_top()
    consequence.undoing(view, kept)
    receipt.section(view, kept)
    left, right = st.columns([6, 5], gap="large")
    with left:
        drop()
        for group in pile.questions(view.store, dropped):
            asking.ask(asking.Question(view, dropped, group))
        consequence.held(view, kept)
        fates(kept, undone)
        entry.form(view)
    with right:
        if view.month:
            months()
            sealed.section(view)
        else:
            layout.section(view.say("imports.download"), view.say("imports.download_key"))
            layout.teach(view, ("meta_posts", "meta_card", "meta_audience", "linkedin", "tiktok", "ga4"))
        if kept:
            register.section(view, kept)
        taught.section(view)
        audit.section(view)
