"""Medians per format of real posts, computed a second time by other means."""

import csv
import io
import json
import statistics
from collections import defaultdict
from datetime import date

from data.keep import keep
from data.reading import Answers
from metrics import questions
from metrics.period import Month

PARTS = {"facebook.posts": ("Reactions", "Comments", "Shares"), "instagram.posts": ("Likes", "Comments", "Shares", "Saves")}
FORMATS = {"photos": "photo", "videos": "video", "reels": "reel", "links": "link", "text": "text", "status": "text", "ig image": "photo", "ig carousel": "carousel",
           "ig reel": "reel", "ig video": "video", "live": "live"}


def by_hand(data, parts):
    """{format: median of the sums of the parts} of an English file, straight from its cells; None where it is not so simple."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    if not rows or not {"Post ID", "Post type", *parts} <= set(rows[0]):
        return None
    gathered, seen = defaultdict(list), set()
    for row in rows:
        kind = FORMATS.get(row["Post type"].strip().lower())
        if not kind or row["Post ID"] in seen or any(not (row[part] or "").strip().isdigit() for part in parts):
            return None
        seen.add(row["Post ID"])
        gathered[kind].append(sum(int(row[part]) for part in parts))
    return {kind: statistics.median(values) for kind, values in gathered.items()}


def test_medians_per_format_of_real_posts_are_those_of_an_independent_computation(real_exports, tmp_path):
    from data.store import open_store

    compared = 0
    for place, truth in enumerate(json.loads((real_exports / "truth.json").read_text("utf-8"))["files"]):
        export = next(iter(truth.get("expect") or [{}])).get("export")
        parts = PARTS.get(export)
        data = (real_exports / truth["file"]).read_bytes() if parts else b""
        try:
            expected = by_hand(data, parts) if parts else None
        except UnicodeDecodeError:
            expected = None
        if not expected:
            continue
        store = open_store(tmp_path / f"{place}.duckdb")
        keep(store, [("posts.csv", data)], Answers(exported_on=date(2026, 11, 1)))
        month = Month(2026, 11)
        told = questions.content_types(store.reader(), month, months=240)
        platform = export.partition(".")[0]
        told = told[told["platform"] == platform]
        assert dict(zip(told["format"], told["median_interactions"], strict=True)) == expected
        compared += 1
        store.close()
    assert compared, "no real post file was simple enough to be computed twice"
