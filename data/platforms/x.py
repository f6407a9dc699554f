"""X: today's analytics (days, posts, videos) and the files of old Twitter.

Headers follow the interface's language; days are in English and in UTC whatever the language, and each post's id holds its instant.
"""

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta

from data.clock import day_of, epoch_day
from data.days import compact_day, english_day, iso_day
from data.export import Claim, Column, Export, by_header
from data.files import Grid
from data.problems import DamagedFile
from data.rows import daily, distinct, posted, read_rows, slices
from data.table import Table
from data.values import identifier, is_absent, number, whole, words

_SUMS = {"interactions": ("likes", "comments", "shares")}        # X's Engagements are wider: clicks and openings are inside
_STATUS = re.compile(r"(?:^|[/.])(?:x|twitter)\.com/(?:i/web|i|(\w{1,15}))/status/(\d+)")
_TOLD = 15                                       # ids this long hold their instant; those before November 2010 are mere numbers
_FIRST_MS = 1288834974657                        # X's own epoch


def _flow(en, fr=()):
    return Column(whole, en=en, fr=fr)


_NOW = {
    "impressions": Column(whole, en="Impressions", fr="Impressions", needed=True),
    "likes": _flow("Likes", "J'aime"),
    "engagements": Column(whole, en="Engagements", fr="Engagements", needed=True),
    "saves": _flow("Bookmarks", "Signets"),
    "new_followers": _flow("New follows", "Nouveaux abonnés"),
    "comments": Column(whole, en="Replies", fr="Réponses", needed=True),
    "shares": Column(whole, en="Reposts", fr="Reposts", needed=True),            # X's own Shares are sent links: no measure of ours
    "profile_visits": _flow("Profile visits", "Visites du profil"),
}
_THEN = {
    "impressions": Column(whole, en="impressions", needed=True), "engagements": Column(whole, en="engagements", needed=True),
    "shares": Column(whole, en="retweets", needed=True), "comments": _flow("replies"), "likes": _flow(("likes", "favorites")),
    "profile_visits": _flow("user profile clicks"), "link_clicks": _flow("url clicks"), "new_followers": _flow("follows"),
}

# ── a language that we know in part: X's code fixes the order of its columns ────────────────────────────────────────


def _in_order(columns, order, table):
    """Whether a header that is not English has X's number of columns, and each name that we know stands at its place."""
    return len(table.header) == len(order) and all(
        order[place] == field and column.telling.get(name) != "en"
        for place, name in enumerate(table.names) for field, column in columns.items() if name in column.aliases)


def _located(columns, order, table):
    """The columns by name; by place where the file is in order, for the names that we do not know."""
    if not _in_order(columns, order, table):
        return columns
    return {field: replace(column, position=order.index(field)) for field, column in columns.items() if field in order}


def _finder(order, proof):
    """A finder by the header's names; in another language by X's order, where every row proves it."""

    def find(export, document):
        return by_header(export, document) or next(filter(None, (placed(export, grid) for grid in document.grids)), None)

    def placed(export, grid):
        main = Table.under(grid, 0) if grid.rows else None
        if main and main.rows and _in_order(export.columns, order, main) and all(map(proof, main.rows)):
            return Claim(export, {"main": main}, frozenset([grid.name]))
        return None

    return find


def _is_count(text):
    try:
        return is_absent(text) or number(text) is not None
    except ValueError:
        return False


# ── one row per day ─────────────────────────────────────────────────────────────────────────────────────────────────

_ORDER = ("day", "impressions", "likes", "engagements", "saves", "", "new_followers", "lost_followers", "comments", "shares",
          "profile_visits", "posts", "video_views", "")
_X_DAY = re.compile(r"[A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}, \d{4}")


def _is_day_row(row):
    return bool(_X_DAY.fullmatch(row[0])) and all(map(_is_count, row[1:]))


def _read_days(claim, context):
    rows = read_rows(claim, context, ("day",), columns=_located(claim.export.columns, _ORDER, claim.table))
    return daily(rows, claim, context)


OVERVIEW = Export(
    name="x.overview", platform="x", reads=_read_days, find=_finder(_ORDER, _is_day_row), parts=_SUMS,
    says=r"account_overview_analytics_(?P<account>(?=\d*[A-Za-z_])\w{1,15})\b",
    without=("Post id", "Identifiant du post", "Post Link", "Lien du post", "Post text", "Texte du post"),
    columns={"day": Column(english_day, en="Date", fr="Date", needed=True), **_NOW,
             "lost_followers": _flow("Unfollows", "Désabonnements"), "posts": _flow("Create Post", "Create Post"),
             "video_views": _flow("Video views", "Vues de la vidéo")})

_PERIOD = r"tweet_activity_metrics_(?P<account>\w{1,15})_(?P<since>\d{8})_(?P<until>\d{8})_[a-z]{2}\b"

DAILY = Export(
    name="x.daily", platform="x", reads=_read_days, parts=_SUMS, says=_PERIOD,
    columns={"day": Column(iso_day, en="Date", needed=True), "posts": Column(whole, en="Tweets published", needed=True), **_THEN})

