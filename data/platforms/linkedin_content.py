"""LinkedIn's content, read by position whatever the language: days on the first sheet, posts on the
second, each under a sentence."""

import re
from dataclasses import replace

from data.clock import born
from data.days import us_day
from data.export import Claim, Column, Export
from data.placed import DAY, is_daily, trusted
from data.problems import EmptyExport
from data.rows import daily, posted, read_rows
from data.table import Table
from data.values import plain, whole, words

_NAME = r"(?:^|/)(?P<account>[^/]+?)_(?:content|updates)_(?P<epoch_ms>\d{13})"


def _content_sheets(document):
    grids = document.grids
    described = len(grids) == 2 and all(len(g.rows) > 1 and sum(bool(cell) for cell in g.rows[0]) == 1 for g in grids)
    return grids if described and is_daily(grids[0], 1, (20,)) and sum(map(bool, grids[1].rows[1])) == 20 else None


_CONTENT_SUMS = [(3, 1, 2), (7, 5, 6), (10, 8, 9), (13, 11, 12), (16, 14, 15)]


def _find_content(export, document):
    sheets = _content_sheets(document)
    main = sheets and Table.under(sheets[0], 1)
    if not main or not trusted(CONTENT, main, _CONTENT_SUMS):
        return None
    return Claim(export, {"main": main}, frozenset([sheets[0].name]))


def _find_posts(export, document):
    if not _find_content(CONTENT, document):
        return None
    posts = _content_sheets(document)[1]
    main = Table.under(posts, 1)
    return Claim(export, {"main": main}, frozenset([posts.name]))


def _read_content(claim, context):
    found = daily(read_rows(claim, context, ("day",)), claim, context)
    return replace(found, period=(found.first_day, found.last_day))


CONTENT = Export(
    name="linkedin.content", platform="linkedin", says=_NAME, reads=_read_content, find=_find_content,
    columns={"day": Column(us_day, en="Date", position=0),
             "impressions": Column(whole, en="Impressions (total)", position=3),
             "unique_impressions": Column(whole, en="Unique impressions (organic)", position=4),
             "clicks": Column(whole, en="Clicks (total)", position=7),
             "reactions": Column(whole, en="Reactions (total)", position=10),
             "comments": Column(whole, en="Comments (total)", position=13),
             "shares": Column(whole, en=("Reposts (total)", "Shares (total)"), position=16)},
    parts={"interactions": ("reactions", "comments", "shares")})

_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):(\d{15,20})")
_TYPES = {"video": "video", "article": "article", "artigo": "article", "document": "document", "documento": "document",
          "image": "photo", "poll": "poll", "event": "event", "job": "other"}


def _link(text):
    found = _URN.search(text)
    if not found:
        raise ValueError(text)
    return found[1], text.strip()


def _type(text):
    """The content type, where LinkedIn names one; plain posts have none."""
    return _TYPES.get(plain(text), "other") if text.strip() else None


def _created(post, written):
    """A post's id holds the instant it was made; it is believed where it agrees with the day written beside it."""
    told = born(post)
    return told if written is None or abs((told - written).days) <= 1 else written


def _read_posts(claim, context):
    rows = read_rows(claim, context, ("link",))
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    ids, links = zip(*rows["link"], strict=True)
    days = [_created(post, written) for post, written in zip(ids, rows["created"], strict=True)]
    values = {**rows.values, "post_id": list(ids), "permalink": list(links), "published": days}
    return replace(posted(replace(rows, values=values), claim, context), period=_range_of(context))


def _range_of(context):
    """The range of the daily sheet beside the posts: the whole of it is vouched for."""
    written = [us_day(row[0]) for row in context.document.grids[0].rows[2:] if row and DAY.fullmatch(row[0])]
    return (min(written), max(written)) if written else None


POSTS = Export(
    name="linkedin.posts", platform="linkedin", says=_NAME, reads=_read_posts, find=_find_posts,
    columns={"text": Column(words, en="Post title", position=0), "link": Column(_link, en="Post link", position=1),
             "created": Column(us_day, en="Created date", position=5),
             "impressions": Column(whole, en="Impressions", position=9),
             "video_views": Column(whole, en=("Views", "Views (Excluding offsite video views)"), position=10),
             "clicks": Column(whole, en="Clicks", position=12), "reactions": Column(whole, en="Likes", position=14),
             "comments": Column(whole, en="Comments", position=15), "shares": Column(whole, en="Reposts", position=16),
             "new_followers": Column(whole, en="Follows", position=17), "format": Column(_type, en="Content Type", position=19)},
    parts={"interactions": ("reactions", "comments", "shares")})

EXPORTS = (CONTENT, POSTS)
