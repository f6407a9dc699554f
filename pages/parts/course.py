"""One measure over 24 months as data: its months, the range of usual variation, what happened; what is drawn is drawn from this."""

from dataclasses import dataclass

import pandas as pd

from metrics.period import Month
from metrics.verdict import band
from pages.parts.happened import breaks, called, events_of, rows_of
from pages.parts.words import number_text

SHOWN = 3                             # events drawn at most


@dataclass(frozen=True)
class Course:
    """One measure's course: per day or by month (`field`), how many decimals are printed, a row a month (month value line complete era
    label), what is usual ({month: (low, high)}), events as (day, name, whether it breaks), the signal of its last month."""

    field: str
    decimals: int
    months: pd.DataFrame
    usual: dict
    events: tuple
    signal: str | None


def course(view, platform, account, measure):
    """The course of one measure over the 24 months that end with the view's, and the one in progress after it."""
    one = (platform, account, measure)
    rows = rows_of(view.ask("series", going=True), one)
    field = "per_day" if rows["per_day"].notna().any() else "value"
    decimals = 1 if field == "per_day" and rows[field].max() < 100 else 0
    return Course(field, decimals, _by_month(view, rows, field, decimals), _usual(view, rows, field), tuple(_events(view, one)), _signal(view, one))


def _by_month(view, rows, field, decimals):
    """A row per month, absent months without a value so that the line breaks there."""
    known = rows.set_index("month")
    lines = []
    for month in (view.month.back(back) for back in range(23, -2, -1)):
        here = known.loc[str(month)] if str(month) in known.index else None
        value = None if here is None else float(here[field])
        whole = here is not None and bool(here["complete"])
        lines.append(
            {
                "month": str(month.first),
                "value": value,
                "line": value if whole else None,
                "complete": whole,
                "era": None if here is None else f"{here['breaks_by_start']}/{here['breaks_by_end']}",
                "label": "" if value is None else number_text(value, view.lang, decimals),
            }
        )
    return pd.DataFrame(lines).dropna(subset=["value"]) if all(line["value"] is None for line in lines) else pd.DataFrame(lines)


def _usual(view, rows, field):
    """{first day of a month: (low, high)} of usual variation, as the verdict takes it; nothing before twelve whole months."""
    now = next(rows[rows["month"] == str(view.month)].itertuples(), None)
    same = rows[rows["complete"] & (rows["source"] == now.source) & (rows["breaks_by_start"] == now.breaks_by_end)] if now is not None else rows[:0]
    usual = band({view.month.ordinal - Month.parse(row.month).ordinal: float(getattr(row, field)) for row in same.itertuples()})
    return {str(view.month.back(ago).first): bounds for ago, bounds in usual.items() if ago < 24}


def _events(view, one):
    """What touched the measure, breaks first: as many as a chart can name."""
    for row in sorted(events_of(view, one), key=lambda row: not breaks(row, one[2]))[:SHOWN]:
        broken, name = breaks(row, one[2]), called(row, view.lang)
        yield row.day.date(), view.say("tile.broken", event=name) if broken else name, broken


def _signal(view, one):
    """The tile's verdict where it is a signal, else None."""
    word = next(iter(rows_of(view.ask("headline"), one)["verdict"]), None)
    return word if word in ("signal_up", "signal_down") else None
