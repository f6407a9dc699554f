"""Squarespace beside Google Analytics: two measurements of one site, the gap between them and its reasons, and the rule that chose."""

import streamlit as st

from data import sources
from metrics.period import Month
from pages.parts import layout
from pages.parts.site.coming import export_name
from pages.parts.trail import Trail, way
from pages.parts.words import month_short, number_text, percent_text

MONTHS = 6


def section(view):
    """The two counts of visits month by month; nothing where only one source of numbers tells them."""
    rows = both(view)
    if rows is None:
        return
    typed, measured = (export_name(view, name) for name in rows.columns[:2])
    layout.section(view.say("counts.title"), view.say("counts.key"), way(view, view.say("counts.title"), Trail("website", "visits")))
    lines = "".join(f'<tr><td>{month_short(month.first, view.lang)} {month.year}</td><td class="n"><b>{number_text(one, view.lang)}</b></td><td class="n">{number_text(two, view.lang)}</td>'
                    f'<td class="n">{gap(view, one, two)}</td></tr>' for month, one, two in shown(rows))
    st.html(f'<div class="pt pt-beside"><table class="pt-table"><tr><td></td><th class="n">{typed}</th><th class="n">{measured}</th><th class="n">{view.say("counts.gap")}</th></tr>{lines}</table>'
            f'<div class="pt-reasons"><p>{_rule(view)}</p><p>{view.say("counts.why")}</p></div></div>')


def _rule(view):
    """Which count speaks: the one that was chosen in the settings, else by the rule."""
    with view.store.reading() as cursor:
        chosen = sources.said(cursor).get(("website", "visits"))
    return view.say("counts.chosen", source=export_name(view, chosen)) if chosen else view.say("counts.rule")


def both(view):
    """Visits by month, a column for what stands and one for the other count; None where one source alone tells them."""
    told = view.ask("site_counts")
    told = told[(told["measure"] == "visits") & told["complete"]]
    wide = told.pivot_table(index="month", columns="export", values="value", aggfunc="first")
    other = [name for name in wide.columns if name != "sheet.month"]
    if "sheet.month" not in wide.columns or not other:
        return None
    wide = wide[["sheet.month", other[0]]].dropna()
    return wide if len(wide) else None


def shown(rows):
    """(Month, typed, measured) of the last months told by both, newest first."""
    return [(Month.parse(month), row.iloc[0], row.iloc[1]) for month, row in rows.tail(MONTHS).iloc[::-1].iterrows()]


def gap(view, one, two):
    """How far the second count stands from the first, as a share of the first."""
    return percent_text(two / one - 1, view.lang, signed=True) if one else ""
