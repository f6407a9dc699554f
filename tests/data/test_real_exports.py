"""Real exports, in their true bytes, where their folder is present."""

import json
from datetime import date
from pathlib import Path

from data.commands import line_of
from data.export import exports
from data.keep import read_only
from data.reading import Answers

NEVER_SUMMED = ["followers", "subscribers", "reach", "viewers", "unique_visitors", "active_users", "unique_impressions", "new_visitors"]


def answers(options):
    """The options of a truth as Answers."""
    said = dict(zip(options[::2], options[1::2], strict=True))
    day, period = said.get("--exported-on"), said.get("--period")
    return Answers(said.get("--platform"), said.get("--account"), day and date.fromisoformat(day), said.get("--year") and int(said["--year"]),
                   period and tuple(map(date.fromisoformat, period.split(".."))))


def lines(folder, truth, options):
    """What reading one real file says, as the command prints it."""
    path = folder / truth["file"]
    return [line_of(outcome) for outcome in read_only([(str(path), path.read_bytes())], answers(options))]


def wrong(expected, said):
    """Where a line differs from what is true."""
    fields = [name for name in ("platform", "language", "account", "rows") if expected.get(name) is not None and said.get(name) != expected[name]]
    fields += [name for name in ("first_day", "last_day") if expected.get(name) and str(said.get(name)) != expected[name]]
    fields += [name for name, value in expected.get("totals", {}).items() if abs(said["totals"].get(name, float("nan")) - value) > 1e-6 * max(1, abs(value)) or name not in said["totals"]]
    return fields + [name for name in (*NEVER_SUMMED, *expected.get("totals_never", [])) if name in said["totals"]]


def judged(folder, truth, known):
    """What is wrong with the reading of one real file; nothing where it is right."""
    said = {line.get("export"): line for line in lines(folder, truth, truth.get("options", [])) if line["status"] == "read"}
    wanted = {expected["export"]: expected for expected in truth.get("expect", []) if expected["export"] in known}
    if set(said) != set(wanted):
        return [f"read as {', '.join(sorted(said)) or 'nothing'}, is {', '.join(sorted(wanted)) or 'not ours'}"]
    return [f"{name}: {field}" for name in wanted for field in wrong(wanted[name], said[name])]


def test_every_real_file_of_an_export_we_read_is_read_right_and_every_other_is_refused(real_exports, capsys):
    known, table = {export.name for export in exports()}, []
    for truth in json.loads((real_exports / "truth.json").read_text("utf-8"))["files"]:
        if (real_exports / truth["file"]).exists():
            told = ", ".join(f"{one['export']} {one.get('rows', '')}".strip() for one in truth.get("expect", [])) or "refused"
            table.append((told, truth["file"], judged(real_exports, truth, known)))
    right = sum(not faults for *_, faults in table)
    with capsys.disabled():
        print(*("", *(f"{'; '.join(faults) or 'right':<8} {told:<50} {file[-60:]}" for told, file, faults in table), f"{right} of {len(table)} right"), sep="\n")
    assert [(file, faults) for _, file, faults in table if faults] == [] and table


def test_a_real_file_that_lacks_an_answer_asks_for_it(real_exports):
    known = {export.name for export in exports()}
    for truth in json.loads((real_exports / "truth.json").read_text("utf-8"))["files"]:
        if truth.get("without_options") and truth["expect"][0]["export"] in known and (real_exports / truth["file"]).exists():
            kinds = [line["problem"]["kind"] for line in lines(real_exports, truth, [])]
            assert set(kinds) <= set(truth["without_options"]), truth["file"]


def test_nothing_of_the_real_files_is_in_the_project(real_exports):
    root = Path(__file__).parent.parent.parent
    names = {path.name for path in real_exports.rglob("*") if path.is_file() and path.stat().st_size > 200} - {"README.md", "SOURCES.md"}
    ours = {path.name for folder in ("data", "metrics", "pages", "tests") for path in (root / folder).rglob("*") if "local" not in path.parts}
    assert not names & ours
