"""The sheet on screen: a box a number, last month's value grey beside it; Tab and Enter suffice."""

import streamlit as st

from data import weighing
from data.clock import today
from data.keep import receipts
from metrics.period import Month
from pages.parts import consequence, counting, layout, sheet
from pages.parts.sentences import platform_name, source_label
from pages.parts.words import counted, lower_first, month_short, month_text, number_text

ACROSS = 2


def form(view):
    """The month's sheet; kept on Enter, like any file."""
    layout.section(view.say("sheet.title"), view.say("sheet.key"))
    month = _month(view)
    now, before = _typed(view, month), _typed(view, month.previous)
    _say_result()
    boxes = sheet.boxes([*before, *now], counting.defined(view))
    with st.form("sheet", border=False):
        written = {}
        for start in range(0, len(boxes), ACROSS):
            for column, box in zip(st.columns(ACROSS), boxes[start : start + ACROSS], strict=False):
                with column:
                    written[box] = _box(view, month, box, now.get(box), before.get(box))
        counter, value = _counter(view)
        if st.form_submit_button(view.say("sheet.keep"), type="primary"):
            if counter.strip() and value.strip():
                written[sheet.Box("organisation", counter.strip())] = value
            _keep(view, month, written, now, before)
    _offer(view, month, {**dict.fromkeys(now), **before})


def _month(view):
    """The month typed: the one on screen unless another is chosen; one may be typed before any of its files is there."""
    last = Month.of(today()).previous
    known = {Month.parse(month) for month in view.months["month"]}
    months = sorted({last, *known, *([max(known).back(-1)] if known else [])}, reverse=True)
    on_screen = view.month or last
    return st.selectbox(view.say("sheet.month"), months, months.index(on_screen), key=f"sheet-month-{on_screen}",
                        format_func=lambda month: month_text(month.first, view.lang))


def _typed(view, month):
    """{Box: value} of what stands typed for a month; None for a number that is hidden."""
    return {
        sheet.Box(row.platform, row.measure, row.dimension, row.segment, row.origin): None if row.value != row.value else row.value
        for row in view.ask("typed", month=month).itertuples()
    }


def _box(view, month, box, value, before):
    """One box: named by platform and measure, last month's value grey beneath."""
    label = f"{platform_name(box.platform, view.lang)}, {lower_first(_label(view, box))}"
    written = st.text_input(label, _plain(value, view.lang), key=f"{box.key}-{month}")
    past = "–" if before is None else number_text(before, view.lang, 0 if float(before).is_integer() else 1)
    st.html(
        f'<div class="pt pt-small pt-before">{view.say("sheet.before", month=month_short(month.previous.first, view.lang), value=past)}</div>'
    )
    return written


def _label(view, box):
    """What a box is called: its measure, and the source where it tells one."""
    measure = sheet.label(box, view.lang, counting.names(view))
    return f"{measure}, {source_label(box.segment, view.lang)}" if box.segment else measure


def _plain(value, lang):
    return "" if value is None else number_text(value, lang, 0 if float(value).is_integer() else 2)


def _counter(view):
    """A line for what the organisation itself counts: any name, any number."""
    left, right = st.columns(ACROSS)
    return left.text_input(view.say("sheet.counter"), key="sheet-counter"), right.text_input(
        view.say("sheet.counter_value"), key="sheet-counter-value"
    )


def _keep(view, month, written, now, before):
    """Keep what was typed, unless a box cannot be read or a number is far from last month's and was not confirmed."""
    values, faults = {}, []
    for box, words in written.items():
        try:
            number = sheet.number_of(words, view.lang)
        except ValueError:
            faults.append(view.say("sheet.unread", label=layout.escape(_label(view, box)), value=layout.escape(words)))
            continue
        if number is not None:
            values[box] = number
    if faults or not values:
        return _remember("<br>".join(faults) or view.say("sheet.none"))
    far = [box for box, number in values.items() if number != now.get(box) and sheet.is_far(number, before.get(box))]
    doubtful, agreed = {box.key: values[box] for box in far}, st.session_state.pop("sheet-agreed", {}).get(str(values), ())
    if far and st.session_state.get("sheet-doubt") != doubtful:
        st.session_state["sheet-doubt"] = doubtful
        told = "<br>".join(_far(view, box, values[box], before[box]) for box in far)
        return _ask(view, values, sheet.would_change(view.store, month, values), told)
    weighed = sheet.weighed(view.store, month, values, agreed)
    if weighed.changes:
        return _ask(view, values, weighed.changes)
    st.session_state.pop("sheet-doubt", None)
    return _remember(counted("sheet.kept", len(values), view.lang))


def _far(view, box, value, before):
    return view.say("sheet.far", label=layout.escape(_label(view, box)), value=number_text(value, view.lang), before=number_text(before, view.lang))


def _ask(view, values, changes, told=""):
    """What is kept once the same values are given again: nothing typed changes a shown number unseen."""
    if changes:
        st.session_state["sheet-agreed"] = {str(values): weighing.said(changes)}
        register = {receipt.receipt: receipt for receipt in receipts(view.store)}
        told += f'<p>{view.say("sheet.changes")}</p>{consequence.as_html(view, changes, register)}'
    return _remember(told)


def _offer(view, month, before):
    """The same sheet for a spreadsheet program, to be filled and dropped."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = f"{view.say('sheet.file_name')}-{month}.xlsx"
        st.download_button(view.say("sheet.file"), lambda: sheet.as_workbook(month, before, view.lang), name, key="sheet-file", on_click="ignore",
                           type="tertiary", mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        st.html(f'<span class="pt pt-small">{view.say("sheet.file_key")}</span>')


def _remember(said):
    st.session_state["sheet-said"] = said
    st.rerun()


def _say_result():
    if said := st.session_state.pop("sheet-said", None):
        st.html(f'<div class="pt pt-note" role="status">{said}</div>')
