"""The deck as one HTML page: nothing is asked of any network, no script runs, charts are SVG with their numbers in a table behind them.

The policy in its head forbids whatever is not in the file itself. Both languages in one file are chosen by two radio buttons and CSS.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape

from data.progress import each
from pages.parts import organisation, tiles
from pages.parts.deck import about, drawing, edition, figures, press, slides
from pages.parts.deck.draftsman import FONTS, Draftsman
from pages.parts.deck.plain import plain
from pages.parts.style import BAND, INK, LIGHT, PLATFORM
from pages.parts.words import month_text

NAMES = {"fr": "Français", "en": "English"}
FACES = (("Portee Sans", "Sans-Regular", 400, "normal"), ("Portee Sans", "Sans-SemiBold", 600, "normal"), ("Portee Sans", "Sans-Italic", 400, "italic"),
         ("Portee Serif", "Serif-Regular", 400, "normal"), ("Portee Serif", "Serif-SemiBold", 600, "normal"))


def write(views, out):
    """Write the deck of one View, or of one a language, to `out`, a path or a stream."""
    style, title = _style() + _brand(views[0]), " / ".join(told(about.headed(view)) for view in views)
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    switch = _switch(views) if len(views) > 1 else ""
    with Draftsman() as draftsman:
        body = "".join(_deck(view, draftsman) for view in views)
    page = (f'<!doctype html>\n<html lang="{views[0].lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
            f'<meta name="generator" content="Portée"><title>{title}</title><style>{style}</style></head><body>{switch}{body}</body></html>\n')
    press.delivered(out, page.encode())


def told(words):
    """A text of a slide, escaped, without what turns text around."""
    return escape(plain(words))


def _switch(views):
    """Two radio buttons before everything: CSS shows the language that is chosen."""
    buttons = "".join(f'<input type="radio" name="lang" id="say-{view.lang}"{" checked" if place == 0 else ""}><label for="say-{view.lang}" lang="{view.lang}">{NAMES[view.lang]}</label>'
                      for place, view in enumerate(views))
    return f'<header><fieldset class="switch"><legend>{" / ".join(told(view.say("frame.language")) for view in views)}</legend>{buttons}</fieldset></header>'


def _deck(view, draftsman):
    shown, name = slides.deck(view), f"deck-{view.lang}"
    charts = [drawing.on_slide(view, slide, draftsman) for slide in each("write", shown, lambda slide: slide.name)]
    papers = "".join(_slide(view, slide, chart(), place, len(shown)) for place, (slide, chart) in enumerate(zip(shown, charts, strict=True)))
    lead = f'{told(edition.made(view))} · {told(edition.mark(view))}'
    return (f'<main lang="{view.lang}" class="deck" id="{name}"><header class="top">{_logo(view)}<h1>{told(about.headed(view))}</h1><p>{lead}</p></header>{papers}{_about(view)}</main>')


def _slide(view, slide, chart, place, count):
    """One slide as the screen shows it, then the numbers behind its drawing."""
    key = f"{slide.name}-{view.lang}"
    return (f'<section class="frame" aria-labelledby="{key}"><div class="slide"><p class="about"><span><b>{told(slide.about)}</b> · {told(organisation.after(view, month_text(view.month.first, view.lang)))}</span>'
            f'<span>{told(view.say("deck.place", n=place + 1, all=count))}</span></p><h2 id="{key}">{told(slide.title)}</h2><div class="body">{_body(view, slide, chart, key)}</div>'
            f'<p class="taken"><b>{told(view.say("deck.takeaway"))}</b> {told(slide.takeaway)}</p>'
            f'<p class="foot"><span>{told(slide.source)}</span><span>{told(edition.mark(view))}</span></p></div>{_behind(view, slide)}</section>')


def _body(view, slide, chart, key):
    if slide.rows:
        return f'<table class="rows"><thead class="unseen"><tr>{_heads(figures.staves(view, slide.rows).heads)}</tr></thead><tbody>{"".join(map(_row, slide.rows))}</tbody></table>'
    if slide.sentences:
        return "".join(f'<p class="said">{told(sentence)}</p>' for sentence in slide.sentences)
    if chart:
        numbers = "".join(f"<div><strong>{told(one.text)}</strong><span>{told(one.label)}</span></div>" for one in slide.numbers)
        return f'{f"""<div class="left">{numbers}</div>""" if numbers else ""}<div class="{"chart" if numbers else "wide"}" tabindex="0">{_drawn(chart, slide.chart.alt, key)}</div>'
    return f'<div class="five n{len(slide.numbers)}">{"".join(_tile(view, number) for number in slide.numbers)}</div>'


def _tile(view, number):
    beside = "".join(f"<tr>{f'<th scope=row>{told(name)}</th>' if name else '<td></td>'}<td>{told(change)}</td></tr>" for name, change in number.beside)
    return (f'<div><span class="label">{_dot(number.platform)}{told(number.label)}</span><strong>{told(number.text)}</strong><table>{beside}</table>{_chip(view, number.verdict)}</div>')


def _chip(view, verdict):
    sign = f'<i aria-hidden="true">{tiles.SIGNS[verdict]}</i> ' if verdict in tiles.SIGNS else ""
    return f'<span class="chip {verdict}">{sign}{told(view.say(f"verdict.{verdict}"))}</span>' if verdict else ""


def _dot(platform):
    return f'<i class="dot c-{platform}" aria-hidden="true"></i>' if platform else ""


def _row(row):
    platform, name, measure, values, number, word, change = row
    return (f"<tr><th scope=row>{_dot(platform)}<b>{told(name)}</b><br><small>{told(measure)}</small></th><td>{_themed(drawing.stave(values, platform).svg)}"
            f"<strong>{told(number)}</strong></td><td>{told(word)}</td><td><b>{told(change)}</b></td></tr>")


def _drawn(chart, words, key):
    """A chart's SVG, one picture with its words for those who cannot see it; its names of its own among the page's."""
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{key}-", chart.svg)
    svg = re.sub(r' (role|aria-[a-z]+)="[^"]*"', "", svg)
    return _themed(svg).replace("<svg ", f'<svg role="img" aria-label="{told(words)}" ', 1)


_VARIABLE = {color: f"var(--{name})" for name, color in (LIGHT | {name: light for name, (light, _) in INK.items()}).items()}


def _themed(svg):
    """A drawing whose colours follow light and dark, and which is hidden from nobody by its fixed size."""
    svg = re.sub(r' (width|height)="[\d.]+"(?=[^>]* viewBox=)', "", svg, count=2)
    return re.sub(r'="(#[0-9A-Fa-f]{6})"', lambda found: f'="{_VARIABLE.get(found[1], found[1])}"', svg)


def _heads(names):
    return "".join(f'<th scope="col">{told(name)}</th>' for name in names)


def _behind(view, slide):
    """The numbers of a slide's drawing in a table, one click or key away."""
    behind = figures.of_slide(view, slide)
    if behind is None:
        return ""
    rows = "".join(f"<tr><th scope=row>{told(first)}</th>{''.join(f'<td>{told(cell)}</td>' for cell in cells)}</tr>" for first, *cells in behind.rows)
    return f'<details><summary>{told(view.say("about.figures"))}</summary><table class="figures"><thead><tr>{_heads(behind.heads)}</tr></thead><tbody>{rows}</tbody></table></details>'


