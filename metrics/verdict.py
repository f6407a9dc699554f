"""Signal or noise: two verdicts for two questions.

*This month*, for the five tiles: the logarithm of the per-day value (of the month's value, for people) against a Theil–Sen line
through the earlier complete months of the same source, at least 12 and at most 36. Outside three robust sigmas is a
signal. Sources: H. Theil (1950) and P. K. Sen (1968) for the line, the median absolute deviation × 1.4826 for sigma, the usual
prediction error of a straight line for its widening one month ahead. A short history makes the deviation itself uncertain: the
three sigmas are widened for it so that chance alone gives one false signal in a hundred verdicts, hence under five in a hundred
pages of five tiles. `tests/metrics/test_simulations.py` measures it, and says where it does not hold.

*The year*: the last twelve complete months against the twelve before. Each month is paired with the same month a year earlier,
which takes the season out; the interval is Student's on the twelve logarithms of their ratios, widened by what one month's ratio
says of the next (lag-one autocorrelation, M. S. Bartlett 1946). Its limits: twelve pairs are few, and a change of source or of
counting inside the two years is no growth.
"""

from dataclasses import dataclass
from math import exp, isnan, log, sqrt

import numpy as np

from metrics.period import Month
from metrics.tiles import five

LEAST, MOST, FEW = 12, 36, 20
SIGMAS, SHORT = 3.0, 16.0                        # SHORT: how much a short history widens the sigmas, from simulation
LONG = 48                                        # from how many months on the deviation is as good as known
STUDENT_11 = 2.201                               # 97.5 % of Student's distribution with eleven degrees of freedom
TO_SIGMA = 1.4826                                # from the median absolute deviation to the standard deviation of a normal


@dataclass(frozen=True)
class Judged:
    """A verdict's word, the range it rests on (usual values of the month, or the year's ratio), and on how many months."""

    word: str
    low: float | None = None
    high: float | None = None
    months: int = 0


def month(value, previous, now, earlier):
    """The verdict on one month.

    `value` and `previous` are this month's number and last month's (None where absent); `now` is what is compared (per day, or the
    month's people) and `earlier` {months ago: the same of an earlier complete month}.
    """
    if previous is None or isnan(previous) or previous <= 0:
        return Judged("no_base")
    if max(value, previous) < FEW:
        return Judged("too_few")
    known = {-ago: number for ago, number in earlier.items() if ago <= MOST and number > 0}
    if len(known) < LEAST or now <= 0:
        return Judged("not_enough_months", months=len(known))
    middle, reach = _expected(np.array(list(known), float), np.log(list(known.values())))
    word = "signal_up" if log(now) > middle + reach else "signal_down" if log(now) < middle - reach else "usual"
    return Judged(word, exp(middle - reach), exp(middle + reach), len(known))


def band(earlier):
    """{months ago: (low, high)} of what is usual, along the line the verdict uses; nothing before twelve complete months."""
    known = {-ago: number for ago, number in earlier.items() if 0 < ago <= MOST and number > 0}
    if len(known) < LEAST:
        return {}
    places, levels = np.array(list(known), float), np.log(list(known.values()))
    slope, (middle, reach) = line(places, levels)[0], _expected(places, levels)
    return {ago: (exp(middle - slope * ago - reach), exp(middle - slope * ago + reach)) for ago in range(int(-places.min()) + 1)}


def _expected(places, levels):
    """What the line expects at place 0, and how far from it is still usual."""
    slope, level = line(places, levels)
    residuals = levels - level - slope * places
    count = len(places)
    spread = float(np.sum((places - places.mean()) ** 2))
    ahead = sqrt(1 + 1 / count + places.mean() ** 2 / spread)
    widened = 1 + SHORT * max(0.0, 1 / count - 1 / LONG)
    return float(level), SIGMAS * widened * ahead * TO_SIGMA * float(np.median(np.abs(residuals)))


