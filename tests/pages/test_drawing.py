"""Drawings in files: each is a specification that Vega-Lite knows, in our letters, within its size."""

import altair as alt
import pytest

from pages.parts.deck import drawing, slides
from tests.pages.taken import LANGUAGES, hostile, store, views  # noqa: F401 (fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_of_the_deck_is_valid_against_the_schema(store, monkeypatch, lang):  # noqa: F811 (a fixture)
    held, made = [], alt.TopLevelMixin.to_dict
    monkeypatch.setattr(alt.TopLevelMixin, "to_dict", lambda self, **options: held.append(made(self, **options | {"validate": True})) or held[-1])
    (view,) = views(store, lang)
    shown = [slide.chart for slide in slides.deck(view) if slide.chart]
    for chart in shown:
        chart.draw(view, *chart.parts)
    assert len(held) >= len(shown) > 8


def test_a_chart_is_drawn_in_our_letters_within_the_slide_and_nothing_in_it_turns_text_around(hostile):  # noqa: F811 (a fixture)
    (view,) = views(hostile, "fr")
    for slide in slides.deck(view):
        if slide.chart:
            made = drawing.on_slide(view, slide)
            assert made.width == (816 if slide.numbers else 1152) and 100 < made.height < 360, slide.name
            assert 'font-family="Portee Sans"' in made.svg and "\u202e" not in made.svg and "<script" not in made.svg


def test_a_stave_without_numbers_is_five_hairlines():
    empty = drawing.stave((None,) * 13, "facebook").svg
    assert empty.count("<path") == 5 and "polyline" not in empty and "circle" not in empty
    assert drawing.stave((None,) * 12 + (3,), "facebook").svg.count("<circle") == 1
