"""Imports: drop the pile, read each file's fate, answer the one question, type the sheet, see what is missing."""

from datetime import date

import streamlit as st

from data.clock import today
from data.keep import keeping, receipts, undo
from data.problems import Problem
from data.reading import Answers
from pages.parts import asking, entry, frame, layout, pile, sealed, wall
from pages.parts.words import capital, counted, day_text, month_text

view = frame.current()
dropped = st.session_state.setdefault("pile", [])            # Outcome after Outcome, in the order of the files
RECENT = 8


def take(files, exported_on):
    """Read and keep a pile, file after file, with a bar that moves."""
    bar, outcomes = st.progress(0.0), []
    for outcome in keeping(view.store, [(file.name, file.getvalue()) for file in files], Answers(exported_on=exported_on)):
        outcomes.append(outcome)
        done = min(len(outcomes), len(files))
        bar.progress(done / len(files), view.say("imports.reading", done=done, all=len(files)))
    st.session_state.update({"pile": outcomes, "pile-files": len(files), "pile-number": st.session_state.get("pile-number", 0) + 1})
    frame.turn_to_newest(view)
    st.rerun()


def drop():
    """The drop zone; a pile is taken as soon as it lies there."""
    layout.section(view.say("imports.drop"), view.say("imports.drop_key"))
    with st.container(key="drop"):
        day = view.say("imports.exported_on")
        exported_on = st.date_input(day, today(), min_value=date(2010, 1, 1), max_value=today(), format="YYYY-MM-DD", key="exported-on")
        number = st.session_state.get("pile-number", 0)
        files = st.file_uploader(view.say("imports.drop_hint"), accept_multiple_files=True, key=f"files-{number}")
    if files:
        take(files, exported_on)


def take_back(receipt):
    """Undo an import; one that was already taken back changes nothing."""
    try:
        undo(view.store, receipt)
    except Problem as problem:
        st.session_state["said"] = pile.problem_sentence(problem, view.lang)


def line(sign, words, file, receipt=None, key=""):
    """One file in one line, with undo beside it where it stands."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        mark = f'<span class="{sign}">{pile.SIGNS[sign]}</span>'
        st.html(f'<div class="pt pt-fate">{mark}<div>{words}<br><small>{layout.escape(file)}</small></div></div>')
        if receipt:
            st.button(view.say("imports.undo"), key=key, on_click=take_back, args=(receipt,), type="tertiary")


def fates(kept, undone):
    """One sentence a file, with undo beside what was kept."""
    for place, outcome in enumerate(dropped):
        if pile.state(outcome, undone) != "waiting":
            kept_on = kept[outcome.receipt].kept_at.date() if outcome.receipt in kept else None
            fate = pile.fate(outcome, view.lang, kept_on, undone)
            words = f"<b>{layout.escape(fate.export)}</b> · {layout.escape(fate.sentence)}"
            line(fate.state, words, fate.file, fate.receipt if fate.state == "kept" else None, f"undo-{place}")


def register(kept):
    """Every receipt, newest first, each with undo."""
    layout.section(view.say("imports.register"), view.say("imports.register_key"))
    everything = len(kept) > RECENT and st.toggle(view.say("imports.register_all"), key="register-all")
    for receipt in list(kept.values())[: None if everything else RECENT]:
        sign, key = ("undone", "register_undone") if receipt.undone_at else ("kept", "register_line")
        day = day_text((receipt.undone_at or receipt.kept_at).date(), view.lang)
        told = view.say(f"imports.{key}", rows=counted("imports.rows", receipt.rows, view.lang), day=day)
        name = pile.export_name(receipt.platform, receipt.export, view.lang)
        standing = None if receipt.undone_at else receipt.receipt
        line(sign, f"{name} · {told}", receipt.file, standing, f"register-{receipt.receipt}")


def months():
    """The wall, and the one next thing to download."""
    layout.section(view.say("imports.wall"), view.say("imports.wall_key"))
    coverage = view.ask("coverage", months=wall.MONTHS)
    if not coverage.empty:
        st.html(wall.as_html(view, coverage) + f'<div class="pt pt-note">{wall.next_download(view, coverage)}</div>' + wall.others(view, coverage))


kept = {receipt.receipt: receipt for receipt in receipts(view.store)}
undone = {name for name, receipt in kept.items() if receipt.undone_at}
count = counted("imports.dropped", st.session_state["pile-files"], view.lang) if dropped else counted("imports.receipts", len(kept), view.lang)
month = f"<b>{capital(month_text(view.month.first, view.lang))}</b> · " if view.month else ""
with layout.page(view, month + count, pile.title(dropped, undone, view.lang)):
    if said := st.session_state.pop("said", None):
        st.html(f'<div class="pt pt-note" role="alert">{said}</div>')
    left, right = st.columns([6, 5], gap="large")
    with left:
        drop()
        for group in pile.questions(view.store, dropped):
            asking.ask(asking.Question(view, dropped, group))
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
            register(kept)
