"""The doors: who is here, and what they may do. Alone on a laptop there are none; on a server nobody is let in by default.

A settings file names who is who (`PORTEE_DOORS`, else `data/local/doors.toml`); who the visitor is, the identity provider says (OpenID
Connect, through `st.login`) or a reverse proxy in its headers (`gate.py` drops those that anyone else sends).
"""

import os
import time
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path

import streamlit as st

from data import journal
from data.problems import BadDoors, NoDoors, NotAllowed
from data.store import LOCAL

ROLES = {"coordinator": ("see", "sealed", "decide", "keep"), "director": ("see", "sealed", "decide"), "board": ("sealed",)}
OPEN = "none"                                    # PORTEE_DOORS=none: alone, and told so, where the address alone does not say it
HOURS = 12
_HEADERS = {"email": "X-Forwarded-Email", "groups": "X-Forwarded-Groups", "name": "X-Forwarded-Preferred-Username",
            "secret_header": "X-Portee-Secret"}


@dataclass(frozen=True)
class Visitor:
    """Who is here: a name for the journal, an address, and a role (None: known, and let in nowhere)."""

    name: str
    email: str
    role: str | None

    def may(self, act):
        """Whether the role includes an act: `see`, `sealed`, `decide`, `keep`."""
        return act in ROLES.get(self.role, ())


ALONE = Visitor("", "", "coordinator")


@dataclass(frozen=True)
class Doors:
    """What the settings file says: how visitors are known, and who has which role."""

    entry: str
    roles: dict
    proxy: dict
    groups_claim: str = "groups"
    hours: float = HOURS

    def role(self, email, groups):
        """The first role, from the widest to the narrowest, that names the address or one of the groups; None where none does."""
        for role in ROLES:
            named = self.roles.get(role, {})
            if email.casefold() in map(str.casefold, named.get("emails", ())) or set(groups) & set(named.get("groups", ())):
                return role
        return None


SHUT = Doors("shut", {}, _HEADERS)


def path():
    """Where the settings file lies, or may."""
    return os.environ.get("PORTEE_DOORS") or str(LOCAL / "doors.toml")


def is_open():
    """Whether somebody said that no doors are needed, where the address alone does not say it (a container of one's own)."""
    return path() == OPEN


def doors():
    """The Doors, or None where there are none and none are needed. Raises BadDoors, and NoDoors on a network without doors."""
    if is_open():
        return None
    file, address = Path(path()), st.get_option("server.address")
    if os.environ.get("PORTEE_DOORS") or file.exists():
        return _opened(file)
    if not _is_local(address):
        raise NoDoors(address=address or "0.0.0.0", file=file)
    return None


def _opened(file):
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as missing:
        raise BadDoors(file=file, why=missing.strerror) from missing


def _is_local(address):
    try:
        return bool(address) and (address == "localhost" or ip_address(address).is_loopback)
    except ValueError:
        return False


@cache
def _read(file, _changed):
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise BadDoors(file=file, why=str(broken)) from broken
    return _insisted(file, told)


def _insisted(file, told):
    """The settings, every key known and every value of its kind: a door misread would be a door open."""
    unknown = set(told) - {*ROLES, "entry", "proxy", "groups_claim", "hours"}
    lists = [told.get(role, {}).get(kind, []) for role in ROLES if isinstance(told.get(role, {}), dict) for kind in ("emails", "groups")]
    proxy = told.get("proxy", {})
    faults = [
        (bool(unknown), f"unknown: {', '.join(sorted(unknown))}"),
        (told.get("entry") not in ("login", "proxy"), 'entry must be "login" or "proxy"'),
        (any(not isinstance(told.get(role, {}), dict) or set(told.get(role, {})) - {"emails", "groups"} for role in ROLES), "a role has emails and groups"),
        (any(not isinstance(names, list) or not all(isinstance(name, str) and name for name in names) for names in lists), "emails and groups are lists of texts"),
        (not isinstance(proxy, dict) or not all(isinstance(word, str) for word in proxy.values()), "proxy holds texts"),
        (told.get("entry") == "proxy" and len(dict(proxy).get("secret", "") if isinstance(proxy, dict) else "") < 20, "proxy.secret must have twenty characters or more"),
        (not isinstance(told.get("hours", HOURS), (int, float)) or not 0 < told.get("hours", HOURS) <= 24 * 30, "hours must be a number up to 720"),
    ]
    for wrong, why in faults:
        if wrong:
            raise BadDoors(file=file, why=why)
    return Doors(told["entry"], {role: told.get(role, {}) for role in ROLES}, _HEADERS | proxy,
                 told.get("groups_claim", "groups"), told.get("hours", HOURS))


# ── who is here ─────────────────────────────────────────────────────────────────────────────────────────────────────


def visitor():
    """The Visitor; None where doors stand and nobody said who they are, or said it too long ago."""
    found = doors()
    if found is None:
        return ALONE
    return _by_proxy(found) if found.entry == "proxy" else _by_login(found)


def _by_proxy(found):
    email = st.context.headers.get(found.proxy["email"], "").strip()
    if not email:
        return None
    groups = [name.strip() for name in st.context.headers.get(found.proxy["groups"], "").split(",")]
    return Visitor(st.context.headers.get(found.proxy["name"], "").strip() or email, email, found.role(email, groups))


def _by_login(found):
    if not getattr(st.user, "is_logged_in", False):
        return None
    said = st.user.to_dict()
    if time.time() - float(said.get("iat") or 0) > found.hours * 3600:
        return None
    email, verified = str(said.get("email") or ""), said.get("email_verified", True)
    groups = said.get(found.groups_claim) or ()
    role = found.role(email if verified is True else "", [groups] if isinstance(groups, str) else [str(name) for name in groups])
    return Visitor(str(said.get("name") or email), email, role)


def by_login():
    """Whether visitors say who they are through the identity provider."""
    found = doors()
    return found is not None and found.entry == "login"


def insist(act):
    """The Visitor, who may do that. Raises NotAllowed."""
    found = visitor()
    if found is None or not found.may(act):
        raise NotAllowed(role=(found and found.role) or "nobody", act=act)
    return found


# ── the store behind the doors ──────────────────────────────────────────────────────────────────────────────────────


class Guarded:
    """A Store that asks the doors at every write, and names the visitor in the journal."""

    def __init__(self, store, act="keep"):
        self._store, self._act = store, act

    def __getattr__(self, name):
        return getattr(self._store, name)

    def for_act(self, act):
        """The same Store, for writes that another act of the role allows."""
        return Guarded(self._store, act)

    @contextmanager
    def _asked(self, way):
        with journal.speaking(insist(self._act).name), way() as cursor:
            yield cursor

    def writer(self):
        """As the Store's, for who may. Raises NotAllowed."""
        return self._asked(self._store.writer)

    def trial(self):
        """As the Store's, for who may. Raises NotAllowed."""
        return self._asked(self._store.trial)

    def alone(self):
        """As the Store's, for who may. Raises NotAllowed."""
        return self._asked(self._store.alone)

    def become(self, made, why):
        """As the Store's, for who may. Raises NotAllowed."""
        insist(self._act)
        return self._store.become(made, why)
