"""The figures of a slide: every chart a slide can hold has them, and they are the numbers the chart is drawn from."""

import ast
from pathlib import Path

import pytest

from data.store import open_store
from metrics.period import Month
from pages.parts import beside, charts, lines
from pages.parts.deck import figures, slides
from pages.parts.deck.slide import Chart
from pages.parts.frame import View
from tests.sample import copied

DECK = Path(__file__).parents[2] / "pages/parts/deck"
MODULES = {"charts": charts, "lines": lines}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "sample.duckdb"
    copied(path)
    store = open_store(path)
    yield store
    store.close()


def drawn_in(file):
    """The names of what the charts of a file of slides are drawn by: the first argument of each Chart(…)."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Chart" and node.args:
            yield ast.unparse(node.args[0])


def test_every_chart_a_slide_can_hold_has_figures():
    known = {f"{draw.__module__.rsplit('.', 1)[-1]}.{draw.__name__}" for draw in figures.FIGURES}
    for file in DECK.glob("*.py"):
        for name in drawn_in(file):
            assert name in known, f"{file.name} puts {name} on a slide without figures: add it to FIGURES in pages/parts/deck/figures.py"


def test_a_chart_without_figures_is_refused_in_a_sentence():
    def cloud(view):
        """A chart nobody has figures for."""

    with pytest.raises(figures.NoFigures, match=r"cloud has no figures: .* add it to FIGURES"):
        figures.of(None, Chart(cloud, (), "a cloud"))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("month", [Month(2022, 6), Month(2023, 1), Month(2023, 3)])
def test_figures_hold_a_value_a_category_and_a_row_a_category(sample, lang, month):
    view = View(lang, month, sample, True)
    for slide in slides.deck(view):
        told = figures.of_slide(view, slide)
        if told is None:
            continue
        for one in told.series:
            for column in (one.values, one.low or one.values, one.high or one.values, one.labels or one.values):
                assert len(column) == len(told.categories), (slide.name, one.name)
        assert all(len(row) == len(told.heads) for row in told.rows), slide.name
        assert any(value is not None for one in told.series for value in one.values), slide.name


PLACES = (charts.pyramid, beside.two_panels)     # drawn as places on a scale of their own; what is printed there is checked below


def numbers_of(spec):
    """Every number in the data a specification is drawn from, each to nine digits."""
    return {round(float(value), 9) for rows in spec["datasets"].values() for row in rows for value in row.values()
            if isinstance(value, (int, float)) and not isinstance(value, bool)}


def test_figures_are_the_numbers_their_chart_is_drawn_from(sample):
    view = View("fr", Month(2023, 3), sample, True)
    for slide in slides.deck(view):
        if slide.chart and slide.chart.draw not in PLACES:
            told, drawn = figures.of(view, slide.chart), numbers_of(view.drawn(slide.chart.draw, *slide.chart.parts))
            for one in told.series:
                assert {round(value, 9) for value in (*one.values, *one.low, *one.high) if value is not None and value == value} <= drawn, slide.name


def test_what_is_printed_beside_a_chart_is_what_is_printed_in_it(sample):
    view = View("en", Month(2023, 3), sample, True)
    for slide in slides.deck(view):
        if slide.chart:
            told = figures.of(view, slide.chart)
            spec = view.drawn(slide.chart.draw, *slide.chart.parts)
            written = {value for rows in spec["datasets"].values() for row in rows for value in row.values() if isinstance(value, str)}
            labels = {label for one in told.series for label in one.labels if label}
            assert labels and labels <= written, (slide.name, labels - written)
            if told.kind == "panels":
                assert {cell for row in told.rows for cell in row[1:] if cell} <= written, slide.name
