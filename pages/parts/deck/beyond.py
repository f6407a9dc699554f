"""Beyond social media: who follows over time, whom we speak to, what the site gains, ads apart, podcast, newsletter, two dates."""

from metrics import sides
from metrics.period import Month
from pages.parts import besides, charts, elapsed, facets, overtime
from pages.parts.deck.slide import LINES, Chart, Number, Slide
from pages.parts.layout import escape
from pages.parts.programmes import episodes, letters
from pages.parts.sentences import platform_name
from pages.parts.site import coming, counts, finding, grants
from pages.parts.trail import Trail
from pages.parts.words import HARD, capital, counted, day_text, lower_first, month_text, number_text, percent_text, points_text

TIMES, HEIGHT = 1.5, 300
BESIDE, WIDE = 816 / TIMES, 1152 / TIMES         # px before they are enlarged: beside numbers, and the whole slide


def _month(view):
    return month_text(view.month.first, view.lang)


def women(view):
    """The share of women over time, on the first platform that tells ages or genders."""
    now = view.ask("audience")
    platform = next(iter(now[now["dimension"].isin(("age_gender", "gender"))]["platform"]), None)
    shares = view.ask("audience_over_time", platform=platform) if platform else now[:0]
    told, shares = sides.women(shares), shares[shares["dimension"].isin(("age_gender", "gender")) & shares["share"].notna()]
    if len(told) < 2:
        return None
    last, name = told.iloc[-1], platform_name(platform, view.lang)
    lines = elapsed.series(view, shares["dimension"].iloc[0], shares)
    said = {"platform": name, "share": percent_text(last["share"], view.lang)}
    moved = last["points"] == last["points"]
    title = view.say("beyond.elapsed_moved", points=points_text(last["points"], view.lang), month=month_text(_day(last["since"]), view.lang), **said) if moved else view.say("beyond.elapsed_title", **said)
    return Slide("women", name, title, chart=Chart(overtime.over_time, (platform, lines, True, False, None, (), WIDE), elapsed.alt(view, lines), TIMES, HEIGHT),
                 takeaway=view.say("beyond.elapsed_takeaway"), source=view.say("beyond.elapsed_source"),
                 trails=(Trail(platform, "followers", dimension=shares["dimension"].iloc[0]),))


def _day(text):
    return Month.parse(text[:7]).first


def spoken(view):
    """Whom we speak to: each audience's part of the sorted posts; an audience that waits is the title."""
    told = view.ask("spoken_to")
    posts = told.groupby("audience")["posts"].sum().sort_values(ascending=False, kind="stable") if len(told) else told
    posts = posts[posts > 0] if len(told) else posts
    if not len(posts):
        return None
    rows = tuple((facets.name_of(view, "audience", audience), float(many), "named", number_text(many, view.lang)) for audience, many in posts.head(6).items())
    silent = told[told["silent"].fillna(False).astype(bool)].drop_duplicates("audience").head(1)
    title = view.say("beyond.spoken_title", first=rows[0][0])
    for row in silent.itertuples():
        title = counted("beyond.spoken_silent", int(row.weeks), view.lang, audience=facets.name_of(view, "audience", row.audience))
    numbers = tuple(Number(label, counted("beyond.spoken_number", many, view.lang, audience=name)) for name, many, _, label in rows[:2])
    return Slide("spoken", view.say("beyond.about_spoken"), title, numbers, chart=Chart(charts.counts, ("organisation", rows), "; ".join(f"{name}: {label}" for name, _, _, label in rows), 1.5, 56),
                 takeaway=view.say("beyond.spoken_takeaway"), source=view.say("beyond.spoken_source"),
                 trails=tuple(Trail(one, "posts", grain="published", months=12) for one in dict.fromkeys(told["platform"])))


