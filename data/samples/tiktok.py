"""TikTok Studio's archives: overview, content, viewers, followers. No year is written; the month's name follows the screen."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from data.samples import story
from data.samples.shapes import archive, tiktok_bytes

START = 8                                        # the account opened in December 2021
_TORONTO = ZoneInfo("America/Toronto")


def _day(day, french):
    return format_date(day, "d MMMM", locale="fr") if french else format_date(day, "MMMM d", locale="en")


def _epoch(day):
    return int(datetime(day.year, day.month, day.day, 11, tzinfo=_TORONTO).timestamp())


def overview(first, days, total, exported_on, french):
    """(name, bytes) of the overview archive of a span of days."""
    span = [first + timedelta(days=day) for day in range(days)]
    rows = [(_day(day, french), views, views // 40, _liked(day, views), views // 120, views // 150)
            for day, views in zip(span, story.spread(total, span, "tiktok"), strict=True)]
    member = tiktok_bytes(("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"), rows)
    return f"Overview_{first}_{_epoch(exported_on)}_{story.HANDLE}.zip", archive({"Overview.csv": member})


def _liked(day, views):
    return -1 if views < 15 and day.day == 17 else views // 22       # a like taken back on a calm day is a negative day


def content(when):
    """(name, bytes) of the content archive: the videos of the last two months, their totals to date."""
    rows = []
    for month in story.months()[max(START, when.place - 1):when.place + 1]:
        for number, day, views in story.videos(month):
            seen = views if month == when else round(views * 1.08)
            moment = int(datetime(day.year, day.month, day.day, 12 + number % 7, 15, tzinfo=_TORONTO).timestamp())
            address = f"https://www.tiktok.com/@{story.HANDLE}/video/{(moment << 32) + number * 4099}"
            rows.append((_day(when.exported_on, when.french), story.caption(number + 1, number % 2 == 0).replace("\n", " "), address, _day(day, when.french),
                         seen // 18, seen // 140, seen // 110, seen))
    header = ("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views")
    return f"Content_{story.HANDLE}.zip", archive({"Content.csv": tiktok_bytes(header, rows)})


def viewers(when):
    """(name, bytes) of the viewers archive; before the account existed the file says `undefined`."""
    rows = [(_day(day, when.french), *(("undefined", 0, 0) if when.place == START and day.day < 6 else (seen, seen - seen // 3, seen // 3)))
            for day, seen in zip(when.days, story.spread(story.TIKTOK_VIEWS[when.place] * 2 // 3, when.days, "viewers"), strict=True)]
    return f"Viewers_{story.HANDLE}.zip", archive({"Viewers.csv": tiktok_bytes(("Date", "Total Viewers", "New Viewers", "Returning Viewers"), rows)})


def followers(when):
    """(name, bytes) of the followers archive: history, hours, gender, territories."""
    level, history = 60 + (when.place - START) * 24, []
    for day, new in zip(when.days, story.spread(24, when.days, "tf"), strict=True):
        level += new
        history.append((_day(day, when.french), level, new))
    week = [when.exported_on - timedelta(days=back) for back in range(7, 0, -1)]
    hours = [(_day(day, when.french), hour, 20 + (hour * 7 + day.day + when.place) % 60) for day in week for hour in range(24)]
    members = {"FollowerHistory.csv": tiktok_bytes(("Date", "Followers", "Difference in followers from previous day"), history),
               "FollowerActivity.csv": tiktok_bytes(("Date", "Hour", "Active followers"), hours),
               "FollowerGender.csv": tiktok_bytes(("Gender", "Distribution"), (("Female", f"{0.56 + when.place / 1000:.3f}"), ("Male", f"{0.42 - when.place / 1000:.3f}"), ("Other", "0.02"))),
               "FollowerTopTerritories.csv": tiktok_bytes(("Top territories", "Distribution"), (("CA", f"{0.79 + when.place / 1000:.3f}"), ("US", "0.064"), ("CO", "0.021"), ("Others", f"{0.125 - when.place / 1000:.3f}")))}
    return f"Followers_{story.HANDLE}.zip", archive(members)
