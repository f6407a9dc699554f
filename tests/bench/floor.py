"""Files to measure with, and the floor they are measured against: the same bytes through the csv module and Arrow."""

import csv
import io
from datetime import date, timedelta

import duckdb
import pyarrow as pa

HEADER = ("Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,"
          '"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks,Link Clicks')


def posts_file(rows, first_id, start=date(2022, 1, 1)):
    """The bytes of a Facebook content export of so many posts, three a day."""
    lines = [HEADER]
    for row in range(rows):
        day = start + timedelta(days=row // 3)
        reactions, comments, shares = row % 40, row % 7, row % 5
        lines.append(f'{100000000000000 + first_id + row},61550000000000,Centre,"Title, {row}","A caption, {row}",0,{day:%m/%d/%Y} 12:{row % 60:02d},'
                     f"https://www.facebook.com/{row},Photos,,Lifetime,{row * 3},{row * 2},{reactions + comments + shares},{reactions},"
                     f"{comments},{shares},{row % 11},{row % 3}")
    return b"\xef\xbb\xbf" + "\n".join(lines).encode()


def floor(path, files):
    """Read the files with the csv module and insert their cells through Arrow, one committed transaction a file."""
    connection = duckdb.connect(str(path))
    width = len(next(csv.reader([HEADER])))
    names = [f"c{place}" for place in range(width)]
    connection.execute(f"create table floor ({', '.join(f'{name} varchar' for name in names)})")
    for _, data in files:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
        connection.begin()
        connection.register("cells", pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
        connection.execute("insert into floor select * from cells")
        connection.commit()
    connection.close()
