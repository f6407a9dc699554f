"""Slices of an audience that hold too few people, left without their numbers in an answer (`data/small_cells.py` says which)."""

import numpy as np

from data.small_cells import DEMOGRAPHIC, hidden

_ORDER = (["platform", "dimension", "rest", "share", "value", "segment"], [True, True, True, False, False, True])


def hide_few(told, least):
    """An audience with `hidden`, its hidden slices without share or value and in no telling order."""
    told = told.assign(hidden=False)
    for _, rows in told.groupby("platform"):
        cells = {(row.dimension, row.segment): (place, None if row.people != row.people else row.people) for place, row in zip(rows.index, rows.itertuples(), strict=True)}
        known = set(rows[rows["share"].notna()]["dimension"])
        few = hidden({cell: people for cell, (_, people) in cells.items()}, least, known)
        told.loc[[cells[cell][0] for cell in few], "hidden"] = True
    told.loc[told["hidden"], ["share", "value"]] = np.nan
    by, ascending = _ORDER
    return told.sort_values(by, ascending=ascending, na_position="last", ignore_index=True).drop(columns=["people", "rest"])


def hide_typed(told, least):
    """What was typed, without the numbers of slices of too few people."""
    slices = told[told["dimension"].isin(DEMOGRAPHIC)]
    for _, rows in slices.groupby(["platform", "measure"]):
        cells = {(row.dimension, row.segment): (place, row.value) for place, row in zip(rows.index, rows.itertuples(), strict=True)}
        few = hidden({cell: value for cell, (_, value) in cells.items()}, least, set(rows["dimension"]))
        told.loc[[cells[cell][0] for cell in few], "value"] = np.nan
    return told
