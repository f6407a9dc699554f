"""How often the verdicts are wrong, and how often they see what is there: simulated, printed, and kept in docs/verdicts.md."""

import re
from pathlib import Path

import numpy as np
import pytest

from metrics import verdict

DOC = Path(__file__).parent.parent.parent / "docs" / "verdicts.md"
HISTORIES = (12, 23, 60)
TILES, RUNS = 5, 8000
EXCEPTIONS = {("seasonal", 12): 0.08, ("clustered posts", 60): 0.065}      # said in docs/verdicts.md, and why


def stable(chance, months):
    return 300 * np.exp(chance.normal(0, 0.12, months))


def trending(rate):
    return lambda chance, months: stable(chance, months) * (1 + rate) ** np.arange(months)


def seasonal(chance, months):
    return stable(chance, months) * np.exp(0.25 * np.sin(2 * np.pi * (np.arange(months) + chance.integers(12)) / 12))


def autocorrelated(chance, months):
    noise = chance.normal(0, 0.12, months)
    for place in range(1, months):
        noise[place] = 0.5 * noise[place - 1] + np.sqrt(0.75) * noise[place]
    return 300 * np.exp(noise)


def clustered(chance, months):
    """A month is the sum of a few posts, and one post can be worth thirty."""
    return np.array([chance.lognormal(2.5, 1.1, chance.poisson(12) + 1).sum() for _ in range(months)])


KINDS = {"stable": stable, "+2 % a month": trending(0.02), "+5 % a month": trending(0.05), "seasonal": seasonal, "autocorrelated (0.5)": autocorrelated, "clustered posts": clustered}


def signals(make, history, lift=1.0, seed=11):
    """The share of months judged a signal."""
    chance, count = np.random.default_rng(seed), 0
    for _ in range(RUNS):
        series = make(chance, history + 1)
        now = series[-1] * lift
        earlier = {ago: series[-1 - ago] for ago in range(1, history + 1)}
        count += verdict.month(max(now, 20), max(series[-2], 20), now, earlier).word.startswith("signal")
    return count / RUNS


def years(make, lift=1.0, seed=12):
    """The shares of years judged growing and shrinking."""
    chance, words = np.random.default_rng(seed), []
    for _ in range(RUNS):
        series = make(chance, 24)
        words.append(verdict.year(list(series[12:] * lift), list(series[:12])).word)
    return words.count("growing") / RUNS, words.count("shrinking") / RUNS


def per_page(rate):
    """The chance of at least one false signal among the five tiles of a page."""
    return 1 - (1 - rate) ** TILES


def percent(share):
    return f"{share * 100:.1f} %"


@pytest.fixture(scope="module")
def table():
    """Every figure, once."""
    months = {(kind, history): signals(make, history) for kind, make in KINDS.items() for history in HISTORIES}
    power = {(lift, history): signals(stable, history, lift) for lift in (1.3, 1.5) for history in HISTORIES}
    year = {kind: years(make) for kind, make in KINDS.items() if "month" not in kind}
    grown = {lift: years(stable, lift)[0] for lift in (1.1, 1.2, 1.3)}
    return months, power, year, grown


def rows(table):
    """The tables of docs/verdicts.md, line by line."""
    months, power, year, grown = table
    for kind in KINDS:
        yield "| " + " | ".join((kind, *(f"{percent(months[kind, history])} · {percent(per_page(months[kind, history]))}" for history in HISTORIES))) + " |"
    for lift in (1.3, 1.5):
        yield "| " + " | ".join((f"+{(lift - 1) * 100:.0f} %", *(percent(power[lift, history]) for history in HISTORIES))) + " |"
    for kind, (growing, shrinking) in year.items():
        yield f"| {kind} | {percent(growing)} | {percent(shrinking)} |"
    for lift, share in grown.items():
        yield f"| +{(lift - 1) * 100:.0f} % | {percent(share)} | |"


@pytest.mark.long
def test_false_signals_stay_under_five_in_a_hundred_pages_where_the_history_allows(table):
    print("\n".join(rows(table)))
    for (kind, history), rate in table[0].items():
        assert per_page(rate) <= EXCEPTIONS.get((kind, history), 0.05), (kind, history, rate)


@pytest.mark.long
def test_the_year_s_verdict_is_wrong_at_most_one_time_in_twenty_unless_months_depend_on_each_other(table):
    for kind, (growing, shrinking) in table[2].items():
        assert growing + shrinking <= (0.13 if "autocorrelated" in kind else 0.06), (kind, growing, shrinking)


@pytest.mark.long
def test_what_is_there_is_seen_more_often_with_a_longer_history(table):
    _, power, _, grown = table
    assert power[1.5, 60] > power[1.5, 23] > power[1.5, 12]
    assert power[1.5, 60] > power[1.3, 60]
    assert grown[1.3] > 0.9


@pytest.mark.long
def test_the_document_holds_these_figures(table):
    told = DOC.read_text("utf-8")
    assert [line for line in rows(table) if line not in told] == []
    assert re.search(r"not under 5 %", told)
