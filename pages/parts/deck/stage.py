"""A slide on the screen: 1280 × 720 on light paper, scaled to the room it has; what stands where, and nothing about what it says."""

import streamlit as st

from pages.parts import canvas, organisation, tiles, trail
from pages.parts.deck import edition
from pages.parts.layout import escape
from pages.parts.words import month_text

WIDE, BESIDE = 1152, 816              # px of a slide 1280 wide: the whole of it, and beside numbers


def show(view, slide, place, count):
    """Draw a slide, the `place`-th of `count`."""
    with st.container(key="stage"), st.container(key="slide"):
        st.html(_paper(view, slide, place, count))
        if slide.chart:
            wide = not slide.numbers
            spec = canvas.enlarged(view.drawn(slide.chart.draw, *slide.chart.parts), slide.chart.times, slide.chart.height)
            with st.container(key="slide-wide" if wide else "slide-chart"):    # a scaled container would be measured scaled
                canvas.show(canvas.Drawn(spec | {"width": WIDE if wide else BESIDE, "autosize": "fit"}), slide.chart.alt, "content")


def _paper(view, slide, place, count):
    """Everything of a slide but its chart, as HTML."""
    month, ours = month_text(view.month.first, view.lang), view.organisation
    name = f" · {escape(ours.name)}" if ours.name else ""
    logo = f'<img src="{organisation.data_url(ours)}" alt="{escape(ours.name)}">' if ours.logo else ""
    rule = f' style="border-color:{ours.colour}"' if ours.colour else ""
    return (
        f'<section class="pt pt-slide" aria-label="{slide.title}"><header><b>{slide.about}</b> · {month}{name}<i>{logo}{view.say("deck.place", n=place + 1, all=count)}</i></header>'
        f"<h1{rule}>{slide.title}</h1>{_body(view, slide)}"
        f'<aside><b>{view.say("deck.takeaway")}</b>{slide.takeaway}</aside>'
        f'<footer>{slide.source} {trail.way(view, slide.about, *slide.trails)}<i>{edition.mark(view)}</i></footer></section>'
    )


def _body(view, slide):
    if slide.rows:
        return f'<table class="pt-slide-rows">{"".join(map(_row, slide.rows))}</table>'
    if slide.sentences:
        return "".join(f'<p class="pt-slide-said">{sentence}</p>' for sentence in slide.sentences)
    if slide.chart:
        return f'<div class="pt-slide-left">{"".join(_number(view, number) for number in slide.numbers)}</div>'
    return f'<div class="pt-slide-five" style="--n:{len(slide.numbers)}">{"".join(_tile(view, number) for number in slide.numbers)}</div>'


def _number(view, number):
    return f"<div><strong>{number.text}</strong><span>{number.label}</span></div>"


def _tile(view, number):
    """One of five: platform and measure over the number, comparisons under it, the month's verdict at its foot."""
    dot = f'<span class="pt-dot" style="--c:var(--pt-{number.platform})"></span>' if number.platform else ""
    beside = "".join(f"<tr><td>{name}</td><td>{change}</td></tr>" for name, change in number.beside)
    chip = tiles.chip(view, number.verdict) if number.verdict else ""
    return f"<div>{dot}<span>{number.label}</span><strong>{number.text}</strong><table>{beside}</table>{chip}</div>"


def _row(row):
    platform, name, measure, values, number, word, change = row
    dot = f'<span class="pt-dot" style="--c:var(--pt-{platform})"></span>'
    return (f"<tr><td>{dot}<b>{name}</b><br><small>{measure}</small></td><td>{tiles.stave(values, f'var(--pt-{platform})')}</td>"
            f"<td><strong>{number}</strong></td><td>{word}</td><td><b>{change}</b></td></tr>")
