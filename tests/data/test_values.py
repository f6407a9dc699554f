"""Cells as people and platforms write them."""

from datetime import date, datetime

import pytest

from data import days, values


@pytest.mark.parametrize("text", ["", " ", "--", " --", "-", "n/a", "NaN", "undefined"])
def test_an_absent_cell_is_none_and_never_zero(text):
    assert values.whole(text) is None
    assert values.is_absent(text)


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("-5", -5), ("1938.0", 1938), ("1965.741", 1965.741), (" 12 ", 12), ("−3", -3)])
def test_a_machine_number_is_read_as_it_stands(text, value):
    assert values.number(text) == value


@pytest.mark.parametrize("text", ["9" * 16, "9" * 400, "9007199254740993", "-9007199254740993"])
def test_a_number_past_what_can_be_told_from_its_neighbour_is_unreadable(text):
    for reads in (values.whole, values.number, values.typed_number("fr"), values.typed_number("en")):
        with pytest.raises(ValueError):
            reads(text)


@pytest.mark.parametrize("text", ["1,234", "1 234", "12%", "1.2.3", "abc", "1e5", "0x10", "inf"])
def test_a_number_that_could_mean_two_things_is_unreadable_not_guessed(text):
    with pytest.raises(ValueError):
        values.number(text)


@pytest.mark.parametrize(("text", "value"), [("4 100,5", 4100.5), ("4\u00a0100", 4100), ("4\u202f100", 4100), ("12,5", 12.5), ("4100", 4100), ("4100.5", 4100.5)])
def test_a_french_hand_writes_spaces_and_a_comma(text, value):
    assert values.typed_number("fr")(text) == value


@pytest.mark.parametrize("text", ["4.100", "-4.100", "−4.100", " 12.345 ", "1.234.567", "4.100,5"])
def test_a_french_point_before_three_digits_could_be_thousands_and_is_unreadable(text):
    with pytest.raises(ValueError):
        values.typed_number("fr")(text)


def test_a_point_that_can_only_be_a_decimal_one_is_read_in_french_too():
    assert [values.typed_number("fr")(text) for text in ("0.123", "4.1", "4.1001", "4100.125")] == [0.123, 4.1, 4.1001, 4100.125]
    assert values.typed_number("en")("4.100") == 4.1


@pytest.mark.parametrize(("text", "value"), [("4,100", 4100), ("4,100.5", 4100.5), ("4100", 4100)])
def test_an_english_hand_writes_commas_and_a_point(text, value):
    assert values.typed_number("en")(text) == value


def test_a_french_comma_is_never_taken_for_thousands():
    assert values.typed_number("fr")("4,100") == 4.1
    with pytest.raises(ValueError):
        values.typed_number("en")("41,00")


@pytest.mark.parametrize("text", ["1.80841E+16", "1,80841E+16", "2.08364e+18"])
def test_an_id_crushed_by_a_spreadsheet_is_recognised_and_refused(text):
    assert values.is_crushed(text)
    with pytest.raises(ValueError):
        values.identifier(text)


def test_an_eighteen_digit_id_keeps_every_digit_and_loses_its_guard_space():
    assert values.identifier(" 179000000000000012") == "179000000000000012"


@pytest.mark.parametrize(("text", "day"), [
    ("February 28", (2, 28)), ("28 May", (5, 28)), ("1er mars", (3, 1)), ("1 mars", (3, 1)), ("19 avril", (4, 19)), ("31 août", (8, 31)),
    ("25 décembre", (12, 25)), ("8 de marzo", (3, 8)), ("28 апреля", (4, 28)), ("9月13日", (9, 13)), ("28-Feb", (2, 28)), ("févr. 3", (2, 3)), ("29 février", (2, 29))])
def test_a_day_without_a_year_is_read_in_the_language_of_the_screen(text, day):
    assert days.month_day(text) == day


@pytest.mark.parametrize("text", ["February 30", "31 avril", "13/14", "mars", "mars 12 13", ""])
def test_a_day_that_is_none_is_unreadable(text):
    with pytest.raises(ValueError):
        days.month_day(text)


def test_days_without_a_year_cross_december_and_end_on_or_before_the_limit():
    given = [(12, 30), (12, 31), (1, 1), (1, 2)]
    assert days.with_years(given, date(2023, 1, 3)) == [date(2022, 12, 30), date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]
    assert days.with_years(given, date(2023, 1, 1))[-1] == date(2022, 1, 2)


def test_a_leap_day_only_fits_a_leap_year():
    with pytest.raises(ValueError):
        days.with_years([(2, 28), (2, 29), (3, 1)], date(2023, 4, 1))
    assert days.with_years([(2, 28), (2, 29), (3, 1)], date(2024, 4, 1))[1] == date(2024, 2, 29)


def test_days_out_of_order_do_not_tell_their_year():
    with pytest.raises(ValueError):
        days.with_years([(3, 5), (3, 1), (3, 9)], date(2023, 4, 1))


def test_meta_writes_the_month_first_in_french_too():
    assert days.us_instant("05/28/2026 05:06") == datetime(2026, 5, 28, 5, 6)
    with pytest.raises(ValueError):
        days.us_instant("28/05/2026 05:06")


def test_names_are_compared_without_accents_curls_or_no_break_spaces():
    assert values.plain("Spectateurs d’1\u00a0MINUTE ") == values.plain("spectateurs d'1 minute")
    assert values.plain("Durée") == "duree"


@pytest.mark.parametrize(("text", "part"), [("0.59", 0.59), ("61%", 0.61), ("0", 0)])
def test_a_share_is_a_fraction_whatever_its_form(text, part):
    assert values.share(text) == part
