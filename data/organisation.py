"""The organisation as its board knows it: its name, a colour, a logo; a setting of the journal, read as it stood on a given day.

What was sealed keeps the look it had: the acts are never changed, so that the one that stood then still tells it.
"""

import base64
import io
from dataclasses import dataclass

from PIL import Image

from data import journal
from data.problems import BadLogo

MOST_BYTES, MOST_SIDE, KEPT = 1_000_000, 4000, (600, 200)      # of a logo: as given, in px a side, as kept
_FORMATS = ("PNG", "JPEG")
_TOLD = """
    select said from journal
    where act = 'setting' and subject = 'organisation' and said_at <= coalesce($until, said_at)
    order by no desc limit 1
"""


@dataclass(frozen=True)
class Organisation:
    """Its name, its colour as `#RRGGBB`, its logo as PNG with its width and height; empty where nothing was said."""

    name: str = ""
    colour: str = ""
    logo: bytes = b""
    size: tuple = ()


def told(cursor, until=None):
    """The Organisation as it stands, or as it stood at a moment (UTC)."""
    row = cursor.execute(_TOLD, {"until": until}).fetchone()
    said = journal.decoded(row[0]) if row else None
    if not said:
        return Organisation()
    logo = base64.b64decode(said["logo"])
    return Organisation(said["name"], said["colour"], logo, Image.open(io.BytesIO(logo)).size if logo else ())


def keep(store, organisation, by=""):
    """What the organisation is called and looks like from now on; one that says nothing takes back what stood."""
    said = {"name": organisation.name, "colour": organisation.colour, "logo": base64.b64encode(organisation.logo).decode()}
    with store.writer() as cursor:
        journal.write(cursor, "setting", "organisation", said if any(said.values()) else None, by)


def logo_of(content):
    """A logo as it is kept: drawn anew as PNG, no larger than a slide needs, without what else the file held. Raises BadLogo."""
    if len(content) > MOST_BYTES:
        raise BadLogo()
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as given:       # which reads the header alone
            if max(given.size) > MOST_SIDE or min(given.size) < 16:
                raise BadLogo()
            drawn = given.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise BadLogo() from broken
    drawn.thumbnail(KEPT)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()
