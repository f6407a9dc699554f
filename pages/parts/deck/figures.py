"""The figures of a slide: what its chart holds, as plain data, so that a native chart, a drawing and a table hold the same numbers.

Each chart a slide can hold has one line in FIGURES; what it takes are the parts its chart is drawn from. A chart without figures
is refused in a sentence rather than drawn from other numbers.
"""

from dataclasses import dataclass
from datetime import date

from metrics.period import Month
from pages.parts import beside, charts, lines, overtime
from pages.parts.course import course
from pages.parts.words import day_text, month_short, month_text, number_text, percent_text

FEW = 8                               # posts under which a chart of kinds draws hollow and dotted


class NoFigures(LookupError):
    """A slide holds a chart that no file can draw."""

    def __init__(self, draw):
        super().__init__(f"The chart {draw.__module__}.{draw.__name__} has no figures: write how its parts read as Figures, and add it to FIGURES "
                         "in pages/parts/deck/figures.py, or a file would leave it out.")


@dataclass(frozen=True)
class Series:
    """One series: a value a category (None where absent), its colour (a name of style.LIGHT), its interval and what is printed at each."""

    name: str
    values: tuple
    colour: str
    low: tuple = ()
    high: tuple = ()
    labels: tuple = ()
    look: str = "solid"               # or outlined, dashed, points, muted (before a break), going (the month in progress), held (a line held against them)


@dataclass(frozen=True)
class Figures:
    """What a chart holds.

    `kind` is dots (a value on its interval, a row a category), bars, pyramid, line (months on usual variation), course (several series
    over time), panels (one over the other) or staves (a small line a row); `heads`
    and `rows` are its table as printed; `notes` are the columns of words beside the rows; `middle` is the dashed line a dot is held
    against; `low` and `high` bound usual variation, by category; `events` are (category, name, whether it breaks); `signal` is that
    of the last whole month; `days` are the categories' first days where they are months.
    """

    kind: str
    heads: tuple
    rows: tuple
    categories: tuple
    series: tuple
    notes: tuple = ()
    middle: float | None = None
    low: tuple = ()
    high: tuple = ()
    events: tuple = ()
    signal: str = ""
    days: tuple = ()
    unit: str = "count"    # or share, change


def of(view, chart):
    """The figures of a slide's chart. Raises NoFigures."""
    if chart.draw not in FIGURES:
        raise NoFigures(chart.draw)
    return FIGURES[chart.draw](view, *chart.parts)


def of_slide(view, slide):
    """The figures of a slide: its chart's, else those of its staves, else None."""
    return of(view, slide.chart) if slide.chart else staves(view, slide.rows) if slide.rows else None


def _heads(view, *names):
    return tuple(view.say(f"figures.{name}") for name in names)


def _signed(number, lang):
    return percent_text(number, lang, signed=True)


def years(view, rows):
    """Each measure's change over twelve months, its interval, against no change at all."""
    names, platforms, changes, low, high, labels, words = zip(*rows, strict=True)
    table = tuple((name, label, _signed(least, view.lang), _signed(most, view.lang), word) for name, _, _, least, most, label, word in rows)
    series = tuple(Series(view.say("figures.change"), _only(platforms, platform, changes), platform, _only(platforms, platform, low),
                          _only(platforms, platform, high), _only(platforms, platform, labels)) for platform in dict.fromkeys(platforms))
    return Figures("dots", _heads(view, "measure", "change", "low", "high", "year"), table, names, series, (words,), 0.0, unit="change")


def _only(keys, key, values):
    """The values of one key in their places, None elsewhere."""
    return tuple(value if one == key else None for one, value in zip(keys, values, strict=True))


def kinds(view, platform, rows, middle, room=None):
    """Each kind's raw median on its interval, against the page's; what stands on few posts apart."""
    names, medians, low, high, posts, labels, counts, words = zip(*rows, strict=True)
    lang = view.lang
    table = tuple((name, label, _told(least, lang), _told(most, lang), number_text(many, lang), word)
                  for name, _, least, most, many, label, _, word in rows)
    few = tuple(many < FEW for many in posts)
    series = tuple(Series(view.say("figures.median"), _only(few, scarce, medians), colour,
                          _only(few, scarce, low), _only(few, scarce, high), _only(few, scarce, labels), look)
                   for scarce, colour, look in ((False, platform, "solid"), (True, "muted", "outlined")) if scarce in few)
    return Figures("dots", _heads(view, "kind", "median", "low", "high", "posts", "beside"), table, names, series, (counts, words), float(middle))


