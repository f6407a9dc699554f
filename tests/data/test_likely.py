"""The pre-chosen answer to the one question of a pile."""

from datetime import date

from data.journey import read_files
from data.keep import keep
from data.likely import asks_platform, likely
from data.reading import Answers
from tests import lookalikes as like


def days(month, number):
    """A month of a card, around a number."""
    return tuple((f"2023-{month:02d}-{day:02d}", number + day % 3) for day in range(1, 29))


def guess(store, data, **answers):
    [found] = read_files([("a.csv", data)], Answers(**answers))
    assert asks_platform(found)
    return likely(store, found)


def put(store, data, platform, exported_on=None):
    keep(store, [("a.csv", data)], Answers(platform=platform, exported_on=exported_on))


def test_nothing_kept_speaks_for_no_platform(store):
    assert guess(store, like.card("Views", days=days(3, 10))) is None


def test_days_already_kept_with_the_same_numbers_speak_for_their_platform(store):
    put(store, like.card("Views", days=days(3, 10)), "instagram")
    put(store, like.card("Views", days=days(3, 11)), "facebook")
    overlapping = like.card("Views", days=(*days(3, 10), ("2023-03-31", 4)))
    assert (guess(store, overlapping).platform, guess(store, overlapping).reason) == ("instagram", "same_days")


def test_numbers_of_a_platform_s_size_speak_for_it_only_where_the_other_is_far(store):
    put(store, like.card("Views", days=days(2, 10)), "instagram")
    put(store, like.card("Views", days=days(2, 300)), "facebook")
    assert guess(store, like.card("Views", days=days(3, 280))).platform == "facebook"
    assert guess(store, like.card("Views", days=days(3, 55))) is None


def test_an_audience_is_likely_that_of_the_platform_whose_slices_it_resembles(store):
    put(store, like.audience(like.AGES), "instagram", date(2023, 3, 4))
    put(store, like.audience(like.AGES.replace("30.5", "5").replace("14.5", "40")), "facebook", date(2023, 3, 4))
    assert guess(store, like.audience(like.AGES.replace("30.5", "31")), exported_on=date(2023, 4, 4)).platform == "instagram"
