"""Drawings in files: each is a specification that Vega-Lite knows, in our letters, within its size."""

from dataclasses import replace
from io import BytesIO

import altair as alt
import jsonschema
import pandas as pd
import pytest
import vl_convert
from python_calamine import CalamineWorkbook

from data.progress import followed
from pages.parts import canvas
from pages.parts.deck import drawing, pdf, slides, taken
from pages.parts.deck.draftsman import Draftsman, Undrawn
from tests.pages.taken import LANGUAGES, hostile, store, views  # noqa: F401 (fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_of_the_deck_is_valid_against_the_schema(store, monkeypatch, lang):  # noqa: F811 (a fixture)
    """As authored: the scale of a colour's datum, put on it afterwards, is Vega-Lite's too, but not in Altair's schema."""
    held = []
    monkeypatch.setattr(canvas, "_themed", lambda spec: held.append(spec) or spec)
    (view,) = views(store, lang)
    shown = [slide.chart for slide in slides.deck(view) if slide.chart]
    for chart in shown:
        chart.draw(view, *chart.parts)
        alt.LayerChart.validate(held[-1])
    assert len(held) == len(shown) > 8


def test_a_chart_out_of_the_schema_would_be_seen(monkeypatch):
    monkeypatch.setattr(canvas, "_themed", lambda spec: spec)
    spec = canvas.finished([canvas.chart_of(pd.DataFrame({"x": [1.0, None]})).mark_point().encode(x="x:Q")], "fr", 100)
    alt.LayerChart.validate(spec)
    spec["layer"][0]["encoding"]["x"]["type"] = "quantity"
    with pytest.raises(jsonschema.ValidationError):
        alt.LayerChart.validate(spec)


def test_a_chart_is_drawn_in_our_letters_within_the_slide_and_nothing_in_it_turns_text_around(hostile):  # noqa: F811 (a fixture)
    (view,) = views(hostile, "fr")
    with Draftsman() as draftsman:
        drawn = [(slide, drawing.on_slide(view, slide, draftsman)) for slide in slides.deck(view) if slide.chart]
        for slide, chart in drawn:
            made = chart()
            assert made.width == (816 if slide.numbers else 1152) and 100 < made.height < 360, slide.name
            assert 'font-family="Portee Sans"' in made.svg and "\u202e" not in made.svg and "<script" not in made.svg


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_a_file_in_another_language_than_its_page_holds_no_word_of_that_page_s(store, form):  # noqa: F811 (a fixture)
    """As from the deck's page, whose own blocks are made before a file in the other language is asked for, and is asked through the same answers."""
    shown, (alone,) = views(store, "fr")[0], views(store, "en")
    taken.as_bytes(form, [shown])
    assert without_day(form, taken.as_bytes(form, [replace(shown, lang="en")])) == without_day(form, taken.as_bytes(form, [alone]))


def without_day(form, data):
    """What a file says, without when it was made."""
    return data if form == "html" else {name: CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(name).to_python()
                                        for name in CalamineWorkbook.from_filelike(BytesIO(data)).sheet_names}


def test_a_stave_without_numbers_is_five_hairlines():
    empty = drawing.stave((None,) * 13, "facebook").svg
    assert empty.count("<path") == 5 and "polyline" not in empty and "circle" not in empty
    assert drawing.stave((None,) * 12 + (3,), "facebook").svg.count("<circle") == 1


# ── whoever draws ───────────────────────────────────────────────────────────────────────────────────────────────────


POINT = {"mark": "point", "data": {"values": [{"a": "é\n"}]}, "encoding": {"y": {"field": "a"}}}


def test_drawings_come_in_the_order_they_were_asked_for_and_are_those_of_the_library():
    with Draftsman() as draftsman:
        drawn = [promise.result() for promise in [draftsman.svg(POINT | {"width": width}) for width in (100, 200)]]
    assert drawn == [vl_convert.vegalite_to_svg(POINT | {"width": width}) for width in (100, 200)] and drawn[0] != drawn[1]


def test_a_child_that_died_is_said_and_not_waited_for():
    with Draftsman() as draftsman:
        draftsman._child.kill()
        with pytest.raises(Undrawn):
            draftsman.svg(POINT).result(timeout=30)


def test_a_specification_that_no_chart_is_made_of_is_said_too():
    with Draftsman() as draftsman, pytest.raises(Undrawn):
        draftsman.svg({"mark": "nothing"}).result(timeout=30)


def test_whoever_stops_a_deck_half_way_leaves_no_child_behind(store, tmp_path, monkeypatch):  # noqa: F811 (a fixture)
    children, start = [], Draftsman.__enter__
    monkeypatch.setattr(Draftsman, "__enter__", lambda self: children.append(start(self)._child) or self)
    (view,) = views(store, "fr")

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), followed(stop):
        pdf.write([view], tmp_path / "deck.pdf")
    assert [child.poll() is not None for child in children] == [True] and not (tmp_path / "deck.pdf").exists()
