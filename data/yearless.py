"""Days written without their year: the archive's name, an answer or the day of export tells it, and their order must fit."""

from datetime import date

from data.days import earliest, with_years
from data.problems import BadValue, NeedsAnswer

_YEAR_SPAN = 365                                 # a file never spans more


def _from_name(days, context):
    """Days counted on from the first day in the archive's name; None where the rows do not begin about there."""
    try:
        first, dates = date.fromisoformat(context.hints["first"]), []
    except ValueError:                           # a day that cannot be says nothing
        return None
    for month, day in days:
        dates.append(earliest(month, day, dates[-1] if dates else first))
    near = (dates[0] - first).days <= 31 and (dates[-1] - dates[0]).days <= _YEAR_SPAN
    return dates if near else None


def _from_limit(days, limit, year):
    """Days counted back from the latest possible last one; of both orders the one that spans least, None where none fits."""
    ways = []
    for ordered, turn in ((days, 1), (days[::-1], -1)):
        try:
            dates = with_years(ordered, limit)
        except ValueError:
            continue
        if year is None or dates[-1].year == year:
            ways.append((dates[-1] - dates[0], dates[::turn]))
    return min(ways, key=lambda way: way[0], default=(None, None))[1]


def dated(days, context):
    """Days → (dates in the file's own order, the note that says what decided their year); days that have their year keep it."""
    if all(isinstance(day, date) for day in days):
        return days, None
    days = [(day.month, day.day) if isinstance(day, date) else day for day in days]
    if "first" in context.hints and (dates := _from_name(days, context)):
        return dates, "year_from_name"
    year, limit = context.answers.year, context.exported_on()
    if not year and not limit:
        raise NeedsAnswer(file=context.file, export=context.claim.export.name, missing="year")
    limits = [date(year, 12, 31)] if year else [limit, *(date(limit.year - back, 12, 31) for back in range(1, 5))]
    for bound in limits:
        if dates := _from_limit(days, bound, year):
            return dates, "year_answered" if year else "year_from_export"
    raise BadValue(file=context.file, count=len(days), rows=len(days), line=2, column="Date", text=f"{days[0]}…{days[-1]}",
                   expected="days that ascend within one year")
