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

from data.clock import now
from data.measures import MEASURES
from data.problems import DatabaseInUse, FailedMigration, KeepingProblem, NewerDatabase
from data.whole import exchange

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
        self._cursors, self._lending = weakref.WeakSet(), threading.Lock()

    def reader(self):
        """A cursor of one's own, for reading."""
        with self._lending:
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
            return cursor

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
            for cursor in list(self._cursors):
                _let_go(cursor)
            self._connection.close()
            try:
                return exchange(self.path, made, why)
            finally:
                self._connection = _connect(self.path)
                self.revision += 1

    def close(self):
        """Let go of the file."""
        with _opening:
            _stores.pop(self.path, None)
            self._connection.close()


def _let_go(cursor, patience=5.0):
    """Close a cursor, giving what runs on it a few seconds to end."""
    until = time.monotonic() + patience
    while True:
        try:
            return cursor.close()
        except duckdb.ResourceInUseException:
            if time.monotonic() > until:
                cursor.interrupt()
            time.sleep(0.01)


def open_store(path=None):
    """The Store at a path, opened once per process. Raises DatabaseInUse, NewerDatabase."""
    path = Path(path or default_path()).resolve()
    with _opening:
        if path not in _stores:
            path.parent.mkdir(parents=True, exist_ok=True)
            _stores[path] = Store(path, _connect(path))
        return _stores[path]


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
    except duckdb.IOException as held:
        raise DatabaseInUse(path=path) from held
    try:
        migrate(connection, path)
        _teach_kinds(connection)
        _harden(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection, path):
    """No query can read or write a file outside the database's own folder, nor loosen that again."""
    folder = str(path.parent).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{folder}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _teach_kinds(connection):
    """The catalogue's kinds, where the views can join them."""
    kinds = [(measure.name, measure.kind) for measure in MEASURES.values()]
    if connection.execute("from measure_kind order by all").fetchall() != sorted(kinds):
        connection.begin()
        connection.execute("delete from measure_kind")
        connection.executemany("insert into measure_kind values (?, ?)", kinds)
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
