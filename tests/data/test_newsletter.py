"""Mailchimp's campaigns: one row each, lifetime to date."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep
from data.measures import MEASURES
from data.reading import Answers
from metrics.beside import campaigns
from metrics.period import Month

FULL = ("Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Total Opens,Unique Clicks,"
        "Click Rate,Total Clicks,Unsubscribes,Unique Id,Bounce Rate")
SHORT = "Title,Subject,Audience,Send Date,Send Weekday,Total Recipients,Unique Id"


def campaign(name="aa11bb22cc", sent="Mar 31, 2023 09:46 pm", subject="Un mot", numbers="100,98,40,40.82%,70,9,9.18%,12,1"):
    """One row of the full file."""
    return f'"Infolettre (copy 02)","{subject}",Amis,"{sent}",Friday,{numbers},{name},n/a'


def only(*rows, header=FULL, name="campaigns.csv", answers=None):
    """What reading one file gave."""
    [found] = read_files([(name, "\n".join((header, *rows)).encode())], answers)
    return found.outcome


def test_campaigns_are_dated_by_their_sending_and_their_people_are_in_no_total():
    found = only(campaign(), campaign("dd33ee44ff", "Apr 02, 2023 12:05 am"), answers=Answers(account="Centre"))
    assert (found.export, found.platform, found.language, found.rows, found.account) == ("newsletter.campaigns", "newsletter", "en", 2, "Centre")
    assert (found.first_day, found.last_day) == (date(2023, 3, 31), date(2023, 4, 2))
    assert found.totals == {"recipients": 200, "opens": 140, "clicks": 24}


def test_replicated_titles_are_told_apart_by_their_id_and_one_id_counts_once():
    rows = [campaign(f"{place:010x}") for place in range(20)]
    assert only(*rows).rows == 20
    found = only(*rows, rows[0])
    assert (found.rows, [row.reason for row in found.set_aside]) == (20, ["repeated"])


@pytest.mark.parametrize("total", ['Total,,,,,200,196,80,40.8%,140,18,9.2%,24,2,,', ',,,n/a,,200,196,80,40.8%,140,18,9.2%,24,2,n/a,'])
def test_a_totals_row_is_dropped_and_not_set_aside(total):
    found = only(campaign(), total)
    assert (found.rows, found.totals["recipients"], found.set_aside) == (1, 100, ())
    assert only(total).kind == "EmptyExport"


def test_a_row_under_a_dropped_total_keeps_its_line():
    found = only(",,,n/a,,200,196,80,40.8%,140,18,9.2%,24,2,n/a,", *(campaign(name=f"aa11bb22{place:02}") for place in range(30)), campaign(sent="hier", name="dd"))
    assert [row.line for row in found.set_aside] == [33]


def test_a_copy_with_few_columns_has_recipients_only():
    found = only('Mars,Un mot,Amis,"Mar 31, 2023 09:46 pm",Friday,100,aa11bb22cc', header=SHORT)
    assert found.totals == {"recipients": 100}


def test_an_absent_count_is_no_zero():
    found = only(campaign(numbers="100,98,n/a,n/a,n/a,9,9.18%,12,1"), campaign("dd33ee44ff"))
    assert found.totals == {"recipients": 200, "opens": 70, "clicks": 24}


def test_an_id_that_a_spreadsheet_program_crushed_is_damage():
    assert only(campaign("1.2E+45")).kind == "DamagedFile"


def test_a_day_that_cannot_be_read_refuses_the_file():
    assert only(campaign(sent="31/03/2023")).kind == "BadValue"


def test_a_later_download_of_a_campaign_replaces_its_opens(store):
    later = campaign(numbers="100,98,45,45.9%,90,9,9.18%,12,1")
    for row, day in ((later, date(2023, 5, 1)), (campaign(), date(2023, 4, 1))):
        keep(store, [("campaigns.csv", f"{FULL}\n{row}".encode())], Answers(exported_on=day))
    told = dict(store.reader().execute("select measure, value from published_value").fetchall())
    assert told == {"posts": 1, "recipients": 100, "opens": 90, "clicks": 12}


def reached(data, store):
    """What the one letter's download says of those it reached, and its rates."""
    keep(store, [("campaigns.csv", data.encode())], Answers(exported_on=date(2023, 4, 10)))
    [row] = campaigns(store.reader(), Month(2023, 3)).to_dict("records")
    return [None if value != value else value for value in (row["recipients"], row["deliveries"], row["click_rate"], row["open_rate"])]


@pytest.mark.parametrize(("header", "numbers", "deliveries"), [
    ("Total Recipients,Successful Deliveries,Total Bounces,Unique Opens,Unique Clicks", "100,98,2,49,14", 98),
    ("Total Recipients,Total Bounces,Unique Opens,Unique Clicks", "100,2,49,14", 98),
    ("Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks", "100,0,0,0", 0),
    ("Total Recipients,Total Bounces,Unique Opens,Unique Clicks", "100,n/a,49,14", None),
    ("Total Recipients,Unique Opens,Unique Clicks", "100,49,14", None),
])
def test_a_rate_is_of_those_the_letter_reached_and_absent_where_nobody_says_how_many(store, header, numbers, deliveries):
    told = reached(f'Title,Send Date,{header},Unique Id\nMars,"Mar 31, 2023 09:46 pm",{numbers},aa11bb22cc', store)
    assert told == [100, deliveries, *((14 / 98, 49 / 98) if deliveries else (None, None))]


def test_deliveries_are_people_and_in_no_total():
    assert MEASURES["deliveries"].kind == "unique" and "deliveries" not in only(campaign()).totals
