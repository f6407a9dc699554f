"""One door to DuckDB."""

import subprocess
import sys

import duckdb
import pytest

from data import store as module
from data.problems import DatabaseInUse, NewerDatabase, NotADatabase
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


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"SQLite format 3\x00" + b"\x00" * 5000, b"x" * 100_000])
def test_a_file_that_is_no_database_is_said_to_be_none_and_left_alone(tmp_path, data):
    path = tmp_path / "a.duckdb"
    path.write_bytes(data)
    with pytest.raises(NotADatabase, match=r"a\.duckdb"):
        open_store(path)
    assert path.read_bytes() == data and [file.name for file in tmp_path.iterdir()] == ["a.duckdb"]


def test_a_damaged_database_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "a.duckdb"
    open_store(path).close()
    whole = path.read_bytes()
    for broken in (whole[:len(whole) // 2], whole[:12] + b"\xff" * 60 + whole[72:], whole[:20]):
        path.write_bytes(broken)
        with pytest.raises(NotADatabase):
            open_store(path)


def test_somebody_else_s_database_is_left_alone(tmp_path):
    path = tmp_path / "a.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table theirs as select 1")
    before = path.read_bytes()
    with pytest.raises(NotADatabase, match="something else"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_place_where_no_file_can_be_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    for path in (tmp_path, tmp_path / "file" / "a.duckdb"):
        with pytest.raises(NotADatabase):
            open_store(path)


def test_the_command_says_a_wrong_database_in_its_own_words(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n")
    for module_name, asked in (("data", ["receipts", "--json"]), ("metrics", ["ask", "headline", "--month", "2023-03"])):
        said = subprocess.run([sys.executable, "-m", module_name, *asked, "--db", str(path)], capture_output=True, text=True)
        assert said.returncode == 1 and '"kind": "NotADatabase"' in said.stdout and "Traceback" not in said.stderr


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
