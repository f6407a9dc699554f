"""The month's decision: more of which kind of post, on which platform, and why; what came of it is asked three months later."""

from data import journal


def decide(store, month, platform, facet, value, why="", by=""):
    """Keep one decision of a month (`2023-03`): a format, or a value of a facet, that there shall be more of; its name."""
    with store.writer() as cursor:
        name = journal.numbered(cursor, "decision", f"{month}/")
        journal.write(cursor, "decision", name, {"platform": platform, "facet": facet, "value": value, "why": why.strip()}, by)
    return name


def take_back(store, name, by=""):
    """Let a decision go; the journal still tells of it."""
    with store.writer() as cursor:
        journal.write(cursor, "decision", name, None, by)
