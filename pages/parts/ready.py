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

# what the overview of the newest whole month asks
ASKED = ("headline", "series", "trend", "year_to_date", "outliers", "carried", "rates", "content_types", "themes", "decisions", "goals", "counters",
         "recommendations")


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
    """Read what the pages are made of and ask what the overview asks, where there is a database; what goes wrong, the page will tell."""
    from pages.parts import aiming, deciding, sentences, tiles  # noqa: F401 (read here and not by the first visitor)

    try:
        store = frame.present()
        if store:
            _ask(store)
    except Exception as stopped:
        _LOG.info("nothing was made ready: %s", stopped)


def _ask(store):
    months = frame.view_of(store, "fr").months
    whole = months[months["complete"]]["month"].tolist() or months["month"].tolist()
    view = frame.view_of(store, "fr", next(iter(whole), None))
    for question in ASKED if view.month else ():
        view.ask(question)
