"""What was taught of headers: each mapping with the files kept through it, given back as one small file, taken from another's."""

import streamlit as st

from data import mapping_file, mappings
from data.problems import Problem
from pages.parts import layout, learned, proof
from pages.parts.pile import export_name
from pages.parts.words import counted


def section(view):
    """The mappings that stand, the file that holds them, and a place to drop another centre's."""
    with view.store.reading() as cursor:
        standing, kept = mappings.standing(cursor), mappings.kept_through(cursor)
    with st.expander(view.say("mapping.taught"), key="taught", expanded=bool(st.session_state.get("mappings-said"))):
        if said := st.session_state.pop("mappings-said", None):
            st.html(f'<div class="pt pt-note" role="status">{said}</div>')
        st.html(f'<div class="pt pt-small">{view.say("mapping.taught_key")}</div>')
        for mapping in standing:
            _line(view, mapping, kept.get(mapping.subject, 0))
        if standing:
            st.download_button(view.say("mapping.export"), mapping_file.as_file(standing), "portee-mappings.json", "application/json",
                               key="mappings-export", on_click="ignore")
        _take(view)


def _line(view, mapping, files):
    words, button = st.columns([6, 2], vertical_alignment="center")
    name = export_name(mapping.platforms[0] if len(mapping.platforms) == 1 else None, mapping.export, view.lang)
    count = len(mapping.headers) + len(mapping.titles) + sum(map(len, mapping.values.values()))
    told = f"{counted('mapping.words', count, view.lang)}; {counted('mapping.files', files, view.lang)}"
    said = layout.escape(learned.told(mapping, view.lang))
    words.html(f'<div class="pt pt-fate"><span>≈</span><div><b>{layout.escape(name)}</b> · {said}<br><small>{told}</small></div></div>')
    button.button(view.say("imports.undo"), key=f"withdraw-{mapping.subject}", type="tertiary", on_click=_withdraw, args=(view, mapping, files))


def _withdraw(view, mapping, files):
    mappings.withdraw(view.store, mapping.subject)
    st.session_state["mappings-said"] = counted("mapping.withdrawn", files, view.lang)


def _take(view):
    if not st.toggle(view.say("mapping.import"), key="mappings-import"):
        return
    number = st.session_state.get("mappings-number", 0)
    file = st.file_uploader(view.say("mapping.import_hint"), key=f"mappings-file-{number}")
    if file is None:
        return
    try:
        taken = mapping_file.take(view.store, file.getvalue())
        said = counted("mapping.taken", len(taken), view.lang) if taken else view.say("mapping.taken_none")
    except Problem as problem:
        said = proof.fault(problem, view)
    st.session_state.update({"mappings-said": said, "mappings-number": number + 1})
    st.rerun()
