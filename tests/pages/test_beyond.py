"""What the pages show beyond social media: nothing drawn between two snapshots, nothing joined across a break, everything escaped, empty panels that leave."""

from datetime import date

import pytest
from click.testing import CliRunner

from data import recommendations
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from metrics.__main__ import ask
from metrics.period import Month
from pages.parts import besides, elapsed, overtime, spoken
from pages.parts.deck import beyond, slides
from pages.parts.frame import View
from pages.parts.programmes import letters
from tests import lookalikes as like
from tests.pages.test_every_page import opened
from tests.sample import copied

MARCH = Month(2023, 3)
NAMES = ("women", "spoken", "social", "search", "site_counts", "ad_grants", "podcast", "newsletter", "compare")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A database of the sample organisation."""
    made = tmp_path_factory.mktemp("beyond") / "sample.duckdb"
    copied(made)
    yield made
    open_store(made).close()


@pytest.fixture(params=["fr", "en"])
def view(path, request):
    """The sample in March 2023, in each language."""
    return View(request.param, MARCH, open_store(path), True)


def marks(spec):
    """The kinds of marks a specification draws."""
    return [layer["mark"]["type"] for layer in spec["layer"]]


def data_of(spec, mark):
    """The rows behind the layers of one kind of mark."""
    return [row for layer in spec["layer"] if layer["mark"]["type"] == mark for row in spec["datasets"][layer["data"]["name"]]]


def test_between_two_snapshots_nothing_is_drawn_and_every_mark_is_a_day_somebody_looked(view):
    told = view.ask("audience_over_time", platform="facebook")
    told = told[(told["dimension"] == "city") & told["share"].notna()]
    spec = overtime.over_time(view, "facebook", elapsed.series(view, "city", told))
    assert "line" not in marks(spec) and "area" not in marks(spec)
    assert {row["day"] for row in data_of(spec, "point")} == set(told["as_of"])


def test_months_in_a_line_part_where_one_is_absent_and_at_a_break(view):
    points = (("2023-01-01", 1.0, "0/0"), ("2023-03-01", 2.0, "0/0"), ("2023-04-01", 3.0, "1/1"), ("2023-05-01", 4.0, "1/1"))
    spec = overtime.over_time(view, "website", (("a", "named", points),), False, True, None, (("2023-04-01", "break"),))
    runs = {row["day"]: row["run"] for row in data_of(spec, "line")}
    assert len({runs["2023-01-01"], runs["2023-03-01"], runs["2023-04-01"]}) == 3 and runs["2023-04-01"] == runs["2023-05-01"]


def test_the_share_of_women_and_its_change_in_points_bear_their_dates(view):
    said = elapsed.women_moved(view, "instagram")
    assert {"fr": "−1,2 point depuis le 4 avril 2022", "en": "−1.2 points since April 4, 2022"}[view.lang] in said
    assert {"fr": "61,8\u202f%", "en": "61.8%"}[view.lang] in said


def test_a_platform_that_tells_no_gender_says_nothing_of_women(view):
    assert elapsed.women_moved(view, "linkedin") == ""


def test_shares_that_stop_short_of_a_whole_show_the_rest(view):
    told = view.ask("audience_over_time", platform="linkedin")
    names = [name for name, _, _ in elapsed.series(view, "industry", told[told["dimension"] == "industry"])]
    assert {"fr": "Non précisé", "en": "Not specified"}[view.lang] in names


def test_an_audience_that_waits_has_its_notice(view):
    [notice] = spoken.notices(view)
    assert {"fr": "Décideurs : rien depuis 16 semaines", "en": "Decision-makers: nothing for 16 weeks"}[view.lang] in notice.replace("\u00a0", " ")


def test_the_years_click_rate_of_letters_is_of_sums(view):
    rows = letters.told(view)
    year = rows[rows["sent"] >= "2022-04-01"]
    rate, count = letters.year_rate(view)
    assert count == 16 and rate == year["unique_clicks"].sum() / year["deliveries"].sum() != year["click_rate"].mean()


def test_a_break_is_named_where_a_change_would_stand(view):
    told = view.ask("compare", against=MARCH.same_last_year, months=1)
    html = besides.table(view, told[told["subject"] == "website"], (("2023-03", "b"), ("2022-03", "a")))
    assert html.replace("\u00a0", " ").count({"fr": "rupture : nouveau site", "en": "break: new site"}[view.lang]) >= 6
    assert f'href="website?lang={view.lang}&month=2022-03"' in html                       # each number leads back to its month


def test_every_slide_beyond_is_in_the_appendix_and_leaves_without_data(view, store):
    names = [slide.name for slide in slides.deck(view)]
    assert names[-len(NAMES):] == list(NAMES)
    keep(store, [("s.csv", like.sheet("facebook,,2023-03,interactions,5,,,,"))], Answers())
    bare = View(view.lang, MARCH, store, False)
    for make in (beyond.women, beyond.spoken, beyond.social, beyond.search, beyond.site_counts, beyond.ad_grants, beyond.podcast, beyond.newsletter, beyond.compare):
        assert make(bare) is None


def test_a_slide_has_five_numbers_at_most_and_no_sum_of_two_apps(view):
    for slide in slides.deck(view)[-len(NAMES):]:
        assert len(slide.numbers) <= 5 and "<" not in slide.title + slide.takeaway + "".join(number.text + number.label + "".join(map("".join, number.beside)) for number in slide.numbers)
    [podcast] = [slide for slide in slides.deck(view) if slide.name == "podcast"]
    streams, plays = (int(number.text) for number in podcast.numbers)
    assert (streams, plays) == (352, 234)


@pytest.mark.parametrize("platform", ["podcast", "newsletter"])
@pytest.mark.parametrize("month", ["2021-04", "2022-11", "2023-03", "2023-04"])
def test_a_podcast_and_a_newsletter_have_pages_of_their_own_where_there_is_data(path, month, platform, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(path))
    assert not opened("content", lang="fr", month=month, platform=platform).exception


@pytest.mark.parametrize(("span", "against"), [("1", "2022-03"), ("1", "2023-02"), ("12", "2022-03"), ("12", "2023-03"), ("1", "nonsense")])
def test_two_dates_are_shown_whatever_the_address_says(path, span, against, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(path))
    app = opened("compare", lang="en", month="2023-03", span=span, against=against)
    assert not app.exception


def test_what_files_and_people_wrote_is_escaped(store, monkeypatch):
    evil = "<img src=x onerror=alert(1)>"
    chart = "Date,Clicks,Impressions,CTR,Position\n2023-03-01,4,100,4%,8\n2023-03-31,6,50,12%,7"
    files = [("centre.example-Performance-on-Search-2023-04-04.zip", like.search(Chart=chart, Queries=f"Top queries,Clicks,Impressions,CTR,Position\n{evil},3,60,5%,4")),
             ("e.csv", f'"name","plays","streams","audience_size","releaseDate"\n"{evil}","3","2","1","2023-03-02"\n"b","3","2","1","2023-03-03"\n'.encode()),
             ("c.csv", f'Title,Subject,Send Date,Total Recipients,Unique Opens,Unique Clicks,Unique Id\nx,"{evil}","Mar 02, 2023 09:46 pm",100,3,2,a1\n'.encode()),
             ("s.csv", like.sheet("website,,2023-03,visits,5,,,,", f"website,,2023-03,visits,3,source,{evil},,"))]
    for name, data in files:
        assert [outcome.status for outcome in keep(store, [(name, data)], Answers(exported_on=date(2023, 4, 4)))] == ["kept"], name
    recommendations.recommend(store, "2023-03", "content", evil, evil)
    monkeypatch.setenv("PORTEE_DB", str(store.path))
    for page, more in (("website", {}), ("compare", {}), ("content", {"platform": "podcast"}), ("content", {"platform": "newsletter"})):
        app = opened(page, lang="fr", month="2023-03", **more)
        assert not app.exception
        bodies = " ".join(block.proto.body for block in app.get("html"))
        assert evil not in bodies, page
        assert page == "compare" or "&lt;img" in bodies, page


@pytest.mark.parametrize("question", ["audience_over_time", "women", "spoken_to", "sources_over_time", "site_counts", "search", "queries", "ads", "episodes", "campaigns", "compare",
                                      "recommendations"])
def test_each_question_is_asked_from_the_command_line(path, question):
    open_store(path).close()
    answer = CliRunner().invoke(ask, [question, "--month", "2023-03", "--db", str(path)])
    assert answer.exit_code == 0 and (answer.output.startswith("{") or question == "recommendations"), answer.output


def test_spans_that_overlap_are_refused_on_the_command_line(path):
    answer = CliRunner().invoke(ask, ["compare", "--month", "2023-03", "--against", "2022-09", "--months", "12", "--db", str(path)])
    assert answer.exit_code == 1 and '"kind": "SpansOverlap"' in answer.output