def _told(number, lang):
    """A bound as printed; nothing where ranks give none."""
    return "" if number is None or number != number else number_text(number, lang, 0 if float(number).is_integer() else 1)


_LOOKS = {"named": "solid", "others": "outlined", "unspecified": "dashed"}


def shares(view, platform, rows):
    """Shares of one whole, the largest first; the others and the unspecified told apart."""
    names, values, bars = zip(*rows, strict=True)
    labels = tuple(percent_text(share, view.lang) for share in values)
    series = tuple(Series(view.say("figures.share"), _only(bars, bar, values), "muted" if bar == "unspecified" else platform,
                          labels=_only(bars, bar, labels), look=look) for bar, look in _LOOKS.items() if bar in bars)
    return Figures("bars", _heads(view, "segment", "share"), tuple(zip(names, labels, strict=True)), names, series, unit="share")


def counts(view, platform, rows):
    """Counts of things, the most first."""
    names, values, _, labels = zip(*rows, strict=True)
    series = (Series(view.say("figures.value"), values, platform, labels=labels),)
    return Figures("bars", _heads(view, "kind", "value"), tuple(zip(names, labels, strict=True)), names, series)


def pyramid(view, platform, rows, heads, rest):
    """Ages: women's and men's shares; the unspecified rest in a row of its own."""
    names = (*(age for age, _, _ in rows), *([rest[0]] if rest else []))
    after = (None,) if rest else ()
    women, men = (tuple(_known(row[side]) for row in rows) + after for side in (1, 2))
    unknown = (None,) * len(rows) + (rest[1],) if rest else ()
    told = [(heads[0], women, platform, "solid"), (heads[1], men, platform, "outlined"), *([(rest[0], unknown, "muted", "dashed")] if rest else [])]
    series = tuple(Series(name, values, colour, labels=_shares(values, view.lang), look=look) for name, values, colour, look in told)
    women_name, men_name = view.say("gender.women"), view.say("gender.men")
    table = tuple((name, *(next((text[place] for text in texts if text[place]), "") for texts in ((series[0].labels,), (one.labels for one in series[1:]))))
                  for place, name in enumerate(names))
    return Figures("pyramid", (view.say("figures.age"), women_name, men_name), table, names, series, unit="share")


def _known(share):
    return None if share is None or share != share else share


def _shares(values, lang):
    return tuple("" if share is None else percent_text(share, lang) for share in values)


def small_multiple(view, platform, account, measure):
    """Twenty-four months of one measure and the month in progress: before and after a break apart, usual variation, what happened."""
    drawn, lang = view.drawn(course, platform, account, measure), view.lang
    rows = tuple(drawn.months.itertuples())
    names = tuple(_month(row.month, lang) for row in rows)
    low, high = (tuple(drawn.usual.get(row.month, (None, None))[side] for row in rows) for side in (0, 1))
    unit = view.say("growth.per_day" if drawn.field == "per_day" else "growth.per_month")
    table = tuple((month_text(date.fromisoformat(row.month), lang), row.label, *(_bound(one, drawn.decimals, lang) for one in bounds))
                  for row, *bounds in zip(rows, low, high, strict=True) if _known(row.value) is not None)
    places = {row.month[:7]: place for place, row in enumerate(rows)}
    events = tuple((places[str(day)[:7]], name, broken) for day, name, broken in drawn.events if str(day)[:7] in places)
    return Figures("line", (view.say("figures.month"), unit, *_heads(view, "usual_low", "usual_high")), table, names,
                   tuple(_runs(view, rows, platform)), low=low, high=high, events=events, signal=drawn.signal or "",
                   days=tuple(date.fromisoformat(row.month) for row in rows))


def _month(first_day, lang):
    day = date.fromisoformat(first_day)
    return f"{month_short(day, lang)} {day.year}"


def _bound(number, decimals, lang):
    return "" if number is None else number_text(number, lang, decimals)


def _runs(view, rows, platform):
    """What is drawn apart: each series before a break, the present one, the dash to the month in progress."""
    whole = [place for place, row in enumerate(rows) if row.complete]
    now = rows[whole[-1]].era if whole else None
    for era in dict.fromkeys(rows[place].era for place in whole):
        values = tuple(row.value if row.complete and row.era == era else None for row in rows)
        labels = tuple(row.label if era == now and place == whole[-1] else "" for place, row in enumerate(rows))
        yield Series(view.say("figures.value" if era == now else "figures.before"), values, platform if era == now else "muted", labels=labels,
                     look="solid" if era == now else "muted")
    going = [place for place, row in enumerate(rows) if whole and place > whole[-1] and not row.complete and _known(row.value) is not None]
    if going:
        values = tuple(row.value if place in (whole[-1], going[-1]) else None for place, row in enumerate(rows))
        yield Series(view.say("figures.going"), values, platform, labels=("",) * len(rows), look="going")


