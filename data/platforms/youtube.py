"""YouTube Studio, advanced mode: a table over one period, the channel's daily totals of one measure, a chart of some rows.

A download is a ZIP of the three; channel and period stand in its name, or its folder's, and nowhere else.
"""

import re
from dataclasses import replace

from data.days import iso_day, written_day
from data.export import Claim, Column, Export
from data.facts import OBSERVATION, POST, Facts, measured, table
from data.problems import AmbiguousExport, EmptyExport
from data.reading import Reading, totals
from data.rows import daily, read_rows, slices, with_sums
from data.table import Table
from data.values import identifier, number, percent, plain, whole, words

_NAME = (r"(?:^|[/\\])[^/\\]*?(?P<from>\d{4}-\d{2}-\d{2})_(?P<to>\d{4}-\d{2}-\d{2})"
         r"(?: (?P<account>[^/\\]+?))?(?: \(\d+\))?(?:\.zip)?[/\\][^/\\]+$")


def _seconds(text):
    """Hours as seconds, without the dust of the multiplication."""
    hours = number(text)
    return None if hours is None else round(hours * 3600, 4)


_MEASURES = {
    "views": Column(whole, en="Views", fr="Vues"),
    "watch_seconds": Column(_seconds, en="Watch time (hours)", fr="Durée de visionnage (heures)"),
    "impressions": Column(whole, en=("Impressions", "Thumbnail impressions"), fr="Impressions"),
    "likes": Column(whole, en="Likes", fr="J'aime"),
    "comments": Column(whole, en="Comments added", fr="Commentaires ajoutés"),
    "shares": Column(whole, en="Shares", fr="Partages"),
    "new_followers": Column(whole, en="Subscribers gained", fr="Nouveaux abonnés"),
    "lost_followers": Column(whole, en="Subscribers lost"),
    "viewers": Column(whole, en="Unique viewers", fr="Spectateurs uniques"),
    "views_share": Column(percent, en="Views (%)"),
}
_OTHERS = {                                      # known, and no measure of ours: net, means, rates, rolling people
    "net": Column(words, en="Subscribers", fr="Abonnés"),
    "engaged": Column(words, en="Engaged views", fr="Vues intentionnelles"),
    "rate": Column(words, en=("Impressions click-through rate (%)", "Thumbnail click-through rate (%)"),
                   fr="Taux de clics par impression (%)"),
    "mean": Column(words, en="Average view duration", fr="Durée moyenne d'une vue"),
    "part": Column(words, en="Average percentage viewed (%)", fr="Pourcentage moyen de vidéo regardé (%)"),
    "stayed": Column(words, en=("Stayed to watch (%)", "Viewed (vs. swiped away) (%)"), fr="Ont continué de regarder (%)"),
    "each": Column(words, en="Average views per viewer", fr="Nombre moyen de vues par spectateur"),
    "new": Column(words, en="New viewers", fr="Nouveaux spectateurs"),
    "casual": Column(words, en="Casual viewers", fr="Spectateurs occasionnels"),
    "back": Column(words, en=("Returning viewers", "Regular viewers"), fr="Spectateurs réguliers"),   # French writes it twice
    "shown": Column(words, en="Shown in feed"), "dislikes": Column(words, en="Dislikes"),
    "premium": Column(words, en="YouTube Premium views"), "watch_share": Column(words, en="Watch time (hours) (%)"),
}
_PARTS = {"interactions": ("likes", "comments", "shares")}
_VIDEO = {"content", "contenu", "video"}
_DIMENSIONS = {"traffic source": "traffic_source", "geography": "country", "viewer age": "age", "viewer gender": "gender",
               "subscription status": "subscription_status", "cities": "city", "content type": "content_type"}
_BESIDE = {plain(name) for name in ("Video title", "Titre de la vidéo", "Video publish time", "Heure de publication de la vidéo",
                                    "Duration", "Durée", "Source type", "Source title")}
_KNOWN = {name for column in (*_MEASURES.values(), *_OTHERS.values()) for name in column.aliases}
_WATCH = set(_MEASURES["watch_seconds"].aliases)
_LABELS = _VIDEO | _DIMENSIONS.keys() | _BESIDE

# ── which of the three a grid is ────────────────────────────────────────────────────────────────────────────────────


