"""YouTube Studio, advanced mode: a table over one period, the channel's daily totals of one measure, a chart of some rows.

A download is a ZIP of the three; channel and period stand in its name, or its folder's, and nowhere else.
"""

import re
from dataclasses import replace

from data.days import iso_day, written_day
from data.export import Claim, Column, Export, insist_on_one
from data.facts import OBSERVATION, POST, Facts, measured, table
from data.problems import EmptyExport
from data.reading import Reading, totals
from data.rows import daily, read_rows, sliced, slices, with_sums
from data.studio import ANYBODY_S, DIMENSIONS, MEASURES, OTHERS, PARTS, VIDEO, VIEWS, kind_of_grid
from data.table import Table
from data.values import identifier, plain, words

_NAME = (r"(?:^|[/\\])[^/\\]*?(?P<from>\d{4}-\d{2}-\d{2})_(?P<to>\d{4}-\d{2}-\d{2})"
         r"(?: (?P<account>[^/\\]+?))?(?: \(\d+\))?(?:\.zip)?[/\\][^/\\]+$")


def _find(kind):
    def find(export, document):
        found = [grid for grid in document.grids if kind_of_grid(grid) == kind]
        insist_on_one(export, document, found)
        return Claim(export, {"main": _without_total(Table.under(found[0], 0))}, frozenset([found[0].name])) if found else None

    return find


def _without_total(rows):
    """The Total is more than its rows (hidden videos, a limit of lines) or 0 where YouTube does not count: it is no row."""
    return rows.keeping([at for at, row in enumerate(rows.rows) if plain(row[0]) != "total"])


# ── a table over one period ─────────────────────────────────────────────────────────────────────────────────────────

_LIMIT = 490                                     # YouTube lists about 500 rows and no more
_LAG = 3                                         # days between a period's end and the day its numbers are downloaded
_ID = re.compile(r"[\w-]{11}", re.ASCII)


def _published(text):
    """The day a video was published; None where there is none, or its language is not known."""
    try:
        return written_day(text)
    except ValueError:
        return None


def _read_table(claim, context):
    first_name = claim.table.names[0]
    if first_name == "date":
        return daily(read_rows(claim, context, ("day",), columns=_DAILY), claim, context)
    first, last = context.period()
    key = {"post_id": Column(identifier, position=0)} if first_name in VIDEO else {"segment": Column(words, position=0)}
    rows = read_rows(claim, context, tuple(key), columns={**key, **_TEXTS, **MEASURES})
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    measures = with_sums(rows.measures, PARTS)
    facts = _videos(rows, measures, context, first, last) if first_name in VIDEO else _slices(rows, measures, claim, context)
    return Reading(rows.count, first, last, totals(measures), facts, account=context.account(), period=(first, last),
                   set_aside=rows.set_aside, notes=() if facts.items() else ("uncounted",))


def _videos(rows, measures, context, first, last):
    """What a video published within the period gathered in it is all it has gathered so far: an observation. Of an older one
    the period tells a part, which is none; nor does a list cut at its limit, or downloaded long after, speak of today."""
    said = context.exported_on()
    if rows.count >= _LIMIT or (said and (said - last).days > _LAG):
        return Facts()
    kept = [row for row, (name, day) in enumerate(zip(rows["post_id"], rows["published"], strict=True))
            if day and first <= day <= last and _ID.fullmatch(name)]
    ids = [rows["post_id"][row] for row in kept]
    post = table(POST, len(kept), platform="youtube", account=context.account() or "", post_id=ids, format="video",
                 published=[rows["published"][row] for row in kept], text=[rows["text"][row] for row in kept],
                 permalink=[f"https://www.youtube.com/watch?v={name}" for name in ids])
    seen = {name: [values[row] for row in kept] for name, values in measures.items()}
    return Facts({"post": post, "post_observation": measured(OBSERVATION, seen, platform="youtube", post_id=ids)})


def _slices(rows, measures, claim, context):
    """The rows as slices of a dimension we have a word for; the detail of one source is not its sources."""
    dimension, (first, last) = DIMENSIONS.get(claim.table.names[0]), context.period()
    if not dimension or "source type" in claim.table.names:
        return Facts()
    facts = sliced("youtube", context.account(), dimension, first, last, rows["segment"], measures)
    if "views" not in measures:
        facts = facts.plus("segment", slices("youtube", context.account(), dimension, "views", first, last, rows["segment"],
                                             shares=rows["views_share"]))
    return facts


_DAY = Column(iso_day, en="Date", fr="Date")
_TEXTS = {"text": Column(words, en="Video title", fr="Titre de la vidéo"),
          "published": Column(_published, en="Video publish time", fr="Heure de publication de la vidéo")}
_DAILY = {"day": _DAY, **MEASURES}
_ALL = {"day": _DAY, "video": Column(words, en=("Content", "Video"), fr="Contenu"), **_TEXTS, **MEASURES, **OTHERS}

TABLE = Export(name="youtube.table", platform="youtube", says=_NAME, reads=_read_table, find=_find("table"), columns=_ALL,
               parts=PARTS)

# ── one measure by day: of the channel, and of the rows that were charted ───────────────────────────────────────────


_CALLED = re.compile(r"(?:^|[/\\])(?:totals|totaux)\b[^/\\]*$", re.IGNORECASE)


def _read_totals(claim, context):
    told = claim.table.names[1]
    named = bool(context.hints or _CALLED.search(context.file))
    platform = context.platform("youtube" if named or told not in ANYBODY_S else None)
    found = daily(read_rows(claim, context, ("day",), columns=_DAILY), claim, context, platform)
    assumed = told in VIEWS and not named and context.answers.platform != platform
    return replace(found, notes=(*(() if found.facts.items() else ("uncounted",)), *(("assumed",) if assumed else ())))


TOTALS = Export(name="youtube.totals", platforms=("youtube",), says=_NAME, reads=_read_totals, find=_find("totals"), columns=_ALL)


def _read_chart(claim, context):
    rows = read_rows(claim, context, ("day", "segment"), columns={**_DAILY, "segment": Column(words, position=1)})
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    dimension, days = DIMENSIONS.get(claim.table.names[1]), rows["day"]
    facts = sliced("youtube", context.account(), dimension, days, days, rows["segment"], rows.measures) if dimension else Facts()
    return Reading(rows.count, min(rows["day"]), max(rows["day"]), totals(rows.measures), facts, account=context.account(),
                   set_aside=rows.set_aside, notes=() if facts.items() else ("uncounted",))


CHART = Export(name="youtube.chart", platform="youtube", says=_NAME, reads=_read_chart, find=_find("chart"), columns=_ALL)

EXPORTS = (TABLE, TOTALS, CHART)
