"""Where a goal stands, from whole months only, against the straight line from where it began to its target.

Added-up goals begin at nothing; goals of one month begin at the month before their start, or at the first month known after it.
Under three whole months nothing is said, unless the target is already reached or the date is past. The straight line is a ruler,
not a forecast: what has seasons will lie under it or over it without anything having gone wrong.
"""

_COLUMNS = ("id", "fr", "en", "platform", "account", "measure", "how", "target", "direction", "start", "due", "value", "expected",
            "status", "reason", "until", "base", "base_month", "months", "over")
LEAST = 3                                        # whole months before a straight line says anything


def judge_goals(goals):
    """Goals with `value expected status reason`: status is reached, on_the_way, behind, not_measurable (with its reason),
    too_early or not_reached."""
    answer, told = goals.copy(), [_stands(row) for row in goals.itertuples()]
    for place, name in enumerate(("value", "expected", "status", "reason")):
        answer[name] = [one[place] for one in told]
    return answer[list(_COLUMNS)]


def _stands(row):
    """(value, expected, status, reason) of one goal."""
    if reason := _unmeasured(row):
        return None, None, "not_measurable", reason
    if row.until is None or row.until != row.until:
        return (None, None, "not_measurable", "missing") if row.over else (None, None, "too_early", "")
    return _of_sum(row) if row.how == "sum" else _of_month(row)


def _unmeasured(row):
    """Why a goal cannot be measured at all: no measure, people that would be added, a break, two sources or pages in one line."""
    if not row.measure:
        return "no_measure"
    if row.how == "sum" and isinstance(row.kind, str) and row.kind != "flow":
        return "people"
    faults = (("accounts", row.accounts > 1), ("break", row.broken), ("sources", row.sources > 1))
    return next((name for name, is_so in faults if is_so), "")


def _of_sum(row):
    """A flow added from the start: what is noted is the least it can be, so that a floor may be reached with months missing."""
    value, floor = row.summed, row.direction == "at_least"
    if floor and value >= row.target:
        return value, None, "reached", ""
    if not floor and value > row.target:
        return value, None, "not_reached", ""
    if row.months < row.elapsed or (row.over and not row.at_due):
        return value, None, "not_measurable", "missing"
    if row.over:
        return value, None, "not_reached" if floor else "reached", ""
    return _on_line(row, value, row.target * row.elapsed / row.total, row.elapsed)


def _of_month(row):
    """What the last whole month shows, against the line from the month it began at."""
    value = row.latest
    if row.over and not row.at_due:
        return value, None, "not_measurable", "missing"
    if value >= row.target if row.direction == "at_least" else value <= row.target:
        return value, None, "reached", ""
    if row.over:
        return value, None, "not_reached", ""
    return _on_line(row, value, row.base + (row.target - row.base) * row.from_base / row.base_total, row.from_base)


def _on_line(row, value, expected, months):
    if months < LEAST:
        return value, None, "too_early", ""
    good = value >= expected if row.direction == "at_least" else value <= expected
    return value, expected, "on_the_way" if good else "behind", ""
