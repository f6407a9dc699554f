"""A counter leads to the rows it was typed in, under whichever of its names."""

from datetime import date

import pytest

from data.counters import Counter, define
from data.keep import keep
from data.provenance import Wanted, rows_behind
from data.reading import Answers
from metrics import questions
from metrics.period import Month

DAY = date(2023, 3, 31)


@pytest.mark.parametrize("name", ["Nouveaux arrivants servis", "Newcomers served", "nouveaux  arrivants SERVIS"])
def test_a_counter_leads_to_its_file_and_its_row_alone(store, name):
    counter = define(store, Counter("", "Nouveaux arrivants servis", "Newcomers served", "count", 1, "", False))
    text = f"platform,account,month,measure,value\norganisation,,2023-03,{name},127\norganisation,,2023-03,Autre,9\n"
    [outcome] = keep(store, [("c.csv", text.encode())], Answers(exported_on=date(2023, 4, 4)))
    (told,) = questions.provenance(store.reader(), Month(2023, 3), "organisation", counter.name).itertuples()
    assert (told.state, told.receipt, told.value) == ("used", outcome.receipt, 127)
    (sheet,) = rows_behind(store, outcome.receipt, Wanted("organisation", counter.name, date(2023, 3, 1), DAY))
    assert [row.number for row in sheet.rows] == [2]
