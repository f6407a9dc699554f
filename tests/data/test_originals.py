"""Every dropped file is kept as it was, once, and given back byte for byte."""

import hashlib
import json
import subprocess
import sys

import pytest

from data import journal, originals
from data.keep import keep, receipts, undo
from data.problems import DamagedOriginal, MissingOriginal, NoOriginal, NoSuchReceipt
from data.reading import Answers
from tests import lookalikes as like

DAYS = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def kept(store, data, name="a.csv", **answers):
    """The outcomes of keeping one file."""
    return keep(store, [(name, data)], Answers(**answers))


def lying(store):
    """The files that lie among a database's originals."""
    return sorted(path for path in originals.folder_of(store).rglob("*") if path.is_file())


@pytest.mark.parametrize("data", [like.card(days=DAYS), like.facebook(), like.linkedin_followers(), like.zipped(**{"a/Visits.csv": like.card(days=DAYS)})])
def test_a_file_comes_back_byte_for_byte(store, data):
    for outcome in kept(store, data):
        given = originals.of_receipt(store, outcome.receipt)
        assert (given.data, given.name) == (data, "a.csv")


def test_an_archive_is_kept_once_as_it_was_dropped(store):
    data = like.zipped(**{"Visits.csv": like.card(days=DAYS), "posts.csv": like.facebook()})
    outcomes = kept(store, data, "pile.zip")
    assert [outcome.status for outcome in outcomes] == ["kept", "kept"]
    [file] = lying(store)
    assert file.name == f"{hashlib.sha256(data).hexdigest()}.gz" and file.parent.name == file.name[:2]
    assert {originals.of_receipt(store, outcome.receipt).data for outcome in outcomes} == {data}


def test_the_same_file_twice_lies_there_once_and_a_refused_one_not_at_all(store):
    kept(store, like.card(days=DAYS))
    kept(store, like.card(days=DAYS), "again.csv")
    kept(store, b"who,knows\n1,2\n")
    kept(store, like.card("Content interactions", days=DAYS))
    assert len(lying(store)) == 1


def test_an_undone_receipt_keeps_its_original(store):
    [outcome] = kept(store, like.card(days=DAYS))
    undo(store, outcome.receipt)
    assert originals.of_receipt(store, outcome.receipt).data == like.card(days=DAYS)


def test_nothing_is_kept_of_a_file_whose_original_cannot_be_written(store, monkeypatch):
    def full(*_args):
        raise OSError("no space left on device")

    monkeypatch.setattr(originals, "put", full)
    with pytest.raises(OSError, match="no space"):
        kept(store, like.card(days=DAYS))
    assert receipts(store) == [] and journal.entries(store.reader()) == []


def test_a_lost_or_damaged_original_is_told_and_dropping_the_file_again_mends_it(store):
    [outcome] = kept(store, like.card(days=DAYS))
    [file] = lying(store)
    whole = file.read_bytes()
    for harm, problem in ((lambda: file.unlink(), MissingOriginal), (lambda: file.write_bytes(whole[:-9]), DamagedOriginal),
                          (lambda: file.write_bytes(b"junk"), DamagedOriginal), (lambda: file.write_bytes(b""), DamagedOriginal)):
        harm()
        with pytest.raises(problem) as told:
            originals.of_receipt(store, outcome.receipt)
        assert "a.csv" in told.value.message
        assert kept(store, like.card(days=DAYS))[0].status == "unchanged"
        assert originals.of_receipt(store, outcome.receipt).data == like.card(days=DAYS)


def test_a_receipt_from_before_originals_says_so_and_a_name_nobody_knows_too(store):
    [outcome] = kept(store, like.card(days=DAYS))
    with store.writer() as cursor:
        cursor.execute("delete from journal")
    with pytest.raises(NoOriginal):
        originals.of_receipt(store, outcome.receipt)
    with pytest.raises(NoSuchReceipt):
        originals.of_receipt(store, "nobody")


def test_imports_and_undos_are_entries_of_the_journal_with_who_did_them(store):
    [outcome] = kept(store, like.card("Views", days=DAYS), "Views.csv", platform="facebook", by="coordinator")
    undo(store, outcome.receipt, "director")
    taken, came = journal.entries(store.reader())
    assert (came.act, came.subject, came.by) == ("import", outcome.receipt, "coordinator")
    assert (came.said["file"], came.said["export"], came.said["answers"]) == ("Views.csv", "meta.card", {"platform": "facebook"})
    assert came.said["sha256"] == hashlib.sha256(like.card("Views", days=DAYS)).hexdigest()
    assert (taken.act, taken.subject, taken.by) == ("undo", outcome.receipt, "director")
    [receipt] = receipts(store)
    assert (came.at, taken.at) == (receipt.kept_at, receipt.undone_at)


def test_a_file_already_there_and_an_undo_of_nothing_are_no_acts(store):
    kept(store, like.card(days=DAYS))
    kept(store, like.card(days=DAYS))
    with pytest.raises(NoSuchReceipt):
        undo(store, "nobody")
    assert [entry.act for entry in journal.entries(store.reader())] == ["import"]


def test_the_command_gives_the_file_back(store, tmp_path):
    [outcome] = kept(store, like.facebook())
    store.close()
    asked = subprocess.run([sys.executable, "-m", "data", "original", outcome.receipt, "--out", str(tmp_path / "back" / "given.csv"),
                            "--db", str(store.path), "--json"], capture_output=True, text=True)
    assert (asked.returncode, json.loads(asked.stdout)["bytes"], asked.stderr) == (0, len(like.facebook()), "")
    assert (tmp_path / "back" / "given.csv").read_bytes() == like.facebook()