def staves(view, rows):
    """Thirteen months of each platform's first measure, its last number and the year's word."""
    months = tuple(f"{month_short(month.first, view.lang)} {month.first.year}" for month in (view.month.back(back) for back in range(12, -1, -1)))
    series = tuple(Series(f"{name}, {measure}", values, platform, labels=("",) * 12 + (number,)) for platform, name, measure, values, number, _, _ in rows)
    table = tuple((f"{name}, {measure}", number, word, change) for _, name, measure, _, number, word, change in rows)
    return Figures("staves", _heads(view, "measure", "value", "year", "change"), table, months, series)


def over_time(view, platform, series, percent=True, joined=False, line=None, breaks=(), least=None):
    """Several series over the same days: dots where somebody looked, or months in a line; a line held against them, and breaks."""
    days = sorted({day for _, _, points in series for day, _, _ in points})
    days = _whole(days) if joined else days
    told = [run for one in series for run in _eras(view, platform, one, days, percent, joined)]
    table = tuple((day_text(date.fromisoformat(day), view.lang), *(_at(points, day, view.lang, percent) for _, _, points in series)) for day in days if any(day == one for _, _, points in series for one, _, _ in points))
    held = [Series(line[1], (line[0],) * len(days), "muted", labels=tuple(line[1] if place == len(days) // 6 else "" for place in range(len(days))), look="held")] if line else []
    marks = [(next((place for place, one in enumerate(days) if one >= day), len(days) - 1), words, True) for day, words in breaks]
    return Figures("course", (view.say("figures.day"), *(name for name, _, _ in series)), table, tuple(days), (*told, *held), events=tuple(marks),
                   days=tuple(map(date.fromisoformat, days)), unit="share" if percent else "count")


def _whole(days):
    """The same months with those between them that nothing is known of, so that a line stops there."""
    first, last = Month.parse(days[0][:7]), Month.parse(days[-1][:7])
    return sorted({*days, *(str(last.back(back).first) for back in range((last.year - first.year) * 12 + last.number - first.number))} if all(day.endswith("-01") for day in days) else days)


def _eras(view, platform, series, days, percent, joined):
    """A series, what lies before a break apart; its last value and name are printed."""
    name, kind, points = series
    for era in dict.fromkeys(era for _, _, era in points):
        known, last = {day: value for day, value, one in points if one == era}, era == points[-1][2]
        quiet = kind in overtime.REST or not last
        labels = tuple(f"{_at(points, day, view.lang, percent)}  {name}" if last and day == points[-1][0] else "" for day in days)
        yield Series(name if last else view.say("figures.before"), tuple(known.get(day) for day in days), "muted" if quiet else platform, labels=labels,
                     look="points" if not joined else "muted" if quiet else "solid")


def _at(points, day, lang, percent):
    """What a series says on a day, as printed; nothing where nobody looked."""
    value = next((value for one, value, _ in points if one == day), None)
    return "" if value is None else percent_text(value, lang) if percent else number_text(value, lang)


def two_panels(view, counter, running, platform, account, measure):
    """A counter over another series, each on a scale of its own."""
    panels = beside.panels(view, counter, running, platform, account, measure)
    months = [view.month.back(back) for back in range(beside.MONTHS - 1, -1, -1)]
    names = tuple(f"{month_short(month.first, view.lang)} {month.first.year}" for month in months)
    series = tuple(Series(name, tuple(values.get(str(month)) for month in months), colour, look="solid",
                          labels=tuple(written(values[last]) if str(month) == last else "" for month in months))
                   for colour, name, values, written in panels for last in (max(values, default=""),))
    table = tuple((month_text(month.first, view.lang), *(written(values[str(month)]) if str(month) in values else "" for _, _, values, written in panels))
                  for month in months)
    return Figures("panels", (view.say("figures.month"), *(name for _, name, _, _ in panels)), table, names, series, days=tuple(month.first for month in months))


FIGURES = {charts.years: years, charts.kinds: kinds, charts.shares: shares, charts.counts: counts, charts.pyramid: pyramid,
           lines.small_multiple: small_multiple, overtime.over_time: over_time, beside.two_panels: two_panels}
