"""How the site is found on Google: clicks by month, the click-through rate of sums, and what people typed."""

import streamlit as st

from pages.parts import behind, layout, overtime
from pages.parts.site.coming import points
from pages.parts.trail import Trail, way
from pages.parts.words import counted, day_text, month_text, number_text, percent_text, short_day

LONGEST = 10


def section(view):
    """Two columns: the clicks of two years, and the month's queries; nothing where no export tells it."""
    told = view.ask("search")
    if told.empty:
        return
    layout.section(view.say("finding.title"), view.say("finding.key"), way(view, view.say("finding.title"), Trail("search")))
    left, right = st.columns([5, 6], gap="large")
    with left:
        clicks(view, told)
    with right:
        queries(view)


def sentence(view, told):
    """The last month's clicks, rate and position; a rate of sums, a position weighed by impressions."""
    rows = told[told["month"] == str(view.month)]
    if rows.empty:
        return view.say("finding.no_month", month=month_text(view.month.first, view.lang))
    row = rows.iloc[0]
    words = counted("finding.found", int(row["clicks"]), view.lang, shown=number_text(row["impressions"], view.lang), rate=percent_text(row["click_through_rate"], view.lang))
    place = row["average_position"]
    return words + (f' {view.say("finding.position", position=number_text(place, view.lang, 1))}' if place == place else "")


def clicks(view, told):
    """Clicks by month, whole months only."""
    whole, said = told[told["complete"]], sentence(view, told)
    st.html(f'<div class="pt pt-panel"><b>{view.say("finding.clicks")}</b><br>{said}</div>')
    if len(whole) > 1:
        behind.show(view.drawn(_chart), said)


def _chart(view):
    return behind.made(view, overtime.over_time, ("search", *chart_parts(view, view.ask("search"))), view.say("finding.clicks"))


def chart_parts(view, told):
    """The parts of the chart: clicks by month, whole months only."""
    return ((view.say("finding.clicks_short"), "named", points(told[told["complete"]], "clicks")),), False, True


def queries(view):
    """What people typed, most clicked first; what Google does not list closes the table."""
    told = view.ask("queries")
    if told.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("finding.no_queries")}</p>')
        return
    heads = "".join(f'<th class="n">{view.say(f"finding.{name}")}</th>' for name in ("n_clicks", "n_rate", "n_position"))
    listed, rest = told[told["query"] != "unlisted"], told[told["query"] == "unlisted"]
    lines = "".join(f"<tr><td>{layout.escape(row.query)}</td>{_cells(view, row)}</tr>" for row in listed.head(LONGEST).itertuples())
    lines += "".join(f'<tr><td><em class="pt-quiet">{view.say("finding.unlisted")}</em></td>{_cells(view, row)}</tr>' for row in rest.itertuples())
    st.html(f'<div class="pt"><table class="pt-table"><tr><th>{view.say("finding.typed")}</th>{heads}</tr>{lines}</table>'
            f'<div class="pt-small">{view.say("finding.span", first=short_day(told["from"].iloc[0], view.lang), last=day_text(told["to"].iloc[0], view.lang))}</div></div>')


def _cells(view, row):
    rate = percent_text(row.click_through_rate, view.lang) if row.click_through_rate == row.click_through_rate else ""
    place = number_text(row.average_position, view.lang, 1)
    return f'<td class="n">{number_text(row.clicks, view.lang)}</td><td class="n">{rate}</td><td class="n">{place}</td>'
