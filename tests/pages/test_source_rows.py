"""What a file holds is shown as text and nothing else, and an address that names no number names none."""

import pytest

from data.provenance import Row, Sheet
from pages.parts import source_rows
from pages.parts.trail import Trail, parsed
from pages.parts.words import text


class Said:
    """A view that only speaks."""

    lang = "fr"

    def say(self, key, **details):
        return text(key, self.lang, **details)


def test_cells_of_a_file_are_escaped_and_the_telling_column_is_bold():
    html = source_rows.as_html(Said(), [Sheet("<b>Feuille</b>", ("Date", "<script>"), (Row(7, ("<img src=x onerror=alert(1)>", '"12"')),), frozenset({1}))])
    assert "<img" not in html and "<script" not in html and "&lt;img src=x onerror=alert(1)&gt;" in html and "<b>Feuille" not in html
    assert "<b>&quot;12&quot;</b>" in html and ">7</th>" in html


def test_a_long_file_shows_its_first_rows_and_says_how_many_more_there_are():
    html = source_rows.as_html(Said(), [Sheet("", ("a",), tuple(Row(number, ("x" * 500,)) for number in range(1, 101)))])
    assert html.count("<tr>") == 1 + source_rows.LONGEST and "40 autres se trouvent dans le fichier" in html
    assert "x" * 200 not in html


@pytest.mark.parametrize("trail", [Trail("facebook"), Trail("instagram", "reach"), Trail("facebook", "views", "Centre : d’accueil, é", "published", 12),
                                   Trail("organisation", "cafés servis: 10 $, 2 %"), Trail("website", "visits", dimension="channel,source"),
                                   Trail("tiktok", "interactions", grain="published", post="7:1,2")])
def test_a_trail_reads_back_as_it_was_written(trail):
    assert parsed(f"{trail},{Trail('facebook', 'views')}") == [trail, Trail("facebook", "views")]


@pytest.mark.parametrize("words", ["", "myspace", "facebook:magic", "facebook:views:::x", "facebook:views:::999", "facebook:views::often", "a:b:c:d:e:f:g:h:i"])
def test_an_address_that_names_no_number_names_none(words):
    assert parsed(words) == []
