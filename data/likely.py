"""The likely answer to the one question a pile may ask: which platform is this file's?

A guess is only ever shown beside the question, with its reason; nothing is kept on it before a person agrees.
"""

from dataclasses import dataclass, replace
from math import log

from data.problems import NeedsAnswer, Problem


@dataclass(frozen=True)
class Guess:
    """A likely platform and why: `same_days` (its days are already kept with the same numbers), `level` (its numbers are of
    that platform's size), `only` (no other platform has this export)."""

    platform: str
    reason: str


def candidates(found):
    """The platforms that an export which does not say its own may be of."""
    return found.claim.export.platforms


def asks_platform(found):
    """Whether an export only lacks its platform."""
    return isinstance(found.outcome, NeedsAnswer) and found.outcome.details["missing"] == "platform"


def likely(store, found):
    """The Guess for an export that lacks its platform, or None where nothing kept speaks for one."""
    reader, readings = store.reader(), _readings(found)
    if not readings:
        return None
    known = {platform: _kept(reader, reading) for platform, reading in readings.items()}
    told = {platform: rows for platform, rows in known.items() if rows}
    if len(told) == 1 and not _agreeing(readings, told):
        return Guess(next(iter(told)), "only")
    return _agreeing(readings, told) or _of_that_size(readings, told)


def _readings(found):
    """The export read as each candidate's."""
    read = {platform: found.again(replace(found.answers, platform=platform)).outcome for platform in candidates(found)}
    return {platform: reading for platform, reading in read.items() if not isinstance(reading, Problem)}


def _facts(reading):
    """{(what, day): number} of a reading: a card's days, an audience's shares."""
    for name, what, number in (("measurement", "measure", "value"), ("segment", "segment", "share")):
        if name in reading.facts.tables:
            rows = reading.facts.tables[name]
            days = rows["last_day"].to_pylist() if name == "measurement" else [None] * rows.num_rows
            told = zip(zip(rows[what].to_pylist(), days, strict=True), rows[number].to_pylist(), strict=True)
            return {key: value for key, value in told if value is not None}
    return {}


def _kept(reader, reading):
    """What is kept of the same export and platform, in the same form."""
    asked = {"platform": reading.platform, "export": reading.export}
    if "measurement" in reading.facts.tables:
        asked["measure"] = reading.facts.tables["measurement"]["measure"][0].as_py()
        query = """select measure, last_day, value from current_measurement
                   where platform = $platform and export = $export and measure = $measure"""
    else:
        query = """select segment, null, share from current_segment where platform = $platform and export = $export
                   and share is not null qualify last_day = max(last_day) over ()"""
    return {(what, day): number for what, day, number in reader.execute(query, asked).fetchall()}


def _agreeing(readings, told):
    """The platform under which most of the same days are kept with the same numbers; zeros agree with everything."""
    scores = {}
    for platform, kept in told.items():
        facts = [(number, kept[key]) for key, number in _facts(readings[platform]).items() if key in kept and key[1] is not None]
        scores[platform] = sum((1 if here else 0) if here == there else -1 for here, there in facts)
    best = max(scores, key=scores.get, default=None)
    return Guess(best, "same_days") if best and scores[best] > 0 else None


def _of_that_size(readings, told):
    """The platform whose kept numbers are nearest, where one is clearly nearer."""
    distances = {platform: _distance(_facts(readings[platform]), kept) for platform, kept in told.items()}
    ranked = sorted(distances, key=distances.get)
    clear = len(ranked) > 1 and distances[ranked[0]] < 0.6 * distances[ranked[1]]
    return Guess(ranked[0], "level") if clear else None


def _distance(facts, kept):
    """Between two series of days, how far their means are apart; between two audiences, how far their slices are."""
    if all(day is None for _, day in facts):
        common = facts.keys() & kept.keys()
        return sum(abs(facts[key] - kept[key]) for key in common) / len(common) if common else 1.0
    here, there = (sum(numbers.values()) / len(numbers) for numbers in (facts, kept))
    return abs(log((here + 0.01) / (there + 0.01)))
