"""Podcasts: lists of episodes and what happened by day or month, from Spotify for Creators and Apple Podcasts Connect.

An episode is something published: it is kept as a post, and each list as an observation, lifetime to date. Spotify gives no id, so
both apps' episodes meet by their title, and an episode heard on both counts once among the posts. Plays, streams and listeners stay
apart, each in its app's own unit. Trends are periods, not lifetimes: each episode is a slice of its month or day, and where a file
holds several episodes of one show, the sum of their plays is the show's.
"""

from dataclasses import replace
from itertools import chain, count

from data.clock import month_end
from data.days import compact_day, iso_day, us_day
from data.export import Claim, Column, Export
from data.facts import MEASUREMENT, SEGMENT, Facts, measured, table
from data.problems import EmptyExport, NeedsAnswer
from data.reading import Reading, totals
from data.rows import daily, distinct, posted, read_rows, sliced
from data.table import Table
from data.values import identifier, is_absent, number, plain, whole, words

# ── lists of episodes ───────────────────────────────────────────────────────────────────────────────────────────────


def _ids(titles, days):
    """An episode's id is its title; of several that bear the same, the later ones add their day."""
    ids, taken, again = [None] * len(titles), set(), {}
    for at in sorted(range(len(titles)), key=lambda at: (days[at], at)):
        title, dated = plain(titles[at]), f"{plain(titles[at])} {days[at]}"
        numbered = (f"{dated} {number}" for number in again.setdefault(dated, count(2)))     # goes on where the last one stopped
        ids[at] = next(way for way in chain((title, dated), numbered) if way not in taken)
        taken.add(ids[at])
    return ids


def _episodes(key):
    """A reading of one row per episode, told apart by `key`."""

    def reads(claim, context):
        rows = read_rows(claim, context, (*key, "text", "published"))
        return posted(replace(rows, values={**rows.values, "post_id": _ids(rows["text"], rows["published"])}), claim, context)

    return reads


def _named(reads, name, needed=False):
    """A column whose name is the machine's, in any language."""
    return Column(reads, en=name, fr=name, needed=needed)


SPOTIFY_EPISODES = Export(
    name="podcast.spotify_episodes", platform="podcast", reads=_episodes(()),
    columns={"text": _named(words, "name", needed=True), "published": _named(iso_day, "releaseDate", needed=True),
             "plays": _named(whole, "plays"), "streams": _named(whole, "streams", needed=True),
             "audience_size": _named(whole, "audience_size")})

APPLE_EPISODES = Export(
    name="podcast.apple_episodes", platform="podcast", reads=_episodes(("episode_id",)),
    columns={"account": Column(words, en="Show Name"), "episode_id": Column(identifier, en="Episode ID", needed=True),
             "text": Column(words, en="Episode Title", needed=True), "published": Column(iso_day, en="Release Date", needed=True),
             "listeners": Column(whole, en="Unique Listeners"), "plays": Column(whole, en="Plays", needed=True)})

# ── Spotify by day: one measure a file ──────────────────────────────────────────────────────────────────────────────


def _find_daily(export, document):
    """A day and what Spotify counts, and nothing else: so few names would fit too many files."""
    grid = document.grids[0]
    main = Table.under(grid, 0) if len(document.grids) == 1 and grid.rows else None
    names = [name for name in main.names if name] if main else []
    if len(names) < 2 or not all(any(name in column.aliases for column in export.columns.values()) for name in names):
        return None
    return Claim(export, {"main": main}, frozenset([grid.name])) if main.has(export.columns["day"]) else None


def _day(text):
    """`3/14/2023`, month first in any language; `2023-03-14` where a spreadsheet program wrote it anew."""
    return us_day(text) if "/" in text else iso_day(text)


def _read_daily(claim, context):
    return daily(read_rows(claim, context, ("day",)), claim, context)


SPOTIFY_DAILY = Export(
    name="podcast.spotify_daily", platform="podcast", reads=_read_daily, find=_find_daily,
    columns={"day": Column(_day, en="Date", needed=True), "streams": Column(whole, en="Streams"),
             "audience_size": Column(whole, en="Audience size")})

# ── Apple's trends: each episode by month or by day ─────────────────────────────────────────────────────────────────


def _compact(text):
    return None if is_absent(text) else compact_day(text)


def _by_month(days, context):
    """Whether the days stand for months: all are firsts. A single first could be either, and the period answered tells."""
    if any(day.day > 1 for day in days):
        return False
    if len(days) > 1:
        return True
    if not context.answers.period:
        raise NeedsAnswer(file=context.file, export=context.claim.export.name, missing="period")
    return context.answers.period[0] != context.answers.period[1]


def _read_trends(claim, context):
    rows = read_rows(claim, context, ("episode_id", "day"))
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)
    firsts = rows["day"]
    lasts = list(map(month_end, firsts)) if _by_month(set(firsts), context) else firsts
    account, names = context.account(), distinct(rows["text"], rows["episode_id"])
    facts = Facts({"segment": table(SEGMENT, 0), "measurement": _of_the_show(rows, firsts, lasts, account)})
    facts = facts.also(sliced("podcast", account, "post", firsts, lasts, names, rows.measures))
    return Reading(rows.count, min(firsts), max(lasts), totals(rows.measures), facts, account=account, set_aside=rows.set_aside)


def _of_the_show(rows, firsts, lasts, account):
    """What all episodes gathered in each month or day; nothing where the file is one episode's, or mixes shows."""
    if len(set(rows["episode_id"])) < 2 or len(set(rows["show"])) > 1:
        return table(MEASUREMENT, 0)
    spans = sorted(set(zip(firsts, lasts, strict=True)))
    sums = {}
    for span in spans:
        here = [at for at, first in enumerate(firsts) if first == span[0]]
        told = totals({name: [values[at] for at in here] for name, values in rows.measures.items()})
        for name in rows.measures:
            sums.setdefault(name, []).append(told.get(name))
    days = dict(zip(("first_day", "last_day"), map(list, zip(*spans, strict=True)), strict=True))
    return measured(MEASUREMENT, sums, platform="podcast", account=account or "", ours=True, **days)


APPLE_TRENDS = Export(
    name="podcast.apple_trends", platform="podcast", reads=_read_trends,
    columns={"show": Column(identifier, en="Show ID", needed=True),
             "episode_id": Column(identifier, en="Episode ID", needed=True), "text": Column(words, en="Episode Title"),
             "day": Column(_compact, en="Date", needed=True),
             "watch_seconds": Column(number, en="Total Time Listened", needed=True),
             "plays": Column(whole, en="Plays", needed=True), "listeners": Column(whole, en="Unique Listeners")})

EXPORTS = (SPOTIFY_EPISODES, SPOTIFY_DAILY, APPLE_EPISODES, APPLE_TRENDS)
