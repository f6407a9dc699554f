"""Where a number stands: the rows of the very file, found again for every kind of fact of the sample."""

import csv
import io

import pytest

from data.files import decode
from data.keep import keep, receipts
from data.problems import MissingOriginal, NoOriginal, NoSuchReceipt
from data.provenance import Wanted, rows_behind
from data.reading import Answers
from data.store import open_store
from data.values import number
from tests.sample import copied


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample organisation, with its originals."""
    store = open_store(copied(tmp_path_factory.mktemp("rows") / "sample.duckdb"))
    yield store
    store.close()


ONE_OF_EACH = """
select r.export, min_by(r.receipt, r.no), 'measurement' as shape, f.platform, f.measure, '' as dimension
from measurement f join receipt r on r.no = f.receipt_no where f.ours group by all
union all
select r.export, max_by(r.receipt, r.no), 'segment', f.platform, f.measure, f.dimension
from segment f join receipt r on r.no = f.receipt_no group by all
union all
select r.export, max_by(r.receipt, r.no), 'post', f.platform, 'interactions', ''
from post f join receipt r on r.no = f.receipt_no group by all
"""
VALUES = {
    "measurement": "select f.first_day, f.last_day, sum(value), count(*) from measurement f join receipt r on r.no = f.receipt_no "
                   "where receipt = $receipt and f.platform = $platform and measure = $measure and ours group by all",
    "segment": "select f.first_day, f.last_day, sum(coalesce(value, share)), count(*) from segment f join receipt r on r.no = f.receipt_no "
               "where receipt = $receipt and f.platform = $platform and measure = $measure and dimension = $dimension group by all",
    "post": "select min(published), max(published), null, count(distinct post_id) from post f join receipt r on r.no = f.receipt_no "
            "where receipt = $receipt and f.platform = $platform and $measure <> ''",
}


def told(sheets):
    """The sum of what the measure's own cells hold in the rows found; they are marked."""
    cells = [row.cells[at] for sheet in sheets for row in sheet.rows for at in sheet.told]
    return sum(number(cell.replace(",", "")) or 0 for cell in cells)


def test_every_kind_of_fact_of_the_sample_is_found_in_the_rows_of_its_file(sample):
    """Of every export, measure and dimension one receipt: each of its facts has rows, and a day's number stands in them."""
    without = []
    for export, receipt, shape, platform, measure, dimension in sample.reader().execute(ONE_OF_EACH).fetchall():
        asked = {"receipt": receipt, "platform": platform, "measure": measure} | ({"dimension": dimension} if shape == "segment" else {})
        first, last, value, count = sample.reader().execute(VALUES[shape], asked).fetchall()[0]
        sheets = rows_behind(sample, receipt, Wanted(platform, measure, first, last, dimension, shape == "post"))
        rows = sum(len(sheet.rows) for sheet in sheets)
        if not rows or (shape == "post" and rows != count) or (shape == "measurement" and told(sheets) != value):
            without.append((export, shape, platform, measure, dimension, rows, count, value))
    assert without == []


def test_a_row_shown_is_the_row_of_the_file_cell_for_cell(sample):
    """The row's number is the one a person counts in the file, and its cells are its cells."""
    receipt = next(one for one in receipts(sample) if one.export == "meta.card" and one.platform == "facebook")
    measure, day = sample.reader().execute("select measure, f.first_day from measurement f join receipt r on r.no = receipt_no where receipt = $receipt limit 1",
                                           {"receipt": receipt.receipt}).fetchone()
    (sheet,) = rows_behind(sample, receipt.receipt, Wanted("facebook", measure, day, day))
    from data.provenance import original_of
    lines = list(csv.reader(io.StringIO(decode(original_of(sample, receipt.receipt).data), newline="")))
    offset = 1 if lines[0] and lines[0][0].startswith("sep=") else 0
    (row,) = sheet.rows
    assert list(row.cells) == lines[row.number - 1 + offset] and row.cells[0].startswith(str(day))
    assert sheet.told == {1}


CARD = "sep=,\nFacebook visits\nDate,Primary\n" + "".join(f'2023-03-{day:02}T00:00:00,"{day}"\n' for day in range(1, 32))


def kept(store, text, name="Visits.csv", **answers):
    return keep(store, [(name, text.encode("utf-16"))], Answers(**answers))[0].receipt


def test_a_lost_original_is_said_and_no_row_is_made_up(store, tmp_path):
    receipt = kept(store, CARD)
    from datetime import date
    wanted = Wanted("facebook", "profile_visits", date(2023, 3, 1), date(2023, 3, 31))
    assert sum(len(sheet.rows) for sheet in rows_behind(store, receipt, wanted)) == 31
    for file in (tmp_path / "originals").rglob("*.gz"):
        file.unlink()
    with pytest.raises(MissingOriginal):
        rows_behind(store, receipt, wanted)
    with pytest.raises((NoSuchReceipt, NoOriginal)):
        rows_behind(store, "none", wanted)


def test_a_day_asked_gives_its_row_alone_and_a_row_after_an_empty_line_keeps_its_number(store):
    from datetime import date
    text = CARD.replace("2023-03-15T", "\n2023-03-15T")
    receipt = kept(store, text)
    (sheet,) = rows_behind(store, receipt, Wanted("facebook", "profile_visits", date(2023, 3, 15), date(2023, 3, 15)))
    (row,) = sheet.rows
    lines = list(csv.reader(io.StringIO(text, newline="")))
    offset = 1 if lines[0][0].startswith("sep=") else 0
    assert lines[row.number - 1 + offset] == list(row.cells) == ["2023-03-15T00:00:00", "15"]
