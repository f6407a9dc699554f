"""X's videos: the days, then the videos of the range, stacked in one file."""

from dataclasses import replace

from data.days import english_day
from data.export import Claim, Column, Export
from data.placed import located
from data.rows import daily, distinct, read_rows, slices
from data.table import Table
from data.values import number, whole, words


def _seconds(text):
    """Milliseconds as seconds."""
    value = number(text)
    return None if value is None else value / 1000


_VIDEOS = {"segment": Column(words, en="Video title"), "video": Column(words, en="Video ID"),
           "video_views": Column(whole, en="Views")}
_VIDEO_ORDER = ("", "video", "segment", "video_views", "", "", "", "", "", "")


def _find_video(export, document):
    """The table of days, which ends at the first line without text, and the table of videos under the next title."""
    grid = document.grids[0]
    at = next((at for at, names in enumerate(grid.heads) if all(names & ways for ways in export.needed)), None)
    if at is None:
        return None
    end = next((row for row in range(at, len(grid.rows)) if not any(cell.strip() for cell in grid.rows[row])), len(grid.rows))
    tables = {"main": Table.under(grid.until(end), at)}
    under = next((row for row in range(end, len(grid.rows)) if sum(map(bool, grid.rows[row])) > 1), None)
    if under is not None and (videos := Table.under(grid, under)).rows:
        tables["videos"] = videos
    return Claim(export, tables, frozenset([grid.name]))


def _read_video(claim, context):
    found = daily(read_rows(claim, context, ("day",)), claim, context)
    table = claim.tables.get("videos")
    columns = table and located(_VIDEOS, _VIDEO_ORDER, table)
    if not table or not all(map(table.has, columns.values())):
        return found
    rows = read_rows(claim, context, (), role="videos", columns=columns)
    told = slices("x", found.account, "post", "video_views", found.first_day, found.last_day,
                  distinct(rows["segment"], rows["video"]), rows["video_views"])
    return replace(found, facts=found.facts.plus("segment", told), set_aside=found.set_aside + rows.set_aside)


VIDEO = Export(
    name="x.video", platform="x", reads=_read_video, find=_find_video,
    columns={"day": Column(english_day, en="Date", fr="Date", needed=True),
             "video_views": Column(whole, en="Views", fr="Vues", needed=True),
             "watch_seconds": Column(_seconds, en="Watch Time (ms)", fr="Temps de visionnage (ms)", needed=True),
             "complete": Column(words, en="Completion Rate", fr="Taux de complétion", needed=True)})

EXPORTS = (VIDEO,)
