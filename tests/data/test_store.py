"""One door to DuckDB."""

import subprocess
import sys

import duckdb
import pytest

from data import store as module
from data.problems import DatabaseInUse, NewerDatabase
from data.store import open_store


def test_a_second_process_gets_a_sentence_not_a_traceback(store):
    asked = subprocess.run([sys.executable, "-m", "data", "receipts", "--json", "--db", str(store.path)], capture_output=True, text=True)
    assert asked.returncode == 1
    assert '"kind": "DatabaseInUse"' in asked.stdout and "Traceback" not in asked.stderr


def test_a_lock_held_elsewhere_is_told_as_such(tmp_path, monkeypatch):
    def held(*_args, **_kwargs):
        raise duckdb.IOException("Could not set lock on file")

    monkeypatch.setattr(module.duckdb, "connect", held)
    with pytest.raises(DatabaseInUse):
        open_store(tmp_path / "held.duckdb")


def test_a_database_of_a_later_version_is_left_alone(tmp_path):
    path = tmp_path / "later.duckdb"
    open_store(path).close()
    with duckdb.connect(str(path)) as other:
        other.execute("insert into schema_version values (999, now())")
    before = path.read_bytes()
    with pytest.raises(NewerDatabase):
        open_store(path)
    assert path.read_bytes() == before


def test_no_query_reads_a_file_outside_the_database_s_folder_nor_loosens_that(store, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text("a\n1\n")
    for query in (f"from read_csv('{outside}')", f"copy (select 1) to '{outside}'", f"attach '{outside}.db'", "set enable_external_access = true", "install httpfs"):
        with pytest.raises(duckdb.Error):
            store.reader().execute(query)


def test_every_migration_runs_once_and_opening_again_changes_nothing(tmp_path):
    path = tmp_path / "twice.duckdb"
    open_store(path).close()
    again = open_store(path)
    assert again.reader().execute("select list(version order by version) from schema_version").fetchone()[0] == [number for number, _ in module.versions()]
    again.close()


def test_one_process_opens_a_file_once(store):
    assert open_store(store.path) is store
