"""What would change of a breakdown, told as one line however many of its slices do: how many, and the largest by name."""

from data.measures import DIMENSIONS, MEASURES, kind_of
from pages.parts import layout
from pages.parts.findings import segment_name
from pages.parts.sentences import source_label
from pages.parts.words import counted, lower_first, month_text, number_text, of, percent_text

SOURCES = ("source", "channel")


def together(changes):
    """The changes as lines: the slices of one breakdown of one month are one, anything else is one of its own."""
    lines = {}
    for change in changes:
        same = (change.platform, change.account, change.month, change.dimension) if change.dimension else change.key
        lines.setdefault(same, []).append(change)
    return [tuple(line) for line in lines.values()]


def is_one(line):
    """Whether a line is told as a breakdown: all but a single source of visits, which has a name that people say."""
    return bool(line[0].dimension) and (len(line) > 1 or line[0].dimension not in SOURCES or line[0].few)


def sentence(view, line):
    """`la répartition par âge de mars 2023 changera (12 valeurs; la plus grande, « 25-34 » : de 34 à 41)`."""
    what = {"dimension": lower_first(getattr(DIMENSIONS[line[0].dimension], view.lang)), "month": of(month_text(line[0].month, view.lang), view.lang),
            "values": counted("changes.values", len(line), view.lang)}
    if all(change.after is None for change in line):
        return view.say("changes.slices_gone", **what)
    told = [change for change in line if not change.few and change.after is not None]
    if not told:
        return view.say("changes.slices_few", **what)
    largest = max(told, key=lambda change: max(change.before, change.after))
    return view.say("changes.slices" if len(line) > 1 else "changes.slice", name=_name(view, largest, line), before=value_text(largest.before, largest, view.lang),
                    after=value_text(largest.after, largest, view.lang), **what)


def rows(view, line):
    """A row of a table for each slice, the largest first: its name, what it was, what it would be."""
    ordered = sorted(line, key=lambda change: (change.few, -max(change.before, change.after or 0), change.measure))
    return [f"<tr><td>{_name(view, change, line)}</td><td>{_said(view, change)}</td></tr>" for change in ordered]


def value_text(value, change, lang):
    """A value as its measure is read."""
    if value is None:
        return ""
    measure = change.measure.partition("/")[0] if change.dimension else change.measure
    if change.is_share or (measure in MEASURES and kind_of(measure) == "rate"):
        return percent_text(value, lang)
    return number_text(value, lang, 0 if float(value).is_integer() else 2)


def _said(view, change):
    if change.few:
        return view.say("changes.row_few")
    before, after = (value_text(value, change, view.lang) for value in (change.before, change.after))
    return view.say("changes.row_gone", value=before) if change.after is None else view.say("changes.row", before=before, after=after)


def _name(view, change, line):
    """A slice as pages call it; its measure too, where a breakdown has several."""
    name = source_label(change.segment, view.lang) if change.dimension in SOURCES else segment_name(change.dimension, change.segment, view.lang)
    measures = {one.measure.partition("/")[0] for one in line}
    if len(measures) == 1:
        return layout.escape(name)
    return f"{layout.escape(name)}, {lower_first(getattr(MEASURES[change.measure.partition('/')[0]], view.lang))}"
