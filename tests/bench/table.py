"""The table of `make bench`: printed line by line, and kept in BENCH.md with the machine it was measured on."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.browser.conftest import ROOT

FILE = ROOT / "BENCH.md"
PACKAGES = ("streamlit", "duckdb", "pandas", "altair", "pyarrow", "vl-convert-python", "typst")


class Table:
    """Lines said so far, under the name of their part."""

    def __init__(self):
        self.parts, self.load = {}, os.getloadavg() if hasattr(os, "getloadavg") else ()

    def begin(self, part, title):
        """The lines that follow belong to this part."""
        self.parts[part] = (title, [])
        print(f"── {title}", flush=True)

    def say(self, what, ratio, aim, detail):
        """One line of the table."""
        list(self.parts.values())[-1][1].append((what.strip(), ratio, aim, detail))
        print(f"{what:<58} {ratio:>9}   aim {aim:<9} {detail}", flush=True)

    def write(self):
        """Put the parts measured in BENCH.md: each in the place of its earlier measure, the others as they stand."""
        told = FILE.read_text("utf-8") if FILE.exists() else ""
        for part, (title, lines) in self.parts.items():
            told = _placed(told, part, self._section(title, lines))
        FILE.write_text(told, "utf-8")

    def _section(self, title, lines):
        rows = "\n".join(f"| {what} | {ratio} | {aim} | {detail} |" for what, ratio, aim, detail in lines)
        return f"## {title}\n\n{self._machine()}\n\n| what | measured | aim | beside it |\n|---|---|---|---|\n{rows}\n"

    def _machine(self):
        load = f"; load when it began {self.load[0]:.1f}, when it ended {os.getloadavg()[0]:.1f}" if self.load else ""
        versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        return (f"*{date.today():%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores{_memory()}, Python {platform.python_version()}, "
                f"{versions}{load}.*")


def _memory():
    try:
        line = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    except OSError:
        return ""
    return f", {int(line.split()[1]) / 2**20:.0f} GB"


def _placed(told, part, section):
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    if begin in told:
        before, _, rest = told.partition(begin)
        return before + begin + section + end + rest.partition(end)[2]
    return f"{told.rstrip()}\n\n{begin}{section}{end}"
