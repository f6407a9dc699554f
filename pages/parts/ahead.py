"""While nobody waits: what a page asked of its month is asked of the months beside it, so that the next click finds its answers made.

One thread of the server does it, for the page that was painted last; whoever clicks meanwhile comes first, and a write makes it begin anew
with the next page. Without a server nothing looks ahead.
"""

import logging
import queue
import threading
import time

from pages.parts import frame

_LOG = logging.getLogger("portee")
_pages = queue.SimpleQueue()
_eye = threading.Event()                         # set once the thread runs
PAUSE = 0.01                                     # seconds between two pieces: room for whoever waits


def start():
    """Begin to look ahead; once a process."""
    if not _eye.is_set():
        _eye.set()
        threading.Thread(target=_watch, name="ahead", daemon=True).start()


def look(view):
    """Say that a page was painted."""
    if _eye.is_set() and view.month and view.pieces:
        _pages.put(view)


def _watch():
    while True:
        view = _pages.get()
        time.sleep(PAUSE)
        if _pages.empty():
            prepare(view, lambda: not _pages.empty())


def prepare(view, somebody_waits=lambda: False):
    """Make for the months before and after a view's all that the view was asked for, until somebody waits or the database changed."""
    months, revision = set(view.months["month"]), view.store.revision
    for month in (view.month.previous, view.month.back(-1)):
        if str(month) in months:
            beside = frame.view_of(frame.open_store(view.store.path), view.lang, month)
            for piece in _pieces(view):
                if somebody_waits() or view.store.revision != revision:
                    return
                _make(beside, piece, month.ordinal - view.month.ordinal)
                time.sleep(PAUSE)


def _pieces(view):
    """What can be made for any month: a function of a page's own script may look at what that page was shown with."""
    return [piece for piece in view.pieces if not callable(piece[0]) or piece[0].__module__.startswith("pages.parts")]


def _make(beside, piece, apart):
    what, month, told = piece
    try:
        if callable(what):
            beside.drawn(what, *told)
        else:
            beside.ask(what, month and month.back(-apart), **told)
    except Exception as stopped:                 # the page will say it, where it is asked
        _LOG.info("nothing made ahead of %s: %s", what, stopped)
