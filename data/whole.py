"""A file appears whole or not at all: written under another name, brought to the disk, then renamed."""

import os
import re
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from data.clock import now

_UNFINISHED = re.compile(r"\..+\.(\d{1,9})-[0-9a-f]{12}(?:\.part|\.duckdb(?:\.wal)?)")
_STARTED, _LONG = time.time(), 24 * 3600         # when this process began; longer than any file takes


@contextmanager
def whole(path):
    """A path beside `path` to write to, which takes its name at the end of the block; nothing is left where the block raises."""
    new_folder(path.parent)
    beside = unfinished(path, ".part")
    try:
        yield beside
        settle(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    settle(path.parent)


def unfinished(path, ending):
    """A name beside `path` for what is not finished, which tells the process that makes it."""
    return path.with_name(f".{path.name}.{os.getpid()}-{uuid4().hex[:12]}{ending}")


def sweep(folder):
    """Remove from a folder what processes that were killed left unfinished."""
    for left in folder.glob(".*"):
        found = _UNFINISHED.fullmatch(left.name)
        with suppress(OSError):
            if found and left.is_file() and not _is_being_made(int(found[1]), left.stat().st_mtime):
                left.unlink()


def _is_being_made(process, touched):
    """Whether the process that began a file may still be writing it."""
    if process == os.getpid():
        return touched > _STARTED - 1
    if time.time() - touched > _LONG:
        return False
    if sys.platform == "win32":                  # there, asking after a process ends it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def exchange(path, made, why):
    """The database file `made` takes the place of the one at `path`, which nobody has open; where that one was set aside, or None.

    At every moment there is a whole database at `path`: the one before gets a second name first, then loses the first.
    """
    settle(made)
    aside, log = _free_name(path, why), Path(f"{path}.wal")
    if log.exists():                             # only of a database that could not be opened
        _second_name(log, Path(f"{aside}.wal"))
        log.unlink()
    if path.exists():
        _second_name(path, aside)
    made.replace(path)
    settle(path.parent)
    return aside if aside.exists() else None


def _free_name(path, why):
    stem, number = f"{path.stem}.before-{why}-{now():%Y%m%d-%H%M%S}", 1
    while (aside := path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    return aside


def _second_name(path, name):
    try:
        os.link(path, name)
    except (OSError, NotImplementedError):       # a file system without such names
        shutil.copy2(path, name)
        settle(name)


def new_folder(path):
    """Make a folder that is on the disk before anything lies in it."""
    if not path.is_dir():
        new_folder(path.parent)
        path.mkdir(exist_ok=True)
        settle(path.parent)


def settle(path):
    """Wait until a file or a folder's names are on the disk, where the system can say so of folders."""
    with suppress(PermissionError, IsADirectoryError):          # Windows opens no folder
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
