"""What a file says of itself: its period, its filters, what its words mean, by which method, from which exports, the day it was made."""

from dataclasses import dataclass

from data.measures import MEASURES
from metrics.tiles import five
from pages.parts import organisation, pile, tiles
from pages.parts.deck import edition
from pages.parts.deck.story import first_of_each
from pages.parts.layout import completeness, given
from pages.parts.words import month_name, month_text, typeset

TOLD = ("signal_up", "signal_down", "usual", "too_few", "not_enough_months", "no_base")


@dataclass(frozen=True)
class About:
    """What stands on the last page of a file; plain texts."""

    title: str
    facts: tuple                      # (what, told): period, comparisons, filters, sources, date, code
    heads: tuple                      # over the method, the words and the measures
    method: tuple                     # (name, how), three of them
    words: tuple                      # (verdict, what it says), those that the month uses
    measures: tuple                   # (measure, what it is)


def about(view):
    """The About of a view's month, in its language."""
    return About(view.say("about.title"), _facts(view), tuple(view.say(f"about.{name}") for name in ("method", "words", "measures")),
                 tuple((view.say(f"about.{name}"), view.say(f"about.how_{name}")) for name in ("month", "year", "posts")), _words(view), _measures(view))


def headed(view):
    """A file's title: what it is, of which month."""
    return organisation.named(view, view.say("about.headed", month=month_text(view.month.first, view.lang)))


def _facts(view):
    lang, month = view.lang, view.month
    told = {
        "period": view.say("about.days", last=month.days, name=month_name(month.first, lang), year=month.first.year,
                           whole=completeness(view)),
        "compared": view.say("about.months", before=month_text(month.previous.first, lang), year=month_text(month.same_last_year.first, lang)),
        "filters": view.say("about.none"), "sources": sources(view), "file": f"{edition.made(view)} · {edition.mark(view)}",
    }
    return tuple((view.say(f"about.{name}"), said) for name, said in told.items() if said)


def sources(view):
    """The exports that the month holds, by name, those of one platform together."""
    held, groups = view.ask("coverage"), {}
    held = held[(held["month"] == str(view.month)) & held["state"].isin(("have", "partial"))]
    for row in held.itertuples():
        who, _, what = pile.export_name(row.platform, row.export, view.lang).partition(", ")
        groups.setdefault(who, {})[what] = None
    return "; ".join(view.say("about.source", who=who, what=", ".join(told)) if any(told) else who for who, told in groups.items())


def _words(view):
    used = {given(row.verdict) for row in five(view.ask("headline"))}
    return tuple((view.say(f"verdict.{word}"), view.say(f"glossary.month_{word}")) for word in TOLD if word in used)


def _measures(view):
    """The measures of the deck, as the platform that tells them calls them."""
    rows = [*five(view.ask("headline")), *first_of_each(view)]
    told = {tiles.measure_name(row, view.lang): typeset(getattr(MEASURES[row.measure], f"{view.lang}_meaning"), view.lang) for row in rows if row.measure in MEASURES}
    return tuple(told.items())
