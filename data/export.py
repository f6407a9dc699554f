"""Export and Column: how one report is recognised and read.

A platform's module declares its exports; this module finds which one a document is, by exact, normalised header names
and nothing else; what people taught of other headers is one more way to claim. Two claims on one grid are refused, with
every claimant named.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property

from data.foreign import refuse_foreign
from data.problems import AmbiguousExport, UnknownExport
from data.table import Table
from data.values import plain


@dataclass(frozen=True)
class Column:
    """One column: how a cell is read, what it is called in each language, where it stands if names are not to be trusted.
    `among` gives the reader from all of the column's texts, where one cell alone may mean two things."""

    reads: Callable
    en: str | tuple = ()
    fr: str | tuple = ()
    position: int | None = None
    needed: bool = False
    among: Callable | None = None

    @cached_property
    def aliases(self):
        """Every name of the column, as compared."""
        return {plain(name): language for language, names in (("fr", self.fr), ("en", self.en))
                for name in ((names,) if isinstance(names, str) else names)}

    @cached_property
    def telling(self):
        """The names that differ between the languages: {name: language}."""
        both = {plain(n) for n in _names(self.en)} & {plain(n) for n in _names(self.fr)}
        only = bool(self.en) and bool(self.fr)
        return {name: language for name, language in self.aliases.items() if only and name not in both}

    @property
    def label(self):
        """The column's English name, for messages."""
        return next(iter(_names(self.en)), "")


def _names(given):
    return (given,) if isinstance(given, str) else given


@dataclass(frozen=True)
class Claim:
    """An export that recognises a document: its tables by role, and the grids they lie in; where it took a mapping that people
    taught, that mapping, and the document in the words it gives."""

    export: "Export"
    tables: dict
    grids: frozenset
    mapping: object = None
    document: object = None

    @property
    def table(self):
        """The table that counts: dated, or per post."""
        return self.tables["main"]


@dataclass(frozen=True)
class Export:
    """One kind of downloaded report.

    name      the contract's word
    reads     Claim, Context → Reading: how its rows become facts
    columns   what is read, by field or measure name
    platform  None where the file does not say and an answer is needed
    platforms which platforms that answer may name
    without   header names that mean another report
    parts     {measure: the measures it is the sum of} where the file has no total of its own
    says      a pattern for the file's name, whose groups answer what the content lacks
    find      how a document is claimed; by its header's names where not said
    together  Document → whether it is a part of this export: parts in one archive are read as one
    titles    words by which it is claimed that are no column's name: a card's title, a block's
    values    {column: the platform's own words that its reader knows}; of the column "", first cells of rows
    """

    name: str
    reads: Callable
    columns: dict = field(default_factory=dict)
    platform: str | None = None
    platforms: tuple = ()
    without: tuple = ()
    parts: dict = field(default_factory=dict)
    says: str = ""
    find: Callable | None = None
    together: Callable | None = None
    titles: tuple = ()
    values: dict = field(default_factory=dict)

    @cached_property
    def needed(self):
        """The columns without which this is not our report, each as the set of its names."""
        return [frozenset(column.aliases) for column in self.columns.values() if column.needed]

    @cached_property
    def foreign(self):
        """Names whose presence means another report."""
        return frozenset(plain(name) for name in self.without)

    def claim(self, document):
        """The Claim on a document, or None."""
        return self.find(self, document) if self.find else by_header(self, document)

    def hints(self, name):
        """What the file's name says, by group name; a name only answers what the content lacks."""
        found = re.search(self.says, name) if self.says else None
        return {group: text for group, text in (found.groupdict() if found else {}).items() if text}


def by_header(export, document):
    """A claim where one of the first rows of a grid holds every needed column's name, and none of another report's."""
    found = [(grid, at) for grid in document.grids if (at := _header_at(export, grid)) is not None]
    insist_on_one(export, document, [grid for grid, _ in found])
    return Claim(export, {"main": Table.under(*found[0])}, frozenset([found[0][0].name])) if found else None


def insist_on_one(export, document, grids):
    """Raise AmbiguousExport where several grids could be the one that is read: the others would be lost without a word."""
    if len(grids) > 1:
        raise AmbiguousExport(file=document.name, claimants=", ".join(f"{export.name} ({grid.name})" for grid in grids))


def _header_at(export, grid):
    for at, names in enumerate(grid.heads):
        if all(names & ways for ways in export.needed) and not names & export.foreign:
            return at
    return None


@cache
def exports():
    """Every export of every module of `data/platforms`: dropping one in is all it takes."""
    package = importlib.import_module("data.platforms")
    modules = [importlib.import_module(f"data.platforms.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    return tuple(export for module in modules for export in module.EXPORTS)


def recognise(document, taught=()):
    """The claims on a document, one per export in it, also through the mappings `taught`. Raises UnknownExport, AmbiguousExport,
    NotAnExport."""
    refuse_foreign(document)
    try:
        claims, unknown = [claim for export in exports() if (claim := export.claim(document))], None
    except UnknownExport as problem:
        claims, unknown = [], problem
    claims = _with_taught(claims, [claim for mapping in taught if (claim := mapping.claim(document))])
    for claim in claims:
        rivals = [other.export.name for other in claims if other.grids & claim.grids]
        if len(rivals) > 1:
            raise AmbiguousExport(file=document.name, claimants=", ".join(rivals))
    if not claims:
        raise unknown or UnknownExport(file=document.name, saw=document.first_line or "nothing readable")
    return claims


def _with_taught(claims, taught):
    """The claims, where one through a mapping stands for that of the same export without it: it reads what that one reads, and
    the columns taught beside. Two mappings of one export stay two, to be refused, unless they give the same words."""
    told = []
    for claim in taught:
        if not any(claim.export.name == other.export.name and claim.document == other.document for other in told):
            told.append(claim)
    names = {claim.export.name for claim in told}
    return [claim for claim in claims if claim.export.name not in names] + told
