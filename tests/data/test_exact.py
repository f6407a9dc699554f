"""An answer written down is read back exactly as it was: names, types, cells to the bit."""

import json
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_of

from data import exact

ROWS = 4
CELLS = {
    "float64": any_of.floats(allow_nan=True, allow_infinity=True),
    "float32": any_of.floats(width=32),
    "int64": any_of.integers(-2**63, 2**63 - 1),
    "Int64": any_of.one_of(any_of.integers(-2**63, 2**63 - 1), any_of.just(pd.NA)),
    "bool": any_of.booleans(),
    "str": any_of.one_of(any_of.text(), any_of.just(np.nan)),
    "datetime64[us]": any_of.one_of(any_of.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)), any_of.just(pd.NaT)),
    "object": any_of.one_of(any_of.none(), any_of.booleans(), any_of.integers(), any_of.floats(), any_of.dates(), any_of.text(),
                            any_of.just(np.array(["*", None], dtype=object)), any_of.just(np.array([1, 2]))),
}


def columns():
    """Any column of an answer: its type and its cells."""
    return any_of.sampled_from(sorted(CELLS)).flatmap(lambda dtype: any_of.tuples(any_of.just(dtype), any_of.lists(CELLS[dtype], min_size=ROWS, max_size=ROWS)))


def series(dtype, cells):
    if dtype != "object":
        return pd.Series(cells, dtype=dtype)
    made = pd.Series([None] * len(cells), dtype="object")
    for place, cell in enumerate(cells):
        made.array[place] = cell
    return made


def same(one, other):
    """Whether two cells are the same thing, to the bit of a float and the kind of an absence."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.dtype == other.dtype and all(map(same, one.tolist(), other.tolist()))
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return one.hex() == other.hex()
    return one is other or one == other


def through(table):
    return exact.read(json.loads(json.dumps(exact.written(table))))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_of.dictionaries(any_of.text(min_size=1), columns(), min_size=1, max_size=5))
def test_what_is_written_is_read_back_to_the_bit(columns):
    table = pd.DataFrame({name: series(*column) for name, column in columns.items()})
    again = through(table)
    assert list(again.columns) == list(table.columns) and list(again.dtypes) == list(table.dtypes)
    for name in table.columns:
        assert all(map(same, table[name], again[name])), (list(table[name]), list(again[name]))


@pytest.mark.parametrize("table", [pd.DataFrame(), pd.DataFrame({"a": pd.Series([], dtype="str"), "b": pd.Series([], dtype="object")}),
                                   pd.DataFrame({"a": [1.5, 2]}, index=[7, 3]), pd.DataFrame({"a": [-0.0, 0.1 + 0.2]}),
                                   pd.DataFrame({"day": [date(2023, 3, 1), None]}, dtype="object"), pd.DataFrame({"a": pd.Series([None, "b"], dtype="object")}),
                                   pd.DataFrame({"a": pd.Series(["a", None], dtype="object", index=[1, 1])})])
def test_tables_at_the_edges(table):
    pd.testing.assert_frame_equal(through(table), table, check_exact=True)
    assert list(through(table).index) == list(table.index)


def test_a_cell_that_no_answer_holds_is_refused_rather_than_changed():
    with pytest.raises(TypeError):
        exact.written(pd.DataFrame({"a": [{1, 2}]}))
