"""X: today's analytics (days and posts; videos have a module of their own) and the files of old Twitter.

Headers follow the interface's language; days are in English and in UTC whatever the language, and each post's id holds its instant.
"""

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta

from data.clock import born, day_of
from data.days import compact_day, english_day, iso_day
from data.export import Column, Export
from data.placed import in_known_order, is_count, located
from data.problems import DamagedFile
from data.rows import daily, posted, read_rows
from data.values import identifier, is_absent, whole, words

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

# ── one row per day ─────────────────────────────────────────────────────────────────────────────────────────────────

_ORDER = ("day", "impressions", "likes", "engagements", "saves", "", "new_followers", "lost_followers", "comments", "shares",
          "profile_visits", "posts", "video_views", "")
_X_DAY = re.compile(r"[A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}, \d{4}")


def _is_day_row(row):
    return bool(_X_DAY.fullmatch(row[0])) and all(map(is_count, row[1:]))


def _read_days(claim, context):
    rows = read_rows(claim, context, ("day",), columns=located(claim.export.columns, _ORDER, claim.table))
    return daily(rows, claim, context)


OVERVIEW = Export(
    name="x.overview", platform="x", reads=_read_days, find=in_known_order(_ORDER, _is_day_row), parts=_SUMS,
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
    return link is not None and row[0].strip() == link[2] and bool(_X_DAY.fullmatch(row[1])) and all(map(is_count, row[4:]))


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
    return born(post, since=_FIRST_MS) if len(post) >= _TOLD else written


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
    columns = _with_ids(located(claim.export.columns, _POST_ORDER, claim.table), claim.table)
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
    name="x.content", platform="x", reads=_read_posts, find=in_known_order(_POST_ORDER, _is_post_row), parts=_SUMS,
    says=r"account_analytics_content_(?P<from>\d{4}-\d{2}-\d{2})_(?P<to>\d{4}-\d{2}-\d{2})",
    columns={"post_id": Column(_post, en="Post id", fr="Identifiant du post", needed=True),
             "written": Column(english_day, en="Date", fr="Date"), "text": Column(_caption, en="Post text", fr="Texte du post"),
             "permalink": Column(words, en=("Post Link", "Link"), fr=("Lien du post", "Lien")), **_NOW,
             "link_clicks": _flow(("URL Clicks", "Url clicks"), ("URL Clicks", "Clics sur l'URL"))})

TWEETS = Export(
    name="x.tweets", platform="x", reads=_read_posts, parts=_SUMS, says=_PERIOD,
    columns={"post_id": Column(_post, en="Tweet id", needed=True), "written": Column(_instant, en="time", needed=True),
             "text": Column(_caption, en="Tweet text"), "permalink": Column(words, en="Tweet permalink"), **_THEN})

EXPORTS = (OVERVIEW, CONTENT, TWEETS, DAILY)
