"""How far a long work has come: whoever wants to show it listens, and may stop it by raising.

Work tells before each piece, never within what must not be torn: a listener that raises leaves a transaction rolled back.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A piece about to be done: the work (`open`, `read`, `weigh`, `again`, `write`), how many are done, of how many, its name."""

    doing: str
    done: int
    all: int
    name: str


_listener = ContextVar("listener", default=None)


def tell(doing, done, all_of_them, name=""):
    """Say that a piece is about to be done, where somebody listens."""
    if listener := _listener.get():
        listener(Step(doing, done, all_of_them, name))


def each(doing, pieces, name_of=str):
    """The pieces one by one, each told before it is given."""
    pieces = list(pieces)
    for done, piece in enumerate(pieces):
        tell(doing, done, len(pieces), name_of(piece))
        yield piece


@contextmanager
def followed(listener):
    """Within the block every Step goes to the listener."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
