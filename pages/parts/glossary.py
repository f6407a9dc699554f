"""The glossary, written by the catalogue: every measure and verdict, what it is and is not, where each platform tells it, by which method."""

from functools import cache

from data.export import exports
from data.measures import MEASURES, PLATFORMS
from pages.parts.words import text, typeset

VERDICTS = {
    "month": ("signal_up", "signal_down", "usual", "too_few", "not_enough_months", "no_base"),
    "year": ("growing", "stable", "shrinking", "not_yet"),
    "content": ("above", "usual", "below", "too_few"),
}
METHODS = ("month", "year", "content", "expected", "equal", "day", "rate", "people", "grain", "break", "goal", "few")


@cache
def _told_by():
    """{measure: {platform: the column's names}} as the exports declare them."""
    told = {}
    for export in exports():
        for platform in (export.platform,) if export.platform else export.platforms:
            for measure, column in export.columns.items():
                names = [column.fr, column.en]
                for name in (part for given in names for part in ((given,) if isinstance(given, str) else given)):
                    if measure in MEASURES and name:
                        told.setdefault(measure, {}).setdefault(platform, {})[name] = None
    return told


def measures(lang):
    """[(name, kind, what it is, what it is not, [(platform, the columns that tell it)])], in the catalogue's order."""
    return [(getattr(one, lang), text(f"kind.{one.kind}", lang), typeset(getattr(one, f"{lang}_meaning"), lang), text(f"kind.{one.kind}_not", lang),
             [(getattr(PLATFORMS[platform], lang), ", ".join(names)) for platform, names in _told_by().get(one.name, {}).items()])
            for one in MEASURES.values()]


def verdicts(lang):
    """[(question, [(verdict's word, what it says)])]."""
    return [(text(f"glossary.{question}", lang), [(_word(question, word, lang), text(f"glossary.{question}_{word}", lang)) for word in words])
            for question, words in VERDICTS.items()]


def _word(question, word, lang):
    return text(f"content.short.{word}" if question == "content" else f"verdict.{word}", lang)


def methods(lang):
    """[(name, how it is computed, its source and limits)]."""
    return [(text(f"method.{name}.name", lang), text(f"method.{name}.how", lang), text(f"method.{name}.limits", lang)) for name in METHODS]
