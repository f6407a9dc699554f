"""A hidden slice stays hidden in the rows of its own file, and a whole that is told only later still says how few it is."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from data.keep import keep, receipts
from data.parquet import export
from data.provenance import Wanted, rows_behind
from data.reading import Answers
from data.small_cells import in_receipt, show_from
from data.store import open_store
from metrics import questions
from metrics.period import Month
from tests.sample import copied

SHOWN_ON, FIRST, LAST = date(2023, 4, 1), date(2023, 1, 1), date(2023, 4, 30)
SHEET = "platform,account,month,measure,value,dimension,segment\n"
CITIES = "".join(f"instagram,,2023-03,followers,{count},city,{name}\n" for name, count in (("London", 70), ("Strathroy", 12), ("Aylmer", 3)))


def kept(store, text, name="sheet.csv"):
    [outcome] = keep(store, [(name, text.encode())], Answers(exported_on=SHOWN_ON))
    assert outcome.status == "kept"
    return outcome.receipt


def cells(sheets):
    return {cell for sheet in sheets for row in sheet.rows for cell in row.cells}


def test_the_rows_of_a_file_leave_out_those_of_hidden_slices(store):
    """Aylmer is hidden, and Strathroy with it, which would give it away; London's row is there."""
    receipt = kept(store, SHEET + CITIES)
    shown = cells(rows_behind(store, receipt, Wanted("instagram", "followers", FIRST, LAST, "city")))
    assert {"London", "70"} <= shown and not {"Aylmer", "3", "Strathroy", "12"} & shown
    assert in_receipt(store.reader(), receipt, "city") == {"Aylmer", "Strathroy"}


def test_where_every_slice_is_hidden_no_row_is_shown_in_its_place(store):
    receipt = kept(store, SHEET + "instagram,,2023-03,followers,3,city,Aylmer\ninstagram,,2023-03,followers,2,city,Ingersoll\n")
    assert rows_behind(store, receipt, Wanted("instagram", "followers", FIRST, LAST, "city")) == ()


def test_a_setting_that_hides_nothing_gives_the_rows_back(store):
    receipt = kept(store, SHEET + CITIES)
    show_from(store, 1)
    assert {"Aylmer", "3"} <= cells(rows_behind(store, receipt, Wanted("instagram", "followers", FIRST, LAST, "city")))


def test_no_row_behind_the_sample_tells_a_slice_that_its_receipt_hides(tmp_path):
    """Every dimension of every receipt of the sample, with a bound high enough that something is hidden in most."""
    store = open_store(copied(tmp_path / "sample.duckdb"))
    show_from(store, 40)
    asked = store.reader().execute("""select distinct on (r.export, s.dimension) r.receipt, s.platform, s.measure, s.dimension
        from segment s join receipt r on r.no = s.receipt_no where s.dimension <> 'source' order by r.export, s.dimension, r.no desc""").fetchall()
    hiding = 0
    for receipt, platform, measure, dimension in asked:
        few = in_receipt(store.reader(), receipt, dimension)
        shown = cells(rows_behind(store, receipt, Wanted(platform, measure, date(2020, 1, 1), LAST, dimension)))
        hiding += bool(few)
        assert not few & shown, (receipt, dimension)
    assert hiding >= 5
    store.close()


@pytest.mark.parametrize("hides", [True, False])
def test_a_share_of_a_whole_told_only_later_is_a_count_too(store, tmp_path, hides):
    """A card of percentages in February, the first number of followers in March: 1 % of 300 people is three of them."""
    store_shares(store)
    kept(store, SHEET + f"instagram,,2023-03,followers,{300 if hides else 3000},,\n", "followers.csv")
    told = questions.audience(store.reader(), Month(2023, 2), "instagram")
    few = told[told["dimension"] == "city"].set_index("segment")["hidden"]
    assert few["Aylmer"] == hides and told["whole"].isna().all()
    list(export(store, tmp_path))
    rows = pq.read_table(tmp_path / "segment.parquet").to_pylist()
    assert [row["share"] is None for row in rows if row["segment"] == "Aylmer"] == [hides]


def store_shares(store):
    """Shares of a city as the platform gives them, without a whole."""
    receipt = kept(store, SHEET + "instagram,,2023-02,followers,70,city,London\ninstagram,,2023-02,followers,30,city,Aylmer\n", "february.csv")
    with store.writer() as cursor:
        cursor.execute("""update segment set share = if(segment = 'Aylmer', 0.01, 0.98), value = null
                          where receipt_no = (select no from receipt where receipt = $receipt)""", {"receipt": receipt})
    assert len(receipts(store)) == 1
