"""One series among an answer's rows, and what happened to it: the events that touch it, the breaks it cannot be compared across."""

from pages.parts.words import typeset


def rows_of(series, one):
    """The rows of one series."""
    platform, account, measure = one
    return series[(series["platform"] == platform) & (series["account"] == account) & (series["measure"] == measure)]


def events_of(view, one, since=None):
    """The events that touch a series' platform in the months shown (24, or since a Month), by day."""
    touching = [row for row in view.ask_always("events").itertuples() if not len(row.platforms) or one[0] in row.platforms]
    return [row for row in touching if (since or view.month.back(23)).first <= row.day.date() <= view.month.back(-1).last]


def breaks_of(view, one):
    """Those among them across which the measure does not compare, where it was counted on both sides."""
    months = rows_of(view.ask("series", going=True), one)["month"]
    return [row for row in events_of(view, one) if breaks(row, one[2]) and months.min() < str(row.day)[:7] <= str(view.month)]


def breaks(event, measure):
    """Whether an event breaks a measure."""
    return "*" in event.breaks or measure in event.breaks


def called(event, lang):
    """An event's name in a language, as printed; it is a person's text, to be escaped in HTML."""
    return typeset(getattr(event, lang), lang)
