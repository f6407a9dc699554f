"""Our own hand-entry sheet: what no platform exports, typed month by month, kept like any file."""

from data.clock import month_end
from data.days import month_of
from data.export import Column, Export
from data.facts import MEASUREMENT, SEGMENT, Facts, table
from data.measures import MEASURES
from data.measures import words as contract_words
from data.neutral import as_typed
from data.problems import EmptyExport
from data.reading import Reading, totals
from data.rows import read_rows
from data.values import plain, typed_number, words


def _word(kind):
    """A reader of a contract word, written as it is or by its French or English name."""

    def read(text):
        name = contract_words(kind).get(plain(text))
        if name is None:
            raise ValueError(text)
        return name

    return read


def _measure(text):
    """A measure of the catalogue, or the words typed: the organisation's counters bear any name."""
    return contract_words("measure").get(plain(text)) or words(as_typed(text.strip()))


def _typed(text):
    return as_typed(text.strip())


def _optional(reads=_typed):
    return lambda text: reads(text) if text.strip() else ""


def _columns(language):
    return {
        "platform": Column(_word("platform"), en="platform", fr="plateforme", needed=True),
        "account": Column(_optional(), en="account", fr="compte"),
        "month": Column(month_of, en="month", fr="mois", needed=True),
        "measure": Column(_measure, en="measure", fr="mesure", needed=True),
        "value": Column(typed_number(language), en="value", fr="valeur", needed=True),
        "dimension": Column(_optional(_word("dimension")), en="dimension", fr="dimension"),
        "segment": Column(_optional(), en="segment", fr="segment"),
        "source": Column(_optional(), en="source", fr="source"),
    }


def _unknown(values):
    """Rows whose measure is no word of the catalogue, and that the organisation does not count itself; a slice of nothing."""
    pairs = zip(values["platform"], values["measure"], strict=True)
    faults = {row: ("unreadable", "measure", measure) for row, (platform, measure) in enumerate(pairs)
              if measure and measure not in MEASURES and platform != "organisation"}
    slices = values.get("segment", ())
    pairs = zip(slices, values.get("dimension", [""] * len(slices)), strict=True)
    loose = {row: ("no_key", "dimension", segment) for row, (segment, dimension) in enumerate(pairs) if segment and not dimension}
    return faults | loose


def _language(claim):
    return "fr" if "plateforme" in claim.table.names else "en"


def _flat(rows):
    """The rows as plain records, their month's first and last day beside them."""
    names = ("platform", "account", "month", "measure", "value", "dimension", "segment", "source")
    records = [dict(zip(names, cells, strict=True)) for cells in zip(*(rows[name] for name in names), strict=True)]
    return [record | {"first_day": record["month"], "last_day": month_end(record["month"])} for record in records]


def _table(schema, records, **more):
    columns = {part.name: [record.get(part.name) or "" for record in records] for part in schema
               if part.name in ("platform", "account", "measure", "dimension", "segment")}
    days = {name: [record[name] for record in records] for name in ("first_day", "last_day", "value")}
    return table(schema, len(records), **columns, **days, **more)


def _only(names):
    """The one name all rows share, or None."""
    return names.pop() if len(names := set(names)) == 1 else None


def _read(claim, context):
    columns = {name: column for name, column in _columns(_language(claim)).items() if claim.table.has(column)}
    key = [name for name in columns if name not in ("value", "source")]
    rows = read_rows(claim, context, key, columns=columns, also=_unknown)
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    records = _flat(rows)
    told = [record for record in records if record["value"] is not None]
    whole = [record for record in told if not record["dimension"]]
    slices = [record for record in told if record["dimension"]]
    facts = Facts({"measurement": _table(MEASUREMENT, whole, ours=True, origin=[record["source"] for record in whole]),
                   "segment": _table(SEGMENT, slices)})
    return Reading(rows.count, min(r["first_day"] for r in records), max(r["last_day"] for r in records),
                   totals(_by_measure(whole)), facts, platform=_only(rows["platform"]), account=_only(rows["account"]) or None,
                   set_aside=rows.set_aside, language=_language(claim))


def _by_measure(records):
    """{measure: values}; a counter of the organisation is a flow whatever its name, and printed under it."""
    sums = {}
    for record in records:
        sums.setdefault(record["measure"], []).append(record["value"])
    return sums


MONTH = Export(name="sheet.month", reads=_read, columns=_columns("en"))

EXPORTS = (MONTH,)
