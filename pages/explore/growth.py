"""Growth: any measure, month by month, two years back; small multiples, and a table one can copy."""

import streamlit as st

from metrics.tiles import PREFERRED
from pages.parts import canvas, counting, findings, frame, happened, layout, lines, outcomes, sentences, told_twice, trail
from pages.parts.trail import Trail
from pages.parts.words import capital, counted, lower_first, month_text, number_text

view = frame.current()
PANELS, ACROSS = 6, 3


def everything(view):
    """(platform, account, measure) of every series, those of the tiles first."""
    series = view.ask("series", going=True)
    known = list(series[["platform", "account", "measure"]].drop_duplicates().itertuples(index=False, name=None))
    first = {pair: place for place, pair in enumerate(PREFERRED)}
    return sorted(known, key=lambda one: (first.get((one[0], one[2]), len(first)), one))


def called(one):
    """`Facebook, interactions`."""
    platform, account, measure = one
    return f"{sentences.platform_name(platform, view.lang)}, {lower_first(counting.named(view, platform, measure))}" + (
        f" ({account})" if platform in view.drawn(several) else ""
    )


def several(view):
    """The platforms that have more than one account to tell apart."""
    accounts = view.ask("series")[["platform", "account"]].drop_duplicates()["platform"].tolist()
    return {platform for platform in accounts if accounts.count(platform) > 1}


def headed(view, *one):
    """A panel's name over its finding, and the finding."""
    platform, account, measure = one
    rows = happened.rows_of(view.ask("series", going=True), one)
    finding = findings.panel_title(view, one)
    unit = view.say("growth.per_day" if rows["per_day"].notna().any() else "growth.per_month")
    return (
        f'<div class="pt pt-panel">{trail.way(view, called(one), Trail(platform, measure, account, months=24))}{layout.dot(platform)}<b>{sentences.platform_name(platform, view.lang)}</b> '
        f"{layout.escape(lower_first(counting.named(view, platform, measure)))} {unit}<div>{finding}</div></div>",
        finding,
    )


def panel(one):
    """One small multiple under its name and its finding."""
    head, finding = view.drawn(headed, *one)
    st.html(head)
    canvas.show(view.drawn(lines.small_multiple, *one), f"{called(one)}: {finding}")


def table(view, *shown):
    """The same numbers, to be copied."""
    series = view.ask("series", going=True)
    months = sorted(series["month"].unique())
    head = "".join(f'<th scope="col" class="n">{layout.escape(called(one))}</th>' for one in shown)
    known = [dict(zip(rows["month"], rows["value"], strict=True)) for rows in (happened.rows_of(series, one) for one in shown)]
    lines = "".join(
        f'<tr><th scope="row">{month}</th>'
        + "".join(f'<td class="n">{number_text(values.get(month), view.lang)}</td>' for values in known)
        + "</tr>"
        for month in months
    )
    return (
        f'<details class="pt"><summary>{view.say("growth.table")}</summary><div class="pt-written" tabindex="0" role="region" aria-label="{view.say("growth.table")}"><table class="pt-table">'
        f'<thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table></div></details>'
    )


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
    st.html(view.drawn(table, *shown))
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


known = view.drawn(everything) if view.month else []
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
