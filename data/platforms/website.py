"""Google Analytics 4: detail reports, one table over one period. Numbers are dot-decimal in every language."""

import re
from dataclasses import dataclass, replace

from data.export import Claim, Column, Export
from data.facts import MEASUREMENT, Facts, measured
from data.problems import EmptyExport, NotAnExport
from data.reading import Reading, totals
from data.rows import read_rows, slices
from data.table import Table
from data.values import compact_day, number, plain, whole, words

_DIMENSIONS = {                                  # first header → dimension
    "first user primary channel group (default channel group)": "channel", "first user default channel group": "channel",
    "session primary channel group (default channel group)": "channel", "session default channel group": "channel",
    "groupe de canaux principal du premier utilisateur (groupe de canaux par defaut)": "channel",
    "source/support de la session": "source", "premiere combinaison source/support de l'utilisateur": "source",
    "page path and screen class": "page", "page title and screen class": "page",
    "titre de la page et classe de l'ecran": "page", "country": "country", "pays": "country", "ville": "city",
    "event name": "event",
}
_COLUMNS = {
    "page_views": Column(whole, en="Views", fr="Vues"),
    "visits": Column(whole, en="Sessions", fr="Sessions"),
    "engaged_sessions": Column(whole, en="Engaged sessions"),
    "events": Column(whole, en="Event count", fr="Nombre d'événements"),
    "key_events": Column(whole, en=("Key events", "Conversions"), fr="Événements clés"),
    "new_users": Column(whole, en="New users", fr="Nouveaux utilisateurs"),
    "active_users": Column(whole, en=("Active users", "Users"), fr="Utilisateurs actifs"),
}
_KEYS = {"account": "account", "compte": "account", "property": "property", "propriete": "property",
         "start date": "start", "date de debut": "start", "end date": "end", "date de fin": "end"}
_OF_A_SESSION = ("channel", "source")            # a visit has one of these; it may have several countries, pages, events
_EVERYONE = ("", "all users")


@dataclass(frozen=True)
class Preamble:
    """What the `#` lines say: key → value, the segment's name, where the table's header stands, how many tables."""

    said: dict
    segment: str
    header_at: int
    tables: int
    language: str


def preamble(grid):
    """The Preamble of a Google Analytics download, or None where the first line is not its rule of dashes."""
    if not grid.rows or not grid.rows[0] or not re.fullmatch(r"# -{10,}", grid.rows[0][0]):
        return None
    said, segment, last, language = {}, "", "", None
    starts, header_at = 0, None
    for at, row in enumerate(grid.rows):
        text = ",".join(row).rstrip(",") if row and row[0].startswith("#") else None
        if text is None:
            header_at = at if header_at is None and any(row) else header_at
            continue
        name, _, value = text.lstrip("# ").partition(":")
        key = _KEYS.get(plain(name))
        if key == "start":
            starts, segment = starts + 1, segment or last
            language = "fr" if plain(name).startswith("date de") else "en"
        if key:
            said.setdefault(key, value.strip())
        last = text.lstrip("# ").strip() if not re.fullmatch(r"#[ -]*", text) else last if key else ""
    return Preamble(said, segment, header_at, starts, language)


def _find(export, document):
    """One table under one start date, whose first header is a dimension we know."""
    told = preamble(document.grids[0])
    if not told or told.tables != 1 or told.header_at is None or "end" not in told.said:
        return None
    table = _without_totals(Table.under(document.grids[0], told.header_at))
    return Claim(export, {"main": table}, frozenset([""])) if table.names[0] in _DIMENSIONS and _one_dimension(table) else None


def _without_totals(table):
    """A row without a name, or named as a total, is the sum of the others and no data."""
    return replace(table, rows=tuple(row for row in table.rows if plain(row[0]) not in _TOTALS))


_TOTALS = ("", "total", "totals", "grand total", "total general")


def _one_dimension(table):
    """Whether numbers follow the first column: a second dimension would split each row, and none may be taken for another."""
    return len(table.header) > 1 and all(_is_number(row[1]) for row in table.rows)


def _is_number(text):
    try:
        return number(text) is None or True
    except ValueError:
        return False


def _read(claim, context):
    told = preamble(context.document.grids[0])
    if plain(told.segment) not in _EVERYONE:
        raise NotAnExport(file=context.file, why="comparison", segment=told.segment,
                          what=f"a Google Analytics report of one comparison only, “{told.segment}”",
                          remedy="Remove the comparison in the report and download it again.")
    first, last = compact_day(told.said["start"]), compact_day(told.said["end"])
    dimension = _DIMENSIONS[claim.table.names[0]]
    rows = read_rows(claim, context, ("segment",), columns={"segment": Column(words, position=0), **_COLUMNS})
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    account = context.account(told.said.get("property"))
    measures = {name: values for name, values in rows.measures.items() if (name, dimension) != ("visits", "page")}
    whole = {name: values for name, values in measures.items() if name != "visits" or dimension in _OF_A_SESSION}
    facts = Facts({"measurement": _sums(whole, account, first, last)})
    for measure, values in measures.items():
        facts = facts.plus("segment", slices("website", account, dimension, measure, first, last, rows["segment"], values))
    return Reading(rows.count, first, last, totals(measures), facts, account=account, period=(first, last),
                   set_aside=rows.set_aside, language=told.language)


def _sums(measures, account, first, last):
    """A report's flows over its whole period: the sum of its rows."""
    sums = {measure: [value] for measure, value in totals(measures).items()}
    return measured(MEASUREMENT, sums, platform="website", account=account or "", ours=True, first_day=first, last_day=last)


REPORT = Export(name="ga4.report", platform="website", reads=_read, find=_find, columns=_COLUMNS)

EXPORTS = (REPORT,)
