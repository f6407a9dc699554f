"""In one pile every file keeps its own original, also behind an archive whose members are one export."""

from data import samples
from data.journey import read_files


def test_what_lies_behind_an_archive_of_many_parts_keeps_its_own_original_in_every_month_of_the_sample():
    archives = 0
    for month, _, files in samples.piles():
        for found in read_files([(f"{month}/{file}", data) for file, data, _ in files]):
            dropped = found.document.original.name
            archives += dropped.endswith(".zip")
            assert found.file == dropped or found.file.startswith(f"{dropped}/"), found.file
    assert archives > 24