def social(view):
    """What social media bring to the site."""
    rows = coming.of_social(view.ask("sources_over_time"))
    if rows.empty or rows["month"].iloc[-1] != str(view.month):
        return None
    last, source = rows.iloc[-1], coming.export_name(view, rows["export"].iloc[-1])
    numbers = (Number(number_text(last["visits"], view.lang), view.say("coming.social_short")), Number(percent_text(last["share"], view.lang), view.say("beyond.social_share", source=source)))
    title = counted("beyond.social_title", int(last["visits"]), view.lang, month=_month(view))
    chart = Chart(overtime.over_time, ("website", ((view.say("coming.social_short"), "named", coming.points(rows)),), False, True, None, coming.marks(view, rows), BESIDE), title, TIMES, HEIGHT)
    return Slide("social", platform_name("website", view.lang), title, numbers, chart=chart, takeaway=view.say("beyond.social_takeaway"), source=view.say("beyond.social_source"),
                 trails=(Trail("website", "visits", dimension="source,channel"),))


def search(view):
    """How the site is found: clicks, their rate, the position."""
    told = view.ask("search")
    now = told[(told["month"] == str(view.month)) & told["complete"]] if len(told) else told
    if now.empty:
        return None
    row, month = now.iloc[0], _month(view)
    numbers = [Number(number_text(row["clicks"], view.lang), view.say("beyond.search_clicks", month=month)),
               Number(percent_text(row["click_through_rate"], view.lang), view.say("beyond.search_rate"))]
    if row["average_position"] == row["average_position"]:
        numbers.append(Number(number_text(row["average_position"], view.lang, 1), view.say("beyond.search_position")))
    return Slide("search", platform_name("search", view.lang), counted("beyond.search_title", int(row["clicks"]), view.lang, month=month), tuple(numbers),
                 chart=Chart(overtime.over_time, ("search", *finding.chart_parts(view, told), None, (), BESIDE), finding.sentence(view, told), TIMES, HEIGHT),
                 takeaway=view.say("beyond.search_takeaway"), source=view.say("beyond.search_source"), trails=(Trail("search"),))


def site_counts(view):
    """Squarespace beside Google Analytics, and why they differ."""
    rows = counts.both(view)
    if rows is None or rows.index[-1] != str(view.month):
        return None
    (typed, other), (one, two) = (coming.export_name(view, name) for name in rows.columns), rows.iloc[-1]
    numbers = (Number(number_text(one, view.lang), view.say("beyond.counts_typed", source=typed)), Number(number_text(two, view.lang), view.say("beyond.counts_other", source=other)),
               Number(counts.gap(view, one, two), view.say("counts.gap")))
    return Slide("site_counts", platform_name("website", view.lang), view.say("beyond.counts_title"), numbers, takeaway=view.say("beyond.counts_takeaway"), source=view.say("website.source"),
                 trails=(Trail("website", "visits"),))


def ad_grants(view):
    """Ad Grants against its line, apart from the organic."""
    told = view.ask("ads")
    now = told[(told["month"] == str(view.month)) & told["click_through_rate"].notna()] if len(told) else told
    if now.empty:
        return None
    row = now.iloc[-1]
    key = "grants.below" if row["under"] else "grants.above"
    title = view.say(key, rate=percent_text(row["click_through_rate"], view.lang), guard=percent_text(row["guard"], view.lang, 0), month=_month(view)).removesuffix(".")
    numbers = [Number(percent_text(row["click_through_rate"], view.lang), view.say("beyond.grants_rate", guard=percent_text(row["guard"], view.lang, 0))),
               Number(number_text(row["clicks"], view.lang), view.say("grants.clicks"))]
    if row["cost"] == row["cost"]:
        numbers.append(Number(number_text(row["cost"], view.lang), view.say("beyond.grants_given")))
    return Slide("ad_grants", view.say("grants.title"), title, tuple(numbers), chart=Chart(overtime.over_time, ("ads", *grants.chart_parts(view, told), (), BESIDE), title, TIMES, HEIGHT),
                 takeaway=view.say("beyond.grants_takeaway"), source=view.say("beyond.grants_source"), trails=(Trail("ads"),))


