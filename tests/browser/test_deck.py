"""The deck on a shared screen: keys, full screen, a link to a slide, both languages, and the numbers that were asked."""

import pytest

from data.store import open_store
from metrics import questions
from metrics.period import Month
from pages.parts.words import number_text, percent_text
from tests.sample import copied

MARCH = Month(2023, 3)
SLIDES = ("year", "month", "growth", "worked", "listens", "decision", "facebook", "instagram", "linkedin", "tiktok", "website", "sources")
BEYOND = ("outcome-newcomers_served", "goals", "benchmark", "women", "spoken", "social", "search", "site_counts", "ad_grants", "podcast", "newsletter", "compare")
EVERY = SLIDES + BEYOND


def on_stage(page, slide):
    """Wait until a slide of that number is on the stage."""
    page.wait_for_function("n => document.querySelector('.pt-slide header i')?.innerText.startsWith(n + ' /')", arg=str(slide), timeout=30_000)


def opened(server, page, slide="year", lang="fr"):
    page.goto(f"{server}/deck?lang={lang}&month=2023-03&slide={slide}")
    page.wait_for_selector(".pt-slide", timeout=30_000)
    page.wait_for_selector(".st-key-turn button", timeout=30_000)


def test_arrows_home_and_end_turn_the_slides_and_the_address_follows(server, page):
    opened(server, page)
    on_stage(page, 1)
    for key, place in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", len(EVERY)), ("ArrowRight", len(EVERY)), ("Home", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        on_stage(page, place)
    page.keyboard.press("ArrowRight")
    on_stage(page, 2)
    assert "slide=month" in page.url


def test_a_link_opens_on_its_slide_and_the_language_changes_without_losing_it(server, page):
    opened(server, page, "tiktok")
    assert "mars dépasse la variation habituelle" in page.inner_text(".pt-slide h1")
    assert "n’est pas scellé" in page.inner_text(".pt-slide footer")
    place = page.inner_text(".pt-slide header i")
    page.get_by_role("radio", name="EN").click()
    page.wait_for_function("() => document.querySelector('.pt-slide h1')?.innerText.includes('March is above usual variation')", timeout=30_000)
    assert page.inner_text(".pt-slide header i") == place and "Not final" in page.inner_text(".pt-slide footer")


def test_full_screen_shows_the_slide_alone_and_keys_still_turn_it(server, page):
    opened(server, page)
    page.click(".st-key-full button")
    page.wait_for_function("() => document.fullscreenElement !== null", timeout=10_000)
    page.keyboard.press("ArrowRight")
    on_stage(page, 2)
    box = page.locator(".st-key-stage").bounding_box()
    size = page.evaluate("[innerWidth, innerHeight]")
    assert [round(box[name]) for name in ("x", "y", "width", "height")] == [0, 0, *size]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), pytest.param(1920, 1080, marks=pytest.mark.long)])
