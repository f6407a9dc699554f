"""The register: every receipt, newest first, each with undo and a click away from everything it says."""

import streamlit as st

from pages.parts import consequence, layout, pile
from pages.parts.receipt import open_one
from pages.parts.words import counted, day_text

RECENT = 8


def section(view, kept):
    """The latest receipts, or all of them."""
    layout.section(view.say("imports.register"), view.say("imports.register_key"))
    everything = len(kept) > RECENT and st.toggle(view.say("imports.register_all"), key="register-all")
    for receipt in list(kept.values())[: None if everything else RECENT]:
        sign, key = ("undone", "register_undone") if receipt.undone_at else ("kept", "register_line")
        day = day_text((receipt.undone_at or receipt.kept_at).date(), view.lang)
        told = view.say(f"imports.{key}", rows=counted("imports.rows", receipt.rows, view.lang), day=day)
        name = pile.export_name(receipt.platform, receipt.export, view.lang)
        line(view, sign, f"{name} · {told}", receipt.file, receipt, f"register-{receipt.receipt}")


def line(view, sign, words, file, receipt=None, key=""):
    """One file in one line: a click opens its receipt; undo stands beside it where it stands."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"line-{key}"):
        mark = f'<span class="{sign}">{pile.SIGNS[sign]}</span>'
        st.html(f'<div class="pt pt-fate">{mark}<div>{words}<br><small>{layout.escape(file)}</small></div></div>')
        if receipt and sign == "kept":
            st.button(view.say("imports.undo"), key=f"undo-{key}", on_click=consequence.take_back, args=(view, receipt), type="tertiary")
        if receipt:
            st.button(view.say("receipt.open"), key=f"open-{key}", on_click=open_one, args=(receipt.receipt,), type="tertiary")
