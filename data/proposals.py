"""What an unknown file could be: its columns with samples, the exports it resembles, and a mapping for a person to confirm.

Nothing here decides: likeness of names is a reason to put a word first in a list, never to read a number.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from data import tools
from data.export import exports
from data.files import Grid
from data.likeness import ALIKE, all_read, fits, likeness, nearest
from data.mappings import Mapping, can_be_taught, known_headers, words_of
from data.measures import MEASURES
from data.problems import Problem
from data.table import Table
from data.translate import DAYS, header_at, orders, ways_of_numbers
from data.values import is_absent, plain

SAMPLES, READ, MOST, TRIED = 3, 200, 80, 8


@dataclass(frozen=True)
class Unknown:
    """One column of an unknown file: its header and some of its cells."""

    header: str
    cells: tuple

    @property
    def samples(self):
        """Its first cells that say something, each once."""
        return tuple(dict.fromkeys(cell.strip() for cell in self.cells if not is_absent(cell)))[:SAMPLES]


@dataclass(frozen=True)
class Proposal:
    """A mapping to confirm: the columns it does not know, what is put forward for each, the titles and values that need a word, and
    the needed words that nothing stands for yet."""

    mapping: Mapping
    unknown: tuple
    known: tuple
    titles: tuple = ()
    values: tuple = ()                           # (column, value) pairs
    missing: tuple = ()
    score: float = 0.0
    asks_order: bool = False
    asks_numbers: bool = False

    @cached_property
    def words(self):
        """The words that an unknown column may be said to be."""
        here = {plain(word) for word in self.known}
        return tuple(word for word in (*words_of(self.mapping.made), *self._firsts) if plain(word) not in here)

    @property
    def _firsts(self):
        """Titles that stand in a header: a search report's first column is named by what its rows are."""
        return self.mapping.made.titles if self.mapping.export in ("search.performance", "ga4.report") else ()


def proposed(document):
    """The Proposals for a document, the likeliest first: every export that can be taught and of which something stands there."""
    made = [propose(document, Mapping(export.name, language_of(document))) for export in exports() if can_be_taught(export)]
    likely = sorted((proposal for proposal in made if proposal and proposal.score > 0), key=lambda proposal: -proposal.score)
    head = replace(document, grids=tuple(Grid(grid.name, grid.rows[:READ]) for grid in document.grids))
    return sorted(likely[:TRIED], key=lambda proposal: not _claims(proposal.mapping, head)) + likely[TRIED:]


def _claims(mapping, document):
    """Whether the export takes the document through the mapping as it is put forward."""
    try:
        return bool(mapping.claim(document) or mapping.made.claim(document))
    except (Problem, ValueError, LookupError):
        return False


def resembles(proposal):
    """Whether a file is enough of a known export to put that first: a third of its columns have the export's names, or a title is
    near one of its own."""
    columns = len(proposal.known) + len(proposal.unknown)
    return bool(proposal.mapping.titles) or (bool(proposal.known) and len(proposal.known) * 3 >= columns)


def columns_of(document, mapping):
    """([Unknown], grid) of the grid that the export resembles most; of the first with two cells in a row where none does."""
    heads = [(grid, *header_at(mapping.made, mapping.headers, grid)) for grid in document.grids]
    found = [(count, grid, at) for grid, at, count in heads if count]
    if found and not mapping.tool:
        _, grid, at = max(found, key=lambda one: one[0])
    else:
        rows = ((grid, at, row) for grid in document.grids for at, row in enumerate(grid.rows[:20]))
        wide = ((grid, at) for grid, at, row in rows if sum(bool(cell.strip()) for cell in row) > 1)
        grid, at = next(wide, (None, None))
    if grid is None:
        return (), None
    table = Table.under(grid, at)
    named = [(name.strip(), place) for place, name in enumerate(table.header) if name.strip() and len(name) < 300]
    return tuple(Unknown(name, table.column(place)[:READ]) for name, place in named[:MOST]), grid


def propose(document, mapping):
    """The Proposal of reading a document as the mapping's export: what it already says, and likely words for the rest."""
    columns, grid = columns_of(document, mapping)
    if grid is None or {plain(column.header) for column in columns} & mapping.made.foreign:
        return None
    if _is_blocks(mapping.made):
        columns = ()
    export, own = mapping.made, {} if mapping.tool else known_headers(mapping.made)
    known = [column for column in columns if plain(column.header) in own]
    unknown = [column for column in columns if plain(column.header) not in own and plain(column.header)]
    here = {plain(own[plain(column.header)]) for column in known}
    headers = _likely(export, unknown, here, bool(mapping.tool)) | mapping.headers
    titles = _titles(export, grid, {plain(column.header) for column in columns})
    told = {plain(title): near for title in titles if (near := nearest(title, export.titles))}
    mapping = replace(mapping, headers=headers, titles={**told, **mapping.titles})
    firsts = _firsts(export, grid)
    proposal = Proposal(mapping, tuple(unknown), tuple(own[plain(column.header)] for column in known), titles, firsts)
    return _scored(with_rules(proposal, columns), export, here)


def _is_blocks(export):
    """Whether an export is one of titled blocks, with no columns of its own."""
    return not export.columns or "" in export.values


def _firsts(export, grid):
    """("", cell) of each first cell that stands for one of the export's own, such as an age, in other words."""
    own = {plain(word) for word in export.values.get("", ())}
    told = (row[0].strip() for row in grid.rows[:60] if row and row[0][:1].isdigit() and len(row) > 1)
    return tuple(("", cell) for cell in dict.fromkeys(told) if own and plain(cell) not in own)[:20]


