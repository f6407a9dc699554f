"""Everything as Parquet, a file a table: to take away, or to ask with other tools.

Slices of an audience that hold too few people are hidden here as everywhere (`small_cells.py`): the rows are there, their numbers
are not. The whole of what was dropped is in the originals and in a backup, which are the organisation's own.
"""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from data.small_cells import in_segments, least
from data.store import tables
from data.whole import whole

_BATCH = 100_000


@dataclass(frozen=True)
class Exported:
    """One table written: its name, its rows, its file."""

    table: str
    rows: int
    file: Path


def export(store, folder):
    """Write every table to a folder as `<table>.parquet`, all as of the same moment; Exported after Exported."""
    cursor = store.reader()
    cursor.begin()
    try:
        names = tables(cursor)
        for name in names:
            yield _write(cursor, name, Path(folder).resolve() / f"{name}.parquet")
    finally:
        cursor.rollback()
        cursor.close()


def _write(cursor, name, file):
    rows = _rows(cursor, name).to_arrow_reader(_BATCH)
    count = 0
    with whole(file) as beside, pq.ParquetWriter(beside, rows.schema) as writer:
        for batch in rows:
            writer.write_batch(batch)
            count += batch.num_rows
    return Exported(name, count, file)


def _rows(cursor, name):
    """A table as it leaves: the numbers of small cells are left out."""
    few = sorted(in_segments(cursor, least(cursor))) if name == "segment" else []
    if not few:
        return cursor.sql(f'from "{name}"')
    shown = f"case when rowid not in ({', '.join(map(str, few))}) then"
    return cursor.sql(f"select * replace ({shown} value end as value, {shown} share end as share) from segment")
