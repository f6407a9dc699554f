"""Apps served for a measurement: the dashboard on a database, and any script beside it; both stopped at the end of the block."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import _free_port, _wait, serving

WORDS = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none")


@contextmanager
def dashboard(database):
    """The address of the dashboard on a closed database, which it takes for the sample."""
    local = database.parent
    if database.name != "sample.duckdb":
        shutil.copy(database, local / "sample.duckdb")
    with serving(local, PORTEE_MONTHS_AHEAD="12") as address:
        yield address


def process(address):
    """The id of the process that serves an address, None where the machine does not tell."""
    port = address.rpartition(":")[2]
    told = (folder for folder in Path("/proc").glob("[0-9]*") if f"--server.port\0{port}\0".encode() in _words(folder))
    return next((int(folder.name) for folder in told), None)


def _words(folder):
    try:
        return (folder / "cmdline").read_bytes()
    except OSError:
        return b""


def seconds(pid):
    """The processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
