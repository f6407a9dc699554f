"""The table of contents: what can be asked, each answer a pandas DataFrame.

A question is one function here and one `.sql` file beside it, which can be pasted into a DuckDB shell with its named
parameters set. `db` is a DuckDB cursor, `month` a Month; change and its like are fractions (0.15 is +15 %), absent (NaN)
where there is no base, the month is partial or the kind forbids it.
"""

import pandas as pd

from data import small_cells
from data.measures import MEASURES, PLATFORMS, kind_of
from data.vocabulary import FACETS
from metrics import sides
from metrics.asking import ask as _ask
from metrics.benchmarks import compare as beside_ours
from metrics.beside import (  # noqa: F401 (handed on)
    ads,
    campaigns,
    episodes,
    queries,
    recommendations,
    search,
    site_counts,
    sources_over_time,
    spoken_to,
    thresholds,
)
from metrics.counting import counters, goals, outcomes  # noqa: F401 (handed on)
from metrics.expected import LAST, score
from metrics.few import hide_few, hide_typed
from metrics.kinds import judge_decisions, judge_kinds
from metrics.period import Month
from metrics.problems import NotAdditive, SpansOverlap, UnknownWord
from metrics.verdict import MOST, judge_month, judge_year


def months(db):
    """month complete last_day: the months with anything in them, newest first."""
    return _ask(db, "months")


def events(db):
    """id day platforms breaks fr en source shipped: what happened, to whom (all platforms where none), which measures it breaks."""
    return _ask(db, "events")


def headline(db, month, platform=None):
    """platform account measure kind grain value previous change change_per_day last_year change_year verdict
    + complete days n median source previous_broken year_broken usual_low usual_high verdict_months: this month's value of every
    measure beside last month and last year, without a change where a break lies between. `verdict` is for the five tiles;
    usual_low and usual_high bound what the month would usually be, per day for flows, in people for people."""
    every = judge_month(_ask(db, "headline", month=month.first, platform=None), series(db, month, months=MOST + 1), month)
    return every if platform is None else every[every["platform"] == platform].reset_index(drop=True)


def series(db, month, platform=None, months=24, going=False):
    """platform account measure month value + kind grain complete days per_day source breaks_by_start breaks_by_end: the months
    that end with this one (and, where `going`, the one in progress after it). An absent month has no row."""
    return _ask(db, "series", month=month.first, first=month.back(months - 1).first, platform=platform, going=going)


def trend(db, month, platform=None):
    """platform account measure last_12 before_12 change low high verdict: twelve complete months of a flow against the twelve
    before; low and high bound the ratio of the two at 95 %, `verdict` is growing, stable, shrinking or not_yet."""
    return judge_year(_ask(db, "trend", month=month.first, platform=platform), series(db, month, platform), month)


def total(db, measure, start, month, platforms=None):
    """measure platforms from month value + months complete: the sum of one flow. Raises NotAdditive, UnknownWord."""
    _refuse_sum(measure, platforms)
    asked = list(platforms) if platforms else None
    answer = _ask(db, "total", measure=measure, first=start.first, month=month.first, platforms=asked)
    answer.insert(2, "from", str(start))
    answer.insert(3, "month", str(month))
    return answer


def _refuse_sum(measure, platforms):
    for platform in platforms or ():
        if platform not in PLATFORMS:
            raise UnknownWord(word=platform, kind="platform", known=", ".join(PLATFORMS))
    _insist_measure(measure, *(platforms or ()))
    why, instead = _WHY.get(kind_of(measure, "organisation"), (None, None))
    if why:
        raise NotAdditive(measure=MEASURES[measure].en, over="months, platforms or posts", why=why, instead=instead)


def _insist_measure(measure, *platforms):
    if measure not in MEASURES and platforms != ("organisation",):
        raise UnknownWord(word=measure, kind="measure", known=", ".join(MEASURES))


_WHY = {
    "unique": ("it counts people, and the same person may be counted in each.", "a flow such as interactions or visits"),
    "stock": ("it is a level, and only its last value counts.", "the flow that moves it, new_followers"),
    "rate": ("a rate is recomputed from its parts, never added.", "its parts"),
    "mean": ("a mean is recomputed from its parts, never added.", "its parts"),
}


def content_types(db, month, platform=None, months=12):
    """platform format posts from to median_interactions low high engagement_rate verdict + platform_posts tagged platform_median:
    the formats of the window's posts against the platform's own median. The rate is the sum of interactions over the sum of
    views (LinkedIn: impressions), of the posts that have both."""
    return _kinds(db, month, platform, months, "format", equal=False)


