"""Months."""

from datetime import date

import pytest

from metrics.period import Month


@pytest.mark.parametrize(("text", "previous", "last_year", "days"), [
    ("2023-03", "2023-02", "2022-03", 31), ("2023-01", "2022-12", "2022-01", 31), ("2024-02", "2024-01", "2023-02", 29), ("2023-02", "2023-01", "2022-02", 28)])
def test_a_month_knows_its_neighbours(text, previous, last_year, days):
    month = Month.parse(text)
    assert (str(month), str(month.previous), str(month.same_last_year), month.days) == (text, previous, last_year, days)


@pytest.mark.parametrize("text", ["2023-13", "2023-3", "03-2023", "", None, "2023-03-01"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError):
        Month.parse(text)


def test_months_are_ordered_and_counted_across_years():
    assert Month(2022, 12) < Month(2023, 1)
    assert Month(2023, 1).back(13) == Month(2021, 12)
    assert Month(2023, 12).back(-1) == Month(2024, 1)
    assert (Month.of(date(2023, 2, 28)).first, Month(2023, 2).last) == (date(2023, 2, 1), date(2023, 2, 28))
