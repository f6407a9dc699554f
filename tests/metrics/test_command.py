"""`python -m metrics ask` and `python -m data`, as checked from outside."""

import json
import subprocess
import sys

import pytest

from tests import lookalikes as like


def run(*words):
    """(exit status, JSON objects printed) of a command."""
    done = subprocess.run([sys.executable, "-m", *map(str, words)], capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def kept(tmp_path):
    """A database with a month of one card, by the command line."""
    file, db = tmp_path / "Visits.csv", tmp_path / "t.duckdb"
    file.write_bytes(like.card(days=tuple((f"2023-03-{day:02d}", 2) for day in range(1, 32))))
    status, [line] = run("data", "keep", file, "--db", db, "--json")
    assert (status, line["status"]) == (0, "kept")
    return file, db, line


def test_read_prints_the_contract_s_line_and_exits_with_one_where_something_was_refused(tmp_path, kept):
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n")
    status, lines = run("data", "read", kept[0], odd, "--json")
    assert status == 1
    assert {name: lines[0][name] for name in ("status", "export", "platform", "language", "first_day", "last_day", "rows", "set_aside", "totals")} == {
        "status": "read", "export": "meta.card", "platform": "facebook", "language": "en", "first_day": "2023-03-01", "last_day": "2023-03-31",
        "rows": 31, "set_aside": 0, "totals": {"profile_visits": 62}}
    assert "account" not in lines[0]
    assert (lines[1]["status"], lines[1]["problem"]["kind"]) == ("refused", "UnknownExport")


def test_unchanged_counts_as_taken(kept):
    file, db, line = kept
    status, [again] = run("data", "keep", file, "--db", db, "--json")
    assert (status, again["status"], again["receipt"]) == (0, "unchanged", line["receipt"])


def test_receipts_and_undo(kept):
    _, db, line = kept
    [receipt] = run("data", "receipts", "--db", db, "--json")[1]
    assert {"receipt", "file", "status", "rows", "kept_at"} <= set(receipt)
    assert run("data", "undo", line["receipt"], "--db", db, "--json")[0] == 0
    assert run("metrics", "ask", "headline", "--month", "2023-03", "--db", db) == (0, [])
    status, [problem] = run("data", "undo", line["receipt"], "--db", db, "--json")
    assert (status, problem["problem"]["kind"]) == (1, "NoSuchReceipt")


def test_an_answer_is_one_object_a_row_and_absent_is_null(kept):
    status, [row] = run("metrics", "ask", "headline", "--month", "2023-03", "--db", kept[1], "--json")
    assert (status, row["value"], row["change"], row["grain"], row["kind"]) == (0, 62, None, "happened", "flow")


def test_a_sum_of_people_is_refused_in_a_sentence(kept):
    status, [line] = run("metrics", "ask", "total", "--measure", "reach", "--from", "2023-01", "--month", "2023-03", "--db", kept[1])
    assert (status, line["problem"]["kind"]) == (1, "NotAdditive")


@pytest.mark.parametrize("words", [("metrics", "ask", "headline"), ("metrics", "ask", "headline", "--month", "2023-13"), ("data", "read"), ("data", "keep", "no such file"),
                                   ("data", "read", "x.csv", "--exported-on", "tomorrow"), ("data", "unheard")])
def test_wrong_usage_exits_with_two(words):
    assert subprocess.run([sys.executable, "-m", *words], capture_output=True).returncode == 2


def test_a_total_over_two_platforms_names_them(kept, tmp_path):
    file = tmp_path / "ig.csv"
    file.write_bytes(like.card("Instagram profile visits", days=(("2023-03-01", 5),)))
    run("data", "keep", file, "--db", kept[1], "--json")
    for words in ((), ("--platform", "facebook,instagram")):
        status, [line] = run("metrics", "ask", "total", "--measure", "profile_visits", "--month", "2023-03", *words, "--db", kept[1])
        assert (status, line["value"], line["platforms"]) == (0, 67, ["facebook", "instagram"])
