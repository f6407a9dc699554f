"""Each kind of figures as a native chart: dots on intervals, bars, a pyramid, a line over months, a stave; editable, no picture."""

import math

from pages.parts.deck import fitting
from pages.parts.deck.chartml import (
    GROUPED,
    MONTHS,
    NOTHING,
    Drawing,
    Sheet,
    axis,
    chart,
    days,
    known,
    labels,
    marker,
    named,
    numbers,
    percent_code,
    steps,
    stroke,
    texts,
    to_foot,
)
from pages.parts.deck.paper import fill
from pages.parts.words import HARD

X, Y = 111, 222                       # the two axes' numbers


def drawing(view, told, wide, high):
    """The native chart of some figures in a room of so many px."""
    return {"dots": dots, "bars": bars, "pyramid": pyramid, "line": line, "course": line}[told.kind](view, told, wide, high)


def _ink(one):
    """A series' colour; the organisation's own is that of the letters."""
    return "tx1" if one.colour == "organisation" else one.colour


def _sheet(view, told):
    """The workbook of a chart, its categories in the first column; how the chart refers to them."""
    sheet = Sheet(view.say("files.data"))
    return sheet, texts(sheet.add(told.heads[0], told.categories)[1], told.categories)


# ── dots ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def dots(view, told, wide, high):
    """A dot on its interval a row, the dashed line it is held against; names at left and words at right are labels of the chart."""
    sheet, _ = _sheet(view, told)
    count, lang = len(told.categories), view.lang
    rows = [count - place for place in range(count)]
    places = sheet.add(view.say("files.height"), rows)[1], rows
    bounds = [known(value) for one in told.series for value in (*one.values, *one.low, *one.high)] + [told.middle]
    least, most = (pick(value for value in bounds if value is not None) for pick in (min, max))
    step = steps(max(most - min(least, 0), 0.001))
    least, most = math.floor(min(least, 0) / step) * step, math.ceil(most / step) * step
    series = [_middle(view, sheet, told, count)]
    series += [_span(view, sheet, one, rows, len(series) + place) for place, one in enumerate(told.series)]
    series += [_dots(view, sheet, one, places, len(series) + place) for place, one in enumerate(told.series)]
    words = [" · ".join(parts) for parts in zip(*told.notes, strict=True)]
    for place, (at, side, shown) in enumerate(((least, "l", told.categories), (most, "r", words)), len(series)):
        series.append(_words(view, sheet, shown, at, side, places, place))
    left, right = (max(fitting.width(name, 24) for name in shown) * 1.04 + 24 for shown in (told.categories, words))
    code = percent_code(lang, signed=True) if told.unit == "change" else GROUPED[lang]
    plot = f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{"".join(series)}<c:axId val="{X}"/><c:axId val="{Y}"/></c:scatterChart>'
    axes = (axis("valAx", X, Y, "b", least=float(least), most=float(most), step=float(step), code=code, grid=True, foot="low", lang=lang)
            + axis("valAx", Y, X, "l", least=0.4, most=count + 0.7, gone=True, lang=lang))
    return Drawing(chart(plot, axes, (left / wide, 0.02, (wide - left - right) / wide, 0.84), lang), sheet)


def _middle(view, sheet, told, count):
    rest = [None] * (3 * count - 2)                                 # LibreOffice forgets a first series that is shorter than those after it
    at, ends = [told.middle] * 2 + rest, [0.4, count + 0.7, *rest]
    (head, x), (_, y) = sheet.add(view.say("files.middle"), at), sheet.add(view.say("files.height"), ends)
    return (f'<c:ser>{named(0, head, view.say("files.middle"))}<c:spPr>{stroke("tx1", 2, "dash")}</c:spPr>{marker()}<c:xVal>{numbers(x, at)}</c:xVal><c:yVal>{numbers(y, ends)}</c:yVal><c:smooth val="0"/></c:ser>')


def _span(view, sheet, one, rows, place):
    """The intervals, a stroke a row: custom error bars lie across a row only in some programs."""
    ends = [end for low, high in zip(one.low, one.high, strict=True) for end in ((known(low), known(high), None) if known(low) is not None and known(high) is not None else ())]
    beside = [row if end else None for row, low, high in zip(rows, one.low, one.high, strict=True) if known(low) is not None and known(high) is not None for end in (1, 1, 0)]
    name, hollow = view.say("files.interval"), one.look == "outlined"
    (head, x), (_, y) = sheet.add(name, ends or [None]), sheet.add(view.say("files.height"), beside or [None])
    drawn = stroke("ink3" if hollow else _ink(one), 2.5 if hollow else 4, "sysDot" if hollow else "")
    return (f'<c:ser>{named(place, head, name)}<c:spPr>{drawn}</c:spPr>{marker()}<c:xVal>{numbers(x, ends or [None])}</c:xVal><c:yVal>{numbers(y, beside or [None])}</c:yVal><c:smooth val="0"/></c:ser>')


