"""What a speaker may be asked about a slide: what its measures are, on how much, by which verdict, of which days, from where."""

from data.measures import MEASURES
from metrics.tiles import five
from pages.parts import tiles
from pages.parts.deck import edition
from pages.parts.deck.shapes import plain
from pages.parts.deck.story import first_of_each
from pages.parts.layout import given
from pages.parts.words import capital, text, text_exists, typeset

OF = {"worked": ("interactions",), "sources": ("visits",), "listens": ("followers",)}


def notes(view, slide, told):
    """The lines of a slide's notes; `told` are its figures, or None."""
    rows = _rows(view, slide)
    return [plain(line) for line in (slide.title, *_numbers(view, slide), *_table(told), *slide.sentences, *_meanings(view, slide, rows), *_verdicts(view, slide, rows),
                                     view.say("joint.colon", first=view.say("deck.takeaway"), then=slide.takeaway),
                                     view.say("joint.colon", first=view.say("files.source"), then=slide.source),
                                     view.say("joint.colon", first=view.say("files.period_head"), then=edition.period(view)), edition.mark(view), edition.made(view)) if line]


def _numbers(view, slide):
    for number in slide.numbers:
        beside = "; ".join(f"{name} {change}" for name, change in number.beside)
        word = view.say(f"verdict.{number.verdict}") if number.verdict else ""
        yield "; ".join(part for part in (f"{number.text} {number.label}", beside, word) if part)


def _table(told):
    """What the chart holds, a line a row."""
    if told is not None:
        yield from ("; ".join(f"{head} {cell}" if place else cell for place, (head, cell) in enumerate(zip(told.heads, row, strict=True)) if cell) for row in told.rows)


def _rows(view, slide):
    """The tiles a slide is about."""
    every = {"year": five, "month": five, "growth": lambda _: first_of_each(view)}.get(slide.name)
    if every:
        return every(view.ask("headline"))
    return [row for row in first_of_each(view) if row.platform == slide.name]


def _meanings(view, slide, rows):
    """Each measure: what it is, and what it is not."""
    told = {row.measure: tiles.measure_name(row, view.lang) for row in rows} | {name: getattr(MEASURES[name], view.lang) for name in OF.get(slide.name, ())}
    for measure, name in told.items():
        if measure in MEASURES:
            one = MEASURES[measure]
            meaning = typeset(getattr(one, f"{view.lang}_meaning"), view.lang)
            yield view.say("joint.colon", first=name, then=f"{meaning}. {view.say(f'kind.{one.kind}_not')}")


def _verdicts(view, slide, rows):
    """Each verdict on the slide: its word, what it says."""
    month = dict.fromkeys(number.verdict for number in slide.numbers if number.verdict)
    month |= {given(row.verdict): None for row in rows if slide.name not in ("year", "month", "growth") and given(row.verdict)}
    year = dict.fromkeys(row.verdict for row in view.ask("trend").itertuples()) if slide.name in ("year", "growth") else {}
    for question, words in (("month", month), ("year", year)):
        for word in words:
            if text_exists(f"glossary.{question}_{word}"):
                yield view.say("joint.colon", first=capital(text(f"verdict.{word}", view.lang)), then=view.say(f"glossary.{question}_{word}"))
    if slide.name == "worked":
        yield view.say("method.content.how")
