"""`python -m data original|rebuild|backup|restore|export`: nothing of what was kept is lost, nor shut in."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from data import backup as backing
from data import doctor as doctoring
from data import originals, parquet
from data import rebuild as rebuilding
from data import restore as restoring
from data.commands import problems_said
from data.problems import InTheWay
from data.store import default_path, open_store
from data.whole import whole

_json = click.option("--json", "as_json", is_flag=True, help="One JSON object per line, and nothing else.")
_db = click.option("--db", type=click.Path(path_type=Path), default=default_path, help="The database file.")
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@click.argument("receipt")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@_db
@_json
def original(receipt, out, db, as_json):
    """Give back the file a receipt was read from, byte for byte."""
    with problems_said(as_json):
        store = open_store(db)
        given = originals.of_receipt(store, receipt)
        if out.resolve() in (store.path, Path(f"{store.path}.wal")):
            raise InTheWay(path=out)
        with whole(out.resolve()) as beside:
            beside.write_bytes(given.data)
        line = {"receipt": receipt, "file": given.name, "sha256": given.sha256, "bytes": len(given.data), "out": out}
        _say(line, as_json, f"{out}  {len(given.data)} bytes  {given.name}")


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A new file, instead of the database's place.")
@_db
@_json
def rebuild(db, out, as_json):
    """Make the database anew from the originals and the journal."""
    with problems_said(as_json):
        made = rebuilding.rebuild(open_store(db), out)
        line = {"db": made.path, "set_aside": made.set_aside, "read": made.read, "copied": made.copied,
                "changed": [_changed(change) for change in made.changes]}
        _say(line, as_json, *_told(made))


def _told(made):
    """What a rebuild did, in lines: nothing that could only be copied, or is read differently today, goes unsaid."""
    yield f"{made.path}  {made.read} imports read again"
    if made.set_aside:
        yield f"set aside: {made.set_aside}"
    for receipt in made.copied:
        yield f"copied as it was, kept before originals were: {receipt}"
    for change in made.changes:
        yield "read differently today: {platform} {account} {measure} {month}, {before} is now {after}".format(**_changed(change))


def _changed(change):
    return {"platform": change.platform, "account": change.account, "measure": change.measure, "month": f"{change.month:%Y-%m}",
            "before": change.before, "after": change.after}


@click.command()
@_file
@_db
@_json
def backup(file, db, as_json):
    """Write everything to one file: the database, in use or not, and the originals."""
    with problems_said(as_json):
        made = backing.backup(open_store(db), file)
        line = {"file": made.file, "bytes": made.bytes, "originals": made.originals, "lost": made.lost}
        lost = [f"this original was missing or damaged, and is not in it: {name}" for name in made.lost]
        _say(line, as_json, f"{made.file}  {made.bytes} bytes  {made.originals} originals", *lost)


@click.command()
@_file
@_db
@_json
def restore(file, db, as_json):
    """Take up a backup; the database before it is set aside beside it."""
    with problems_said(as_json):
        made = restoring.restore(file, db)
        line = {"db": made.path, "set_aside": made.set_aside, "made_at": made.made_at, "receipts": made.receipts}
        aside = [f"set aside: {made.set_aside}"] if made.set_aside else []
        _say(line, as_json, f"{made.path}  {made.receipts} receipts, as of {made.made_at[:16]} UTC", *aside)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_db
@_json
def export(folder, db, as_json):
    """Write every table as Parquet to a folder."""
    with problems_said(as_json):
        for made in parquet.export(open_store(db), folder):
            _say({"table": made.table, "rows": made.rows, "file": made.file}, as_json, f"{made.file}  {made.rows} rows")


def _say(line, as_json, *told):
    for text in [json.dumps(line, ensure_ascii=False, default=str)] if as_json else told:
        click.echo(text)


@click.command()
@_db
@_json
def doctor(db, as_json):
    """Say what is wrong with this installation, in plain words."""
    found = doctoring.findings(Path(db))
    for one in found:
        _say(asdict(one), as_json, f"{_SIGNS[one.state]} {one.name}: {one.seen}", *([f"  {one.remedy}"] if one.remedy else []))
    raise SystemExit(any(one.state == "wrong" for one in found))


_SIGNS = {"well": "✓", "mind": "!", "wrong": "✗"}
COMMANDS = (original, rebuild, backup, restore, export, doctor)