def _dots(view, sheet, one, places, place):
    head, x = sheet.add(one.name, [known(value) for value in one.values])
    point = marker("circle", 16, "bg1" if one.look == "outlined" else _ink(one), _ink(one))
    return (f'<c:ser>{named(place, head, one.name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{point}{labels(one.labels, "t", view.lang, bold=True)}'
            f'<c:xVal>{numbers(x, one.values)}</c:xVal><c:yVal>{numbers(*places)}</c:yVal><c:smooth val="0"/></c:ser>')


def _words(view, sheet, shown, at, side, places, place):
    """Words beside the rows, as labels of points that are not drawn."""
    name = view.say("files.name" if side == "l" else "files.words")
    sheet.add(name, shown)
    cells = [at] * len(shown)
    head, x = sheet.add(name, cells)
    return (f'<c:ser>{named(place, head, name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker()}{labels(shown, side, view.lang)}'
            f'<c:xVal>{numbers(x, cells)}</c:xVal><c:yVal>{numbers(*places)}</c:yVal><c:smooth val="0"/></c:ser>')


# ── bars ────────────────────────────────────────────────────────────────────────────────────────────────────────────

def _bar(view, sheet, told, names, place, one, sign=1):
    cells = [None if known(value) is None else sign * value for value in one.values]
    head, ref = sheet.add(one.name, cells)
    colour = _ink(one)
    ground = fill(colour) if one.look == "solid" else "<a:noFill/>" if one.look == "dashed" else fill(colour).replace("/></a:solidFill>", '><a:alpha val="16000"/></a:srgbClr></a:solidFill>')
    edge = stroke(colour, 1.5, "sysDash" if one.look == "dashed" else "")
    return (f'<c:ser>{named(place, head, one.name)}<c:spPr>{ground}{edge}</c:spPr><c:invertIfNegative val="0"/>{labels(one.labels, "outEnd", view.lang)}'
            f"<c:cat>{names}</c:cat><c:val>{numbers(ref, cells)}</c:val></c:ser>")


def _bars(series, lang, least, most, room, sheet, gap):
    plot = (f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/><c:overlap val="100"/>'
            f'<c:axId val="{X}"/><c:axId val="{Y}"/></c:barChart>')
    axes = (axis("catAx", X, Y, "l", turned=True, size=24, colour="tx1", foot="low", lang=lang)
            + axis("valAx", Y, X, "t", least=least, most=most, gone=True, lang=lang, between="between"))
    return Drawing(chart(plot, axes, room, lang), sheet)


def bars(view, told, wide, high):
    """Bars with what they are at their end; the others tinted, the unspecified dashed."""
    sheet, names = _sheet(view, told)
    series = "".join(_bar(view, sheet, told, names, place, one) for place, one in enumerate(told.series))
    most = max(known(value) or 0 for one in told.series for value in one.values) or 1
    left = min(max(fitting.width(name, 24) for name in told.categories) * 1.04 + 24, wide * 0.5)
    rows = len(told.categories)
    return _bars(series, view.lang, 0.0, most * 1.22, (left / wide, 0.01, (wide - left) / wide - 0.01, min(0.98, rows * 58 / high)), sheet, 60)


def pyramid(view, told, wide, high):
    """Women to the left, men to the right, the unspecified in a row of its own; values to the left are negative, as a bar has no other way."""
    sheet, names = _sheet(view, told)
    series = "".join(_bar(view, sheet, told, names, place, one, 1 if place else -1) for place, one in enumerate(told.series))
    most = (max(known(value) or 0 for one in told.series for value in one.values) or 1) * 1.45
    left = max(fitting.width(name, 24) for name in told.categories) * 1.04 + 24
    return _bars(series, view.lang, -most, most, (left / wide, 0.1, (wide - left) / wide - 0.01, 0.89), sheet, 35)


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

WIDTHS = {"solid": (3.5, ""), "muted": (2.5, ""), "going": (2.5, "sysDash"), "held": (1.5, "sysDash"), "points": (0, "")}
LINE = 30                             # px that a label and the room around it are high


