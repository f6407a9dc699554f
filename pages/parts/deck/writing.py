"""A file of the deck being written beside its page, which goes on: how far it has come, and a stop that leaves nothing behind."""

import logging
import secrets
import threading
from dataclasses import dataclass, field

from data.progress import followed
from pages.parts import ahead
from pages.parts.deck import taken

_LOG = logging.getLogger("portee")


def moment(view):
    """What a view's numbers are of: its month, as a seal has it or as the database stands."""
    return view.month, view.seal.code if view.seal else view.store.revision


class _Stopped(Exception):
    """Somebody wants the file no more."""


@dataclass(eq=False)
class Writing:
    """A file under way in a thread of its own: `done` from 0 to 1; once `over`, its bytes, or none where it was stopped or failed.

    A file is of one moment: where the database changes meanwhile it is written anew, and `moment` says of which it is. `given` says
    that it was handed over.
    """

    form: str
    name: str
    views: list
    moment: tuple = ()
    done: float = 0.0
    content: bytes | None = None
    failed: bool = False
    given: bool = False
    over: threading.Event = field(default_factory=threading.Event)
    token: str = field(default_factory=lambda: secrets.token_hex(4))     # tells it apart from the one before
    _stop: bool = False
    _languages: int = 0

    def begin(self):
        """Start, and come back at once."""
        threading.Thread(target=self._write, name="writing", daemon=True).start()
        return self

    @property
    def is_current(self):
        """Whether its numbers still stand."""
        return self.moment == moment(self.views[0])

    def stop(self):
        """End before the next slide."""
        self._stop = True

    def _write(self):
        try:
            with ahead.visit(), followed(self._hear):
                content = self._whole()
            self.content = None if self._stop else content
        except _Stopped:
            pass
        except Exception:                        # whatever it was, the page says that there is no file and the terminal why
            self.failed = True
            _LOG.error("a file of the deck could not be written", exc_info=True)
        finally:
            self.over.set()

    def _whole(self):
        """The bytes of one moment."""
        while True:
            self.moment, self._languages = moment(self.views[0]), 0
            content = taken.as_bytes(self.form, self.views)
            if self.is_current or self._stop:
                return content

    def _hear(self, step):
        """A step: each language tells its slides from the first on."""
        if self._stop:
            raise _Stopped
        self._languages += step.done == 0
        self.done = (self._languages - 1 + step.done / max(step.all, 1)) / max(len(self.views), self._languages)
