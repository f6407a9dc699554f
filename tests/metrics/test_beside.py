"""Who listens over time, how the site is found, ads, episodes, letters, and two dates side by side: rates of sums, nothing made up between two days."""

from datetime import date

import pytest

from data import events, thresholds
from data.events import Event
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from metrics import questions
from metrics.period import Month
from metrics.problems import SpansOverlap
from tests import lookalikes as like
from tests.sample import copied

MARCH = Month(2023, 3)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A reader of the sample organisation."""
    path = tmp_path_factory.mktemp("beside") / "sample.duckdb"
    copied(path)
    store = open_store(path)
    yield store.reader()
    store.close()


def kept(store, data, name="file.csv", **answers):
    [outcome] = keep(store, [(name, data)], Answers(**answers))
    assert outcome.status == "kept", outcome


def audience(women, men):
    """Meta's portrait with two ages."""
    return like.audience(f'"Age & gender"\n"","Women","Men"\n"25-34","{women}","{men}"\n"35-44","10","10"')


# ── an audience over time ───────────────────────────────────────────────────────────────────────────────────────────


def test_shares_over_time_are_those_of_the_days_somebody_looked_and_of_no_other(sample):
    told = questions.audience_over_time(sample, MARCH, "facebook")
    assert sorted(told["as_of"].unique()) == ["2021-06-04", "2021-09-04", "2021-12-04", "2022-03-04", "2022-06-04", "2022-09-04", "2022-12-04", "2023-03-04"]


def test_each_snapshot_says_what_the_audience_of_its_month_says(sample):
    over_time = questions.audience_over_time(sample, MARCH, "facebook")
    last = over_time[over_time["as_of"] == "2023-03-04"].reset_index(drop=True)
    alone = questions.audience(sample, MARCH, "facebook").sort_values(["platform", "dimension", "as_of"], kind="stable").reset_index(drop=True)
    assert last.equals(alone)


def test_a_cell_that_the_audience_hides_is_hidden_over_time_and_between_two_dates(sample, monkeypatch):
    """Whoever hides small cells does so in `audience`: everything over time goes through it."""
    honest = questions.audience

    def hiding(db, month, platform=None):
        told = honest(db, month, platform).copy()
        told.loc[told["segment"] == "women 13-17", ["share", "value"]] = None
        return told

    monkeypatch.setattr(questions, "audience", hiding)
    told = questions.audience_over_time(sample, MARCH, "instagram")
    assert told[told["segment"] == "women 13-17"]["share"].isna().all()
    women = questions.women(sample, MARCH, "instagram")
    assert round(women["share"].iloc[-1], 3) == round(0.618 - 0.014, 3)
    compared = questions.compare(sample, MARCH, MARCH.same_last_year, "instagram")
    assert not compared["segment"].eq("women 13-17").any()


def test_shares_of_women_compare_only_where_both_days_tell_the_same_ages(store):
    kept(store, audience("30", "20"), platform="facebook", exported_on=date(2023, 1, 4))
    kept(store, audience("40", "20"), platform="facebook", exported_on=date(2023, 2, 4))
    kept(store, audience("", "20"), platform="facebook", exported_on=date(2023, 3, 4))
    told = questions.women(store.reader(), MARCH, "facebook").set_index("as_of")
    assert round(told.loc["2023-02-04", "points"], 6) == 0.1 and told.loc["2023-02-04", "since"] == "2023-01-04"
    assert told.loc["2023-03-04", "points"] != told.loc["2023-03-04", "points"]
    [row] = questions.compare(store.reader(), Month(2023, 2), Month(2023, 1)).query("segment == 'women'").to_dict("records")
    assert row["why"] == "other_cells" and row["difference"] != row["difference"]


def test_what_is_not_specified_stays_in_the_denominator_of_women(store):
    kept(store, audience("30", "20"), platform="facebook", exported_on=date(2023, 3, 4))
    assert round(questions.women(store.reader(), MARCH)["share"].iloc[0], 6) == 0.4            # 30 + 10 of a hundred, not of seventy


def test_no_snapshot_at_all_is_an_empty_answer(store):
    assert questions.audience_over_time(store.reader(), MARCH).empty and questions.women(store.reader(), MARCH).empty


# ── whom we spoke to ────────────────────────────────────────────────────────────────────────────────────────────────


def post(store, day, text, exported_on, number="1"):
    kept(store, like.facebook(like.facebook_row(number, f"{day:%m/%d/%Y} 10:00", text=text)), f"{exported_on:%b}-01-{exported_on.year}_{exported_on:%b-%d-%Y}_{number}.csv", exported_on=exported_on)


