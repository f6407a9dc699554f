"""A file appears whole or not at all: written under another name, brought to the disk, then renamed."""

import os
from contextlib import contextmanager, suppress
from uuid import uuid4


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
