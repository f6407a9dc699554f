"""The sample's files, read again from their bytes by nothing of ours: the numbers they tell are the published ones."""

import csv
import io
import re
import statistics
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook

from data import samples

TORONTO, PACIFIC = ZoneInfo("America/Toronto"), ZoneInfo("America/Los_Angeles")
MONTHS = [f"{2021 + (3 + place) // 12}-{(3 + place) % 12 + 1:02d}" for place in range(24)]
FIRST_YEAR, LAST_YEAR = MONTHS[:12], MONTHS[12:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every file of the sample, written once."""
    path = tmp_path_factory.mktemp("exports")
    samples.write(path)
    return path


@pytest.fixture(scope="module")
def answers(folder):
    """What the files cannot say, by the file's path below the folder."""
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def card(path):
    """An Insights card: its title and {day: number}."""
    _, title, header, *rows = filter(None, csv.reader(io.StringIO(path.read_bytes().decode("utf-16"))))
    return title[0], {day[:10]: int(value) for day, value in rows} if header == ["Date", "Primary"] else {}


def card_total(folder, answers, month, title, platform=""):
    """The sum of the one card of a month that has this title and this answer."""
    paths = [path for path in (folder / month).glob("*.csv") if path.read_bytes().startswith(b"\xff\xfe")]
    [days] = [days for path in paths for name, days in [card(path)] if name == title and answers[f"{month}/{path.name}"]["platform"] == platform]
    assert all(day.startswith(month) for day in days)
    return sum(days.values())


def posts(folder, month, first_header):
    """The rows of the content export whose account column is `first_header`, in either language, by position of their name."""
    for path in (folder / month).glob("*_*_*.csv"):
        header, *rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
        if header[1] in first_header:
            return header, rows
    raise AssertionError(month)


def published(cell):
    """The organisation's month of a Pacific publish time."""
    moment = datetime.strptime(cell, "%m/%d/%Y %H:%M").replace(tzinfo=PACIFIC)
    return f"{moment.astimezone(TORONTO):%Y-%m}"


def sheet(folder, month):
    """The typed sheet of a month: {(platform, measure, segment): number}."""
    [path] = [*(folder / month).glob("saisie-*.csv"), *(folder / month).glob("sheet-*.csv")]
    _, *rows = csv.reader(io.StringIO(path.read_text("utf-8")))
    assert {row[2] for row in rows} == {month}
    return {(row[0], row[3], row[6]): int(re.sub(r"\D", "", row[4])) for row in rows}


def archive(path, member):
    """The rows of an archive's member, without the header."""
    with zipfile.ZipFile(path) as holder:
        return list(csv.reader(io.StringIO(holder.read(member).decode("utf-8-sig"))))[1:]


def tiktok_views(folder, month):
    """The sum of a month's overview."""
    [path] = (folder / month).glob("Overview_*.zip")
    return sum(int(row[1]) for row in archive(path, "Overview.csv"))


def videos(folder, month):
    """{link: views} of the videos that their own ids place in `month`, as that month's archive counts them."""
    [path] = (folder / month).glob("Content_*.zip")
    rows = archive(path, "Content.csv")
    made = {row[2]: datetime.fromtimestamp(int(row[2].rsplit("/", 1)[1]) >> 32, UTC).astimezone(TORONTO) for row in rows}
    return {row[2]: int(row[-1]) for row in rows if f"{made[row[2]]:%Y-%m}" == month}


def test_every_month_has_its_folder_and_march_fifteen_files(folder):
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [*MONTHS, "2023-04"]
    assert len(list((folder / "2023-03").iterdir())) == 15
    assert all(6 <= len(list((folder / month).iterdir())) <= 20 for month in MONTHS)


@pytest.mark.parametrize(("title", "platform", "months"), [
    ("Content interactions", "facebook", {"2022-03": 648, "2023-02": 688, "2023-03": 791}), ("Facebook follows", "", {"2023-02": 27, "2023-03": 31}),
    ("Instagram profile visits", "", {"2023-02": 132, "2023-03": 160}), ("Instagram follows", "", {"2022-03": 42, "2023-02": 56, "2023-03": 77})])
def test_the_days_of_a_card_sum_to_the_published_number_and_every_month_has_one(folder, answers, title, platform, months):
    told = {month: card_total(folder, answers, month, title, platform) for month in MONTHS}
    assert {month: told[month] for month in months} == months


@pytest.mark.parametrize(("title", "platform", "change"), [("Content interactions", "facebook", 3.7), ("Instagram follows", "", 39.0)])
def test_twelve_months_against_the_twelve_before(folder, answers, title, platform, change):
    before, last = (sum(card_total(folder, answers, month, title, platform) for month in year) for year in (FIRST_YEAR, LAST_YEAR))
    assert round((last / before - 1) * 100, 1) == change


@pytest.mark.parametrize(("key", "months"), [
    (("website", "visits", ""), {"2023-02": 3661, "2023-03": 4100}), (("website", "unique_visitors", ""), {"2023-02": 3214, "2023-03": 3600}),
    (("website", "visits", "direct"), {"2023-03": 1968}), (("website", "visits", "google_search"), {"2023-03": 1707}),
    (("instagram", "reach", ""), {"2022-03": 345, "2023-02": 365, "2023-03": 455}), (("instagram", "followers", ""), {"2023-03": 1842})])
def test_what_was_typed(folder, key, months):
    assert {month: sheet(folder, month)[key] for month in months} == months
    assert all(key in sheet(folder, month) for month in MONTHS)


def test_the_new_site_of_september_2022_is_seen_in_visits_a_day(folder):
    def a_day(month):
        [path] = (folder / month).glob("Visits.csv")
        return sheet(folder, month)["website", "visits", ""] / len(card(path)[1])

    assert {round(a_day(month) / 5) * 5 for month in MONTHS[:17]} == {105}
    assert all(125 <= a_day(month) <= 133 for month in MONTHS[17:])


def test_linkedin_has_115_new_visitors_on_average_over_fourteen_months(folder):
    told = [sheet(folder, month).get(("linkedin", "new_visitors", "")) for month in MONTHS]
    assert told[:10] == [None] * 10 and told[-1] == 121
    assert (statistics.mean(told[10:]), min(told[10:]), max(told[10:])) == (115, 96, 134)


def test_facebooks_best_post_of_march_reached_2347(folder):
    header, rows = posts(folder, "2023-03", {"Page ID", "ID de la Page"})
    reach = {row[0]: int(row[header.index("Couverture")]) for row in rows if published(row[6]) == "2023-03"}
    assert max(reach.values()) == 2347 and len(reach) == len([row for row in rows if published(row[6]) == "2023-03"])


def test_posts_are_as_many_as_told_and_seen_again_with_larger_totals(folder):
    instagram = [posts(folder, month, {"Account ID", "ID du compte"})[1] for month in LAST_YEAR]
    mine = [[row for row in rows if published(row[6]) == month] for month, rows in zip(LAST_YEAR, instagram, strict=True)]
    assert all(6 <= len(rows) <= 9 for rows in mine) and sum(map(len, mine)) == 83
    facebook = {month: posts(folder, month, {"Page ID", "ID de la Page"})[1] for month in ("2023-01", "2023-02", "2023-03")}
    assert all(8 <= len([row for row in rows if row[6] and published(row[6]) == month]) <= 14 for month, rows in facebook.items())
    february = [row[0] for row in facebook["2023-02"] if published(row[6]) == "2023-02"]
    first, again = ([posts_total(folder, month, post) for post in february] for month in ("2023-02", "2023-03"))
    assert all(later >= total for total, later in zip(first, again, strict=True)) and sum(again) > sum(first)


def posts_total(folder, month, post):
    """Reactions, comments and shares of one Facebook post as a month's export counts them."""
    header, rows = posts(folder, month, {"Page ID", "ID de la Page"})
    place = next(header.index(name) for name in ("Reactions, Comments and Shares", "Réactions, commentaires et partages") if name in header)
    return int(next(row for row in rows if row[0] == post)[place])


def test_eight_videos_of_march_have_1000_views_on_average_and_640_for_the_middle_one(folder):
    views = list(videos(folder, "2023-03").values())
    assert (len(views), statistics.mean(views), statistics.median(views)) == (8, 1000, 640)
    assert len(videos(folder, "2023-02")) == 4


def test_tiktok_views_that_happened(folder):
    assert {month: tiktok_views(folder, month) for month in ("2022-03", "2023-02", "2023-03")} == {"2022-03": 2050, "2023-02": 3950, "2023-03": 9000}
    assert [month for month in MONTHS if list((folder / month).glob("Overview_*.zip"))] == MONTHS[8:]


def test_the_audience_of_march_leaves_a_tenth_unspecified(folder):
    rows = list(csv.reader(io.StringIO((folder / "2023-03/Audience.csv").read_bytes().decode("utf-16"))))
    start = rows.index(["Age & gender"])
    ages = rows[start + 2:start + 9]
    shares = {name: round(sum(float(row[place]) for row in ages if row[place]), 1) for place, name in enumerate(rows[start + 1]) if name}
    assert shares == {"Women": 61.8, "Men": 27.6} and ages[-1][0] == "65+"
    cities = rows[rows.index(["Top cities"]) + 1:]
    assert (cities[0][0], cities[1][0]) == ("London, Ontario", "58.2")


def test_linkedins_workbooks_have_the_sheets_and_columns_of_real_ones(folder):
    def sheets(pattern, month="2023-02"):
        [path] = (folder / month).glob(pattern)
        book = CalamineWorkbook.from_object(io.BytesIO(path.read_bytes()))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

    content = sheets("centre-arrivants_content_*.xls", "2023-03")
    assert [len(rows[1]) for rows in content.values()] == [20, 20] and len(content["Metrics"]) == 2 + 31
    followers, visitors = sheets("centre-arrivants_followers_*.xls"), sheets("centre-arrivants_visitors_*.xls")
    assert (len(followers), len(visitors)) == (6, 6) and len(visitors["Visitor metrics"][0]) == 25
    [(_, header, own, *others)] = sheets("*_competitor_analytics_*.xlsx").values()
    assert header == ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"]
    assert own[0] == "Centre Arrivants London" and len(others) == 2


def test_the_traps_of_real_files_are_in_them(folder):
    """A row short, a row that failed, line breaks and quotes in captions, both languages, measures in another order."""
    exports = [(header, rows) for month in MONTHS for header, rows in [posts(folder, month, {"Page ID", "ID de la Page"})]]
    assert {header[0] for header, _ in exports} == {"Post ID", "Identifiant de la publication"}
    assert {next(place for place, name in enumerate(header) if name in ("Total clicks", "Total des clics")) for header, _ in exports} == {17, 23}
    assert any(len(row) < len(header) for header, rows in exports for row in rows)
    assert any(row[0] == "" and row[15].startswith("An error occurred") for _, rows in exports for row in rows)
    assert any("\n" in row[3] for _, rows in exports for row in rows)
    raw = b"".join(path.read_bytes() for month in MONTHS for path in (folder / month).glob("*_*_*.csv"))
    assert b'""welcome volunteer""' in raw
    assert raw.startswith(b'\xef\xbb\xbf"') and re.search(rb'\n\d{15},\d+,"Centre Arrivants London",', raw)
    ids = {row[0] for _, rows in exports for row in rows if row[0]}
    assert {len(post) for post in ids} == {15}


def test_hours_of_cards_follow_the_clocks_of_california(folder):
    text = (folder / "2021-11/Interactions.csv").read_bytes().decode("utf-16")
    assert '"2021-11-07T00:00:00"' in text and '"2021-11-08T01:00:00"' in text
    assert text.endswith('"\n\n')


def test_instagrams_follows_skip_the_days_without_any(folder):
    for month in MONTHS:
        days = card(folder / month / "Follows (1).csv")[1]
        assert 10 <= len(days) <= 27 and 0 not in days.values()


def test_tiktok_writes_days_without_a_year_in_the_language_of_the_screen(folder):
    days = {month: archive(next(iter((folder / month).glob("Overview_*.zip"))), "Overview.csv")[0][0] for month in ("2023-02", "2023-03")}
    assert days == {"2023-02": "February 1", "2023-03": "1 mars"}


def test_analytics_reports_say_their_period_in_the_preamble(folder):
    for month in MONTHS:
        with zipfile.ZipFile(folder / month / f"analytics-{month}.zip") as holder:
            texts = [holder.read(name).decode() for name in holder.namelist() if name.startswith(("Traffic_", "Pages_"))]   # others lie beside
        assert len(texts) == 2 and all(text.startswith("# ----------------------------------------") and f"{month.replace('-', '')}01" in text for text in texts)
        assert b"\r\n" in texts[0].encode()


def test_a_month_in_progress_stops_on_the_twelfth(folder, answers):
    title, days = card(folder / "2023-04/Interactions.csv")
    assert title == "Content interactions" and (min(days), max(days)) == ("2023-04-01", "2023-04-12")
    assert {row["exported_on"] for file, row in answers.items() if file.startswith("2023-04/")} == {"2023-04-13"}


def test_answers_are_given_for_every_file_and_only_where_it_cannot_say(folder, answers):
    """The day of export always; the platform of what does not name one: `Content interactions` and audiences."""
    assert set(answers) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"answers.csv"}
    asked = {Path(file).name for file, row in answers.items() if row["platform"]}
    assert asked == {"Interactions.csv", "Interactions (1).csv", "Audience.csv", "Audience (1).csv"}
    assert all(re.fullmatch(r"\d{4}-\d\d-(04|13)", row["exported_on"]) for row in answers.values())


def test_nothing_is_left_to_chance_or_to_the_clock(folder, tmp_path):
    samples.write(tmp_path)
    assert all(path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes() for path in folder.rglob("*") if path.is_file())
