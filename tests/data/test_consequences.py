"""What would change is what then changes, and what is only added is no change."""

from datetime import date

import pytest

from data import journal, weighing
from data.consequences import consequences, differences, shown
from data.journey import read_files
from data.keep import keep, keep_found, receipts, undo
from data.problems import NoSuchReceipt
from data.reading import Answers
from tests import lookalikes as like

MARCH = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))
APRIL_SO_FAR = tuple((f"2023-04-{day:02d}", 3) for day in range(1, 11))
APRIL = tuple((f"2023-04-{day:02d}", 3) for day in range(1, 31))


def found(*files, **answers):
    """What is found in files of one pile: bytes, or (name, bytes)."""
    named = [file if isinstance(file, tuple) else (f"{place}.csv", file) for place, file in enumerate(files)]
    return list(read_files(named, Answers(**answers)))


def kept(store, data, **answers):
    """The receipt of keeping one file."""
    return keep(store, [("a.csv", data)], Answers(**answers))[0].receipt


def told(changes):
    """Changes as short tuples."""
    return [(change.measure, f"{change.month:%Y-%m}", change.before, change.after, change.receipts) for change in changes]


def test_the_first_file_and_a_new_month_are_only_added(store):
    assert consequences(store, found(like.card(days=MARCH))) == []
    kept(store, like.card(days=MARCH))
    assert consequences(store, found(like.card(days=APRIL))) == []


def test_a_restated_day_changes_its_month(store):
    receipt = kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 1))
    changes = consequences(store, found(like.card(days=(("2023-03-31", 12),)), exported_on=date(2023, 4, 3)))
    assert told(changes) == [("profile_visits", "2023-03", 62, 72, (receipt,))]


def test_an_older_export_changes_nothing(store):
    kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 3))
    assert consequences(store, found(like.card(days=(("2023-03-31", 12),)), exported_on=date(2023, 4, 1))) == []


def test_a_month_in_progress_that_grows_is_only_added_and_one_restated_is_a_change(store):
    receipt = kept(store, like.card(days=APRIL_SO_FAR), exported_on=date(2023, 4, 11))
    assert consequences(store, found(like.card(days=APRIL), exported_on=date(2023, 5, 1))) == []
    restated = (("2023-04-10", 30), *APRIL[10:])
    assert told(consequences(store, found(like.card(days=restated), exported_on=date(2023, 5, 1)))) == [
        ("profile_visits", "2023-04", 30, 9 * 3 + 30 + 20 * 3, (receipt,))]


def test_an_undo_says_what_would_be_gone_and_what_would_come_back(store):
    first = kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 1))
    second = kept(store, like.card(days=(("2023-03-31", 12),)), exported_on=date(2023, 4, 3))
    assert told(consequences(store, undo=second)) == [("profile_visits", "2023-03", 72, 62, tuple(sorted((first, second))))]
    undo(store, second)
    assert told(consequences(store, undo=first)) == [("profile_visits", "2023-03", 62, None, (first,))]
    with pytest.raises(NoSuchReceipt):
        consequences(store, undo=second)


def test_posts_are_counted_and_their_drifting_totals_are_not(store):
    rows = [like.facebook_row(str(1000000000000000 + number), "03/01/2023 10:00") for number in range(3)]
    kept(store, like.facebook(*rows[:2]), exported_on=date(2023, 6, 1))
    more = [like.facebook_row(str(1000000000000000 + number), "03/01/2023 10:00", views="999") for number in range(2)]
    assert consequences(store, found(like.facebook(*more), exported_on=date(2023, 7, 1))) == []
    [change] = consequences(store, found(like.facebook(*more, rows[2]), exported_on=date(2023, 7, 1)))
    assert (change.measure, change.before, change.after, len(change.receipts)) == ("posts", 2, 3, 1)


def test_a_platform_that_gets_a_name_changes_no_number(store):
    kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 1))
    named = found(like.card(days=(("2023-03-31", 2),)), exported_on=date(2023, 4, 2), account="centre", platform="instagram")
    assert consequences(store, named) == []


def test_what_waits_for_an_answer_or_is_refused_or_stands_already_changes_nothing(store):
    kept(store, like.card("Views", days=MARCH), platform="facebook", exported_on=date(2023, 4, 1))
    before = store.revision
    assert consequences(store, found(b"who,knows\n1,2\n", like.card("Views", days=MARCH), like.card("Content interactions", days=MARCH))) == []
    assert store.revision == before


def test_two_files_of_a_pile_speak_together(store):
    kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 1))
    pile = [*found(like.card(days=(("2023-03-30", 12),)), exported_on=date(2023, 4, 3)), *found(like.card(days=(("2023-03-31", 5),)), exported_on=date(2023, 4, 4))]
    assert [(c.before, c.after) for c in consequences(store, pile)] == [(62, 75)]


def test_asking_leaves_no_trace_and_what_was_said_then_happens(store):
    kept(store, like.card(days=MARCH), exported_on=date(2023, 4, 1))
    pile = found(like.card(days=(("2023-03-31", 12),)), like.facebook(), exported_on=date(2023, 4, 3))
    before, entries, number = shown(store.reader()), journal.entries(store.reader()), len(receipts(store))
    changes = consequences(store, pile)
    assert (shown(store.reader()), journal.entries(store.reader()), len(receipts(store))) == (before, entries, number)
    for one in pile:
        keep_found(store, one)
    happened = differences(before, shown(store.reader()))
    assert [(c.measure, c.before, c.after) for c in happened] == [(c.measure, c.before, c.after) for c in changes] != []


def test_a_source_of_visits_that_would_become_another_number_is_a_change(store):
    rows = ("website,,2023-03,visits,4100,,,Squarespace,", "website,,2023-03,visits,2000,source,direct,Squarespace,")
    keep(store, [("saisie.csv", like.sheet(*rows))], Answers(exported_on=date(2023, 4, 4)))
    later = like.sheet(rows[0], rows[1].replace("2000", "1000"))
    founds = list(read_files([("plus tard.csv", later)], Answers(exported_on=date(2023, 4, 5))))
    [change] = consequences(store, founds)
    assert (change.measure, change.before, change.after) == ("visits/source/direct", 2000, 1000)
    weighed = weighing.take(store, founds)
    assert [outcome.status for outcome in weighed.outcomes] == ["held"]
