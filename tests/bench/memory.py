"""Memory, as the kernel counts it: the server with the sample, what a person more costs, the peak while a file of a million rows is kept."""

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.bench import readers
from tests.browser.conftest import ROOT

ROWS = 1_000_000
KEEPING = """import sys
from pathlib import Path
from data.keep import keep
from data.store import open_store
from tests.bench.memory import million
[outcome] = keep(open_store(Path(sys.argv[1])), [("pages.csv", million(int(sys.argv[2])))])
assert outcome.status == "kept", outcome.problem
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def million(rows):
    """A report of Google Analytics with so many pages."""
    from tests import lookalikes as like

    head = like.GA4.rsplit("Direct", 1)[0].rstrip("\n")
    return "\n".join([head, *(f"/page-{number},60,80,40,300,2" for number in range(rows))]).encode()


def served(say, address, pid):
    """Two lines: the server once every page was seen in both languages, and what each of 25 people adds who see them all."""
    if not Path("/proc/self/status").exists():
        say("memory of the server", "", "400 MB", "not measured: no /proc on this machine")
        return
    readers.opened(address, 1)
    before = of(pid)
    say("memory of the server with the sample, every page seen", f"{before:.0f} MB", "400 MB", "")
    after = asyncio.run(readers.visits(address, readers.PEOPLE, then=lambda: of(pid)))
    say("memory of one person more, every page seen", f"{(after - before) / readers.PEOPLE:.1f} MB", "5 MB", f"{after:.0f} MB with {readers.PEOPLE} more")


def of(pid):
    """MB that a process holds."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def keeping(say, folder, rows=ROWS):
    """A line: the highest that a process held while it kept one file of so many rows, the file itself included."""
    if not Path("/proc/self/status").exists():
        say(f"peak while one file of {rows:,} rows is kept", "", "1,000 MB", "not measured: no /proc on this machine")
        return
    told = subprocess.run([sys.executable, "-c", KEEPING, str(folder / "million.duckdb"), str(rows)], cwd=ROOT, capture_output=True, text=True)
    if told.returncode:
        say(f"peak while one file of {rows:,} rows is kept", "", "1,000 MB", f"did not end: {told.stderr.strip().splitlines()[-1:]}")
        return
    say(f"peak while one file of {rows:,} rows is kept", f"{int(told.stdout) / 1024:.0f} MB", "1,000 MB", "")
