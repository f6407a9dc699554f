"""The sample organisation's files."""

import csv
import hashlib

import pytest

from data import samples
from data.keep import receipts
from data.problems import NotEmpty
from data.store import open_store
from tests.sample import copied


def test_the_files_are_the_same_every_time_they_are_written(tmp_path):
    def written(name):
        return {str(path.relative_to(tmp_path / name)): hashlib.sha256(path.read_bytes()).hexdigest() for path in samples.write(tmp_path / name)}

    assert written("one") == written("two")


def test_march_is_fifteen_files_and_every_file_has_its_answers(tmp_path):
    paths = samples.write(tmp_path)
    assert len(list((tmp_path / "2023-03").iterdir())) == 15          # fourteen, and what the centre counts
    with (tmp_path / "answers.csv").open(encoding="utf-8") as file:
        answers = {row["file"]: row for row in csv.DictReader(file)}
    assert set(answers) == {path.relative_to(tmp_path).as_posix() for path in paths}
    assert {row["platform"] for row in answers.values()} == {"", "facebook", "instagram"}


def test_the_bytes_are_those_of_each_platform(tmp_path):
    samples.write(tmp_path)
    folder = tmp_path / "2023-03"
    assert (folder / "Interactions.csv").read_bytes().startswith(b"\xff\xfes\x00e\x00p\x00=\x00,\x00")
    assert next(folder.glob("*_content_*.xls")).read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    assert next(folder.glob("Overview_*.zip")).read_bytes().startswith(b"PK")
    assert next(folder.glob("Jan-02-2023*604118*.csv")).read_bytes().startswith('\ufeff"Identifiant de la publication",'.encode())


def test_a_database_that_holds_something_is_not_filled_over(tmp_path):
    samples.fill(tmp_path / "s.duckdb", before="2021-05")
    with pytest.raises(NotEmpty):
        samples.fill(tmp_path / "s.duckdb")
    open_store(tmp_path / "s.duckdb").close()


def test_a_copy_for_a_test_holds_all_that_filling_writes(tmp_path):
    (tmp_path / "filled").mkdir()
    filled = open_store(samples.fill(tmp_path / "filled" / "s.duckdb", before="2021-05"))
    copy = open_store(copied(tmp_path / "s.duckdb", before="2021-05"))
    held = [(len(receipts(store)), store.reader().execute("select count(*) from journal").fetchone()) for store in (filled, copy)]
    assert held[0] == held[1] and held[1][0] > 5