def line(view, told, wide, high):
    """A line over months on usual variation; a rule for what happened; before a break apart, muted."""
    sheet = Sheet(view.say("files.data"))
    names = days(sheet.add(told.heads[0], told.days)[1], told.days)
    most = max(value for values in (*(one.values for one in told.series), told.high) for value in values if known(value) is not None) or 1
    step = steps(most)
    top = math.ceil(most / step) * step
    top += step if top - most < step * 0.35 else 0                  # room for the last value over its point
    code = percent_code(view.lang) if told.unit == "share" else "General" if step < 1 else GROUPED[view.lang]
    left = max(fitting.width(f"{top:,.0f}", 20) + 24, 84 if told.unit == "share" else 60)
    right = max((fitting.width(words, 24, "sans_bold") for one in told.series if one.look != "held" for words in one.labels), default=0) + 20 if told.kind == "course" else 16
    moved = _moved(told, float(top), high * 0.84) if told.kind == "course" else {}
    band = list(_usual(view, sheet, told, names)) if any(known(low) is not None for low in told.low) else []
    plot = [_run(view, sheet, told, names, one, len(band) + place, -moved.get(place, 0) / high) for place, one in enumerate(told.series)]
    plot += [_signal(view, sheet, told, names, len(band) + len(plot))] if told.signal else []
    under = float(top) - float(step) * 0.3                          # an event's name stands between two lines of the grid
    plot += [_event(view, sheet, names, len(told.days), under, event, len(band) + len(plot) + place) for place, event in enumerate(told.events)]
    ends = f'<c:axId val="{X}"/><c:axId val="{Y}"/>'
    usual = (f'<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>{"".join(band)}<c:gapWidth val="0"/><c:overlap val="100"/>{ends}</c:barChart>') if band else ""
    drawn = f'{usual}<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(plot)}<c:marker val="1"/>{ends}</c:lineChart>'
    axes = (axis("dateAx", X, Y, "b", step=_apart(told.days), code=MONTHS[view.lang], lang=view.lang, base="months" if all(day.day == 1 for day in told.days) else "days")
            + axis("valAx", Y, X, "l", least=0.0, most=float(top), step=float(step), code=code, grid=True, lang=view.lang, between="between"))
    return Drawing(chart(drawn, axes, (left / wide, 0.04, (wide - left - right) / wide, 0.84), view.lang), sheet)


def _apart(days):
    """How many months lie between two that are written under a chart."""
    return 6 if (days[-1] - days[0]).days > 400 else 3


def _moved(told, top, high):
    """{series: px its label moves up} so that no two at the right lie on each other; within the plot."""
    ends = sorted((next(value for value in reversed(one.values) if known(value) is not None) / top * high, place) for place, one in enumerate(told.series) if any(one.labels) and one.look != "held")
    at, places = -LINE, []
    for end, _ in ends:
        at = max(end, at + LINE)
        places.append(at)
    over = max(0, (places[-1] if places else 0) - high)
    return {place: stands - over - end for stands, (end, place) in zip(places, ends, strict=True)}


def _usual(view, sheet, told, names):
    """Usual variation, a block a month: what stands under it undrawn, and its height."""
    reach = [None if known(low) is None else upper - low for low, upper in zip(told.low, told.high, strict=True)]
    for place, (name, cells, look) in enumerate(((told.heads[2], told.low, NOTHING), (view.say("files.usual"), reach, fill("band") + "<a:ln><a:noFill/></a:ln>"))):
        head, ref = sheet.add(name, cells)
        yield f'<c:ser>{named(place, head, name)}<c:spPr>{look}</c:spPr><c:invertIfNegative val="0"/><c:cat>{names}</c:cat><c:val>{numbers(ref, cells)}</c:val></c:ser>'


def _run(view, sheet, told, names, one, place, moved=0.0):
    head, ref = sheet.add(one.name, [known(value) for value in one.values])
    colour, (width, dash) = _ink(one), WIDTHS[one.look]
    there = [at for at, value in enumerate(one.values) if known(value) is not None]
    point = marker("circle", 10, colour) if one.look == "solid" else marker("circle", 9, "bg1", colour)
    last = "" if one.look in ("muted", "held") or not there else f'<c:dPt><c:idx val="{there[-1]}"/>{point}<c:bubble3D val="0"/><c:spPr>{stroke(colour, width, dash)}</c:spPr></c:dPt>'
    falls = len(there) > 1 and one.values[there[-1]] < one.values[there[-2]]
    side = "r" if told.kind == "course" and one.look != "held" else "b" if falls else "t"
    told_at = tuple(f"{HARD}{words}" if words and side == "r" else words for words in one.labels)
    if one.look == "points":                     # where somebody looked, and nothing between
        return (f'<c:ser>{named(place, head, one.name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker("circle", 9, colour)}{labels(told_at, side, view.lang, bold=True, moved=moved)}'
                f"<c:cat>{names}</c:cat><c:val>{numbers(ref, one.values)}</c:val><c:smooth val=\"0\"/></c:ser>")
    return (f'<c:ser>{named(place, head, one.name)}<c:spPr>{stroke(colour, width, dash)}</c:spPr>{marker()}{last}{labels(told_at, side, view.lang, 20 if one.look == "held" else 24, bold=one.look != "held", moved=moved)}'
            f"<c:cat>{names}</c:cat><c:val>{numbers(ref, one.values)}</c:val><c:smooth val=\"0\"/></c:ser>")


