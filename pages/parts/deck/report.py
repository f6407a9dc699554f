"""The report: a month on one sheet. Side one is what happened; side two is what worked, who follows, from where, what was decided, and how we judge."""

from dataclasses import asdict

from data.progress import each
from metrics.tiles import five
from pages.parts import layout, sentences, tiles
from pages.parts.deck import about, drawing, edition, pdf, press, slides
from pages.parts.deck.draftsman import Draftsman
from pages.parts.deck.plain import plain, shortened
from pages.parts.deck.story import measure_in
from pages.parts.layout import given
from pages.parts.sentences import platform_name
from pages.parts.words import capital, month_short, month_text, number_text

SAID, TITLE, NAME = 420, 160, 60      # letters of a sentence, of a title, of a name, at most: what is longer ends in an ellipsis
CHART = 720                           # px of a chart that half a sheet is wide
SECTIONS = ("worked", "listens", "sources", "decision")


def write(views, out):
    """Write the report of one View, or of one a language, a sheet each, to `out`."""
    with Draftsman() as draftsman:
        sheets = [_sheet(view, draftsman) for view in views]
    press.printed("report.typ", out, " / ".join(sheet["headed"] for sheet in sheets), **press.deep({"sheets": sheets}), author="Portée", keywords=[], brand=views[0].organisation.colour)


def _sheet(view, draftsman):
    made = {slide.name: slide for slide in slides.every(view)}
    shown = [name for name in SECTIONS if name in made and made[name].chart]
    charts = {name: drawing.chart(view, made[name].chart, CHART, draftsman) for name in each("write", shown)}
    return {
        "lang": view.lang, "headed": about.headed(view), "logo": drawing.logo(view), "dateline": layout.completeness(view), "mark": edition.mark(view), "made": edition.made(view),
        "title": _short(sentences.title(view.ask("trend"), view.ask("headline"), view.month, view.lang), TITLE),
        "standfirst": sentences.calendar(view.month, view.lang), "heads": {name: view.say(f"report.{name}") for name in ("five", "changed", "growth")},
        "columns": _columns(view), "five": [_number(view, row) for row in five(view.ask("headline"))],
        "changed": [{"name": platform_name(platform, view.lang), "said": _short(said, SAID)} for platform, said, _ in sentences.platforms_said(view)[:5]],
        "growth": [pdf.row_of(view, row) for row in (made["growth"].rows if "growth" in made else ())],
        "sections": [_section(view, name, made[name], charts.get(name)) for name in SECTIONS if name in made], "about": asdict(about.about(view)), "judged": view.say("about.method"),
        "pages": [view.say("report.page", n=n, all=2) for n in (1, 2)], "facts": view.say("about.facts"), "stave": view.say("deck.growth_source"),
    }


def _short(words, most):
    return layout.escape(shortened(plain(words), most))


def _columns(view):
    before, year = month_short(view.month.previous.first, view.lang), month_text(view.month.same_last_year.first, view.lang)
    return [view.say("report.measure"), capital(month_short(view.month.first, view.lang)), capital(before), view.say("report.per_day"), capital(year), view.say("report.verdict")]


def _number(view, row):
    """One of the five: each comparison with its base, in words where no number can make it, and the month's verdict."""
    before, per_day, year, _ = tiles.lines_of(view, row, view.ask("trend"))
    return {"platform": row.platform, "name": platform_name(row.platform, view.lang), "measure": measure_in(row, view), "number": number_text(row.value, view.lang),
            "before": _cell(before), "per_day": _cell(per_day), "year": _cell(year), "verdict": pdf.verdict_of(view, given(row.verdict))}


def _cell(line):
    _, base, change = line
    return {"base": base, "change": _short(change.removeprefix("<em>").removesuffix("</em>"), NAME), "quiet": change.startswith("<em>")}


def _section(view, name, slide, chart):
    numbers = [{"text": number.text, "label": _short(number.label, NAME)} for number in slide.numbers]
    return {"name": name, "head": view.say(f"report.{name}"), "about": slide.about, "title": _short(slide.title, TITLE), "numbers": numbers, "chart": asdict(chart()) if chart else None,
            "alt": drawing.told(view, slide.chart) if slide.chart else "", "sentences": [_short(sentence, SAID) for sentence in slide.sentences],
            "takeaway": _short(slide.takeaway, SAID), "source": slide.source}
