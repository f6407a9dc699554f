"""`make bench`: speed as ratios against a floor measured in the same run, for machines are noisy and seconds lie."""

import tempfile
import time
from pathlib import Path

from data import samples
from data.keep import keep
from data.store import open_store
from metrics.period import Month
from pages.parts.deck import taken
from pages.parts.frame import view_outside
from tests.bench.floor import floor, posts_file
from tests.bench.reading import reading_costs
from tests.bench.rerun import rerun_ratio


def seconds(work):
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def say(what, ratio, aim, detail):
    """One line of the table."""
    print(f"{what:<58} {ratio:>9}   aim {aim:<9} {detail}")


def thousand_files(folder):
    """1,000 monthly files of 200 rows, a committed transaction each."""
    files = [(f"{number}.csv", posts_file(200, number * 1000)) for number in range(1000)]
    store = open_store(folder / "kept.duckdb")
    least = seconds(lambda: floor(folder / "floor.duckdb", files))
    ours = seconds(lambda: [keep(store, [file]) for file in files])
    store.close()
    say("import of 1,000 files of 200 rows, against the floor", f"{ours / least:.2f} ×", "3 ×", f"{ours:.2f} s against {least:.2f} s")


def one_export(folder, posts, aim):
    """So many posts in one export."""
    store = open_store(folder / f"{posts}.duckdb")
    data = posts_file(posts, 10**9)
    took = seconds(lambda: keep(store, [("posts.csv", data)]))
    store.close()
    say(f"one export of {posts:,} posts", f"{took:.2f} s", f"{aim} s", "")


def taken_away(folder):
    """The deck of the sample's month in each format, in French and in both languages, once the program has started: questions and file."""
    path = folder / "deck.duckdb"
    samples.fill(path)
    for form in taken.there():
        taken.as_bytes(form, [view_outside(path, "fr", Month(2023, 2))])        # the start: what is imported once
    for languages in ("fr", "both"):
        for form in taken.there():
            views = [view_outside(path, lang, Month(2023, 3)) for lang in taken.LANGUAGES[languages]]
            first, again = (seconds(lambda form=form, views=views: taken.as_bytes(form, views)) for _ in range(2))
            say(f"the deck as {form}, {languages}", f"{first:.2f} s", "2 s", f"again: {again:.2f} s")


def main():
    """The whole table."""
    reading_costs(say)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        thousand_files(folder)
        one_export(folder, 5_000, 0.25)
        one_export(folder, 50_000, 2)
        taken_away(folder)
        reruns = rerun_ratio(folder)
        if reruns:
            ours, empty = reruns
            detail = f"{ours * 1000:.0f} ms against {empty * 1000:.0f} ms"
            say("warm rerun of the overview, against an empty page", f"{ours / empty:.2f} ×", "3 ×", detail)


main()
