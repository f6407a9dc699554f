"""A newsletter: clicks before opens, a mark a letter; open rates part where a mail program began to open letters by itself."""

import streamlit as st

from pages.parts import behind, happened, layout, overtime, sentences
from pages.parts.trail import Trail, way
from pages.parts.words import counted, day_text, month_text, number_text, percent_text

LONGEST, STANDFIRST = 12, "letters.standfirst"


def told(view):
    """The letters of two years, oldest first; a month sealed before deliveries were told keeps the rates it was sealed with."""
    rows = view.ask("campaigns")
    return rows if "deliveries" in rows else rows.assign(deliveries=rows["recipients"])


def title(view):
    """The rate of clicks over the last twelve months: of sums, never a mean of rates."""
    if rate := year_rate(view):
        return view.say("letters.title", rate=percent_text(rate[0], view.lang), n=number_text(rate[1], view.lang))
    sent = len(year(view))
    return counted("letters.no_rate", sent, view.lang) if sent else view.say("letters.none")


def year(view):
    """The letters of the last twelve months."""
    rows = told(view)
    return rows[rows["sent"] > str(view.month.back(12).last)]


def year_rate(view):
    """(rate, letters): the clickers of the last twelve months' letters over those they reached, both summed first; None where none is told."""
    known = year(view).dropna(subset=["unique_clicks", "deliveries"])
    return (known["unique_clicks"].sum() / known["deliveries"].sum(), len(known)) if len(known) and known["deliveries"].sum() else None


def dateline(view):
    """How many letters, over which months."""
    rows = told(view)
    span = view.say("growth.span", first=month_text(view.month.back(23).first, view.lang), last=month_text(view.month.first, view.lang))
    return f"<b>{sentences.platform_name('newsletter', view.lang)}</b> · {counted('letters.sent', len(rows), view.lang)} · {span}"


def body(view):
    """Clicks, then opens with their break, where any rate is known; then the letters."""
    rows = told(view)
    if rows[["click_rate", "open_rate"]].notna().any(axis=None):
        _over_time(view, rows)
    layout.section(view.say("letters.each"), view.say("letters.each_key"))
    st.html(f'<div class="pt">{table(view, rows)}</div>')
    layout.source(view.say("letters.source"), way(view, view.say("letters.each"), Trail("newsletter")))


def _over_time(view, rows):
    layout.section(view.say("letters.over_time"), view.say("letters.key"))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(f'<div class="pt pt-panel">{layout.dot("newsletter")}<b>{view.say("letters.clicks")}</b><br>{view.say("letters.clicks_are")}</div>')
        draw(view, rows, "click_rate", "letters.click_short")
    with right:
        st.html(f'<div class="pt pt-panel">{layout.dot("newsletter")}<b>{view.say("letters.opens")}</b><br>{broken(view, rows)}</div>')
        draw(view, rows, "open_rate", "letters.open_short")


def draw(view, rows, rate, key):
    """A mark a letter; where open rates part in two eras the first is muted and nothing joins them."""
    if rows[rate].notna().any():
        behind.chart(view, overtime.over_time, ("newsletter", series(view, rows, rate, key)), view.say(key), view.say(key))


def series(view, rows, rate, key):
    """The letters as series: one, or for opens one an era, what came before the break muted."""
    known = rows.dropna(subset=[rate])
    eras = [known] if rate == "click_rate" else [part for _, part in known.groupby("open_era", sort=True)]
    names = [view.say(key)] if len(eras) < 2 else [*[view.say("letters.before")] * (len(eras) - 1), view.say("letters.since")]
    return tuple((name, "named" if part is eras[-1] else "other", tuple((row.sent, float(getattr(row, rate)), 0) for row in part.itertuples()))
                 for name, part in zip(names, eras, strict=True))


def broken(view, rows):
    """The break of open rates in words, where the letters shown lie on both sides of it; else what an open is worth."""
    if rows.empty or rows["open_era"].nunique() < 2:
        return view.say("letters.opens_are")
    one = next(row for row in reversed(happened.events_of(view, ("newsletter", "", "open_rate"))) if happened.breaks(row, "open_rate"))
    return view.say("letters.broken", event=layout.escape(happened.called(one, view.lang)), day=day_text(one.day.date(), view.lang))


def table(view, rows):
    """A row a letter, newest first: clicks before opens."""
    heads = "".join(f"<th{' class=n' if place else ''}>{view.say(f'letters.{name}')}</th>" for place, name in enumerate(("letter", "deliveries", "clickers", "click_rate", "openers", "open_rate")))
    lines = "".join(f"<tr><td>{layout.escape(layout.given(row.subject, view.say('content.no_text')))}<br><small>{day_text(row.sent, view.lang)}{_young(view, row)}</small></td>"
                    f'<td class="n">{_count(view, row.deliveries)}</td><td class="n">{_count(view, row.unique_clicks)}</td><td class="n">{_rate(view, row.click_rate)}</td>'
                    f'<td class="n">{_count(view, row.unique_opens)}</td><td class="n">{_rate(view, row.open_rate)}</td></tr>'
                    for row in rows.iloc[::-1].head(LONGEST).itertuples())
    return f'<table class="pt-table"><tr>{heads}</tr>{lines}</table>'


def _count(view, count):
    return number_text(count, view.lang) if count == count and count is not None else ""


def _rate(view, rate):
    return percent_text(rate, view.lang) if rate == rate and rate is not None else ""


def _young(view, row):
    return f" · {view.say('content.seen', age=counted('content.days', int(row.age), view.lang))}"
