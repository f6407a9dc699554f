"""A file appears whole or not at all: written under another name, brought to the disk, then renamed."""

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from data.clock import now


@contextmanager
def whole(path):
    """A path beside `path` to write to, which takes its name at the end of the block; nothing is left where the block raises."""
    new_folder(path.parent)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:12]}.part")
    try:
        yield beside
        settle(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    settle(path.parent)


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
