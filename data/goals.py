"""Goals in the words of the organisation's plan: a measure or none, a target, a date.

A goal is added up from its first month to its date (`sum`, flows only) or is what one month shows (`month`: anything, and the
only way for people and stocks, which are never summed).
"""

from dataclasses import asdict, dataclass
from datetime import date

from data import journal
from data.measures import MEASURES, kind_of

HOWS, DIRECTIONS = ("sum", "month"), ("at_least", "at_most")


@dataclass(frozen=True)
class Goal:
    """What is aimed at, by when; `platform`, `account` and `measure` say where it is read, nothing where it cannot be."""

    id: str
    fr: str
    en: str
    start: date
    due: date
    platform: str = ""
    account: str = ""
    measure: str = ""
    how: str = "sum"
    target: float | None = None
    direction: str = "at_least"


def fault(goal):
    """Why a goal cannot be kept (`no_words`, `dates`, `no_target`, `not_a_flow`), or None."""
    if not (goal.fr.strip() or goal.en.strip()):
        return "no_words"
    if goal.due <= goal.start:
        return "dates"
    if goal.measure and (goal.target is None or goal.target <= 0):
        return "no_target"
    if goal.measure and goal.how == "sum" and _kind(goal) != "flow":
        return "not_a_flow"
    return None


def _kind(goal):
    return kind_of(goal.measure, goal.platform) if goal.measure in MEASURES or goal.platform == "organisation" else "flow"


def aim(store, goal, by=""):
    """Keep a goal, new or (by its id) changed; as kept. Words in one language serve both. Raises ValueError on a fault."""
    if wrong := fault(goal):
        raise ValueError(wrong)
    fr, en = goal.fr.strip(), goal.en.strip()
    said = {part: value for part, value in asdict(goal).items() if part != "id"} | {"fr": fr or en, "en": en or fr}
    with store.writer() as cursor:
        name = goal.id or journal.numbered(cursor, "goal", "goal-")
        journal.write(cursor, "goal", name, said, by)
    return Goal(name, **said)


def take_back(store, name, by=""):
    """Let a goal go; the journal still tells of it."""
    with store.writer() as cursor:
        journal.write(cursor, "goal", name, None, by)


def standing(cursor):
    """The goals that stand, in the order they were kept."""
    told = journal.standing(cursor, "goal").items()
    return tuple(Goal(name, **said | {part: date.fromisoformat(said[part]) for part in ("start", "due")}) for name, said in told)
