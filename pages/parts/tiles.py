"""The five numbers of the month, each on its stave, beside last month, per day, the same month last year and twelve months."""

from base64 import b64encode

from data.measures import MEASURES, PLATFORMS
from metrics.period import Month
from metrics.tiles import five
from pages.parts.happened import breaks, called, events_of, rows_of
from pages.parts.layout import escape, given
from pages.parts.trail import of_row, way
from pages.parts.words import change_text, month_name, month_short, month_text, number_text, percent_text, text

MONTHS, SMALL = 13, 5


def stave(values, color):
    """Five hairlines and the line of thirteen months on them; it starts where the series does and breaks where it does."""
    runs = runs_of(values)
    lines = "".join(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>' for run in runs)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 33" preserveAspectRatio="none"><g fill="none" stroke="#000" '
        f'stroke-width="2" stroke-linejoin="round" vector-effect="non-scaling-stroke">{lines}</g></svg>'
    )
    mask = f"url(data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()})"
    end = "" if values[-1] is None else f'<u style="left:{runs[-1][-1][0] / 2:.1f}%;top:{runs[-1][-1][1]:.1f}px"></u>'
    return f'<div class="pt-stave" style="--c:{color}"><i style="-webkit-mask-image:{mask};mask-image:{mask}"></i>{end}</div>'


def runs_of(values):
    """A stave's line on 200 × 33 px: a list of points a run of months; it breaks where a month is absent."""
    present = [value for value in values if value is not None]
    low, high = min(present, default=0), max(present, default=1)
    spread = (high - low) or 1
    return list(_runs([None if value is None else (place / (MONTHS - 1) * 200, 30 - (value - low) / spread * 26) for place, value in enumerate(values)]))


def _runs(points):
    run = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def last_months(series, row, month):
    """A measure's thirteen months that end with this one, None where there is none or it is partial."""
    same = rows_of(series, (row.platform, row.account, row.measure))
    same = same[same["complete"].astype(bool)]
    same = same[same["breaks_by_start"] == same["breaks_by_end"].max()]
    known = dict(zip(same["month"], same["value"], strict=True))
    return [known.get(str(month.back(back))) for back in range(MONTHS - 1, -1, -1)]


def tile(view, row, series, trend):
    """One tile as HTML."""
    color = f"var(--pt-{row.platform})"
    values = last_months(series, row, view.month)
    platform, measure = getattr(PLATFORMS[row.platform], view.lang), measure_name(row, view.lang)
    lines = "".join(_row(*line) for line in lines_of(view, row, trend))
    partial = "" if row.complete else f'<div class="pt-quiet">{view.say("tile.partial", days=int(row.days))}</div>'
    from_files = way(view, f"{platform}, {measure}", of_row(row))
    return (
        f'<div class="pt-tile"><div>{from_files}<span class="pt-dot" style="--c:{color}"></span><b>{platform}</b></div><div class="pt-what">{escape(measure)}</div>'
        f'<div class="pt-number">{number_text(row.value, view.lang)}</div>{stave(values, color)}{partial}<table class="pt-rows">{lines}</table>{_verdict(view, row, trend)}</div>'
    )


def _row(name, base, change):
    """A comparison: base in the middle and change at right, or words across both."""
    cells = f"<td>{base}</td><td>{change}</td>" if base else f'<td colspan="2">{change}</td>'
    return f"<tr><td>{name}</td>{cells}</tr>"


def measure_name(row, lang):
    """A row's measure as people call it."""
    return named(row.platform, row.measure, lang)


def named(platform, measure, lang):
    """A measure as this platform calls it, else as the catalogue does, else as the organisation typed it."""
    if (platform, measure) == ("tiktok", "views"):
        return text("measure.tiktok_views", lang)
    return getattr(MEASURES[measure], lang) if measure in MEASURES else measure


def lines_of(view, row, trend):
    """A tile's four comparisons, (name, base, change) each: last month, per day, the same month last year, twelve months."""
    month = view.month
    before, year = month_short(month.previous.first, view.lang), month_text(month.same_last_year.first, view.lang)
    yield _across(view, row, before, month.previous) if row.previous_broken else _compared(view, before, row, row.previous, row.change)
    yield _per_day(view, row)
    yield _across(view, row, year, month.same_last_year) if row.year_broken else _compared(view, year, row, row.last_year, row.change_year)
    yield _twelve(view, row, trend)


def _compared(view, name, row, base, change):
    """Last month or last year: base in the middle, change at right; small bases and absences in words."""
    if not row.complete:
        return name, "", f"<em>{view.say('tile.not_yet')}</em>"
    if base != base:
        return name, "", f"<em>{view.say('tile.absent')}</em>"
    if base == 0 or max(base, row.value) < SMALL:
        return name, "", view.say("tile.small", base=number_text(base, view.lang), value=number_text(row.value, view.lang))
    return name, number_text(base, view.lang), change_text(change, view.lang)