def podcast(view):
    """Episodes at the same age on each app, and the first app's months; nothing is added across apps."""
    told = [(app, unit, rows.sort_values("value", ascending=False).iloc[0]) for app, unit, _ in episodes.APPS if len(rows := episodes.first_age(view, app, unit)) > 1]
    if not told:
        return None
    numbers = tuple(Number(number_text(best["value"], view.lang), view.say("beyond.podcast_best", unit=f"{view.say(f'podcast.{app}')}, {episodes.unit_name(view, unit)}", episode=escape(best["episode"])))
                    for app, unit, best in told)
    app, unit, _ = told[0]
    points = episodes.month_points(view, unit)
    chart = Chart(overtime.over_time, ("podcast", ((capital(episodes.unit_name(view, unit)), "named", points),), False, True, None, (), BESIDE), episodes.title(view), TIMES, HEIGHT) if len(points) > 1 else None
    title = view.say("beyond.podcast_title", episode=escape(told[0][2]["episode"]), app=view.say(f"podcast.{app}"))
    return Slide("podcast", platform_name("podcast", view.lang), title, numbers, chart=chart, takeaway=view.say("beyond.podcast_takeaway"),
                 source=view.say("beyond.podcast_source", app=view.say(f"podcast.{app}"), unit=episodes.unit_name(view, unit)), trails=(Trail("podcast"),))


def newsletter(view):
    """Clicks, never opens: the year's rate of sums, the last letter's, a dot a letter."""
    rows = view.ask("campaigns").dropna(subset=["click_rate"])
    if rows.empty or letters.year_rate(view) is None:
        return None
    last = rows.iloc[-1]
    numbers = (Number(percent_text(letters.year_rate(view)[0], view.lang), view.say("beyond.letters_rate")),
               Number(percent_text(last["click_rate"], view.lang), view.say("beyond.letters_last", day=day_text(last["sent"], view.lang))))
    chart = Chart(overtime.over_time, ("newsletter", letters.series(view, rows, "click_rate", "letters.click_short"), True, False, None, (), BESIDE), letters.title(view), TIMES, HEIGHT)
    return Slide("newsletter", platform_name("newsletter", view.lang), letters.title(view), numbers, chart=chart, takeaway=view.say("beyond.letters_takeaway"), source=view.say("beyond.letters_source"),
                 trails=(Trail("newsletter"),))


def _change(view, row):
    """A change as the month's slide writes one: its sign says which way."""
    return besides.changes(view, row)[0].removeprefix("▲").removeprefix("▼").strip()


def _together(words):
    """A month whose year stays on its line."""
    return words.replace(" ", HARD)


def compare(view):
    """The month beside the same month last year: one number a platform with its change, or why there is none."""
    before = view.month.same_last_year
    if str(before) not in set(view.months["month"]):
        return None
    told, numbers = view.ask("compare", against=before, months=1), []
    told = told[told["subject"].isin(("platform", "website")) & told["value"].notna() & told["before"].notna() & told["grain"].eq("happened")]
    for platform, measure in besides.SHOWN:
        for row in told[(told["platform"] == platform) & (told["what"] == measure)].itertuples():
            label = f"{platform_name(platform, view.lang)}, {lower_first(besides.name_of(view, row))}"
            then = (month_text(before.first, view.lang), number_text(row.before, view.lang))
            change = ("", view.say("beyond.broken" if row.why == "broken" else "beyond.no_change") if isinstance(row.why, str) else _change(view, row))
            numbers.append(Number(number_text(row.value, view.lang), label, (then, change), platform=platform))
    if not numbers:
        return None
    return Slide("compare", view.say("beyond.about_compare"), view.say("beyond.compare_title", before=_together(month_text(before.first, view.lang)), now=_together(_month(view))), tuple(numbers[:LINES]),
                 takeaway=view.say("beyond.compare_takeaway"), source=view.say("beyond.compare_source"),
                 trails=tuple(map(Trail, dict.fromkeys(number.platform for number in numbers[:LINES]))))
