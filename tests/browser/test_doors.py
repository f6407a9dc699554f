"""The doors, with a real identity provider on loopback: who gets in, where, and what each role may do there."""

import json
import shutil
from contextlib import contextmanager

import pytest
from oidc_provider_mock import User, run_server_in_thread
from pptx import Presentation

from data.store import open_store
from pages.parts import sealing
from tests.browser.conftest import _free_port, serving

EMAILS = {"coordinator": "marie@centre.example", "director": "anne@centre.example", "board": "c1@conseil.example", "stranger": "x@ailleurs.example"}
DOORS = f"""
entry = "login"
[coordinator]
emails = ["{EMAILS['coordinator'].upper()}"]
[director]
groups = ["direction"]
[board]
emails = ["{EMAILS['board']}", "unproven@conseil.example"]
"""
CLAIMS = {"director": {"groups": ["direction"]}}
ALL = ("", "growth", "content", "audience", "website", "deck", "imports", "themes", "settings")
OPEN = {"coordinator": set(ALL), "director": set(ALL) - {"imports", "themes", "settings"}, "board": {"", "deck"}, "stranger": set()}


@pytest.fixture(scope="module")
def provider():
    """An identity provider on loopback that knows everybody; its address."""
    users = [User(sub=email, claims={"email": email, "email_verified": True, "name": role, **CLAIMS.get(role, {})}) for role, email in EMAILS.items()]
    users.append(User(sub="unproven@conseil.example", claims={"email": "unproven@conseil.example", "email_verified": False}))
    with run_server_in_thread(user_claims=users) as running:
        yield f"http://127.0.0.1:{running.server_port}"


@contextmanager
def behind(folder, sample, doors, provider=None, **environment):
    """A server with doors."""
    shutil.copy(sample, folder / "sample.duckdb")
    (folder / "doors.toml").write_text(doors)
    port = _free_port()
    (folder / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"k" * 40}"\nclient_id = "portee"\nclient_secret = "s"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\nclient_kwargs = {{ "scope" = "openid email profile" }}\n')
    with serving(folder, port, PORTEE_DOORS=str(folder / "doors.toml"), STREAMLIT_SECRETS_FILES=str(folder / "secrets.toml"), **environment) as address:
        yield address


@pytest.fixture(scope="module")
def guarded(provider, sample_database, tmp_path_factory):
    """The address of a server behind the provider's doors."""
    with behind(tmp_path_factory.mktemp("doors"), sample_database, DOORS, provider) as address:
        yield address


def sign_in(page, address, email):
    """Come through the door as that person."""
    page.goto(f"{address}/?lang=en")
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=sub]").fill(email)
    page.get_by_role("button", name="Authorize").first.click()
    page.wait_for_url(f"{address}/**", timeout=30_000)
    page.wait_for_selector(".pt-title, .pt-slide", timeout=30_000)


def test_nobody_sees_anything_before_saying_who_they_are(page, guarded):
    for name in ALL:
        page.goto(f"{guarded}/{name}?lang=en&month=2023-03")
        page.get_by_role("button", name="Sign in").wait_for(timeout=30_000)
        assert page.locator(".pt-tile, .pt-slide, .pt-head, [data-testid=stTopNavLink]").count() == 0, name
        assert "2023" not in page.locator("[data-testid=stMain]").inner_text()


@pytest.mark.parametrize("role", list(OPEN))
def test_each_role_opens_its_own_pages_and_no_other_by_menu_or_by_address(page, guarded, role):
    sign_in(page, guarded, EMAILS[role])
    if role == "stranger":
        assert "no role" in page.locator("[data-testid=stMain]").inner_text()
        assert page.locator("[data-testid=stTopNavLink], .pt-tile, .pt-slide").count() == 0
        return
    for name in ALL:
        page.goto(f"{guarded}/{name}?lang=en&month=2023-03")
        page.wait_for_selector(".pt-title, .pt-slide, [role=alert]", timeout=30_000)
        page.wait_for_timeout(700)
        led_there = page.locator("[data-testid=stDialog]").count() == 0 and (not name or f"/{name}" in page.url)
        assert (name in OPEN[role]) == led_there, (role, name, page.url)
    listed = page.get_by_test_id("stHeader").inner_text()
    assert ("Manage" in listed, "Explore" in listed) == (role == "coordinator", role != "board"), listed


def test_the_board_takes_a_sealed_deck_away_and_is_offered_nothing_that_is_live(page, provider, sample_database, tmp_path):
    shutil.copy(sample_database, tmp_path / "sealed.duckdb")
    store = open_store(tmp_path / "sealed.duckdb")
    code = sealing.seal(store, "2023-03").code
    store.close()
    (tmp_path / "own").mkdir()
    with behind(tmp_path / "own", tmp_path / "sealed.duckdb", DOORS, provider) as address:
        sign_in(page, address, EMAILS["board"])
        page.goto(f"{address}/deck?lang=en&month=2023-03")
        page.wait_for_selector(".st-key-take button", timeout=30_000)
        with page.expect_download(timeout=60_000) as told:
            page.locator(".st-key-take").get_by_role("button", name="PowerPoint").click()
        told.value.save_as(tmp_path / "deck.pptx")
        words = "\n".join(shape.text_frame.text for slide in Presentation(str(tmp_path / "deck.pptx")).slides for shape in slide.shapes if shape.has_text_frame)
        assert code in words and "Not final" not in words
        page.goto(f"{address}/deck?lang=en&month=2023-02")                 # live: for those only who may see it
        page.wait_for_selector(".pt-title, .pt-slide", timeout=30_000)
        page.wait_for_timeout(700)
        assert "February" not in page.locator("[data-testid=stMain]").inner_text()


