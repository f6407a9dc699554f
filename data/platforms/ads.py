"""Google Ads: a table download, under a title and the only line that tells its period. Numbers follow the page's language."""

import re

from data.days import iso_day, month_day
from data.export import Claim, Column, Export
from data.facts import MEASUREMENT, Facts, measured
from data.problems import MissingColumn, NeedsAnswer, NotAnExport
from data.reading import Reading, totals
from data.rows import read_rows, slices
from data.table import Table
from data.values import english_number, french_number, identifier, plain, words

_STATUSES = ("ad status", "ad group status", "campaign status", "etat de la campagne")
_WHOLE = 9                                       # the standing of a table of campaigns
_TOTAL = re.compile(r"total( ?[:-]|$)")


def _count(reads):
    """A reader of counts in one language's numbers: a fraction is a misread separator, hence unreadable."""
    def read(text):
        value = reads(text)
        if isinstance(value, float):
            raise ValueError(text)
        return value

    return read


def _columns(reads):
    """The columns, their numbers read one way."""
    return {
        "campaign": Column(words, en="Campaign", fr="Campagne", needed=True),
        "ad_group": Column(words, en="Ad group"),
        "day": Column(iso_day, en="Day"),
        "currency": Column(identifier, en="Currency code", fr="Code de la devise"),
        "impressions": Column(_count(reads), en="Impr.", fr="Impr."),
        "clicks": Column(_count(reads), en="Clicks", fr="Clics"),
        "engagements": Column(_count(reads), en="Interactions", fr="Interactions"),
        "cost": Column(reads, en="Cost", fr="Coût"),
        "conversions": Column(reads, en="Conversions", fr="Conversions"),
    }


_ENGLISH, _FRENCH = _columns(english_number), _columns(french_number)
_MEASURES = ("impressions", "clicks", "engagements", "cost", "conversions")
_TELLING = {name for measure in (*_MEASURES, "currency") for name in _ENGLISH[measure].aliases}


def _find(export, document):
    """A title alone on its line, a period alone on the next, then a header that names campaigns and money or impressions."""
    for grid in document.grids:
        lines = [at for at, row in enumerate(grid.rows[:6]) if any(cell.strip() for cell in row)]
        if len(lines) > 2 and [len(_filled(grid.rows[at])) for at in lines[:2]] == [1, 1]:
            names = grid.heads[lines[2]]
            if all(names & ways for ways in export.needed) and names & _TELLING:
                table = Table.under(grid, lines[2])
                rows = table.keeping([at for at, row in enumerate(table.rows) if not _is_total(table.names, row)])
                return Claim(export, {"main": rows}, frozenset([grid.name]))
    return None


def _filled(row):
    return [cell.strip() for cell in row if cell.strip()]


def _is_total(names, row):
    """A totals row says so in its first cell; where that is a status, whatever follows the word."""
    said = plain(row[0])
    return bool(_TOTAL.match(said)) or (names[0] in _STATUSES and said.startswith("total"))


def _period(grid, context):
    """The days of the line under the title, in any language whose months are known; else as answered. Raises NeedsAnswer."""
    text = [cell for row in grid.rows if (cell := "".join(_filled(row)))][1]
    try:
        days = [_day(part) for part in re.split(r"\s+[-–—]\s+|\s*–\s*", text)]
    except ValueError:
        days = []
    if len(days) in (1, 2) and days[0] <= days[-1]:
        return days[0], days[-1]
    if not context.answers.period:
        raise NeedsAnswer(file=context.file, export="ads.report", missing="period")
    return context.answers.period


def _day(text):
    """`March 27, 2026`, `27 March 2026`, `27 mars 2026`."""
    year = re.search(r"\b\d{4}\b", text)
    if not year:
        raise ValueError(text)
    month, day = month_day((text[:year.start()] + text[year.end():]).replace(",", " "))
    return iso_day(f"{year[0]}-{month:02d}-{day:02d}")


def _read(claim, context):
    columns = _FRENCH if "campagne" in claim.table.names else _ENGLISH
    if not any(claim.table.has(columns[measure]) for measure in _MEASURES):
        raise MissingColumn(file=context.file, export=claim.export.name, column="Impr.", saw=", ".join(claim.table.header[:30]))
    first, last = _period(next(grid for grid in context.document.grids if grid.name in claim.grids), context)
    rows = read_rows(claim, context, (), columns=columns)
    currencies = sorted({code for code in rows["currency"] if code})
    if len(currencies) > 1:
        raise NotAnExport(file=context.file, what="a Google Ads report in several currencies", why="currencies",
                          saw=", ".join(currencies), remedy="Download one account at a time.")
    account, facts = context.account(), Facts()
    for dimension in ("campaign", "ad_group"):
        for measure, values in rows.measures.items():
            told = _added(rows[dimension], values)
            facts = facts.plus("segment", slices("ads", account, dimension, measure, first, last, list(told), list(told.values())))
    standing = _standing(claim.table.names)
    if standing == _WHOLE:
        facts = facts.plus("measurement", _of_account(rows, account, first, last))
    return Reading(rows.count, first, last, totals(rows.measures), facts, account=account, period=(first, last),
                   set_aside=rows.set_aside, standing=standing)


def _added(names, values):
    """{name: the sum of its rows}; a name all of whose values are absent is left out."""
    sums = {}
    for name, value in zip(names, values, strict=True):
        if name is not None and value is not None:
            sums[name] = round(sums.get(name, 0) + value, 6)
    return sums


def _of_account(rows, account, first, last):
    """The sums of the rows: by day where they have one, else over the period."""
    along = {"platform": "ads", "account": account or "", "ours": True}
    if all(day is None for day in rows["day"]):
        sums = {name: [value] for name, value in totals(rows.measures).items()}
        return measured(MEASUREMENT, sums, first_day=first, last_day=last, **along)
    days = {name: _added(rows["day"], values) for name, values in rows.measures.items()}
    every = sorted(set().union(*days.values()))
    sums = {name: [by_day.get(day) for day in every] for name, by_day in days.items()}
    return measured(MEASUREMENT, sums, first_day=every, last_day=every, **along)


def _standing(names):
    """Campaigns are the whole of an account; ad groups, ads and keywords leave out the campaigns that have none."""
    if names[0] in _STATUSES[-2:] or names[0] in ("campaign", "campagne"):
        return _WHOLE if "ad group" not in names else 1
    return 5 if names[0] == "ad group status" else 1


REPORT = Export(name="ads.report", platform="ads", reads=_read, find=_find, columns=_ENGLISH)

EXPORTS = (REPORT,)
