"""The wall of months: each export by month, what we have, what is missing, and the one next thing to download."""

from data.measures import EXPORTS
from pages.parts import layout
from pages.parts.pile import export_name
from pages.parts.words import month_name, month_short

STEPS = {
    "facebook.posts": "meta_posts",
    "instagram.posts": "meta_posts",
    "meta.card": "meta_card",
    "meta.audience": "meta_audience",
    "sheet.month": "sheet",
    "ga4.report": "ga4",
}
MONTHS = 6


def rows_of(coverage):
    """[(platform, export, [states])] in the order of the catalogue."""
    groups = coverage.groupby(["platform", "export"], sort=False)["state"].agg(list)
    order = list(EXPORTS)
    return sorted(
        ((platform, export, states) for (platform, export), states in groups.items()), key=lambda row: (order.index(row[1]), row[0])
    )


def as_html(view, coverage):
    """The wall as a table; a square's state is also its name for those who cannot see it."""
    months = [view.month.back(back) for back in range(MONTHS - 1, -1, -1)]
    head = "".join(
        f'<th class="{"now" if month == view.month else ""}">{month_short(month.first, view.lang)}</th>' for month in months
    )
    lines = "".join(
        f"<tr><td>{layout.dot(platform)}{export_name(platform, export, view.lang)}</td>{_squares(view, states)}</tr>"
        for platform, export, states in rows_of(coverage)
    )
    used = [state for state in ("have", "partial", "missing") if state in set(coverage["state"])]
    legend = "".join(f'<span><span class="pt-sign {state}"></span> {view.say(f"imports.{state}")}</span>' for state in used)
    return f'<div class="pt pt-wall"><table><tr><td></td>{head}</tr>{lines}</table><div class="pt-legend">{legend}</div></div>'


def _squares(view, states):
    return "".join(
        f'<td class="{"now" if place == len(states) - 1 else ""}"><span class="pt-sign {state}" role="img" aria-label="{view.say(f"imports.{state}")}"></span></td>'
        for place, state in enumerate(states)
    )


def next_download(view, coverage):
    """The one next thing to download this month, with how; or that nothing is missing."""
    for wanted in ("missing", "partial"):
        for platform, export, states in rows_of(coverage):
            if states[-1] == wanted:
                step = STEPS.get(export, export.partition(".")[0])
                return view.say("imports.next", export=export_name(platform, export, view.lang), how=view.say(f"steps.{step}.how"))
    return view.say("imports.wall_full", month=month_name(view.month.first, view.lang))
