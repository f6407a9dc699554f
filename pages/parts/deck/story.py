"""The six slides of a month: the year, the five numbers, growth, what worked, who listens, what was decided."""

from metrics.period import Month
from metrics.tiles import PREFERRED, five
from pages.parts import charts, deciding, facets, findings, portrait, sentences, tiles
from pages.parts.deck.slide import LINES, SENTENCES, Chart, Number, Slide
from pages.parts.happened import rows_of
from pages.parts.layout import escape, given
from pages.parts.sentences import platform_name
from pages.parts.trail import Trail, of_row
from pages.parts.words import (
    capital,
    change_text,
    lower_first,
    month_short,
    month_text,
    number_text,
    percent_text,
    short_day,
    typeset,
)


def _tiles(view):
    return five(view.ask("headline"))


def measure_in(row, view):
    """A row’s measure as a sentence calls it."""
    return lower_first(escape(tiles.measure_name(row, view.lang)))


def year(view):
    """The finding of the year: each tile's measure over twelve months against the twelve before, with its interval."""
    trend, lang = view.ask("trend"), view.lang
    told = [(row, next(rows_of(trend, (row.platform, row.account, row.measure)).itertuples(), None)) for row in _tiles(view)]
    told = [(row, one) for row, one in told if one is not None and one.verdict != "not_yet"]
    if not told:
        return None
    rows = tuple((f"{platform_name(row.platform, lang)}, {lower_first(tiles.measure_name(row, lang))}", row.platform, one.change, one.low - 1, one.high - 1,
                  percent_text(one.change, lang, signed=True), view.say(f"verdict.{one.verdict}")) for row, one in told)
    numbers = tuple(Number(percent_text(one.change, lang, signed=True), view.say("deck.year_number", platform=platform_name(row.platform, lang), measure=measure_in(row, view),
                    before=number_text(one.before_12, lang), last=number_text(one.last_12, lang)), platform=row.platform) for row, one in told[:3])
    alt = "; ".join(f"{name} {label}, {word}" for name, _, _, _, _, label, word in rows)
    moved = {one.verdict for _, one in told} - {"stable"}
    return Slide("year", view.say("deck.about_year"), sentences.year_title(trend, view.ask("headline"), lang), numbers,
                 chart=Chart(charts.years, (rows,), alt, 1.6, 92), takeaway=view.say("deck.year_moved" if moved else "deck.year_still"), source=view.say("deck.year_source"),
                 trails=tuple(of_row(row, 24) for row, _ in told))


def month(view):
    """Five numbers: each beside last month, per day, and the same month last year, with the month's verdict."""
    rows, lang = _tiles(view), view.lang
    if not rows:
        return None
    numbers = tuple(Number(number_text(row.value, lang), f"{platform_name(row.platform, lang)}, {measure_in(row, view)}", _beside(view, row), given(row.verdict), row.platform) for row in rows)
    unusual = sentences.this_month(view.ask("headline"), view.month, lang)
    title = capital(unusual) if unusual else view.say("deck.month_title", month=month_text(view.month.first, lang))
    return Slide("month", view.say("deck.about_month"), title, numbers, takeaway=_month_takeaway(view, rows), source=view.say("deck.month_source"),
                 trails=tuple(map(of_row, rows)))


def _beside(view, row):
    lines = [(month_short(view.month.previous.first, view.lang), row.change), (view.say("tile.per_day"), row.change_per_day),
             (month_text(view.month.same_last_year.first, view.lang), row.change_year)]
    return tuple((name, percent_text(change, view.lang, signed=True)) for name, change in lines if change == change and change is not None)


def _month_takeaway(view, rows):
    """What a signal rests on where one day makes it; else what the calendar alone makes."""
    for row in rows:
        if given(row.verdict).startswith("signal") and (told := sentences.without_the_day(view, row)):
            return view.say("joint.colon", first=platform_name(row.platform, view.lang), then=lower_first(told))
    return sentences.calendar(view.month, view.lang)


