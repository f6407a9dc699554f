"""A table as JSON and back, exact in names, types and cells: what was answered once can be answered again, to the bit.

Numbers are written as Python writes them, which reads back as the same bits; what JSON has no word for is an object with one key
that names it.
"""

import math
from datetime import date, datetime

import numpy as np
import pandas as pd

from data import frames  # noqa: F401 (before the first table)


def written(table):
    """A DataFrame as plain values for JSON. Raises TypeError for a cell of a kind that no answer holds."""
    plain = {"rows": len(table), "columns": [{"name": name, **_column(table[name])} for name in table.columns]}
    return plain if _is_counted(table.index) else plain | {"index": _column(table.index.to_series())}


def read(plain):
    """The DataFrame that was written."""
    index = _series(plain["index"]).array if "index" in plain else pd.RangeIndex(plain["rows"])
    columns = {column["name"]: _series(column).set_axis(index) for column in plain["columns"]}
    return pd.DataFrame(columns, index=index)


def _is_counted(index):
    return isinstance(index, pd.RangeIndex) and (index.start, index.step) == (0, 1)


def _column(series):
    return {"dtype": str(series.dtype), "cells": [_said(cell) for cell in series]}


def _series(column):
    cells = [_cell(said) for said in column["cells"]]
    if column["dtype"] == "object":
        series = pd.Series([None] * len(cells), dtype="object")
        for place, cell in enumerate(cells):
            series.array[place] = cell
        return series
    return pd.Series(cells, dtype=column["dtype"])


def _said(cell):
    """A cell as JSON writes it."""
    if cell is pd.NA:
        return {"absent": "NA"}
    if cell is pd.NaT:
        return {"absent": "NaT"}
    if isinstance(cell, np.ndarray):
        return {"list": [_said(one) for one in cell.tolist()], "dtype": str(cell.dtype)}
    if isinstance(cell, np.generic):
        cell = cell.item()
    if isinstance(cell, float) and not math.isfinite(cell):
        return {"float": repr(cell)}
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if cell is None or isinstance(cell, (bool, int, float, str)):
        return cell
    raise TypeError(type(cell))


def _cell(said):
    if not isinstance(said, dict):
        return said
    if "list" in said:
        return _array(said)
    [(kind, text)] = said.items()
    return _MEANT[kind](text)


_MEANT = {"absent": {"NA": pd.NA, "NaT": pd.NaT}.get, "float": float, "moment": pd.Timestamp, "day": date.fromisoformat}


def _array(said):
    array = np.empty(len(said["list"]), dtype=said["dtype"])
    array[:] = [_cell(one) for one in said["list"]]
    return array
