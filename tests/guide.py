"""The pictures of the guides, taken from the running dashboard on the sample, so that they never lie: `make guide`.

Each is a scene, played once a language; beside it, `docs/pictures/words.toml` holds the words it shows. A picture that still shows the
same is left as it is.
"""

import hashlib
import io
import json
import os
import re
import shutil
import tempfile
import tomllib
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PIL import Image, ImageChops

from data import samples
from data.store import open_store
from pages.parts.words import text, typeset
from tests.browser.conftest import QUIET, ROOT, browser_path, serving
from tests.browser.test_accessible import painted
from tests.browser.test_imports import drop, settled
from tests.sample import PLACE, copied

PICTURES = ROOT / "docs" / "pictures"
WORDS = PICTURES / "words.toml"
LANGUAGES = ("fr", "en")
SIZE, TALL, MARGIN = {"width": 1280, "height": 720}, {"width": 1280, "height": 2700}, 8
COLOURS = 256                                    # the platforms keep theirs; a picture stays under 60 KB
ALIKE = 0.002                                    # of the squares of a picture: a word in its place, a dot's colour, are more
READ = """clip => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
    while (walk.nextNode()) {
        const words = walk.currentNode.textContent.trim(), range = document.createRange();
        range.selectNodeContents(walk.currentNode);
        const box = range.getBoundingClientRect(), inside = box.width > 1 && box.left < clip.x + clip.width && box.right > clip.x
            && box.top >= clip.y && box.bottom <= clip.y + clip.height;
        if (words && inside && walk.currentNode.parentElement.checkVisibility({checkOpacity: true})) said.push(words);
    }
    return said;
}"""


# ── the scenes: each brings a page to where the guide is, and names the parts worth showing; the whole window, if none ────────────────────


def beginning(page, servers, lang):
    """A database of one's own, empty: the three steps."""
    shown(page, servers["empty"], "imports", lang)
    return ".st-key-beginning", ".pt-title"


def wall(page, servers, lang):
    """The month wall, and what to download next."""
    shown(page, servers["sample"], "imports", lang, TALL)
    return head("imports.wall", lang), ".pt-wall", ".pt-wall + .pt-note"


def question(page, servers, lang):
    """The month's pile has been dropped: the one question."""
    page.set_viewport_size(TALL)
    drop(page, servers[lang], servers["march"], lang)
    page.wait_for_selector(".st-key-question-platform", timeout=60_000)
    settled(page)
    return head("imports.drop", lang), ".st-key-drop", ".st-key-question-platform"


def fates(page, servers, lang):
    """It was answered: what became of the first files."""
    page.locator(".st-key-keep-each button, .st-key-keep-platform button").click()
    page.wait_for_selector("[class*=st-key-question-]", state="detached", timeout=60_000)
    settled(page)
    return ".st-key-line-fate-1", ".st-key-line-fate-5"


def sheet(page, servers, lang):
    """The month's sheet."""
    shown(page, servers["sample"], "imports", lang, TALL)
    return head("sheet.title", lang), "[data-testid=stForm]", ".st-key-sheet-file"


def seal(page, servers, lang):
    """The seal, before it is set."""
    shown(page, servers["sample"], "imports", lang, TALL)
    return head("seal.title", lang), ".st-key-seal"


def overview(page, servers, lang):
    """The overview of March 2023."""
    shown(page, servers["sample"], "", lang)


def growth(page, servers, lang):
    """Twenty-four months, a panel a measure."""
    shown(page, servers["sample"], "growth", lang, TALL)
    return head("growth.month_by_month", lang), *(f"[data-testid=stVegaLiteChart] >> nth={place}" for place in range(6))


def decision(page, servers, lang):
    """Where the month's decision is noted."""
    shown(page, servers["sample"], "", lang, TALL)
    return head("decision.title", lang), "[data-testid=stForm]"


def deck(page, servers, lang):
    """The month in five numbers, on the shared screen, and what is taken away."""
    shown(page, servers["sample"], "deck?slide=month", lang, TALL)
    return ".st-key-slide", ".st-key-turn", ".st-key-take"


SCENES = (beginning, wall, question, fates, sheet, seal, overview, growth, decision, deck)       # `fates` goes on from `question`


def shown(page, server, path, lang, size=SIZE):
    """A page of March 2023, painted, its folds closed."""
    page.set_viewport_size(size)
    painted(page, server, path, lang)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = false)")


def head(key, lang):
    """The head of the section of that title."""
    return f'.pt-head:has-text("{text(key, lang)}")'


