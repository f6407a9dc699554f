"""What a comparison of two dates recommends: about which subject, what, who sees to it, and how far it has come."""

from data import journal

STATUSES = ("to_do", "going", "done", "dropped")


def recommend(store, month, about, what, owner="", by=""):
    """Keep a recommendation made of a month (`2023-03`), about a subject; its name. Raises ValueError where nothing is said."""
    if not what.strip():
        raise ValueError(what)
    said = {"about": about, "what": what.strip(), "owner": owner.strip(), "status": "to_do"}
    with store.writer() as cursor:
        name = journal.numbered(cursor, "recommendation", f"{month}/")
        journal.write(cursor, "recommendation", name, said, by)
    return name


def follow(store, name, status, by=""):
    """How far a recommendation has come; the journal keeps how far it had. Raises ValueError."""
    with store.writer() as cursor:
        said = journal.standing(cursor, "recommendation").get(name)
        if said is None or status not in STATUSES:
            raise ValueError(status)
        journal.write(cursor, "recommendation", name, {**said, "status": status}, by)


def take_back(store, name, by=""):
    """Let a recommendation go; the journal still tells of it."""
    with store.writer() as cursor:
        journal.write(cursor, "recommendation", name, None, by)
