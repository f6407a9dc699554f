"""Backup and restore: everything in one file, and one file taken up again, asked once because it replaces everything."""

import tempfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import streamlit as st

from data.backup import backup
from data.clock import today
from data.problems import Problem
from data.restore import look, restore
from data.store import default_path
from data.whole import unfinished
from pages.parts import layout, pile
from pages.parts.words import counted, day_text


def section(view):
    """One button that gives everything, one place that takes it up again."""
    layout.section(view.say("safe.title"), view.say("safe.key"))
    if said := st.session_state.pop("safe-said", None):
        st.html(f'<div class="pt pt-note" role="status">{said}</div>')
    left, right = st.columns(2, gap="large")
    with left:
        st.html(f'<p class="pt">{view.say("safe.how")}</p>')
        st.download_button(view.say("safe.make"), lambda: made(view.store), f"portee-{today()}.zip", "application/zip", key="backup", on_click="ignore")
    with right:
        _restore(view)


def made(store):
    """The bytes of a backup of a database, in use or not."""
    file = unfinished(store.path, ".part")
    try:
        return backup(store, file).file.read_bytes()
    finally:
        file.unlink(missing_ok=True)


def _restore(view):
    """A file is looked at as soon as it lies there; what is not wholly a backup is refused and changes nothing."""
    number = st.session_state.get("safe-number", 0)
    with st.container(key="drop-backup"):
        st.html(f'<p class="pt">{view.say("safe.choose")}</p>')
        given = st.file_uploader(view.say("safe.restore"), key=f"backup-{number}", label_visibility="collapsed")
    if given is None:
        return
    try:
        with _on_disk(given) as file:
            day = _day(view, look(file)["made_at"])
    except Problem as problem:
        st.html(f'<div class="pt pt-note" role="alert">{refusal(problem, given.name, view.lang)}</div>')
        return
    with st.container(key="restoring"):
        st.html(f'<div class="pt pt-note" role="alert">{view.say("safe.ask_empty" if view.is_sample else "safe.ask", day=day)}</div>')
        with st.container(horizontal=True):
            st.button(view.say("safe.agree"), type="primary", key="restore-agreed", on_click=_take_up, args=(view, given))
            st.button(view.say("safe.leave"), key="restore-not", on_click=_let_go)


def refusal(problem, name, lang):
    """Why a file is no backup that can be taken up, under the name it was given with."""
    return layout.escape(pile.problem_sentence(type(problem)(**{**problem.details, "file": name}), lang))


def _take_up(view, given):
    """Replace everything by a backup; the database before it is set aside."""
    try:
        with _on_disk(given) as file:
            done = restore(file, default_path() if view.is_sample else view.store.path)
        said = counted("safe.done", done.receipts, view.lang, day=_day(view, done.made_at))
        aside = " " + view.say("safe.aside", name=layout.escape(done.set_aside.name)) if done.set_aside else ""
        st.session_state["safe-said"] = said + aside
        for left in ("pile", "pile-changes", "undoing"):
            st.session_state.pop(left, None)
    except Problem as problem:
        st.session_state["safe-said"] = refusal(problem, given.name, view.lang)
    _let_go()


def _let_go():
    st.session_state["safe-number"] = st.session_state.get("safe-number", 0) + 1


@contextmanager
def _on_disk(given):
    """What was given, as a file for the length of a block."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup.zip"
        file.write_bytes(given.getbuffer())
        yield file


def _day(view, moment):
    return day_text(datetime.fromisoformat(moment).date(), view.lang)
