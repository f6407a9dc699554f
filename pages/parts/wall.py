"""The wall of months: each export by month, what we have, what is missing, and the one next thing to download."""

from data.downloads import downloads
from data.measures import EXPORTS, PLATFORMS
from pages.parts import frame, layout
from pages.parts.pile import export_name
from pages.parts.words import day_text, month_name, month_short, month_text, typeset

MONTHS = 6


def rows_of(coverage):
    """[(platform, export, [states])] by platform, in the order of the catalogue."""
    groups = coverage.groupby(["platform", "export"], sort=False)["state"].agg(list)
    platforms, exports = list(PLATFORMS), {export: place for place, export in enumerate(EXPORTS)}
    rows = ((platform, export, states) for (platform, export), states in groups.items())
    return sorted(rows, key=lambda row: (platforms.index(row[0]), exports.get(row[1], len(exports)), row[1]))


def as_html(view, coverage):
    """The wall as a table; a square's state is also its name for those who cannot see it."""
    months = [view.month.back(back) for back in range(MONTHS - 1, -1, -1)]
    head = "".join(f'<th class="{"now" if month == view.month else ""}">{_month(view, month)}</th>' for month in months)
    lines = "".join(
        f"<tr><td>{_named(view, platform, export)}</td>{_squares(view, states)}</tr>"
        for platform, export, states in rows_of(coverage)
    )
    used = [state for state in ("have", "partial", "missing", "lost") if state in set(coverage["state"])]
    legend = "".join(f'<span><span class="pt-sign {state}"></span> {view.say(f"imports.{state}")}</span>' for state in used)
    return f'<div class="pt pt-wall"><table><tr><td></td>{head}</tr>{lines}</table><div class="pt-legend">{legend}</div></div>'


def _named(view, platform, export):
    """An export's name, which unfolds how it is downloaded."""
    name = f"{layout.dot(platform)}{export_name(platform, export, view.lang)}"
    return f"<details><summary>{name}</summary><p>{how(view, export)}</p></details>"


def how(view, export):
    """How an export is downloaded, when that was last verified, and since when its platform gives anything."""
    one = downloads()[export]
    seen = view.say("wall.seen", month=month_text(one.seen, view.lang)) if one.seen else view.say("wall.unseen")
    since = f" {view.say('wall.since', day=day_text(one.since, view.lang))}" if one.since else ""
    return f"{layout.escape(typeset(getattr(one, view.lang), view.lang))}{since} <small>{seen}</small>"


def others(view, coverage):
    """The exports that were never received, each with how it is downloaded, in one fold."""
    rest = [export for export in downloads() if export not in set(coverage["export"])]
    rows = "".join(f"<tr><td>{export_name(None, export, view.lang)}</td><td>{how(view, export)}</td></tr>" for export in rest)
    return f'<details class="pt pt-empty"><summary>{view.say("wall.others")}</summary><table class="pt-table">{rows}</table></details>' if rest else ""


def _month(view, month):
    """A month's short name, and under it that it is sealed."""
    mark = f'<br><small>{view.say("seal.short")}</small>' if frame.sealed_as(view.store, month) else ""
    return f"{month_short(month.first, view.lang)}{mark}"


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
                return view.say("imports.next", export=export_name(platform, export, view.lang), how=how(view, export))
    return view.say("imports.wall_full", month=month_name(view.month.first, view.lang))
