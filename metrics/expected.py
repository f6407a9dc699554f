"""What a post could be expected to gather: the middle of the last hundred posts of its account and format, at the same age.

A post is held against others only in the age band in which it was last seen: 15 to 35 days, or 36 and more. Younger than 15
days it is too recent to be compared. Fewer than eight earlier posts give no expectation.
"""

from functools import cache, partial

import numpy as np

LAST, LEAST, TOO_YOUNG = 100, 8, "days"


def score(posts, aged):
    """The month's posts with `expected score band`: interactions divided by what was expected; absent where nothing can be."""
    answer, groups = posts.copy(), _groups(aged)
    asked = aged[aged["post_id"].isin(posts["post_id"])]
    latest = {(post.platform, post.post_id): post for post in asked.sort_values("age").itertuples()}
    middle = cache(partial(_middle, groups))     # posts of one day are expected to gather the same
    told = [_expected(latest.get(key), middle) for key in zip(posts["platform"], posts["post_id"], strict=True)]
    answer["expected"] = [expected for expected, _ in told]
    answer["score"] = [_ratio(value, expected) for value, expected in zip(posts["interactions"], answer["expected"], strict=True)]
    answer["band"] = [band for _, band in told]
    return answer


def _groups(aged):
    """{(platform, account, format, band): (days published, values)}, in the order of publication."""
    parts = aged.groupby(["platform", "account", "format", "band"], sort=False)
    return {key: (rows["published"].to_numpy("datetime64[D]"), rows["interactions"].to_numpy(float)) for key, rows in parts}


def _expected(post, middle):
    """(what was expected of a post as last seen, its age band)."""
    if post is None:
        return None, None
    if post.band == TOO_YOUNG:
        return None, TOO_YOUNG
    return middle((post.platform, post.account, post.format, post.band), post.published), post.band


def _middle(groups, group, day):
    """The middle of a group's last posts before a day, or None where they are too few."""
    published, values = groups[group]
    earlier = values[: np.searchsorted(published, np.datetime64(day, "D"))][-LAST:]
    return float(np.median(earlier)) if len(earlier) >= LEAST else None


def _ratio(value, expected):
    return value / expected if expected and value == value else None
