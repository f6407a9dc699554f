"""What a post could be expected to gather: the middle of the last hundred posts of its account and format, at the same age.

A post is held against others only in the age band in which it was last seen: 15 to 35 days, or 36 and more. Younger than 15
days it is too recent to be compared. Fewer than eight earlier posts give no expectation.
"""

import numpy as np

LAST, LEAST, TOO_YOUNG = 100, 8, "days"


def score(posts, aged):
    """The month's posts with `expected score band`: interactions divided by what was expected; absent where nothing can be."""
    answer, groups = posts.copy(), _groups(aged)
    latest = aged.sort_values("age").groupby(["platform", "post_id"]).tail(1).set_index(["platform", "post_id"])
    told = [_expected(key, latest, groups) for key in zip(posts["platform"], posts["post_id"], strict=True)]
    answer["expected"] = [expected for expected, _ in told]
    answer["score"] = [_ratio(value, expected) for value, expected in zip(posts["interactions"], answer["expected"], strict=True)]
    answer["band"] = [band for _, band in told]
    return answer


def _groups(aged):
    """{(platform, account, format, band): (days published, values)}, in the order of publication."""
    parts = aged.groupby(["platform", "account", "format", "band"], sort=False)
    return {key: (rows["published"].to_numpy("datetime64[D]"), rows["interactions"].to_numpy(float)) for key, rows in parts}


def _expected(key, latest, groups):
    """(what was expected of a post, its age band)."""
    if key not in latest.index:
        return None, None
    post = latest.loc[key]
    if post["band"] == TOO_YOUNG:
        return None, TOO_YOUNG
    published, values = groups[key[0], post["account"], post["format"], post["band"]]
    earlier = values[: np.searchsorted(published, np.datetime64(post["published"], "D"))][-LAST:]
    return (float(np.median(earlier)) if len(earlier) >= LEAST else None), post["band"]


def _ratio(value, expected):
    return value / expected if expected and value == value else None
