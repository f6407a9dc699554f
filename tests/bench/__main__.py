"""`make bench`: speed as ratios against a floor measured in the same run, for machines are noisy and seconds lie.

`python -m tests.bench --only repaint,many` measures some parts, `--write` keeps the table in BENCH.md, `--large` adds ten times as many posts.
"""

import argparse
import logging
import tempfile
import time
from functools import partial
from pathlib import Path

from data import samples
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from metrics.period import Month
from pages.parts.deck import taken
from pages.parts.frame import view_outside
from tests.bench import cold, many, memory, readers, served
from tests.bench.floor import floor, posts_file
from tests.bench.reading import reading_costs
from tests.bench.repaint import repaints
from tests.bench.rerun import rerun_ratio
from tests.bench.table import Table


def seconds(work):
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def thousand_files(say, folder):
    """1,000 monthly files of 200 rows, a committed transaction each."""
    files = [(f"{number}.csv", posts_file(200, number * 1000)) for number in range(1000)]
    store = open_store(folder / "kept.duckdb")
    least = seconds(lambda: floor(folder / "floor.duckdb", files))
    ours = seconds(lambda: [keep(store, [file]) for file in files])
    store.close()
    say("import of 1,000 files of 200 rows, against the floor", f"{ours / least:.2f} ×", "3 ×", f"{ours:.2f} s against {least:.2f} s")


def a_month(say, folder):
    """The sample's last pile, dropped on a program that runs and holds all earlier months."""
    path = folder / "month.duckdb"
    samples.fill(path, before="2023-03")
    name, exported_on, files = next(pile for pile in samples.piles() if pile[0].startswith("2023-03"))
    store, asked = open_store(path), {platform for _, _, platform in files}

    def drop():
        for platform in asked:                           # cards say their platform nowhere: each group was answered once
            pile = [(file, data) for file, data, of in files if of == platform]
            if any(outcome.problem for outcome in keep(store, pile, Answers(exported_on=exported_on, platform=platform))):
                raise AssertionError(platform)

    took = seconds(drop)
    store.close()
    say(f"the month {name} kept, {len(files)} files", f"{took:.2f} s", "1 s", "beside 23 months")


def one_export(say, folder, posts, aim):
    """So many posts in one export."""
    store = open_store(folder / f"{posts}.duckdb")
    data = posts_file(posts, 10**9)
    took = seconds(lambda: keep(store, [("posts.csv", data)]))
    store.close()
    say(f"one export of {posts:,} posts", f"{took:.2f} s", f"{aim} s", "")


def keeping(say, folder):
    """What keeping costs."""
    thousand_files(say, folder)
    a_month(say, folder)
    one_export(say, folder, 5_000, 0.25)
    one_export(say, folder, 50_000, 2)


def taken_away(say, folder):
    """The deck of the sample's month in each format, in French and in both languages, once the program has started: questions and file."""
    path = folder / "deck.duckdb"
    samples.fill(path)
    for form in taken.there():
        taken.as_bytes(form, [view_outside(path, "fr", Month(2023, 2))])        # the start: what is imported once
    for languages in ("fr", "both"):
        for form in taken.there():
            open_store(path).revision += 1               # no answer is known
            views = [view_outside(path, lang, Month(2023, 3)) for lang in taken.LANGUAGES[languages]]
            first, again = (seconds(lambda form=form, views=views: taken.as_bytes(form, views)) for _ in range(2))
            say(f"the deck as {form}, {languages}", f"{first:.2f} s", "2 s", f"again: {again:.2f} s")


def _sample(folder):
    path = samples.fill(folder / "sample.duckdb")
    open_store(path).close()
    return path


def repaint(say, folder):
    """Click to painted, on the sample."""
    repaints(say, folder, _sample(folder), "24 months of one organisation")


def of_many(say, folder, posts=100_000):
    """Click to painted, on many posts."""
    path = folder / "sample.duckdb"
    took = seconds(lambda: many.fill(path, posts))
    repaints(say, folder, path, f"{posts:,} posts")
    say(f"   {posts:,} posts written and kept", f"{took:.0f} s", "", "sixteen observations a post, a file a month")


def rerun(say, folder):
    """The overview beside a page that shows nothing."""
    if reruns := rerun_ratio(folder):
        ours, empty = reruns
        say("warm rerun of the overview, against an empty page", f"{ours / empty:.2f} ×", "3 ×", f"{ours * 1000:.0f} ms against {empty * 1000:.0f} ms")


def starts(say, folder):
    """From the command to the painted page."""
    cold.start(say, folder, _sample(folder))


def people(say, folder):
    """Readers, on a server with the sample."""
    with served.dashboard(_sample(folder)) as address:
        process = served.process(address)
        readers.reading(say, address, lambda: served.seconds(process) if process else 0.0)


def held(say, folder):
    """What the server holds, and a person more."""
    with served.dashboard(_sample(folder)) as address:
        memory.served(say, address, served.process(address))


def a_million(say, folder):
    """The memory that a very large file takes."""
    memory.keeping(say, folder)


PARTS = {
    "reading": ("Reading, kind by kind", lambda say, _folder: reading_costs(say)),
    "keeping": ("Keeping", keeping), "deck": ("The deck taken away", taken_away), "rerun": ("Rerun beside an empty page", rerun),
    "repaint": ("Click to painted, beside an equal page of constants", repaint), "many": ("The same with 100,000 posts, 1.6 million observations", of_many),
    "cold": ("Cold start", starts), "people": ("Twenty-five people", people), "memory": ("Memory of the server", held),
    "million": ("Memory while a file of a million rows is kept", a_million),
    "large": ("The same with 1,000,000 posts, 16 million observations", partial(of_many, posts=1_000_000)),
}


def main():
    """The parts asked for."""
    words = argparse.ArgumentParser(prog="python -m tests.bench")
    words.add_argument("--only", default=",".join(name for name in PARTS if name != "large"), help=f"parts, of {', '.join(PARTS)}")
    words.add_argument("--write", action="store_true", help="keep the table in BENCH.md")
    words.add_argument("--large", action="store_true", help="also ten times as many posts: some minutes, and five gigabytes")
    asked, table = words.parse_args(), Table()
    logging.disable(logging.ERROR)                       # Streamlit says at every answer that it serves nobody
    for name in [*asked.only.split(","), *(["large"] if asked.large else [])]:
        title, measure = PARTS[name]
        table.begin(name, title)
        with tempfile.TemporaryDirectory() as folder:
            measure(table.say, Path(folder))
        if asked.write:
            table.write()


main()
