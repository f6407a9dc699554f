"""Imports: drop the pile, read each file's fate, answer the one question, type the sheet, see what is missing."""

import time
from datetime import date

import streamlit as st

from data.clock import today
from data.keep import keep_found, keeping, receipts, undo
from data.likely import CANDIDATES
from data.problems import Problem
from data.reading import Answers
from pages.parts import entry, frame, pile, sentences, wall
from pages.parts.words import capital, counted, day_text, month_text

view = frame.current()
dropped = st.session_state.setdefault("pile", [])            # Outcome after Outcome, in the order of the files
RECENT = 8


def take(files, exported_on):
    """Read and keep a pile, file after file, with a bar that moves."""
    began, bar = time.monotonic(), st.progress(0.0)
    outcomes = []
    for outcome in keeping(view.store, [(file.name, file.getvalue()) for file in files], Answers(exported_on=exported_on)):
        outcomes.append(outcome)
        done = min(len(outcomes), len(files))
        bar.progress(done / len(files), view.say("imports.reading", done=done, all=len(files)))
    st.session_state["pile"] = outcomes
    frame.turn_to_newest(view)
    st.session_state["pile-took"] = (len(files), time.monotonic() - began)
    st.session_state["pile-number"] = st.session_state.get("pile-number", 0) + 1
    st.rerun()


def drop():
    """The drop zone; a pile is taken as soon as it lies there."""
    frame.section(view.say("imports.drop"), view.say("imports.drop_key"))
    with st.container(key="drop"):
        number = st.session_state.get("pile-number", 0)
        exported_on = st.date_input(view.say("imports.exported_on"), today(), min_value=date(2010, 1, 1), max_value=today(), format="YYYY-MM-DD", key="exported-on")
        files = st.file_uploader(view.say("imports.drop_hint"), accept_multiple_files=True, key=f"files-{number}")
    if files:
        take(files, exported_on)


def answer(places, answers):
    """Keep the exports at those places of the pile, now that what they lacked is said."""
    for place, said in zip(places, answers, strict=True):
        dropped[place] = keep_found(view.store, dropped[place].found.again(said))
    frame.turn_to_newest(view)


def ask(group, number):
    """One question for a group of files that lack the same answer; the likely one pre-chosen, with its reason."""
    places = [place for place, outcome in enumerate(dropped) if any(outcome is one for one in group.outcomes)]
    said = counted(f"imports.ask_{group.missing}", len(places), view.lang)
    guess = next((guess for guess in group.guesses if guess), None) if group.agreed else None
    if guess:
        said += " " + view.say("imports.likely", platform=sentences.platform_name(guess.platform, view.lang), reason=view.say(f"imports.{guess.reason}"))
    names = " · ".join(frame.escape(outcome.found.file) for outcome in group.outcomes)
    with st.container(key=f"question-{number}"):
        st.html(f'<div class="pt pt-fate"><span>?</span><div>{said}<br><small>{names}</small></div></div>')
        {"platform": ask_platform, "year": ask_year, "period": ask_period}[group.missing](group, places)


def ask_platform(group, places):
    """Facebook or Instagram: once for all files that can share an answer, else file by file in the same question."""
    names = {platform: sentences.platform_name(platform, view.lang) for platform in CANDIDATES}
    if not group.clashes and (group.agreed or len({guess and guess.platform for guess in group.guesses}) == 1):
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = st.segmented_control(view.say("frame.platform"), CANDIDATES, format_func=names.get, default=group.agreed, key="answer-platform",
                                          label_visibility="collapsed")
            if st.button(view.say("imports.answer", platform=names[chosen]) if chosen else view.say("frame.platform"), type="primary", disabled=not chosen, key="keep-platform"):
                give(places, [chosen] * len(places))
        return
    chosen = [each(outcome, guess, names) for outcome, guess in zip(group.outcomes, group.guesses, strict=True)]
    if st.button(counted("imports.answer_each", len(places), view.lang), type="primary", disabled=None in chosen, key="keep-each"):
        give(places, chosen)


def each(outcome, guess, names):
    """One file's own answer within the group's question."""
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(outcome.found.file, CANDIDATES, format_func=names.get, default=guess.platform if guess else None,
                                      key=f"answer-{outcome.found.document.sha256[:12]}-{outcome.found.file}", label_visibility="collapsed")
        st.html(f'<div class="pt pt-small">{frame.escape(outcome.found.file)} · {pile.titled(outcome.found)}</div>')
    return chosen


