"""Sentences and tiles are computed: the same numbers, the same words; one grain a sentence."""

from dataclasses import dataclass, field

import pandas as pd
import pytest

from metrics.period import Month
from pages.parts import findings, layout, sentences, tiles
from pages.parts.words import text

MARCH = Month(2023, 3)
HEADLINE = ["platform", "account", "measure", "kind", "grain", "value", "previous", "change", "change_per_day", "last_year", "change_year", "complete", "days", "n", "median", "source", "previous_broken", "year_broken"]


def row(platform="facebook", measure="interactions", kind="flow", value=791, previous=688.0, last_year=648.0, complete=True, days=31, grain="happened", year_broken=False):
    """One row of a headline."""
    change = value / previous - 1 if previous else float("nan")
    per_day = (value / days) / (previous / 28) - 1 if previous and kind == "flow" else float("nan")
    return dict(zip(HEADLINE, (platform, "a", measure, kind, grain, value, previous, change, per_day, last_year, value / last_year - 1 if last_year else float("nan"), complete, days, None, float("nan"), "meta.card", False, year_broken), strict=True))


def table(*rows, columns=HEADLINE):
    return pd.DataFrame(list(rows), columns=columns)


def trend(*rows):
    """(platform, measure, change, verdict) as the answer of `trend`."""
    columns = ["platform", "account", "measure", "last_12", "before_12", "change", "low", "high", "verdict"]
    return pd.DataFrame([(platform, "a", measure, 1.0, 1.0, change, 0.9 + change, 1.1 + change, word) for platform, measure, change, word in rows], columns=columns)


NOTHING = pd.DataFrame(columns=["platform", "account", "measure"])


@dataclass(frozen=True)
class FakeView:
    """A view over answers given beforehand."""

    lang: str = "fr"
    month: Month = MARCH
    answers: dict = field(default_factory=dict)

    def drawn(self, draw, *parts):
        return draw(self, *parts)

    def ask(self, question, month=None, **options):
        return self.answers.get(question, NOTHING)

    def ask_always(self, question, **options):
        return self.answers[question]

    def say(self, key, **details):
        return text(key, self.lang, **details)


SERIES = pd.DataFrame(columns=["platform", "account", "measure", "month", "value", "complete", "breaks_by_start", "breaks_by_end"])


def one_tile(lang="fr", **of):
    """A tile's HTML for one row."""
    headline = table(row(**of))
    return tiles.tile(FakeView(lang), next(headline.itertuples()), SERIES, trend())


# ── the year ────────────────────────────────────────────────────────────────────────────────────────────────────────

TILES = (row(), row("instagram", "new_followers", value=77, previous=56.0), row("website", "visits", value=4100, previous=3661.0))


def title(trended, verdicts, lang="fr"):
    """The overview's title for three tiles."""
    headline = table(*(one | {"verdict": word} for one, word in zip(TILES, verdicts, strict=True)), columns=[*HEADLINE, "verdict"])
    return sentences.title(trend(*trended), headline, MARCH, lang)


GROWING = (("facebook", "interactions", 0.037, "stable"), ("instagram", "new_followers", 0.39, "growing"))


def test_the_title_answers_the_year_first_and_then_the_month():
    verdicts = ("usual", "usual", "signal_up")
    assert title(GROWING, verdicts) == "Sur douze mois, Instagram grandit et Facebook reste stable; en mars, seul le site web surprend"
    assert title(GROWING, verdicts, "en") == "Over twelve months, Instagram is growing and Facebook is stable; in March, only the website stands out"


def test_a_dull_title_is_a_good_title():
    stable = (("facebook", "interactions", 0.01, "stable"), ("instagram", "new_followers", -0.02, "stable"))
    assert title(stable, ("usual",) * 3) == "Tout reste stable sur douze mois; rien d’inhabituel en mars"


def test_platforms_that_do_the_same_are_named_together():
    three = (*GROWING, ("website", "visits", 0.05, "stable"))
    assert title(three, ("usual",) * 3).startswith("Sur douze mois, Instagram grandit, Facebook et le site web restent stables;")
    assert "en mars, Facebook et Instagram surprennent" in title(three, ("signal_up", "signal_down", "usual"))


def test_a_year_that_is_not_there_is_said_not_guessed():
    assert title((), ("not_enough_months",) * 3) == "Pas encore vingt-quatre mois pour juger de l’année"
    assert title((), ("usual", "no_base", "too_few"), "en") == "Not yet twenty-four months to judge the year; nothing unusual in March"


def test_growth_says_each_platform_s_year_then_what_the_month_holds():
    rows = table(*({**one, "verdict": word} for one, word in zip(TILES, ("usual", "signal_up", "usual"), strict=True)), columns=[*HEADLINE, "verdict"])
    told = trend(("facebook", "interactions", 0.04, "stable"), ("instagram", "new_followers", 0.39, "growing"))
    assert findings.growth_title(told, rows, MARCH, "fr") == "Instagram grandit et Facebook reste stable; en mars, seul Instagram surprend"
    assert findings.growth_title(trend(), rows, MARCH, "fr").startswith("Pas encore vingt-quatre mois")


def test_the_calendar_is_named_with_what_it_alone_makes():
    assert sentences.calendar(MARCH, "fr").startswith("Mars compte 31 jours, février 28\u00a0: le calendrier à lui seul donne +10,7\u202f%")
    assert "−9.7%" in sentences.calendar(Month(2023, 2), "en").replace("\u2212", "−")
    assert "31 jours chacun" in sentences.calendar(Month(2023, 8), "fr")


