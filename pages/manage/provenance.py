"""Where numbers come from: the files behind each, and the rows of the file that carry it, as the file writes them."""

import streamlit as st

from data import small_cells
from data.problems import Problem
from data.provenance import original_of
from pages.parts import frame, layout, pile, source_rows, trail
from pages.parts.words import capital, counted, day_text, month_text, of

view = frame.current()

def numbers():
    """The Trails the address asks for; a platform alone stands for all of its numbers of the month."""
    asked = trail.parsed(st.query_params.get("of"))
    return [one for given in asked for one in ([given] if given.measure else every(given.platform))]


def every(platform):
    """One Trail a number of the platform's month; what its best post reached is told in a sentence, and is one of them."""
    told = [trail.of_row(row) for row in view.ask("headline", platform=platform).itertuples()]
    reached = view.ask("top_posts", platform=platform)["reach"].notna().any()
    return told + ([trail.Trail(platform, "reach", grain="published")] if reached else [])


def choose_rows(place, receipt):
    """The address follows the file whose rows are shown."""
    st.query_params["receipt"], st.query_params["which"] = receipt, str(place)


def line(one, place, row, is_open):
    """One file: which export, when, how much of the number it holds; its rows are one click away."""
    export = pile.export_name(row.platform, row.export, view.lang)
    holds = source_rows.holds(view, one, row)
    facts = [view.say("provenance.exported", day=day_text(row.exported_on, view.lang)), *([holds] if row.state == "used" else []),
             *([view.say(f"provenance.{row.state}")] if row.state != "used" else [])]
    link = f'<a class="pt-from" href="imports?receipt={layout.escape(row.receipt)}&lang={view.lang}" target="_self">{view.say("provenance.receipt")}</a>'
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(f'<div class="pt pt-file {row.state}"><b>{export}</b> · {" · ".join(facts)}<br><small>{layout.escape(row.file)} · {link}</small></div>')
        if not is_open:
            st.button(view.say("provenance.rows"), key=f"rows-{place}-{row.receipt}-{row.state}", type="tertiary",
                      help=layout.escape(row.file), on_click=choose_rows, args=(place, row.receipt))


def files(place, one, told, opened):
    """The files of one number, those it is made of first; below the open one, its rows."""
    layout.section(source_rows.called(view, one), source_rows.amount_of(view, one, told))
    if told.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("provenance.none")}</p>')
    for row in told.itertuples():
        is_open = (place, row.receipt) == opened
        line(one, place, row, is_open)
        if is_open and row.state in ("used", "other"):
            rows(one, row)


def rows(one, row):
    """The rows of the file that carry the number, the file itself to be taken away, or a sentence where it is not there."""
    try:
        sheets = view.rows_behind(row.receipt, source_rows.wanted(view, one, row))
        original = original_of(view.store, row.receipt)
    except Problem as problem:
        st.html(f'<div class="pt pt-note">{layout.escape(pile.problem_sentence(problem, view.lang))}</div>')
        return
    with view.store.reading() as cursor:
        few = len(small_cells.in_receipt(cursor, row.receipt, one.dimension.partition(",")[0]))
    if few:
        st.html(f'<div class="pt pt-note">{counted("provenance.few", few, view.lang)}</div>')
    st.html(source_rows.as_html(view, sheets) or ("" if few else f'<div class="pt pt-note">{view.say("provenance.no_rows")}</div>'))
    if original:
        st.download_button(view.say("provenance.download"), original.data, original.name.replace("\\", "/").rpartition("/")[2],
                           "application/octet-stream", key=f"original-{row.receipt}", on_click="ignore")


def opened_of(told):
    """(which number, receipt) whose rows are shown: as chosen, else the first file of a number that is alone."""
    chosen, which = st.query_params.get("receipt"), st.query_params.get("which", "0")
    if chosen and which.isdigit():
        return int(which), chosen
    used = told[0][1] if len(told) == 1 else []
    return (0, used["receipt"].iloc[0]) if len(used) else (None, None)


def title(told):
    """How many files the numbers were made of."""
    made = {receipt for _, rows in told for receipt in rows[rows["state"] == "used"]["receipt"]}
    if not made:
        return view.say("provenance.title_none")
    return counted("provenance.title_one" if len(told) == 1 else "provenance.title", len(made), view.lang)


asked = numbers() if view.month else []
if not asked:
    with layout.page(view, f'<b>{view.say("menu.provenance")}</b>', view.say("provenance.title_which"), view.say("provenance.which")):
        st.html(source_rows.choices(view) if view.month else "")
        layout.source("")
else:
    told = [(one, view.ask("provenance", **one.asked)) for one in asked]
    span = max(one.months for one in asked)
    first, last = month_text(view.month.back(span - 1).first, view.lang), month_text(view.month.first, view.lang)
    when = capital(last) if span == 1 else capital(view.say("content.window", first=first, from_first=of(first, view.lang), last=last))
    with layout.page(view, f"<b>{when}</b>", title(told), view.say("provenance.standfirst")):
        opened = opened_of(told)
        for place, (one, rows_told) in enumerate(told):
            files(place, one, rows_told, opened)
        layout.source(view.say("provenance.source"))
