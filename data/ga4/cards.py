"""The tables of a snapshot: key figures, and cards that break them down. A compared period keeps its own dates."""

from dataclasses import replace

from data.facts import Facts
from data.ga4.rows import is_figure, told
from data.ga4.words import COLUMNS, DAY
from data.problems import NotAnExport
from data.rows import read_rows


def comparison(context, saw):
    """The problem of a file in which one number would be taken for another's."""
    return NotAnExport(file=context.file, what=f"a Google Analytics download with a comparison, “{saw}”", why="comparison", saw=saw,
                       remedy="Remove the comparison in Google Analytics and download it again.")


def key_figures(found, claim, context):
    """{(first day, last day): {measure: value}} of the tables of one row; a comparison of periods has two."""
    figures, headers = {}, {}
    for block in (block for block in found.blocks if block.key_figures):
        days, names = (block.first, block.last), block.table.names
        values = read_rows(replace(claim, tables={"main": block.table}), context, (), columns=COLUMNS).measures
        numbers = {name: value for name, (value,) in values.items() if value is not None}
        if headers.get(days) == names and figures[days] != numbers:
            raise comparison(context, block.title or ", ".join(filter(None, block.table.header))[:120])
        figures.setdefault(days, numbers), headers.setdefault(days, names)
    return figures


def cards(found, claim, context, account):
    """(facts, rows set aside) of the other tables: slices, and days counted from each table's own first. Of two tables that
    tell the same, the first speaks; of two under one header and one period neither can be told from the other."""
    facts, aside, heard = Facts(), (), set()
    for block in found.blocks:
        dimension = DAY if block.of_days else block.dimension
        if not dimension or not block.table.rows or not is_figure(block.table, 1) or _has_rival(block, found.blocks):
            continue
        said = told(block, (dimension,), claim, context)
        days = (block.first, block.last)
        fresh = {(dimension.word, measure, days) for measure in said.rows.measures if dimension.tells(measure)} - heard
        said, heard = said.only({measure for _, measure, _ in fresh}), heard | fresh
        facts, aside = facts.also(said.facts(account, sums=False)), aside + said.rows.set_aside
    return facts, aside


def _has_rival(block, blocks):
    """Whether another table has the same header and days, and other rows."""
    return any((other.table.names, other.first, other.last) == (block.table.names, block.first, block.last)
               and other.table.rows != block.table.rows for other in blocks)
