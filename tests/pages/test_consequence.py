"""A summary of what would change is readable, also where sixty numbers would; each sentence opens on the rows it comes from."""

import re
from datetime import date

import pytest

from data.consequences import Change, Row, consequences
from data.journey import read_files
from data.keep import keep, receipts
from data.lines import line_of
from data.measures import MEASURES
from data.reading import Answers
from pages.parts import consequence
from pages.parts.frame import View
from pages.parts.words import text_exists
from tests import lookalikes as like

MARCH = date(2023, 3, 1)


def change(measure="profile_visits", before=412.0, after=455.0, platform="instagram", month=MARCH, **more):
    return Change(platform, "", measure, month, before, after, True, **more)


def view(lang="fr"):
    return View(lang, None, None, False)


def plain(words):
    return words.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("made", "fr", "en"), [
    (change(), "Instagram : les visites du profil de mars 2023 passeront de 412 à 455", "Instagram: profile visits of March 2023 will go from 412 to 455"),
    (change(after=None, month=date(2023, 4, 1)), "Instagram : les visites du profil d’avril 2023 disparaîtront (412 aujourd’hui)", "Instagram: profile visits of April 2023 will be gone (412 today)"),
    (change("engagement_rate", 0.05, 0.061), "Instagram : le taux d’engagement de mars 2023 passera de 5,0 % à 6,1 %", "Instagram: the engagement rate of March 2023 will go from 5.0% to 6.1%"),
    (change("<Repas>", 4100, 4200.5, "organisation"), "Organisation : « &lt;Repas&gt; » de mars 2023 passera de 4 100 à 4 200,50", "Organisation: “&lt;Repas&gt;” of March 2023 will go from 4,100 to 4,200.50"),
])
def test_a_change_is_told_as_a_coordinator_says_it(made, fr, en):
    assert [plain(consequence.sentence(view(lang), made)) for lang in ("fr", "en")] == [fr, en]


def ages(number, **more):
    """Changes of so many slices of one breakdown, the first of which is the largest."""
    return [change(f"followers/age/{place}", 40.0 - place, 50.0 - place, "facebook", dimension="age", **more) for place in range(number)]


@pytest.mark.parametrize(("made", "fr", "en"), [
    (ages(12), "Facebook : la répartition par âge de mars 2023 changera (12 valeurs; la plus grande, « 0 » : de 40 à 50)",
     "Facebook: the breakdown by age of March 2023 will change (12 values; the largest, “0”: from 40 to 50)"),
    ([change("followers/age/25-34", 0.34, 0.41, "facebook", dimension="age", is_share=True)],
     "Facebook : la répartition par âge de mars 2023 changera (« 25-34 » : de 34,0 % à 41,0 %)",
     "Facebook: the breakdown by age of March 2023 will change (“25-34”: from 34.0% to 41.0%)"),
    ([change("followers/age_gender/women 18-24", 0.34, 0.41, "facebook", dimension="age_gender", is_share=True)],
     "Facebook : la répartition par âge et genre de mars 2023 changera (« femmes 18-24 » : de 34,0 % à 41,0 %)",
     "Facebook: the breakdown by age and gender of March 2023 will change (“women 18-24”: from 34.0% to 41.0%)"),
    ([change("visits/source/direct", 2000, 1000, "website", dimension="source")], "Site web : les visites par « accès direct » de mars 2023 passeront de 2 000 à 1 000",
     "Website: visits by “direct” of March 2023 will go from 2,000 to 1,000"),
    ([change("clicks/query/<b>", 3, 4, "search", dimension="query"), change("impressions/query/<b>", 60, 70, "search", dimension="query")],
     "Recherche Google : la répartition par requêtes de mars 2023 changera (2 valeurs; la plus grande, « &lt;b&gt;, impressions » : de 60 à 70)",
     "Google Search: the breakdown by queries of March 2023 will change (2 values; the largest, “&lt;b&gt;, impressions”: from 60 to 70)"),
    ([change("followers/city/Aylmer", 2, None, "facebook", dimension="city")], "Facebook : la répartition par villes de mars 2023 perdra 1 valeur",
     "Facebook: the breakdown by cities of March 2023 will lose 1 value"),
])
def test_changed_slices_of_one_breakdown_are_one_line(made, fr, en):
    for lang, expected in (("fr", fr), ("en", en)):
        [summary] = re.findall("<summary>(.*?)</summary>", consequence.as_html(view(lang), made, {}))
        assert plain(summary) == expected