def give(places, platforms):
    """Answer with platforms."""
    answer(places, [Answers(platform=platform, exported_on=dropped[place].found.answers.exported_on) for place, platform in zip(places, platforms, strict=True)])
    st.rerun()


def ask_year(_group, places):
    """The year of the last row."""
    year = st.number_input(view.say("imports.year"), 2010, today().year, today().year, key="answer-year")
    if st.button(view.say("imports.answer_year", year=year), type="primary", key="keep-year"):
        answer(places, [Answers(year=int(year), exported_on=dropped[place].found.answers.exported_on) for place in places])
        st.rerun()


def ask_period(_group, places):
    """The first and last day."""
    days = st.date_input(view.say("imports.period"), (), format="YYYY-MM-DD", key="answer-period")
    if st.button(counted("imports.answer_each", len(places), view.lang), type="primary", disabled=len(days) != 2, key="keep-period"):
        answer(places, [Answers(period=tuple(days), exported_on=dropped[place].found.answers.exported_on) for place in places])
        st.rerun()


def take_back(receipt):
    """Undo an import; one that was already taken back changes nothing."""
    try:
        undo(view.store, receipt)
    except Problem as problem:
        st.session_state["said"] = pile.problem_sentence(problem, view.lang)


def fates(kept):
    """One sentence a file, with undo beside what was kept."""
    undone = {receipt.receipt for receipt in kept.values() if receipt.undone_at}
    for place, outcome in enumerate(dropped):
        if pile.state(outcome, undone) == "waiting":
            continue
        kept_on = kept[outcome.receipt].kept_at.date() if outcome.receipt in kept else None
        fate = pile.fate(outcome, view.lang, kept_on, undone)
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.html(f'<div class="pt pt-fate"><span class="{fate.state}">{pile.SIGNS[fate.state]}</span><div><b>{frame.escape(fate.export)}</b> · '
                    f'{frame.escape(fate.sentence)}<br><small>{frame.escape(fate.file)}</small></div></div>')
            if fate.state == "kept":
                st.button(view.say("imports.undo"), key=f"undo-{place}", on_click=take_back, args=(fate.receipt,), type="tertiary")


def register(kept):
    """Every receipt, newest first, each with undo."""
    frame.section(view.say("imports.register"), view.say("imports.register_key"))
    everything = len(kept) > RECENT and st.toggle(view.say("imports.register_all"), key="register-all")
    for receipt in list(kept.values())[:None if everything else RECENT]:
        day = receipt.undone_at or receipt.kept_at
        line = view.say("imports.register_undone" if receipt.undone_at else "imports.register_line", rows=counted("imports.rows", receipt.rows, view.lang), day=day_text(day.date(), view.lang))
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.html(f'<div class="pt pt-fate"><span>{pile.SIGNS["undone" if receipt.undone_at else "kept"]}</span><div>{pile.export_name(receipt.platform, receipt.export, view.lang)} · {line}<br>'
                    f'<small>{frame.escape(receipt.file)}</small></div></div>')
            if not receipt.undone_at:
                st.button(view.say("imports.undo"), key=f"register-{receipt.receipt}", on_click=take_back, args=(receipt.receipt,), type="tertiary")


def months():
    """The wall, and the one next thing to download."""
    frame.section(view.say("imports.wall"), view.say("imports.wall_key"))
    coverage = view.ask("coverage", months=wall.MONTHS)
    if not coverage.empty:
        st.html(wall.as_html(view, coverage) + f'<div class="pt pt-note">{wall.next_download(view, coverage)}</div>')


kept = {receipt.receipt: receipt for receipt in receipts(view.store)}
undone = {name for name, receipt in kept.items() if receipt.undone_at}
files, seconds = st.session_state.get("pile-took", (0, 0))
dateline = counted("imports.dropped", files, view.lang) if dropped else counted("imports.receipts", len(kept), view.lang)
month = f"<b>{capital(month_text(view.month.first, view.lang))}</b> · " if view.month else ""
with frame.page(view, month + dateline, pile.title(dropped, undone, view.lang)):
    if said := st.session_state.pop("said", None):
        st.html(f'<div class="pt pt-note" role="alert">{said}</div>')
    left, right = st.columns([6, 5], gap="large")
    with left:
        drop()
        for number, group in enumerate(pile.questions(view.store, dropped)):
            ask(group, number)
        fates(kept)
        entry.form(view)
    with right:
        if view.month:
            months()
        register(kept)
