"""The five numbers of a month: the only ones that are judged, for every verdict more is one more chance of a false signal."""

PREFERRED = (
    ("facebook", "interactions"), ("instagram", "reach"), ("instagram", "new_followers"), ("website", "visits"),
    ("tiktok", "views"), ("linkedin", "impressions"), ("linkedin", "new_visitors"), ("facebook", "new_followers"),
    ("instagram", "interactions"), ("facebook", "views"), ("instagram", "views"), ("website", "active_users"),
    ("linkedin", "new_followers"), ("youtube", "views"), ("search", "clicks"), ("newsletter", "opens"), ("podcast", "plays"),
    ("x", "impressions"),
)


def five(headline):
    """The rows of the five tiles: what happened in the month, in order of preference, one row a platform and measure."""
    happened = headline[headline["grain"] == "happened"]
    rows = {(row.platform, row.measure): row for row in happened.itertuples()}
    return [rows[pair] for pair in PREFERRED if pair in rows][:5]
