"""Google Ad Grants, apart from the organic: the account's click-through rate month by month against the line it must keep; what it cost was given."""

import streamlit as st

from metrics.period import Month
from pages.parts import behind, layout, overtime
from pages.parts.sentences import listed
from pages.parts.trail import Trail, way
from pages.parts.words import capital, counted, day_text, month_text, number_text, percent_text


def section(view):
    """The rate against its line, then the month in numbers; nothing where no report tells it."""
    told = view.ask("ads")
    if told.empty:
        return
    layout.section(view.say("grants.title"), view.say("grants.key"), way(view, view.say("grants.title"), Trail("ads")))
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(f'<div class="pt pt-panel"><b>{finding(view, told)}</b></div>')
        draw(view, told)
    with right:
        st.html(f'<div class="pt">{numbers(view, told)}<div class="pt-small">{view.say("grants.donated")} {rule(view, told)}</div></div>')


def draw(view, told):
    """The rate by month and the line it is held against; nothing where no month is whole."""
    if told["click_through_rate"].notna().any():
        behind.show(view.drawn(_chart), finding(view, told))


def _chart(view):
    return behind.made(view, overtime.over_time, ("ads", *chart_parts(view, view.ask("ads"))), view.say("grants.title"))


def chart_parts(view, told):
    """The parts of the chart: the rate by month, and the line."""
    points = tuple((str(Month.parse(row.month).first), float(row.click_through_rate), 0) for row in told.dropna(subset=["click_through_rate"]).itertuples())
    guard = told["guard"].iloc[-1]
    return ((view.say("grants.rate_short"), "named", points),), True, True, (float(guard), view.say("grants.line", guard=percent_text(guard, view.lang, 0)))


def finding(view, told):
    """Whether the month keeps above the line, and the months that did not."""
    last = told[told["month"] == str(view.month)]
    under = told[told["under"].fillna(False).astype(bool) & (told["month"] != str(view.month))]["month"]
    if last.empty or last["click_through_rate"].isna().all():
        return view.say("grants.no_month", month=month_text(view.month.first, view.lang))
    row = last.iloc[-1]
    key = "grants.below" if row["under"] else "grants.above"
    words = view.say(key, rate=percent_text(row["click_through_rate"], view.lang), guard=percent_text(row["guard"], view.lang, 0), month=month_text(view.month.first, view.lang))
    past = [month_text(Month.parse(month).first, view.lang) for month in under]
    return words + (f" {counted('grants.were_below', len(past), view.lang, months=capital(listed(past, view.lang)))}" if past else "")


def numbers(view, told):
    """The month's clicks, impressions, conversions and what Google gave."""
    rows = told[told["month"] == str(view.month)]
    cells = [(view.say(f"grants.{name}"), number_text(rows[name].iloc[0], view.lang, 2 if name == "cost" else 0)) for name in ("clicks", "impressions", "conversions", "cost")
             if len(rows) and rows[name].notna().any()]
    return f'<table class="pt-table">{"".join(f"<tr><td>{name}</td><td class=n>{number}</td></tr>" for name, number in cells)}</table>'


def rule(view, told):
    """The line, since when, and where it can be changed."""
    last = told.iloc[-1]
    return view.say("grants.rule", guard=percent_text(last["guard"], view.lang, 0), day=day_text(last["guard_since"], view.lang))