def test_every_slide_keeps_within_its_paper_and_its_letters_are_large(server, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    for place, name in enumerate(EVERY, 1):
        opened(server, page, name)
        on_stage(page, place)
        page.wait_for_timeout(300)               # the chart is drawn after the paper
        fits = page.evaluate("""() => {
            const paper = document.querySelector('.st-key-slide').getBoundingClientRect(), scale = paper.width / 1280;
            const foot = document.querySelector('.pt-slide aside').getBoundingClientRect().top;
            const over = [...document.querySelectorAll('.pt-slide-left > div, .pt-slide-five > div, .pt-slide-rows tr, .pt-slide-said, .st-key-slide svg')]
                .filter(one => one.getBoundingClientRect().bottom > foot + 2 || one.getBoundingClientRect().right > paper.right + 1);
            const small = [...document.querySelectorAll('.pt-slide *')].filter(one => one.children.length === 0 && one.innerText && parseFloat(getComputedStyle(one).fontSize) < 18);
            return [over.map(one => one.className || one.tagName + ' ' + one.innerText), small.map(one => one.innerText)];
        }""")
        assert fits == [[], []], page.inner_text(".pt-slide h1")


def asked(cursor, lang):
    """{slide: the numbers it must show}, straight from the answers and printed here, not by the deck."""
    headline, trend, series = questions.headline(cursor, MARCH), questions.trend(cursor, MARCH), questions.series(cursor, MARCH)
    kinds, posts, audience, sources = (getattr(questions, name)(cursor, MARCH) for name in ("content_types", "top_posts", "audience", "sources"))

    def value(platform, measure, grain="happened"):
        rows = headline[(headline["platform"] == platform) & (headline["measure"] == measure) & (headline["grain"] == grain)]
        return number_text(rows["value"].iloc[0], lang)

    def told_of(platform):
        rows = headline[headline["platform"] == platform]
        return set(zip(rows["measure"], rows["grain"], strict=True))

    def year(platform, measure):
        return percent_text(trend[(trend["platform"] == platform) & (trend["measure"] == measure)]["change"].iloc[0], lang, signed=True)

    facebook = kinds[kinds["platform"] == "facebook"]
    best = posts[(posts["platform"] == "facebook") & posts["score"].notna()]["score"].max()
    cities = audience[(audience["platform"] == "facebook") & (audience["dimension"] == "city") & (audience["segment"] != "unspecified")]["share"].head(3)
    first = {"facebook": "interactions", "instagram": "reach", "website": "visits", "tiktok": "views", "linkedin": "impressions"}
    last = {name: series[(series["platform"] == name) & (series["measure"] == measure) & (series["month"] == str(MARCH))]["value"].iloc[0] for name, measure in first.items()}
    served = questions.counters(cursor, MARCH).set_index("counter").loc["newcomers_served"]
    told = {name: [number_text(last[name], lang)] for name in first}
    for name in ("facebook", "instagram", "linkedin", "tiktok"):
        told[name] += [value(name, "views_per_post", "published")] if name == "tiktok" else []
        told[name] += [value(name, "posts", "published")] if ("posts", "published") in told_of(name) else []
    return told | {
        "year": [year("facebook", "interactions"), year("instagram", "new_followers")],
        "month": [value(*pair) for pair in (("facebook", "interactions"), ("instagram", "reach"), ("instagram", "new_followers"), ("website", "visits"), ("tiktok", "views"))],
        "growth": [number_text(last[name], lang) for name in first],
        "worked": [number_text(facebook["platform_median"].iloc[0], lang), number_text(facebook["posts"].sum(), lang), f"{number_text(best, lang, 1)} ×"],
        "listens": [percent_text(share, lang, 0) for share in cities], "decision": [],
        "sources": [], "goals": [], "benchmark": [], "women": [], **beyond(cursor, lang),
        "outcome-newcomers_served": [number_text(served[name], lang) for name in ("value", "this_year", "cumulative")],
    }, [percent_text(share, lang) for share in sources["share"]]


def beyond(cursor, lang):
    """The same of what lies beyond social media."""
    spoken, social, search, ads, letters, episodes, counts = (getattr(questions, name)(cursor, MARCH) for name in ("spoken_to", "sources_over_time", "search", "ads", "campaigns", "episodes", "site_counts"))
    social = social[social["is_social"] & (social["month"] == str(MARCH))].groupby("export")[["visits", "share"]].sum()
    search, ads = (rows[rows["month"] == str(MARCH)].iloc[0] for rows in (search, ads))
    year = letters[letters["sent"] > "2022-03-31"].dropna(subset=["unique_clicks", "deliveries"])
    ages = episodes[episodes["band"] == 1].groupby(["app", "measure"])["value"].max()
    counts = counts[(counts["measure"] == "visits") & (counts["month"] == str(MARCH))].set_index("export")["value"]
    typed, other = counts["sheet.month"], counts.drop("sheet.month").iloc[0]
    beside = questions.compare(cursor, MARCH, MARCH.same_last_year).set_index(["platform", "what", "grain"])["value"]
    return {
        "spoken": [number_text(many, lang) for many in spoken.groupby("audience")["posts"].sum().sort_values(ascending=False).head(2)],
        "social": [number_text(social["visits"].iloc[0], lang), percent_text(social["share"].iloc[0], lang)],
        "search": [number_text(search["clicks"], lang), percent_text(search["click_through_rate"], lang), number_text(search["average_position"], lang, 1)],
        "site_counts": [number_text(typed, lang), number_text(other, lang), percent_text(other / typed - 1, lang, signed=True)],
        "ad_grants": [percent_text(ads["click_through_rate"], lang), number_text(ads["clicks"], lang), number_text(ads["cost"], lang)],
        "podcast": [number_text(ages[one], lang) for one in (("spotify", "streams"), ("apple", "plays"))],
        "newsletter": [percent_text(year["unique_clicks"].sum() / year["deliveries"].sum(), lang), percent_text(letters.dropna(subset=["click_rate"])["click_rate"].iloc[-1], lang)],
        "compare": [number_text(beside[(*one, "happened")], lang) for one in (("facebook", "interactions"), ("instagram", "reach"), ("instagram", "new_followers"), ("website", "visits"), ("tiktok", "views"))],
    }


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_number_of_every_slide_is_the_one_that_was_asked(server, page, tmp_path, lang):
    numbers, shares = asked(open_store(copied(tmp_path / "asked.duckdb")).reader(), lang)
    for name in EVERY:
        opened(server, page, name, lang)
        assert page.locator(".pt-slide strong").all_inner_texts() == numbers[name], name
    opened(server, page, "sources", lang)
    page.wait_for_selector(".st-key-slide svg text", state="attached", timeout=30_000)       # charts are drawn after the words
    chart = " ".join(page.locator(".st-key-slide svg text").all_text_contents())
    assert all(share in chart for share in shares)
