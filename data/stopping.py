"""A command that takes long says on stderr how far it has come, and ends on Ctrl-C with a sentence and exit status 130.

What was being done then is undone by its own transaction; what was finished before stays whole.
"""

import signal
import sys
import time
from contextlib import contextmanager

from data.progress import followed

FEW, EVERY = 5, 1.0                              # pieces that need no progress; seconds between two lines
STOPPED = "Stopped. Nothing is half done: what was finished before is whole, the rest not at all. Give the same command to go on."
_DOING = {"open": "opening", "read": "reading", "weigh": "weighing", "again": "reading again", "write": "writing"}


@contextmanager
def stoppable():
    """Progress of the block on stderr; stopped by Ctrl-C, it says so and exits with 130."""
    pressed = []

    def press(*_):
        pressed.append(True)
        raise KeyboardInterrupt

    before = _listen_to_keys(press)
    try:
        with followed(Lines(sys.stderr)):
            yield
    except BaseException:                        # a query that was stopped raises an error of its own
        if not pressed:
            raise
        print(STOPPED, file=sys.stderr)
        sys.exit(128 + signal.SIGINT)
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _listen_to_keys(press):
    """Answer Ctrl-C, unless it was silenced (a job in the background) or this is not the thread that may; who answered before."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return None
    try:
        return signal.signal(signal.SIGINT, press)
    except ValueError:                           # not the main thread: a test, or a program that calls the command
        return None


class Lines:
    """A listener that writes a line now and then: none for a few pieces, nor for what is done within a second."""

    def __init__(self, stream):
        self.stream, self.last = stream, time.monotonic()

    def __call__(self, step):
        if step.all > FEW and time.monotonic() - self.last >= EVERY and step.name:
            self.last = time.monotonic()
            print(f"{_DOING[step.doing]} {step.done + 1} of {step.all}: {step.name}", file=self.stream, flush=True)
