"""The guides' pictures show what the pages show: each is taken again, and says the same words in the same places."""

import pytest

from tests import guide

ON_THE_SAMPLE = (guide.overview, guide.decision)


def old(pictures):
    """The pictures that no longer show what the page does; `make guide` takes them again."""
    return [name for name, (png, words) in pictures.items() if not guide.still_shows(name, png, words)]


def test_the_overview_in_the_guide_is_the_overview_of_today(chromium, server):
    shots = guide.taken(chromium, {"sample": server}, "fr", ON_THE_SAMPLE)
    assert old({f"{name}.fr": shot for name, shot in shots.items()}) == []


def test_a_page_whose_words_or_layout_changed_makes_its_picture_old(chromium, server):
    def changed(what):
        def overview(page, servers, lang):
            guide.overview(page, servers, lang)
            page.evaluate(what)
        return guide.taken(chromium, {"sample": server}, "fr", [overview])

    for what in ("document.querySelector('.pt-number').textContent = '792'", "document.querySelector('.pt-title').style.marginBottom = '60px'",
                 "document.querySelectorAll('.pt-why summary').forEach(one => one.style.filter = 'invert(1)')",
                 "document.querySelectorAll('.pt-tile').forEach(one => one.style.filter = 'hue-rotate(90deg)')"):
        assert old({f"{name}.fr": shot for name, shot in changed(what).items()}) == ["overview.fr"], what


@pytest.mark.long
def test_every_picture_shows_what_its_page_shows_today(chromium):
    with guide.stages() as servers:
        assert [name for lang in guide.LANGUAGES for name in old({f"{one}.{lang}": shot for one, shot in guide.taken(chromium, servers, lang).items()})] == []
