"""Whatever the bytes, a reading or a problem: never another exception, never a half-kept file."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.journey import read_files
from data.problems import Problem
from data.reading import Answers, Reading
from data.values import month_day, number, plain, typed_number
from tests.data.test_recognition import LOOKALIKES, SAID

TABLES = [data for data in LOOKALIKES.values() if not data.startswith((b"PK", b"\xd0\xcf"))]
CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def outcomes(data, name="a.csv"):
    """Everything found in a file, read with every answer given."""
    return [found.outcome for found in read_files([(name, data)], SAID)]


@CALM
@given(st.binary(max_size=2000))
def test_any_bytes_give_a_reading_or_a_problem(data):
    assert all(isinstance(outcome, (Reading, Problem)) for outcome in outcomes(data))


def mutilated(data, seed):
    """A real-looking file with a few of its bytes cut, doubled or changed."""
    chance, broken = random.Random(seed), bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(broken))
        match chance.randrange(4):
            case 0:
                del broken[place:place + chance.randint(1, 20)]
            case 1:
                broken[place:place] = broken[max(0, place - 9):place]
            case 2:
                broken[place] = chance.randrange(256)
            case 3:
                broken[place:place] = chance.choice((b"\n", b",", b'"', b";", b"\x00", "é".encode(), b"--"))
        if not broken:
            return b""
    return bytes(broken)


@pytest.mark.parametrize("name", [name for name, data in LOOKALIKES.items() if data in TABLES])
def test_a_mutilated_export_gives_a_reading_or_a_problem(name):
    for seed in range(120):
        for outcome in outcomes(mutilated(LOOKALIKES[name], seed)):
            assert isinstance(outcome, (Reading, Problem)), seed


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, data in LOOKALIKES.items() if data in TABLES])
def test_ten_thousand_mutilations_give_readings_or_problems(name):
    for seed in range(10_000):
        for outcome in outcomes(mutilated(LOOKALIKES[name], seed)):
            assert isinstance(outcome, (Reading, Problem)), seed


@pytest.mark.long
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30))
def test_any_cell_is_a_value_absent_or_unreadable(text):
    for reads in (number, typed_number("fr"), typed_number("en"), month_day):
        try:
            reads(text)
        except ValueError:
            continue
    assert plain(plain(text)) == plain(text)


@CALM
@given(st.integers(-10**9, 10**9), st.sampled_from(["fr", "en"]))
def test_a_number_written_by_the_page_is_read_back_by_the_sheet(value, language):
    from babel.numbers import format_decimal

    assert typed_number(language)(format_decimal(value, locale=language)) == value


def test_answers_are_never_needed_to_refuse():
    assert all(isinstance(found.outcome, Problem) for found in read_files([("a.csv", b"a,b\n1,2\n")], Answers()))
