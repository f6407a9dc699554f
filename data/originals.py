"""The files as they were dropped: each kept once under its sha256, compressed, never changed and never removed.

An archive is kept whole, not member by member. With the journal, originals are the only thing no computation brings back:
everything else is read again from them.
"""

import gzip
import hashlib
import zlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from data import journal
from data.problems import DamagedOriginal, MissingOriginal, NoOriginal, NoSuchReceipt
from data.whole import whole

FOLDER = "originals"
BYTES = 200 * 2**20                              # no dropped file is larger


@dataclass(frozen=True)
class Original:
    """One file as it was dropped: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)

    @cached_property
    def sha256(self):
        """The fingerprint it is kept under."""
        return hashlib.sha256(self.data).hexdigest()


def folder_of(store):
    """Where a database's originals lie."""
    return store.path.parent / FOLDER


def place(folder, sha256):
    """Where one original lies."""
    return folder / sha256[:2] / f"{sha256}.gz"


def put(folder, original):
    """Keep one original, on the disk before this returns; one that already lies there unharmed is left alone."""
    path = place(folder, original.sha256)
    if not is_sound(path, original.sha256):
        with whole(path) as beside:
            beside.write_bytes(gzip.compress(original.data, compresslevel=6, mtime=0))


def get(folder, sha256, file):
    """The bytes of one original. Raises MissingOriginal, DamagedOriginal."""
    path = place(folder, sha256)
    if not path.exists():
        raise MissingOriginal(file=file, path=path)
    data = _bytes(path)
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedOriginal(file=file, path=path)
    return data


def of_receipt(store, receipt):
    """The Original a receipt was read from. Raises NoSuchReceipt, NoOriginal, MissingOriginal, DamagedOriginal."""
    said = journal.standing(store.reader(), "import").get(receipt, {})
    if not store.reader().execute("select 1 from receipt where receipt = $receipt", {"receipt": receipt}).fetchone():
        raise NoSuchReceipt(receipt=receipt)
    if not said.get("sha256"):
        raise NoOriginal(receipt=receipt)
    return Original(said["dropped"], get(folder_of(store), said["sha256"], said["dropped"]))


def is_named(cursor, sha256):
    """Whether the journal speaks of an original."""
    asked = "select 1 from journal where act = 'import' and said->>'sha256' = $sha256 limit 1"
    return cursor.execute(asked, {"sha256": sha256}).fetchone() is not None


def named(cursor):
    """{sha256: the name it was dropped under} of every original the journal speaks of."""
    every = journal.standing(cursor, "import").values()
    return {said["sha256"]: said["dropped"] for said in every if said.get("sha256")}


def is_sound(path, sha256):
    """Whether an original lies there with the bytes it should have; asked once for as long as the file is not touched."""
    try:
        stamp = path.stat()
    except FileNotFoundError:
        return False
    return _is_sound(path, sha256, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=4096)
def _is_sound(path, sha256, _touched, _size):
    data = _bytes(path)
    return data is not None and hashlib.sha256(data).hexdigest() == sha256


def _bytes(path):
    """What a kept file holds, None where it cannot be unpacked."""
    try:
        with gzip.open(path) as stream:
            return stream.read(BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return None
