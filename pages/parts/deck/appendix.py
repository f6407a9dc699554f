"""Behind the six: a slide a platform, and where the website's visits came from."""

from pages.parts import charts, findings, lines, sentences
from pages.parts.deck.slide import Chart, Number, Slide
from pages.parts.deck.story import first_of_each, measure_in
from pages.parts.layout import given
from pages.parts.sentences import platform_name
from pages.parts.trail import Trail, of_row
from pages.parts.words import (
    HARD,
    capital,
    counted,
    lower_first,
    month_name,
    month_short,
    number_text,
    percent_text,
)


def platform(view, name):
    """One platform: what happened in the month, what its posts gathered, and its line against usual variation."""
    lang = view.lang
    row = next((row for row in first_of_each(view) if row.platform == name), None)
    if row is None:
        return None
    finding = findings.panel_title(view, (row.platform, row.account, row.measure), measure_in(row, view))
    signal = given(row.verdict).startswith("signal")
    title = view.say(f"deck.platform_{row.verdict}" if signal else "deck.platform", platform=platform_name(name, lang), finding=lower_first(finding),
                     month=month_name(view.month.first, lang), measure=measure_in(row, view))
    alt = f"{platform_name(name, lang)}, {measure_in(row, view)}: {finding}"
    takeaway = sentences.without_the_day(view, row) or sentences.without_the_post(view, name) or view.say("deck.platform_takeaway")
    return Slide(name, platform_name(name, lang), title, _platform_numbers(view, row), chart=Chart(lines.small_multiple, (row.platform, row.account, row.measure), alt, 1.7, 300),
                 takeaway=takeaway, source=view.say("deck.platform_source", measure=capital(measure_in(row, view)), unit=view.say("growth.per_day" if row.kind == "flow" else "growth.per_month")),
                 trails=(of_row(row), of_row(row, 24), *(Trail(name, one, grain="published") for one in ("posts", "views_per_post") if _is_told(view, name, one))))


def _is_told(view, platform, measure):
    """Whether the slide shows what the month's posts gathered of a measure."""
    rows = view.ask("headline", platform=platform)
    return ((rows["measure"] == measure) & (rows["grain"] == "published")).any() and (measure == "posts" or platform == "tiktok")


def _platform_numbers(view, row):
    """The measure beside last month, then what the month's posts are: how many, and their average where told."""
    lang, headline = view.lang, view.ask("headline")
    known = row.previous == row.previous
    before = view.say("deck.before", month=month_short(view.month.previous.first, lang), number=number_text(row.previous, lang)).replace(" ", HARD) if known else ""
    told = [Number(number_text(row.value, lang), f"{measure_in(row, view)} {view.say('deck.in', month=month_name(view.month.first, lang))} {before}")]
    for one in headline[(headline["platform"] == row.platform) & (headline["grain"] == "published") & headline["measure"].isin(("views_per_post", "posts"))].sort_values("measure", ascending=False).itertuples():
        if one.measure == "posts":
            told.append(Number(number_text(one.value, lang), counted("deck.posts", int(one.value), lang, month=month_name(view.month.first, lang))))
        elif row.platform == "tiktok":
            told.append(Number(number_text(one.value, lang), view.say("deck.per_post", month=month_name(view.month.first, lang), median=number_text(one.median, lang))))
    return tuple(told)


def sources(view):
    """Where the website's visits came from."""
    told = view.ask("sources")
    if told.empty:
        return None
    rows = tuple((sentences.source_label(row.source, view.lang), row.share, "others" if row.source == "other" else "named") for row in told.head(6).itertuples())
    alt = "; ".join(f"{name}: {percent_text(share, view.lang)}" for name, share, _ in rows)
    return Slide("sources", platform_name("website", view.lang), findings.website_title(told, view.ask("headline"), view.month, view.lang),
                 chart=Chart(charts.shares, ("website", rows), alt, 1.6, 56), takeaway=view.say("deck.sources_takeaway"), source=view.say("website.source"),
                 trails=(Trail("website", "visits", dimension="channel,source"),))
