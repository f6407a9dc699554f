"""Which kinds of posts work: medians with their intervals, and a word that counts how many comparisons were made.

A kind's median is raw. Its interval is of order statistics: the ranks between which the true median lies 95 times in a
hundred, whatever the distribution (no ranks do under six posts). The word comes from the sign test of the kind's posts against
the platform's own median, ties left out, its probabilities adjusted for the number of kinds in the chart (S. Holm 1979). Under
eight posts it is too few to tell. Limits: posts of one week may resemble each other, which the test does not know; and a kind
is a part of the median it is held against, which makes the test a little shy.
"""

from pandas import NA
from scipy.special import bdtr

LEAST, LEVEL = 8, 0.05


def interval(values):
    """(low, high) of the median of sorted values at 95 %, by rank; (None, None) where no ranks reach that."""
    count, rank = len(values), 0
    while bdtr(rank, count, 0.5) <= LEVEL / 2:
        rank += 1
    return (values[rank - 1], values[count - rank]) if rank else (None, None)


def chance(values, middle):
    """The probability that as many of the values lie on one side of `middle` by chance alone (two-sided sign test)."""
    above, below = sum(value > middle for value in values), sum(value < middle for value in values)
    return min(1.0, 2 * float(bdtr(min(above, below), above + below, 0.5))) if above + below else 1.0


def holm(chances):
    """{name: probability} adjusted for their number, in Holm's order."""
    adjusted, worst = {}, 0.0
    for place, (name, probability) in enumerate(sorted(chances.items(), key=lambda one: one[1])):
        worst = max(worst, min(1.0, probability * (len(chances) - place)))
        adjusted[name] = worst
    return adjusted


def words(kinds, middle):
    """{kind: sorted values} → {kind: `above`, `usual`, `below` or `too_few`} against the platform's median."""
    adjusted = holm({kind: chance(values, middle) for kind, values in kinds.items() if len(values) >= LEAST})
    return {kind: _word(values, middle, adjusted.get(kind)) for kind, values in kinds.items()}


def _word(values, middle, probability):
    if probability is None:
        return "too_few"
    if probability > LEVEL:
        return "usual"
    return "above" if sum(value > middle for value in values) > sum(value < middle for value in values) else "below"


def judge_kinds(answer, kind="format"):
    """An answer whose column `gathered` holds each kind's values → the same with `low high verdict platform_median`."""
    judged = answer.drop(columns="gathered")
    for name, default in (("low", None), ("high", None), ("verdict", "too_few"), ("platform_median", None)):
        judged[name] = [default] * len(judged)
    for platform in answer["platform"].unique():
        _judge(judged, answer[answer["platform"] == platform], kind)
    order = [name for name in judged if name not in ("low", "high", "verdict", "platform_median")]
    after = order.index("median_interactions") + 1
    return judged[[*order[:after], "low", "high", *order[after:], "verdict", "platform_median"]]


def _judge(judged, rows, kind):
    kinds = {name: _sorted(values) for name, values in zip(rows[kind], rows["gathered"], strict=True)}
    middle = _median(sorted(value for values in kinds.values() for value in values))
    said = words(kinds, middle) if middle is not None else {}
    for row, name in zip(rows.index, rows[kind], strict=True):
        judged.at[row, "low"], judged.at[row, "high"] = interval(kinds[name])
        judged.at[row, "verdict"], judged.at[row, "platform_median"] = said.get(name, "too_few"), middle


def _sorted(values):
    return [] if values is None or isinstance(values, float) or values is NA else [float(value) for value in values]


def _median(values):
    count = len(values)
    return None if not count else (values[(count - 1) // 2] + values[count // 2]) / 2
