"""While nobody waits: what pages asked is asked again where the next click may lead, so that it finds its answers made.

One thread of the server does it, for the page that was painted last. First what the other pages asked when they were last seen is asked of
the month shown, which an import may just have changed; then what this page asked, of the months within a year, the nearest first. It
makes one piece at a time, none while a page is being made for somebody, and leaves the processor as long as it took; past the two
months beside it waits until nobody clicked for a while. A write ends it until a page is seen again. Without a server nothing looks ahead.
"""

import atexit
import logging
import queue
import threading
import time
from contextlib import contextmanager

from data.settings import MONTHS_AHEAD
from metrics.period import Month
from pages.parts import frame

_LOG = logging.getLogger("portee")
_pages = queue.SimpleQueue()
_seen = {}                                       # what each page was asked, and of which month, when it was last painted
_eye = threading.Event()                         # set once the thread runs
_visits = set()                                  # whose page is being made
SHORT, WAIT, REST = 0.002, 0.05, 3.0             # seconds: a piece that was there already; between two looks; without a click


def start():
    """Begin to look ahead; once a process."""
    if not _eye.is_set() and MONTHS_AHEAD():
        _eye.set()
        thread = threading.Thread(target=_watch, name="ahead", daemon=True)
        thread.start()
        atexit.register(_end, thread)


@contextmanager
def visit():
    """While a page is made for somebody, nothing is made ahead."""
    mine = object()
    _visits.add(mine)
    try:
        yield
    finally:
        _visits.discard(mine)


def look(view, page):
    """Say that a page was painted, by its name."""
    if _eye.is_set() and view.month and view.pieces:
        _seen[page] = view.month, view.pieces
        _pages.put(view)


def _watch():
    while view := _pages.get():
        _follow(view)
        del view                                 # nothing is held while it waits


def _end(thread):
    """Let go before the program ends, or DuckDB complains of what was never closed."""
    _pages.put(None)
    thread.join(2)


def _follow(view):
    while _visits:
        time.sleep(WAIT)
    try:
        prepare(view, lambda: _visits or not _pages.empty(), REST, list(_seen.values()))
    except Exception as stopped:                 # a database that is gone: whoever asks for it is told
        _LOG.info("nothing made ahead: %s", stopped)


def prepare(view, somebody_waits=lambda: False, rest=0.0, seen=()):
    """Make for the month of a view all that other pages were asked for, [(of which month, the pieces)], then for the other months all
    that the view was; until somebody waits or the database changed."""
    revision = view.store.revision
    around = [(month, view.month, view.pieces) for month in _around(view)]
    for place, (month, asked_of, pieces) in enumerate([*((view.month, *one) for one in seen), *around]):
        if place == len(seen) + 2 and not _rested(rest, somebody_waits):
            return
        beside = frame.view_of(view.store, view.lang, month, seal=None)
        for piece in filter(_is_any_months, pieces):
            if somebody_waits() or view.store.revision != revision:
                return
            began = time.monotonic()
            _make(beside, piece, month.ordinal - asked_of.ordinal)
            took = time.monotonic() - began
            time.sleep(took if took > SHORT else 0)


def _around(view):
    """The months within a year of a view's that hold anything, the nearest first."""
    def apart(month):
        return abs(month.ordinal - view.month.ordinal), month.ordinal

    return [month for month in sorted(map(Month.parse, view.months["month"]), key=apart) if 0 < apart(month)[0] <= MONTHS_AHEAD()]


def _rested(seconds, somebody_waits):
    """Whether nobody came within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if somebody_waits():
            return False
        time.sleep(WAIT)
    return True


def _is_any_months(piece):
    """Whether a piece can be made for any month: a function of a page's own script may look at what that page was shown with."""
    return not callable(piece[0]) or piece[0].__module__.startswith("pages.parts")


def _make(beside, piece, apart):
    what, month, told = piece
    try:
        if callable(what):
            _serve(beside.drawn(what, *told))
        else:
            beside.ask(what, month and month.back(-apart), **told)
    except Exception as stopped:                 # the page will say it, where it is asked
        _LOG.info("nothing made ahead of %s: %s", what, stopped)


def _serve(made):
    """Make the rows of a chart as they are sent, wherever it stands in what was drawn."""
    if isinstance(made, list | tuple):
        for part in made:
            _serve(part)
    else:
        for part in (made, getattr(made, "chart", None)):
            getattr(part, "served", None)
