"""Months: the one before, the same last year, how many days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month."""

    year: int
    number: int

    @classmethod
    def parse(cls, text):
        """`2023-03` as a Month. Raises ValueError."""
        found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text or "")
        if not found:
            raise ValueError(f"a month is written YYYY-MM, not {text!r}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day):
        """The month of a day."""
        return cls(day.year, day.month)

    def __str__(self):
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def ordinal(self):
        """Its number among all months, so that months can be subtracted."""
        return self.year * 12 + self.number - 1

    def back(self, months):
        """The month so many before (after, where negative)."""
        count = self.ordinal - months
        return Month(count // 12, count % 12 + 1)

    @property
    def previous(self):
        """The month before."""
        return self.back(1)

    @property
    def same_last_year(self):
        """The same month a year before."""
        return self.back(12)

    @property
    def days(self):
        """How many days it has."""
        return monthrange(self.year, self.number)[1]

    @property
    def first(self):
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self):
        """Its last day."""
        return date(self.year, self.number, self.days)
