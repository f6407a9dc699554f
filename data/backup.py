"""One file that holds everything: the database as it stood at one moment, its originals, and a manifest that vouches for them.

It may be asked while the database is in use.
"""

import hashlib
import json
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from data import originals
from data.clock import now
from data.problems import InTheWay
from data.store import open_store
from data.whole import sweep, unfinished, whole

FORMAT = 1
MANIFEST, DATABASE, KIND = "manifest.json", "portee.duckdb", "Portée backup"
BLOCK = 2**20


@dataclass(frozen=True)
class BackedUp:
    """A backup made: its file, its size in bytes, how many originals are in it, and the names of those that were lost before."""

    file: Path
    bytes: int
    originals: int
    lost: tuple


def backup(store, file):
    """Write everything of a database to one file, which appears whole or not at all; the BackedUp. Raises InTheWay where some other
    file has that name."""
    file = Path(file).resolve()
    if file.exists() and not begins_as_ours(file):
        raise InTheWay(path=file)
    for folder in {file.parent, store.path.parent}:
        sweep(folder)
    with _snapshot(store) as (database, named, schema), whole(file) as beside:
        sound = {sha256: originals.place(originals.folder_of(store), sha256) for sha256 in named}
        sound = {sha256: path for sha256, path in sound.items() if originals.is_sound(path, sha256)}
        members = {DATABASE: database} | {f"originals/{sha256[:2]}/{sha256}.gz": path for sha256, path in sound.items()}
        lost = tuple(sorted(name for sha256, name in named.items() if sha256 not in sound))
        _pack(beside, members, {"kind": KIND, "format": FORMAT, "schema": schema, "made_at": now().isoformat(), "lost": lost})
    return BackedUp(file, file.stat().st_size, len(sound), lost)


@contextmanager
def _snapshot(store):
    """The database as it stands at this moment, as a file of its own; the originals it speaks of; its schema's number."""
    copy, alias = unfinished(store.path, ".duckdb"), f"snapshot_{uuid4().hex}"
    cursor = store.reader()
    quoted = str(copy).replace("'", "''")
    try:
        cursor.execute(f"attach '{quoted}' as {alias}")
        try:
            own = cursor.execute("select current_database()").fetchone()[0].replace('"', '""')
            cursor.execute(f'copy from database "{own}" to {alias}')
        finally:
            cursor.execute(f"detach {alias}")
        taken = open_store(copy)
        try:
            schema = taken.reader().execute("select max(version) from schema_version").fetchone()[0]
            named = originals.named(taken.reader())
        finally:
            taken.close()
        yield copy, named, schema
    finally:
        cursor.close()
        for left in (copy, Path(f"{copy}.wal")):
            left.unlink(missing_ok=True)


def _pack(path, members, manifest):
    """Write the archive: members, then the manifest with their fingerprints."""
    with zipfile.ZipFile(path, "w", strict_timestamps=False) as archive:
        prints = {}
        for name, source in members.items():
            how = zipfile.ZIP_DEFLATED if name == DATABASE else zipfile.ZIP_STORED
            archive.write(source, name, how)
            prints[name] = {"sha256": fingerprint(source.open("rb")), "size": source.stat().st_size}
        archive.writestr(MANIFEST, json.dumps(manifest | {"members": prints}, ensure_ascii=False, indent=1), zipfile.ZIP_DEFLATED)


def begins_as_ours(file):
    """Whether the first member of what may be an archive has our database's name."""
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(30 + len(DATABASE))
    except OSError:
        return False
    return head.startswith(b"PK\x03\x04") and head.endswith(DATABASE.encode())


def fingerprint(stream):
    """The sha256 of what a stream holds, which is closed."""
    seen = hashlib.sha256()
    with stream:
        while block := stream.read(BLOCK):
            seen.update(block)
    return seen.hexdigest()
