"""Two dates side by side, as an audit shows them: platforms, content, audience, website; then what is recommended."""

import streamlit as st

from metrics.period import Month
from pages.parts import besides, frame, layout, recommending
from pages.parts.words import capital, month_text

view = frame.current()
SPANS = ("1", "12")                   # months a side


def choices():
    """The earlier months one may set beside the page's, and how many months a side holds; both held in the address."""
    span = frame.remembered("span", SPANS, "1")
    months = [month for month in view.months["month"] if view.month.ordinal - Month.parse(month).ordinal >= int(span)]
    usual = str(view.month.same_last_year)
    return int(span), months, frame.remembered("against", months, usual if usual in months else next(iter(months), None))


def selectors(span, months, against):
    """A month or a year, and with which."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.session_state["span-switch"], st.session_state["against-select"] = str(span), against
        st.segmented_control(view.say("compare.span"), SPANS, format_func=lambda name: view.say(f"compare.span_{name}"), key="span-switch", required=True,
                             on_change=frame.choose, args=("span", "span-switch"), label_visibility="collapsed")
        if months:
            st.selectbox(view.say("compare.against"), months, format_func=lambda month: view.say("compare.with", month=called(Month.parse(month), span)),
                         key="against-select", on_change=frame.choose, args=("against", "against-select"), label_visibility="collapsed", width=330)


def called(month, span):
    """A side's name: its month, or the twelve that end with it."""
    name = month_text(month.first, view.lang)
    return name if span == 1 else view.say("compare.year_to", month=name)


def body(rows, sides):
    """A table a subject, then the recommendations."""
    for subject in besides.SUBJECTS:
        part = rows[rows["subject"] == subject]
        if len(part):
            layout.section(view.say(f"compare.{subject}"), view.say(f"compare.{subject}_key"))
            st.html(besides.table(view, part, sides))
    recommending.section(view)
    layout.source(view.say("compare.source_line"))


if view.month is None:
    with layout.page(view, view.say("frame.nothing"), view.say("compare.empty_title"), view.say("overview.empty")):
        layout.teach(view, ("meta_posts", "meta_card", "linkedin", "tiktok", "ga4", "sheet"))
else:
    span, months, against = choices()
    dateline = f"<b>{capital(called(view.month, span))}</b> · {layout.completeness(view)}"
    if against is None:
        with layout.page(view, dateline, view.say("compare.alone"), view.say("compare.alone_why")):
            selectors(span, months, against)
            recommending.section(view)
    else:
        rows = view.ask("compare", against=Month.parse(against), months=span)
        sides = ((str(view.month), called(view.month, span)), (against, called(Month.parse(against), span)))
        with layout.page(view, dateline, besides.title(view, rows, sides), view.say("compare.standfirst")):
            selectors(span, months, against)
            body(rows, sides)