# ── taking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def stages():
    """The servers that the scenes play on, and March's files: the sample, an empty database, one a language that holds all before March."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        places = {name: Path(folder) / name for name in ("sample", "empty", *LANGUAGES)}
        for place in places.values():
            place.mkdir()
        _fill(places)
        samples.write(Path(folder) / "exports")
        yield {name: running.enter_context(serving(place)) for name, place in places.items()} | {
            "march": sorted((Path(folder) / "exports" / "2023-03").iterdir())}


def _fill(places):
    copied(places["sample"] / "sample.duckdb")
    copied(places["fr"] / "portee.duckdb", before="2023-03")
    for path in (places["sample"] / "sample.duckdb", places["fr"] / "portee.duckdb", places["empty"] / "portee.duckdb"):
        open_store(path).close()
    shutil.copytree(places["fr"], places["en"], dirs_exist_ok=True)


def taken(browser, servers, lang, scenes=SCENES):
    """{name: (PNG, words)} of the scenes in a language, played one after the other by one visitor."""
    context = browser.new_context(viewport=SIZE, locale=f"{lang}-CA", color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    try:
        return {scene.__name__: _shot(page, scene(page, servers, lang)) for scene in scenes}
    finally:
        context.close()


def _shot(page, parts):
    """The parts of a page, and the words in them."""
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(1200)                  # charts, transitions and letters come after the words
    clip = _around([page.locator(part).first.bounding_box() for part in parts or ()]) if parts else {"x": 0, "y": 0, **SIZE}
    return small(page.screenshot(animations="disabled", caret="hide", clip=clip)), page.evaluate(READ, clip)


def _around(boxes):
    """What holds the boxes, with a margin."""
    left, top = (min(box[side] for box in boxes) - MARGIN for side in ("x", "y"))
    right, low = (max(box[side] + box[size] for box in boxes) + MARGIN for side, size in (("x", "width"), ("y", "height")))
    return {"x": round(left), "y": round(top), "width": round(right - left), "height": round(low - top)}


def small(png):
    """A picture in few colours."""
    stream = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


# ── comparing and keeping ───────────────────────────────────────────────────────────────────────────────────────────


def apart(one, other):
    """The share of two pictures, in squares of sixteen pixels, that is not alike in any colour: letters drawn a little otherwise still are."""
    one, other = (Image.open(io.BytesIO(png)).convert("RGB") for png in (one, other))
    if one.size != other.size:
        return 1.0
    coarse = (picture.resize((picture.width // 16, picture.height // 16), Image.Resampling.BOX) for picture in (one, other))
    red, green, blue = ImageChops.difference(*coarse).split()
    squares = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(squares.histogram()[24:]) / (squares.width * squares.height)


def known():
    """{name.lang: {sha256, words, texts}}, as kept beside the pictures; `texts` are those of the words that words.toml holds as they stand."""
    return tomllib.loads(WORDS.read_text("utf-8")) if WORDS.exists() else {}


def still_shows(name, png, words):
    """Whether the kept picture of that name shows the same."""
    kept, file = known().get(name, {}), PICTURES / f"{name}.png"
    return kept.get("words") == words and file.exists() and apart(png, file.read_bytes()) < ALIKE


def keep(pictures):
    """Write the pictures that show something else than before, and the words of all; the names of what was written."""
    PICTURES.mkdir(exist_ok=True)
    changed = [name for name, (png, words) in pictures.items() if not still_shows(name, png, words)]
    for name in changed:
        (PICTURES / f"{name}.png").write_bytes(pictures[name][0])
    told = "".join(_table(name, words) for name, (_, words) in pictures.items())
    WORDS.write_text(f"# The words on each picture, written by `make guide`; a test compares them with the pages.\n{told}", "utf-8")
    return changed


def _table(name, words):
    sha256 = hashlib.sha256((PICTURES / f"{name}.png").read_bytes()).hexdigest()
    lines = "".join(f"    {json.dumps(line, ensure_ascii=False)},\n" for line in words)
    texts = json.dumps(sorted({*words} & {*said(name.rpartition(".")[2])}), ensure_ascii=False)
    return f'\n["{name}"]\nsha256 = "{sha256}"\nwords = [\n{lines}]\ntexts = {texts}\n'


def said(lang):
    """Every text of words.toml in a language, as it is shown: markup aside, its {places} still in it."""
    def forms(part):
        if lang in part:
            yield from [part[lang]] if isinstance(part[lang], str) else part[lang]
        else:
            for inner in part.values():
                yield from forms(inner)

    catalogue = tomllib.loads((ROOT / "pages" / "parts" / "words.toml").read_text("utf-8"))
    return [typeset(re.sub(r"<[^>]+>", "", form), lang) for form in forms(catalogue)]


def main():
    """Take every picture again."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright, ExitStack() as stack:
        os.environ.setdefault(PLACE, made)
        servers = stack.enter_context(stages())
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        pictures = {f"{name}.{lang}": shot for lang in LANGUAGES for name, shot in taken(browser, servers, lang).items()}
        browser.close()
    for name in keep(pictures):
        print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
