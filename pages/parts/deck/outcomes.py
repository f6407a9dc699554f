"""Behind the six: what the organisation counts beside reach, its goals, and benchmarks inside their universe."""

from metrics.period import Month
from pages.parts import aiming, beside, citing, outcomes
from pages.parts.counting import amount, names
from pages.parts.deck.slide import SENTENCES, Chart, Number, Slide
from pages.parts.layout import escape
from pages.parts.sentences import platform_name
from pages.parts.trail import Trail
from pages.parts.words import capital, counted, month_name, month_text, percent_text

NUMBERS = 3
STATUSES = ("reached", "on_the_way", "behind", "not_reached", "too_early", "not_measurable")


def counter(view, place):
    """The `place`-th counter chosen for the board beside reach, in two panels on one axis of time; never one as the cause of the other."""
    told, choices = outcomes.noted(view), outcomes.others(view)
    told = told[told["value"].notna() & told["slide"]]
    if len(told) <= place or not choices:
        return None
    row, lang = list(told.itertuples())[place], view.lang
    january, since = month_name(Month(view.month.year, 1).first, lang), month_text(Month.parse(row.since).first, lang)
    numbers = [Number(amount(row.value, row.unit, lang), view.say("deck.in", month=month_name(view.month.first, lang)))]
    numbers += [Number(amount(row.this_year, row.unit, lang), view.say("outcomes.since", month=january))] if row.year_months == view.month.number > 1 else []
    numbers += [Number(amount(row.cumulative, row.unit, lang), view.say("outcomes.since", month=since))] if not row.missing else []
    said = outcomes.together(view, row.counter, choices[0])
    return Slide(f"outcome-{row.counter}", view.say("outcomes.about"), outcomes.finding(view, row.counter), tuple(numbers[:NUMBERS]),
                 chart=Chart(beside.two_panels, (row.counter, False, *choices[0]), f"{escape(names(view).get(row.counter, row.counter))}. {said}", 1.5, 320),
                 takeaway=said, source=view.say("outcomes.slide_source"),
                 trails=(Trail("organisation", row.counter, months=beside.MONTHS), Trail(choices[0][0], choices[0][2], choices[0][1], months=beside.MONTHS)))


def goals(view):
    """The goals that run, three at most, in the plan's words, each with its status."""
    told = aiming.shown(view)
    if told.empty:
        return None
    lines = tuple(view.say("joint.colon", first=f"{aiming.words(view, row)} ({view.say(f'goal.{row.status}').lower()})", then=aiming.numbers(view, row))
                  for row in told.head(SENTENCES).itertuples())
    counts = [(status, int((told["status"] == status).sum())) for status in STATUSES]
    title = view.say("goal.slide_title", told=", ".join(counted(f"goal.told_{status}", count, view.lang) for status, count in counts if count))
    return Slide("goals", view.say("goal.about"), title, sentences=lines, takeaway=view.say("goal.takeaway"), source=capital(view.say("goal.key")), trails=aiming.trails(told))


def benchmark(view):
    """Our rate beside the first benchmark that compares, with its universe and source; nothing where none does."""
    told = view.ask("benchmarks")
    told = told[told["reason"] == ""]
    if told.empty:
        return None
    row, lang = next(told.itertuples()), view.lang
    lines = (f"{citing.what(view, row)}.", citing.sentence(view, row), view.say("joint.colon", first=view.say("benchmark.from"), then=citing.origin(view, row)))
    title = view.say(f"benchmark.title_{row.place}", platform=platform_name(row.platform, lang), own=percent_text(row.own, lang))
    return Slide("benchmark", view.say("benchmark.about"), title, sentences=lines, takeaway=view.say("benchmark.takeaway"), source=view.say("benchmark.slide_source"),
                 trails=(Trail(row.platform, "interactions", grain="published", months=12),))
