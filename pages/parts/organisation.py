"""The organisation's name, colour and logo: the form of the settings, which colours may be used, and how files draw the logo."""

import base64
import re

import streamlit as st

from data import organisation
from data.organisation import Organisation
from data.problems import BadLogo
from pages.parts import layout
from pages.parts.deck.plain import printed, shortened
from pages.parts.sentences import platform_name
from pages.parts.style import INK, PLATFORM

MARK, ALIKE = 3.0, 12.0               # the least contrast of a mark on paper (WCAG 1.4.11); the least distance from a platform's colour (CIE 1976)
NEUTRAL = ("organisation", "tiktok", "x")


def section(view):
    """What stands, and the form."""
    now = view.organisation
    layout.section(view.say("organisation.title"), view.say("organisation.key"))
    if now.logo:
        st.image(now.logo, width=min(now.size[0], 180))
    with st.form("organisation", border=False):
        name, colour, logo, keep = st.columns([3, 2, 4, 2], vertical_alignment="bottom")
        named = name.text_input(view.say("organisation.name"), now.name, max_chars=60, key="organisation-name")
        typed = colour.text_input(view.say("organisation.colour"), now.colour, max_chars=7, placeholder="#14305C", key="organisation-colour")
        with logo.container(key="drop-logo"):
            file = st.file_uploader(view.say("organisation.logo"), ["png", "jpg", "jpeg"], key="organisation-logo", max_upload_size=1)
        without = logo.checkbox(view.say("organisation.no_logo"), key="organisation-bare") if now.logo else False
        if keep.form_submit_button(view.say("organisation.keep"), width="stretch"):
            _kept(view, named.strip(), typed.strip().upper(), b"" if without else file.getvalue() if file else None)


def _kept(view, name, colour, given):
    try:
        logo = view.organisation.logo if given is None else organisation.logo_of(given) if given else b""
        wrong = refusal(view, colour)
    except BadLogo:
        wrong = view.say("problem.BadLogo")
    if wrong:
        st.html(f'<div class="pt pt-note" role="alert">{wrong}</div>')
        return
    organisation.keep(view.store, Organisation(name, colour, logo))
    st.rerun()


def refusal(view, colour):
    """Why a colour cannot be the organisation's, in a sentence; empty where it can, or where none is given."""
    if not colour:
        return ""
    if not re.fullmatch("#[0-9A-F]{6}", colour):
        return view.say("organisation.no_colour", colour=layout.escape(colour))
    if contrast(colour, INK["paper"][0]) < MARK:
        return view.say("organisation.pale", colour=colour)
    alike = next((name for name, (light, _) in PLATFORM.items() if name not in NEUTRAL and _apart(colour, light) < ALIKE), None)
    return view.say("organisation.alike", colour=colour, platform=platform_name(alike, view.lang)) if alike else ""


def contrast(one, other):
    """The contrast of two colours as WCAG computes it, 1 to 21."""
    light, dark = sorted((0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(_linear, (one, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(colour):
    parts = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _lab(colour):
    red, green, blue = _linear(colour)
    x, y, z = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505, 0.2126 * red + 0.7152 * green + 0.0722 * blue, (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _apart(one, other):
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)) ** 0.5


def room(size, wide, high):
    """The width and height of a logo within so much room."""
    times = min(wide / size[0], high / size[1])
    return round(size[0] * times, 1), round(size[1] * times, 1)


def data_url(one):
    """The logo as an address that asks nothing of any network."""
    return f"data:image/png;base64,{base64.b64encode(one.logo).decode()}"


def named(view, words):
    """A file's title under the organisation's name, where it has one; plain text."""
    return f"{printed(view.organisation.name)} · {words}" if view.organisation.name else words


def after(view, words):
    """Words with the organisation's name after them, where it has one; plain text, as no longer than a slide's head allows."""
    return f"{words} · {shortened(printed(view.organisation.name), 30)}" if view.organisation.name else words
