"""Where visits come from, month by month, and what social media bring to the site."""

import streamlit as st

from metrics.period import Month
from pages.parts import behind, happened, layout, overtime, sentences
from pages.parts.trail import Trail, way
from pages.parts.words import capital, month_text, number_text, percent_text

SHOWN = 4


def section(view):
    """Sources over two years as the month's own source of numbers tells them; then what came from social media."""
    panels = view.drawn(_panels)
    if not panels:
        return
    layout.section(view.say("coming.title"), view.say("coming.key"), way(view, view.say("coming.title"), Trail("website", "visits", dimension="source,channel")))
    for column, (title, words, chart, alt) in zip(st.columns(2, gap="large"), panels, strict=True):
        with column:
            st.html(f'<div class="pt pt-panel"><b>{title}</b><br>{words}</div>')
            if chart:
                behind.show(chart, alt)
    for words in view.drawn(_broken):
        st.html(f'<div class="pt pt-small">{words}</div>')


def _panels(view):
    """(title, words, the chart or None, its alternative text) of the two panels; nothing where fewer than two months are told."""
    told = view.ask("sources_over_time")
    chosen = told[told["chosen"] & told["complete"]]
    return (everything(view, chosen, view.say("coming.all")), social(view, told)) if chosen["month"].nunique() > 1 else ()


def _broken(view):
    return broken(view, view.ask("sources_over_time"))


def everything(view, told, title):
    """The panel of the sources largest in the last month, each in visits a month; nothing joined across a break."""
    lines = series(view, told)
    alt = "; ".join(view.say("elapsed.moved", name=name, first=number_text(points[0][1], view.lang), last=number_text(points[-1][1], view.lang)) for name, _, points in lines)
    return title, view.say("growth.per_month"), chart(view, lines, told, title), f"{title}: {alt}"


def series(view, told):
    """The series of the last month's largest sources, months as days, an era between two breaks."""
    last = told[told["month"] == told["month"].max()].sort_values("visits", ascending=False)
    names = [name for name in last["source"] if name != "other"][:SHOWN] + (["other"] if "other" in set(last["source"]) else [])
    return tuple((capital(sentences.source_label(name, view.lang)), name if name == "other" else "named",
                  points(told[told["source"] == name].sort_values("month"))) for name in names)


def chart(view, lines, told, title):
    """Months in a line, nothing joined across a break, and the fold under it."""
    return behind.made(view, overtime.over_time, ("website", lines, False, True, None, marks(view, told)), title)


def points(rows, field="visits"):
    """An answer's months as a chart takes them: (day, value, era), an era between two breaks."""
    return tuple((str(Month.parse(row.month).first), float(getattr(row, field)), f"{row.breaks_by_start}/{row.breaks_by_end}") for row in rows.itertuples())


def of_social(told):
    """month visits share export …: what social media bring, of the source of numbers that tells them; empty where none does."""
    rows = told[told["is_social"] & told["complete"]]
    if rows.empty:
        return rows
    export = rows.groupby("export")["month"].nunique().sort_values(ascending=False).index[0]
    key = ["month", "export", "breaks_by_start", "breaks_by_end"]
    return rows[rows["export"] == export].groupby(key, as_index=False)[["visits", "share"]].sum().sort_values("month")


def social(view, told):
    """The panel of the visits that social media bring, by month, with their share of that source's own visits."""
    rows, title = of_social(told), view.say("coming.social")
    if rows.empty:
        return title, view.say("coming.no_social"), None, ""
    last = rows.iloc[-1]
    finding = view.say("coming.social_found", number=number_text(last["visits"], view.lang), month=month_text(Month.parse(last["month"]).first, view.lang),
                       share=percent_text(last["share"], view.lang), source=export_name(view, last["export"]))
    lines = ((view.say("coming.social_short"), "named", points(rows)),)
    return title, finding, chart(view, lines, rows, title), finding


def export_name(view, export):
    """The source of numbers as people call it."""
    return view.say(f"counts.{'squarespace' if export == 'sheet.month' else 'ga4'}")


def marks(view, told):
    """(day, words) of the breaks among the months shown, as a chart marks them."""
    return tuple((str(row.day.date()), view.say("tile.broken", event=happened.called(row, view.lang))) for row in breaks_among(view, told))


def breaks_among(view, told):
    """The events that break visits among the months of an answer."""
    first, last = (Month.parse(month) for month in (told["month"].min(), told["month"].max()))
    return [row for row in happened.events_of(view, ("website", "", "visits"), first) if happened.breaks(row, "visits") and first.first < row.day.date() <= last.last]


def broken(view, told):
    """The same in words: what lies on the two sides does not compare."""
    return [view.say("coming.broken", event=layout.escape(happened.called(row, view.lang)), month=month_text(row.day.date(), view.lang)) for row in breaks_among(view, told)]