def _kind(grid):
    """`table`, `totals`, `chart` by the names of the first row, or None."""
    if len(grid.header) < 2:
        return None
    first, *rest = grid.header
    summed = len(grid.rows) > 1 and plain((grid.rows[1] or [""])[0]) == "total"
    sure = summed or bool(_WATCH & set(rest))
    if first == "date":
        if set(rest[:-1]) & _LABELS:
            return "chart" if rest[-1] in _KNOWN and set(rest[:-1]) <= _LABELS and rest[0] not in _BESIDE else None
        if len(rest) == 1 and not summed:
            return "totals" if rest[0] in _KNOWN else None
    elif first in _KNOWN | _BESIDE or set(rest) & (_VIDEO | _DIMENSIONS.keys() | {"date"}):
        return None                              # no name for its rows, or two
    elif first not in _VIDEO | _DIMENSIONS.keys():
        return "table" if summed and _WATCH & set(rest) else None
    return "table" if set(rest) & _KNOWN and (sure or (first in _VIDEO and set(rest) & _BESIDE)) else None


def _find(kind):
    def find(export, document):
        found = [grid for grid in document.grids if _kind(grid) == kind]
        if len(found) > 1:                       # one would be read and the others lost without a word
            raise AmbiguousExport(file=document.name, claimants=", ".join(f"{export.name} ({grid.name})" for grid in found))
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
    key = {"post_id": Column(identifier, position=0)} if first_name in _VIDEO else {"segment": Column(words, position=0)}
    rows = read_rows(claim, context, tuple(key), columns={**key, **_TEXTS, **_MEASURES})
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    measures = with_sums(rows.measures, _PARTS)
    facts = _videos(rows, measures, context, first, last) if first_name in _VIDEO else _slices(rows, measures, claim, context)
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
    dimension, facts, (first, last) = _DIMENSIONS.get(claim.table.names[0]), Facts(), context.period()
    if not dimension or "source type" in claim.table.names:
        return facts
    for measure, values in measures.items():
        told = slices("youtube", context.account(), dimension, measure, first, last, rows["segment"], values)
        facts = facts.plus("segment", told)
    if "views" not in measures:
        facts = facts.plus("segment", slices("youtube", context.account(), dimension, "views", first, last, rows["segment"],
                                             shares=rows["views_share"]))
    return facts


_DAY = Column(iso_day, en="Date", fr="Date")
_TEXTS = {"text": Column(words, en="Video title", fr="Titre de la vidéo"),
          "published": Column(_published, en="Video publish time", fr="Heure de publication de la vidéo")}
_DAILY = {"day": _DAY, **_MEASURES}
_ALL = {"day": _DAY, "video": Column(words, en=("Content", "Video"), fr="Contenu"), **_TEXTS, **_MEASURES, **_OTHERS}

TABLE = Export(name="youtube.table", platform="youtube", says=_NAME, reads=_read_table, find=_find("table"), columns=_ALL,
               parts=_PARTS)

# ── one measure by day: of the channel, and of the rows that were charted ───────────────────────────────────────────


# words of other platforms too, so that two columns alone do not say whose they are; views are what YouTube charts by itself
_ANYBODY_S = {plain(name) for name in ("Impressions", "Likes", "J'aime", "Shares", "Partages", "Dislikes", "Subscribers", "Abonnés",
                                       "Nouveaux abonnés", "New viewers", "Nouveaux spectateurs", "Returning viewers")}
_VIEWS = set(_MEASURES["views"].aliases)
_CALLED = re.compile(r"(?:^|[/\\])(?:totals|totaux)\b[^/\\]*$", re.IGNORECASE)


def _read_totals(claim, context):
    told = claim.table.names[1]
    named = bool(context.hints or _CALLED.search(context.file))
    platform = context.platform("youtube" if named or told not in _ANYBODY_S else None)
    found = daily(read_rows(claim, context, ("day",), columns=_DAILY), claim, context, platform)
    assumed = told in _VIEWS and not named and context.answers.platform != platform
    return replace(found, notes=(*(() if found.facts.items() else ("uncounted",)), *(("assumed",) if assumed else ())))


TOTALS = Export(name="youtube.totals", platforms=("youtube",), says=_NAME, reads=_read_totals, find=_find("totals"), columns=_ALL)


def _read_chart(claim, context):
    rows = read_rows(claim, context, ("day", "segment"), columns={**_DAILY, "segment": Column(words, position=1)})
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    dimension, facts = _DIMENSIONS.get(claim.table.names[1]), Facts()
    for measure, values in rows.measures.items() if dimension else ():
        told = [row for row in zip(rows["day"], rows["segment"], values, strict=True) if row[2] is not None]
        days, names, counts = map(list, zip(*told, strict=True)) if told else ([], [], [])
        facts = facts.plus("segment", slices("youtube", context.account(), dimension, measure, days, days, names, counts))
    return Reading(rows.count, min(rows["day"]), max(rows["day"]), totals(rows.measures), facts, account=context.account(),
                   set_aside=rows.set_aside, notes=() if facts.items() else ("uncounted",))


CHART = Export(name="youtube.chart", platform="youtube", says=_NAME, reads=_read_chart, find=_find("chart"), columns=_ALL)

EXPORTS = (TABLE, TOTALS, CHART)
