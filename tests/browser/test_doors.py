"""The doors, with a real identity provider on loopback: who gets in, where, and what each role may do there."""

import shutil
from contextlib import contextmanager

import pytest
from oidc_provider_mock import User, run_server_in_thread

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
OPEN = {"coordinator": set(ALL), "director": set(ALL) - {"imports", "themes", "settings"}, "board": {"deck"}, "stranger": set()}


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
        assert (name in OPEN[role]) == (page.locator("[data-testid=stDialog]").count() == 0), (role, name)
    listed = page.locator("header").inner_text()
    assert ("Manage" in listed, "Explore" in listed) == (role == "coordinator", role != "board"), listed
