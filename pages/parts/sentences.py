"""The overview in words: sentences computed from answers, the same for the same numbers, in both languages.

Every sentence is of one grain: what happened in a month, or what the posts published in it have gathered so far.
"""


from data.measures import MEASURES, PLATFORMS
from metrics.tiles import PREFERRED, five
from pages.parts.happened import rows_of
from pages.parts.layout import escape, given
from pages.parts.tiles import measure_name
from pages.parts.words import (
    amount,
    capital,
    counted,
    month_name,
    number_text,
    of,
    percent_text,
    short_day,
    text,
)


def platform_name(platform, lang):
    """A platform as people call it."""
    return getattr(PLATFORMS[platform], lang)


def listed(parts, lang):
    """`a, b et c`."""
    return parts[0] if len(parts) == 1 else text("joint.and", lang, first=", ".join(parts[:-1]), last=parts[-1])


def title(trend, headline, month, lang):
    """Are we growing? Twelve months against the twelve before come first; then whether the month holds anything unusual."""
    year, unusual = year_title(trend, headline, lang), this_month(headline, month, lang)
    return text("overview.title", lang, year=year, month=unusual) if unusual else year


def this_month(headline, month, lang):
    """Whether the month holds anything unusual, and where; nothing where none of its tiles could be judged."""
    tiles = five(headline)
    who = [_called(platform, lang) for platform in dict.fromkeys(row.platform for row in tiles if given(row.verdict).startswith("signal"))]
    if not any(row.verdict in ("usual", "signal_up", "signal_down") for row in tiles):
        return ""
    key = "nothing" if not who else "only" if len(who) == 1 else "several"
    return text(f"overview.{key}", lang, month=month_name(month.first, lang), who=listed(who, lang) if who else "")


def year_title(trend, headline, lang):
    """Are we growing over twelve months, platform by platform?"""
    told = moves(trend, headline, lang)
    if not told:
        return text("overview.no_year", lang)
    return text("overview.all_stable", lang) if told == "all_stable" else text("overview.year", lang, moves=told)


def moves(trend, headline, lang):
    """`Instagram grandit et Facebook reste stable`: each platform's year, by its first tile that has one; `all_stable` where
    nothing else can be said, nothing where no year can be judged."""
    words = dict(zip(zip(trend["platform"], trend["measure"], strict=True), trend["verdict"], strict=True))
    judged = {}
    for row in five(headline):
        word = words.get((row.platform, row.measure), "not_yet")
        if word != "not_yet":
            judged.setdefault(row.platform, word)
    if set(judged.values()) == {"stable"} and len(judged) > 1:
        return "all_stable"
    groups = {word: [_called(platform, lang) for platform, said in judged.items() if said == word] for word in ("growing", "shrinking", "stable")}
    told = [counted(f"overview.{word}", len(who), lang, who=listed(who, lang)) for word, who in groups.items() if who]
    crowded = any(len(who) > 1 for who in groups.values())        # two `et` in a row would be read twice
    return "" if not told else ", ".join(told) if crowded else listed(told, lang)


def _called(platform, lang):
    return text("overview.website", lang) if platform == "website" else platform_name(platform, lang)


def calendar(month, lang):
    """What the number of days alone makes of the month beside the one before; nothing where they are as long."""
    if month.days == month.previous.days:
        return text(
            "overview.same_days",
            lang,
            month=capital(month_name(month.first, lang)),
            before=month_name(month.previous.first, lang),
            days=month.days,
        )
    return text(
        "overview.calendar",
        lang,
        month=capital(month_name(month.first, lang)),
        days=month.days,
        before=month_name(month.previous.first, lang),
        days_before=month.previous.days,
        change=percent_text(month.days / month.previous.days - 1, lang, signed=True),
    )


def platforms_said(view):
    """[(platform, sentence, word)]: one plain sentence a platform that has anything this month, those with a signal first; the word is
    the month's verdict on the platform's tiles, nothing where it has none."""
    headline, said = view.ask("headline"), []
    words = _words(headline)
    for platform in dict.fromkeys(platform for platform, _ in PREFERRED):
        rows = headline[headline["platform"] == platform]
        sentence = _platform(view, platform, {row.measure: row for row in rows.itertuples()})
        if sentence:
            said.append((platform, sentence, words.get(platform, "")))
    return sorted(said, key=lambda one: not one[2].startswith("signal"))


def _words(headline):
    """{platform: verdict} of the tiles; of several the signal."""
    words = {}
    for row in five(headline):
        word = given(row.verdict)
        if word and (row.platform not in words or word.startswith("signal")):
            words[row.platform] = word
    return words


