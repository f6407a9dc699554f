"""Meta Insights files of stacked blocks: who follows, and what each format of content gathered."""

from data.export import Claim, Column, Export
from data.facts import Facts
from data.problems import BadValue, DamagedFile, EmptyExport, NotAnExport
from data.reading import Reading
from data.rows import slices
from data.table import Table
from data.values import percent, plain, whole, words

EITHER = ("facebook", "instagram")

_AGES, _COUNTRIES, _CITIES = "age & gender", "top countries", ("top cities", "top towns/cities")
_GENDERS = {"women": "women", "men": "men"}


def _blocks(grid):
    """{title: rows} of the stacked blocks; an empty line ends a block."""
    blocks, rows = {}, None
    for row in grid.rows:
        filled = [cell for cell in row if cell.strip()]
        if not filled:
            rows = None
        elif rows is None:
            rows = blocks.setdefault(plain(filled[0]), [])
        else:
            rows.append(row)
    return blocks


# ── who follows: a snapshot of the day it is downloaded ─────────────────────────────────────────────────────────────


def is_audience(grid):
    """Whether a grid holds the block of ages and genders, its title alone on its line."""
    return _AGES in grid.alone


def _find_audience(export, document):
    for grid in document.grids:
        if is_audience(grid):
            return Claim(export, {"main": Table.under(grid, 0)}, frozenset([grid.name]))
    return None


def _cell(text, context):
    try:
        return percent(text.replace(",", ".") if context.document.delimiter == ";" else text)
    except ValueError as unreadable:             # a spreadsheet program makes a day of 3.4, and of nothing else
        raise DamagedFile(file=context.file, saw=text, column="%") from unreadable


def _pyramid(rows, context):
    genders = [_GENDERS.get(plain(name)) for name in rows[0][1:]]
    return [(f"{gender} {row[0]}", _cell(text, context))
            for row in rows[1:] for gender, text in zip(genders, row[1:], strict=False) if gender]


def _places(rows, context):
    return [(name, _cell(text, context)) for name, text in zip(rows[0], rows[1], strict=False)]


def _refuse_potential(context):
    """The people a page could reach come in the same form as those it has: only the file's name tells them apart."""
    if "potential audience" in plain(context.file):
        raise NotAnExport(file=context.file, why="potential_audience",
                          what="Meta's estimate of the people who could be reached, not the page's own audience",
                          remedy="Download the current audience instead.")


def _read_audience(claim, context):
    _refuse_potential(context)
    platform, day = context.platform(), context.snapshot_day()
    blocks = _blocks(context.document.grids[0])
    told = {"age_gender": _pyramid(blocks[_AGES], context) if blocks.get(_AGES) else []}
    for dimension, titles in (("country", (_COUNTRIES,)), ("city", _CITIES)):
        rows = next((blocks[title] for title in titles if title in blocks), [])
        told[dimension] = _places(rows, context) if len(rows) > 1 else []
    facts = Facts()
    for dimension, cells in told.items():
        facts = facts.plus("segment", slices(platform, context.account(), dimension, "followers", day, day,
                                             [name for name, _ in cells], shares=[part for _, part in cells]))
    rows = sum(part is not None for cells in told.values() for _, part in cells)
    return Reading(rows, day, day, {}, facts, platform=platform, exported_on=day, language="en")      # its titles, as found


AUDIENCE = Export(name="meta.audience", platforms=EITHER, reads=_read_audience, find=_find_audience,
                  titles=("Age & gender", "Women", "Men", "Top countries", "Top cities"),
                  values={"": ("13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+")},
                  columns={"title": Column(words, en="Age & gender"), "gender": Column(words, en="Women")})

# ── what each format gathered over a period that the file does not write ────────────────────────────────────────────

_GATHERED = {"views": "views", "content interactions": "interactions", "published content": "posts"}
_FORMATS = {"reels": "reel", "multi-photo": "carousel", "links": "link", "photos": "photo", "videos": "video", "live": "live",
            "stories": "story", "text": "text", "others": "other"}


def _measured(grid):
    """[(measure, names, cells)] of the blocks we know: a title alone on its line, formats, numbers."""
    titled = grid.alone & _GATHERED.keys()
    blocks = [(_GATHERED[title], rows) for title, rows in _blocks(grid).items() if title in titled] if titled else []
    return [(measure, rows[0], rows[1] if len(rows) > 1 else []) for measure, rows in blocks
            if 0 < len(rows) < 3 and any(plain(name) in _FORMATS for name in rows[0])]


def _find_formats(export, document):
    grid = document.grids[0]
    found = len(document.grids) == 1 and not is_audience(grid) and _measured(grid)
    return Claim(export, {"main": Table.under(grid, 0)}, frozenset([grid.name])) if found else None


def _count(text, measure, context):
    try:
        return whole(text)
    except ValueError as unreadable:
        raise BadValue(file=context.file, count=1, rows=1, line=1, column=measure, text=text, expected="a number") from unreadable


def _read_formats(claim, context):
    period = context.answers.period
    told = {}
    for measure, names, texts in _measured(context.document.grids[0]):
        counts = [(_FORMATS.get(plain(name), plain(name)), _count(text, measure, context))
                  for name, text in zip(names, texts, strict=False) if name.strip()]
        told[measure] = [(name, count) for name, count in counts if count is not None]
    if not any(told.values()):
        raise EmptyExport(file=context.file, export=claim.export.name)
    platform, facts = context.platform(), Facts()
    for measure, cells in told.items() if period else ():          # without its days a sum belongs to no month
        facts = facts.plus("segment", slices(platform, context.account(), "format", measure, *period,
                                             [name for name, _ in cells], [count for _, count in cells]))
    sums = {measure: sum(count for _, count in cells) for measure, cells in told.items() if cells}
    first, last = period or (None, None)
    return Reading(sum(map(len, told.values())), first, last, sums, facts, platform=platform, period=period, language="en",
                   notes=() if period else ("no_period",))


FORMATS = Export(name="meta.formats", platforms=EITHER, reads=_read_formats, find=_find_formats,
                 titles=(*_GATHERED, *_FORMATS))

EXPORTS = (AUDIENCE, FORMATS)
