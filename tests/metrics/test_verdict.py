"""Signal or noise: rule by rule."""

from math import exp, log

import pytest

from data.keep import keep
from data.reading import Answers
from metrics import questions, verdict
from metrics.period import Month
from tests import lookalikes as like

WAVE = (0.05, -0.08, 0.1, -0.02, 0.07, -0.09, 0.01, 0.04, -0.06, 0.08, -0.03, -0.05)


def earlier(count, level=100.0, growth=0.0):
    """So many earlier months around a straight line of logarithms: {months ago: amount}."""
    return {ago: level * exp(-growth * ago + WAVE[ago % 12]) for ago in range(1, count + 1)}


@pytest.mark.parametrize(("value", "previous", "word"), [
    (50, None, "no_base"), (50, float("nan"), "no_base"), (50, 0, "no_base"), (12, 19, "too_few"), (19, 5, "too_few"), (25, 5, "not_enough_months"), (5, 25, "not_enough_months")])
def test_what_cannot_be_judged_says_why(value, previous, word):
    assert verdict.month(value, previous, value, {}).word == word


def test_twelve_earlier_months_are_needed_and_suffice():
    assert verdict.month(100, 100, 100, earlier(11)).word == "not_enough_months"
    assert verdict.month(100, 100, 100, earlier(12)).word == "usual"


@pytest.mark.parametrize(("now", "word"), [(100, "usual"), (110, "usual"), (300, "signal_up"), (30, "signal_down")])
def test_a_month_far_from_its_line_is_a_signal(now, word):
    assert verdict.month(now, 100, now, earlier(23)).word == word


def test_steady_growth_is_no_signal_it_is_the_line():
    judged = verdict.month(200, 190, 100 * exp(0.0), earlier(24, growth=0.05))
    assert judged.word == "usual"
    assert judged.low < 100 < judged.high


def test_one_wild_month_in_the_past_does_not_hide_a_signal():
    calm = earlier(23) | {7: 2000.0}
    assert verdict.month(300, 100, 300, calm).word == "signal_up"


def test_a_short_history_makes_the_usual_range_wider():
    def width(count):
        judged = verdict.month(100, 100, 100, earlier(count))
        return log(judged.high / judged.low)

    assert width(12) > width(24) > width(36)


def test_a_year_grows_where_its_interval_lies_above_one():
    before = [100 * exp(wave) for wave in WAVE]
    assert verdict.year([2 * value for value in before], before).word == "growing"
    assert verdict.year([0.5 * value for value in before], before).word == "shrinking"
    shuffled = verdict.year(before[::-1], before)
    assert shuffled.word == "stable" and shuffled.low < 1 < shuffled.high


def test_a_season_is_no_growth():
    before = [100, 20, 20, 20, 50, 100, 200, 300, 200, 100, 50, 100]
    assert verdict.year([value * 1.02 for value in before], before).word != "shrinking"
    assert verdict.year([value * 1.3 for value in before], before).word == "growing"


def test_fewer_than_twenty_four_months_are_no_year():
    assert verdict.year([1.0] * 12, [1.0] * 11).word == "not_yet"
    assert verdict.year([1.0] * 12, [0.0] * 12).word == "not_yet"


def test_only_tiles_are_judged_and_a_partial_month_is_not(store):
    days = tuple((f"2023-03-{day:02d}", 5) for day in range(1, 13))
    keep(store, [("a.csv", like.card("Content interactions", days=days)), ("b.csv", like.facebook())], Answers(platform="facebook"))
    told = questions.headline(store.reader(), Month(2023, 3))
    assert told["verdict"].isna().all()


def test_a_platform_asked_alone_has_the_verdict_it_has_among_all(store):
    months = [Month(2023, 3).back(back) for back in range(20)]
    days = tuple((f"{month}-{day:02d}", 5 + (month.number + day) % 3) for month in months for day in range(1, month.days + 1))
    keep(store, [("a.csv", like.card("Content interactions", days=days))], Answers(platform="facebook"))
    alone, among = (questions.headline(store.reader(), Month(2023, 3), platform) for platform in ("facebook", None))
    assert alone["verdict"].tolist() == among["verdict"].tolist() == ["usual"]
    assert questions.trend(store.reader(), Month(2023, 3))["verdict"].tolist() == ["not_yet"]
