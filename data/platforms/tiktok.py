"""TikTok Studio: overview, content, viewers and followers. Headers are English in every language; days have no year."""

import re
from dataclasses import replace
from datetime import date, datetime

from data.clock import epoch_day, today
from data.days import earliest, latest, month_day
from data.export import Column, Export
from data.facts import Facts
from data.problems import EmptyExport
from data.reading import Reading
from data.rows import daily, posted, read_rows, slices
from data.values import identifier, share, whole, words
from data.yearless import dated

_ZIP = (r"(?:Overview|Content|Viewers|Followers)_(?:(?P<first>\d{4}-\d{2}-\d{2})_)?(?:(?P<epoch>\d{10})_)?"
        r"(?P<account>[^/]+?)(?: \(\d+\))?\.zip/")
_YEAR_SPAN = 365                                 # a file never spans more


def _day(text):
    """A month and a day, or a whole date where a spreadsheet program wrote the year."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return month_day(text)


def _days(key=("month_day",)):
    def reads(claim, context):
        rows = read_rows(claim, context, key)
        if not rows.count:
            raise EmptyExport(file=context.file, export=claim.export.name)
        dates, note = dated(rows["month_day"], context)
        found = daily(replace(rows, values={**rows.measures, "day": dates}), claim, context)
        return replace(found, notes=(note,) if note else ())

    return reads


_DAY = Column(_day, en="Date", needed=True)

OVERVIEW = Export(
    name="tiktok.overview", platform="tiktok", reads=_days(), says=_ZIP,
    columns={"month_day": _DAY, "views": Column(whole, en="Video Views", needed=True),
             "profile_visits": Column(whole, en="Profile Views", needed=True), "likes": Column(whole, en="Likes", needed=True),
             "comments": Column(whole, en="Comments"), "shares": Column(whole, en="Shares"),
             "new_followers": Column(whole, en="New followers")},
    parts={"interactions": ("likes", "comments", "shares")})

VIEWERS = Export(
    name="tiktok.viewers", platform="tiktok", reads=_days(), says=_ZIP,
    columns={"month_day": _DAY, "viewers": Column(whole, en="Total Viewers", needed=True),
             "new": Column(whole, en="New Viewers", needed=True)})

FOLLOWERS = Export(
    name="tiktok.followers", platform="tiktok", reads=_days(), says=_ZIP,
    columns={"month_day": _DAY, "followers": Column(whole, en="Followers", needed=True),
             "net": Column(whole, en="Difference in followers from previous day", needed=True)})

# ── one row per video, lifetime to the day of download ──────────────────────────────────────────────────────────────

_VIDEO = re.compile(r"tiktok\.com/@([^/]+)/(?:video|photo)/(\d{15,20})")


def _video(text):
    """The address of a video: its id holds the second it was published."""
    found = _VIDEO.search(text)
    if not found:
        raise ValueError(text)
    return found[1], found[2], text.strip()


def _from_link(values):
    handles, ids, links = zip(*values.pop("link"), strict=True) if values["link"] else ((), (), ())
    return {**values, "account": list(handles), "post_id": list(ids), "permalink": list(links),
            "published": [epoch_day(int(post) >> 32) for post in ids], "format": ["video"] * len(ids)}


def _seen_on(text):
    """The day of download that each row repeats: with a year, or a month and a day."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return month_day(text)


def _read_videos(claim, context):
    rows = read_rows(claim, context, ("link",))
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    found = posted(replace(rows, values=_from_link(rows.values)), claim, context)
    return replace(found, exported_on=_download_day(rows["seen"][0], found.last_day, context))


def _download_day(seen, newest, context):
    """The download's day: with its year as written, else the latest that does not lie after what was said, else the first such
    day after the newest video; never before that video."""
    if not isinstance(seen, tuple):
        return seen
    said = context.exported_on()
    when = latest(*seen, said) if said else earliest(*seen, newest)
    return when if newest <= when <= max(said or today(), newest) else None


CONTENT = Export(
    name="tiktok.content", platform="tiktok", reads=_read_videos, says=_ZIP,
    columns={"seen": Column(_seen_on, en="Time", needed=True), "text": Column(words, en="Video title", needed=True),
             "link": Column(_video, en="Video link", needed=True), "likes": Column(whole, en="Total likes", needed=True),
             "comments": Column(whole, en="Total comments"), "shares": Column(whole, en="Total shares"),
             "views": Column(whole, en="Total views", needed=True)},
    parts={"interactions": ("likes", "comments", "shares")})

# ── snapshots of the followers ──────────────────────────────────────────────────────────────────────────────────────


def _snapshot(dimension):
    def reads(claim, context):
        rows, day = read_rows(claim, context, ("segment",)), context.snapshot_day()
        facts = slices("tiktok", context.account(), dimension, "followers", day, day, rows["segment"], shares=rows["share"])
        return Reading(facts.num_rows, day, day, {}, Facts({"segment": facts}), exported_on=day, set_aside=rows.set_aside)

    return reads


_GENDERS = {"female": "women", "male": "men", "other": "other"}


def _gender(text):
    return _GENDERS.get(text.strip().lower()) or words(text)


GENDER = Export(name="tiktok.gender", platform="tiktok", reads=_snapshot("gender"), says=_ZIP,
                values={"segment": ("Female", "Male", "Other")},
                columns={"segment": Column(_gender, en="Gender", needed=True),
                         "share": Column(share, en="Distribution", needed=True)})

TERRITORIES = Export(name="tiktok.territories", platform="tiktok", reads=_snapshot("country"), says=_ZIP,
                     columns={"segment": Column(words, en="Top territories", needed=True),
                              "share": Column(share, en="Distribution", needed=True)})


def _read_hours(claim, context):
    rows = read_rows(claim, context, ("month_day", "hour"))
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    dates, note = dated(rows["month_day"], context)
    facts = slices("tiktok", context.account(), "hour", "active_users", dates, dates, rows["hour"], values=rows["active"])
    return Reading(rows.count, min(dates), max(dates), {}, Facts({"segment": facts}), set_aside=rows.set_aside,
                   notes=(note,) if note else ())


ACTIVITY = Export(name="tiktok.activity", platform="tiktok", reads=_read_hours, says=_ZIP,
                  columns={"month_day": _DAY, "hour": Column(identifier, en="Hour", needed=True),
                           "active": Column(whole, en="Active followers", needed=True)})

EXPORTS = (OVERVIEW, VIEWERS, FOLLOWERS, CONTENT, GENDER, TERRITORIES, ACTIVITY)
