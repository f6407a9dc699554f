"""What the organisation itself counts, month by month: newcomers served, volunteers, reports, decisions that cite its work.

A counter is a flow: what was added in the month. Of a thing that lasts (partners, members) it counts the new ones, and the running
sum is how many there have been. What a counter is called may change: values typed under any of its names stay its own.
"""

from dataclasses import asdict, dataclass

from data import journal
from data.measures import MEASURES
from data.measures import words as contract_words
from data.values import plain
from data.vocabulary import word_of

UNITS = ("count", "people", "money")


@dataclass(frozen=True)
class Counter:
    """One thing counted: its name in the tables and in each language, its unit (one of UNITS), which way is good (+1, −1, 0), who
    counts it, whether the board sees it on a slide."""

    name: str
    fr: str
    en: str
    unit: str = "count"
    better: int = 1
    source: str = ""
    slide: bool = False


def defined(cursor):
    """The counters that stand, in the order they were defined."""
    return tuple(Counter(name, **said) for name, said in journal.standing(cursor, "counter").items())


def fault(cursor, counter):
    """Why a counter cannot be defined (`no_name`, `taken` by another, `not_a_flow`: a measure that is never added up), or None."""
    names = {plain(name) for name in (counter.fr, counter.en) if name.strip()}
    if not names or not _name_of(counter):
        return "no_name"
    if any(MEASURES[word].kind != "flow" for name in names if (word := contract_words("measure").get(name))):
        return "not_a_flow"
    others = {plain(name) for one in defined(cursor) if one.name != counter.name for name in (one.name, one.fr, one.en)}
    return "taken" if names & others or (not counter.name and _name_of(counter) in others) else None


def define(store, counter, by=""):
    """Keep a counter, new or (by its name) changed; as kept. A name in one language serves both. Raises ValueError on a fault."""
    if wrong := fault(store.reader(), counter):
        raise ValueError(wrong)
    name = counter.name or _name_of(counter)
    fr, en = counter.fr.strip(), counter.en.strip()
    said = {part: value for part, value in asdict(counter).items() if part != "name"} | {"fr": fr or en, "en": en or fr}
    with store.writer() as cursor:
        journal.write(cursor, "counter", name, said, by)
    return Counter(name, **said)


def take_back(store, name, by=""):
    """Let a counter's definition go; what was counted stays."""
    with store.writer() as cursor:
        journal.write(cursor, "counter", name, None, by)


def _name_of(counter):
    """`newcomers_served`; the catalogue's own word where one of the names is one."""
    known = [word for name in (counter.en, counter.fr) if (word := contract_words("measure").get(plain(name)))]
    return known[0] if known else word_of(counter.en.strip() or counter.fr).replace("#", "").replace("*", "").replace(" ", "_")
