"""One receipt, whole: every field, the rows set aside with their reasons, the original back byte for byte, and undo."""

from datetime import UTC

import streamlit as st

from data import mappings, originals
from data.again import found_again
from data.clock import day_of, zone
from data.problems import Problem
from data.receipt import more, restated, set_aside
from data.weighing import take
from pages.parts import consequence, frame, layout, learned, pile
from pages.parts.sentences import platform_name
from pages.parts.words import counted, day_text, number_text, text_exists

ASIDE = 200


def moment_text(view, moment):
    """`le 4 avril 2023 à 9:05`, on the organisation's clock."""
    local = moment.replace(tzinfo=UTC)
    return view.say("receipt.moment", day=day_text(day_of(local), view.lang), hour=f"{local.astimezone(zone()):%H:%M}")


def open_one(name):
    """Show a receipt: the address holds which."""
    st.query_params["receipt"] = name
    st.session_state["to-top"] = True


def close():
    """Show none."""
    st.query_params.pop("receipt", None)


def section(view, register):
    """The receipt that the address names, where it names one; `register` is {receipt: Receipt}."""
    name = st.query_params.get("receipt")
    if not name:
        return
    if name not in register:
        st.html(f'<div class="pt pt-note" role="alert">{view.say("receipt.unknown", name=layout.escape(name[:100]))}</div>')
        return
    receipt = register[name]
    layout.section(view.say("receipt.title", file=layout.escape(receipt.file)))
    with st.container(key="receipt"):
        left, right = st.columns([6, 5], gap="large")
        left.html(_fields(view, receipt))
        with right:
            st.html(_aside(view, receipt))
            _ways(view, receipt)


def fields(view, receipt):
    """[(name, value as HTML)] of everything a receipt says."""
    with view.store.reading() as cursor:
        also, again = more(cursor, receipt.receipt), restated(cursor).get(receipt.receipt, 0)
    first, last = also["period_first"] or receipt.first_day, also["period_last"] or receipt.last_day
    told = [("file", layout.escape(receipt.file)), ("export", pile.export_name(receipt.platform, receipt.export, view.lang)),
            ("account", layout.escape(receipt.account)), ("language", _language(view, receipt.language)),
            ("period", pile.within(first, last, view.lang)), ("exported_on", day_text(receipt.exported_on, view.lang)),
            ("rows", number_text(receipt.rows, view.lang)), ("restated", number_text(again, view.lang)),
            ("set_aside", number_text(receipt.set_aside, view.lang)), ("kept_at", _by(view, receipt.kept_at, receipt.kept_by)),
            ("undone_at", receipt.undone_at and _by(view, receipt.undone_at, also["undone_by"])), ("answers", answers_text(view, _beyond_the_day(also["answers"]))),
            ("size", counted("receipt.bytes", also["size"], view.lang)), ("sha256", f"<code>{receipt.sha256}</code>"),
            ("receipt", f"<code>{layout.escape(receipt.receipt)}</code>")]
    return [(view.say(f"receipt.{name}"), value) for name, value in told if value]


def answers_text(view, answers):
    """What was answered, in words: `plateforme : Instagram; téléchargé le 4 avril 2023`."""
    told = []
    for name, value in answers.items():
        if name == "platform":
            value = platform_name(value, view.lang)
        if name == "exported_on":
            value = day_text(value, view.lang)
        if name == "period":
            value = view.say("imports.from_to", first=day_text(value[0], view.lang), last=day_text(value[1], view.lang))
        if name == "mapping":
            value = _mapping(value, view.lang)
        known = text_exists(f"answer.{name}")
        told.append(view.say(f"answer.{name}", value=layout.escape(str(value))) if known else layout.escape(f"{name} {value}"))
    return "; ".join(told)


def _mapping(said, lang):
    """A mapping as an answer keeps it, in words; by its export alone where another version said it in another form."""
    try:
        return learned.told(mappings.made_of(said), lang)
    except Problem:
        return learned.export_said(said, lang)


def _beyond_the_day(answers):
    return {name: value for name, value in answers.items() if name != "exported_on"}


def _by(view, moment, who):
    told = moment_text(view, moment)
    return view.say("receipt.by", moment=told, who=layout.escape(who)) if who else told


def _language(view, language):
    return view.say(f"receipt.lang_{language}") if text_exists(f"receipt.lang_{language}") else layout.escape(language)


def _fields(view, receipt):
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in fields(view, receipt))
    return f'<div class="pt"><table class="pt-table pt-receipt">{rows}</table></div>'


def _aside(view, receipt):
    with view.store.reading() as cursor:
        rows = set_aside(cursor, receipt.receipt).get(receipt.receipt, ())
    if not rows:
        return f'<p class="pt"><b>{view.say("receipt.set_aside")}</b><br>{view.say("receipt.nothing_aside")}</p>'
    head = "".join(f"<th>{view.say(f'receipt.{name}')}</th>" for name in ("line", "column", "seen", "reason"))
    body = "".join(f"<tr><td>{row.line}</td><td>{layout.escape(row.column)}</td><td>{layout.escape(row.text)}</td><td>{reason(view, row.reason)}</td></tr>"
                   for row in rows[:ASIDE])
    return f'<div class="pt"><b>{view.say("receipt.set_aside")}</b><table class="pt-table"><tr>{head}</tr>{body}</table></div>'


def reason(view, word):
    """Why a row was set aside, in words."""
    return view.say(f"aside.{word}") if text_exists(f"aside.{word}") else layout.escape(word)


def _ways(view, receipt):
    """The original back, undo or once more, close."""
    with st.container(horizontal=True):
        try:
            given = originals.of_receipt(view.store, receipt.receipt)
            st.download_button(view.say("receipt.original"), given.data, given.name.replace("\\", "/").rpartition("/")[2], "application/octet-stream",
                               key="original", on_click="ignore")
        except Problem as problem:
            st.html(f'<div class="pt pt-note">{layout.escape(pile.problem_sentence(problem, view.lang))}</div>')
        if receipt.undone_at:
            st.button(view.say("receipt.keep_again"), key="keep-again", on_click=_keep_again, args=(view, receipt))
        else:
            st.button(view.say("imports.undo"), key="undo-open", on_click=consequence.take_back, args=(view, receipt))
        st.button(view.say("receipt.close"), key="close-receipt", type="tertiary", on_click=close)


def _keep_again(view, receipt):
    """Keep a file that was taken back once more, as a pile of its own beside what still waits."""
    try:
        found = found_again(view.store, receipt.receipt)
    except Problem as problem:
        st.session_state["said"] = layout.escape(pile.problem_sentence(problem, view.lang))
        return
    close()
    consequence.add(view, take(view.store, [found]).outcomes, files=1)
    frame.turn_to_newest(view)
