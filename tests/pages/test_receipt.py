"""A receipt says everything in words, an act of the journal too, and every reason a reader may give has its words."""

import ast
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from data import commands, journal
from data.again import found_again
from data.keep import keep, receipts
from data.reading import Answers
from data.receipt import restated, set_aside
from data.weighing import said, take, undo
from pages.parts import audit, receipt
from pages.parts.frame import View
from pages.parts.words import text_exists
from tests import lookalikes as like

ROOT = Path(__file__).parent.parent.parent
MARCH = tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))


def view(store, lang="fr"):
    return View(lang, None, store, False)


def reasons():
    """Every word that the code gives a row set aside for, read out of the code: `(why, column, text)` of a row, a row that is Uneven."""
    found = set()
    for file in (ROOT / "data/rows.py", ROOT / "data/table.py", *(ROOT / "data/platforms").glob("*.py"), *(ROOT / "data/ga4").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            found |= {value for value in _given(node, file.name) if isinstance(value, str)}
    return found


def _given(node, file):
    values = []
    if (isinstance(node, (ast.Assign, ast.AugAssign)) and isinstance(getattr(node, "targets", [None])[0], ast.Subscript)) or isinstance(node, ast.DictComp):
        values = [node.value]
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setdefault" and len(node.args) == 2:
        values = [node.args[1]]
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SetAside" and len(node.args) == 4:
        return [getattr(node.args[3], "value", None)]
    for value in values:
        if isinstance(value, ast.Tuple) and len(value.elts) == 3 and isinstance(value.elts[0], ast.Constant):
            yield value.elts[0].value
        elif file == "table.py" and isinstance(value, ast.Constant):
            yield value.value


def test_every_reason_a_row_is_set_aside_for_has_its_words():
    assert reasons() >= {"unreadable", "no_key", "repeated", "failed", "shifted", "cut"}
    assert {word for word in reasons() if not text_exists(f"aside.{word}")} == set()


def test_a_receipt_lists_what_was_set_aside_and_why(store):
    rows = [like.facebook_row(str(10**15 + number)) for number in range(30)]
    [outcome] = keep(store, [("posts.csv", like.facebook(*rows, like.facebook_row(str(2 * 10**15), views="<b>?")))], Answers())
    [row] = set_aside(store.reader(), outcome.receipt)[outcome.receipt]
    assert (row.line, row.text, row.reason) == (32, "<b>?", "unreadable")
    told = receipt._aside(view(store), receipts(store)[0])
    assert "<td>32</td>" in told and "&lt;b&gt;?" in told and "ne se lit pas" in told


def test_a_receipt_says_how_many_of_its_rows_restate_another(store):
    keep(store, [("a.csv", like.card(days=MARCH))], Answers(exported_on=date(2023, 4, 1)))
    [second] = keep(store, [("b.csv", like.card(days=(("2023-03-30", 2), ("2023-03-31", 12))))], Answers(exported_on=date(2023, 4, 3)))
    assert {name: many for name, many in restated(store.reader()).items() if many} == {second.receipt: 1}


@pytest.mark.parametrize(("lang", "words"), [("fr", ("31 octobre", "en mars 2023", "Téléchargé le", "plateforme : Instagram")), ("en", ("in March 2023", "platform: Instagram"))])
def test_every_field_of_a_receipt_is_told(store, lang, words):
    [outcome] = keep(store, [("<i>.csv", like.card("Content interactions", days=MARCH))], Answers(platform="instagram", exported_on=date(2023, 10, 31), by="<Ana>"))
    told = " ".join(f"{name} {value}" for name, value in receipt.fields(view(store, lang), receipts(store)[0]))
    for word in (*words, "&lt;Ana&gt;", "&lt;i&gt;.csv", outcome.found.document.sha256, outcome.receipt):
        assert word in told.replace("\xa0", " ").replace("\u202f", " "), word


def test_the_command_lists_them_too(store, capsys):
    rows = [like.facebook_row(str(10**15 + number)) for number in range(30)]
    keep(store, [("posts.csv", like.facebook(*rows, like.facebook_row(str(2 * 10**15), views="?")))], Answers(by="Ana", exported_on=date(2023, 4, 1)))
    commands.receipts.callback(store.path, True)
    line = json.loads(capsys.readouterr().out)
    assert (line["kept_by"], line["exported_on"], line["restated"], line["set_aside"]) == ("Ana", "2023-04-01", 0, 1)
    assert [(row["line"], row["reason"]) for row in line["set_aside_rows"]] == [(32, "unreadable")]


def test_a_file_taken_back_is_found_again_as_it_was_answered(store):
    [outcome] = keep(store, [("v.csv", like.card("Views", days=MARCH))], Answers(platform="instagram", exported_on=date(2023, 4, 1)))
    undo(store, outcome.receipt, said(undo(store, outcome.receipt)))
    again = take(store, [found_again(store, outcome.receipt)])
    assert again.outcomes[0].status == "kept" and again.outcomes[0].reading.platform == "instagram"
    assert str(again.outcomes[0].reading.exported_on) == "2023-04-01"


@pytest.mark.parametrize(("act", "subject", "words", "fr", "en"), [
    ("import", "r", {"file": "a.csv", "answers": {"platform": "facebook", "exported_on": "2023-04-01"}}, "a gardé a.csv (réponse : plateforme : Facebook)", "kept a.csv (answer: platform: Facebook)"),
    ("undo", "r", {"file": "<b>"}, "a repris &lt;b&gt;", "took back &lt;b&gt;"),
    ("event", "e", {"fr": "salon", "en": "fair"}, "a noté l’événement « salon »", "noted the event “fair”"),
    ("event", "e", None, "a retiré un événement", "took an event back"),
    ("tag", "theme/facebook/1/2", {"values": []}, "a classé une publication Facebook (thèmes)", "sorted a Facebook post (themes)"),
    ("rule", "theme/jobs/emploi", {"on": False}, "a retiré le mot « emploi » (thèmes)", "removed the word “emploi” (themes)"),
    ("vocabulary", "theme/x", {"fr": "neuf", "en": "new"}, "a ajouté la valeur « neuf » (thèmes)", "added the value “new” (themes)"),
    ("decision", "2023-03/1", {"platform": "facebook"}, "a noté une décision pour mars 2023", "noted a decision for March 2023"),
    ("seal", "2023-03", {"values": []}, "a scellé mars 2023", "sealed March 2023"),
    ("<act>", "<subject>", {}, "&lt;act&gt; : &lt;subject&gt;", "&lt;act&gt;: &lt;subject&gt;"),
    ("mapping", "y", None, "mapping, retiré : y", "mapping, taken back: y"),
    ("tag", "without slashes", {}, "tag : without slashes", "tag: without slashes"),
])
def test_every_act_is_told_in_words_and_one_nobody_knows_by_its_name(store, act, subject, words, fr, en):
    entry = journal.Entry(1, datetime(2023, 4, 4, 12), "", act, subject, words)
    assert [audit.told(view(store, lang), entry).replace("\xa0", " ") for lang in ("fr", "en")] == [fr, en]
