"""What the organisation counts itself, by month and year, and where its goals stand."""

from metrics.asking import ask as _ask
from metrics.goals import judge_goals


def counters(db, month):
    """counter fr en unit better source slide value last_year cumulative since months missing this_year year_months
    last_year_to_date change: what the organisation counts itself; `missing` months since the first add nothing to `cumulative`,
    and the year so far is compared where every month of both years was noted."""
    return _ask(db, "counters", month=month.first)


def outcomes(db, month, months=24):
    """counter month value cumulative year_to_date year_months: the same by month; `cumulative` begins with its first month."""
    return _ask(db, "outcomes", month=month.first, first=month.back(months - 1).first)


def goals(db, month):
    """id fr en platform account measure how target direction start due value expected status reason until base base_month
    months over: where each goal stands at the end of the month, by its whole months."""
    return judge_goals(_ask(db, "goals", month=month.first))
