"""The old Page Insights of Facebook (to about November 2023): names on the first row, what each counts on the second.

Its first rows say which of two equal names counts people and which counts times; only those that count times, and only the
daily columns, are read as flows: each number also stands there over seven days and over twenty-eight.
"""

import html
import re
from dataclasses import replace
from datetime import datetime

from data.clock import pacific_day
from data.days import days_of_one_order, iso_day
from data.export import Claim, Column, Export
from data.problems import EmptyExport
from data.rows import daily, posted, read_rows
from data.table import Table
from data.values import identifier, is_absent, plain, whole, words

_NAME = (r"Facebook Insights Data Export(?: \([^)]*\))? - (?P<account>.+) - (?P<first>\d{4}-\d{2}-\d{2})"
         r" - (?P<last>\d{4}-\d{2}-\d{2})")
_PEOPLE = "(unique users)"
_DEFINED = re.compile(r"(daily|weekly|28 days|lifetime): ")


def _definitions(grid):
    """What each column counts; a definition that several columns share is written over the first of them only."""
    row, told = (grid.rows[1] if len(grid.rows) > 1 else []), []
    if not any(_DEFINED.match(plain(cell)) for cell in row):
        return []
    for cell in row:
        told.append(plain(cell) or (told[-1] if told else ""))
    return told


def _told_apart(header, definitions):
    """The header, where of two equal names the one that counts people says so."""
    names = [plain(name) for name in header]
    return tuple(f"{name} {_PEOPLE}" if names.count(plain(name)) > 1 and _PEOPLE in meaning else name
                 for name, meaning in zip(header, definitions, strict=False)) + tuple(header[len(definitions):])


def _find(export, document):
    """The first sheet with the export's names: `Key Metrics`, where it is a workbook."""
    for grid in document.grids:
        names = grid.heads[0] if grid.rows else frozenset()
        if all(names & ways for ways in export.needed) and any(names & column.aliases.keys() for column in _counted(export)):
            table, definitions = Table.under(grid, 0), _definitions(grid)
            if definitions:
                table = replace(table.keeping(range(1, len(table.rows))), header=_told_apart(table.header, definitions))
            return Claim(export, {"main": table}, frozenset([grid.name]))
    return None


def _counted(export):
    return [column for name, column in export.columns.items() if not column.needed and name not in _ABOUT]


def _stated(context):
    """The range in the file's name, where it has one."""
    return (iso_day(context.hints["first"]), iso_day(context.hints["last"])) if "first" in context.hints else None


# ── a Page by day ───────────────────────────────────────────────────────────────────────────────────────────────────

_ABOUT = ("permalink", "text", "format")


def _read_page(claim, context):
    found = daily(read_rows(claim, context, ("day",)), claim, context)
    return replace(found, period=_stated(context), language="en")


PAGE = Export(
    name="facebook.insights_page", platform="facebook", reads=_read_page, find=_find, says=_NAME,
    columns={"day": Column(iso_day, en="Date", needed=True, among=days_of_one_order),
             "impressions": Column(whole, en="Daily Total Impressions"),
             "reach": Column(whole, en="Daily Total Reach"),
             "new_followers": Column(whole, en="Daily New Likes"),
             "lost_followers": Column(whole, en="Daily Unlikes"),
             "clicks": Column(whole, en="Daily Page consumptions"),
             "link_clicks": Column(whole, en="Daily Page consumptions by type - link clicks"),
             "page_views": Column(whole, en="Daily Logged-in Page Views"),
             "video_views": Column(whole, en="Daily Total Video Views")})

# ── its posts, lifetime to date ─────────────────────────────────────────────────────────────────────────────────────

_TYPES = {"status": "text", "photo": "photo", "link": "link", "video": "video", "sharedvideo": "video", "shared video": "video",
          "event": "event"}
_MOMENTS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%Y-%m-%dT%H:%M:%S")


def posted_on(text):
    """`02/19/2014 04:29:18 AM` on the clock of California, month first; a workbook's own moment is read too."""
    for form in _MOMENTS:
        try:
            return pacific_day(datetime.strptime(text.strip(), form))
        except ValueError:
            continue
    raise ValueError(text)


def _post(text):
    """The post's id without the Page's before it: as today's content export writes it."""
    return (identifier(text) or "").rpartition("_")[2] or None


def _message(text):
    return words(html.unescape(text))


def _type(text):
    return None if is_absent(text) else _TYPES.get(plain(text), "other")


def _read_posts(claim, context):
    rows = read_rows(claim, context, ("post_id",))
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    return replace(posted(rows, claim, context), period=_stated(context), language="en")


_ACTIONS = "Lifetime Post Stories by action type - "

POSTS = Export(
    name="facebook.insights_posts", platform="facebook", reads=_read_posts, find=_find, says=_NAME,
    columns={"post_id": Column(_post, en="Post ID", needed=True), "published": Column(posted_on, en="Posted", needed=True),
             "permalink": Column(words, en="Permalink"), "text": Column(_message, en="Post Message"),
             "format": Column(_type, en="Type"),
             "impressions": Column(whole, en="Lifetime Post Total Impressions"),
             "reach": Column(whole, en="Lifetime Post Total Reach"),
             "reactions": Column(whole, en=_ACTIONS + "like"),
             "comments": Column(whole, en=_ACTIONS + "comment"),
             "shares": Column(whole, en=_ACTIONS + "share"),
             "clicks": Column(whole, en=("Lifetime Post Consumptions", "Lifetime Matched Audience Targeting Consumptions on Post")),
             "link_clicks": Column(whole, en="Lifetime Post Consumptions by type - link clicks"),
             "video_views": Column(whole, en="Lifetime Total Video Views")},
    parts={"interactions": ("reactions", "comments", "shares")})

EXPORTS = (PAGE, POSTS)
