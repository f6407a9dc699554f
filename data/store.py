"""DuckDB behind one door: where the file lives, migrations, the writer's lock, a cursor for every reader.

DuckDB lets one process at a time read and write. Inside it, any number of readers see the last committed state while a
single writer works: without the lock, contended writes fail.
"""

import os
import threading
import time
import weakref
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data import events, vocabulary
from data.clock import now
from data.downloads import downloads
from data.held import Held, Reader, attach
from data.measures import MEASURES
from data.problems import DatabaseInUse, FailedMigration, KeepingProblem, NewerDatabase, NotADatabase
from data.whole import exchange, sweep

LOCAL = Path(os.environ.get("PORTEE_LOCAL") or Path(__file__).parent / "local")
SCHEMA = Path(__file__).parent / "schema"

PATIENCE = 5.0                                   # seconds that what is being read is given before a file is exchanged

_stores, _opening = {}, threading.Lock()


def default_path():
    """The database asked for by PORTEE_DB, else the user's own."""
    return Path(os.environ.get("PORTEE_DB") or LOCAL / "portee.duckdb")


class Store:
    """One open database. `revision` grows with every write, so that answers may be kept until it does."""

    def __init__(self, path, connection):
        self.path, self.revision = path, 0
        self._connection, self._writing = connection, threading.Lock()
        self._cursors, self._lending = weakref.WeakSet(), threading.Condition(threading.RLock())
        self._read, self._turning = 0, False     # how many blocks are reading; whether the file is about to be exchanged
        self._held = Held(self)

    def reader(self):
        """A cursor of one's own, for reading."""
        with self._lending:
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
            return cursor

    @contextmanager
    def reading(self):
        """A Reader for the questions of a block: the file is not exchanged for another before its end."""
        with self._lending:
            self._lending.wait_for(lambda: not self._turning)
            self._read += 1
            cursor = self.reader()
        try:
            yield Reader(cursor, self._held)
        finally:
            with self._lending:
                self._read -= 1
                self._lending.notify_all()

    @contextmanager
    def writer(self):
        """A cursor in a transaction, alone: committed at the end of the block, rolled back where it raises."""
        with self.alone() as cursor:
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()
            self.revision += 1

    @contextmanager
    def trial(self):
        """The same, rolled back at the end of the block: what a write would do, without doing it."""
        with self.alone() as cursor:
            cursor.begin()
            try:
                yield cursor
            finally:
                cursor.rollback()

    @contextmanager
    def alone(self):
        """A cursor, while nobody writes."""
        with self._writing:
            yield self.reader()

    def become(self, made, why):
        """Another database file, whole and closed, takes this one's place while nobody writes; where this one was set aside."""
        with self._lending:
            self._turning = True
            try:
                self._lending.wait_for(lambda: not self._read, PATIENCE)
                for cursor in list(self._cursors):
                    _let_go(cursor)
                self._connection.close()
                try:
                    return exchange(self.path, made, why)
                finally:
                    self._connection = _connect(self.path)
                    self._held = Held(self)
                    self.revision += 1
            finally:
                self._turning = False
                self._lending.notify_all()

    def close(self):
        """Let go of the file."""
        with _opening:
            _stores.pop(self.path, None)
            self._connection.close()


def _let_go(cursor):
    """Close a cursor, giving what runs on it a few seconds to end."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return cursor.close()
        except duckdb.ResourceInUseException:
            if time.monotonic() > until:
                cursor.interrupt()
            time.sleep(0.01)


def open_store(path=None):
    """The Store at a path, opened once per process. Raises DatabaseInUse, NewerDatabase, NotADatabase."""
    path = _place(path or default_path())
    with _opening:
        if path not in _stores:
            _insist(path)
            _stores[path] = Store(path, _connect(path))
            for folder in (path.parent, *path.parent.glob("originals/??")):
                sweep(folder)
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


def in_place_of(path, made, why):
    """Another database file takes the place of the one at a path, open here or not; where that one was set aside, or None. One that
    does not open is set aside as it lies. Raises DatabaseInUse."""
    store = openable(path)
    if store is None:
        return exchange(path, made, why)
    with store.alone():
        return store.become(made, why)


def openable(path):
    """The Store at a path; None where there is none, or one that no Portée can open. Raises DatabaseInUse."""
    try:
        return open_store(path) if path.exists() else None
    except DatabaseInUse as held:
        if "lock" in str(held.__cause__) or "another process" in str(held.__cause__):
            raise
    except (KeepingProblem, duckdb.Error):
        pass
    return None


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
        attach(connection)
        _harden(connection, path)
    except BaseException as stopped:
        connection.close()
        if isinstance(stopped, _DAMAGED) or "corrupt" in str(stopped).lower():
            raise NotADatabase(path=path, saw=str(stopped)) from stopped
        raise
    return connection


_DAMAGED = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


def tables(cursor):
    """The names of the tables of the file a cursor reads, in order."""
    asked = "select table_name from duckdb_tables() where not internal and database_name = current_database() order by table_name"
    return [name for (name,) in cursor.execute(asked).fetchall()]


def _insist_ours(connection, path):
    """A database with tables of someone else's is left alone."""
    found = tables(connection)
    if found and "schema_version" not in found:
        raise NotADatabase(path=path, saw="it holds tables of something else")


def _harden(connection, path):
    """No query can read or write a file outside the database's own folder, nor loosen that again."""
    folder = str(path.parent).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{folder}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


TAUGHT = ("measure_kind", "shipped_event", "shipped_value", "shipped_rule", "retention")


def _teach(connection):
    """What ships with Portée and the views join: the catalogue's kinds, the platforms' events, vocabularies, retentions."""
    kinds = [(measure.name, measure.kind) for measure in MEASURES.values()]
    known = [(one.id, one.day, list(one.platforms), list(one.breaks), one.fr, one.en, one.source) for one in events.shipped()]
    values = [(one.facet, one.value, place, one.fr, one.en) for place, one in enumerate(vocabulary.shipped())]
    rules = [(one.facet, one.value, word) for one in vocabulary.shipped() for word in one.words]
    given = [(one.export, one.since) for one in downloads().values() if one.since]
    there = tables(connection)
    for name, rows in zip(TAUGHT, (kinds, known, values, rules, given), strict=True):
        if name in there and connection.execute(f"from {name} order by all").fetchall() != sorted(rows):
            connection.begin()
            connection.execute(f"delete from {name}")
            one = f"({', '.join('?' * len(rows[0]))})"
            connection.execute(f"insert into {name} values {', '.join([one] * len(rows))}", [cell for row in rows for cell in row])
            connection.commit()


def versions():
    """[(number, SQL file)] of every migration, in order."""
    return sorted((int(file.name[:3]), file) for file in SCHEMA.glob("[0-9][0-9][0-9]_*.sql"))


def migrate(connection, path):
    """Bring a database up to this version's schema, all steps or none. Raises NewerDatabase, FailedMigration."""
    connection.begin()
    try:
        connection.execute("create table if not exists schema_version (version integer primary key, applied_at timestamp not null)")
        found = connection.execute("select coalesce(max(version), 0) from schema_version").fetchone()[0]
        known = versions()[-1][0]
        if found > known:
            raise NewerDatabase(path=path, found=found, known=known)
        for number, file in versions():
            if number > found:
                _step(connection, path, number, file)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _step(connection, path, number, file):
    try:
        connection.execute(file.read_text("utf-8"))
        connection.execute("insert into schema_version values ($number, $at)", {"number": number, "at": now()})
    except duckdb.Error as why:
        raise FailedMigration(path=path, step=file.stem, why=str(why).splitlines()[0]) from why
