"""Which kinds of posts work: ranks, signs, and as many comparisons as were made."""

import json

import numpy as np
import pandas as pd
import pytest

from data.keep import keep
from data.reading import Answers
from metrics import kinds, questions
from metrics.period import Month
from tests import lookalikes as like


@pytest.mark.parametrize(("count", "ranks"), [(0, None), (5, None), (6, (1, 6)), (8, (1, 8)), (9, (2, 8)), (20, (6, 15)), (100, (40, 61))])
def test_the_interval_of_a_median_is_between_the_ranks_of_the_table(count, ranks):
    found = kinds.interval(list(range(1, count + 1)))
    assert found == (ranks or (None, None))


@pytest.mark.long
@pytest.mark.parametrize("count", [6, 9, 14, 30, 83])
def test_the_interval_holds_the_true_median_at_least_93_times_in_a_hundred(count):
    chance, held = np.random.default_rng(3), 0
    for _ in range(4000):
        low, high = kinds.interval(sorted(chance.lognormal(3, 1.2, count)))
        held += low <= np.exp(3) <= high
    assert held / 4000 >= 0.93


def test_holm_adjusts_for_the_number_of_comparisons_and_never_reverses_their_order():
    assert kinds.holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})


def test_under_eight_posts_is_too_few_whatever_the_numbers():
    assert kinds.words({"reel": [900.0] * 7, "photo": [1.0] * 40}, 1.0)["reel"] == "too_few"


def test_a_kind_far_above_is_above_and_one_like_the_page_is_usual():
    told = kinds.words({"reel": [60.0 + n for n in range(12)], "photo": [float(n) for n in range(20, 50)], "link": [float(n % 9) for n in range(14)]}, 34.0)
    assert told == {"reel": "above", "photo": "usual", "link": "below"}


def test_many_kinds_that_are_all_alike_seldom_stand_apart():
    chance, apart = np.random.default_rng(5), 0
    for _ in range(400):
        groups = {str(kind): sorted(chance.lognormal(3, 1, 15)) for kind in range(6)}
        middle = float(np.median([value for values in groups.values() for value in values]))
        apart += any(word in ("above", "below") for word in kinds.words(groups, middle).values())
    assert apart / 400 <= 0.05


def test_the_question_says_word_and_interval_per_platform(store):
    rows = [like.facebook_row(str(1000000000000000 + n), kind="Videos" if n % 2 else "Links", interactions=(80 + n if n % 2 else n, 0, 0)) for n in range(24)]
    keep(store, [("a.csv", like.facebook(*rows))], Answers())
    told = questions.content_types(store.reader(), Month(2023, 3)).set_index("format")
    assert told["verdict"].to_dict() == {"video": "above", "link": "below"}
    assert told.loc["link", "low"] < told.loc["link", "median_interactions"] < told.loc["link", "high"]


def test_medians_of_real_posts_equal_an_independent_computation(real_exports, store):
    """Every Meta post file, its medians taken again with pandas from the raw columns."""
    for truth in json.loads((real_exports / "truth.json").read_text("utf-8"))["files"]:
        path = real_exports / truth["file"]
        if not path.exists() or not any(expected["export"] == "facebook.posts" and expected["language"] == "en" for expected in truth.get("expect", [])):
            continue
        raw = pd.read_csv(path, dtype={"Post ID": str}, usecols=lambda name: name in ("Post type", "Permalink", "Reactions, Comments and Shares"))
        raw = raw.dropna(subset=["Post type"])
        kind = raw["Post type"].map({"Photos": "photo", "Videos": "video", "Reels": "reel", "Links": "link", "Live": "live", "Text": "text"}).fillna("other")
        kind = kind.where(~raw["Permalink"].fillna("").str.contains("/reel/"), "reel")
        wanted = raw.groupby(kind)["Reactions, Comments and Shares"].median().to_dict()
        from data.store import open_store
        other = open_store(store.path.parent / f"{truth['sha256'][:8]}.duckdb")
        keep(other, [(path.name, path.read_bytes())], Answers())
        last = Month.parse(truth["expect"][0]["last_day"][:7])
        told = questions.content_types(other.reader(), last).set_index("format")["median_interactions"].to_dict()
        other.close()
        assert told == wanted, truth["file"]