def _signal(view, sheet, told, names, place):
    """The last whole month over its dot, where it is a signal: amber with an edge of ink."""
    one = next(one for one in told.series if one.look == "solid")
    last = max(at for at, value in enumerate(one.values) if known(value) is not None)
    name, cells = view.say(f"verdict.{told.signal}"), [value if at == last else None for at, value in enumerate(one.values)]
    head, ref = sheet.add(name, cells)
    return (f'<c:ser>{named(place, head, name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker("triangle" if told.signal == "signal_up" else "diamond", 18, "amber", "tx1")}'
            f"<c:cat>{names}</c:cat><c:val>{numbers(ref, cells)}</c:val><c:smooth val=\"0\"/></c:ser>")


def _event(view, sheet, names, count, top, event, place):
    """A rule over the month in which something happened, under its name; dotted where it is a break."""
    at, name, broken = event
    cells = [top if month == at else None for month in range(count)]
    head, ref = sheet.add(name, cells)
    short = fitting.shortened(name, 20, 380, 1)
    said = labels([short if month == at else "" for month in range(count)], "r" if at < count * 0.4 else "l", view.lang, 20, colour="ink3" if broken else "tx1")
    return (f'<c:ser>{named(place, head, name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker()}{said}{to_foot(stroke("ink3", 1.5, "sysDot" if broken else ""))}'
            f"<c:cat>{names}</c:cat><c:val>{numbers(ref, cells)}</c:val><c:smooth val=\"0\"/></c:ser>")


def panel(view, told, one, wide, high, is_last):
    """One of two series that stand one over the other, on a scale of its own from zero; the months under the last."""
    sheet = Sheet(view.say("files.data"))
    names = days(sheet.add(told.heads[0], told.days)[1], told.days)
    most = max((value for value in one.values if known(value) is not None), default=0) or 1
    step = steps(most * 1.15, 3)
    top = math.ceil(most * 1.15 / step) * step
    left = max(fitting.width(f"{top:,.0f}", 20) + 24, 60)
    plot = (f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{_run(view, sheet, told, names, one, 0)}<c:marker val="1"/>'
            f'<c:axId val="{X}"/><c:axId val="{Y}"/></c:lineChart>')
    axes = (axis("dateAx", X, Y, "b", step=6, code=MONTHS[view.lang], lang=view.lang, gone=not is_last)
            + axis("valAx", Y, X, "l", least=0.0, most=float(top), step=float(step), code=GROUPED[view.lang] if step >= 1 else "General", grid=True, lang=view.lang, between="between"))
    return Drawing(chart(plot, axes, (left / wide, 0.06, (wide - left - 48) / wide, (high - 44) / high if is_last else 0.86), view.lang), sheet)


def stave(view, told, one):
    """Thirteen months of one measure on five hairlines, a dot at the last."""
    sheet, names = _sheet(view, told)
    values = [known(value) for value in one.values]
    head, ref = sheet.add(one.name, values)
    low, high = (pick((value for value in values if value is not None), default=edge) for pick, edge in ((min, 0), (max, 1)))
    spread, colour = (high - low) or 1, _ink(one)
    last = f'<c:dPt><c:idx val="{len(values) - 1}"/>{marker("circle", 8, colour)}<c:bubble3D val="0"/></c:dPt>'
    plot = (f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser>{named(0, head, one.name)}<c:spPr>{stroke(colour, 2.5)}</c:spPr>{marker()}{last}'
            f'<c:cat>{names}</c:cat><c:val>{numbers(ref, values)}</c:val><c:smooth val="0"/></c:ser><c:marker val="1"/><c:axId val="{X}"/><c:axId val="{Y}"/></c:lineChart>')
    axes = (axis("catAx", X, Y, "b", gone=True, lang=view.lang)
            + axis("valAx", Y, X, "l", least=float(low), most=float(low + spread), step=float(spread / 4), gone=True, grid=True, lang=view.lang))
    return Drawing(chart(plot, axes, (0.02, 0.12, 0.96, 0.76), view.lang), sheet)