def themes(db, month, platform=None, months=12, by="theme", equal=False):
    """platform theme posts from to median_interactions low high engagement_rate verdict + platform_posts tagged platform_median:
    the same by theme, or `by` another facet (audience, people, colours, language), which then names the column. A post with two
    is in both and counts once in platform_posts, tagged (those with any) and platform_median. `equal` divides each post by the
    median of its format. Raises UnknownWord."""
    if by not in FACETS:
        raise UnknownWord(word=by, kind="facet", known=", ".join(FACETS))
    return _kinds(db, month, platform, months, by, equal)


def _kinds(db, month, platform, months, facet, equal):
    asked = {"month": month.first, "first": month.back(months - 1).first, "platform": platform, "facet": facet, "equal": equal}
    return judge_kinds(_ask(db, "kinds", **asked), facet)


def tags(db, month, platform=None, by="theme"):
    """platform post_id published format text permalink values words by_hand: the month's posts and what each is in one facet;
    `words` are those of the rules that said so, `by_hand` that a person did."""
    return _ask(db, "tags", month=month.first, platform=platform, facet=by)


def agreement(db):
    """facet corrected agreed: of the posts that people corrected, how many the rules alone would have told the same."""
    return _ask(db, "agreement")


def vocabulary(db):
    """facet value fr en words posts: what posts can be, and the words that suggest it."""
    return _ask(db, "vocabulary")


def described(db, month, platform=None, months=12):
    """platform by value posts median_interactions: the window's posts by weekday (1 is Monday), hour
    (of the organisation's clock, where the export tells it) and hashtag; never judged."""
    return _ask(db, "described", month=month.first, first=month.back(months - 1).first, platform=platform)


def rates(db, month, platform=None, months=12):
    """platform base rate interactions posts: engagement rates of the window's posts by reach, views, impressions and followers,
    each the sum of interactions over the sum of its base over the same posts."""
    return _ask(db, "rates", month=month.first, first=month.back(months - 1).first, platform=platform)


def year_to_date(db, month, platform=None):
    """platform account measure since months value before change: every flow since January beside the same months a year before."""
    return _ask(db, "year_to_date", month=month.first, platform=platform)


def outliers(db, month, platform=None):
    """platform account measure day value middle total change change_without: the day that makes a month, where one does, and the
    change from the month before with that day counted as a middle one."""
    return _ask(db, "outliers", month=month.first, platform=platform)


def carried(db, month, platform=None):
    """platform measure post_id published format value posts mean mean_without: the post that carries its month, where one does."""
    return _ask(db, "carried", month=month.first, platform=platform)


def decisions(db, month):
    """id month decided_on by platform facet value why due posts_before median_before posts_after median_after platform_median low
    high verdict: what was decided up to this month; once three months are over, what came of it, posts seen at 36 days or more."""
    return judge_decisions(_ask(db, "decisions", month=month.first))


def top_posts(db, month, platform=None):
    """platform account post_id published format text permalink interactions views reach age expected score + band: the month's
    posts, best first; age in days when last seen; expected and score compare posts at the same age (band `weeks` or
    `months`), absent for a post too recent (`days`) or with too few before it."""
    posts = _ask(db, "top_posts", month=month.first, platform=platform)
    return score(posts, _at_age(db, month, platform, month.back(36).first, ["interactions"]))


def posts_at_age(db, month, platform=None):
    """platform account format post_id published band age interactions views reach: the month's posts, each once for every age
    band it was seen in (`days` 0 to 14, `weeks` 15 to 35, `months` 36 and more), as last seen there, at that age in days. A band
    nobody looked in has no row."""
    told = _at_age(db, month, platform, month.previous.last, ["interactions", "views", "reach"])
    return told.assign(published=told["published"].dt.strftime("%Y-%m-%d"))


def _at_age(db, month, platform, since, measures):
    return _ask(db, "posts_at_age", month=month.first, platform=platform, since=since, measures=measures, earlier=LAST)


def audience(db, month, platform=None):
    """platform dimension segment share value as_of + whole hidden: who follows; a share is a fraction of everything, and what
    the slices leave is the segment `unspecified`. `whole` is the number of people shares are of, absent where the platform gives
    a percentage without its denominator. A slice of too few people is `hidden`, and so is what would give it away."""
    return hide_few(_ask(db, "audience", month=month.first, platform=platform), small_cells.least(db))


def sources(db, month):
    """source visits share: where the website's visits came from."""
    return _ask(db, "sources", month=month.first)


def pages(db, month):
    """page page_views active_users: the website's pages, most viewed first."""
    return _ask(db, "pages", month=month.first)


def told_twice(db, month, platform=None):
    """platform account measure export value complete speaks because: what each source says of a measure that two tell
    differently; one `speaks`, as `said`, or being `whole`, `typed`, the `platform`'s own, or by the `order` of the schema."""
    return _ask(db, "told_twice", month=month.first, platform=platform)


