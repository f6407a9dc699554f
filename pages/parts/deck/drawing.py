"""The drawings of a slide as SVG: its chart as the screen draws it, the staves of its rows; in the fonts the files carry, without a network."""

import re
from dataclasses import dataclass

from pages.parts import canvas, organisation, tiles
from pages.parts.deck import figures
from pages.parts.deck.plain import printed
from pages.parts.deck.stage import BESIDE, WIDE
from pages.parts.style import LIGHT

SANS = "Portee Sans"


@dataclass(frozen=True)
class Drawing:
    """An SVG and its size in px of a slide."""

    svg: str
    width: float
    height: float


def chart(view, told, width, draftsman):
    """What makes a slide's Chart a Drawing so many px wide, once it is called; a Draftsman draws it from now on."""
    spec = canvas.enlarged(view.drawn(told.draw, *told.parts), told.times, told.height)
    spec |= {"width": width, "autosize": "fit", "padding": 0, "config": spec["config"] | {"font": SANS}}
    promised = draftsman.svg(spec)
    return lambda: _drawing(printed(promised.result()))


def _drawing(svg):
    wide, high = (float(re.search(rf'<svg[^>]* {side}="([\d.]+)"', svg)[1]) for side in ("width", "height"))
    return Drawing(svg, wide, high)


def on_slide(view, slide, draftsman):
    """What makes a slide's chart its Drawing, over the whole width or beside numbers; it makes None where there is none."""
    return chart(view, slide.chart, BESIDE if slide.numbers else WIDE, draftsman) if slide.chart else lambda: None


def told(view, chart_told):
    """A chart in words: what it shows and, where its own words do not hold them, its numbers."""
    behind = figures.of(view, chart_told)
    if behind.kind not in ("line", "course", "panels", "pyramid"):
        return chart_told.alt
    return f"{chart_told.alt}. " + "; ".join(" ".join((f"{row[0]}{view.say('joint.colon', first='', then='')}", *filter(None, row[1:]))) for row in behind.rows)


def logo(view):
    """The organisation's logo as a Drawing for a template, its words with it; None where it has none."""
    ours = view.organisation
    if not ours.logo:
        return None
    wide, high = organisation.room(ours.size, 170, 28)
    picture = (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
               f'<image width="{wide}" height="{high}" xlink:href="{organisation.data_url(ours)}"/></svg>')
    return {"svg": picture, "width": wide, "height": high, "alt": ours.name or view.say("files.logo")}


def stave(values, platform):
    """Five hairlines and the line of thirteen months on them, as the tiles draw them, as a Drawing."""
    color = LIGHT[platform]
    ruled = "".join(f'<path d="M0 {y}.5H300" stroke="{LIGHT["rule"]}"/>' for y in range(0, 40, 8))
    runs = [[(x * 1.46 + 3, y) for x, y in run] for run in tiles.runs_of(values)]
    lines = "".join(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>' for run in runs)
    end = f'<circle cx="{runs[-1][-1][0]:.1f}" cy="{runs[-1][-1][1]:.1f}" r="4.5" fill="{color}"/>' if runs and values[-1] is not None else ""
    return Drawing('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="36" viewBox="0 -1 300 36">'
                   f'{ruled}<g fill="none" stroke="{color}" stroke-width="2" stroke-linejoin="round">{lines}</g>{end}</svg>', 300, 36)