FORGED = {"X-Forwarded-Email": EMAILS["coordinator"], "X-Forwarded-User": EMAILS["coordinator"], "X-Forwarded-Groups": "direction", "X-Portee-Secret": "",
          "Remote-User": EMAILS["coordinator"], "Authorization": "Bearer forged"}


def at_the_door(page):
    """Whether the page shows the door and nothing else."""
    page.wait_for_selector(".pt-title", timeout=30_000)
    page.wait_for_timeout(500)
    return page.locator(".pt-tile, .pt-slide, .pt-head, [data-testid=stFileUploader]").count() == 0


def test_headers_and_cookies_of_ones_own_making_open_nothing(chromium, guarded):
    context = chromium.new_context(extra_http_headers=FORGED)
    told = json.dumps({"is_logged_in": True, "email": EMAILS["coordinator"], "email_verified": True, "iat": 9_999_999_999, "origin": guarded})
    context.add_cookies([{"name": name, "value": value, "url": guarded}
                         for name in ("_streamlit_user", "_streamlit_user_tokens", "_user") for value in (told.replace('"', "%22").replace(",", "%2C").replace(" ", ""),)])
    page = context.new_page()
    page.goto(f"{guarded}/imports?lang=en")
    assert at_the_door(page)
    context.close()


def test_an_address_that_the_provider_has_not_verified_has_no_role(page, guarded):
    sign_in(page, guarded, "unproven@conseil.example")
    assert "no role" in page.locator("[data-testid=stMain]").inner_text()


def test_signing_out_closes_the_door_behind(page, guarded):
    sign_in(page, guarded, EMAILS["director"])
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_timeout(1500)
    page.goto(f"{guarded}/?lang=en")
    assert at_the_door(page)
    page.get_by_role("button", name="Sign in").wait_for()


def test_a_role_taken_away_is_gone_at_the_next_click(page, provider, sample_database, tmp_path):
    with behind(tmp_path, sample_database, DOORS, provider) as address:
        sign_in(page, address, EMAILS["board"])
        assert page.locator(".pt-title, .pt-slide").count()
        (tmp_path / "doors.toml").write_text(DOORS.replace(EMAILS["board"], "someone@else.example"))
        page.goto(f"{address}/deck?lang=en")
        assert at_the_door(page)


PROXY = f"""
entry = "proxy"
[coordinator]
emails = ["{EMAILS['coordinator']}"]
[proxy]
secret = "a-long-secret-of-the-proxy"
"""


def test_a_proxys_word_counts_only_with_its_secret(chromium, sample_database, tmp_path):
    with behind(tmp_path, sample_database, PROXY) as address:
        for secret, inside in (("a-long-secret-of-the-proxy", True), ("a-long-secret-of-the-prox", False), ("", False)):
            context = chromium.new_context(extra_http_headers={"X-Forwarded-Email": EMAILS["coordinator"], **({"X-Portee-Secret": secret} if secret else {})})
            page = context.new_page()
            page.goto(f"{address}/?lang=en&month=2023-03")
            page.wait_for_selector(".pt-tile" if inside else ".pt-title", timeout=30_000)
            assert inside or at_the_door(page)
            context.close()


def test_doors_that_cannot_be_read_let_nobody_in(page, sample_database, tmp_path):
    with behind(tmp_path, sample_database, 'entry = "login"\n[coordinator]\nemail = ["x"]\n') as address:
        page.goto(f"{address}/?lang=en&month=2023-03")
        page.get_by_role("alert").wait_for(timeout=30_000)
        assert "nobody enters" in page.get_by_role("alert").inner_text()
        assert page.locator(".pt-tile").count() == 0


def test_on_a_network_without_doors_nothing_is_shown(page, sample_database, tmp_path):
    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    with serving(tmp_path, STREAMLIT_SERVER_ADDRESS="0.0.0.0") as address:
        page.goto(f"{address}/?lang=en&month=2023-03")
        page.get_by_role("alert").wait_for(timeout=30_000)
        assert "no doors are set" in page.get_by_role("alert").inner_text()
        assert page.locator(".pt-tile").count() == 0


def test_alone_on_a_laptop_another_name_for_this_computer_is_refused(server):
    import http.client

    port = int(server.rpartition(":")[2])
    for host, status in ((f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), (f"evil.example:{port}", 421), ("169.254.169.254", 421)):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        link.request("GET", "/", headers={"Host": host})
        assert link.getresponse().status == status, host


def test_every_answer_bears_the_headers_that_browsers_obey(server):
    import urllib.request

    for path in ("/", "/_stcore/health", "/static/nothing", "/media/nothing"):
        try:
            headers = urllib.request.urlopen(f"{server}{path}").headers
        except urllib.error.HTTPError as refused:
            headers = refused.headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize("path", ["/data/local/sample.duckdb", "/static/../data/local/sample.duckdb", "/app/static/sample.duckdb", "/%2e%2e/sample.duckdb",
                                  "/media/../../sample.duckdb", "/.streamlit/secrets.toml", "/doors.toml", "/originals/", "/_stcore/../sample.duckdb"])
def test_nothing_of_the_database_the_secrets_or_the_originals_is_served(server, path):
    import http.client

    link = http.client.HTTPConnection("127.0.0.1", int(server.rpartition(":")[2]), timeout=10)
    link.request("GET", path)
    told = link.getresponse().read()
    assert b"DUCK" not in told[:32] and b"cookie_secret" not in told and b"entry =" not in told