def _about(view):
    one = about.about(view)
    parts = ((view.say("about.facts"), one.facts), (one.heads[0], one.method), (one.heads[1], one.words), (one.heads[2], one.measures))
    told_of = "".join(f"<h3>{told(head)}</h3><dl>{''.join(f'<dt>{told(name)}</dt><dd>{told(how)}</dd>' for name, how in pairs)}</dl>" for head, pairs in parts)
    return f'<section class="end" aria-labelledby="about-{view.lang}"><h2 id="about-{view.lang}">{told(one.title)}</h2>{told_of}</section>'


def _logo(view):
    return f'<img src="{organisation.data_url(view.organisation)}" alt="{told(view.organisation.name)}">' if view.organisation.logo else ""


def _brand(view):
    """The organisation's colour in the rules on light paper; the dark keeps its own."""
    return f"@media (prefers-color-scheme:light),print{{.slide h2{{border-color:{view.organisation.colour}}}}}" if view.organisation.colour else ""


@cache
def _style():
    """The page's one style: its fonts, its colours for light and dark, and html.css, whose lengths in `u` are px of a slide."""
    sheet = re.sub(r"(?<![\w.#-])(-?[\d.]+)u\b", r"calc(\1*var(--u))", (press.HERE / "html.css").read_text("utf-8"))
    return "".join(map(_face, FACES)) + _colours() + sheet


def _face(face):
    family, file, weight, slope = face
    data = b64encode((FONTS / f"Portee{file}.woff2").read_bytes()).decode()
    return f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slope};src:url(data:font/woff2;base64,{data}) format("woff2")}}'


def _colours():
    every = {**INK, **PLATFORM, "muted": INK["ink3"], "band": BAND, "amber": ("#F2B134", "#F2B134")}
    light, dark = ("".join(f"--{name}:{pair[side]};" for name, pair in every.items()) for side in (0, 1))
    dots = "".join(f".c-{name}{{background:var(--{name})}}" for name in PLATFORM)
    return f":root{{color-scheme:light dark;{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{dots}"