def test_an_audience_is_silent_once_it_has_waited_as_long_as_the_line_says(store):
    post(store, date(2023, 2, 1), "Nos #bénévoles", date(2023, 4, 2), "1")
    post(store, date(2023, 3, 30), "Bonjour nouveaux arrivants", date(2023, 4, 3), "2")
    told = questions.spoken_to(store.reader(), MARCH).set_index("audience")
    assert (told.loc["volunteers", "weeks"], bool(told.loc["volunteers", "silent"])) == (8, True)
    assert not told.loc["newcomers", "silent"]
    thresholds.hold(store, "weeks_unspoken", 9, date(2023, 1, 1))
    assert not questions.spoken_to(store.reader(), MARCH).set_index("audience").loc["volunteers", "silent"]
    thresholds.let_go(store, "weeks_unspoken", date(2023, 1, 1))
    assert questions.spoken_to(store.reader(), MARCH).set_index("audience").loc["volunteers", "silent"]


def test_a_platform_that_was_not_exported_is_no_silence(store):
    """Weeks count to the last day the exports vouch for, not to the month's end."""
    post(store, date(2023, 3, 1), "Nos #bénévoles", date(2023, 3, 6))
    [row] = questions.spoken_to(store.reader(), MARCH).to_dict("records")
    assert row["known_until"] < "2023-03-31" and row["weeks"] == 0


# ── search, ads, two counts ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_click_through_rate_of_search_is_of_sums_and_never_a_mean_of_rates(store):
    chart = "Date,Clicks,Impressions,CTR,Position\n2023-03-01,1,2,50%,2\n2023-03-02,1,98,1%,10"
    kept(store, like.search(Chart=chart), "centre.example-Performance-on-Search-2023-04-04.zip")
    [row] = questions.search(store.reader(), MARCH).to_dict("records")
    assert row["click_through_rate"] == 2 / 100                                               # a mean of the two would be 25.5 %
    assert round(row["average_position"], 6) == round((2 * 2 + 10 * 98) / 100, 6)             # a mean of the two would be 6
    assert not row["complete"]


def test_the_queries_that_google_does_not_name_close_the_list(sample):
    told = questions.queries(sample, MARCH)
    assert told["query"].iloc[-1] == "unlisted"
    assert told["clicks"].sum() == questions.search(sample, MARCH)["clicks"].iloc[-1]


def report(shown, clicks, period):
    header = "Campaign status,Campaign,Impr.,Clicks,Cost,Conversions,Currency code"
    rows = [f"Enabled,c{place},{one},{two},1.00,0,CAD" for place, (one, two) in enumerate(zip(shown, clicks, strict=True))]
    return like.ads(*rows, header=header, period=period, totals="")


def test_the_guard_holds_the_whole_account_and_each_month_its_own_line(store):
    kept(store, report((1000, 10), (30, 5), '"March 1, 2023 - March 31, 2023"'), "Campaign report.csv")
    [row] = questions.ads(store.reader(), MARCH).to_dict("records")
    assert (row["click_through_rate"], row["guard"], row["under"]) == (35 / 1010, 0.05, True)  # a mean of campaigns would be 26.5 %
    thresholds.hold(store, "ads_click_through", 0.03, date(2023, 3, 1))
    kept(store, report((1000,), (40,), '"February 1, 2023 - February 28, 2023"'), "Campaign report (1).csv")
    february, march = questions.ads(store.reader(), MARCH).to_dict("records")
    assert (february["guard"], february["under"], march["guard"], march["under"]) == (0.05, True, 0.03, False)


def test_a_part_of_a_month_is_held_against_no_line(store):
    kept(store, report((1000,), (10,), '"March 1, 2023 - March 12, 2023"'), "Campaign report.csv")
    assert questions.ads(store.reader(), MARCH).empty or questions.ads(store.reader(), MARCH)["under"].isna().all()


def test_two_counts_of_one_site_stand_apart_and_one_is_chosen(sample):
    told = questions.site_counts(sample, MARCH, months=1)
    visits = told[told["measure"] == "visits"].set_index("export")
    assert visits["value"].to_dict() == {"ga4.report": 3813, "sheet.month": 4100}
    assert visits["chosen"].to_dict() == {"ga4.report": False, "sheet.month": True}


def test_sources_over_time_reach_their_own_total_each_month(sample):
    told = questions.sources_over_time(sample, MARCH)
    assert told.groupby(["month", "export"])["share"].sum().round(9).eq(1).all()
    assert set(told[told["is_social"]]["source"]) == {"Organic Social"}


# ── podcast and newsletter ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_podcast_has_no_total_across_apps(sample):
    told = questions.episodes(sample, MARCH)
    assert set(zip(told["app"], told["measure"], strict=True)) == {("apple", "listeners"), ("apple", "plays"), ("spotify", "audience_size"), ("spotify", "plays"), ("spotify", "streams")}
    spotify = told[(told["app"] == "spotify") & (told["measure"] == "plays")]
    assert not spotify.empty and set(spotify["value"]) != set(told[(told["app"] == "apple") & (told["measure"] == "plays")]["value"])


