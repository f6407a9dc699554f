"""Growth: any measure, month by month, two years back; small multiples, and a table one can copy."""

import streamlit as st

from pages.parts import canvas, findings, frame, layout, lines, outcomes, panels, told_twice
from pages.parts.words import capital, counted, month_text

view = frame.current()
PANELS, ACROSS = 6, 3


def called(one):
    """`Facebook, interactions`."""
    return panels.called(view, one)


def panel(one):
    """One small multiple under its name and its finding."""
    head, finding = view.drawn(panels.headed, *one)
    st.html(head)
    canvas.show(view.drawn(lines.small_multiple, *one), f"{called(one)}: {finding}")


def body(known):
    """The measures chosen, six where none is; their panels, their table."""
    chosen = st.multiselect(
        view.say("growth.measures"), known, format_func=called, key="measures", placeholder=view.say("growth.choose")
    )
    shown = chosen or known[:PANELS]
    layout.section(view.say("growth.month_by_month"), view.say("growth.key"))
    for start in range(0, len(shown), ACROSS):
        for column, one in zip(st.columns(ACROSS, gap="large"), shown[start : start + ACROSS], strict=False):
            with column:
                panel(one)
    st.html(view.drawn(panels.table, *shown))
    told_twice.cards(view)
    outcomes.section(view)
    layout.source(view.say("growth.source"))


def completeness():
    """How many of the 24 months are whole, and how far the month in progress after them has come."""
    months = view.months
    shown = months[(months["month"] >= str(view.month.back(23))) & (months["month"] <= str(view.month))]
    whole = counted("growth.whole", int(shown["complete"].sum()), view.lang)
    going = [
        view.say("growth.going", month=month_text(view.month.back(-1).first, view.lang), days=row.last_day.day)
        for row in months[(months["month"] == str(view.month.back(-1))) & ~months["complete"]].itertuples()
    ]
    return " · ".join([whole, *going])


known = view.drawn(panels.everything) if view.month else []
if not known:
    with layout.page(view, view.say("frame.nothing"), view.say("growth.empty_title"), view.say("overview.empty")):
        layout.teach(view, ("meta_card", "tiktok", "linkedin", "sheet"))
else:
    span = view.say(
        "growth.span", first=month_text(view.month.back(23).first, view.lang), last=month_text(view.month.first, view.lang)
    )
    with layout.page(
        view, f"<b>{capital(span)}</b> · {completeness()}", findings.growth_title(view.ask("trend"), view.ask("headline"), view.month, view.lang), view.say("growth.standfirst")
    ):
        body(known)
