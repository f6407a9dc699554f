"""Apps served for a measurement: the dashboard on a database, and any script beside it; both stopped at the end of the block."""

import shutil
import subprocess
import sys
from contextlib import contextmanager

from tests.browser.conftest import _free_port, _wait, serving

WORDS = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none")


@contextmanager
def dashboard(database):
    """The address of the dashboard on a closed database, which it takes for the sample."""
    local = database.parent
    if database.name != "sample.duckdb":
        shutil.copy(database, local / "sample.duckdb")
    with serving(local) as address:
        yield address


@contextmanager
def script(file):
    """The address of a script, and its process."""
    port = _free_port()
    words = [sys.executable, "-m", "streamlit", "run", file.name, "--server.port", str(port), *WORDS]
    server = subprocess.Popen(words, cwd=file.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
