"""What every test may ask for: a fresh store, the real files' folder, a browser."""

import os
from pathlib import Path

import pytest

from data.store import open_store


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
