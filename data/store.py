"""DuckDB behind one door: where the file lives, migrations, the writer's lock, a cursor for every reader.

DuckDB lets one process at a time read and write. Inside it, any number of readers see the last committed state while a
single writer works: without the lock, contended writes fail.
"""

import os
import threading
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data import events, vocabulary
from data.clock import now
from data.measures import MEASURES
from data.problems import DatabaseInUse, NewerDatabase, NotADatabase

LOCAL = Path(os.environ.get("PORTEE_LOCAL") or Path(__file__).parent / "local")
SCHEMA = Path(__file__).parent / "schema"

_stores, _opening = {}, threading.Lock()


def default_path():
    """The database asked for by PORTEE_DB, else the user's own."""
    return Path(os.environ.get("PORTEE_DB") or LOCAL / "portee.duckdb")


class Store:
    """One open database. `revision` grows with every write, so that answers may be kept until it does."""

    def __init__(self, path, connection):
        self.path, self.revision = path, 0
        self._connection, self._writing = connection, threading.Lock()

    def reader(self):
        """A cursor of one's own, for reading."""
        return self._connection.cursor()

    @contextmanager
    def writer(self):
        """A cursor in a transaction, alone: committed at the end of the block, rolled back where it raises."""
        with self._writing:
            cursor = self._connection.cursor()
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()
            self.revision += 1

    def close(self):
        """Let go of the file."""
        with _opening:
            _stores.pop(self.path, None)
            self._connection.close()


def open_store(path=None):
    """The Store at a path, opened once per process. Raises DatabaseInUse, NewerDatabase, NotADatabase."""
    path = _place(path or default_path())
    with _opening:
        if path not in _stores:
            _insist(path)
            _stores[path] = Store(path, _connect(path))
        return _stores[path]


def _place(path):
    try:
        path = Path(path).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as impossible:
        raise NotADatabase(path=path, saw=getattr(impossible, "strerror", None) or str(impossible)) from impossible
    return path


def _insist(path):
    """Look at a file's first bytes: DuckDB would take a table of text, or look for an extension, where it is no database."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except FileNotFoundError:
        return
    except OSError as unreadable:
        raise NotADatabase(path=path, saw=unreadable.strerror) from unreadable
    if head[8:] != b"DUCK":
        raise NotADatabase(path=path, saw="not a DuckDB file")


def _connect(path):
    try:
        connection = duckdb.connect(str(path), config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    except duckdb.Error as refused:
        if "lock on file" in str(refused):
            raise DatabaseInUse(path=path) from refused
        raise NotADatabase(path=path, saw=str(refused)) from refused
    try:
        _insist_ours(connection, path)
        migrate(connection, path)
        _teach(connection)
        _harden(connection, path)
    except BaseException as stopped:
        connection.close()
        if isinstance(stopped, _DAMAGED) or "corrupt" in str(stopped).lower():
            raise NotADatabase(path=path, saw=str(stopped)) from stopped
        raise
    return connection


_DAMAGED = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


def _insist_ours(connection, path):
    """A database with tables of someone else's is left alone."""
    tables = {name for (name,) in connection.execute("select table_name from duckdb_tables() where not internal").fetchall()}
    if tables and "schema_version" not in tables:
        raise NotADatabase(path=path, saw="it holds tables of something else")


def _harden(connection, path):
    """No query can read or write a file outside the database's own folder, nor loosen that again."""
    folder = str(path.parent).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{folder}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _teach(connection):
    """What ships with Portée and the views join: the catalogue's kinds, the platforms' events, vocabularies."""
    kinds = [(measure.name, measure.kind) for measure in MEASURES.values()]
    known = [(one.id, one.day, list(one.platforms), list(one.breaks), one.fr, one.en, one.source) for one in events.shipped()]
    values = [(one.facet, one.value, place, one.fr, one.en) for place, one in enumerate(vocabulary.shipped())]
    rules = [(one.facet, one.value, word) for one in vocabulary.shipped() for word in one.words]
    for name, rows in (("measure_kind", kinds), ("shipped_event", known), ("shipped_value", values), ("shipped_rule", rules)):
        if connection.execute(f"from {name} order by all").fetchall() != sorted(rows):
            connection.begin()
            connection.execute(f"delete from {name}")
            connection.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})", rows)
            connection.commit()


def versions():
    """[(number, SQL file)] of every migration, in order."""
    return sorted((int(file.name[:3]), file) for file in SCHEMA.glob("[0-9][0-9][0-9]_*.sql"))


def migrate(connection, path):
    """Bring a database up to this version's schema, a transaction a step. Raises NewerDatabase."""
    connection.execute("create table if not exists schema_version (version integer primary key, applied_at timestamp not null)")
    found = connection.execute("select coalesce(max(version), 0) from schema_version").fetchone()[0]
    known = versions()[-1][0]
    if found > known:
        raise NewerDatabase(path=path, found=found, known=known)
    for number, file in versions():
        if number > found:
            connection.begin()
            connection.execute(file.read_text("utf-8"))
            connection.execute("insert into schema_version values ($number, $at)", {"number": number, "at": now()})
            connection.commit()
