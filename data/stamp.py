"""What a receipt says of one export: its name, its days, its rank, and what was answered."""

import json
from datetime import date

from data import journal
from data.clock import now
from data.mappings import made_of
from data.reading import Answers


def name_of(found, times):
    """A short name from the bytes and the export; a file kept again after an undo gets the next number."""
    stem = f"{found.document.sha256[:10]}-{found.export}"
    return f"{stem}-{times + 1}" if times else stem


def stamp(found, name):
    """The receipt as a row. Of two observations of one fact, the greater `rank` is current: day of export, standing, sha256."""
    reading, document = found.outcome, found.document
    stated = reading.period and reading.period[1]
    exported_on = reading.exported_on or stated or reading.last_day or now().date()
    first, last = reading.period or (reading.first_day, _vouched(reading, exported_on))
    return {"receipt": name, "file": short(found.file), "sha256": document.sha256, "size": document.size, "export": reading.export,
            "platform": reading.platform or "", "account": reading.account or "", "language": reading.language or "",
            "exported_on": exported_on, "first_day": reading.first_day, "last_day": reading.last_day,
            "period_first": first, "period_last": last, "rows": reading.rows, "set_aside": len(reading.set_aside),
            "answers": json.dumps(said_of(found.answers)),
            "rank": f"{exported_on}{_moment(found.file)} {reading.standing} {document.sha256}",
            "kept_by": found.answers.by or journal.speaker(), "kept_at": now()}


def said_of(answers):
    """What was answered, as the receipt and the journal keep it: {word: what was said}."""
    said = {"platform": answers.platform, "account": answers.account, "year": answers.year,
            "exported_on": answers.exported_on and str(answers.exported_on),
            "period": answers.period and [str(day) for day in answers.period],
            "mapping": answers.mapping and answers.mapping.said()}
    return {name: value for name, value in said.items() if value}


def answers_of(said, by=None):
    """The Answers that were kept so."""
    day = date.fromisoformat
    return Answers(said.get("platform"), said.get("account"), day(said["exported_on"]) if said.get("exported_on") else None,
                   said.get("year"), tuple(map(day, said["period"])) if said.get("period") else None, by, mapping_of(said))


def mapping_of(said):
    """The taught mapping among answers kept so, or None."""
    return made_of(said["mapping"]) if said.get("mapping") else None


def _vouched(reading, exported_on):
    """The last day a reading vouches for: a list of posts without a stated range, everything to the day before its export."""
    if "post" in reading.facts.tables:
        return max(reading.last_day, date.fromordinal(max(1, exported_on.toordinal() - 1)))
    return reading.last_day


def short(file):
    """The file's name with the one folder or archive it lay in."""
    return "/".join(file.replace("\\", "/").split("/")[-2:])


def _moment(file):
    """The moment in the name of a sheet typed in Portée: two of one day are told apart by it."""
    said = file.rpartition("T")[2].removesuffix(".csv") if file.startswith("portee-sheet-") else ""
    return f"T{said}" if said.isdigit() else ""
