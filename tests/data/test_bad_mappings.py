"""What cannot be taught: a mapping that says nothing, too much or another thing is refused by its fault, whatever the bytes."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import mapping_file, mappings, proposals
from data.export import exports
from data.mappings import Mapping, made_of
from data.problems import BadMapping, Problem
from tests.data.test_mappings import OF_LATER, TAUGHT, only


@pytest.mark.parametrize(("said", "fault"), [
    ({"export": "facebook.posts", "headers": {"Views": "Reach"}}, "known"),
    ({"export": "facebook.posts", "headers": {"Vues": "Reach"}}, "known"),
    ({"export": "facebook.posts", "headers": {"Vus": "Nonsense"}}, "word"),
    ({"export": "facebook.posts", "headers": {"": "Reach"}}, "word"),
    ({"export": "facebook.posts"}, "empty"),
    ({"export": "facebook.posts", "values": {"format": {"Reels": "photos"}}}, "known"),
    ({"export": "facebook.posts", "values": {"format": {"x": "y"}}}, "word"),
    ({"export": "facebook.posts", "tool": "Later", "headers": {"a": "Reach"}}, "export"),
    ({"export": "meta.card", "titles": {"facebook visits": "views"}}, "known"),
    ({"export": "linkedin.posts", "headers": {"a": "b"}}, "export"),
    ({"export": "sheet.month", "headers": {"a": "value"}}, "export"),
    ({"export": "nobody.knows", "headers": {"a": "b"}}, "export"),
    ({"export": "tool.later.posts", "tool": "Buffer", "platforms": ["x"], "headers": {"a": "text"}}, "export"),
    ({"export": "tool.later.posts", "tool": "Later", "platforms": [], "headers": {"a": "text"}}, "export"),
    ({"export": "tool.later.posts", "tool": "Later", "platforms": ["nowhere"], "headers": {"a": "text"}}, "shape"),
    ({"export": "tool.later.posts", "tool": "Later", "platforms": ["x"], "headers": {"a": "engagement_rate"}}, "word"),
    ({"export": "facebook.posts", "headers": {"a\x1b": "Reach"}}, "shape"),
    ({"export": "facebook.posts", "headers": {"a" * 1000: "Reach"}}, "shape"),
    ({"export": "facebook.posts", "order": "ymd", "headers": {"a": "Reach"}}, "shape"),
    ({"headers": {"a": "Reach"}}, "shape"), ({"export": 3}, "shape"), ([], "shape"), (None, "shape")])
def test_what_cannot_be_is_refused_by_its_fault(said, fault):
    with pytest.raises(BadMapping) as refused:
        made_of(said)
    assert refused.value.details["fault"] == fault


def test_a_file_that_gives_a_word_another_meaning_is_refused_whole(store):
    mappings.teach(store, Mapping("facebook.posts", "fr", {"portee": "Reach"}))
    data = mapping_file.as_file((OF_LATER, Mapping("facebook.posts", "fr", {"portee": "Views"})))
    with pytest.raises(BadMapping, match="portee"):
        mapping_file.take(store, data)
    assert len(mappings.standing(store.reader())) == 1


GOOD = mapping_file.as_file((TAUGHT, OF_LATER))


@pytest.mark.parametrize(("data", "fault"), [(b"", "foreign"), (b"a,b\n1,2\n", "foreign"), (GOOD[:-30], "damaged"), (b"[]", "foreign"), (b"{}", "foreign"), (b"[" * 100_000, "foreign"),
                                             (GOOD.replace(b'-mappings": 1', b'-mappings": 2'), "newer"), (b"x" * 2_000_000, "large"), (b'{"portee-mappings": 1, "mappings": []}', "damaged"),
                                             (b'{"portee-mappings": 1, "mappings": {}}', "damaged"), (b'{"portee-mappings": ' + b"9" * 5000 + b"}", "newer")])
def test_a_damaged_or_foreign_file_is_told_and_harmless(store, data, fault):
    with pytest.raises(BadMapping) as refused:
        mapping_file.take(store, data)
    assert refused.value.details["fault"] == fault and "{" not in refused.value.message
    assert mappings.standing(store.reader()) == ()


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
SAID = st.fixed_dictionaries({}, optional={"export": st.sampled_from(["facebook.posts", "tool.later.days", "meta.card"]) | JSON, "headers": st.dictionaries(st.text(), st.sampled_from(["Reach", "day"])) | JSON,
                                           "titles": JSON, "values": JSON, "language": JSON, "tool": JSON, "platforms": JSON, "about": JSON, "order": JSON, "numbers": JSON})


@given(st.binary(max_size=400) | JSON.map(lambda told: json.dumps(told).encode("utf-8", "surrogatepass")) | SAID.map(lambda said: json.dumps({"portee-mappings": 1, "mappings": [said]}).encode()))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_mappings_or_a_problem(data):
    with suppress(BadMapping):
        assert all(isinstance(mapping, Mapping) for mapping in mapping_file.from_file(data))


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), min_size=1, max_size=6), st.sampled_from(["posts", "days", "months", "segments"]))
@settings(max_examples=60, deadline=None)
def test_any_file_gets_proposals_and_any_of_them_a_reading_or_a_problem(rows, shape):
    from data.files import Document, Grid
    document = Document("a.csv", "0" * 64, 1, (Grid("", rows),), ",")
    made = [*proposals.proposed(document)[:3], proposals.of_tool(document, "Later", shape, ("x",))]
    for proposal in filter(None, made):
        try:
            claim = made_of(proposal.mapping.said()).claim(document)
        except Problem:
            continue
        assert claim is None or claim.mapping.export == proposal.mapping.export


def test_every_export_that_can_be_taught_takes_its_own_words():
    for export in exports():
        if mappings.can_be_taught(export):
            words = mappings.words_of(export)
            told = {"headers": {f"mot {at}": word for at, word in enumerate(words)}} if words else {"titles": {"mot": export.titles[0]}}
            assert made_of({"export": export.name, **told}).made is export


def test_files_that_write_their_days_otherwise_are_taught_apart_and_never_turn_each_other_s(store):
    first = Mapping("tool.x.days", "", {"d": "day", "n": "likes"}, order="dmy", tool="X", platforms=("x",))
    mappings.teach(store, first)
    mappings.teach(store, replace(first, headers={"jour": "day", "n": "likes"}, order="mdy"))
    taught = mappings.standing(store.reader())
    assert only(("a.csv", b"d,n\n03/04/2023,4\n"), taught).outcome.first_day == date(2023, 4, 3)
    assert only(("a.csv", b"jour,n\n03/04/2023,4\n"), taught).outcome.first_day == date(2023, 3, 4)
    mappings.teach(store, replace(first, order="mdy"))
    assert only(("a.csv", b"d,n\n03/04/2023,4\n"), mappings.standing(store.reader())).outcome.kind == "AmbiguousExport"