def _across(view, row, name, then):
    """In place of a comparison that no number can make: the break that lies between the two months."""
    between = [one for one in events_of(view, (row.platform, row.account, row.measure), then)
               if breaks(one, row.measure) and then.first < one.day.date() <= view.month.last]
    return name, "", f"<em>{view.say('tile.broken', event=escape(called(between[-1], view.lang)))}</em>"


def _per_day(view, row):
    name = view.say("tile.per_day")
    if row.kind == "unique":
        return name, "", f"<em>{view.say('tile.people')}</em>"
    if not row.complete:
        return name, "", f"<em>{view.say('tile.not_yet')}</em>"
    if row.change_per_day != row.change_per_day or not row.previous or max(row.previous, row.value) < SMALL:
        return name, "", f"<em>{view.say('tile.absent')}</em>"
    return name, "", change_text(row.change_per_day, view.lang)


def _twelve(view, row, trend):
    name = view.say("tile.twelve")
    if row.kind != "flow":
        return name, "", f"<em>{view.say('tile.people_total')}</em>"
    year = _year_of(row, trend)
    if year is None or year.verdict == "not_yet":
        return name, "", f"<em>{view.say('tile.young')}</em>"
    return name, view.say(f"verdict.{year.verdict}"), change_text(year.change, view.lang)


def _year_of(row, trend):
    return next(rows_of(trend, (row.platform, row.account, row.measure)).itertuples(), None)


SIGNS = {"signal_up": "▲", "signal_down": "▼", "above": "▲", "below": "▼"}


def chip(view, word, words="verdict"):
    """A verdict's word, told apart without hue: filled, heavy edge, edge, dashes, bare."""
    sign = f"<i>{SIGNS[word]}</i> " if word in SIGNS else ""
    return f'<span class="pt-chip {word}">{sign}{view.say(f"{words}.{word}")}</span>'


def _verdict(view, row, trend):
    """The month's verdict at the tile's foot; what it rests on is one click away, by mouse or keyboard."""
    word = given(getattr(row, "verdict", None))
    if not word:
        return ""
    told = " ".join(part for part in (_why(view, row), _year_range(view, row, trend), _to_date(view, row)) if part)
    return f'<details class="pt-why"><summary>{chip(view, word)}</summary>{told}</details>'


def _why(view, row):
    match row.verdict:
        case "no_base":
            return view.say("verdict.base")
        case "too_few":
            return view.say("verdict.few")
        case "not_enough_months":
            return view.say("verdict.months", months=int(row.verdict_months))
    people = row.kind != "flow"
    low, high, now = (number_text(number, view.lang, 0 if people else 1) for number in (row.usual_low, row.usual_high, row.value / row.days))
    return view.say(f"verdict.range_{'people' if people else 'day'}", low=low, high=high, now=now, months=int(row.verdict_months))


def _year_range(view, row, trend):
    year = _year_of(row, trend) if row.kind == "flow" else None
    if year is None or year.verdict == "not_yet":
        return ""
    return view.say("verdict.range_year", low=percent_text(year.low - 1, view.lang, signed=True), high=percent_text(year.high - 1, view.lang, signed=True))


def _to_date(view, row):
    """The year so far, beside the same months of the year before."""
    same = next(rows_of(view.ask("year_to_date"), (row.platform, row.account, row.measure)).itertuples(), None)
    if same is None or same.months < 2:
        return ""
    value, before = (number_text(number, view.lang) for number in (same.value, same.before))
    return view.say("tile.to_date", month=month_name(Month.parse(same.since).first, view.lang), value=value, before=before, change=percent_text(same.change, view.lang, signed=True))


def five_tiles(view):
    """The five tiles as HTML; empty where the month has no number."""
    rows = five(view.ask("headline"))
    series, trend = view.ask("series"), view.ask("trend")
    return f'<div class="pt pt-tiles">{"".join(tile(view, row, series, trend) for row in rows)}</div>' if rows else ""


SITE = ("visits", "unique_visitors", "active_users", "page_views", "new_users")


def of_site(view):
    """The month's numbers of the website, as tiles."""
    headline = view.ask("headline", platform="website")
    happened = list(headline[headline["grain"] == "happened"].itertuples())
    rows = [row for measure in SITE for row in happened if row.measure == measure][:len(SITE)]
    series, trend = view.ask("series"), view.ask("trend")
    return f'<div class="pt pt-tiles" style="--n:{max(len(rows), 3)}">{"".join(tile(view, row, series, trend) for row in rows)}</div>'
