"""Whatever was dropped and taken back, in whatever order: the answers are those of the files that stand, and a rebuild gives them again."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.consequences import consequences, differences, shown
from data.keep import keep, undo
from data.reading import Answers
from data.rebuild import rebuild
from data.store import open_store
from metrics.period import Month
from tests import lookalikes as like
from tests.data.answers import answers

MARCH, APRIL = Month(2023, 3), Month(2023, 4)
_DAYS = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))
_POSTS = [like.facebook_row(str(1000000000000000 + number), f"03/{number + 1:02d}/2023 10:00", views=100 + number) for number in range(4)]
_SEEN_LATER = [like.facebook_row(str(1000000000000000 + number), f"03/{number + 1:02d}/2023 10:00", views=300 + number, text="Corrigé") for number in range(3)]

# Small files that overlap, restate and complete each other, each with what a person answers.
FILES = (
    ("visits.csv", like.card(days=_DAYS), {"exported_on": date(2023, 4, 1)}),
    ("visits (1).csv", like.card(days=(("2023-03-30", 7), ("2023-03-31", 9), ("2023-04-01", 4))), {"exported_on": date(2023, 4, 3)}),
    ("visits (2).csv", like.card(days=(("2023-03-31", 11), ("2023-04-01", 5), ("2023-04-02", 6))), {"exported_on": date(2023, 4, 3)}),
    ("views.csv", like.card("Views", days=_DAYS), {"platform": "instagram", "account": "centre", "exported_on": date(2023, 4, 1)}),
    ("views.csv", like.card("Views", days=_DAYS), {"platform": "facebook", "exported_on": date(2023, 4, 2)}),
    ("posts.csv", like.facebook(*_POSTS), {"exported_on": date(2023, 4, 1)}),
    ("posts (1).csv", like.facebook(*_SEEN_LATER), {"exported_on": date(2023, 5, 1)}),
    ("pile.zip", like.zipped(**{"i.csv": like.instagram(), "v.csv": like.card(days=(("2023-03-15", 1),))}), {"exported_on": date(2023, 3, 20)}),
    ("sheet.csv", like.sheet("instagram,,2023-03,reach,455,,,,", "website,,2023-03,visits,900,,,,"), {"exported_on": date(2023, 4, 4)}),
    ("sheet (1).csv", like.sheet("instagram,,2023-03,reach,460,,,,"), {"exported_on": date(2023, 4, 5)}),
    ("centre_followers_1.xls", like.linkedin_followers(), {"exported_on": date(2023, 4, 1)}),
)
_WORKBOOK = len(FILES) - 1                       # its child process costs a tenth of a second, so few sequences have it
ANY = st.integers(0, _WORKBOOK - 1)
ORDERS = st.permutations(range(_WORKBOOK)).flatmap(lambda order: st.integers(2, _WORKBOOK).map(lambda length: order[:length]))


def drop(store, number):
    """Keep one of the files; the names of the receipts it got."""
    name, data, said = FILES[number]
    return [outcome.receipt for outcome in keep(store, [(name, data)], Answers(**said)) if outcome.status == "kept"]


def after(*steps):
    """The answers of a new database after steps, each a function of the store."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "x.duckdb")
        try:
            for step in steps:
                step(store)
            return answers(store, MARCH, APRIL)
        finally:
            store.close()


def dropping(numbers):
    """The steps that drop these files one after another."""
    return [lambda store, number=number: drop(store, number) for number in numbers]


def many(fast, slow):
    """Few examples in `make test`, many in `make check`."""
    return pytest.mark.parametrize("examples", [fast, pytest.param(slow, marks=pytest.mark.long)])


def holds(claim, examples, *strategies):
    """Try a claim on so many examples."""
    quiet = settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    quiet(given(*strategies)(claim))()


@many(3, 60)
def test_any_order_of_the_same_files_gives_the_same_answers(examples):
    def claim(order, other):
        assert after(*dropping(order)) == after(*dropping([number for number in other if number in order]))

    holds(claim, examples, ORDERS, st.permutations(range(_WORKBOOK)))


@many(3, 60)
def test_the_undo_of_an_import_in_the_middle_equals_never_having_kept_it(examples):
    def claim(order, place):
        gone = order[place % len(order)]

        def take_back(store):
            for number in order:
                names = drop(store, number)
                if number == gone:
                    taken = names
            for receipt in taken:
                undo(store, receipt)

        assert after(take_back) == after(*dropping([number for number in order if number != gone]))

    holds(claim, examples, ORDERS, st.integers(0, 20))


ACTS = st.lists(st.tuples(st.booleans(), ANY), min_size=3, max_size=14)


def play(store, acts):
    """Drop files and take receipts back as told, the undo of nothing left out; the numbers of the files that stand, in no order."""
    standing = {}
    for drops, number in acts:
        if drops:
            names = drop(store, number)
            standing[number] = standing.get(number, []) + names
        elif standing:
            gone = sorted(standing)[number % len(standing)]
            for receipt in standing.pop(gone):
                undo(store, receipt)
    return standing


@many(3, 50)
def test_after_any_sequence_of_imports_and_undos_the_answers_are_those_of_what_stands_and_a_rebuild_gives_them_again(examples):
    def claim(acts):
        stood = []
        left = after(lambda store: stood.extend(play(store, acts)))
        assert left == after(*dropping(sorted(stood)))
        assert left == after(lambda store: play(store, acts), rebuild)

    holds(claim, examples, ACTS)


@many(3, 50)
def test_what_would_change_is_what_then_changes_after_any_sequence(examples):
    def claim(acts, number):
        def check(store):
            from data.journey import read_files
            play(store, acts)
            name, data, said = FILES[number]
            told = {(c.platform, c.measure, c.month): c.after for c in consequences(store, list(read_files([(name, data)], Answers(**said))))}
            before = shown(store.reader())
            drop(store, number)
            happened = {(c.platform, c.measure, c.month): (c.after, c.whole) for c in differences(before, shown(store.reader()))}
            assert told.items() <= {key: value for key, (value, _) in happened.items()}.items()
            assert {key for key, (_, whole) in happened.items() if whole} <= told.keys()

        after(check)

    holds(claim, examples, ACTS, ANY)


def test_a_workbook_too(tmp_path):
    others = [0, 3, 5]
    assert after(*dropping([*others, _WORKBOOK])) == after(*dropping([_WORKBOOK, *others]))
    assert after(*dropping([_WORKBOOK, *others])) != after(*dropping(others))


def test_these_files_do_overlap_so_that_order_could_matter():
    assert after(*dropping([0, 1, 2])) not in [after(*dropping([0, 1])), after(*dropping([0, 2])), after(*dropping([1, 2]))]
