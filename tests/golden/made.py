"""What goldens are made of: the lines of `read` over the sample's files, and each question's rows, one JSON object a line."""

import json
from datetime import date
from pathlib import Path

from data import samples
from data.commands import line_of
from data.keep import read_only
from data.reading import Answers
from data.store import open_store
from metrics import questions
from metrics.__main__ import _plain
from metrics.period import Month
from tests.golden import others

FOLDER = Path(__file__).parent
MONTH = Month(2023, 3)
OTHERWISE = Answers(platform="facebook", exported_on=date(2023, 4, 4), year=2023)
ASKED_WITH = {                                   # questions whose golden is small enough to be read with these only
    "audience_over_time": {"platform": "tiktok"}, "women": {}, "spoken_to": {}, "sources_over_time": {"months": 2}, "site_counts": {"months": 3}, "search": {}, "queries": {},
    "ads": {}, "episodes": {}, "campaigns": {}, "compare": {"against": MONTH.same_last_year},
}
QUESTIONS = ("headline", "trend", "content_types", "themes", "rates", "year_to_date", "outliers", "carried", "decisions", "top_posts", "audience", "sources", "pages", "told_twice", "coverage",
             "counters", "outcomes", "goals", "benchmarks", "posts_at_age", *ASKED_WITH)


def _lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def readings(_folder):
    """{file: text}: what `read` says of the sample's last quarter, then of the exports that the sample lacks, an export at a time."""
    found = {}
    for name, exported_on, files in samples.piles():
        if name in ("2023-02", "2023-03"):
            for file, data, platform in files:
                _read(found, f"{name}/{file}", data, Answers(platform=platform, exported_on=exported_on))
    beside = {}
    for file, data in others.files():
        _read(beside, file, data, OTHERWISE)
    return {name: _lines(rows) for name, rows in (beside | found).items()}


def _read(found, file, data, answers):
    for outcome in read_only([(file, data)], answers):
        line = line_of(outcome)
        found.setdefault(f"read-{line['export']}.jsonl", []).append(line)


def answers(folder):
    """{file: text}: what each question answers for March 2023 over the whole sample."""
    path = samples.fill(folder / "golden.duckdb")
    store = open_store(path)
    told = {f"ask-{name}.jsonl": _lines(_rows(getattr(questions, name)(store.reader(), MONTH, **ASKED_WITH.get(name, {})))) for name in QUESTIONS}
    store.close()
    return told


def _rows(answer):
    return [{name: _short(_plain(value)) for name, value in row.items()} for row in answer.to_dict("records")]


def _short(value):
    """Ten digits are enough to see a change, and few enough to read."""
    return round(value, 10) if isinstance(value, float) else value
