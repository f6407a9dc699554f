"""A header never seen is not the end: it is taught once, confirmed by a person, remembered, and taken from one centre to another."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from data import journal, mapping_file, mappings, proposals
from data.consequences import consequences
from data.journey import read_files
from data.keep import keep, receipts
from data.mappings import Mapping, made_of
from data.problems import Problem, UnknownExport
from data.reading import Answers
from data.rebuild import rebuild
from data.store import open_store
from data.values import plain
from tests import lookalikes as like
from tests.data.answers import answers

TYPE, OURS = "Genre de publication", "Post type"
CANADIAN = like.FACEBOOK_FR.replace("Type de publication", TYPE)
FILE = ("a.csv", like.facebook(like.facebook_row(kind="Photographies"), like.facebook_row("104000000000002", kind="Reels"), header=CANADIAN))
TAUGHT = Mapping("facebook.posts", "fr", {plain(TYPE): OURS}, values={"format": {"photographies": "photos"}})
LATER = ("later.csv", b"Posted,Caption,Media Type,Post URL,Likes,Comments,Reach,Engagement Rate\n"
                      b"2023-03-14,Bonjour,Image,https://x.example/1,12,3,400,5%\n2023-03-15,Encore,Reel,https://x.example/2,20,1,500,4%\n")
OF_LATER = Mapping("tool.later.posts", "en", {"posted": "published", "caption": "text", "post url": "permalink", "likes": "likes",
                                              "comments": "comments", "reach": "reach", "media type": "format"},
                   values={"format": {"image": "photo"}}, tool="Later", platforms=("instagram",))


def only(file, taught=(), answers=None):
    [found] = read_files([file], answers, taught)
    return found


def likely(file):
    """The first proposal for an unknown file."""
    return proposals.proposed(only(file).document)[0]


# ── proposed, never decided ─────────────────────────────────────────────────────────────────────────────────────────

def test_one_translated_header_proposes_exactly_that_export_with_all_else_filled():
    first = likely(FILE)
    assert first.mapping.export == "facebook.posts" and first.mapping.language == "fr"
    assert [column.header for column in first.unknown] == [TYPE] and first.mapping.headers == {plain(TYPE): OURS}
    assert first.missing == () and first.unknown[0].samples == ("Photographies", "Reels")
    assert [value for _, value in first.values] == ["Photographies"]
    assert isinstance(only(FILE).outcome, UnknownExport)


@pytest.mark.parametrize("header", like.FACEBOOK_FR.replace('"', "").split(","))
def test_whichever_needed_header_is_another_it_is_facebook_s_posts(header):
    file = ("a.csv", like.facebook(header=like.FACEBOOK_FR.replace(header, "Tout autre chose", 1)))
    if isinstance(only(file).outcome, UnknownExport):
        assert likely(file).mapping.export == "facebook.posts"


def test_a_card_and_an_audience_in_french_are_proposed_by_their_titles():
    card = ("v.csv", like.card("Visites Facebook").decode("utf-16").replace("Primary", "Principal").encode("utf-16"))
    first = likely(card)
    assert first.mapping.export == "meta.card" and first.mapping.titles == {"visites facebook": "facebook visits"}
    found = only(card, (made_of(first.mapping.said()),))
    assert found.outcome.totals == {"profile_visits": 10} and found.outcome.platform == "facebook"
    ages = '"Âge et genre"\n"","Femmes","Hommes"\n"18-24 ans","30.5","20"\n"25-34","25","14.5"'
    audience = ("a.csv", like.audience(ages, '"Principales villes"\n"London, ON","Toronto, ON"\n"58.2","7.9"'))
    first = likely(audience)
    assert first.mapping.export == "meta.audience" and first.mapping.titles["femmes"] == "Women"
    assert first.mapping.values == {"": {"18-24 ans": "18-24"}}
    found = only(audience, (made_of(first.mapping.said()),), Answers(platform="facebook"))
    told = found.outcome.facts.tables["segment"]
    assert found.outcome.rows == 6 and "women 18-24" in told["segment"].to_pylist() and "London, ON" in told["segment"].to_pylist()


def test_a_rate_or_a_text_is_never_put_forward_as_a_count():
    made = proposals.of_tool(only(LATER).document, "Later", "posts", ("instagram",))
    assert "engagement rate" not in made.mapping.headers and "caption" in made.mapping.headers
    assert {made.mapping.headers[name] for name in ("likes", "comments", "reach")} == {"likes", "comments", "reach"}


def test_sheet_names_in_any_language_need_no_teaching():
    found = only(("f.xls", like.linkedin_followers(first="Abonnés nouveaux")))
    assert found.export == "linkedin.followers" and found.outcome.totals == {"new_followers": 2}


@pytest.mark.parametrize(("days", "asks", "order"), [(("03/04/2023", "05/04/2023"), True, ""), (("25/04/2023", "05/04/2023"), False, "dmy"),
                                                     (("04/25/2023", "04/05/2023"), False, "mdy"), (("2023-04-05",), False, "")])
def test_days_that_could_be_read_two_ways_are_asked_and_others_are_not(days, asks, order):
    rows = "\n".join(f"{day},x,{at}" for at, day in enumerate(days))
    document = only(("b.csv", f"Date,Post,Likes\n{rows}\n".encode())).document
    made = proposals.of_tool(document, "Buffer", "posts", ("instagram",))
    assert (made.asks_order, made.mapping.order) == (asks, order)


@pytest.mark.parametrize(("number", "asks", "way", "value"), [("1,234", True, "", 1234), ("1,5", False, "fr", None), ("12,345,678", False, "en", 12345678), ("1 234", False, "fr", 1234), ("7", False, "", 7)])
def test_numbers_that_could_be_read_two_ways_are_asked_and_others_are_not(number, asks, way, value):
    file = ("b.csv", f'Jour,Likes\n2023-04-05,"{number}"\n'.encode())
    made = proposals.of_tool(only(file).document, "Buffer", "days", ("instagram",))
    assert (made.asks_numbers, made.mapping.numbers) == (asks, way)
    read = only(file, (made_of(replace(made.mapping, numbers=way or "en").said()),)).outcome
    assert isinstance(read, Problem) if value is None else read.totals == {"likes": value}


# ── read through what was taught ────────────────────────────────────────────────────────────────────────────────────

def test_the_file_is_read_as_the_known_export_and_says_so():
    reading = only(FILE, (TAUGHT,)).outcome
    plainly = only(("b.csv", like.facebook(like.facebook_row(), like.facebook_row("104000000000002", kind="Reels")))).outcome
    assert reading.export == "facebook.posts" and reading.language == "fr" and "taught" in reading.notes
    assert reading.totals == plainly.totals and reading.facts.tables["post"].equals(plainly.facts.tables["post"])


def test_what_is_not_taught_or_no_longer_there_changes_nothing():
    english = ("a.csv", like.facebook())
    with_it, without = only(english, (TAUGHT,)), only(english)
    assert with_it.answers.mapping is None and with_it.outcome.notes == without.outcome.notes == ()
    assert isinstance(only(("a.csv", b"x,y\n1,2\n"), (TAUGHT, OF_LATER)).outcome, UnknownExport)


def test_an_optional_column_taught_is_read_in_a_file_that_was_known_without_it():
    header = like.FACEBOOK_FR.replace(",Vues,", ",Visionnements,")
    file = ("a.csv", like.facebook(header=header))
    assert "views" not in only(file).outcome.totals
    assert only(file, (Mapping("facebook.posts", "fr", {"visionnements": "Views"}),)).outcome.totals["views"] == 100


def test_two_columns_under_one_word_are_never_one_of_them():
    twice = Mapping("facebook.posts", "fr", {plain(TYPE): OURS, "couverture organique": "Reach"})
    header = CANADIAN.replace("Description", "Couverture organique")                  # beside Couverture, which is Reach already
    assert isinstance(only(("a.csv", like.facebook(header=header)), (twice,)).outcome, UnknownExport)
    both = Mapping("tool.x.days", "", {"a": "day", "b": "likes", "c": "likes"}, tool="X", platforms=("x",))
    assert isinstance(only(("a.csv", b"a,b,c\n2023-01-01,1,2\n"), (both,)).outcome, UnknownExport)
    again = replace(both, headers={"a": "day", "b": "likes"})
    assert isinstance(only(("a.csv", b"a,b,b\n2023-01-01,1,2\n"), (again,)).outcome, UnknownExport)


def test_a_mapping_that_makes_two_exports_claim_a_file_is_ambiguous():
    other = replace(OF_LATER, export="tool.buffer.posts", tool="Buffer")
    assert only(LATER, (OF_LATER, other)).outcome.kind == "AmbiguousExport"
    days = Mapping("tool.x.days", "", {"publish time": "day", "views": "views"}, tool="X", platforms=("x",))
    assert only(("a.csv", like.facebook()), (days,)).outcome.kind == "AmbiguousExport"


def test_a_file_that_is_refused_by_name_stays_refused():
    ads = b"Reporting starts,Reporting ends,Reach\n2023-01-01,2023-01-31,5\n"
    taught = Mapping("tool.x.days", "", {"reporting starts": "day", "reach": "reach"}, tool="X", platforms=("x",))
    assert only(("a.csv", ads), (taught,)).outcome.kind == "NotAnExport"


def test_a_row_that_cannot_be_read_is_set_aside_under_the_file_s_own_line():
    rows = [like.facebook_row(f"1040000000000{at:02d}") for at in range(40)]
    rows[20] = rows[20].replace(",100,80,", ",beaucoup,80,")
    reading = only(("a.csv", like.facebook(*rows, header=CANADIAN)), (TAUGHT,)).outcome
    assert [(row.line, row.text) for row in reading.set_aside] == [(22, "beaucoup")]


def test_an_archive_s_members_are_each_read_through_what_was_taught():
    found = list(read_files([("a.zip", like.zipped(**{"p.csv": FILE[1], "l.csv": LATER[1]}))], taught=(TAUGHT, OF_LATER)))
    assert [one.export for one in found] == ["facebook.posts", "tool.later.posts"]


@pytest.mark.parametrize("shape", ["days", "months", "segments"])
def test_each_shape_of_another_tool_s_file_is_read(shape):
    about = {"measure": "followers", "dimension": "country"} if shape == "segments" else {}
    texts = {"days": "Jour;Abonnements\n14/03/2023;1 234\n15/03/2023;2\n", "months": "Mois;Abonnements\nfévrier 2023;5\nmars 2023;7\n",
             "segments": "Pays;Total\nCanada;40\nTogo;2\n"}
    headers = {"days": {"jour": "day", "abonnements": "new_followers"}, "months": {"mois": "month", "abonnements": "new_followers"},
               "segments": {"pays": "segment", "total": "value"}}
    taught = made_of(Mapping(f"tool.metricool.{shape}", "fr", headers[shape], order="dmy", numbers="fr", tool="Metricool",
                             platforms=("instagram",), about=about).said())
    reading = only(("m.csv", texts[shape].encode()), (taught,), Answers(exported_on=date(2023, 4, 4))).outcome
    assert reading.platform == "instagram" and reading.rows == 2
    assert reading.totals == {"days": {"new_followers": 1236}, "months": {"new_followers": 12}, "segments": {}}[shape]
    days = {"days": (date(2023, 3, 14), date(2023, 3, 15)), "months": (date(2023, 2, 1), date(2023, 3, 31)), "segments": (date(2023, 4, 4),) * 2}
    assert (reading.first_day, reading.last_day) == days[shape]


def test_days_of_the_other_order_are_unreadable_never_turned():
    taught = Mapping("tool.x.days", "", {"d": "day", "n": "likes"}, order="dmy", tool="X", platforms=("x",))
    assert only(("a.csv", b"d,n\n03/25/2023,4\n"), (taught,)).outcome.kind == "BadValue"
    assert only(("a.csv", b"d,n\n03/04/2023,4\n"), (taught,)).outcome.first_day == date(2023, 4, 3)
    assert only(("a.csv", b"d,n\n03/04/2023,4\n"), (replace(taught, order=""),)).outcome.kind == "BadValue"


def test_what_was_left_out_of_a_tool_s_file_is_not_read_whatever_it_is_called():
    taught = Mapping("tool.x.days", "", {"d": "day", "n": "likes"}, tool="X", platforms=("x",))
    assert only(("a.csv", b"d,n,views,Reach\n2023-03-25,4,9,9\n"), (taught,)).outcome.totals == {"likes": 4}


# ── remembered, given to others, taken back ─────────────────────────────────────────────────────────────────────────

def test_a_taught_file_is_kept_without_another_word_and_its_receipt_names_the_mapping(store):
    mappings.teach(store, TAUGHT, "one")
    [outcome] = keep(store, [FILE])
    [(said,)] = store.reader().execute("select answers from receipt").fetchall()
    assert outcome.status == "kept" and json.loads(said)["mapping"] == TAUGHT.said()
    assert mappings.kept_through(store.reader()) == {"facebook.posts/fr": 1}


@pytest.mark.parametrize("later", [lambda store: mappings.withdraw(store, "facebook.posts/fr"),
                                   lambda store: mappings.teach(store, replace(TAUGHT, headers={plain(TYPE): "Description"}))])
def test_a_rebuild_reads_as_it_was_whatever_was_taught_or_withdrawn_since(store, later):
    for mapping in (TAUGHT, OF_LATER):
        mappings.teach(store, mapping)
    keep(store, [("pile.zip", like.zipped(**{"p.csv": FILE[1], "l.csv": LATER[1]})), ("i.csv", like.instagram())])
    later(store)
    before = answers(store), receipts(store)
    made = rebuild(store)
    assert made.read == 3 and made.changes == () and (answers(store), receipts(store)) == before


def test_what_was_taught_later_does_not_change_what_was_read_before_it(store):
    file = ("a.csv", like.facebook(header=like.FACEBOOK_FR.replace(",Vues,", ",Visionnements,")))
    keep(store, [file])
    mappings.teach(store, Mapping("facebook.posts", "fr", {"visionnements": "Views"}))
    before = answers(store)
    assert rebuild(store).changes == () and answers(store) == before


def test_withdrawn_it_is_unknown_again_and_what_was_kept_stays(store):
    mappings.teach(store, TAUGHT)
    keep(store, [FILE])
    mappings.withdraw(store, TAUGHT.subject, "two")
    assert mappings.standing(store.reader()) == () and mappings.kept_through(store.reader()) == {TAUGHT.subject: 1}
    assert len(receipts(store)) == 1 and keep(store, [FILE])[0].problem.kind == "UnknownExport"
    assert [entry.by for entry in journal.entries(store.reader(), "mapping")] == ["two", ""]


def test_teaching_again_adds_and_teaching_the_same_writes_nothing(store):
    mappings.teach(store, TAUGHT)
    mappings.teach(store, TAUGHT)
    assert len(journal.entries(store.reader(), "mapping")) == 1
    joined = mappings.teach(store, Mapping("facebook.posts", "fr", {"visionnements": "Views"}))
    assert set(joined.headers) == {plain(TYPE), "visionnements"} and mappings.standing(store.reader()) == (joined,)


def test_one_small_file_takes_it_to_a_fresh_database_where_it_is_used(store, tmp_path):
    for mapping in (TAUGHT, OF_LATER):
        mappings.teach(store, mapping)
    data = mapping_file.as_file(mappings.standing(store.reader()))
    other = open_store(tmp_path / "other.duckdb")
    assert len(mapping_file.take(other, data)) == 2 and mapping_file.take(other, data) == ()
    assert mappings.standing(other.reader()) == mappings.standing(store.reader())
    assert [outcome.status for outcome in keep(other, [FILE, LATER])] == ["kept", "kept"]
    assert len(data) < 2_000 and b"Bonjour" not in data
    other.close()


def test_the_commands_give_take_and_read(store, tmp_path):
    mappings.teach(store, TAUGHT)
    store.close()
    (tmp_path / "a.csv").write_bytes(FILE[1])

    def run(*words):
        return subprocess.run([sys.executable, "-m", "data", *words], capture_output=True, text=True)

    given = run("mappings", "export", str(tmp_path / "m.json"), "--db", str(store.path))
    assert given.returncode == 0 and "facebook.posts" in given.stdout
    assert run("mappings", "export", str(tmp_path / "m.json"), "--db", str(store.path)).returncode == 1
    other = str(tmp_path / "other.duckdb")
    assert run("read", str(tmp_path / "a.csv"), "--db", other, "--json").returncode == 1
    assert run("mappings", "import", str(tmp_path / "m.json"), "--db", other).returncode == 0
    read = run("read", str(tmp_path / "a.csv"), "--db", other, "--json")
    assert read.returncode == 0 and json.loads(read.stdout)["export"] == "facebook.posts"
    assert run("mappings", "import", str(tmp_path / "a.csv"), "--db", other).returncode == 1


def test_a_trial_of_consequences_reads_it_too(store):
    mappings.teach(store, TAUGHT)
    assert consequences(store, list(read_files([FILE], taught=mappings.standing(store.reader())))) == []
