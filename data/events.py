"""What happened, and whether numbers before and after it compare: rows that ship with Portée and rows that people add.

An event is drawn on every chart it touches. A break is an event after which a measure no longer counts the same thing: growth
across it is neither judged nor drawn.
"""

import tomllib
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from data import journal

EVERY = ("*",)


@dataclass(frozen=True)
class Event:
    """What happened on a day: to which platforms (all where none), which measures it breaks, its name in each language."""

    id: str
    day: date
    platforms: tuple = ()
    breaks: tuple = ()
    fr: str = ""
    en: str = ""
    source: str = ""


@cache
def shipped():
    """The events that come with Portée."""
    rows = tomllib.loads((Path(__file__).parent / "events.toml").read_text("utf-8"))["event"]
    return tuple(_event(row.pop("id"), row) for row in rows)


def _event(name, said):
    day = said["day"] if isinstance(said["day"], date) else date.fromisoformat(said["day"])
    lists = {part: tuple(said.get(part, ())) for part in ("platforms", "breaks")}
    return Event(name, day, **lists, **{part: said.get(part, "") for part in ("fr", "en", "source")})


def added(cursor):
    """The events that people added and did not take back, by day."""
    known = [_event(name, said) for name, said in journal.standing(cursor, "event").items()]
    return tuple(sorted(known, key=lambda one: (one.day, one.id)))


def add(store, event, by=""):
    """Keep an Event of one's own under a name made from its day; the Event as kept. A name in one language serves both."""
    with store.writer() as cursor:
        name = journal.numbered(cursor, "event", f"{event.day}-")
        kept = replace(event, id=name, fr=event.fr or event.en, en=event.en or event.fr)
        said = {name: value for name, value in asdict(kept).items() if name != "id"}
        journal.write(cursor, "event", kept.id, said, by)
    return kept


def take_back(store, name, by=""):
    """Let an event of one's own go; the journal still tells of it."""
    with store.writer() as cursor:
        journal.write(cursor, "event", name, None, by)
