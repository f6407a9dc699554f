"""What the board is told: a declared list of slides for one month, each made of answers; a slide without data leaves.

A slide says one thing: its title is the finding; at most five numbers, three sentences and one takeaway. Texts are HTML without
tags: what came from a file is escaped.
"""

from dataclasses import dataclass, field
from functools import partial

from metrics.period import Month
from metrics.tiles import PREFERRED, five
from pages.parts import charts, deciding, facets, findings, lines, portrait, sentences, tiles
from pages.parts.happened import rows_of
from pages.parts.layout import escape, given
from pages.parts.sentences import platform_name
from pages.parts.words import (
    HARD,
    capital,
    change_text,
    counted,
    lower_first,
    month_name,
    month_short,
    month_text,
    number_text,
    percent_text,
    short_day,
    typeset,
)

SENTENCES, LINES = 3, 5


@dataclass(frozen=True)
class Number:
    """One number of a slide: as printed, what it is, and what stands beside it (comparisons, a verdict's word)."""

    text: str
    label: str
    beside: tuple = ()
    verdict: str = ""
    platform: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart of a slide: the function of `charts` that draws it, its parts, its words for those who cannot see it."""

    draw: object
    parts: tuple
    alt: str
    times: float = 1.7
    height: int = 300


@dataclass(frozen=True)
class Slide:
    """One slide: what it is about, its finding, its numbers, sentences and chart, what to take away, where it comes from."""

    name: str
    about: str
    title: str
    numbers: tuple = ()
    sentences: tuple = ()
    chart: Chart | None = None
    takeaway: str = ""
    source: str = ""
    rows: tuple = field(default=())


def _tiles(view):
    return five(view.ask("headline"))


def _measure(row, view):
    return lower_first(escape(tiles.measure_name(row, view.lang)))


# ── the six ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def year(view):
    """The finding of the year: each tile's measure over twelve months against the twelve before, with its interval."""
    trend, lang = view.ask("trend"), view.lang
    told = [(row, next(rows_of(trend, (row.platform, row.account, row.measure)).itertuples(), None)) for row in _tiles(view)]
    told = [(row, one) for row, one in told if one is not None and one.verdict != "not_yet"]
    if not told:
        return None
    rows = tuple((f"{platform_name(row.platform, lang)}, {lower_first(tiles.measure_name(row, lang))}", row.platform, one.change, one.low - 1, one.high - 1,
                  percent_text(one.change, lang, signed=True), view.say(f"verdict.{one.verdict}")) for row, one in told)
    numbers = tuple(Number(percent_text(one.change, lang, signed=True), view.say("deck.year_number", platform=platform_name(row.platform, lang), measure=_measure(row, view),
                    before=number_text(one.before_12, lang), last=number_text(one.last_12, lang)), platform=row.platform) for row, one in told[:3])
    alt = "; ".join(f"{name} {label}, {word}" for name, _, _, _, _, label, word in rows)
    moved = {one.verdict for _, one in told} - {"stable"}
    return Slide("year", view.say("deck.about_year"), sentences.year_title(trend, view.ask("headline"), lang), numbers,
                 chart=Chart(charts.years, (rows,), alt, 1.6, 92), takeaway=view.say("deck.year_moved" if moved else "deck.year_still"), source=view.say("deck.year_source"))


def month(view):
    """Five numbers: each beside last month, per day, and the same month last year, with the month's verdict."""
    rows, lang = _tiles(view), view.lang
    if not rows:
        return None
    numbers = tuple(Number(number_text(row.value, lang), f"{platform_name(row.platform, lang)}, {_measure(row, view)}", _beside(view, row), given(row.verdict), row.platform) for row in rows)
    unusual = sentences.this_month(view.ask("headline"), view.month, lang)
    title = capital(unusual) if unusual else view.say("deck.month_title", month=month_text(view.month.first, lang))
    return Slide("month", view.say("deck.about_month"), title, numbers, takeaway=_month_takeaway(view, rows), source=view.say("deck.month_source"))


def _beside(view, row):
    lines = [(month_short(view.month.previous.first, view.lang), row.change), (view.say("tile.per_day"), row.change_per_day),
             (month_text(view.month.same_last_year.first, view.lang), row.change_year)]
    return tuple((name, percent_text(change, view.lang, signed=True)) for name, change in lines if change == change and change is not None)


