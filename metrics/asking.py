"""How a question is asked: its file of SQL beside this one, its named parameters, a DataFrame back."""

from functools import cache
from pathlib import Path

from data import frames  # noqa: F401 (before the first answer)


@cache
def _sql(question):
    return (Path(__file__).parent / f"{question}.sql").read_text("utf-8")


def ask(db, question, **parameters):
    """The answer of one file of SQL, its parameters named."""
    return db.execute(_sql(question), parameters).df()
