"""Role × page × act: who may open what, and write what; every refusal is asserted, none is left to the menu."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data import decisions, events, sources, vocabulary
from data.events import Event
from data.journal import entries
from data.keep import keep, keeping, receipts, undo
from data.problems import BadDoors, NoDoors, NotAllowed
from data.rebuild import rebuild
from data.store import open_store
from pages.parts import doors
from pages.parts.doors import ALONE, Doors, Guarded, Visitor
from tests import lookalikes as like
from tests.browser.conftest import ROOT
from tests.sample import copied

ROLES = ("coordinator", "director", "board", None)
PAGES = {"explore/overview": "see", "explore/growth": "see", "explore/content": "see", "explore/audience": "see", "explore/website": "see", "explore/compare": "see",
         "board/deck": "sealed", "manage/imports": "keep", "manage/themes": "keep", "manage/settings": "keep",
         "manage/provenance": "see"}
MAY = {"coordinator": {"see", "sealed", "decide", "keep"}, "director": {"see", "sealed", "decide"}, "board": {"sealed"}, None: set()}
CARD = like.facebook(like.facebook_row())
WRITES = {
    "keep a file": lambda store: keep(store, [("posts.csv", CARD)]),
    "keep a pile": lambda store: list(keeping(store, [("posts.csv", CARD)])),
    "undo an import": lambda store: undo(store, receipts(store)[0].receipt),
    "add an event": lambda store: events.add(store, Event("", date(2023, 3, 1), (), (), "fête", "party")),
    "correct a theme": lambda store: vocabulary.correct(store, "theme", "facebook", "1", ["youth"]),
    "add a theme": lambda store: vocabulary.add_value(store, "theme", "un", "one"),
    "set a word": lambda store: vocabulary.set_rule(store, "theme", "youth", "jeune"),
    "choose a source": lambda store: sources.speak(store, "website", "visits", "ga4.report"),
    "decide past its act": lambda store: decisions.decide(store, "2023-03", "facebook", "format", "reel"),
    "rebuild": rebuild,
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The sample organisation's first months."""
    path = tmp_path_factory.mktemp("begun") / "begun.duckdb"
    copied(path, before="2021-07")
    yield path
    open_store(path).close()


@pytest.fixture
def as_role(monkeypatch):
    """Become somebody of a role."""
    def become(role):
        monkeypatch.setattr(doors, "visitor", lambda: Visitor("Anne", "anne@centre.example", role))
    return become


def test_the_pages_of_the_matrix_are_the_pages_there_are():
    there = {str(file.relative_to(ROOT / "pages").with_suffix("")) for section in ("explore", "board", "manage") for file in (ROOT / "pages" / section).glob("*.py")}
    assert set(PAGES) == {name for name in there if not name.endswith(("__init__", "__main__"))}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_run_past_the_menu_asks_for_its_act_itself(page, role, begun, monkeypatch):
    monkeypatch.setenv("PORTEE_DB", str(begun))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.run()                                                        # alone: the View is handed over
    monkeypatch.setattr(doors, "visitor", lambda: Visitor("Anne", "a", role))
    asked, insist = [], doors.insist
    monkeypatch.setattr(doors, "insist", lambda act: asked.append(act) or insist(act))
    past = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    past.session_state["view"] = app.session_state["view"]
    past.run()
    assert asked[:1] == [PAGES[page]]
    assert bool(past.exception) == (PAGES[page] not in MAY[role])
    assert not past.exception or not past.get("html")                # nothing is shown before the refusal


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("write", WRITES)
def test_every_write_asks_the_role_itself(write, role, store, as_role):
    keep(store, [("before.csv", like.card())])
    before = entries(store.reader())
    as_role(role)
    if role == "coordinator":
        WRITES[write](Guarded(store))
        return
    with pytest.raises(NotAllowed):
        WRITES[write](Guarded(store))
    assert entries(store.reader()) == before


