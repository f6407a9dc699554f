"""What stands before every request: headers that browsers obey, names that only the proxy may say, and, alone on a laptop, the house's own
name in the address (a page elsewhere could otherwise borrow the visitor's browser to ask ours).
"""

import hmac
from urllib.parse import urlsplit

from data.problems import BadDoors, NoDoors
from pages.parts import doors

_POLICY = ("default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
           "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'")
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),              # Streamlit and Vega need the two `unsafe`; nothing is ever loaded from elsewhere
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_HEADERS = ("email", "groups", "name", "secret_header")
_HOME = {"localhost", "127.0.0.1", "::1"}


class Gate:
    """The ASGI middleware in front of Streamlit."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        found = _doors()
        if found is None and not _at_home(scope):
            await _refuse(scope, send)
            return
        if found is not None:
            scope = scope | {"headers": _vouched(scope["headers"], found)}
        await self.app(scope, receive, _with_headers(send))


def _doors():
    """The doors as they stand, or None; what is wrong with them is told on the page, and lets nobody in there."""
    try:
        return doors.doors()
    except (BadDoors, NoDoors):
        return doors.SHUT


def _at_home(scope):
    """Whether the address asked for is this computer's own, as it is where nothing stands between; a told network is its own affair."""
    if doors.is_open():
        return True
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    return urlsplit(f"//{host}").hostname in _HOME


async def _refuse(scope, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": b"Portee answers at http://localhost only.\n"})


def _vouched(headers, found):
    """The request's headers; without the visitor's name where the proxy's secret is not beside it."""
    names = {found.proxy[part].lower().encode() for part in _HEADERS}
    said = next((value for name, value in headers if name == found.proxy["secret_header"].lower().encode()), b"")
    if found.entry == "proxy" and hmac.compare_digest(said, found.proxy["secret"].encode()):
        return headers
    return [(name, value) for name, value in headers if name not in names]


def _with_headers(send):
    async def sending(message):
        if message["type"] == "http.response.start":
            ours = {name for name, _ in HEADERS}
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in ours]
            message = message | {"headers": [*kept, *HEADERS]}
        await send(message)

    return sending
