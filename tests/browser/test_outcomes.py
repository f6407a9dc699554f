"""A counter of one's own: defined, typed, charted beside reach, and put on a slide; a number of people set apart by the settings."""

import shutil

import pytest

from tests.browser.conftest import serving

pytestmark = pytest.mark.long                   # minutes, in every language and light


@pytest.fixture
def own(sample_database, tmp_path):
    """A server on a sample organisation that may be written to."""
    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    with serving(tmp_path) as address:
        yield address


def opened(page, address):
    """The page once its script has run to the end."""
    page.goto(address)
    page.wait_for_selector(".pt-title, .pt-slide", timeout=30_000)
    return settled(page)


def settled(page):
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'", timeout=30_000)
    return page


def drawn(page, words):
    """Wait until a chart holds these words."""
    page.wait_for_function("words => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg text')].some(text => text.textContent === words)", arg=words, timeout=30_000)


def test_a_counter_is_defined_typed_charted_beside_reach_and_put_on_a_slide(own, page):
    opened(page, f"{own}/settings?lang=fr&month=2023-03")
    page.get_by_text("Ajouter un compteur").click()
    page.get_by_label("Nom en français").fill("Décisions qui citent le centre")
    page.get_by_label("Nom en anglais").fill("Decisions citing the centre")
    page.get_by_text("Le montrer au conseil, sur une diapositive").click()
    page.get_by_role("button", name="Ajouter", exact=True).first.click()
    page.wait_for_function("() => [...document.querySelectorAll('.pt-decided div')].some(one => one.innerText === 'Décisions qui citent le centre')", timeout=30_000)

    opened(page, f"{own}/imports?lang=fr&month=2023-03")
    box = page.get_by_label("Organisation, décisions qui citent le centre")
    box.fill("17")
    box.press("Enter")
    page.wait_for_function("() => /gardée/.test(document.querySelector('[role=status]')?.innerText || '')", timeout=30_000)

    opened(page, f"{own}/growth?lang=fr&month=2023-03")
    page.get_by_label("Compteur").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("citent")
    page.get_by_role("option", name="Décisions qui citent le centre").wait_for()
    page.keyboard.press("Enter")
    drawn(page, "Décisions qui citent le centre")
    chart = " ".join(page.locator("[data-testid=stVegaLiteChart] svg").last.locator("text").all_text_contents())
    assert "17" in chart and "Instagram, comptes rejoints" in chart and "455" in chart
    assert "rien ici ne dit que l’une cause l’autre" in page.inner_text(".pt-beside-said")

    opened(page, f"{own}/deck?lang=en&month=2023-03&slide=outcome-decisions_citing_the_centre")
    assert page.inner_text(".pt-slide h1") == "Decisions citing the centre: 17 in March 2023"
    assert page.locator(".pt-slide strong").all_inner_texts()[0] == "17"
    assert "nothing here says that one causes the other" in page.inner_text(".pt-slide aside")
    drawn(page, "Decisions citing the centre")


def test_the_least_number_of_people_is_set_by_hand_and_the_audience_follows(own, page):
    opened(page, f"{own}/settings?lang=en&month=2023-03")
    page.get_by_label("Show from").fill("60")
    page.get_by_label("Show from").press("Enter")
    settled(page)
    page.wait_for_timeout(500)
    assert "slices hidden: too few people" in settled(opened(page, f"{own}/audience?lang=en&month=2023-03&platform=linkedin")).inner_text("[data-testid=stMain]")


def test_a_goal_is_changed_in_place(own, page):
    opened(page, f"{own}/settings?lang=en&month=2023-03")
    page.locator(".st-key-goal-change-goal-1 button").click()
    page.wait_for_function("() => { const boxes = document.querySelectorAll('input[aria-label=Target]'); return boxes.length === 1 && boxes[0].value === '1350' && boxes[0].checkVisibility(); }",
                           timeout=30_000)                        # the empty form has left
    page.get_by_label("Target").fill("3000")
    page.get_by_role("button", name="Keep the change").click()
    settled(page)
    page.wait_for_timeout(500)
    said = opened(page, f"{own}/?lang=en&month=2023-03").inner_text("[data-testid=stMain]")
    assert "349 by the end of March 2023 (target: 3,000); the straight line asks for 750 by then." in said and "Behind the line" in said
