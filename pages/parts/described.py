"""A feed described and not judged: engagement rates by their base; weekdays, hours and hashtags with what the middle post gathered."""

from pages.parts import layout
from pages.parts.dots import TAGS, amount
from pages.parts.words import counted, percent_text


def rates(view, platform):
    """Engagement rates, each with its base and number of posts, never mixed; nothing where none is known."""
    told = "".join(f"<span>{counted(f'content.rate_{row.base}', int(row.posts), view.lang, rate=percent_text(row.rate, view.lang))}</span>"
                   for row in view.ask("rates", platform=platform).itertuples())
    return f'<div class="pt pt-rates"><b>{view.say("content.rates")}</b>{told}</div>' if told else ""


def described(view, platform):
    """Weekdays, hours and hashtags, folded."""
    told = view.ask("described", platform=platform)
    days, hours, tags = (told[told["by"] == by] for by in ("weekday", "hour", "hashtag"))
    columns = [("content.weekday", [(view.say(f"weekday.{row.value}"), row) for row in days.itertuples()]),
               ("content.hour", [(view.say("content.at", hour=int(row.value)), row) for row in hours.itertuples()]),
               ("content.hashtag", [(layout.escape(row.value), row) for row in tags.head(TAGS).itertuples()])]
    tables = "".join(f'<table class="pt-table">{_heads(view, key)}{"".join(_line(view, *line) for line in lines)}</table>' for key, lines in columns if lines)
    return f'<details class="pt"><summary>{view.say("content.described")}</summary><div class="pt-beside">{tables}</div></details>'


def _heads(view, key):
    return "".join(f'<th{" class=n" if place else ""}>{head}</th>' for place, head in enumerate((view.say(key), "n", view.say("content.median"))))


def _line(view, name, row):
    median = amount(view, row.median_interactions) if row.median_interactions == row.median_interactions else ""
    return f'<tr><td>{name}</td><td class="n">{int(row.posts)}</td><td class="n">{median}</td></tr>'
