"""One file holds everything; what is not wholly a backup of ours changes nothing."""

import json
import random
import subprocess
import sys
import threading
import zipfile

import pytest

from data import journal, originals
from data import store as stores
from data.backup import backup, begins_as_ours
from data.keep import keep, receipts, undo
from data.problems import DamagedBackup, DatabaseInUse, InTheWay, NewerBackup, NotABackup, Problem
from data.reading import Answers
from data.restore import look, restore
from data.store import open_store
from tests import lookalikes as like
from tests.data.test_rebuild import DAYS, fill, state


def everything(folder):
    """{path: bytes} of all files under a folder."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def packed(store, tmp_path_factory):
    """A database with a little of everything, and its backup."""
    fill(store)
    file = tmp_path_factory.mktemp("kept") / "mars.zip"
    backup(store, file)
    return file


def test_a_backup_restored_elsewhere_is_the_same_database_with_its_originals(store, packed, tmp_path_factory):
    path = tmp_path_factory.mktemp("new") / "deep" / "portee.duckdb"
    made = restore(packed, path)
    assert (made.path, made.set_aside, made.receipts) == (path, None, len(receipts(store)))
    other = open_store(path)
    assert state(other) == state(store)
    assert all(originals.of_receipt(other, receipt.receipt).data for receipt in receipts(other))
    assert [entry.no for entry in journal.entries(other.reader())] == [entry.no for entry in journal.entries(store.reader())]
    [outcome] = keep(other, [("t.csv", like.card(days=(("2023-04-01", 3),)))])
    assert outcome.status == "kept"
    other.close()


def test_a_restore_over_a_database_sets_it_aside_and_the_store_that_was_open_shows_the_backup(store, packed):
    before = state(store)
    [outcome] = keep(store, [("t.csv", like.card(days=(("2023-04-01", 3),)))])
    undo(store, receipts(store)[1].receipt)
    later, revision = state(store), store.revision
    made = restore(packed, store.path)
    assert state(store) == before and store.revision > revision
    aside = open_store(made.set_aside)
    assert state(aside) == later and originals.of_receipt(aside, outcome.receipt).data
    aside.close()


def test_a_backup_is_a_plain_archive_whose_manifest_vouches_for_each_member(packed):
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert sorted(manifest["members"]) == sorted(set(archive.namelist()) - {"manifest.json"})
    assert (manifest["format"], manifest["schema"]) == (1, stores.versions()[-1][0])
    assert all(len(said["sha256"]) == 64 for said in manifest["members"].values())
    assert look(packed) == manifest


def test_a_backup_taken_while_people_import_is_whole(store, tmp_path):
    fill(store)
    stop, faults = threading.Event(), []

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            keep(store, [("t.csv", like.card(days=((f"20{number % 90 + 10}-01-01", number), (f"20{number % 90 + 10}-01-02", 1))))])

    writer = threading.Thread(target=write)
    writer.start()
    for turn in range(4):
        backup(store, tmp_path / f"{turn}.zip")
    stop.set()
    writer.join()
    for turn in range(4):
        restore(tmp_path / f"{turn}.zip", tmp_path / f"restored-{turn}" / "x.duckdb")
        other = open_store(tmp_path / f"restored-{turn}" / "x.duckdb")
        halves = "select receipt from receipt r where rows <> (select count(*) from measurement m where m.receipt_no = r.no) and export = 'meta.card'"
        faults += other.reader().execute(halves).fetchall()
        faults += [receipt.receipt for receipt in receipts(other) if not originals.of_receipt(other, receipt.receipt).data]
        other.close()
    assert faults == []


def test_a_truncated_backup_is_refused_at_every_length(store, packed, tmp_path):
    data, before, chance = packed.read_bytes(), state(store), random.Random(2)
    cut = tmp_path / "cut.zip"
    for length in [0, 3, 4, 60, len(data) // 2, len(data) - 1, *(chance.randrange(len(data)) for _ in range(20))]:
        cut.write_bytes(data[:length])
        with pytest.raises((DamagedBackup, NotABackup)) as told:
            restore(cut, store.path)
        assert isinstance(told.value, DamagedBackup) or length < 60
    cut.unlink()
    assert state(store) == before


def test_a_flipped_byte_is_refused_or_does_not_matter(store, packed, tmp_path):
    data, chance = packed.read_bytes(), random.Random(3)
    with zipfile.ZipFile(packed) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    headers = [*range(60), *range(len(data) - 400, len(data))]
    flipped, refused = tmp_path / "flipped.zip", 0
    for place in headers + [chance.randrange(len(data)) for _ in range(150)]:
        flipped.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1:])
        try:
            look(flipped)
        except Problem:
            refused += 1
        else:
            with zipfile.ZipFile(flipped) as archive:
                assert {name: archive.read(name) for name in members} == members
    assert refused > 150


def rewritten(packed, file, manifest=None, **members):
    """A backup with another manifest, or more or other members."""
    with zipfile.ZipFile(packed) as archive, zipfile.ZipFile(file, "w") as other:
        said = json.loads(archive.read("manifest.json")) | (manifest or {})
        for name in archive.namelist():
            if name not in ("manifest.json", *members):
                other.writestr(name, archive.read(name))
        for name, data in members.items():
            if data is not None:
                other.writestr(name, data)
        other.writestr("manifest.json", json.dumps(said))
    return file


@pytest.mark.parametrize(("change", "problem"), [
    ({"manifest": {"format": 2}}, NewerBackup),
    ({"manifest": {"schema": 999}}, NewerBackup),
    ({"manifest": {"kind": "something else"}}, NotABackup),
    ({"manifest": {"members": {}}}, DamagedBackup),
    ({"manifest": {"members": None}}, DamagedBackup),
    ({"manifest": {"format": "x"}}, DamagedBackup),
    ({"portee.duckdb": b"not a database"}, DamagedBackup),
    ({"portee.duckdb": None}, DamagedBackup),
    ({"../outside.txt": b"x"}, DamagedBackup),
    ({"originals/ab/extra.gz": b"x"}, DamagedBackup),
])
def test_a_foreign_a_newer_or_a_changed_backup_changes_nothing(store, packed, tmp_path, change, problem):
    other = rewritten(packed, tmp_path / "other.zip", **change)
    before = everything(originals.folder_of(store)), state(store), sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(problem, match=r"other\.zip"):
        restore(other, store.path)
    assert (everything(originals.folder_of(store)), state(store), sorted(path.name for path in tmp_path.iterdir())) == before


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04", like.zipped(a=b"1"), like.zipped(**{"manifest.json": b"{}"}), like.zipped(**{"manifest.json": b"[]"}), like.facebook()])
def test_a_file_that_is_no_backup_is_told_as_such(tmp_path, data):
    (tmp_path / "what.zip").write_bytes(data)
    with pytest.raises(NotABackup, match=r"what\.zip"):
        restore(tmp_path / "what.zip", tmp_path / "x" / "new.duckdb")
    assert not (tmp_path / "x").exists()


def test_a_database_that_no_longer_opens_is_set_aside_as_it_lies(packed, tmp_path):
    path = tmp_path / "broken.duckdb"
    path.write_bytes(b"junk" * 5000)
    made = restore(packed, path)
    assert made.set_aside.read_bytes() == b"junk" * 5000
    store = open_store(path)
    assert len(receipts(store)) == made.receipts
    store.close()


def test_a_database_held_by_another_process_is_left_alone(packed, tmp_path):
    path = tmp_path / "held.duckdb"
    script = "import sys; from data.store import open_store; open_store(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        before = everything(tmp_path)
        with pytest.raises(DatabaseInUse):
            restore(packed, path)
        assert everything(tmp_path).keys() == before.keys()
        holder.stdin.close()


def test_a_backup_is_written_over_an_older_backup_and_over_nothing_else(store, packed):
    keep(store, [("t.csv", like.card(days=(("2023-04-01", 3),)))])
    backup(store, packed)
    assert begins_as_ours(packed) and look(packed)
    with pytest.raises(InTheWay):
        backup(store, store.path)


def test_a_backup_that_fails_leaves_the_older_one_and_nothing_else(store, packed, monkeypatch):
    from data import backup as module
    before = everything(packed.parent)
    files = sorted(store.path.parent.iterdir())

    def full(*_args):
        raise OSError("no space left on device")

    monkeypatch.setattr(module, "_pack", full)
    with pytest.raises(OSError, match="no space"):
        backup(store, packed)
    assert everything(packed.parent) == before and sorted(store.path.parent.iterdir()) == files


def test_a_lost_original_is_said_and_does_not_stop_a_backup(store, packed):
    sha256 = next(sha256 for sha256, name in originals.named(store.reader()).items() if name == "pile.zip")
    originals.place(originals.folder_of(store), sha256).unlink()
    made = backup(store, packed)
    assert made.lost == ("pile.zip",) and look(packed)["lost"] == ["pile.zip"]


def test_a_backup_brings_a_lost_original_back(store, packed):
    [receipt, *_] = receipts(store)
    for path in originals.folder_of(store).rglob("*.gz"):
        path.unlink()
    restore(packed, store.path)
    assert originals.of_receipt(store, receipt.receipt).data


def test_a_backup_of_an_earlier_schema_is_brought_up_to_this_one(tmp_path, monkeypatch):
    every = stores.versions()
    monkeypatch.setattr(stores, "versions", lambda: every[:2])
    old = open_store(tmp_path / "old" / "portee.duckdb")
    keep(old, [("t.csv", like.card(days=DAYS))], Answers())
    backup(old, tmp_path / "old.zip")
    old.close()
    monkeypatch.undo()
    restore(tmp_path / "old.zip", tmp_path / "new" / "portee.duckdb")
    new = open_store(tmp_path / "new" / "portee.duckdb")
    assert len(receipts(new)) == 1
    assert new.reader().execute("select max(version) from schema_version").fetchone()[0] == every[-1][0]
    new.close()


def test_the_commands_keep_their_forms(store, tmp_path):
    fill(store)
    kept = len(receipts(store))
    store.close()

    def run(*words):
        return subprocess.run([sys.executable, "-m", "data", *words, "--db", str(store.path), "--json"], capture_output=True, text=True)

    made = run("backup", str(tmp_path / "b.zip"))
    assert (made.returncode, made.stderr) == (0, "")
    taken = run("restore", str(tmp_path / "b.zip"))
    assert taken.returncode == 0 and json.loads(taken.stdout)["receipts"] == kept
    (tmp_path / "no.zip").write_bytes(b"hello")
    for file in ("no.zip", "absent.zip"):
        refused = run("restore", str(tmp_path / file))
        assert refused.returncode == 1 and json.loads(refused.stdout)["problem"]["kind"] == "NotABackup"
