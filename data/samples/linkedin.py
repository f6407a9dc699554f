"""LinkedIn's workbooks: content (days and posts), followers, visitors, competitors."""

from datetime import UTC, datetime

from data.samples import story
from data.samples.shapes import xls, xlsx

START = 10                                       # the Page opened in February 2022
_DEMOGRAPHICS = (
    ("Location", "Location", (("London, Ontario, Canada", 412), ("Greater Toronto Area, Canada", 118), ("Ottawa, Ontario, Canada", 41), ("Montreal, Quebec, Canada", 37))),
    ("Job function", "Job function", (("Community and Social Services", 176), ("Education", 98), ("Human Resources", 64), ("Administrative", 57), ("Healthcare Services", 52))),
    ("Seniority", "Seniority", (("Senior", 188), ("Entry", 171), ("Manager", 82), ("Director", 40))),
    ("Industry", "Industry", (("Non-profit Organizations", 214), ("Individual and Family Services", 96), ("Higher Education", 61), ("Government Administration", 48))),
    ("Company size", "Company size", (("51-200", 181), ("11-50", 122), ("1001-5000", 87), ("2-10", 63))))
_CONTENT = ("Date", *(f"{name} ({part})" for name in ("Impressions",) for part in ("organic", "sponsored", "total")), "Unique impressions (organic)",
            *(f"{name} ({part})" for name in ("Clicks", "Reactions", "Comments", "Reposts", "Engagement rate") for part in ("organic", "sponsored", "total")))
_POSTS = ("Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date", "Campaign end date", "Audience",
          "Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type")
_VISITORS = ("Date", *(f"{tab} {what} ({part})" for tab in ("Overview", "Life", "Jobs", "Total") for what in ("page views", "unique visitors")
                       for part in ("desktop", "mobile", "total")))
_SAID = ("Aggregated engagement metrics for your organic and sponsored posts over time. Date indicates when your posts were viewed by LinkedIn members. "
         "Data is delayed by up to 2 days. All dates and times are in UTC.",
         "Engagement metrics for individual posts. Created date indicates when your post was created. All dates and times are in UTC.")


def _epoch(when):
    return int(datetime(when.exported_on.year, when.exported_on.month, when.exported_on.day, 15, 30, tzinfo=UTC).timestamp() * 1000)


def _share(when, people):
    return round(people * (0.7 + 0.3 * (when.place - START) / 13))


def content(when):
    """(name, bytes) of the content workbook: one row a day, one row a post."""
    rows = []
    for day, seen in zip(when.days, story.spread(1400 + 60 * (when.place - START), when.days, "linkedin"), strict=True):
        clicks, reactions, comments, reposts = seen // 14, seen // 18, seen // 70, seen // 90
        counts = [count for total in (clicks, reactions, comments, reposts) for count in (total, 0, total)]
        rate = round((clicks + reactions + comments + reposts) / seen, 6) if seen else 0
        rows.append((f"{day:%m/%d/%Y}", seen, 0, seen, round(seen * 0.6), *counts, rate, 0, rate))
    sheets = {"Metrics": [(_SAID[0],), _CONTENT, *rows], "All posts": [(_SAID[1],), _POSTS, *(_post(when, place) for place in range(4))]}
    return f"{story.VANITY}_content_{_epoch(when)}.xls", xls(sheets)


def _post(when, place):
    day = when.days[2 + place * 7]
    moment = datetime(day.year, day.month, day.day, 16, 5 * place, tzinfo=UTC)
    identity = (int(moment.timestamp() * 1000) << 22) + when.place * 10 + place
    seen = 180 + round(240 * story.chance("post", when, place))
    clicks, likes, comments, reposts = seen // 16, seen // 20, seen // 90, seen // 110
    kind = ("", "Video", "", "Document")[place]
    return (story.caption(when.place + place * 3, place % 2 == 0), f"https://www.linkedin.com/feed/update/urn:li:activity:{identity}", "Organic", "", "", f"{day:%m/%d/%Y}",
            "", "", "All followers", seen, round(seen * 0.4) if kind == "Video" else "", "", clicks, round(clicks / seen, 6), likes, comments, reposts, "",
            round((clicks + likes + comments + reposts) / seen, 6), kind)


def followers(when):
    """(name, bytes) of the followers workbook; in 2023 it has one more column."""
    recent = when.year >= 2023
    header = ("Date", "Sponsored followers", "Organic followers", *(("Auto-invited followers",) if recent else ()), "Total followers")
    days = [(f"{day:%m/%d/%Y}", 0, new, *((0,) if recent else ()), new) for day, new in zip(when.days, story.spread(14 + when.place, when.days, "lf"), strict=True)]
    sheets = {"New followers": [header, *days]}
    sheets |= {sheet: [(name, "Total followers"), *((label, _share(when, people)) for label, people in rows)] for sheet, name, rows in _DEMOGRAPHICS}
    return f"{story.VANITY}_followers_{_epoch(when)}.xls", xls(sheets)


def visitors(when):
    """(name, bytes) of the visitors workbook."""
    rows = []
    for day, seen in zip(when.days, story.spread(380 + when.place * 4, when.days, "lv"), strict=True):
        mobile, people = seen // 3, round(seen * 0.6)
        views, unique = (seen - mobile, mobile, seen), (people - people // 3, people // 3, people)
        rows.append((f"{day:%m/%d/%Y}", *views, *unique, *((0,) * 12), *views, *unique))
    sheets = {"Visitor metrics": [_VISITORS, *rows]}
    sheets |= {sheet: [(name, "Total views"), *((label, people // 6) for label, people in rows[:3])] for sheet, name, rows in _DEMOGRAPHICS}
    return f"{story.VANITY}_visitors_{_epoch(when)}.xls", xls(sheets)


def competitors(when):
    """(name, bytes) of the competitors workbook: the own Page first, then two invented ones."""
    pages = ((story.PAGE, _share(when, 760), 14 + when.place, 90 + when.place, 4), ("Accueil du Lac", 1890, 31, 240, 12), ("Carrefour Sud-Ouest", 940, 12, 75, 6))
    header = ("Page", "Total Followers", "New Followers", "Total post engagements", "Total posts")
    days = (f"{when.first:%m/%d/%Y}", f"{when.last:%m/%d/%Y}")
    return f"{story.PAGE}_competitor_analytics_{_epoch(when)}.xlsx", xlsx({"COMPETITORS": [days, header, *pages]})
