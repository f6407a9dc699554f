"""The sample organisation for tests: made once a run through its own door, whichever processes run it; each test writes to a copy of its own."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from data import samples
from data.store import open_store

PLACE = "PORTEE_TEST_SAMPLES"                    # a folder of the run, made by its first process (conftest.py)


def copied(path, before=None):
    """What `samples.fill` would write at a path: the database, and its originals beside it."""
    path, made = Path(path), _made(before)
    shutil.copytree(made / "originals", path.parent / "originals", dirs_exist_ok=True)
    shutil.copy(made / "sample.duckdb", path)
    return path


def _made(before):
    """The folder of a sample; whoever asks first makes it, the others wait."""
    folder = Path(os.environ.get(PLACE) or tempfile.mkdtemp()) / (before or "whole")
    being = folder.with_suffix(".made")
    try:
        being.mkdir()
    except FileExistsError:
        return _waited(folder, being)
    try:
        path = samples.fill(being / "sample.duckdb", **({"before": before} if before else {}))
        open_store(path).close()                 # what is still in its log goes into the file, which alone is copied
        being.rename(folder)
    except BaseException:
        shutil.rmtree(being)                     # the next one tries again
        raise
    being.mkdir()                                # taken
    return folder


def _waited(folder, being):
    for _ in range(3000):
        if folder.exists():
            return folder
        if not being.exists():
            raise RuntimeError("another process could not make the sample; its own failure says why")
        time.sleep(0.1)
    raise RuntimeError("the sample was not made within five minutes")