# ── tiles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_tile_shows_the_number_its_bases_and_the_per_day_change():
    shown = one_tile()
    for words in ("791", "688", "▲\u00a0+15,0\u202f%", "▲\u00a0+3,8\u202f%", "648", "▲\u00a0+22,1\u202f%", "pas encore 24 mois"):
        assert words in shown


def test_people_have_no_per_day_value_and_no_twelve_month_total():
    shown = one_tile(platform="instagram", measure="reach", kind="unique", value=455, previous=365.0, last_year=345.0)
    assert "personnes\u00a0: sans objet" in shown and "personnes\u00a0: sans total" in shown


@pytest.mark.parametrize(("previous", "value"), [(0.0, 3), (2.0, 4)])
def test_a_small_base_is_told_in_words_never_as_a_percentage(previous, value):
    shown = one_tile(value=value, previous=previous, last_year=float("nan"))
    assert f"de {previous:.0f} à {value}" in shown and "%" not in shown.partition("pt-rows")[2]


def test_a_month_in_progress_is_labelled_and_compared_with_nothing():
    shown = one_tile(complete=False, days=12)
    assert "12 jours seulement" in shown and "%" not in shown.partition("pt-rows")[2]


def test_an_absent_base_is_named_and_is_not_zero():
    assert "pas exporté" in one_tile(previous=float("nan"), last_year=float("nan"))


def test_the_five_tiles_take_what_happened_never_what_posts_gathered():
    headline = table(row(grain="published"), row("instagram", "reach", "unique"), row("tiktok", "views"))
    assert [(one.platform, one.measure) for one in tiles.five(headline)] == [("instagram", "reach"), ("tiktok", "views")]


VERDICT = {"verdict": "usual", "usual_low": 18.2, "usual_high": 27.9, "verdict_months": 23}


@pytest.mark.parametrize(("word", "said"), [("usual", "D’habitude de 18,2 à 27,9 par jour"), ("signal_up", "trois écarts robustes; ce mois, 25,5"), ("no_base", "Pas de mois précédent complet"),
                                            ("too_few", "Moins de vingt"), ("not_enough_months", "il en faut douze")])
def test_a_verdict_says_its_word_and_what_it_rests_on_one_click_away(word, said):
    headline = table(row() | VERDICT | {"verdict": word}, columns=[*HEADLINE, *VERDICT])
    shown = tiles.tile(FakeView(), next(headline.itertuples()), SERIES, trend(("facebook", "interactions", 0.037, "stable")))
    assert f'class="pt-chip {word}"' in shown and said in shown and "<details" in shown
    assert "stable" in shown and "Douze mois\u00a0: de −6,3\u202f% à +13,7\u202f%" in shown


def test_a_measure_that_is_not_judged_shows_no_verdict():
    headline = table(row(), row("website", "events") | {"verdict": float("nan")}, columns=[*HEADLINE, *VERDICT])
    assert all("pt-chip" not in tiles.tile(FakeView(), one, SERIES, trend()) for one in headline.itertuples())


def test_a_stave_starts_where_the_series_does_and_breaks_where_it_does():
    import re
    from base64 import b64decode

    shown = tiles.stave([None, None, 4, 5, None, 6, 7, 8, 9, 10, 11, 12, 13], "red")
    drawing = b64decode(re.search(r"base64,([^)]+)\)", shown)[1]).decode()
    assert drawing.count("<polyline") == 2


def test_a_stave_without_a_last_value_has_no_last_point():
    assert "<u " not in tiles.stave([1] * 12 + [None], "red")
    assert "<u " in tiles.stave([0] * 13, "red")


# ── content, audience, website ──────────────────────────────────────────────────────────────────────────────────────


def test_a_title_names_the_formats_that_stand_apart_and_only_those():
    columns = ["platform", "kind", "posts", "median_interactions", "verdict"]
    formats = pd.DataFrame([("facebook", "reel", 19, 119.0, "above"), ("facebook", "photo", 66, 62.0, "usual"), ("facebook", "link", 12, 9.5, "below")], columns=columns)
    assert findings.content_title(FakeView("fr"), formats, "format", "facebook") == "Facebook\u00a0: vidéo (reel) au-dessus de la médiane de la page; lien en dessous"
    assert "aucun format" in findings.content_title(FakeView("fr"), formats[1:2], "format", "facebook")
    few = formats.assign(verdict="too_few")
    assert "moins de huit" in findings.content_title(FakeView("fr"), few, "format", "facebook")


@pytest.mark.parametrize(("address", "followed"), [("https://example.org/a", True), ("http://example.org", True), ("javascript:alert(1)", False), ("", False), (None, False), (float("nan"), False)])
def test_only_an_address_of_the_web_is_followed(address, followed):
    assert layout.is_link(address) is followed


def test_a_segment_from_a_file_is_escaped_in_a_title():
    told = pd.DataFrame([("linkedin", "region", "<b>x</b>", 0.5)], columns=["platform", "dimension", "segment", "share"])
    assert "<b>" not in findings.audience_title(told, "linkedin", "fr")


def test_countries_of_two_letters_are_named_in_the_reader_s_language():
    assert (findings.segment_name("country", "US", "fr"), findings.segment_name("country", "CA", "en")) == ("États-Unis", "Canada")