def test_an_episode_is_told_at_the_ages_it_was_seen_at_only(sample):
    told = questions.episodes(sample, MARCH)
    one = told[(told["app"] == "spotify") & (told["measure"] == "streams") & (told["episode"] == "Recommencer à cinquante ans")]
    assert one[["band", "age", "value"]].to_dict("records") == [{"band": 1, "age": 27, "value": 352.0}]
    for band, (youngest, oldest) in {0: (0, 14), 1: (15, 35), 2: (36, 66), 3: (67, 97)}.items():
        assert told[told["band"] == band]["age"].between(youngest, oldest).all()


def test_opens_before_and_after_apples_change_are_two_eras_and_clicks_one(sample):
    told = questions.campaigns(sample, MARCH)
    before, after = (part["sent"] for _, part in told.groupby("open_era"))
    assert before.max() < "2021-09-20" <= after.min()
    for rate, people in (("click_rate", "unique_clicks"), ("open_rate", "unique_opens")):
        assert (told[rate] * told["deliveries"]).round(6).equals(told[people].astype(float))
    assert (told["deliveries"] < told["recipients"]).all()


# ── two dates side by side ──────────────────────────────────────────────────────────────────────────────────────────


def rows(answer, **where):
    for name, value in where.items():
        answer = answer[answer[name] == value]
    return answer.to_dict("records")


def test_two_dates_refuse_a_change_across_a_break_and_name_it(sample):
    told = questions.compare(sample, MARCH, MARCH.same_last_year)
    for row in rows(told, platform="website"):
        assert row["why"] == "broken" and row["change"] != row["change"] and row["difference"] != row["difference"]
        assert (row["broken_fr"], row["broken_en"]) == ("nouveau site", "new site")
    assert round(rows(told, platform="facebook", what="interactions")[0]["change"] * 100, 1) == 22.1


def test_both_sides_of_a_comparison_may_be_asked_in_either_order(sample):
    later = rows(questions.compare(sample, MARCH, Month(2022, 3)), platform="facebook", what="interactions")[0]
    earlier = rows(questions.compare(sample, Month(2022, 3), MARCH), platform="facebook", what="interactions")[0]
    assert (later["value"], later["before"]) == (earlier["before"], earlier["value"]) == (791, 648)
    assert all(row["why"] == "broken" for row in rows(questions.compare(sample, Month(2022, 3), MARCH), platform="website", what="visits"))


def test_a_year_sums_flows_and_never_people_and_says_which_months_are_missing(sample):
    told = questions.compare(sample, MARCH, MARCH.same_last_year, months=12)
    assert round(rows(told, platform="facebook", what="interactions")[0]["change"] * 100, 1) == 3.7
    reach = rows(told, platform="instagram", what="reach")[0]
    assert reach["why"] == "people" and reach["value"] != reach["value"]
    assert rows(told, platform="search", what="clicks")[0]["why"] == "partial"


def test_a_level_is_told_by_its_net_change_and_a_share_in_points(sample):
    told = questions.compare(sample, MARCH, MARCH.same_last_year)
    followers = rows(told, platform="instagram", what="followers")[0]
    assert followers["difference"] == 562 and followers["change"] != followers["change"]
    women = rows(told, platform="instagram", segment="women")[0]
    assert round(women["difference"], 6) == -0.012 and (women["as_of"], women["as_of_before"]) == ("2023-04-04", "2022-04-04")


def test_posts_compare_at_the_same_age_and_not_under_eight(sample):
    for row in rows(questions.compare(sample, MARCH, MARCH.same_last_year), subject="content"):
        assert (row["why"] == "too_few") == (min(row["posts"], row["posts_before"]) < 8)


def test_one_snapshot_is_no_two(sample):
    told = questions.compare(sample, MARCH, Month(2023, 2), "facebook")
    assert {row["why"] for row in rows(told, subject="audience")} == {"same_snapshot"}


@pytest.mark.parametrize(("against", "months"), [(MARCH, 1), (Month(2022, 9), 12), (Month(2022, 4), 12)])
def test_spans_that_share_days_are_refused_in_a_sentence(sample, against, months):
    with pytest.raises(SpansOverlap, match="share days"):
        questions.compare(sample, MARCH, against, months=months)


def test_a_break_that_people_add_parts_the_two_dates_too(store):
    sheet = "facebook,,{month},interactions,{value},,,,"
    kept(store, like.sheet(sheet.format(month="2023-01", value=100), sheet.format(month="2023-03", value=120)))
    told = rows(questions.compare(store.reader(), MARCH, Month(2023, 1)), what="interactions")[0]
    assert round(told["change"], 6) == 0.2
    events.add(store, Event("", date(2023, 2, 14), ("facebook",), ("*",), "page fusionnée", "page merged"))
    told = rows(questions.compare(store.reader(), MARCH, Month(2023, 1)), what="interactions")[0]
    assert told["change"] != told["change"] and told["broken_en"] == "page merged"


def test_everything_is_answered_where_nothing_is_kept(store):
    for name in ("spoken_to", "sources_over_time", "site_counts", "search", "queries", "ads", "episodes", "campaigns", "recommendations"):
        assert getattr(questions, name)(store.reader(), MARCH).empty, name
    assert questions.compare(store.reader(), MARCH, Month(2022, 3)).empty