def with_rules(proposal, columns):
    """The same, with the values that need a word, and how days and numbers are written where that can be told; else it asks."""
    mapping = proposal.mapping
    words_here = {column.header: mapping.headers.get(plain(column.header)) for column in columns}
    days, counts, values = [], [], list(proposal.values)
    for column in columns:
        word = words_here[column.header]
        fields = mapping.fields.get(plain(word or ("" if mapping.tool else column.header)), ())
        if word and DAYS & set(fields):
            days += [cell for cell in column.cells if not is_absent(cell)]
        reads = [mapping.made.columns[name].reads for name in fields if name in MEASURES or name in ("value", "share")]
        if reads and (mapping.tool or not all_read(reads[0], column.cells)):
            counts += column.cells
        values += _values(mapping, fields, column)
    ways, orders_here = ways_of_numbers(counts), orders(days)
    numbers = mapping.numbers or (ways[0] if len(ways) == 1 else "")
    order = mapping.order or (orders_here[0] if len(orders_here) == 1 else "")
    told = {name: {plain(value): near for of, value in values if of == name and (near := nearest(value, mapping.made.values[name]))}
            for name in dict.fromkeys(of for of, _ in values)}
    told = {name: {**told.get(name, {}), **mapping.values.get(name, {})} for name in {**told, **mapping.values}}
    mapping = replace(mapping, order=order, numbers=numbers, values={name: words for name, words in told.items() if words})
    return replace(proposal, mapping=mapping, values=tuple(values), asks_order=len(orders_here) > 1,
                   asks_numbers=len(ways) > 1)


def _values(mapping, fields, column):
    """(column, value) of each value that its reader has no word for."""
    name = next((name for name in fields if name in mapping.made.values), None)
    if not name:
        return []
    own = {plain(word) for word in mapping.made.values[name]}
    seen = {plain(cell): cell.strip() for cell in column.cells[::-1] if not is_absent(cell)}
    return [(name, cell) for value, cell in list(seen.items())[::-1][:20] if value not in own]


def _likely(export, unknown, here, is_tool):
    """{header as compared: a word put forward}: the most alike first, each word and header once, and only where the cells can be
    read so; then the one needed word left, where only one column can be it."""
    words_left = [word for word in words_of(export) if plain(word) not in here]
    pairs = [(likeness(export, column.header, word, is_tool), column, word) for column in unknown for word in words_left]
    told = {}
    for alike, column, word in sorted(pairs, key=lambda one: -one[0]):
        is_free = plain(column.header) not in told and word not in told.values()
        if alike >= ALIKE and is_free and fits(export, column, word, is_tool):
            told[plain(column.header)] = word
    return told if is_tool else told | _left_over(export, unknown, here, told)


def _left_over(export, unknown, here, told):
    needed = [names for names in export.needed if not names & here and not names & set(map(plain, told.values()))]
    if len(needed) != 1:
        return {}
    word = next(column.label for column in export.columns.values() if column.needed and needed[0] == frozenset(column.aliases))
    free = [column for column in unknown if plain(column.header) not in told and fits(export, column, word, False)]
    return {plain(free[0].header): word} if len(free) == 1 else {}


def _titles(export, grid, columns):
    """What stands alone on a line, right below such a line, or first in a row, and that the export's blocks have no word for."""
    if not export.titles:
        return ()
    own, told, after = {plain(word) for word in export.titles} | {"", *columns}, [], False
    for row in grid.rows[:60]:
        filled = [cell for cell in row if cell.strip()]
        headed = after and len(filled) < 12 and (not row[0].strip() or "" not in export.values)
        if len(filled) == 1 or headed:
            told += [cell.strip() for cell in filled if plain(cell) not in own and not cell[:1].isdigit()]
        after = len(filled) == 1
    return tuple(dict.fromkeys(told))[:20]


def _scored(proposal, export, here):
    """How much of what the export needs is there by name, then by a word put forward, then how much of the file it reads."""
    told = {plain(word) for word in proposal.mapping.headers.values()}
    needed = export.needed or [frozenset(map(plain, export.titles))]
    own = sum(bool(names & here) for names in needed)
    likely = sum(bool(names & told) for names in needed if not names & here)
    missing = tuple(_label(export, names) for names in export.needed if not names & here and not names & told)
    read = len(here) / max(1, len(proposal.known) + len(proposal.unknown))
    titled = 0.3 * bool(proposal.mapping.titles)
    score = (own + 0.7 * likely) / len(needed) + 0.5 * read + titled if own or likely or titled else 0.0
    return replace(proposal, missing=missing, score=score)


def _label(export, names):
    return next(column.label for column in export.columns.values() if column.needed and frozenset(column.aliases) == names)


_FRENCH = frozenset(("de", "du", "des", "la", "le", "les", "et", "sur", "vues", "nombre", "abonnes", "date de", "mois", "jour"))


def language_of(document):
    """The language of an unknown file's headers: French where its small words or accents say so, else English where its letters can
    be."""
    cells = (cell for grid in document.grids for row in grid.rows[:20] for cell in row[:60])
    heads = [cell for cell in cells if cell and len(cell) < 80 and not cell[:1].isdigit()]
    parts = [part for cell in heads[:60] for part in plain(cell).replace("'", " ").split()]
    if sum(part in _FRENCH for part in parts) >= 2 or sum(letter in "éèêàùçÉÀ’" for cell in heads[:30] for letter in cell) >= 3:
        return "fr"
    return "en"


def of_tool(document, tool, shape, platforms, about=None):
    """The Proposal of a file of another tool, as a person says what it is; None where the tool has no name yet."""
    name = tools.name_of(tool, shape)
    if not name or not platforms:
        return None
    return propose(document, Mapping(name, language_of(document), tool=tool.strip(), platforms=tuple(platforms), about=about or {}))
