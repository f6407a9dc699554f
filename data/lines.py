"""Where a fact stands in the file it was read from, for the exports whose main table has it on a line of its own."""

from data.rows import lines_of

_BY = (("post_id", "post_id"), ("day", "last_day"), ("month", "first_day"))


def line_of(found, change, row):
    """The line, from 1, on which a file tells a row behind a change; None where its layout does not say, as of a slice."""
    if found.claim is None or change.dimension or found.file.replace("\\", "/").split("/")[-1] != row.file.split("/")[-1]:
        return None
    columns, table = found.claim.export.columns, found.claim.table
    column = next((name for name, _ in _BY if name in columns and table.has(columns[name])), None)
    if column is None:
        return None
    wanted = {column: getattr(row, dict(_BY)[column])}
    if column == "month":
        wanted |= {"platform": change.platform, "measure": change.measure}
    lines = lines_of(table, columns, wanted)
    return lines[0] if len(lines) == 1 else None
