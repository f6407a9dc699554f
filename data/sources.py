"""Which of two sources speaks for a measure: a person's rule, kept in the journal; unsaid, the order of the schema chooses."""

from data import journal


def speak(store, platform, measure, export, by=""):
    """From now on this export speaks for that measure, where it covers the month; None lets the order choose again."""
    with store.writer() as cursor:
        journal.write(cursor, "source", f"{platform}/{measure}", {"export": export} if export else None, by)


def said(cursor):
    """{(platform, measure): export} of the rules that stand."""
    return {tuple(subject.split("/", 1)): rule["export"] for subject, rule in journal.standing(cursor, "source").items()}
