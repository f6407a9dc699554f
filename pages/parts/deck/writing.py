"""A file of the deck being written beside its page, which goes on: how far it has come, and a stop that leaves nothing behind."""

import logging
import secrets
import threading
from dataclasses import dataclass, field

from data.progress import followed
from pages.parts.deck import taken

_LOG = logging.getLogger("portee")


class _Stopped(Exception):
    """Somebody wants the file no more."""


@dataclass(eq=False)
class Writing:
    """A file under way in a thread of its own: `done` from 0 to 1; once `over`, its bytes, or none where it was stopped or failed."""

    form: str
    name: str
    views: list
    done: float = 0.0
    content: bytes | None = None
    failed: bool = False
    over: threading.Event = field(default_factory=threading.Event)
    token: str = field(default_factory=lambda: secrets.token_hex(4))     # tells it apart from the one before
    _stop: bool = False
    _languages: int = 0

    def begin(self):
        """Start, and come back at once."""
        threading.Thread(target=self._write, name="writing", daemon=True).start()
        return self

    def stop(self):
        """End before the next slide."""
        self._stop = True

    def _write(self):
        try:
            with followed(self._hear):
                content = taken.as_bytes(self.form, self.views)
            self.content = None if self._stop else content
        except _Stopped:
            pass
        except Exception:
            self.failed = True
            _LOG.error("a file of the deck could not be written", exc_info=True)
        finally:
            self.over.set()

    def _hear(self, step):
        """A step: each language tells its slides from the first on."""
        if self._stop:
            raise _Stopped
        self._languages += step.done == 0
        self.done = (self._languages - 1 + step.done / max(step.all, 1)) / max(len(self.views), self._languages)
