"""Benchmarks: numbers from elsewhere, each with its source, its day and its universe.

None ships with Portée: people enter what they can cite.
"""

from dataclasses import asdict, dataclass
from datetime import date

from data import journal

MEASURES = ("engagement_rate", "click_through_rate", "open_rate")
BASES = {"engagement_rate": ("reach", "views", "impressions", "followers"), "click_through_rate": ("impressions",),
         "open_rate": ("recipients",)}
PERIODS = ("year", "month")


@dataclass(frozen=True)
class Benchmark:
    """A rate of others, as fractions (`low` and `high` alike where one number is given): what it is divided by, over which length
    of time, of whom (its universe, and whether the organisation is one of them), who published it, when."""

    id: str
    platform: str
    measure: str
    base: str
    period: str
    low: float
    high: float
    fr: str
    en: str
    ours: bool
    source: str
    published: date


def fault(benchmark):
    """Why a benchmark cannot be kept (`no_universe`, `no_source`, `no_value`, `base`), or None."""
    if not (benchmark.fr.strip() or benchmark.en.strip()):
        return "no_universe"
    if not benchmark.source.strip():
        return "no_source"
    if not (0 < benchmark.low <= benchmark.high):
        return "no_value"
    return None if benchmark.base in BASES[benchmark.measure] else "base"


def cite(store, benchmark, by=""):
    """Keep a benchmark, new or (by its id) changed; as kept. Raises ValueError on a fault."""
    if wrong := fault(benchmark):
        raise ValueError(wrong)
    fr, en = benchmark.fr.strip(), benchmark.en.strip()
    said = {part: value for part, value in asdict(benchmark).items() if part != "id"} | {"fr": fr or en, "en": en or fr}
    with store.writer() as cursor:
        name = benchmark.id or journal.numbered(cursor, "benchmark", "benchmark-")
        journal.write(cursor, "benchmark", name, said, by)
    return Benchmark(name, **said)


def take_back(store, name, by=""):
    """Let a benchmark go; the journal still tells of it."""
    with store.writer() as cursor:
        journal.write(cursor, "benchmark", name, None, by)


def standing(cursor):
    """The benchmarks that stand, in the order they were entered."""
    told = journal.standing(cursor, "benchmark").items()
    return tuple(Benchmark(name, **said | {"published": date.fromisoformat(said["published"])}) for name, said in told)