def _month_takeaway(view, rows):
    """What a signal rests on where one day makes it; else what the calendar alone makes."""
    for row in rows:
        if given(row.verdict).startswith("signal") and (told := sentences.without_the_day(view, row)):
            return view.say("joint.colon", first=platform_name(row.platform, view.lang), then=told)
    return sentences.calendar(view.month, view.lang)


def growth(view):
    """Growth per platform: thirteen months on a stave, the last number, the year's word."""
    series, trend, lang, rows = view.ask("series"), view.ask("trend"), view.lang, []
    for row in _first_of_each(view):
        values = tuple(tiles.last_months(series, row, view.month))
        one = next(rows_of(trend, (row.platform, row.account, row.measure)).itertuples(), None)
        judged = one is not None and one.verdict != "not_yet"
        word = view.say(f"verdict.{one.verdict}") if judged else view.say("tile.people_total" if row.kind == "unique" else "tile.young")
        rows.append((row.platform, platform_name(row.platform, lang), _measure(row, view), values, number_text(row.value, lang),
                     word, change_text(one.change, lang) if judged else ""))
    if not rows:
        return None
    title = findings.growth_title(trend, view.ask("headline"), view.month, lang)
    return Slide("growth", view.say("deck.about_growth"), title, rows=tuple(rows[:LINES]), takeaway=view.say("deck.growth_takeaway"), source=view.say("deck.growth_source"))


def _first_of_each(view):
    """One row a platform: its first tile measure that happened in the month."""
    headline, seen = view.ask("headline"), {}
    for platform, measure in PREFERRED:
        found = headline[(headline["platform"] == platform) & (headline["measure"] == measure) & (headline["grain"] == "happened")]
        if platform not in seen and len(found):
            seen[platform] = next(found.itertuples())
    return list(seen.values())


def worked(view):
    """What worked: the formats of the platform that tells most of them apart."""
    every, lang = view.ask("content_types"), view.lang
    if every.empty:
        return None
    apart = every.assign(apart=every["verdict"].isin(("above", "below"))).groupby("platform").agg(apart=("apart", "sum"), posts=("posts", "sum"))
    platform = apart.sort_values(["apart", "posts"], ascending=False).index[0]
    kinds = facets.kinds(view, "format", platform).dropna(subset=["median_interactions"])
    if kinds.empty:
        return None
    rows = tuple((findings.format_name(row.kind, lang), row.median_interactions, row.low, row.high, int(row.posts), _median(row.median_interactions, lang),
                  f"n = {int(row.posts)}", view.say(f"content.short.{row.verdict}")) for row in kinds.head(5).itertuples())
    middle = float(kinds["platform_median"].iloc[0])
    numbers = (Number(_median(middle, lang), view.say("deck.worked_median"), platform=platform),
               Number(number_text(kinds["posts"].sum(), lang), view.say("deck.worked_posts"), platform=platform), *_best(view, platform))
    told = "; ".join(f"{name} {label} ({n}), {word}" for name, *_, label, n, word in rows)
    apart = kinds["verdict"].isin(("above", "below")).any()
    return Slide("worked", platform_name(platform, lang), findings.content_title(view, kinds, "format", platform), numbers,
                 chart=Chart(charts.kinds, (platform, rows, middle, charts.Room(2.7, 1.14, 1.52)), told, 1.5, 62),
                 takeaway=view.say("deck.worked_apart" if apart else "deck.worked_even"), source=view.say("deck.worked_source"))


def _median(number, lang):
    return number_text(number, lang, 0 if float(number).is_integer() else 1)


def _best(view, platform):
    """The month's best post against what was expected of it, where that is known."""
    posts = view.ask("top_posts", platform=platform)
    posts = posts[posts["score"].notna()].sort_values("score", ascending=False).head(1)
    return tuple(Number(f"{number_text(row.score, view.lang, 1)} ×", view.say("deck.worked_best", day=short_day(row.published, view.lang)), platform=platform)
                 for row in posts.itertuples())


def listens(view):
    """Who listens: ages and genders where a platform tells them, else its longest breakdown."""
    told = view.ask("audience")
    told = told[told["share"].notna()]
    if told.empty:
        return None
    ages = told[told["dimension"] == "age_gender"]
    platform = (ages if len(ages) else told)["platform"].iloc[0]
    told = told[told["platform"] == platform]
    if len(ages):
        rows, heads, rest = portrait.ages(view, told[told["dimension"] == "age_gender"])
        chart = Chart(charts.pyramid, (platform, rows, heads, rest), " · ".join(heads), 1.5, 37)
    else:
        dimension = told["dimension"].iloc[0]
        rows = portrait.shares(view, dimension, told[told["dimension"] == dimension], 5)
        chart = Chart(charts.shares, (platform, rows), "; ".join(f"{name}: {percent_text(share, view.lang)}" for name, share, _ in rows), 1.5, 56)
    return Slide("listens", platform_name(platform, view.lang), findings.audience_title(told, platform, view.lang), _cities(view, told), chart=chart,
                 takeaway=view.say("deck.listens_takeaway"), source=view.say("deck.listens_source"))