def growth(view):
    """Growth per platform: thirteen months on a stave, the last number, the year's word."""
    series, trend, lang, rows = view.ask("series"), view.ask("trend"), view.lang, []
    for row in first_of_each(view):
        values = tuple(tiles.last_months(series, row, view.month))
        one = next(rows_of(trend, (row.platform, row.account, row.measure)).itertuples(), None)
        judged = one is not None and one.verdict != "not_yet"
        word = view.say(f"verdict.{one.verdict}") if judged else view.say("tile.people_total" if row.kind == "unique" else "tile.young")
        rows.append((row.platform, platform_name(row.platform, lang), measure_in(row, view), values, number_text(row.value, lang),
                     word, change_text(one.change, lang) if judged else ""))
    if not rows:
        return None
    title = findings.growth_title(trend, view.ask("headline"), view.month, lang)
    return Slide("growth", view.say("deck.about_growth"), title, rows=tuple(rows[:LINES]), takeaway=view.say("deck.growth_takeaway"), source=view.say("deck.growth_source"),
                 trails=tuple(of_row(row, 24) for row in first_of_each(view)[:LINES]))


def first_of_each(view):
    """One row a platform: its first tile measure that happened in the month."""
    happened, seen = {}, {}
    for row in view.ask("headline").itertuples():
        if row.grain == "happened":
            happened.setdefault((row.platform, row.measure), row)
    for platform, measure in PREFERRED:
        if platform not in seen and (platform, measure) in happened:
            seen[platform] = happened[platform, measure]
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
                 takeaway=view.say("deck.worked_apart" if apart else "deck.worked_even"), source=view.say("deck.worked_source"),
                 trails=(Trail(platform, "interactions", grain="published", months=12),))


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
    known = told[told["share"].notna()]
    if known.empty:
        return None
    ages = known[known["dimension"] == "age_gender"]
    platform = (ages if len(ages) else known)["platform"].iloc[0]
    told = told[(told["platform"] == platform) & (told["share"].notna() | told["hidden"])]
    if len(ages):
        rows, heads, rest = portrait.ages(view, told[told["dimension"] == "age_gender"])
        chart = Chart(charts.pyramid, (platform, rows, heads, rest), " · ".join(heads), 1.5, 37)
    else:
        dimension = known[known["platform"] == platform]["dimension"].iloc[0]
        rows = portrait.shares(view, dimension, told[told["dimension"] == dimension], 5)
        chart = Chart(charts.shares, (platform, rows), "; ".join(f"{name}: {percent_text(share, view.lang)}" for name, share, _ in rows), 1.5, 56)
    return Slide("listens", platform_name(platform, view.lang), findings.audience_title(told, platform, view.lang), _cities(view, told), chart=chart,
                 takeaway=view.say("deck.listens_takeaway"), source=view.say("deck.listens_source"), trails=_snapshots(platform, told))


def _snapshots(platform, told):
    """The breakdowns a slide about an audience draws on."""
    shown = ("age_gender", "city", "country", "region")
    return tuple(Trail(platform, "followers", dimension=name) for name in dict.fromkeys(told["dimension"]) if name in shown) or (
        Trail(platform, "followers", dimension=told["dimension"].iloc[0]),)


def _cities(view, told):
    """The three first places, where the platform tells them."""
    places = told[told["dimension"].isin(("city", "country", "region")) & (told["segment"] != "unspecified") & ~told["hidden"]]
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
        lines.append(view.say("joint.colon", first=when, then=f"{lower_first(deciding.what(view, row))}. {_outcome(view, row)}"))
    lines[len(lines) > 1:0] = [_outcome(view, first)] if not len(now) or not first.due else []
    title = deciding.what(view, first)
    return Slide("decision", view.say("deck.about_decision", month=month_text(Month.parse(first.month).first, view.lang)), title, sentences=tuple(lines[:SENTENCES]),
                 takeaway=view.say("deck.decision_takeaway"), source=capital(view.say("decision.key")),
                 trails=(Trail(first.platform, "interactions", grain="published", months=12),))


def _outcome(view, row):
    """What came of a decision, and whether it can be told from the page."""
    word = given(row.verdict) if row.due and row.posts_after else ""
    return " ".join((deciding.outcome(view, row), *((capital(view.say(f"content.short.{word}")) + ".",) if word else ())))
