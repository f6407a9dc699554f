"""Two dates side by side: measures, posts, audience and where visits came from, each row with its change or why none is told.

Method: a measure compares as the questions compare it (whole months, one source, no break between); posts by their middle one at
the same age, with the interval of its rank; shares in points. Limits: where a middle post lies within the other side's
interval the two may be one, and no word is said of it.
"""

import pandas as pd

from metrics.kinds import LEAST, interval

COLUMNS = ("subject", "platform", "account", "what", "segment", "kind", "grain", "value", "before", "change", "change_per_day",
           "difference", "why", "source", "broken_fr", "broken_en", "posts", "posts_before", "low", "high", "low_before",
           "high_before", "as_of", "as_of_before")
_NUMBERS = ("value", "before", "change", "change_per_day", "difference", "posts", "posts_before", "low", "high", "low_before",
            "high_before")
_SITE = ("website", "search", "ads")
BIGGEST = 3                                       # slices of each dimension of an audience, besides women


def frame(rows):
    """Rows as one answer, each column there."""
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(_NUMBERS, "float64"))


def measures(answer):
    """The rows of `compare.sql`, the website's apart from the platforms'."""
    return [{**row, "subject": "website" if row["platform"] in _SITE else "platform"} for row in answer.to_dict("records")]


def posts(answer):
    """The middle post of each side at the same age; under eight on either side too few to tell."""
    for row in answer.to_dict("records"):
        now, before = ([float(value) for value in row[side]] for side in ("now", "before"))
        (low, high), (low_before, high_before) = interval(now), interval(before)
        few = "absent" if not now or not before else "too_few" if min(len(now), len(before)) < LEAST else None
        yield {"subject": "content", "platform": row["platform"], "what": "median_interactions", "kind": "mean",
               "grain": "published", "source": row["band"], "value": _middle(now), "before": _middle(before), "why": few,
               "difference": None if few else _middle(now) - _middle(before), "posts": len(now), "posts_before": len(before),
               "low": low, "high": high, "low_before": low_before, "high_before": high_before}


def _middle(values):
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2 if values else None


def audience(now, before):
    """Shares of followers on two snapshots: women where the platform tells, each dimension's first slices; never two platforms
    together."""
    for (platform, dimension), told in now.groupby(["platform", "dimension"], sort=True):
        earlier = before[(before["platform"] == platform) & (before["dimension"] == dimension)]
        for segment in _slices(dimension, told):
            yield _shares(platform, dimension, segment, told, earlier)


def _slices(dimension, told):
    if dimension in ("age_gender", "gender"):
        return ["women"]
    known = told[~told["segment"].isin(("unspecified", "Others")) & told["share"].notna()]
    return list(known.sort_values("share", ascending=False)["segment"].head(BIGGEST))


def _shares(platform, dimension, segment, told, earlier):
    value, before = (share_of(rows, segment) for rows in (told, earlier))
    seen, seen_before = told["as_of"].iloc[0], earlier["as_of"].iloc[0] if len(earlier) else None
    why = ("absent" if value is None or before is None else "same_snapshot" if seen == seen_before
           else "other_cells" if _cells(told, segment) != _cells(earlier, segment) else None)
    return {"subject": "audience", "platform": platform, "what": dimension, "segment": segment, "kind": "share",
            "grain": "snapshot", "value": value, "before": before, "difference": None if why else value - before, "why": why,
            "as_of": seen, "as_of_before": seen_before}


def _cells(rows, segment):
    """The cells a share of women is the sum of: two sums compare where they have the same; hidden ones make them differ."""
    return {one for one, share, _ in _slice(rows, segment) if share == share and one != segment} if segment == "women" else set()


def share_of(rows, segment):
    """A slice's share of everything; women are the sum of their ages. None where no cell of it is told, or one is hidden."""
    cells = _slice(rows, segment)
    shares = [share for _, share, _ in cells if share == share]
    return sum(shares) if shares and not any(hidden for *_, hidden in cells) else None


def _slice(rows, segment):
    """(segment, share, hidden) of a slice, or of women and each age of them; as plain values, a frame costs ten times more."""
    cells = zip(rows["segment"], rows["share"], rows["hidden"], strict=True)
    return [cell for cell in cells if cell[0] == segment or (segment == "women" and cell[0].startswith("women "))]


def sources(now, before, broken):
    """Each source's share of the website's visits, summed over each side's months first; one source of numbers on both sides."""
    one = set(now["export"]) | set(before["export"])
    for source in dict.fromkeys([*now["source"], *before["source"]]):
        value, earlier = (_part(rows, source) for rows in (now, before))
        why = "broken" if broken else "sources" if len(one) > 1 else "absent" if value is None or earlier is None else None
        yield {"subject": "website", "platform": "website", "what": "source", "segment": source, "kind": "share",
               "grain": "happened", "value": value, "before": earlier, "difference": None if why else value - earlier, "why": why,
               "source": min(one), **(broken if why == "broken" else {})}


def _part(rows, source):
    visits = rows[rows["source"] == source]["visits"]
    return float(visits.sum() / rows["visits"].sum()) if len(visits) and rows["visits"].sum() else None


def women(told):
    """platform as_of share since points: the share of women on each snapshot, and its change in points since the first one in sight
    that tells the same ages of women; absent where none does."""
    rows = []
    for platform, every in told[told["dimension"].isin(("age_gender", "gender"))].groupby("platform", sort=True):
        every = every[every["dimension"] == ("age_gender" if "age_gender" in set(every["dimension"]) else "gender")]
        seen = [(day, share_of(one, "women"), _cells(one, "women")) for day, one in every.groupby("as_of", sort=True)]
        seen = [one for one in seen if one[1] is not None]
        for day, share, cells in seen:
            since, then, _ = next(one for one in seen if one[2] == cells)
            rows.append((platform, day, share, since if since < day else None, share - then if since < day else None))
    told = pd.DataFrame(rows, columns=["platform", "as_of", "share", "since", "points"])
    return told.astype({"share": "float64", "points": "float64"})
