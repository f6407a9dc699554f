"""A post's numbers at each age come from its observations: the last one of each band, and none where nobody looked."""

from datetime import date

from data.keep import keep, undo
from data.reading import Answers
from metrics import questions
from metrics.period import Month
from tests import lookalikes as like

MARCH = Month(2023, 3)


def seen(store, on, likes):
    """The same post exported on a day with so many reactions; its receipt."""
    file = like.facebook(like.facebook_row(when="03/01/2023 10:00", interactions=(likes, 0, 0)))
    return keep(store, [(f"posts-{on}.csv", file)], Answers(exported_on=on))[0].receipt


def bands(store):
    told = questions.posts_at_age(store.reader(), MARCH)
    return {row.band: (row.age, row.interactions) for row in told.itertuples()}


def test_each_band_tells_the_last_that_was_seen_in_it_and_its_edges_are_days_14_15_35_and_36(store):
    for month, day, likes in ((3, 2, 3), (3, 15, 10), (3, 16, 12), (4, 5, 20), (4, 6, 25), (6, 1, 30)):
        seen(store, date(2023, month, day), likes)
    assert bands(store) == {"days": (14, 10), "weeks": (35, 20), "months": (92, 30)}


def test_a_band_nobody_looked_in_has_no_row_and_an_undo_gives_back_what_was_seen_before(store):
    seen(store, date(2023, 3, 16), 12)
    later = seen(store, date(2023, 4, 1), 18)
    assert bands(store) == {"weeks": (31, 18)}
    undo(store, later)
    assert bands(store) == {"weeks": (15, 12)}
    assert questions.posts_at_age(store.reader(), MARCH.previous).empty
