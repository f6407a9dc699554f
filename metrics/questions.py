"""The table of contents: what can be asked, each answer a pandas DataFrame.

A question is one function here and one `.sql` file beside it, which can be pasted into a DuckDB shell with its named
parameters set. `db` is a DuckDB cursor, `month` a Month; change and its like are fractions (0.15 is +15 %), absent (NaN)
where there is no base, the month is partial or the kind forbids it.
"""

from functools import cache
from pathlib import Path

from data.measures import MEASURES, PLATFORMS, kind_of
from metrics.expected import score
from metrics.kinds import judge_kinds
from metrics.problems import NotAdditive, UnknownWord
from metrics.verdict import MOST, judge_month, judge_year


@cache
def _sql(question):
    return (Path(__file__).parent / f"{question}.sql").read_text("utf-8")


def _ask(db, question, **parameters):
    return db.execute(_sql(question), parameters).df()


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
    if measure not in MEASURES and list(platforms or ()) != ["organisation"]:
        raise UnknownWord(word=measure, kind="measure", known=", ".join(MEASURES))
    why, instead = _WHY.get(kind_of(measure, "organisation"), (None, None))
    if why:
        raise NotAdditive(measure=MEASURES[measure].en, over="months, platforms or posts", why=why, instead=instead)


_WHY = {
    "unique": ("it counts people, and the same person may be counted in each.", "a flow such as interactions or visits"),
    "stock": ("it is a level, and only its last value counts.", "the flow that moves it, new_followers"),
    "rate": ("a rate is recomputed from its parts, never added.", "its parts"),
    "mean": ("a mean is recomputed from its parts, never added.", "its parts"),
}


def content_types(db, month, platform=None, months=12):
    """platform format posts from to median_interactions low high engagement_rate verdict + platform_median: the formats of the
    window's posts against the platform's own median. The rate is the sum of interactions over the sum of views (LinkedIn:
    impressions), of the posts that have both."""
    return judge_kinds(_ask(db, "content_types", month=month.first, first=month.back(months - 1).first, platform=platform))


def top_posts(db, month, platform=None):
    """platform account post_id published format text permalink interactions views reach age expected score + band: the month's
    posts, best first; age in days when last seen; expected and score compare posts at the same age (band `weeks` or
    `months`), absent for a post too recent (`days`) or with too few before it."""
    posts = _ask(db, "top_posts", month=month.first, platform=platform)
    return score(posts, _ask(db, "posts_at_age", month=month.first, platform=platform))


def audience(db, month, platform=None):
    """platform dimension segment share value as_of: who follows; a share is a fraction of everything, and what the slices
    leave is the segment `unspecified`."""
    return _ask(db, "audience", month=month.first, platform=platform)


def sources(db, month):
    """source visits share: where the website's visits came from."""
    return _ask(db, "sources", month=month.first)


def pages(db, month):
    """page page_views active_users: the website's pages, most viewed first."""
    return _ask(db, "pages", month=month.first)


def coverage(db, month, platform=None, months=12):
    """platform export month state: `have`, `partial` or `missing`."""
    return _ask(db, "coverage", month=month.first, first=month.back(months - 1).first, platform=platform)


def typed(db, month):
    """platform measure dimension segment value origin: what was typed for the month in the hand-entry sheet."""
    return _ask(db, "typed", month=month.first)
