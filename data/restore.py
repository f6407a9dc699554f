"""A backup taken up: the whole file is looked at before anything is touched, and the database before it is set aside."""

import json
import re
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import originals
from data.backup import BLOCK, DATABASE, FORMAT, KIND, MANIFEST, begins_as_ours, fingerprint
from data.problems import DamagedBackup, NewerBackup, NotABackup, Problem
from data.store import in_place_of, open_store, openable, versions
from data.whole import new_folder, unfinished, whole

_ORIGINAL = re.compile(r"originals/[0-9a-f]{2}/([0-9a-f]{64})\.gz")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Restored:
    """A backup taken up: where the database is, where the one before lies (None where there was none), and when it was made."""

    path: Path
    set_aside: Path | None
    made_at: str
    receipts: int


def look(file):
    """A backup's manifest, once every member of it is what the manifest says. Raises NotABackup, DamagedBackup, NewerBackup."""
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        for name, said in manifest["members"].items():
            if archive.getinfo(name).file_size != said["size"] or fingerprint(archive.open(name)) != said["sha256"]:
                raise DamagedBackup(file=Path(file).name, saw=f"{name} is not what was backed up")
        return manifest


@contextmanager
def _opened(file):
    """The archive, for reading; whatever is wrong in it is said of the backup."""
    name = Path(file).name
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as broken:
        problem = DamagedBackup(file=name, saw=str(broken)) if begins_as_ours(file) else NotABackup(file=name, saw="no archive")
        raise problem from broken
    with archive:
        try:
            yield archive
        except (*_BROKEN, KeyError, TypeError) as broken:
            raise DamagedBackup(file=name, saw=str(broken)) from broken


def _manifest(archive, file):
    name = Path(file).name
    if MANIFEST not in archive.namelist():
        raise NotABackup(file=name, saw="an archive without a manifest of ours")
    manifest = json.loads(archive.read(MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise NotABackup(file=name, saw="an archive with another manifest")
    if manifest["format"] > FORMAT:
        raise NewerBackup(file=name, found=f"format {manifest['format']}", known=FORMAT)
    if manifest["schema"] > versions()[-1][0]:
        raise NewerBackup(file=name, found=f"schema {manifest['schema']}", known=versions()[-1][0])
    members = sorted(manifest["members"])
    strange = [member for member in members if member != DATABASE and not _ORIGINAL.fullmatch(member)]
    if strange or DATABASE not in members or sorted(archive.namelist()) != sorted([*members, MANIFEST]):
        raise DamagedBackup(file=name, saw="its list of members and its members differ")
    return manifest


def restore(file, path):
    """Take up a backup as the database at `path`, open here or not; the Restored. Raises NotABackup, DamagedBackup, NewerBackup,
    DatabaseInUse."""
    path = Path(path).resolve()
    manifest = look(file)
    new_folder(path.parent)
    made = unfinished(path, ".duckdb")
    try:
        with zipfile.ZipFile(file) as archive:
            with archive.open(DATABASE) as packed, made.open("wb") as stream:
                shutil.copyfileobj(packed, stream, BLOCK)
            receipts = _try(file, made)
            openable(path)
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
