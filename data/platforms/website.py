"""Google Analytics 4: reports of one table, snapshots of many, and explorations, whose table a person made."""

from data.export import Claim, Export
from data.facts import Facts
from data.ga4.cards import cards, comparison, key_figures
from data.ga4.preamble import download
from data.ga4.rows import is_figure, site, told
from data.ga4.words import COLUMNS, DAY, DIMENSIONS, NAME, is_number
from data.problems import EmptyExport, NotAnExport, UnknownExport
from data.reading import Reading, totals
from data.table import Uneven
from data.values import plain

_EVERYONE = ("", "all users")
_NAMED = {"name": NAME, **COLUMNS}


def _claim(export, block, others=()):
    tables = {"main": block.table} | {f"table {place}": other.table for place, other in enumerate(others)}
    return Claim(export, tables, frozenset([""]))

# ── detail reports: one table over one period, and over another where periods were compared ─────────────────────────


def _is_report(found):
    """Whether there is one table, or several under one header, whose first column is a dimension: each of a period."""
    return found and not found.explored and found.blocks and len({block.table.names for block in found.blocks}) == 1 \
        and not found.blocks[0].key_figures


def _find_report(export, document):
    found = download(document)
    if not _is_report(found):
        return None
    table = found.blocks[0].table
    if table.names[0] not in DIMENSIONS or not is_figure(table, 1):
        raise UnknownExport(file=document.name, saw=", ".join(filter(None, table.header))[:120])
    return _claim(export, found.blocks[0])


def _read_report(claim, context):
    found = download(context.document)
    main, *others = found.blocks
    whose = [block.title for block in found.blocks if plain(block.title) not in _EVERYONE]
    if whose or len({(block.first, block.last) for block in found.blocks}) < len(found.blocks):
        raise comparison(context, whose[0] if whose else main.title)
    dimension, account = DIMENSIONS[main.table.names[0]], context.account(found.property)
    said = told(main, (dimension,), claim, context)
    if not said.rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    facts = said.facts(account)
    for block in others:
        facts = facts.also(told(block, (dimension,), claim, context).facts(account))
    return Reading(said.rows.count, main.first, main.last, said.totals, facts, account=account, period=(main.first, main.last),
                   set_aside=said.rows.set_aside, language=found.language, standing=dimension.standing)


REPORT = Export(name="ga4.report", platform="website", reads=_read_report, find=_find_report, columns=_NAMED,
                titles=tuple(DIMENSIONS))

# ── snapshots: stacked tables, the site's key figures in one row of one of them ─────────────────────────────────────


def _find_snapshot(export, document):
    found = download(document)
    if not found or found.explored or not found.blocks or _is_report(found):
        return None
    return _claim(export, found.blocks[0], found.blocks[1:])


def _read_snapshot(claim, context):
    found = download(context.document)
    account, days = context.account(found.property), (found.blocks[0].first, found.blocks[0].last)
    figures, facts = key_figures(found, claim, context), Facts()
    for (first, last), numbers in figures.items():
        facts = facts.plus("measurement", site(account, first, last, numbers))
    slices, aside = cards(found, claim, context, account)
    own = {name: [value] for name, value in figures.get(days, {}).items()}
    return Reading(int(days in figures), *days, totals(own), facts.also(slices), account=account, period=days, set_aside=aside,
                   language=found.language)


SNAPSHOT = Export(name="ga4.snapshot", platform="website", reads=_read_snapshot, find=_find_snapshot, columns=_NAMED)

# ── explorations: one table, whose dimensions a person chose; what was filtered out of it is not written ────────────


def _find_exploration(export, document):
    found = download(document)
    return _claim(export, found.blocks[0]) if found and found.explored and found.blocks else None


def _read_exploration(claim, context):
    found = download(context.document)
    block, account = found.blocks[0], context.account(found.property)
    dimensions = _dimensions(block.table)
    if block.title or _has_changes(block.table, len(dimensions or ())):
        raise comparison(context, block.title or "% change")
    if not dimensions:
        saw = ", ".join(filter(None, block.table.header[:3]))
        raise NotAnExport(file=context.file, what=f"a Google Analytics exploration that begins with “{saw}”", why="exploration",
                          saw=saw, remedy="Make it by dates, pages, channels, countries, devices or events, and download it again.")
    said = told(block, dimensions, claim, context)
    if not said.rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    return Reading(said.rows.count, *_days(said, block), said.totals, said.facts(account, sums=False), account=account,
                   period=(block.first, block.last), set_aside=said.rows.set_aside, notes=("filters_unseen",))


def _dimensions(table):
    """The Dimensions of the first columns, or None where one is not known; a totals row leaves its cells empty under each."""
    known = {**DIMENSIONS, "date": DAY}
    names = next((at for at in range(len(table.header)) if table.names[at] not in known), len(table.header))
    blank = [next((at for at, cell in enumerate(row) if cell.strip()), 0) for row in table.rows if isinstance(row, Uneven)]
    if not names or names == len(table.header) or not is_figure(table, names) or any(at != names for at in blank):
        return None
    return tuple(known[name] for name in table.names[:names]) if len(set(table.names[:names])) == names else None


def _has_changes(table, names):
    """Whether a comparison put its changes among the numbers: Google Analytics writes a share as a fraction, never with a %."""
    return any((cell.strip().endswith("%") and is_number(cell.strip()[:-1])) or plain(cell) == "% change"
               for row in table.rows for cell in row[names:])


def _days(said, block):
    if DAY not in said.dimensions:
        return block.first, block.last
    days = said.rows[f"name{said.dimensions.index(DAY)}"]
    return min(days), max(days)


EXPLORATION = Export(name="ga4.exploration", platform="website", reads=_read_exploration, find=_find_exploration, columns=_NAMED)

EXPORTS = (REPORT, SNAPSHOT, EXPLORATION)