@pytest.mark.parametrize("role", ROLES)
def test_a_director_decides_and_the_journal_names_who_did(role, store, as_role):
    as_role(role)
    if "decide" not in MAY[role]:
        with pytest.raises(NotAllowed):
            decisions.decide(Guarded(store).for_act("decide"), "2023-03", "facebook", "format", "reel")
        return
    decisions.decide(Guarded(store).for_act("decide"), "2023-03", "facebook", "format", "reel")
    assert [entry.by for entry in entries(store.reader(), "decision")] == ["Anne"]


def test_a_receipt_names_who_kept_it(store, as_role):
    as_role("coordinator")
    keep(Guarded(store), [("posts.csv", CARD)])
    assert [receipt.kept_by for receipt in receipts(store)] == ["Anne"]
    assert {entry.by for entry in entries(store.reader(), "import")} == {"Anne"}


# ── the settings file ───────────────────────────────────────────────────────────────────────────────────────────────

GOOD = 'entry = "login"\n[coordinator]\nemails = ["Marie@Centre.example"]\n[director]\ngroups = ["direction"]\n[board]\nemails = ["marie@centre.example"]\n'


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the doors' file."""
    def write(text):
        file = tmp_path / "doors.toml"
        file.write_text(text)
        monkeypatch.setenv("PORTEE_DOORS", str(file))
        return doors.doors()
    return write


@pytest.mark.parametrize(("email", "groups", "role"), [
    ("marie@centre.example", (), "coordinator"), ("MARIE@CENTRE.EXAMPLE", (), "coordinator"), ("", (), None), ("x@y.example", ("direction",), "director"),
    ("x@y.example", ("Direction", "directions"), None), ("marie@centre.example.evil.example", (), None), ("xmarie@centre.example", (), None)])
def test_the_widest_role_that_names_somebody_is_theirs_and_nobody_has_one_by_default(written, email, groups, role):
    assert written(GOOD).role(email, groups) == role


@pytest.mark.parametrize("text", [
    "", "entry = 'nothing'", "entry = [", 'entry = "login"\ncoordinators = ["x"]', 'entry = "login"\n[coordinator]\nemails = "marie"',
    'entry = "login"\n[coordinator]\nmails = ["x"]', 'entry = "login"\n[coordinator]\nemails = [""]', 'entry = "login"\ncoordinator = "x"',
    'entry = "proxy"\n[proxy]\nsecret = "short"', 'entry = "proxy"', 'entry = "login"\nhours = 0', 'entry = "login"\nhours = "x"',
    'entry = "proxy"\nproxy = "x"'])
def test_a_file_that_is_not_wholly_understood_opens_no_door(written, text):
    with pytest.raises(BadDoors):
        written(text)


def test_a_named_file_that_is_missing_opens_no_door(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTEE_DOORS", str(tmp_path / "gone.toml"))
    with pytest.raises(BadDoors):
        doors.visitor()


@pytest.mark.parametrize(("address", "is_alone"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), (None, False), ("192.168.1.4", False)])
def test_without_doors_only_this_computer_is_served(address, is_alone, monkeypatch, tmp_path):
    monkeypatch.delenv("PORTEE_DOORS", raising=False)
    monkeypatch.setattr(doors, "LOCAL", tmp_path)
    monkeypatch.setattr(doors.st, "get_option", lambda name: address)
    if is_alone:
        assert doors.visitor() == ALONE
    else:
        with pytest.raises(NoDoors):
            doors.visitor()


def test_a_group_of_an_unverified_address_still_counts_but_the_address_does_not(monkeypatch):
    import time
    said = {"is_logged_in": True, "email": "marie@centre.example", "email_verified": False, "groups": ["direction"], "iat": time.time()}
    monkeypatch.setattr(doors, "doors", lambda: Doors("login", {"coordinator": {"emails": ["marie@centre.example"]}, "director": {"groups": ["direction"]}}, {}))
    monkeypatch.setattr(doors.st, "user", type("User", (), {"is_logged_in": True, "to_dict": lambda self: said})())
    assert doors.visitor().role == "director"
    said["iat"] = time.time() - 13 * 3600
    assert doors.visitor() is None                                  # the session ends