# ── one row per post, lifetime to the day of download ───────────────────────────────────────────────────────────────

_POST_ORDER = ("post_id", "written", "text", "permalink", "impressions", "likes", "engagements", "saves", "", "new_followers",
               "comments", "shares", "profile_visits", "", "link_clicks", "", "")


def _is_post_row(row):
    link = _STATUS.search(row[3])
    return link is not None and row[0].strip() == link[2] and bool(_X_DAY.fullmatch(row[1])) and all(map(_is_count, row[4:]))


def _post(text):
    """An id, all digits."""
    bare = identifier(text)
    if bare and not bare.isdigit():
        raise ValueError(text)
    return bare


def _instant(text):
    """`2023-03-15 01:30 +0000` as the organisation's day."""
    return None if is_absent(text) else day_of(datetime.strptime(text.strip(), "%Y-%m-%d %H:%M %z"))


def _caption(text):
    return words(html.unescape(text))


def _with_ids(columns, table):
    """Ids are read from the addresses where each row has one: those survive what a spreadsheet program does to long numbers."""
    links = table.cells(columns["permalink"])
    if links and all(map(_STATUS.search, links)):
        return {**columns, "post_id": replace(columns["permalink"], reads=lambda text: _STATUS.search(text)[2])}
    return columns


def _published(post, written):
    """The day a post was made: its id knows the instant, else the day written beside it."""
    return epoch_day(((int(post) >> 22) + _FIRST_MS) / 1000) if len(post) >= _TOLD else written


def _undated(values):
    """Rows whose day neither id nor cell tells."""
    pairs = zip(values["post_id"], values.get("written") or values["post_id"], strict=True)
    return {row: ("no_key", "Date", "") for row, (post, written) in enumerate(pairs)
            if isinstance(post, str) and len(post) < _TOLD and (written is None or "written" not in values)}


def _refuse_rounded(ids, context):
    """A spreadsheet program keeps fifteen digits and writes zeros for the rest."""
    if all(len(post) > _TOLD and post[_TOLD:].strip("0") == "" for post in ids):
        raise DamagedFile(file=context.file, saw=ids[0], column="Post id")


def _read_posts(claim, context):
    columns = _with_ids(_located(claim.export.columns, _POST_ORDER, claim.table), claim.table)
    rows = read_rows(claim, context, ("post_id",), columns=columns, also=_undated)
    if rows.count and columns["post_id"].reads is _post:             # not from an address
        _refuse_rounded(rows["post_id"], context)
    links = [_STATUS.search(link or "") for link in rows["permalink"]]
    values = {**rows.values, "account": [link[1] if link else None for link in links],
              "published": [_published(*pair) for pair in zip(rows["post_id"], rows["written"], strict=True)]}
    return replace(posted(replace(rows, values=values), claim, context), period=_period(context))


def _period(context):
    """The range in the name of an old file, whose end is the first day of the next; today's names are read by the context."""
    if "until" not in context.hints:
        return None
    return compact_day(context.hints["since"]), compact_day(context.hints["until"]) - timedelta(days=1)


CONTENT = Export(
    name="x.content", platform="x", reads=_read_posts, find=_finder(_POST_ORDER, _is_post_row), parts=_SUMS,
    says=r"account_analytics_content_(?P<from>\d{4}-\d{2}-\d{2})_(?P<to>\d{4}-\d{2}-\d{2})",
    columns={"post_id": Column(_post, en="Post id", fr="Identifiant du post", needed=True),
             "written": Column(english_day, en="Date", fr="Date"), "text": Column(_caption, en="Post text", fr="Texte du post"),
             "permalink": Column(words, en=("Post Link", "Link"), fr=("Lien du post", "Lien")), **_NOW,
             "link_clicks": _flow(("URL Clicks", "Url clicks"), ("URL Clicks", "Clics sur l'URL"))})

TWEETS = Export(
    name="x.tweets", platform="x", reads=_read_posts, parts=_SUMS, says=_PERIOD,
    columns={"post_id": Column(_post, en="Tweet id", needed=True), "written": Column(_instant, en="time", needed=True),
             "text": Column(_caption, en="Tweet text"), "permalink": Column(words, en="Tweet permalink"), **_THEN})

# ── videos: days, then the videos of the range, in one file ─────────────────────────────────────────────────────────


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
    tables = {"main": Table.under(Grid(grid.name, grid.rows[:end]), at)}
    under = next((row for row in range(end, len(grid.rows)) if sum(map(bool, grid.rows[row])) > 1), None)
    if under is not None and (videos := Table.under(grid, under)).rows:
        tables["videos"] = videos
    return Claim(export, tables, frozenset([grid.name]))


def _read_video(claim, context):
    found = daily(read_rows(claim, context, ("day",)), claim, context)
    table = claim.tables.get("videos")
    columns = table and _located(_VIDEOS, _VIDEO_ORDER, table)
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

EXPORTS = (OVERVIEW, CONTENT, VIDEO, TWEETS, DAILY)
