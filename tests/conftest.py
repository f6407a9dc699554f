"""What every test may ask for: a fresh store, the real files' folder, a browser."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from data.store import open_store
from tests.sample import PLACE


def pytest_configure(config):
    """A folder for the samples of this run, which the processes it starts find too."""
    if PLACE not in os.environ:
        os.environ[PLACE] = config.portee_samples = tempfile.mkdtemp(prefix="portee-samples-")


def pytest_unconfigure(config):
    """Whoever made the folder takes it away."""
    if made := getattr(config, "portee_samples", None):
        del os.environ[PLACE]
        shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def store(tmp_path):
    """An empty database of its own."""
    opened = open_store(tmp_path / "test.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def real_exports():
    """The folder of real exports (PORTEE_REAL_EXPORTS); tests that look at it skip where it is absent."""
    folder = Path(os.environ.get("PORTEE_REAL_EXPORTS", "../shared/exports"))
    if not (folder / "truth.json").exists():
        pytest.skip("no folder of real exports: set PORTEE_REAL_EXPORTS to try the readers on true bytes")
    return folder