def _cities(view, told):
    """The three first places, where the platform tells them."""
    places = told[told["dimension"].isin(("city", "country", "region")) & (told["segment"] != "unspecified")]
    first = places[places["dimension"] == places["dimension"].iloc[0]].head(3) if len(places) else places
    return tuple(Number(percent_text(row.share, view.lang, 0), escape(findings.segment_name(row.dimension, row.segment, view.lang))) for row in first.itertuples())


def decision(view):
    """The month's decision, and what came of the last one that is due."""
    told = view.ask("decisions")
    now, due = told[told["month"] == str(view.month)], told[told["due"] & (told["posts_after"] > 0)]
    first = next((now if len(now) else told).itertuples(), None)
    if first is None:
        return None
    lines = [view.say("joint.colon", first=view.say("decision.why"), then=escape(typeset(first.why, view.lang)))] if first.why else []
    for row in due[due["id"] != first.id].head(1).itertuples():
        when = capital(month_text(Month.parse(row.month).first, view.lang))
        lines.append(view.say("joint.colon", first=when, then=f"{lower_first(deciding.what(view, row))}. {deciding.outcome(view, row)}"))
    lines[len(lines) > 1:0] = [deciding.outcome(view, first)] if not len(now) or not first.due else []
    title = deciding.what(view, first)
    return Slide("decision", view.say("deck.about_decision", month=month_text(Month.parse(first.month).first, view.lang)), title, sentences=tuple(lines[:SENTENCES]),
                 takeaway=view.say("deck.decision_takeaway"), source=view.say("decision.key"))


# ── the appendix ────────────────────────────────────────────────────────────────────────────────────────────────────


def platform(view, name):
    """One platform: what happened in the month, what its posts gathered, and its line against usual variation."""
    lang = view.lang
    row = next((row for row in _first_of_each(view) if row.platform == name), None)
    if row is None:
        return None
    finding = findings.panel_title(view, (row.platform, row.account, row.measure))
    signal = given(row.verdict).startswith("signal")
    title = view.say(f"deck.platform_{row.verdict}" if signal else "deck.platform", platform=platform_name(name, lang), finding=lower_first(finding),
                     month=month_name(view.month.first, lang), measure=_measure(row, view))
    alt = f"{platform_name(name, lang)}, {_measure(row, view)}: {finding}"
    takeaway = sentences.without_the_day(view, row) or sentences.without_the_post(view, name) or view.say("deck.platform_takeaway")
    return Slide(name, platform_name(name, lang), title, _platform_numbers(view, row), chart=Chart(lines.small_multiple, (row.platform, row.account, row.measure), alt, 1.7, 300),
                 takeaway=takeaway, source=view.say("deck.platform_source", measure=capital(_measure(row, view)), unit=view.say("growth.per_day" if row.kind == "flow" else "growth.per_month")))


def _platform_numbers(view, row):
    """The measure beside last month, then what the month's posts are: how many, and their average where told."""
    lang, headline = view.lang, view.ask("headline", platform=row.platform)
    known = row.previous == row.previous
    before = view.say("deck.before", month=month_short(view.month.previous.first, lang), number=number_text(row.previous, lang)).replace(" ", HARD) if known else ""
    told = [Number(number_text(row.value, lang), f"{_measure(row, view)} {view.say('deck.in', month=month_name(view.month.first, lang))} {before}")]
    for one in headline[(headline["grain"] == "published") & headline["measure"].isin(("views_per_post", "posts"))].sort_values("measure", ascending=False).itertuples():
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
                 chart=Chart(charts.shares, ("website", rows), alt, 1.6, 56), takeaway=view.say("deck.sources_takeaway"), source=view.say("website.source"))


SLIDES = (year, month, growth, worked, listens, decision)
APPENDIX = (*(partial(platform, name=name) for name in ("facebook", "instagram", "linkedin", "tiktok", "website")), sources)


def deck(view):
    """The slides of the view's month that have something to say, in order; the appendix last."""
    return [slide for make in (*SLIDES, *APPENDIX) if (slide := make(view))]
