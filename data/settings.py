"""What an installation may set in its environment: the limits on what is read and shown, each with the reason for its default."""

import os
from dataclasses import dataclass

from data.problems import BadSetting


@dataclass(frozen=True)
class Setting:
    """One whole number of the environment: its name, its value where nothing is said, its unit, the least it may be."""

    name: str
    otherwise: int
    unit: int = 1
    least: int = 1

    def __call__(self):
        """The value, in units. Raises BadSetting."""
        said = os.environ.get(self.name, "").strip() or str(self.otherwise)
        if not (said.isascii() and said.isdigit() and len(said) < 12 and int(said) >= self.least):
            raise BadSetting(name=self.name, value=said, expected=f"a whole number such as {self.otherwise}")
        return int(said) * self.unit


FILE_BYTES = Setting("PORTEE_MAX_FILE_MB", 200, 2**20)                # the largest real export seen is 5 MB
INFLATED_BYTES = Setting("PORTEE_MAX_INFLATED_MB", 1024, 2**20)       # all that one download holds once inflated
ROWS = Setting("PORTEE_MAX_ROWS", 2_000_000)
MEMBERS = Setting("PORTEE_MAX_MEMBERS", 500)
WORKBOOK_BYTES = Setting("PORTEE_MAX_WORKBOOK_MB", 2048, 2**20)       # the memory of the child that reads workbooks
WORKBOOK_SECONDS = Setting("PORTEE_MAX_WORKBOOK_SECONDS", 60)
SMALL_CELL = Setting("PORTEE_SMALL_CELL", 5)                          # people; fewer in one slice of an audience are hidden

MONTHS_AHEAD = Setting("PORTEE_MONTHS_AHEAD", 12, least=0)            # on each side of the one shown, made ready while nobody waits

LIMITS = (FILE_BYTES, INFLATED_BYTES, ROWS, MEMBERS, WORKBOOK_BYTES, WORKBOOK_SECONDS)


def checked():
    """Every limit read once, so that a wrong one is told before any file is opened. Raises BadSetting."""
    return {limit.name: limit() for limit in LIMITS}
