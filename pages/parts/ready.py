"""When the server starts: what the first visitor would wait for is made while their browser still loads."""

import logging
import threading
from contextlib import asynccontextmanager, suppress

from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from data.problems import BadSetting
from data.settings import FILE_BYTES
from pages.parts import ahead, frame

_LOG = logging.getLogger("portee")
ROOM = 10                                        # times the largest file that is read: what the server takes in at all

ASKED = ("decisions",)                           # by the overview itself, beside what its parts draw


@asynccontextmanager
async def opening(_app):
    """When the server starts. A folder called `pages` makes Streamlit look for its old kind of page on the very first visit, and tell
    the visitor that a deep link was not found; the pages are listed in the front door, so it is told not to look. What a
    file may weigh is said by our settings alone: one past that comes in, so that it is refused in our own words."""
    PagesManager.uses_pages_directory = False
    with suppress(BadSetting):                   # told in its own sentence where a file is opened
        config.set_option("server.maxUploadSize", ROOM * FILE_BYTES() // 2**20)
        ahead.start()
    threading.Thread(target=make, daemon=True).start()
    yield


def make():
    """Draw the overview, where there is a database, and read what the pages are made of; what goes wrong, the page will tell."""
    try:
        store = frame.present()
        if store:
            _draw(store)
        from pages.parts import sealed  # noqa: F401 (charts, read here and not by the first visitor)
    except Exception as stopped:
        _LOG.info("nothing was made ready: %s", stopped)


def _draw(store):
    """The overview of the newest whole month."""
    from pages.parts import aiming, deciding, facets, says, tiles

    months = frame.view_of(store, "fr").months
    whole = months[months["complete"]]["month"].tolist() or months["month"].tolist()
    view = frame.view_of(store, "fr", next(iter(whole), None), seal=None)        # the overview is live, also of a sealed month
    if view.month:
        for question in ASKED:
            view.ask(question)
        for draw in (tiles.five_tiles, says.said, aiming.rows, deciding.offers):
            view.drawn(draw)
        for facet in deciding.OFFERED:
            facets.names(view, facet)
