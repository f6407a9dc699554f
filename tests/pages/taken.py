"""What the tests of files share: the sample's views, the same with hostile texts in it, and what an independent reader finds in a PDF."""

import re
import subprocess
from datetime import date

import pytest
from pypdf import PdfReader

from data import decisions, events, telling, vocabulary
from data.store import open_store
from pages.parts.frame import view_of
from tests.browser.test_deck import EVERY as SLIDES
from tests.browser.test_deck import asked
from tests.sample import copied

LANGUAGES, MONTH = ("fr", "en"), "2023-03"
TURNED = "\u202egnp.exe\u202c"
HOSTILE = f'<script>alert(1)</script> #let x = 1; $a^2$ \\u{{41}} #panic("x") [*b*] @ref &amp; "\' ]]> {TURNED}'
LONG = "Anticonstitutionnellement" * 12
SPACES = re.compile(r"[\s\u00a0\u202f\u200b]+")


def bare(words):
    """Words without spaces of any kind: where a reader breaks lines does not matter."""
    return SPACES.sub("", words)


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """The sample organisation."""
    return open_store(copied(tmp_path_factory.mktemp("taken") / "sample.duckdb"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The sample with hostile and endless texts wherever people and files write any."""
    made = open_store(copied(tmp_path_factory.mktemp("hostile") / "sample.duckdb"))
    events.add(made, events.Event("", date(2022, 11, 10), ("tiktok",), (), HOSTILE, HOSTILE))
    events.add(made, events.Event("", date(2022, 12, 10), ("website",), ("*",), f"{HOSTILE} {LONG}", HOSTILE))
    theme = vocabulary.add_value(made, "theme", HOSTILE, HOSTILE)
    decisions.decide(made, MONTH, "facebook", "theme", theme, why=f"{HOSTILE} {LONG}")
    said = {slide: dict.fromkeys(LANGUAGES, f"{HOSTILE} {LONG}"[:telling.LONGEST]) for slide in ("year", "tiktok")}
    telling.tell(made, MONTH, telling.Telling((), (), said))
    with made.writer() as cursor:
        cursor.execute("update segment set segment = $words where segment = 'Strathroy, Ontario'", {"words": f"{HOSTILE} {LONG}"})
    return made


def views(of, *langs):
    """A View a language."""
    return [view_of(of, lang, MONTH) for lang in langs]


def numbers(of, lang):
    """{slide: its numbers}, straight from the answers; the shares of the last slide's chart."""
    told, shares = asked(of.reader(), lang)
    return {**told, "sources": shares}, SLIDES


def words_of(path, *options):
    """What pdftotext reads, a page an item."""
    return subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]


def tags(path):
    """[(tag, its alternative text)] of a PDF's structure tree, in reading order."""
    told = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict) and "/S" in node:
            told.append((node["/S"], node.get("/Alt"), node.get("/Lang")))
            walk(node.get("/K", []))

    walk(PdfReader(path).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return told
