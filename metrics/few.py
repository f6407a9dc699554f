"""Slices of an audience that hold too few people, left without their numbers in an answer (`data/small_cells.py` says which)."""

import numpy as np

from data.small_cells import DEMOGRAPHIC, hidden

_ORDER = (["platform", "dimension", "rest", "share", "value", "segment"], [True, True, True, False, False, True])


def hide_few(told, least):
    """An audience with `hidden`, its hidden slices without share or value and in no telling order."""
    told = told.assign(hidden=False)
    for _, rows in told.groupby("platform"):
        few = _few(rows, "people", least, set(rows[rows["share"].notna()]["dimension"]))
        told.loc[few, "hidden"] = True
    told.loc[told["hidden"], ["share", "value"]] = np.nan
    by, ascending = _ORDER
    return told.sort_values(by, ascending=ascending, na_position="last", ignore_index=True).drop(columns=["people", "rest"])


def hide_typed(told, least):
    """What was typed, without the numbers of slices of too few people."""
    slices = told[told["dimension"].isin(DEMOGRAPHIC)]
    for _, rows in slices.groupby(["platform", "measure"]):
        told.loc[_few(rows, "value", least, set(rows["dimension"])), "value"] = np.nan
    return told


def _few(rows, count, least, known):
    """The index of the rows to hide."""
    cells = dict(zip(zip(rows["dimension"], rows["segment"], strict=True), rows.index, strict=True))
    numbers = rows[count].astype(float)
    people = {cell: None if np.isnan(numbers[place]) else numbers[place] for cell, place in cells.items()}
    return [cells[cell] for cell in hidden(people, least, known)]
