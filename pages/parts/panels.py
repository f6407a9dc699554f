"""The panels of Growth: every series there is, each under its name and its finding, and the same numbers to be copied."""

from metrics.tiles import PREFERRED
from pages.parts import counting, findings, happened, layout, sentences, trail
from pages.parts.trail import Trail
from pages.parts.words import lower_first, number_text


def everything(view):
    """(platform, account, measure) of every series, those of the tiles first."""
    series = view.ask("series", going=True)
    known = list(series[["platform", "account", "measure"]].drop_duplicates().itertuples(index=False, name=None))
    first = {pair: place for place, pair in enumerate(PREFERRED)}
    return sorted(known, key=lambda one: (first.get((one[0], one[2]), len(first)), one))


def called(view, one):
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
    own = trail.way(view, called(view, one), Trail(platform, measure, account, months=24))
    return (
        f'<div class="pt pt-panel">{own}{layout.dot(platform)}<b>{sentences.platform_name(platform, view.lang)}</b> '
        f"{layout.escape(lower_first(counting.named(view, platform, measure)))} {unit}<div>{finding}</div></div>",
        finding,
    )


def table(view, *shown):
    """The same numbers, month by month, folded."""
    series, name = view.ask("series", going=True), view.say("growth.table")
    head = "".join(f'<th scope="col" class="n">{layout.escape(called(view, one))}</th>' for one in shown)
    known = [dict(zip(rows["month"], rows["value"], strict=True)) for rows in (happened.rows_of(series, one) for one in shown)]
    lines = "".join(
        f'<tr><th scope="row">{month}</th>'
        + "".join(f'<td class="n">{number_text(values.get(month), view.lang)}</td>' for values in known)
        + "</tr>"
        for month in sorted(series["month"].unique())
    )
    return (
        f'<details class="pt"><summary>{name}</summary><div class="pt-written" tabindex="0" role="region" aria-label="{name}"><table class="pt-table">'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table></div></details>"
    )
