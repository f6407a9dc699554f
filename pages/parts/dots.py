"""Kinds of posts on a page: a dot at each one's median on its interval, sorted, its number of posts and its word; the same in words and in a table."""

from dataclasses import dataclass

from pages.parts import behind, charts, facets
from pages.parts.canvas import Drawn
from pages.parts.layout import escape
from pages.parts.words import counted, number_text

TAGS = 12
HEADS = ("kind", "posts", "median", "interval", "verdict")


@dataclass(frozen=True)
class Dots:
    """The chart, what it says, the same on a phone, the table behind it and what stands under it; without a chart where no kind has a
    number, `foot` then says why."""

    foot: str
    chart: Drawn | None = None
    said: str = ""
    narrow: str = ""
    folded: str = ""


def dots(view, platform, facet, equal):
    """The kinds of one platform's twelve months by a facet; `equal` divides each post by the middle one of its format."""
    told = facets.kinds(view, facet, platform, equal)
    shown = list(told.dropna(subset=["median_interactions"]).head(TAGS).itertuples())
    if not shown:
        return Dots(view.say("content.untagged_all" if facet != "format" else "content.no_numbers"))
    middle, rows = shown[0].platform_median, tuple(_row(view, facet, equal, line) for line in shown)
    return Dots(
        _foot(view, told, facet, equal, middle),
        view.drawn(charts.kinds, platform, rows, middle),
        "; ".join(f"{name}: {label} ({count}), {word}" for name, *_, label, count, word in rows),
        "".join(f"<div><b>{escape(name)}</b> · {count} · {word}</div>" for name, *_, count, word in rows),
        behind.fold(view, view.say(f"content.kinds_{facet}"), [view.say(f"chart.{name}") for name in HEADS],
                    [(name, str(posts), label, _interval(view, low, high, equal), word) for name, _, low, high, posts, label, _, word in rows]),
    )


def _row(view, facet, equal, line):
    """A kind as the chart takes it."""
    name = facets.names(view, facet).get(line.kind, line.kind)
    return (name, line.median_interactions, line.low, line.high, int(line.posts), amount(view, line.median_interactions, equal),
            f"n = {int(line.posts)}", view.say(f"content.word_{line.verdict}"))


def _foot(view, told, facet, equal, middle):
    untagged = int(told["platform_posts"].iloc[0] - told["tagged"].iloc[0])
    rest = f" {counted(f'content.untagged_{facet}', untagged, view.lang)}" if untagged and facet != "format" else ""
    return f'{view.say("content.middle_equal" if equal else "content.middle", median=amount(view, middle, equal))}{rest}'


def _interval(view, low, high, equal):
    """The interval of a median, nothing where its ranks give none."""
    return view.say("chart.between", low=amount(view, low, equal), high=amount(view, high, equal)) if low == low and low is not None else ""


def amount(view, number, equal=False):
    """A median as read: whole where it is, a factor where posts are held against their format."""
    if equal:
        return f"{number_text(number, view.lang, 2)} ×"
    return number_text(number, view.lang, 0 if float(number).is_integer() else 1)
