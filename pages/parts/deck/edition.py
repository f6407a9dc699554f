"""What an edition of the deck says of itself wherever it is written: the code of its snapshot, or that the month is not final."""

from data.clock import today
from pages.parts.words import day_text, month_text


def mark(view):
    """The code of the snapshot a slide and a file lead back by, or that the month is not final."""
    month = month_text(view.month.first, view.lang)
    return view.say("deck.sealed", month=month, code=view.seal.code) if view.seal else view.say("deck.not_final", month=month)


def made(view):
    """The day a file is made, in words."""
    return view.say("files.made", day=day_text(today(), view.lang))


def period(view):
    """The month's first and last day, as a sentence goes on."""
    return view.say("files.period", first=day_text(view.month.first, view.lang), last=day_text(view.month.last, view.lang))
