"""The sample organisation: an invented newcomers' settlement centre in London, Ontario.

About twenty-four months, April 2021 to March 2023, told by the files its coordinator would have downloaded, in the true bytes of
each platform; the database is made from those files through the same door as anyone's. `story.py` holds the numbers, one
module a platform writes its files.
"""

import csv
import io
from dataclasses import replace
from datetime import date

from data.journey import read_files
from data.keep import keep_found, receipts
from data.problems import NotEmpty
from data.reading import Answers
from data.samples import acts, ads, linkedin, meta, newsletter, organisation, podcast, search, story, tiktok, website
from data.store import LOCAL, open_store

_COLUMNS = ("file", "platform", "account", "exported_on", "year", "period")


def piles():
    """[(folder, day of export, [(name, bytes, platform to answer or None)])], oldest first: what was dropped, month by month."""
    return [*((str(when), when.exported_on, _pile(when)) for when in story.months()), _in_progress()]


def _pile(when):
    files = [(*meta.facebook_posts(when), None), (*meta.instagram_posts(when), None), *meta.cards(when)]
    if when.place >= 11:
        files.append(("Audience.csv", meta.audience(when), "instagram"))
    if when.place >= linkedin.START:
        files += [(*linkedin.content(when), None), (*linkedin.followers(when), None)]
    if when.place >= tiktok.START:
        french = when.french
        files += [(*tiktok.overview(when.first, len(when.days), story.TIKTOK_VIEWS[when.place], when.exported_on, french), None), (*tiktok.content(when), None)]
    files += [(*website.analytics(when, _beyond(when)), None), (*website.sheet(when), None), (*organisation.counted(when), None)]
    return files + (_seasonal(when) if when.month % 3 == 2 else [])


def _beyond(when):
    """Beside social media, in the coordinator's archive: how the site is found, ads, the newsletter (a list to date, each quarter), the podcast."""
    members = {}
    if when.place >= search.START:
        members |= search.performance(when) | ads.report(when)
    if when.month % 3 == 0:
        members |= newsletter.campaigns(when)
    if when.place >= podcast.START:
        members |= podcast.downloads(when)
    return members


def _seasonal(when):
    """What is only downloaded once a quarter."""
    files = [("Audience (1).csv", meta.audience(when, facebook=True), "facebook")]
    if when.place >= linkedin.START:
        files += [(*linkedin.visitors(when), None), (*linkedin.competitors(when), None)]
    if when.place >= tiktok.START:
        files += [(*tiktok.viewers(when), None), (*tiktok.followers(when), None)]
    return files


def _in_progress():
    """The first twelve days of April 2023: a month that is not over."""
    first, exported_on = date(2023, 4, 1), date(2023, 4, 13)
    return "2023-04", exported_on, [*meta.cards_in_progress(first, 12), (*tiktok.overview(first, 12, 1330, exported_on, True), None)]


def write(folder):
    """Write every file under `folder`, a folder a month, and `answers.csv` for what they cannot say; their paths."""
    paths, answers = [], [_COLUMNS]
    for name, exported_on, files in piles():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, data, platform in files:
            path = folder / name / file
            path.write_bytes(data)
            paths.append(path)
            answers.append((f"{name}/{file}", platform or "", "", exported_on, "", ""))
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(answers)
    (folder / "answers.csv").write_text(stream.getvalue(), "utf-8")
    return paths


def fill(path=None, before="9999"):
    """Fill an empty database with the sample, through `keep`, as far as the month before `before`; its path. Raises NotEmpty."""
    store = open_store(path or LOCAL / "sample.duckdb")
    held = len(receipts(store))
    if held:
        raise NotEmpty(path=store.path, receipts=held)
    for name, exported_on, files in (pile for pile in piles() if pile[0] < before):
        platforms = {f"{name}/{file}": platform for file, _, platform in files}
        pile = [(f"{name}/{file}", data) for file, data, _ in files]
        for found in read_files(pile, Answers(exported_on=exported_on)):
            platform = platforms.get(found.file)
            keep_found(store, found.again(replace(found.answers, platform=platform)) if platform else found)
    acts.say(store, before)
    return store.path
