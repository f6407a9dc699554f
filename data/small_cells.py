"""Counts of people so few that they may be known by name: hidden, with whatever would give them away by subtraction.

Primary suppression hides every cell under the least number; complementary suppression then hides, in every sum that is known and
holds such a cell, the smallest other one, until no sum leaves a single unknown nor tells that all its unknowns are small. Hidden
cells of both kinds look alike. Source: the field's practice for tables of counts (L. Willenborg and T. de Waal, *Elements of
Statistical Disclosure Control*, 2001). Its limit: someone who knows one hidden cell may still infer another.
"""

from data import journal
from data.settings import SMALL_CELL

DEMOGRAPHIC = ("age", "gender", "age_gender", "city", "country", "region", "language", "job_function", "seniority", "industry",
               "company_size")
REST = "unspecified"


def least(cursor):
    """The smallest number of people that is shown: as the settings say, else the environment, else five."""
    return journal.standing(cursor, "setting").get("small_cells", {}).get("least") or SMALL_CELL()


def show_from(store, number, by=""):
    """Set the smallest number of people that is shown; 1 hides nothing but zeros."""
    with store.writer() as cursor:
        journal.write(cursor, "setting", "small_cells", {"least": int(number)}, by)


def hidden(people, least, known):
    """The cells to hide, of {(dimension, segment): how many or None}; `known` are the dimensions whose whole is known."""
    small = {cell for cell, count in people.items() if count is not None and count < least and cell[1] != REST}
    told, sums, going = set(small), _sums(people, known), bool(small)
    while going:
        going = False
        for cells in sums:
            inside = told & cells
            others = [cell for cell in cells - told if people[cell] is not None]
            if inside and others and (len(inside) == 1 or inside <= small):
                told.add(min(others, key=lambda cell: (people[cell], cell)))
                going = True
    return told


def _sums(people, known):
    """The sets of cells that stand in a sum anyone can do: a dimension's, a gender's over its ages, an age's over its genders."""
    cells = list(people)
    sums = [{cell for cell in cells if cell[0] == dimension} for dimension in sorted(known)]
    for margin, part in (("gender", 0), ("age", -1)):
        for one in [cell for cell in cells if cell[0] == margin and cell[1] != REST]:
            parts = (cell for cell in cells if cell[0] == "age_gender" and cell[1].split(" ")[part] == one[1])
            sums.append({one, *parts})
    return [cells for cells in sums if len(cells) > 1]


# The whole as known on that day, else the next that is known: a share of either says how few a slice is.
_CELLS = """
select s.rowid, s.receipt_no, s.platform, s.account, s.measure, s.first_day, s.last_day, s.dimension, s.segment,
       coalesce(s.value, s.share * coalesce(
           (select arg_max(w.value, w.last_day) from measurement w
            where w.platform = s.platform and w.measure = s.measure and w.last_day <= s.last_day),
           (select arg_min(w.value, w.last_day) from measurement w
            where w.platform = s.platform and w.measure = s.measure and w.last_day > s.last_day)))
from segment s
join receipt r on r.no = s.receipt_no and r.receipt = coalesce($receipt, r.receipt)
where list_contains($demographic, s.dimension)"""


def in_segments(cursor, smallest, receipt=None):
    """The rows (DuckDB's rowid) of the table `segment` that hold a hidden cell, snapshot by snapshot; of one receipt if named."""
    tables, asked = {}, {"demographic": list(DEMOGRAPHIC), "receipt": receipt}
    for row, *snapshot, dimension, segment, people in cursor.execute(_CELLS, asked).fetchall():
        tables.setdefault(tuple(snapshot), {})[dimension, segment] = (row, people)
    for cells in tables.values():
        people = {cell: count for cell, (_, count) in cells.items()}
        yield from (cells[cell][0] for cell in hidden(people, smallest, {dimension for dimension, _ in cells}))


def in_receipt(cursor, receipt, dimension):
    """The slices of a dimension that a receipt brought and that are hidden, on whichever day."""
    few = list(in_segments(cursor, least(cursor), receipt)) if dimension in DEMOGRAPHIC else []
    rows = """select distinct segment from segment s join receipt r on r.no = s.receipt_no
              where r.receipt = $receipt and dimension = $dimension and s.rowid in (select unnest($few::bigint[]))"""
    told = cursor.execute(rows, {"receipt": receipt, "dimension": dimension, "few": few}).fetchall()
    return frozenset(segment for (segment,) in told)
