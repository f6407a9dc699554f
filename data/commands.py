"""`python -m data …`: the words of the contract, one JSON object a line where `--json` is given."""

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from data.keep import keeping, read_only
from data.keep import receipts as list_receipts
from data.keep import undo as undo_receipt
from data.mappings import standing
from data.measures import PLATFORMS
from data.problems import KeepingProblem, Problem
from data.reading import Answers
from data.receipt import restated, set_aside
from data.settings import FILE_BYTES
from data.stopping import stoppable
from data.store import default_path, open_store


def _day(_context, _option, text):
    try:
        return text and date.fromisoformat(text)
    except ValueError as wrong:
        raise click.BadParameter("a day is written YYYY-MM-DD") from wrong


def _period(_context, _option, text):
    try:
        first, last = (date.fromisoformat(end) for end in text.split("..")) if text else (None, None)
    except ValueError as wrong:
        raise click.BadParameter("a period is written YYYY-MM-DD..YYYY-MM-DD") from wrong
    if text and first > last:
        raise click.BadParameter("a period ends on or after its first day")
    return (first, last) if text else None


def _answering(command):
    """The options that answer what a file does not say."""
    for option in (click.option("--platform", type=click.Choice(list(PLATFORMS))), click.option("--account"),
                   click.option("--exported-on", callback=_day), click.option("--year", type=int),
                   click.option("--period", callback=_period), click.option("--by")):
        command = option(command)
    return command


_json = click.option("--json", "as_json", is_flag=True, help="One JSON object per line, and nothing else.")
_db = click.option("--db", type=click.Path(path_type=Path), default=default_path, help="The database file.")
_files = click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def main():
    """From a downloaded file to a table."""


@main.command()
@_files
@_answering
@_db
@_json
def read(files, db, as_json, **answers):
    """Recognise and read, keep nothing; headers taught in the database are known, where there is one."""
    with problems_said(as_json):
        _report(read_only(_opened(files), Answers(**answers), _taught(db)), as_json)


def _taught(db):
    """The mappings of a database, where it is there and free: reading needs none."""
    try:
        return standing(open_store(db).reader()) if db.exists() else ()
    except KeepingProblem as problem:
        print(f"Read without the mappings taught there. {problem.message}", file=sys.stderr)
        return ()


@main.command()
@_files
@_answering
@_db
@_json
def keep(files, db, as_json, **answers):
    """Read and keep; the same file twice keeps nothing new."""
    with problems_said(as_json):
        _report(keeping(open_store(db), _opened(files), Answers(**answers)), as_json)


@main.command()
@_db
@_json
def receipts(db, as_json):
    """What was kept, newest first."""
    with problems_said(as_json):
        store = open_store(db)
        again, aside = restated(store.reader()), set_aside(store.reader())
        for receipt in list_receipts(store):
            line = {name: getattr(receipt, name) for name in (*receipt.__dataclass_fields__, "status")}
            rows = [asdict(row) for row in aside.get(receipt.receipt, ())]
            line |= {"restated": again.get(receipt.receipt, 0), "set_aside_rows": rows}
            _say(line, as_json, "{receipt}  {status}  {kept_at:%Y-%m-%d %H:%M}  {rows} rows  {file}")


@main.command()
@click.argument("receipt")
@_db
@_json
@click.option("--by", default="")
def undo(receipt, db, as_json, by):
    """Take one import back."""
    with problems_said(as_json):
        undo_receipt(open_store(db), receipt, by)
        _say({"receipt": receipt, "status": "undone"}, as_json, "{receipt}  {status}")


@main.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database to fill.")
@click.option("--files", type=click.Path(file_okay=False, path_type=Path), help="Only write the sample's export files there.")
@_json
def sample(db, files, as_json):
    """Fill an empty database with the sample organisation, through `keep`."""
    from data import samples

    with problems_said(as_json):
        if files:
            samples.write(files)
            _say({"files": str(files)}, as_json, "{files}")
        else:
            _say({"db": str(samples.fill(db))}, as_json, "{db}")


def _opened(paths):
    """(name, bytes) of each file; its parent folder stays in the name only where it is an archive's."""
    return [(str(path), _bytes(path)) for path in paths]


def _bytes(path):
    """A file's bytes, as far as one past the limit: the rest of a huge one is never read."""
    with path.open("rb") as file:
        return file.read(FILE_BYTES() + 1)


@contextmanager
def problems_said(as_json):
    """A Problem becomes one line and exit status 1, Ctrl-C one and 130, never a traceback; long work says how far it has come."""
    try:
        with stoppable():
            yield
    except Problem as problem:
        said = {"problem": {"kind": problem.kind, "message": problem.message}}
        print(json.dumps(said, ensure_ascii=False) if as_json else problem.message, file=sys.stdout if as_json else sys.stderr)
        sys.exit(1)


def _say(line, as_json, form):
    print(json.dumps(line, ensure_ascii=False, default=str) if as_json else form.format(**line))


_TAKEN = "{status:<9} {file}  {export}  {rows} rows"
_REFUSED = "refused   {problem[message]}"


def _report(outcomes, as_json):
    problems = 0
    for outcome in outcomes:                     # each as soon as it is kept
        _say(line_of(outcome), as_json, _TAKEN if outcome.reading else _REFUSED)
        problems += outcome.problem is not None
    sys.exit(1 if problems else 0)


def line_of(outcome):
    """The contract's line of one outcome; what is absent is left out."""
    reading, problem = outcome.reading, outcome.problem
    line = {"file": outcome.found.file, "status": outcome.status, "export": outcome.found.export}
    if problem:
        line["problem"] = {"kind": problem.kind, "message": problem.message}
    else:
        line |= {"platform": reading.platform, "language": reading.language, "account": reading.account,
                 "first_day": reading.first_day, "last_day": reading.last_day, "rows": reading.rows,
                 "set_aside": len(reading.set_aside), "totals": reading.totals, "receipt": outcome.receipt}
    return {name: value for name, value in line.items() if value is not None}
