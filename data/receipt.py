"""What a receipt lists beside itself: the rows set aside with their reasons, those that say otherwise than before, the answers."""

import json
from pathlib import Path

from data.reading import SetAside

_RESTATED = (Path(__file__).parent / "restated.sql").read_text("utf-8")


def restated(cursor):
    """{receipt: how many of its rows restate what an earlier export said}, of those that stand."""
    return dict(cursor.execute(_RESTATED).fetchall())


def set_aside(cursor, receipt=None):
    """{receipt: (SetAside, …)} in the order of their lines; of one receipt where named."""
    asked = """select r.receipt, s.line, s."column", s.text, s.reason from set_aside s join receipt r on r.no = s.receipt_no
               where r.receipt = coalesce($receipt, r.receipt) order by r.no, s.line"""
    rows = {}
    for name, *row in cursor.execute(asked, {"receipt": receipt}).fetchall():
        rows.setdefault(name, []).append(SetAside(*row))
    return {name: tuple(aside) for name, aside in rows.items()}


def more(cursor, receipt):
    """{word: value} of what a Receipt does not hold: size in bytes, the period vouched for, answers, who took it back."""
    asked = "select size, period_first, period_last, answers, undone_by from receipt where receipt = $receipt"
    size, first, last, answers, undone_by = cursor.execute(asked, {"receipt": receipt}).fetchone()
    return {"size": size, "period_first": first, "period_last": last, "answers": json.loads(answers), "undone_by": undone_by or ""}
