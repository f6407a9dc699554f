"""Every table leaves as Parquet, with every row."""

import json
import subprocess
import sys

import pyarrow.parquet as pq

from data.parquet import export
from tests.data.test_rebuild import fill


def test_every_table_is_written_with_every_row(store, tmp_path):
    fill(store)
    made = {one.table: one for one in export(store, tmp_path / "out")}
    tables = {name for (name,) in store.reader().execute("select table_name from duckdb_tables() where not internal").fetchall()}
    assert set(made) == tables == {file.stem for file in (tmp_path / "out").iterdir()} >= {"receipt", "journal", "post", "measurement"}
    for name, one in made.items():
        [(rows,)] = store.reader().execute(f"select count(*) from {name}").fetchall()
        assert pq.read_table(one.file).num_rows == one.rows == rows
    [(said,)] = store.reader().execute("select list(said order by no) from journal").fetchall()
    assert pq.read_table(made["journal"].file)["said"].to_pylist() == said


def test_it_is_as_of_one_moment_and_written_over_an_older_one(store, tmp_path):
    fill(store)
    going = export(store, tmp_path)
    first = next(going)
    with store.writer() as cursor:
        cursor.execute("delete from segment")
    rest = {one.table: one.rows for one in going}
    assert first.table == "journal" and rest["segment"] > 0
    assert {one.table: one.rows for one in export(store, tmp_path)}["segment"] == 0


def test_the_command_writes_the_folder(store, tmp_path):
    fill(store)
    store.close()
    asked = subprocess.run([sys.executable, "-m", "data", "export", str(tmp_path / "out"), "--db", str(store.path), "--json"], capture_output=True, text=True)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert {json.loads(line)["table"] for line in asked.stdout.splitlines()} == {file.stem for file in (tmp_path / "out").iterdir()}