def coverage(db, month, platform=None, months=12):
    """platform export month state: `have`, `partial`, `missing`, or `lost` where the platform gives nothing of it any more."""
    return _ask(db, "coverage", month=month.first, first=month.back(months - 1).first, platform=platform)


def provenance(db, month, platform, measure, account=None, months=1, grain=None, dimension=None, post=None):
    """platform account measure grain state receipt file export exported_on from to facts value + kind first_fact last_fact: the
    receipts behind a number of this month (or of the `months` that end with it): what it was made of (`used`), what a newer
    export replaced, what another export tells of the same (`other`), what was taken back (`undone`). `value` is the sum of the
    facts of a flow, else the last of them, absent for a breakdown; a receipt of which some facts were replaced has two rows.
    `grain` chooses between what happened and what posts gathered, `dimension` asks for a breakdown, `post` for one post. Raises
    UnknownWord."""
    _insist_measure(measure, platform)
    told = _ask(db, "provenance", month=month.first, first=month.back(months - 1).first, platform=platform, measure=measure,
                account=account, grain=grain, dimension=dimension, post=post)
    flows, alone = told["kind"] == "flow", (told["facts"] == 1) | (told["kind"] == "stock")
    told.insert(12, "value", told["total"].where(flows, told["last"].where(alone)) if dimension is None else float("nan"))
    return told.drop(columns=["total", "last"])


def typed(db, month):
    """platform measure dimension segment value origin: what was typed for the month in the sheet; absent where hidden."""
    return hide_typed(_ask(db, "typed", month=month.first), small_cells.least(db))


def benchmarks(db, month, platform=None):
    """id platform measure base period low high fr en ours source published own posts place reason: numbers from elsewhere, ours
    beside them inside their universe, and the reason where they do not compare."""
    told = _ask(db, "benchmarks", month=month.first, platform=platform)
    return beside_ours(told, rates(db, month, platform), headline(db, month, platform))


# ── over time, and two dates side by side ───────────────────────────────────────────────────────────────────────────


def audience_over_time(db, month, platform=None, months=24):
    """platform dimension segment share value as_of: each snapshot of the window as `audience` tells it, cells hidden there hidden
    here; only days on which somebody looked, oldest first."""
    held = _ask(db, "audience_over_time", month=month.first, first=month.back(months - 1).first, platform=platform)["month"]
    told = [audience(db, Month.parse(one), platform) for one in held]
    if not told:
        return audience(db, month.back(months * 100), platform)      # its columns, and no row
    key = ["platform", "dimension", "as_of", "segment"]
    every = pd.concat(told, ignore_index=True).drop_duplicates(key)
    every = every[every["as_of"] >= str(month.back(months - 1).first)]
    return every.sort_values(["platform", "dimension", "as_of"], kind="stable").reset_index(drop=True)


def women(db, month, platform=None, months=24):
    """platform as_of share since points: the share of women on each snapshot of the platforms that tell genders, the unspecified in
    its denominator, and its change in points (a fraction) since the first one that tells the same ages."""
    return sides.women(audience_over_time(db, month, platform, months))


def compare(db, month, against, platform=None, months=1):
    """subject platform account what segment kind grain value before change change_per_day difference why source broken_fr broken_en
    posts posts_before low high low_before high_before as_of as_of_before: two months, or the `months` that end with each, side by
    side; `why` says why no change is told: absent, partial, broken, sources, people, no_base, too_few, same_snapshot, other_cells.
    Raises SpansOverlap."""
    if abs(month.ordinal - against.ordinal) < months:
        raise SpansOverlap(month=month, against=against, months=months)
    asked = {"month": month.first, "against": against.first, "months": months, "platform": platform}
    rows = [*sides.measures(_ask(db, "compare", **asked)), *sides.posts(_ask(db, "compare_posts", **asked)),
            *sides.audience(audience(db, month, platform), audience(db, against, platform)),
            *(_compared_sources(db, month, against, months) if platform in (None, "website") else ())]
    return sides.frame(rows)


def _compared_sources(db, month, against, months):
    both = [sources_over_time(db, one, months) for one in (month, against)]
    now, before = (told[told["chosen"] & told["complete"]] for told in both)
    if any(one["month"].nunique() < months for one in (now, before)):
        return ()
    visits = _ask(db, "compare", month=month.first, against=against.first, months=months, platform="website")
    broken = visits[(visits["what"] == "visits") & (visits["why"] == "broken")][["broken_fr", "broken_en"]].to_dict("records")
    return sides.sources(now, before, next(iter(broken), None))
