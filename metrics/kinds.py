"""Which kinds of posts work: medians with their intervals, and a word that counts how many comparisons were made.

A kind's median is raw. Its interval is of order statistics: the ranks between which the true median lies 95 times in a
hundred, whatever the distribution (no ranks do under six posts). The word comes from the sign test of the kind's posts against
the platform's own median, ties left out, its probabilities adjusted for the number of kinds in the chart (S. Holm 1979). Under
eight posts it is too few to tell. Limits: posts of one week may resemble each other, which the test does not know; and a kind
is a part of the median it is held against, which makes the test a little shy.
"""

from bisect import bisect_right

from scipy.special import bdtr

LEAST, LEVEL = 8, 0.05


def interval(values):
    """(low, high) of the median of sorted values at 95 %, by rank; (None, None) where no ranks reach that."""
    count = len(values)
    rank = bisect_right(range(count + 1), LEVEL / 2, key=lambda rank: bdtr(rank, count, 0.5))
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
    """An answer whose `gathered` holds each kind's values and `platform_gathered` those of all the platform's posts, each once →
    the same with `low high verdict platform_median`, its column `kind` under the name given."""
    judged = answer.drop(columns=["gathered", "platform_gathered"]).rename(columns={"kind": kind})
    for name, default in (("low", None), ("high", None), ("verdict", "too_few"), ("platform_median", None)):
        judged[name] = [default] * len(judged)
    for platform in answer["platform"].unique():
        _judge(judged, answer[answer["platform"] == platform])
    order = [name for name in judged if name not in ("low", "high", "verdict", "platform_posts", "tagged", "platform_median")]
    after = order.index("median_interactions") + 1
    return judged[[*order[:after], "low", "high", *order[after:], "verdict", "platform_posts", "tagged", "platform_median"]]


def judge_decisions(answer):
    """Decisions whose `gathered` holds what the posts that followed gathered → `low high verdict` against the platform's own median
    of those months; one comparison a decision, so nothing to adjust."""
    judged = answer.drop(columns="gathered")
    values = [_sorted(gathered) for gathered in answer["gathered"]]
    spans = [interval(one) for one in values]
    judged["low"], judged["high"] = [low for low, _ in spans], [high for _, high in spans]
    judged["verdict"] = [words({"": one}, middle)[""] if len(one) >= LEAST else "too_few"
                         for one, middle in zip(values, answer["platform_median"], strict=True)]
    return judged


def _judge(judged, rows):
    kinds = {name: _sorted(values) for name, values in zip(rows["kind"], rows["gathered"], strict=True)}
    middle = _median(_sorted(rows["platform_gathered"].iloc[0]))
    said = words(kinds, middle) if middle is not None else {}
    for row, name in zip(rows.index, rows["kind"], strict=True):
        judged.at[row, "low"], judged.at[row, "high"] = interval(kinds[name])
        judged.at[row, "verdict"], judged.at[row, "platform_median"] = said.get(name, "too_few"), middle


def _sorted(values):
    return [float(value) for value in values] if hasattr(values, "__len__") else []      # stories have no interactions at all


def _median(values):
    count = len(values)
    return None if not count else (values[(count - 1) // 2] + values[count // 2]) / 2