_HAPPENED = {
    "facebook": ("interactions", "new_followers", "profile_visits", "views"),
    "instagram": ("new_followers", "profile_visits", "interactions", "reach"),
    "linkedin": ("new_visitors", "impressions", "new_followers", "page_views"),
    "tiktok": ("views", "new_followers", "profile_visits"),
    "website": ("visits", "unique_visitors", "page_views"),
}


def _platform(view, platform, rows):
    lang = view.lang
    named = _HAPPENED.get(platform, tuple(measure for name, measure in PREFERRED if name == platform))
    happened = [rows[measure] for measure in named if measure in rows and rows[measure].grain == "happened"][:2]
    parts = []
    if happened:
        parts.append(capital(listed([_amount(row, lang) for row in happened], lang)) + _partial(happened[0], lang))
        parts.append(without_the_day(view, happened[0]))
    if platform == "linkedin" and "new_visitors" in rows:
        parts.append(_range(view, rows["new_visitors"]))
    if platform == "website":
        parts.append(_sources(view))
    parts += [_published(view, platform, rows), without_the_post(view, platform)]
    return " ".join(part for part in parts if part)


def without_the_day(view, row):
    """The one day that makes a month, and the change from the month before without it; nothing where none does."""
    one = next(rows_of(view.ask("outliers"), (row.platform, row.account, row.measure)).itertuples(), None)
    if one is None or one.change_without != one.change_without:
        return ""
    key = "overview.day_up" if one.change_without >= 0 else "overview.day_down"
    return text(key, view.lang, day=short_day(one.day, view.lang), change=percent_text(abs(one.change_without), view.lang))


def without_the_post(view, platform):
    """The one post that carries its month's, and the mean without it; told in the measure the sentence before it is told in."""
    told, measure = view.ask("carried"), "views" if platform == "tiktok" else "interactions"
    one = next(told[(told["platform"] == platform) & (told["measure"] == measure)].itertuples(), None)
    if one is None:
        return ""
    number = amount(round(one.mean_without), measure, getattr(MEASURES[measure], view.lang), view.lang)
    return text(f"overview.post_{measure}", view.lang, day=short_day(one.published, view.lang), mean=number_text(one.mean, view.lang), without=number)


def _amount(row, lang):
    return amount(row.value, row.measure, measure_name(row, lang), lang)


def _partial(row, lang):
    return text("overview.in_month", lang) if row.complete else text("overview.in_part", lang, days=int(row.days))


def _range(view, row):
    """People by month: how this month stands in its own range."""
    series = view.ask("series")
    same = series[
        (series["platform"] == row.platform)
        & (series["measure"] == row.measure)
        & series["complete"]
        & (series["month"] <= str(view.month))
    ]
    if len(same) < 6:
        return ""
    values = same["value"]
    return text(
        "overview.range",
        view.lang,
        mean=number_text(values.mean(), view.lang),
        low=number_text(values.min(), view.lang),
        high=number_text(values.max(), view.lang),
        n=len(values),
    )


def source_name(source, lang):
    """Where visits came from, in words; a channel of Google Analytics under its own name."""
    return text(f"sources.{source}", lang) if source in _SOURCES else escape(str(source).replace("_", " "))


_SOURCES = ("direct", "google_search", "other")


def source_label(source, lang):
    """A source as the name of a bar."""
    return text(f"sources.{source}_label", lang) if source in _SOURCES else str(source).replace("_", " ")


def _sources(view):
    told = view.ask("sources")
    if told.empty:
        return ""
    parts = [f"{percent_text(row.share, view.lang)} {source_name(row.source, view.lang)}" for row in told.head(4).itertuples()]
    return text("overview.sources", view.lang, parts=", ".join(parts))


def _published(view, platform, rows):
    """What the month's posts have gathered so far, in a sentence of its own."""
    posts = rows.get("posts")
    top = view.ask("top_posts", platform=platform)
    if posts is None or top.empty or posts.grain != "published":
        return ""
    lang, month = view.lang, of(month_name(view.month.first, view.lang), view.lang)
    many = counted("overview.posts", int(posts.value), lang, month=month_name(view.month.first, lang))
    mean = rows.get("views_per_post")
    if platform == "tiktok" and mean is not None:
        return text(
            "overview.per_post", lang, posts=many, mean=number_text(mean.value, lang), median=number_text(mean.median, lang)
        )
    best = top["reach"].max()
    if best == best:
        return text("overview.best", lang, posts=many, best=number_text(best, lang), month=month)
    gathered = top["interactions"].sum(min_count=1)
    return text("overview.gathered", lang, posts=many, number=number_text(gathered, lang)) if gathered == gathered else ""
