"""What only adds is kept at once; what would change a shown number waits, and only what was agreed to is done."""

from datetime import date

import pytest

from data import journal, originals
from data.consequences import shown
from data.journey import read_files
from data.keep import keep, receipts
from data.problems import NoSuchReceipt
from data.reading import Answers
from data.weighing import leave_out, said, settle, take, undo
from tests import lookalikes as like

MARCH = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))
APRIL = tuple((f"2023-04-{day:02d}", 3) for day in range(1, 31))
RESTATED = like.card(days=(("2023-03-31", 12),))


def found(*files, **answers):
    """What is found in files of one pile."""
    return list(read_files([(f"{place}.csv", file) for place, file in enumerate(files)], Answers(**{"exported_on": date(2023, 5, 2), **answers})))


@pytest.fixture
def march(store):
    """A database with the profile visits of March, and the receipt that holds them."""
    [outcome] = keep(store, [("march.csv", like.card(days=MARCH))], Answers(exported_on=date(2023, 4, 1)))
    return outcome.receipt


def state(store):
    """What is shown, who is in the register and in the journal."""
    return shown(store.reader()), receipts(store), journal.entries(store.reader())


def statuses(weighed):
    return [outcome.status for outcome in weighed.outcomes]


def test_a_pile_that_only_adds_is_kept_at_once_each_export_with_its_receipt_act_and_original(store):
    weighed = take(store, found(like.card(days=MARCH), like.facebook(), b"who,knows\n1,2\n", like.card(days=MARCH)))
    assert (statuses(weighed), weighed.changes) == (["kept", "kept", "refused", "unchanged"], ())
    assert {entry.subject for entry in journal.entries(store.reader(), "import")} == {receipt.receipt for receipt in receipts(store)}
    for outcome in weighed.outcomes[:2]:
        assert originals.of_receipt(store, outcome.receipt).data == outcome.found.document.original.data


def test_what_would_change_a_shown_number_waits_and_leaves_no_trace(store, march):
    before, revision = state(store), store.revision
    pile = found(RESTATED)
    weighed = take(store, pile)
    assert statuses(weighed) == ["held"] and weighed.outcomes[0].receipt is None
    assert [(change.before, change.after, change.receipts) for change in weighed.changes] == [(62, 72, (march,))]
    assert (state(store), store.revision) == (before, revision)
    assert not originals.place(originals.folder_of(store), pile[0].document.original.sha256).exists()


def test_only_the_files_that_change_something_wait(store, march):
    weighed = take(store, found(like.card(days=APRIL), RESTATED, like.facebook()))
    assert statuses(weighed) == ["kept", "held", "kept"]
    assert len(receipts(store)) == 3 and len(weighed.changes) == 1


def test_a_row_behind_a_change_tells_its_day_its_file_and_both_values(store, march):
    [change] = take(store, found(RESTATED)).changes
    [row] = change.rows
    assert (row.first_day, row.before, row.after, row.file) == (date(2023, 3, 31), 2, 12, "0.csv")


def test_a_typed_month_that_takes_the_place_of_days_is_told_with_its_row(store):
    keep(store, [("typed.csv", like.sheet("website,,2023-03,visits,4100,,,Squarespace,"))], Answers(exported_on=date(2023, 4, 1)))
    [change] = take(store, found(like.sheet("website,,2023-03,visits,4200,,,Squarespace,"))).changes
    assert (change.before, change.after, [(row.before, row.after) for row in change.rows]) == (4100, 4200, [(4100, 4200)])


def test_a_post_more_in_a_whole_month_is_told_by_its_words(store):
    rows = [like.facebook_row(str(10**15 + number), "03/01/2023 10:00", text=f"Mot {number}") for number in range(3)]
    keep(store, [("posts.csv", like.facebook(*rows[:2]))], Answers(exported_on=date(2023, 6, 1)))
    [change] = take(store, found(like.facebook(*rows), exported_on=date(2023, 7, 1))).changes
    assert (change.measure, change.before, change.after) == ("posts", 2, 3)
    assert [(row.text, row.before, row.after) for row in change.rows] == [("Mot 2", None, 1)]


def test_agreed_to_it_is_kept_and_changes_exactly_that(store, march):
    weighed = take(store, found(RESTATED))
    done = settle(store, weighed.outcomes, said(weighed.changes))
    assert (statuses(done), done.changes) == (["kept"], ())
    assert [value for key, (value, *_) in shown(store.reader()).items() if key[2] == "profile_visits"] == [72]
    assert originals.of_receipt(store, done.outcomes[0].receipt).data == RESTATED


def test_left_out_it_changes_nothing_and_may_be_dropped_again(store, march):
    before = state(store)
    outcomes = leave_out(take(store, found(RESTATED)).outcomes)
    assert [outcome.status for outcome in outcomes] == ["left"] and state(store) == before
    assert statuses(take(store, found(RESTATED))) == ["held"]


def test_where_something_else_was_kept_meanwhile_it_is_shown_again_and_not_kept(store, march):
    weighed = take(store, found(RESTATED))
    keep(store, [("other.csv", like.card(days=(("2023-03-30", 7),)))], Answers(exported_on=date(2023, 5, 1)))
    again = settle(store, weighed.outcomes, said(weighed.changes))
    assert statuses(again) == ["held"] and [(change.before, change.after) for change in again.changes] == [(67, 77)]
    assert statuses(settle(store, again.outcomes, said(again.changes))) == ["kept"]


def test_where_the_same_file_was_kept_meanwhile_it_is_already_known(store, march):
    weighed = take(store, found(RESTATED))
    keep(store, [("same.csv", RESTATED)], Answers(exported_on=date(2023, 5, 2)))
    assert statuses(settle(store, weighed.outcomes, said(weighed.changes))) == ["unchanged"]


def test_an_undo_that_changes_a_number_waits_and_one_that_changes_none_is_done(store, march):
    [change] = undo(store, march)
    assert (change.before, change.after) == (62, None) and receipts(store)[0].status == "kept"
    [older] = keep(store, [("older.csv", like.card(days=(("2023-03-31", 9),)))], Answers(exported_on=date(2023, 3, 31)))
    assert undo(store, older.receipt) == []
    assert {receipt.receipt: receipt.status for receipt in receipts(store)} == {march: "kept", older.receipt: "undone"}
    assert undo(store, march, said([change])) == []
    with pytest.raises(NoSuchReceipt):
        undo(store, march)


def test_after_an_undo_receipt_journal_and_original_remain_and_the_file_can_be_kept_again(store, march):
    undo(store, march, said(undo(store, march)))
    assert [receipt.status for receipt in receipts(store)] == ["undone"]
    assert [entry.act for entry in journal.entries(store.reader())] == ["undo", "import"]
    given = originals.of_receipt(store, march)
    again = take(store, read_files([(given.name, given.data)], Answers(exported_on=date(2023, 4, 1))))
    assert statuses(again) == ["kept"] and again.outcomes[0].receipt == f"{march}-2"


def test_a_file_that_waits_for_an_answer_is_refused_as_ever_and_holds_back_nobody(store):
    assert statuses(take(store, found(like.card("Views", days=MARCH), like.facebook()))) == ["refused", "kept"]
