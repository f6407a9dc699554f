"""What reading costs, kind by kind: rows a second, beside the csv module (or calamine, for workbooks) over the same bytes."""

import csv
import io
import time
from datetime import date, timedelta

from python_calamine import CalamineWorkbook

from data.journey import read_files
from data.problems import Problem
from data.reading import Answers
from tests import lookalikes as like
from tests.bench.floor import posts_file
from tests.data import test_newsletter as newsletter
from tests.data import test_podcast as podcast
from tests.data import test_x as x

SAID = Answers(platform="facebook", account="Centre", exported_on=date(2026, 11, 1), year=2026, period=(date(2023, 3, 1), date(2023, 3, 31)))
POSTS, DAYS = 10_000, 3_000
RUNS = 3


def days(count):
    """So many days, the first of 2015 first."""
    return [date(2015, 1, 1) + timedelta(days=number) for number in range(count)]


def lines(head, rows, encoding="utf-8-sig"):
    """A text file."""
    return "\n".join([head, *rows]).encode(encoding)


def files():
    """{export: (rows, bytes)}: as large as a year or ten of that export may be."""
    instagram = [f'1790000{n:010},178400,centre,Centre,"Un mot, {n}",0,{day:%m/%d/%Y} 10:00,https://x.example/{n},IG image,,Lifetime,50,40,5,2,1,3,1'
                 for n, day in enumerate(day for day in days(DAYS) for _ in range(3))]
    cards = [f'"{day}T01:00:00","{day.day}"' for day in days(DAYS)]
    videos = [f"Video{n:06},Un mot,\"{day:%b} {day.day}, {day.year}\",60,100,1.5,2,300" for n, day in enumerate(days(DAYS))]
    tweets = [f'"{day:%a, %b} {day.day}, {day.year}",200,10,90,4,50,3,1,5,2,7,1,0,30' for day in days(DAYS)]
    campaigns = [newsletter.campaign(f"aa{n:08}", f"{day:%b %d, %Y} 09:46 pm") for n, day in enumerate(days(DAYS))]
    episodes = [(f"Épisode {n}", 90, 70, 50, f"{day:%Y-%m-%d}") for n, day in enumerate(days(DAYS))]
    pages = [f"/page-{n},60,80,40,300,2" for n in range(POSTS)]
    typed = [f'organisation,c{n},2023-03,visits,{n},,,note,' for n in range(POSTS)]
    searched = [f"{day},4,100,4%,8.1" for day in days(1_000)]
    return {
        "facebook.posts": (POSTS, posts_file(POSTS, 10**9)), "instagram.posts": (len(instagram), lines(like.INSTAGRAM, instagram)),
        "meta.card": (DAYS, lines('sep=,\n"Facebook visits"\n"Date","Primary"', cards, "utf-16")),
        "youtube.table": (DAYS, lines("Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions", videos)),
        "x.overview": (DAYS, lines(x.OVERVIEW, tweets)), "newsletter.campaigns": (DAYS, lines(newsletter.FULL, campaigns)),
        "podcast.spotify_episodes": (DAYS, podcast.spotify(*episodes)),
        "ga4.report": (POSTS, lines(like.GA4.rsplit("Direct", 1)[0].rstrip("\n"), pages, "utf-8")),
        "search.performance": (1_000, lines("Date,Clicks,Impressions,CTR,Position", searched)),
        "sheet.month": (POSTS, lines("platform,account,month,measure,value,dimension,segment,source,note", typed)),
        "linkedin.followers": (DAYS, like.linkedin_followers([(f"{day:%m/%d/%Y}", 0, 2, 2) for day in days(DAYS)])),
    }


def once(work):
    """The least of a few runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def plainly(data):
    """The same cells through the library that is the floor."""
    if data.startswith((b"PK", b"\xd0\xcf")):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def reading_costs(say):
    """A line a kind."""
    for export, (rows, data) in files().items():
        name = "x.xls" if data.startswith(b"\xd0\xcf") else "x.csv"
        found = next(read_files([(name, data)], SAID)).outcome
        if isinstance(found, Problem) or found.export != export:
            raise AssertionError(f"{export}: {found}")
        least, ours = once(lambda data=data: plainly(data)), once(lambda name=name, data=data: list(read_files([(name, data)], SAID)))
        say(f"reading {export}, rows a second", f"{rows / ours:,.0f}", "", f"the library alone {rows / least:,.0f}; {ours / least:.1f} times as long")
