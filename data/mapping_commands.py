"""`python -m data mappings export|import`: what was taught of headers, taken from one centre to another."""

import json
from pathlib import Path

import click

from data import mapping_file
from data.commands import problems_said
from data.mappings import standing
from data.problems import InTheWay
from data.store import default_path, open_store
from data.whole import whole

_json = click.option("--json", "as_json", is_flag=True, help="One JSON object per line, and nothing else.")
_db = click.option("--db", type=click.Path(path_type=Path), default=default_path, help="The database file.")
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
_TOLD = "{export}  {language}  {words} words"


@click.group()
def mappings():
    """What was taught of headers that nobody knew."""


@mappings.command("export")
@_file
@_db
@_json
def give(file, db, as_json):
    """Write every mapping to one small file."""
    with problems_said(as_json):
        told = standing(open_store(db).reader())
        if file.exists():
            raise InTheWay(path=file)
        with whole(file.resolve()) as beside:
            beside.write_bytes(mapping_file.as_file(told))
        _lines(told, as_json)


@mappings.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_db
@_json
@click.option("--by", default="")
def take(file, db, as_json, by):
    """Remember the mappings of such a file, all or none."""
    with problems_said(as_json):
        with file.open("rb") as opened:
            data = opened.read(mapping_file.LARGEST + 1)
        _lines(mapping_file.take(open_store(db), data, by), as_json)


def _lines(told, as_json):
    for mapping in told:
        words = len(mapping.headers) + len(mapping.titles) + sum(map(len, mapping.values.values()))
        line = {"export": mapping.export, "language": mapping.language, "words": words}
        click.echo(json.dumps(line) if as_json else _TOLD.format(**line))


COMMANDS = (mappings,)
