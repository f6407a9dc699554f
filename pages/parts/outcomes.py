"""Outcomes: what the organisation counts itself, read beside reach and never claimed as its effect."""

import streamlit as st

from metrics.period import Month
from metrics.tiles import PREFERRED
from pages.parts import behind, beside, layout
from pages.parts.counting import amount, named, names
from pages.parts.happened import rows_of
from pages.parts.sentences import platform_name
from pages.parts.trail import Trail, way
from pages.parts.words import (
    capital,
    change_text,
    counted,
    lower_first,
    month_name,
    month_text,
    percent_text,
)

FIRST = (("instagram", "reach"), ("facebook", "reach"))      # people reached say reach before anything else does


def noted(view):
    """The counters that have a number up to the page's month."""
    told = view.ask("counters")
    return told[told["months"] > 0]


def others(view):
    """(platform, account, measure) of what a counter may be read beside: reach first, then the measures of the tiles."""
    series = view.ask("series")
    known = series[(series["platform"] != "organisation") & series["complete"] & (series["grain"] == "happened")]
    known = list(known[["platform", "account", "measure"]].drop_duplicates().itertuples(index=False, name=None))
    place = {pair: number for number, pair in enumerate(dict.fromkeys((*FIRST, *PREFERRED)))}
    return sorted((one for one in known if (one[0], one[2]) in place), key=lambda one: (place[one[0], one[2]], one))


def section(view):
    """The counters' numbers, one of them charted beside another series, and what may not be concluded; nothing where none is noted."""
    told, choices = noted(view), others(view)
    if told.empty:
        return
    layout.section(view.say("outcomes.title"), view.say("outcomes.key"), way(view, view.say("outcomes.title"), Trail("organisation")))
    if choices:
        _chart(view, told, choices)
    st.html(table(view, told))
    missing = int(told["missing"].max())
    notes = [view.say("outcomes.twice"), *([counted("outcomes.missing", missing, view.lang)] if missing else [])]
    st.html(f'<div class="pt pt-small">{" ".join(notes)}</div>')
    st.html(f'<details class="pt"><summary>{view.say("outcomes.years")}</summary>{years(view, told)}</details>')


