"""What can be asked beside social media: to whom posts spoke, sources, search, ads, episodes, letters.

Part of the table of contents in `questions.py`, which hands these on under the same names.
"""

from metrics.asking import ask


def _window(month, months):
    return {"month": month.first, "first": month.back(months - 1).first}


def spoken_to(db, month, platform=None, months=12):
    """platform audience posts median_interactions last_post spoken_on known_until weeks weeks_allowed silent: to whom the window's
    posts spoke; `weeks` since any platform last did, `silent` where they are as many as the line set for it."""
    return ask(db, "spoken_to", **_window(month, months), platform=platform)


def sources_over_time(db, month, months=24):
    """month export source visits share chosen complete is_social breaks_by_start breaks_by_end: where the website's visits came
    from, month by month, as each source of numbers tells it; `chosen` is the one that stands for the month."""
    return ask(db, "sources_over_time", **_window(month, months))


def site_counts(db, month, months=24):
    """month measure export value complete chosen: visits and page views as Squarespace (typed) and Google Analytics count them,
    never added."""
    return ask(db, "site_counts", **_window(month, months))


def search(db, month, months=24):
    """month account clicks impressions click_through_rate average_position days complete breaks_by_start breaks_by_end: how the
    site is found on Google; the rate is of sums, the position weighed by impressions."""
    return ask(db, "search", **_window(month, months))


def queries(db, month):
    """query clicks impressions click_through_rate average_position from to: what people typed, over the days the export covers;
    what it does not list is `unlisted`."""
    return ask(db, "queries", month=month.first)


def ads(db, month, months=24):
    """month account clicks impressions click_through_rate cost conversions guard guard_since under complete: Google Ads, apart from
    the organic; the rate is of the account's sums, held against the line of its month. `cost` is what Ad Grants gave."""
    return ask(db, "ads", **_window(month, months))


def episodes(db, month):
    """app measure kind post_id episode published band age value latest: what each episode had gathered at each age it was seen
    at, in each app's own unit; bands are 0 (under 15 days), 1 (15 to 35), 2 (36 to 66), 3 (67 to 97) and on."""
    return ask(db, "episodes", month=month.first)


def campaigns(db, month, months=24):
    """post_id subject sent recipients deliveries unique_clicks clicks click_rate unique_opens opens open_rate age open_era: the
    newsletter's letters, each rate its own people over those it reached; open rates of two eras do not compare."""
    return ask(db, "campaigns", **_window(month, months))


def recommendations(db, month):
    """id month said_on followed_on by about what owner status: what was recommended up to this month, and how far it has come."""
    return ask(db, "recommendations", month=month.first)


def thresholds(db):
    """name since value source shipped: the lines held against a number, from which day."""
    return ask(db, "thresholds")
