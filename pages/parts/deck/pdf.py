"""The deck as PDF: each slide as the screen shows it, tagged, with real headings and alternative texts; the last page says what is counted."""

from dataclasses import asdict

from data.progress import each
from pages.parts import organisation, tiles
from pages.parts.deck import drawing, edition, press, slides
from pages.parts.deck.about import about, headed
from pages.parts.deck.draftsman import Draftsman
from pages.parts.words import month_text


def write(views, out):
    """Write the deck of one View, or of one a language, to `out`."""
    with Draftsman() as draftsman:
        decks = [_deck(view, draftsman) for view in views]
    press.printed("deck.typ", out, " / ".join(deck["title"] for deck in decks), **press.deep({"decks": decks}), author="Portée", brand=views[0].organisation.colour, keywords=[view.say("menu.deck") for view in views])


def _deck(view, draftsman):
    shown = slides.deck(view)
    charts = [drawing.on_slide(view, slide, draftsman) for slide in each("write", shown, lambda slide: slide.name)]
    return {"lang": view.lang, "title": headed(view), "mark": edition.mark(view), "word": view.say("about.facts"), "about": asdict(about(view)),
            "slides": [_slide(view, slide, chart(), place, len(shown)) for place, (slide, chart) in enumerate(zip(shown, charts, strict=True))]}


def _slide(view, slide, chart, place, count):
    return {
        "about": slide.about, "month": organisation.after(view, month_text(view.month.first, view.lang)), "logo": drawing.logo(view), "place": view.say("deck.place", n=place + 1, all=count),
        "title": slide.title, "numbers": [_number(view, number) for number in slide.numbers], "sentences": slide.sentences,
        "rows": [row_of(view, row) for row in slide.rows], "chart": asdict(chart) if chart else None, "alt": drawing.told(view, slide.chart) if slide.chart else "",
        "word": view.say("deck.takeaway"), "takeaway": slide.takeaway, "source": slide.source, "mark": edition.mark(view),
    }


def _number(view, number):
    return asdict(number) | {"verdict": verdict_of(view, number.verdict)}


def verdict_of(view, name):
    """A verdict for a template: its name, sign and word; None where there is none."""
    return {"name": name, "sign": tiles.SIGNS.get(name, ""), "word": view.say(f"verdict.{name}")} if name else None


def row_of(view, row):
    """A platform's row of the growth slide for a template."""
    platform, name, measure, values, number, word, change = row
    return {"platform": platform, "name": name, "measure": measure, "stave": asdict(drawing.stave(values, platform)), "number": number, "word": word,
            "change": change, "alt": view.say("about.stave", name=name, measure=measure, months=sum(value is not None for value in values), number=number)}
