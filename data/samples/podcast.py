"""The podcast's files: Spotify's episodes and days, Apple's episodes and months. Five episodes, from October 2022."""

from datetime import date, timedelta

from data.samples import story
from data.samples.shapes import quoted

START = 18
SHOW = "Premiers pas | First Steps"
# title, release day, length in seconds, plays on Apple and streams on Spotify once all is heard
EPISODES = (("Arriver en hiver", date(2022, 10, 12), 1620, 240, 330), ("First job, first boss", date(2022, 11, 16), 1845, 265, 372),
            ("Trouver un toit", date(2022, 12, 14), 1710, 228, 318), ("Speaking two languages at home", date(2023, 1, 18), 2010, 296, 455),
            ("Recommencer à cinquante ans", date(2023, 3, 8), 1930, 312, 470))


def _heard(total, released, until):
    """How much of its plays an episode has by a day: half within two weeks."""
    age = (until - released).days + 1
    return 0 if age <= 0 else round(total * (1 - 0.5 ** (age / 14)))


def _out(when):
    return [episode for episode in EPISODES if episode[1] < when.exported_on]


def _spotify(when):
    rows = [quoted(title, round(streams * 1.31), streams, round(streams * 0.72), day)
            for title, day, streams in ((title, day, _heard(total, day, when.exported_on)) for title, day, _, _, total in reversed(_out(when)))]
    return ("\n".join([quoted("name", "plays", "streams", "audience_size", "releaseDate"), *rows]) + "\n").encode()


def _streams(when):
    """Streams by day: what the episodes out gathered that day."""
    rows = [f"{day.month}/{day.day}/{day.year},{sum(_heard(total, out, day) - _heard(total, out, day - timedelta(days=1)) for _, out, _, _, total in EPISODES)}" for day in when.days]
    return b"\xef\xbb\xbf" + ("\r\n".join(["Date,Streams", *rows]) + "\r\n").encode()


_APPLE = "Show Name,Episode ID,Episode GUID,Episode Number,Episode Title,Release Date,Duration,Unique Listeners,Unique Engaged Listeners,Plays,Average Consumption"


def _apple(when):
    rows = []
    for place, (title, day, seconds, total, _) in enumerate(EPISODES, 1):
        if day < when.exported_on:
            plays = _heard(total, day, when.exported_on)
            rows.append(f'"{SHOW}",{1000590000000 + place * 1201},"premiers-pas-{place}",{place if place > 1 else "NaN"},"{title}",{day},{seconds},'
                        f"{round(plays * 0.61)},{round(plays * 0.44)},{plays},{0.5 + 0.2 * story.chance('kept', title):.15f}")
    return ("\n".join([_APPLE, *reversed(rows)]) + "\n").encode()


def _trends(when):
    """Apple's months since the show began, an episode a row; one month alone could be a day."""
    lines = [quoted("Show ID", "Episode ID", "Episode Title", "Date", "Total Time Listened", "Plays", "Unique Listeners", "Unique Engaged Listeners")]
    for month in story.months()[START:when.place + 1]:
        for place, (title, out, seconds, total, _) in enumerate(EPISODES, 1):
            plays = _heard(total, out, month.last) - _heard(total, out, month.first - timedelta(days=1))
            if plays:
                lines.append(quoted(1655000117, 1000590000000 + place * 1201, title, f"{month.first:%Y%m%d}", round(plays * seconds * 0.58), plays, round(plays * 0.7), round(plays * 0.5)))
    return ("\n".join(lines) + "\n").encode()


def downloads(when):
    """{name: bytes} of the month's four files."""
    members = {"Episodes.csv": _spotify(when), "Streams.csv": _streams(when), "episodes-apple.csv": _apple(when)}
    if when.place > START:
        members["trends-apple.csv"] = _trends(when)
    return members
