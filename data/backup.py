"""One file that holds everything: the database as it stood at one moment, its originals, and a manifest that vouches for them.

`backup` may be asked while the database is in use. `restore` looks at the whole file before it touches anything, and sets the
database before it aside instead of deleting it.
"""

import hashlib
import json
import re
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb

from data import originals
from data.clock import now
from data.problems import DamagedBackup, NewerBackup, NotABackup, Problem
from data.store import in_place_of, open_store, versions
from data.whole import new_folder, whole

FORMAT = 1
_MANIFEST, _DATABASE, _KIND = "manifest.json", "portee.duckdb", "Portée backup"
_ORIGINAL = re.compile(r"originals/[0-9a-f]{2}/([0-9a-f]{64})\.gz")
_BLOCK = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class BackedUp:
    """A backup made: its file, its size in bytes, how many originals are in it, and the names of those that were lost before."""

    file: Path
    bytes: int
    originals: int
    lost: tuple


@dataclass(frozen=True)
class Restored:
    """A backup taken up: where the database is, where the one before lies (None where there was none), and when it was made."""

    path: Path
    set_aside: Path | None
    made_at: str
    receipts: int


def backup(store, file):
    """Write everything of a database to one file, which appears whole or not at all; the BackedUp."""
    file = Path(file).resolve()
    with _snapshot(store) as (database, named, schema), whole(file) as beside:
        sound = {sha256: originals.place(originals.folder_of(store), sha256) for sha256 in named}
        sound = {sha256: path for sha256, path in sound.items() if originals.is_sound(path, sha256)}
        members = {_DATABASE: database} | {f"originals/{sha256[:2]}/{sha256}.gz": path for sha256, path in sound.items()}
        lost = tuple(sorted(name for sha256, name in named.items() if sha256 not in sound))
        _pack(beside, members, {"kind": _KIND, "format": FORMAT, "schema": schema, "made_at": now().isoformat(), "lost": lost})
    return BackedUp(file, file.stat().st_size, len(sound), lost)


@contextmanager
def _snapshot(store):
    """The database as it stands at this moment, as a file of its own; the originals it speaks of; its schema's number."""
    copy, alias = store.path.with_name(f".{uuid4().hex}.duckdb"), f"snapshot_{uuid4().hex}"
    cursor = store.reader()
    quoted = str(copy).replace("'", "''")
    try:
        cursor.execute(f"attach '{quoted}' as {alias}")
        try:
            own = cursor.execute("select current_database()").fetchone()[0].replace('"', '""')
            cursor.begin()
            cursor.execute(f'copy from database "{own}" to {alias}')
            cursor.commit()
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
            how = zipfile.ZIP_DEFLATED if name == _DATABASE else zipfile.ZIP_STORED
            archive.write(source, name, how)
            prints[name] = {"sha256": _fingerprint(source.open("rb")), "size": source.stat().st_size}
        archive.writestr(_MANIFEST, json.dumps(manifest | {"members": prints}, ensure_ascii=False, indent=1), zipfile.ZIP_DEFLATED)


def _fingerprint(stream):
    seen = hashlib.sha256()
    with stream:
        while block := stream.read(_BLOCK):
            seen.update(block)
    return seen.hexdigest()


def look(file):
    """A backup's manifest, once every member of it is what the manifest says. Raises NotABackup, DamagedBackup, NewerBackup."""
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        for name, said in manifest["members"].items():
            if archive.getinfo(name).file_size != said["size"] or _fingerprint(archive.open(name)) != said["sha256"]:
                raise DamagedBackup(file=Path(file).name, saw=f"{name} is not what was backed up")
        return manifest


@contextmanager
def _opened(file):
    """The archive, for reading; whatever is wrong in it is said of the backup."""
    name = Path(file).name
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as broken:
        problem = DamagedBackup(file=name, saw=str(broken)) if _begins_as_ours(file) else NotABackup(file=name, saw="no archive")
        raise problem from broken
    with archive:
        try:
            yield archive
        except (*_BROKEN, KeyError, TypeError) as broken:
            raise DamagedBackup(file=name, saw=str(broken)) from broken


def _begins_as_ours(file):
    """Whether the first member of what may be an archive has our database's name."""
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(30 + len(_DATABASE))
    except OSError:
        return False
    return head.startswith(b"PK\x03\x04") and head.endswith(_DATABASE.encode())


def _manifest(archive, file):
    name = Path(file).name
    if _MANIFEST not in archive.namelist():
        raise NotABackup(file=name, saw="an archive without a manifest of ours")
    manifest = json.loads(archive.read(_MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("kind") != _KIND:
        raise NotABackup(file=name, saw="an archive with another manifest")
    if manifest["format"] > FORMAT:
        raise NewerBackup(file=name, found=f"format {manifest['format']}", known=FORMAT)
    if manifest["schema"] > versions()[-1][0]:
        raise NewerBackup(file=name, found=f"schema {manifest['schema']}", known=versions()[-1][0])
    members = sorted(manifest["members"])
    strange = [member for member in members if member != _DATABASE and not _ORIGINAL.fullmatch(member)]
    if strange or _DATABASE not in members or sorted(archive.namelist()) != sorted([*members, _MANIFEST]):
        raise DamagedBackup(file=name, saw="its list of members and its members differ")
    return manifest


def restore(file, path):
    """Take up a backup as the database at `path`, open here or not; the Restored. Raises NotABackup, DamagedBackup, NewerBackup,
    DatabaseInUse."""
    path = Path(path).resolve()
    manifest = look(file)
    new_folder(path.parent)
    made = path.with_name(f".{path.stem}.{uuid4().hex}.duckdb")
    try:
        with _opened(file) as archive:
            with archive.open(_DATABASE) as packed, made.open("wb") as stream:
                shutil.copyfileobj(packed, stream, _BLOCK)
            receipts = _try(file, made)
            for member in filter(_ORIGINAL.fullmatch, manifest["members"]):
                _unpack(archive, member, path.parent / originals.FOLDER)
        return Restored(path, in_place_of(path, made, "restore"), manifest["made_at"], receipts)
    finally:
        for left in (made, Path(f"{made}.wal")):
            left.unlink(missing_ok=True)


def _try(file, made):
    """Open the database that came out of a backup and bring it to this version; how many receipts it holds."""
    try:
        store = open_store(made)
        try:
            receipts = store.reader().execute("select count(*) from receipt").fetchone()[0]
            store.reader().execute("checkpoint")
            return receipts
        finally:
            store.close()
    except (duckdb.Error, Problem) as broken:
        raise DamagedBackup(file=Path(file).name, saw="its database does not open") from broken


def _unpack(archive, member, folder):
    """Put one original where it belongs, unless it lies there unharmed."""
    sha256 = _ORIGINAL.fullmatch(member)[1]
    path = originals.place(folder, sha256)
    if not originals.is_sound(path, sha256):
        with whole(path) as beside:
            beside.write_bytes(archive.read(member))
