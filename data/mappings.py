"""Mappings: what people taught of headers that no export of ours has. A mapping says which known export a file is, and what its
headers, titles and values are called there; reading then goes the way of that export.

A mapping is an entry of the journal, one per export, language and way of writing; teaching again adds to it. Each import keeps the
one it was read through among its answers, so that a rebuild reads it the same whatever was taught or withdrawn since.
"""

import json
from dataclasses import dataclass, field, replace
from functools import cached_property

from data import journal, tools
from data.clock import now
from data.export import Export, exports
from data.measures import DIMENSIONS, MEASURES
from data.problems import BadMapping, UnknownExport
from data.translate import translated
from data.values import plain

ACT = "mapping"
LANGUAGES = ("fr", "en", "")
_WORDS, _LONGEST = 400, 300


@dataclass(frozen=True)
class Mapping:
    """What the words of one export's files are in our own.

    export     the contract's word, or `tool.later.posts`
    language   `fr`, `en`, or nothing where it is another
    headers    {header as compared: the export's own header}
    titles     {title of a card or block: the export's own}
    values     {column: {value: the export's own}}; of the column "", first cells of rows
    order      `dmy` or `mdy` where days are written with figures alone
    numbers    `fr` or `en` where numbers are written as people do
    tool       the other tool's name; empty where the export is the platform's own
    platforms  which platforms the tool's files are about
    about      of slices: their `dimension` and `measure`
    """

    export: str
    language: str = ""
    headers: dict = field(default_factory=dict)
    titles: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    order: str = ""
    numbers: str = ""
    tool: str = ""
    platforms: tuple = ()
    about: dict = field(default_factory=dict)

    @property
    def subject(self):
        """What the journal's entry is about: export, language, and how days and numbers are written where it says so. Files that
        write them otherwise have a mapping of their own: one taught later never turns the days of those taught before."""
        return "/".join((self.export, self.language, *filter(None, (self.order, self.numbers))))

    @cached_property
    def made(self) -> Export:
        """The Export it leads to."""
        if tools.parts_of(self.export):
            return tools.export_of(self.export, self.platforms, self.about)
        return next(export for export in exports() if export.name == self.export)

    @property
    def is_ruled(self):
        """Whether it says how days or numbers are written."""
        return bool(self.order or self.numbers or self.values)

    @cached_property
    def fields(self):
        """{header as compared: the names of the columns that read it}."""
        found = {}
        for name, column in self.made.columns.items():
            for alias in column.aliases:
                found.setdefault(alias, []).append(name)
        return found

    def aliases_of(self, header):
        """Every name of the columns that a header stands for by itself."""
        names = self.fields.get(plain(header), ())
        return {alias for name in names for alias in self.made.columns[name].aliases}

    def claim(self, document):
        """The export's Claim on a document whose words it knows, or None."""
        found = translated(self, document)
        try:
            claim = found and self.made.claim(found[0])
        except UnknownExport:
            return None
        return replace(claim, mapping=self, document=found[0]) if claim else None

    @property
    def together(self):
        """Document → whether it is a part of the export, as the export's own `together`; None where its files are never parts."""
        belongs = self.made.together
        return belongs and (lambda document: bool(found := translated(self, document)) and belongs(found[0]))

    def said(self):
        """The mapping as the journal, an import's answers and a file hold it; what says nothing is left out."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items() if value}


def known_headers(export):
    """{header as compared: the column's own header} of everything an export reads by name."""
    named = [column for column in export.columns.values() if column.position is None]
    return {alias: column.label or alias for column in named for alias in column.aliases}


def words_of(export):
    """The export's own headers that a column may be said to be, each once, in order."""
    labels = [column.label for column in export.columns.values() if column.position is None and column.label]
    return tuple(dict.fromkeys(labels))


def can_be_taught(export):
    """Whether an export is recognised by names; a layout, and our own sheet, need no teaching."""
    return export.name != "sheet.month" and bool(words_of(export) or export.titles) and \
        all(column.position is None for column in export.columns.values())


def made_of(said):
    """The Mapping that was said so. Raises BadMapping whatever was given."""
    _insist(isinstance(said, dict), "shape")
    said = {name: value for name, value in said.items() if name in Mapping.__dataclass_fields__}
    _insist("export" in said and all(_is_of_type(name, value) for name, value in said.items()), "shape")
    mapping = Mapping(**{**said, "platforms": tuple(said.get("platforms", ()))})
    _insist(mapping.language in LANGUAGES and mapping.order in ("", "dmy", "mdy"), "shape")
    _insist(mapping.numbers in ("", "fr", "en"), "shape")
    _insist(_is_an_export(mapping), "export", mapping.export)
    mapping = replace(mapping, headers=_compared(mapping.headers), titles=_compared(mapping.titles),
                      values={name: _compared(words) for name, words in mapping.values.items()})
    _check(mapping)
    return mapping


FAULTS = {
    "shape": "one of them is not made as Portée makes them", "export": "{saw} is no export that can be taught",
    "word": "{saw} is no column or word of that export", "known": "{saw} already means something else there",
    "empty": "one of them says nothing", "large": "the file is too large", "damaged": "the file is cut short or was changed",
    "foreign": "it is another kind of file", "newer": "it was made by another version of Portée",
    "clash": "{saw} was already taught with another meaning",
}


def bad(fault, saw=""):
    """The BadMapping of one fault."""
    return BadMapping(fault=fault, saw=saw, reason=FAULTS[fault].format(saw=saw))


def _insist(fine, fault, saw=""):
    if not fine:
        raise bad(fault, saw)


def _is_words(value):
    return isinstance(value, dict) and len(value) <= _WORDS and all(
        isinstance(word, str) and len(word) <= _LONGEST and word.isprintable() for pair in value.items() for word in pair)


def _is_of_type(name, value):
    if name in ("headers", "titles", "about"):
        return _is_words(value)
    if name == "values":
        return isinstance(value, dict) and len(value) <= _WORDS and all(map(_is_words, value.values()))
    if name == "platforms":
        return isinstance(value, (list, tuple)) and all(one in tools.PLATFORMS_OF for one in value)
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()


def _is_an_export(mapping):
    if tools.parts_of(mapping.export):
        return tools.name_of(mapping.tool, tools.parts_of(mapping.export)[1]) == mapping.export and bool(mapping.platforms)
    return not mapping.tool and any(export.name == mapping.export and can_be_taught(export) for export in exports())


def _compared(words):
    return {plain(theirs): ours for theirs, ours in words.items()}


def _check(mapping):
    """Each word leads to one that the export reads; none that it reads already leads elsewhere; no two lead to one."""
    known = known_headers(mapping.made)
    for theirs, ours in mapping.headers.items():
        _insist(bool(theirs) and (ours in words_of(mapping.made) or ours in mapping.made.titles), "word", ours)
        _insist(mapping.tool or known.get(theirs, ours) == ours, "known", theirs)
    for theirs, ours in mapping.titles.items():
        _insist(bool(theirs) and ours in mapping.made.titles, "word", ours)
        _insist(theirs not in map(plain, mapping.made.titles) or theirs == plain(ours), "known", theirs)
    for name, words in mapping.values.items():
        _insist(all(ours in mapping.made.values.get(name, ()) for ours in words.values()), "word", name)
        own = {plain(word) for word in mapping.made.values.get(name, ())}
        _insist(all(plain(ours) == theirs for theirs, ours in words.items() if theirs in own), "known", name)
    _insist(mapping.about.get("measure", "followers") in MEASURES and mapping.about.get("dimension", "age") in DIMENSIONS, "word")
    _insist(bool(mapping.headers or mapping.titles or mapping.values), "empty")


# ── what is remembered ──────────────────────────────────────────────────────────────────────────────────────────────


def standing(cursor):
    """The Mappings that stand, by export and language."""
    return tuple(made_of(said) for _, said in sorted(journal.standing(cursor, ACT).items()))


def teach(store, mapping, by=""):
    """Remember a mapping; what was taught before of the same export and language stays beside it, the later word speaking."""
    with store.writer() as cursor:
        before = journal.standing(cursor, ACT).get(mapping.subject)
        taught = joined(made_of(before), made_of(mapping.said())) if before else made_of(mapping.said())
        if not before or taught.said() != before:
            journal.write(cursor, ACT, taught.subject, taught.said(), by, now())
    return taught


def joined(before, after):
    """Two Mappings of one export and language as one; where both say something of a word, the later speaks."""
    values = {name: {**before.values.get(name, {}), **after.values.get(name, {})} for name in {**before.values, **after.values}}
    return replace(after, headers={**before.headers, **after.headers}, titles={**before.titles, **after.titles}, values=values,
                   platforms=tuple(dict.fromkeys((*before.platforms, *after.platforms))), about={**before.about, **after.about})


def withdraw(store, subject, by=""):
    """Take a mapping back. Files kept through it stay as they were read, and can be taken back in the register."""
    with store.writer() as cursor:
        if subject in journal.standing(cursor, ACT):
            journal.write(cursor, ACT, subject, None, by, now())


def kept_through(cursor):
    """{subject: how many imports that stand were read through a mapping of it}."""
    asked = """select answers -> 'mapping', count(*) from active_receipt where (answers -> 'mapping') is not null group by all"""
    counts = {}
    for said, count in cursor.execute(asked).fetchall():
        subject = made_of(json.loads(said)).subject
        counts[subject] = counts.get(subject, 0) + count
    return counts
