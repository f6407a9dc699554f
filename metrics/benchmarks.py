"""Our own rate beside a benchmark, and only inside its universe.

The universe is the platform, the measure and its denominator, the length of time, and organisations of the kind that was counted.
Anything else is refused, with the reason.
"""


def compare(benchmarks, rates, headline):
    """Benchmarks with `own posts place reason`: our value where it compares, and whether it lies below, within or above; else why
    not (`universe`, `platform`, `period`, `base`)."""
    answer, told = benchmarks.copy(), [_beside(row, rates, headline) for row in benchmarks.itertuples()]
    for place, name in enumerate(("own", "posts", "place", "reason")):
        answer[name] = [one[place] for one in told]
    return answer


def _beside(row, rates, headline):
    if not row.ours:
        return None, None, None, "universe"
    if row.platform not in set(headline["platform"]) | set(rates["platform"]):
        return None, None, None, "platform"
    own, posts, period = _engagement(row, rates) if row.measure == "engagement_rate" else _of_month(row, headline)
    if own is None:
        return None, None, None, "base"
    if row.period != period:
        return None, None, None, "period"
    return own, posts, "below" if own < row.low else "above" if own > row.high else "within", ""


def _engagement(row, rates):
    """Our engagement rate by the same denominator: twelve months of posts."""
    same = rates[(rates["platform"] == row.platform) & (rates["base"] == row.base)]
    return (float(same["rate"].iloc[0]), int(same["posts"].iloc[0]), "year") if len(same) else (None, None, "year")


def _of_month(row, headline):
    """A rate that an export or the sheet tells for the month itself."""
    same = headline[(headline["platform"] == row.platform) & (headline["measure"] == row.measure) & headline["complete"]]
    return (float(same["value"].iloc[0]), None, "month") if len(same) == 1 else (None, None, "month")
