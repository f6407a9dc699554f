"""Google Ads: a table under its title and its period, in the numbers of its own language."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from tests.lookalikes import ADS, ADS_ROWS, ADS_TOTALS, ads

FRENCH = "État de la campagne\tCampagne\tBudget\tImpr.\tInteractions\tCoût\tClics\tCTR\tCode de la devise\tConversions"
FRENCH_ROWS = ("Activée\tCours\t4,00\t1\u202f178\t95\t1\u00a0234,50\t90\t1,61%\tCAD\t2,50", "Suspendue\tEmploi\t4,00\t300\t--\t23,55\t5\t1,67%\tCAD\t--")
FRENCH_TOTALS = ("Total : Campagnes\t--\t--\t1\u202f478\t95\t1\u00a0258,05\t95\t--\tCAD\t2,50",)


def reading(data, **answers):
    """What a file says, or its Problem."""
    [found] = read_files([("x.csv", data)], Answers(**answers))
    return found.outcome


def french(*rows, header=FRENCH, period="1 mars 2023 - 31 mars 2023"):
    """A French download: UTF-16 with its mark, tabs, localised numbers."""
    return b"\xff\xfe" + "\r\n".join(("Un titre", period, header, *(rows or (*FRENCH_ROWS, *FRENCH_TOTALS)))).encode("utf-16-le")


def slices(found):
    """{(dimension, measure, segment): value} of a reading."""
    return {(row["dimension"], row["measure"], row["segment"]): row["value"] for row in found.facts.tables["segment"].to_pylist()}


def test_every_totals_row_is_dropped_and_the_totals_are_the_sum_of_the_campaigns():
    found = reading(ads(), account="Compte")
    assert (found.rows, found.first_day, found.last_day, found.language, found.account) == (2, date(2023, 3, 1), date(2023, 3, 31), "en", "Compte")
    assert found.totals == {"impressions": 1500, "clicks": 100, "engagements": 90, "cost": 1244.75, "conversions": 1002.5}


def test_interactions_are_engagements_and_an_absent_one_is_not_zero():
    found = reading(ads())
    assert "interactions" not in found.totals
    assert {segment for _, measure, segment in slices(found) if measure == "engagements"} == {"Cours"}


def test_the_excel_form_of_the_same_table_says_the_same():
    tabs = "\n".join("\t".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in _cells(ads()))
    excel = reading(b"\xff\xfe" + tabs.encode("utf-16-le"))
    assert (excel.rows, excel.totals, excel.last_day) == (2, reading(ads()).totals, date(2023, 3, 31))


def _cells(data):
    import csv
    import io
    return list(csv.reader(io.StringIO(data.decode())))


def test_a_french_table_is_read_in_its_own_numbers():
    found = reading(french())
    assert (found.language, found.rows, found.first_day) == ("fr", 2, date(2023, 3, 1))
    assert found.totals == {"impressions": 1478, "clicks": 95, "engagements": 95, "cost": 1258.05, "conversions": 2.5}


def test_the_numbers_of_another_language_are_refused_never_read_a_thousandfold():
    assert reading(french("Activée\tCours\t4\t1,178\t95\t23.55\t90\t1%\tCAD\t2")).kind == "BadValue"
    assert reading(ads('Enabled,Cours,4.00,"1 178",90,7.50%,CAD,"23,55",80,6.67%, --,0.00')).kind == "BadValue"


@pytest.mark.parametrize(("period", "days"), [
    ('"March 27, 2026 - April 23, 2026"', (date(2026, 3, 27), date(2026, 4, 23))), ("27 January 2026 - 23 February 2026", (date(2026, 1, 27), date(2026, 2, 23))),
    ("1 mars 2026 – 31 mars 2026", (date(2026, 3, 1), date(2026, 3, 31))), ("1er févr. 2026 - 28 févr. 2026", (date(2026, 2, 1), date(2026, 2, 28))),
    ('"May 3, 2026"', (date(2026, 5, 3), date(2026, 5, 3)))])
def test_the_period_is_the_line_under_the_title(period, days):
    found = reading(ads(period=period), period=(date(2020, 1, 1), date(2020, 1, 31)))
    assert (found.first_day, found.last_day) == days


@pytest.mark.parametrize("period", ["All time", "Depuis toujours", '"April 23, 2026 - March 27, 2026"', "March 27 - April 23", '"Marsh 27, 2026 - April 23, 2026"'])
def test_a_period_that_is_not_written_in_days_is_asked_for(period):
    problem = reading(ads(period=period))
    assert (problem.kind, problem.details["missing"]) == ("NeedsAnswer", "period")
    answered = reading(ads(period=period), period=(date(2023, 3, 1), date(2023, 3, 31)))
    assert (answered.first_day, answered.totals["clicks"]) == (date(2023, 3, 1), 100)


@pytest.mark.parametrize("totals", [(), ADS_TOTALS])
def test_no_campaign_is_empty_before_any_question(totals):
    bare = "\n".join(("Campaign report", "All time", ADS, *totals)).encode()
    assert reading(bare).kind == "EmptyExport"


def test_a_campaign_called_total_is_a_campaign():
    found = reading(ads(ADS_ROWS[0].replace("Cours", "Total: une campagne"), ADS_ROWS[1]))
    assert (found.rows, found.totals["clicks"]) == (2, 100)


def test_where_campaigns_stand_first_only_a_row_that_says_total_and_a_colon_is_one():
    header = "Campaign,Impr.,Clicks"
    found = reading(ads("Total bien-être,10,2", "Cours,5,1", header=header, totals=("Total: Campaigns,15,3",)))
    assert (found.rows, found.totals) == (2, {"impressions": 15, "clicks": 3})


def test_a_table_without_a_title_and_a_period_is_not_ours():
    assert reading("\n".join((ADS, *ADS_ROWS)).encode()).kind == "UnknownExport"
    assert reading(b"Campaign Report\nMarch\nCampaign,Opens\nMars,4\n").kind == "UnknownExport"


def test_several_currencies_do_not_add_up():
    problem = reading(ads(ADS_ROWS[0], ADS_ROWS[1].replace("CAD", "USD")))
    assert problem.kind == "NotAnExport" and "currencies" in problem.message


def test_a_table_without_a_number_of_ours_lacks_a_column():
    assert reading(ads("Enabled,Cours,CAD", header="Campaign status,Campaign,Currency code", totals=())).kind == "MissingColumn"


def test_days_are_kept_as_days_and_campaigns_as_their_sum():
    header = "Campaign status,Campaign,Day,Currency code,Impr.,Clicks,Cost"
    found = reading(ads("Enabled,Cours,2023-03-01,CAD,10,1,0.10", "Enabled,Cours,2023-03-02,CAD,20,2,0.20", "Enabled,Emploi,2023-03-01,CAD,5, --,0.00", header=header, totals=()))
    told = {(row["measure"], row["last_day"].day): row["value"] for row in found.facts.tables["measurement"].to_pylist()}
    assert told == {("impressions", 1): 15, ("impressions", 2): 20, ("clicks", 1): 1, ("clicks", 2): 2, ("cost", 1): 0.1, ("cost", 2): 0.2}
    assert slices(found)["campaign", "cost", "Cours"] == pytest.approx(0.3)


def test_ads_and_ad_groups_are_breakdowns_and_no_number_of_the_account(tmp_path):
    """Campaigns without ad groups are in no such table: its sum is not the account's."""
    header = "Ad status,Campaign,Ad group,Impr.,Clicks"
    groups = ads("Enabled,Cours,Débutants,700,50", "Enabled,Cours,Avancés,400,20", header=header, totals=("Total: Ads,,,1100,70",), title="Ad report")
    assert (reading(groups).rows, reading(groups).totals) == (2, {"impressions": 1100, "clicks": 70})
    assert slices(reading(groups))["ad_group", "clicks", "Débutants"] == 50
    store = open_store(tmp_path / "p.duckdb")
    keep(store, [("a.csv", ads()), ("b.csv", groups)])
    rows = dict(store.reader().execute("select measure, value from monthly_value where platform = 'ads'").fetchall())
    campaign = store.reader().execute("select value from current_segment where dimension = 'campaign' and segment = 'Cours' and measure = 'clicks'").fetchall()
    store.close()
    assert (rows["clicks"], rows["cost"], campaign) == (100, 1244.75, [(80,)])