def test_the_line_of_a_breakdown_opens_on_its_slices_and_names_the_files_once():
    told = plain(consequence.as_html(view(), ages(9, receipts=("r",)), {"r": type("Receipt", (), {"file": "a.csv"})()}))
    assert told.count("<tr>") == 6 + 1 and "de 40 à 50" in told and "et 3 autres lignes" in told and told.count("a.csv") == 1


def test_a_slice_of_too_few_people_is_told_without_its_numbers():
    few = change("followers/city/Aylmer", 3.0, 7.0, "facebook", dimension="city", few=True, rows=(Row(MARCH, MARCH, 3, 7, "r", "a.csv", few=True),))
    assert "(1 valeur)" in plain(consequence.as_html(view(), [few], {}))
    for made in ([few], [few, change("followers/city/London", 70.0, 71.0, "facebook", dimension="city")]):
        told = consequence.as_html(view(), made, {})
        assert "trop peu de personnes" in told and not re.search(r"(?<!\d)[37](?!\d)", re.sub("<[^>]*>|2023", "", told))


@pytest.mark.parametrize("measure", [name for name, one in MEASURES.items() if not one.fr.split()[0].endswith(("s", "x"))])
def test_a_measure_that_is_singular_in_french_has_its_article(measure):
    assert text_exists(f"changes.the.{measure}")


def test_a_sealed_month_is_named_as_such_and_comes_first():
    told = consequence.as_html(view(), [change(after=4000.0), change(month=date(2023, 2, 1), after=413.0, sealed=True)], {})
    assert told.index("février 2023") < told.index("mars 2023") and "Mois scellé" in told.partition("mars 2023")[0]


def test_sixty_changes_are_three_by_name_and_a_fold():
    many = [change(month=date(2018 + number // 12, number % 12 + 1, 1), after=412.0 + number) for number in range(1, 61)]
    named, _, rest = consequence.as_html(view(), many, {}).partition("et 57 autres")
    assert len(re.findall("<summary>", named)) == 3 + 1 and "à 472" in plain(named)
    assert len(re.findall("<summary>", rest)) == 57


def test_what_came_from_a_file_is_escaped():
    rows = (Row(MARCH, MARCH, None, 1, "r", "<img>.csv", "1", "<script>"),)
    told = consequence.as_html(view(), [change("posts", 2, 3, rows=rows)], {})
    assert "<img>" not in told and "<script>" not in told and "&lt;script&gt;" in told


@pytest.mark.parametrize(("name", "first", "second", "line"), [
    ("card", like.card(days=tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))), like.card(days=(("2023-03-30", 2), ("2023-03-31", 12))), 4),
    ("sheet", like.sheet("website,,2023-03,visits,4100,,,,"), like.sheet("instagram,,2023-03,reach,400,,,,", "website,,2023-03,visits,4200,,,,"), 3),
])
def test_the_source_row_is_told_by_its_line_in_the_file(store, name, first, second, line):
    keep(store, [("a.csv", first)], Answers(exported_on=date(2023, 4, 1)))
    [found] = read_files([("b.csv", second)], Answers(exported_on=date(2023, 4, 3)))
    [told] = [one for one in consequences(store, [found]) if one.measure in ("profile_visits", "visits")]
    assert line_of(found, told, told.rows[0]) == line
    lines = [text for text in second.decode("utf-16" if name == "card" else "utf-8").splitlines() if not text.startswith("sep=")]
    assert lines[line - 1].rstrip('"').endswith(("12", "4200,,,,"))             # as a spreadsheet program numbers them
    register = {one.receipt: one for one in receipts(store)}
    html = consequence.as_html(view(), [told], register, [type("Kept", (), {"found": found, "reading": found.outcome})()])
    assert f"b.csv, ligne {line}" in plain(html) and "d’après : a.csv" in plain(html)