def _chart(view, told, choices):
    called, order = names(view), list(told["counter"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        counter = st.selectbox(view.say("outcomes.counter"), order, key="outcome", format_func=lambda name: called.get(name, name), width=300)
        one = st.selectbox(view.say("outcomes.beside_of"), choices, key="outcome-beside", width=300,
                           format_func=lambda one: f"{platform_name(one[0], view.lang)}, {lower_first(named(view, one[0], one[2]))}")
        running = st.toggle(view.say("outcomes.running"), key="outcome-running")
    st.html(f'<p class="pt pt-beside-said">{together(view, counter, one)}</p>')
    alt = f"{finding(view, counter)} {together(view, counter, one)}"
    behind.chart(view, beside.two_panels, (counter, running, *one), alt, called.get(counter, counter))


def row_of(view, counter):
    """One counter's row."""
    return next(row for row in view.ask("counters").itertuples() if row.counter == counter)


def finding(view, counter):
    """`Nouveaux arrivants servis : 349 depuis janvier, contre 296 un an plus tôt (+17,9 %)`, or its month alone; escaped."""
    row, lang = row_of(view, counter), view.lang
    name = layout.escape(names(view).get(counter, counter))
    if row.change == row.change:
        return view.say("outcomes.finding", name=name, value=amount(row.this_year, row.unit, lang), before=amount(row.last_year_to_date, row.unit, lang),
                        change=percent_text(row.change, lang, signed=True), month=month_name(Month(view.month.year, 1).first, lang))
    if row.value == row.value:
        return view.say("outcomes.finding_month", name=name, value=amount(row.value, row.unit, lang), month=month_text(view.month.first, lang))
    return view.say("outcomes.finding_none", name=name, month=month_text(view.month.first, lang))


def together(view, counter, one):
    """Whether both stand higher than the same month a year before, or lower; and that this says nothing of a cause."""
    row = row_of(view, counter)
    same = next(rows_of(view.ask("headline"), one).itertuples(), None)
    ways = [_way(row.value, row.last_year), _way(same.value, same.last_year) if same is not None and same.complete and not same.year_broken else 0]
    key = "beside" if 0 in ways else "apart" if ways[0] != ways[1] else "both_up" if ways[0] > 0 else "both_down"
    return view.say(f"outcomes.{key}", month=capital(month_name(view.month.first, view.lang)))


def _way(now, before):
    """+1 or −1 where a month stands higher or lower than a year before; 0 where it does not, or nothing tells."""
    return 0 if now != now or before != before or now == before else 1 if now > before else -1


def table(view, told):
    """Every counter: the month, the year so far beside the year before, the sum since its first month; to be copied."""
    lang, january = view.lang, month_name(Month(view.month.year, 1).first, view.lang)
    heads = (capital(month_name(view.month.first, lang)), view.say("outcomes.since", month=january), view.say("outcomes.last_year", year=view.month.year - 1),
             view.say("outcomes.change"), view.say("outcomes.all"))
    lines = "".join(f"<tr><td>{_who(view, row)}</td>" + "".join(f'<td class="n">{cell}</td>' for cell in _cells(view, row)) + "</tr>" for row in told.itertuples())
    return f'<div class="pt"><table class="pt-table"><tr><td></td>{"".join(f"<th class=n>{head}</th>" for head in heads)}</tr>{lines}</table></div>'


def _who(view, row):
    facts = [view.say(f"counters.unit_{row.unit}"), layout.escape(row.source)]
    return f"<b>{layout.escape(names(view).get(row.counter, row.counter))}</b><br><small>{' · '.join(fact for fact in facts if fact)}</small>"


def _cells(view, row):
    lang, none = view.lang, f"<em>{view.say('outcomes.not_noted')}</em>"
    this_year = amount(row.this_year, row.unit, lang) + (f" <small>({counted('outcomes.months', int(row.year_months), lang)})</small>" if row.year_months < view.month.number else "")
    yield amount(row.value, row.unit, lang) or none
    yield this_year if row.this_year == row.this_year else none
    yield amount(row.last_year_to_date, row.unit, lang)
    yield _change(view, row)
    yield f"{amount(row.cumulative, row.unit, lang)} <small>{view.say('outcomes.from', month=month_text(Month.parse(row.since).first, lang))}</small>"


def _change(view, row):
    """The year's change with its arrow; in words too where it goes the wrong way."""
    if row.change != row.change:
        return ""
    told = change_text(row.change, view.lang)
    return f'<span class="pt-wrong">{told} ({view.say("outcomes.wrong")})</span>' if row.change * row.better < 0 else told


def years(view, told):
    """Every counter year by year; a year that does not hold twelve months says how many it does."""
    every = view.ask("outcomes", months=240)
    ends = every.assign(year=every["month"].str[:4]).groupby(["counter", "year"], sort=False).tail(1)
    heads = sorted(set(ends["year"]))
    lines = ""
    for row in told.itertuples():
        own = {end.year: end for end in ends[ends["counter"] == row.counter].itertuples()}
        cells = "".join(f'<td class="n">{_year(view, own[year], row.unit) if year in own else ""}</td>' for year in heads)
        lines += f"<tr><td>{layout.escape(names(view).get(row.counter, row.counter))}</td>{cells}</tr>"
    return f'<table class="pt-table"><tr><td></td>{"".join(f"<th class=n>{year}</th>" for year in heads)}</tr>{lines}</table>'


def _year(view, end, unit):
    part = f" <small>({counted('outcomes.months', int(end.year_months), view.lang)})</small>" if end.year_months < 12 else ""
    return amount(end.year_to_date, unit, view.lang) + part
