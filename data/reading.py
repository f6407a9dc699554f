"""A reading: what one export says, and everything asked to get there.

An export's `reads` takes a Claim and a Context and gives a Reading; `read` does the steps that are the same for all.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from math import fsum

from data.clock import epoch_day, today
from data.facts import Facts
from data.files import Document
from data.measures import FLOWS, MEASURES
from data.problems import EmptyExport, NeedsAnswer
from data.values import plain


@dataclass(frozen=True)
class Answers:
    """What a person said of a pile of files: used only where a file does not say it itself. `mapping` is the taught one that a file
    was read through."""

    platform: str | None = None
    account: str | None = None
    exported_on: date | None = None
    year: int | None = None
    period: tuple | None = None
    by: str | None = None
    mapping: object = None


@dataclass(frozen=True)
class SetAside:
    """One row that could not be used: its line, the column and text at fault, why (a word of words.toml)."""

    line: int
    column: str
    text: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What one export of one file says. `period` is the range it vouches for, where it is wider than its days;
    `notes` are the words of words.toml for what was deduced or repaired; of two exports of one day that tell the same, the
    one of greater `standing` (0 to 9) is believed."""

    rows: int
    first_day: date | None
    last_day: date | None
    totals: dict
    facts: Facts
    account: str | None = None
    platform: str | None = None
    exported_on: date | None = None
    period: tuple | None = None
    set_aside: tuple = ()
    notes: tuple = ()
    language: str | None = None
    standing: int = 0
    export: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Context:
    """The document being read, what its name says and what was answered."""

    document: Document
    claim: object
    answers: Answers
    seen: list = field(default_factory=list, compare=False, repr=False)

    def saw(self, rows):
        """Remember rows as they were read, for whoever asks where a number stands; the same rows."""
        self.seen.append(rows)
        return rows

    @cached_property
    def hints(self):
        """What the file's name says."""
        return self.claim.export.hints(self.document.name)

    @property
    def file(self):
        """The file's name, for messages."""
        return self.document.name

    def account(self, found=None):
        """The account: in the content, else in the name, else as answered."""
        return found or self.hints.get("account") or self.answers.account

    def exported_on(self, found=None):
        """The day of export: in the content, else in the name, else as answered; None where nobody says."""
        if found:
            return found
        if day := _possible(date.fromisoformat, self.hints.get("exported_on")):
            return day
        for group, unit in (("epoch_ms", 1000), ("epoch", 1)):
            if day := _possible(lambda text, unit=unit: epoch_day(int(text) / unit), self.hints.get(group)):
                return day
        return self.answers.exported_on

    def snapshot_day(self):
        """The day a snapshot stands for: that of its export, today where nobody says."""
        return self.exported_on() or today()

    def range_said(self):
        """The range of days the file's name gives, `Sep-01-2025_Sep-30-2025` or `2025-09-01_2025-09-30`; None where none."""
        if "from" not in self.hints:
            return None
        days = [_possible(_day_said, self.hints[end]) for end in ("from", "to")]
        return tuple(days) if None not in days and days[0] <= days[1] else None

    def period(self):
        """The days a table without dates is about: in the file's name, else as answered. Raises NeedsAnswer."""
        said = self.range_said() or self.answers.period
        if not said:
            raise NeedsAnswer(file=self.file, export=self.claim.export.name, missing="period")
        return said

    def platform(self, found=None):
        """The platform: the export's own, else in the content, else as answered. Raises NeedsAnswer."""
        export = self.claim.export
        said = export.platform or found or (self.answers.platform if self.answers.platform in export.platforms else None)
        if said is None:
            raise NeedsAnswer(file=self.file, export=self.claim.export.name, missing="platform")
        return said


def _day_said(text):
    return datetime.strptime(text, "%Y-%m-%d" if text[0].isdigit() else "%b-%d-%Y").date()


def _possible(reads, text):
    """The day a file's name writes; a day that cannot be says nothing."""
    try:
        return reads(text) if text else None
    except (ValueError, OverflowError, OSError):
        return None


def read(claim, document, answers=None):
    """The Reading of a claimed document. Raises a Problem."""
    return read_in(Context(document, claim, answers or Answers()))


def read_in(context):
    """The Reading of a Context, which remembers the rows it was made of. Raises a Problem."""
    claim, document = context.claim, context.document
    if not any(table.rows for table in claim.tables.values()):
        raise EmptyExport(file=document.name, export=claim.export.name)
    reading = claim.export.reads(claim, context)
    return replace(reading, export=claim.export.name, file=document.name, sha256=document.sha256,
                   platform=reading.platform or claim.export.platform,
                   account=reading.account or context.account(),
                   exported_on=reading.exported_on or context.exported_on(),
                   period=reading.period or context.range_said(),
                   language=_language(claim, reading),
                   notes=(*reading.notes, *filter(None, (document.repaired, "taught" if claim.mapping else ""))))


def _language(claim, reading):
    return claim.mapping.language or None if claim.mapping else reading.language or language_of(claim)


def language_of(claim):
    """The headers' language: that of the first column whose name differs between the two; None where none tells."""
    columns = claim.export.columns.values()
    for name in map(plain, claim.table.header):
        for column in columns:
            if name in column.telling:
                return column.telling[name]
    english = [column.aliases for column in columns if column.en and not column.fr]
    found = sum(bool(names.keys() & set(claim.table.names)) for names in english)
    return "en" if found * 2 > len(english) else None          # one word may be the same in a language we do not know


def totals(measures):
    """The exact sum of every flow, absent values skipped; a measure without any value is left out. What is not in the
    catalogue is a counter of the organisation, hence a flow."""
    sums = {}
    for name, values in measures.items():
        present = [value for value in values if value is not None]
        if (name in FLOWS or name not in MEASURES) and present:
            exact = fsum(present)
            sums[name] = int(exact) if exact.is_integer() else exact
    return sums
