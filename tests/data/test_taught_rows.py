"""What was read through a taught mapping is found again in its file, and is the same after an undo, a rebuild and a restore."""

from datetime import date

import pytest

from data import mappings
from data.again import found_again
from data.backup import backup
from data.keep import keep, keep_found, undo
from data.provenance import Wanted, rows_behind
from data.reading import Answers
from data.rebuild import rebuild
from data.restore import restore
from data.store import open_store
from metrics.period import Month
from tests.data.answers import answers, every_answer
from tests.data.test_mappings import FILE, LATER, OF_LATER, TAUGHT

MARCH = Month(2023, 3)
POSTS = {"first": date(2023, 1, 1), "last": date(2023, 12, 31), "published": True}


@pytest.mark.parametrize(("mapping", "file", "platform", "says"), [(TAUGHT, FILE, "facebook", "Photographies"), (OF_LATER, LATER, "instagram", "Bonjour")])
def test_the_rows_of_a_taught_file_are_found_as_the_file_writes_them(store, mapping, file, platform, says):
    mappings.teach(store, mapping)
    [outcome] = keep(store, [file], Answers(exported_on=date(2023, 4, 4)))
    (sheet,) = rows_behind(store, outcome.receipt, Wanted(platform, "likes", **POSTS))
    lines = file[1].decode("utf-8-sig").splitlines()
    assert len(sheet.rows) == 2 and says in sheet.rows[0].cells
    assert all(set(row.cells) <= set(lines[row.number - 1].replace('"', "").split(",")) for row in sheet.rows)


def test_withdrawn_or_not_its_rows_are_those_it_was_read_from(store):
    mappings.teach(store, TAUGHT)
    [outcome] = keep(store, [FILE])
    mappings.withdraw(store, "facebook.posts/fr")
    assert len(rows_behind(store, outcome.receipt, Wanted("facebook", "likes", **POSTS))[0].rows) == 2


def test_kept_undone_kept_again_rebuilt_and_restored_every_question_answers_the_same(store, tmp_path):
    mappings.teach(store, TAUGHT)
    [first] = keep(store, [FILE])
    before = every_answer(store, MARCH)
    undo(store, first.receipt)
    assert every_answer(store, MARCH) != before
    mappings.withdraw(store, "facebook.posts/fr")
    again = keep_found(store, found_again(store, first.receipt))
    told = every_answer(store, MARCH)
    assert again.status == "kept" and {name: text for name, text in told.items() if first.receipt not in text} == {
        name: text for name, text in before.items() if first.receipt not in text}
    assert rebuild(store).changes == () and every_answer(store, MARCH) == told
    file = tmp_path / "all.portee"
    backup(store, file)
    elsewhere = tmp_path / "elsewhere" / "portee.duckdb"
    elsewhere.parent.mkdir()
    restore(file, elsewhere)
    moved = open_store(elsewhere)
    assert every_answer(moved, MARCH) == told and answers(moved) == answers(store)
    assert rows_behind(moved, again.receipt, Wanted("facebook", "likes", **POSTS))
    moved.close()
