"""How each export is downloaded, when that was verified, since when its platform gives anything: as the notes on formats cite."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Download:
    """One export's way, in both languages; the day it was seen to hold (None: not verified); the first day its platform still gives
    (None: nobody says), and who says so."""

    export: str
    fr: str
    en: str
    seen: date | None = None
    since: date | None = None
    source: str = ""


@cache
def downloads():
    """{export: its Download} of every export of the catalogue."""
    tables = tomllib.loads((Path(__file__).parent / "downloads.toml").read_text("utf-8"))
    return {export: Download(export, **said) for export, said in tables.items()}
