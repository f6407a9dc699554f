"""The table behind a chart: the very rows the chart draws, folded under it, to be read aloud or copied."""

import streamlit as st

from data.neutral import neutral
from pages.parts import canvas
from pages.parts.deck import figures
from pages.parts.deck.slide import Chart
from pages.parts.layout import escape


def chart(view, draw, parts, alt, name):
    """A chart of `overtime` or `beside` with its table, which holds the figures that files would."""
    show(made(view, draw, parts, name), alt)


def made(view, draw, parts, name):
    """The same to be shown later: the chart's specification, and the fold."""
    return view.drawn(draw, *parts), view.drawn(_fold_of, draw.__name__, name, parts)


def show(told, alt):
    """What `made` made."""
    spec, folded = told
    canvas.show(spec, alt)
    st.html(folded)


_DRAWN = {draw.__name__: draw for draw in figures.FIGURES}


def _fold_of(view, drawn, name, parts):
    told = figures.of(view, Chart(_DRAWN[drawn], parts, ""))
    return fold(view, name, told.heads, told.rows)


def table(view, name, heads, rows):
    """A fold under a chart with its numbers."""
    st.html(fold(view, name, heads, rows))


def fold(view, name, heads, rows):
    """The fold as HTML; `name` says for those who cannot see it which chart. Cells are texts as the chart prints them; the first of a
    row is its name. What the chart hides is not among them."""
    head = "".join(f'<th scope="col"{_side(place)}>{escape(words)}</th>' for place, words in enumerate(heads))
    lines = "".join(f'<tr>{"".join(_cell(place, cell) for place, cell in enumerate(row))}</tr>' for row in rows)
    said = f'<span class="pt-unseen"> : {escape(name)}</span>'
    return (f'<details class="pt pt-behind"><summary>{view.say("chart.table")}{said}</summary>'
            f'<table class="pt-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></details>')


def _side(place):
    return ' class="n"' if place else ""


def _cell(place, cell):
    words = escape(str(neutral(cell)))
    return f'<th scope="row">{words}</th>' if not place else f'<td class="n">{words}</td>'