def line(places, levels):
    """The Theil–Sen line: the median of all pairwise slopes, and the median level at place 0."""
    first, second = np.triu_indices(len(places), 1)
    slope = np.median((levels[second] - levels[first]) / (places[second] - places[first]))
    return slope, np.median(levels - slope * places)


def year(last, before):
    """The verdict on twelve months against the twelve before, each in the order of time; low and high bound their ratio at 95 %."""
    if len(last) != 12 or len(before) != 12 or sum(before) <= 0 or sum(last) <= 0:
        return Judged("not_yet", months=len(last) + len(before))
    pairs = np.log((np.array(last, float) + 0.5) / (np.array(before, float) + 0.5))
    middle, reach = log(sum(last) / sum(before)), STUDENT_11 * _inflation(pairs) * float(pairs.std(ddof=1)) / sqrt(12)
    low, high = middle - reach, middle + reach
    word = "growing" if low > 0 else "shrinking" if high < 0 else "stable"
    return Judged(word, exp(low), exp(high), 24)


def _inflation(pairs):
    """How much wider the interval of a mean is when one month's ratio tells of the next; never narrower."""
    away = pairs - pairs.mean()
    power = float(np.sum(away**2))
    told = float(np.sum(away[1:] * away[:-1])) / power if power else 0.0
    told = min(max(told + 1 / len(pairs), 0.0), 0.6)          # twelve values make the estimate low by about one twelfth
    return sqrt((1 + told) / (1 - told))


# ── over answers ────────────────────────────────────────────────────────────────────────────────────────────────────


def judge_month(headline, series, month):
    """A headline with `verdict usual_low usual_high verdict_months` for its tiles; nothing for what is no tile or not whole."""
    judged = {(row.platform, row.account, row.measure): _judged(row, series, month) for row in five(headline) if row.complete}
    keys = list(zip(headline["platform"], headline["account"], headline["measure"], strict=True))
    told = [judged.get(key) if grain == "happened" else None for key, grain in zip(keys, headline["grain"], strict=True)]
    answer = headline.copy()
    answer.insert(answer.columns.get_loc("change_year") + 1, "verdict", [one and one.word for one in told])
    for name, field in (("usual_low", "low"), ("usual_high", "high"), ("verdict_months", "months")):
        answer[name] = [getattr(one, field) if one else None for one in told]
    return answer


def _judged(row, series, now):
    """One tile's verdict, from the earlier whole months of the same source."""
    same = series[(series["platform"] == row.platform) & (series["account"] == row.account) & (series["measure"] == row.measure)
                  & (series["source"] == row.source) & series["complete"]]
    same = same[same["breaks_by_start"] == same["breaks_by_end"].max()]               # months since the last break only
    amounts = same["per_day"] if row.kind == "flow" else same["value"]
    months = {_ago(then, now): float(amount) for then, amount in zip(same["month"], amounts, strict=True)}
    return month(row.value, row.previous, months.get(0, 0.0), {ago: amount for ago, amount in months.items() if ago > 0})


def _ago(text, now):
    return now.ordinal - Month.parse(text).ordinal


def judge_year(trend, series, month):
    """A trend with `low high verdict`, from the twenty-four whole months of one source that end with this one."""
    answer, told = trend.copy(), [_year_of(row, series, month) for row in trend.itertuples()]
    for name, field in (("low", "low"), ("high", "high"), ("verdict", "word")):
        answer[name] = [getattr(one, field) for one in told]
    return answer


def _year_of(row, series, now):
    if isnan(row.change):
        return Judged("not_yet")
    same = series[(series["platform"] == row.platform) & (series["account"] == row.account) & (series["measure"] == row.measure)]
    values = {_ago(then, now): float(value) for then, value in zip(same["month"], same["value"], strict=True)}
    return year([values[ago] for ago in range(11, -1, -1)], [values[ago] for ago in range(23, 11, -1)])
