"""What is wrong with an installation, in plain words: each check gives a Finding, and mends nothing.

The interpreter, the packages, the settings, the folder, the database, its originals; in the order in which one would look.
"""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from data import originals, settings
from data.clock import today, zone
from data.problems import Problem
from data.store import open_store

REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"
_PIN = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)")
ROOM = 2 * 2**30                                 # bytes free below which a rebuild or a backup may not fit


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `well`, `mind` (works, and should be seen to) or `wrong`, what was seen, what to do."""

    name: str
    state: str
    seen: str
    remedy: str = ""


def findings(path):
    """Every Finding of an installation and the database at a path, which is opened only if it is there."""
    return [python(), packages(), limits(), clock(), folder(path), *database(path)]


def python():
    """The interpreter."""
    seen = f"Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    return Finding("Python", "well", seen) if sys.version_info >= (3, 11) else Finding(
        "Python", "wrong", seen, "Install Python 3.11 or later, delete .venv, and run `make setup` again.")


def packages():
    """What is installed, against what is pinned."""
    pinned = dict(found.groups() for line in REQUIREMENTS.read_text("utf-8").splitlines() if (found := _PIN.match(line)))
    there = {name: _there(name) for name in pinned}
    off = [f"{name} {there[name] or 'missing'} instead of {wanted}" for name, wanted in pinned.items() if there[name] != wanted]
    if off:
        return Finding("Packages", "wrong", "; ".join(off), "Run `make setup`, or `pip install -r requirements.txt`.")
    return Finding("Packages", "well", f"{len(pinned)} as pinned")


def _there(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def limits():
    """The settings of the environment."""
    try:
        told = settings.checked()
    except Problem as wrong:
        return Finding("Limits", "wrong", wrong.message, "Correct it, or unset it: the default is meant for most.")
    return Finding("Limits", "well", f"{len(told)} as set or by default")


def clock():
    """The organisation's time zone, and a clock that is not in another age."""
    try:
        name = zone().key
    except Problem as wrong:
        return Finding("Time zone", "wrong", wrong.message, "Set PORTEE_TZ to a name such as America/Toronto.")
    if today().year < 2026:
        return Finding("Time zone", "wrong", f"the computer says {today()}", "Put its clock right: days of export follow it.")
    return Finding("Time zone", "well", f"{name}, today is {today()}")


def folder(path):
    """Whether the database's folder can be written in, and has room."""
    place = next(parent for parent in (path.parent, *path.parent.parents) if parent.exists())
    if not os.access(place, os.W_OK):
        return Finding("Folder", "wrong", f"{place} cannot be written in",
                       "Move Portée into a folder of your own, or name another with PORTEE_DB.")
    free = shutil.disk_usage(place).free
    if free < ROOM:
        return Finding("Folder", "mind", f"{free / 2**30:.1f} GB free in {place}", "Make room: a backup or a rebuild may not fit.")
    return Finding("Folder", "well", f"{place}, {free / 2**30:.0f} GB free")


def database(path):
    """The database, and every original that it names."""
    if not path.exists():
        yield Finding("Database", "mind", f"none yet at {path}",
                      "Drop a first export on the imports page; until then the sample is shown.")
        return
    try:
        store = open_store(path)
        kept = store.reader().execute("select count(*), max(exported_on) from active_receipt").fetchone()
    except Problem as wrong:
        yield Finding("Database", "wrong", wrong.message,
                      "Close what holds it, or restore a backup: `python -m data restore FILE`.")
        return
    yield Finding("Database", "well", f"{path}, {kept[0]} imports, the last exported on {kept[1]}")
    yield _originals(store)


def _originals(store):
    place, named = originals.folder_of(store), originals.named(store.reader())
    lost = [named[sha256] for sha256 in named if not originals.is_sound(originals.place(place, sha256), sha256)]
    if lost:
        return Finding("Originals", "wrong", f"{len(lost)} of {len(named)} missing or damaged: {', '.join(sorted(lost)[:5])}",
                       "Put the folder back from a backup: numbers stay as they are, but could not be made anew.")
    return Finding("Originals", "well", f"{len(named)} kept files, each as it was")
