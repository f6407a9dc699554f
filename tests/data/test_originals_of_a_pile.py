"""Each file of a pile is kept as itself, whatever archive is dropped before it."""

import io
import zipfile

from data import originals
from data.files import open_files
from data.journey import read_files
from data.keep import keep, receipts
from data.reading import Answers
from data.samples import piles

SHEET = b"platform,account,month,measure,value\nwebsite,,2023-03,visits,4100\n"


def archive(**members):
    """A ZIP of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, text in members.items():
            out.writestr(f"{name}.csv", text)
    return stream.getvalue()


def test_files_after_an_archive_whose_members_belong_together_keep_their_own_original():
    """Three members become one document; the files after it are not taken for the archive's."""
    pile = [("search.zip", archive(Chart="Date,Clicks\n2023-03-01,4\n", Queries="Query,Clicks\na,4\n", Pages="Page,Clicks\n/,4\n")),
            ("sheet.csv", SHEET), ("other.csv", SHEET + b"website,,2023-03,unique_visitors,3600\n")]
    opened = open_files(pile, [lambda document: document.name.startswith("search.zip/"), lambda document: False])
    assert [(name, document.original.name) for name, document in opened] == [(name, name) for name, _ in pile]
    assert [document.original.data for _, document in opened] == [data for _, data in pile]


def test_files_after_an_archive_are_not_joined_with_it():
    """What is dropped beside an archive stays a document of its own, also where it would belong to what the archive holds."""
    pile = [("search.zip", archive(Chart="Date,Clicks\n2023-03-01,4\n", Queries="Query,Clicks\na,4\n", Pages="Page,Clicks\n/,4\n")), ("one.csv", SHEET), ("two.csv", SHEET)]
    opened = open_files(pile, [lambda document: document.name.startswith("search.zip/"), lambda document: document.name in ("one.csv", "two.csv")])
    assert [name for name, _ in opened] == ["search.zip", "one.csv", "two.csv"]


def test_every_file_of_a_month_of_the_sample_can_be_got_back_byte_for_byte(store):
    """The month's whole pile, as it is dropped: an archive among the other files."""
    pile = [(file, data) for file, data, _ in next(files for name, _, files in piles() if name == "2022-11")]
    keep(store, pile, Answers())
    kept = receipts(store)
    dropped = dict(pile)
    assert len(kept) > 8
    for one in kept:
        back = originals.of_receipt(store, one.receipt)
        assert back.data == dropped[back.name] and one.file.startswith(back.name)


def test_what_lies_behind_an_archive_of_many_parts_keeps_its_own_original_in_every_month_of_the_sample():
    archives = 0
    for month, _, files in piles():
        for found in read_files([(f"{month}/{file}", data) for file, data, _ in files]):
            dropped = found.document.original.name
            archives += dropped.endswith(".zip")
            assert found.file == dropped or found.file.startswith(f"{dropped}/"), found.file
    assert archives > 24
