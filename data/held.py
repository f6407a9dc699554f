"""What is current, held in memory: the costly views as tables, each made when a question first needs it, and anew once what it is
made of has changed.

The views of the schema stay the only truth: a held table is the rows of its view, made from its own words. Questions of the pages
find the table where they name the view; whoever writes, weighs or tries finds the views themselves.
"""

import re
import threading
from functools import cached_property

PLACE = "held_in_memory"                         # a database beside the file's own, gone with the connection

VIEWS = ("event", "default_account", "telling_posts", "current_post", "current_observation", "current_measurement",
         "current_segment", "monthly_candidate", "monthly_value", "published_value", "told_value", "gathered_post", "post_at_age",
         "shown_portrait", "shown_query", "shown_page", "shown_source", "tag_rule", "post_word", "suggested_tag", "post_language",
         "ruled_tag", "post_tag")    # each may be made of those before it
APART = ("import", "undo", "deck", "seal", "decision", "recommendation")        # acts that none of them reads in the journal

_STATE = f"""
    select (select (count(*), max(no), count(undone_at)) from receipt), (select max(no) from journal where act not in {APART})
"""
_OF_VIEWS = "select view_name, sql from duckdb_views() where not internal and database_name = current_database()"
_OF_MACROS = "select function_name, macro_definition from duckdb_functions() where function_type = 'macro' and not internal"


def attach(connection):
    """Make the place for held tables beside a database just opened."""
    connection.execute(f"attach ':memory:' as {PLACE}")


class Held:
    """The held tables of one Store."""

    def __init__(self, store):
        self._store, self._lock = store, threading.Lock()
        self._revision, self._state, self._made = None, None, set()

    def prepare(self, sql):
        """Make what a query names, where it is not held as it stands now."""
        wanted = self._named_in(sql)
        if wanted:
            with self._lock:
                if self._revision != self._store.revision or not self._made.issuperset(wanted):
                    self._make(wanted)

    def _make(self, wanted):
        """One transaction: all that is held is of one moment, also for who asks meanwhile. What is stale and not wanted now is let
        go: whoever names it finds the view."""
        revision, cursor = self._store.revision, self._store.reader()
        self.lend(cursor)
        cursor.begin()
        try:
            state = cursor.execute(_STATE).fetchone()
            kept = self._made if state == self._state else set()
            for view in self._made - kept:
                cursor.execute(f"drop table {PLACE}.main.{view}")
            for view in (view for view in wanted if view not in kept):
                cursor.execute(f"create table {PLACE}.main.{view} as {self._words[view]}")
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
        self._revision, self._state, self._made = revision, state, kept | set(wanted)

    def lend(self, cursor):
        """Let a cursor find held tables before the views they were made from."""
        cursor.execute(f"set search_path = '{self._path}'")

    def _named_in(self, sql):
        """The held views behind a query's words, through macros and one another, in the order of making."""
        found, words = set(), set(re.findall(r"\w+", sql))
        while fresh := (words & self._words.keys()) - found:
            found |= fresh
            words = {word for name in fresh for word in re.findall(r"\w+", self._words[name])}
        return [view for view in VIEWS if view in found]

    @cached_property
    def _path(self):
        """Where names are looked for: what is held, then the file."""
        own = self._store.reader().execute("select current_database()").fetchone()[0].replace('"', '""').replace("'", "''")
        return f'{PLACE}.main,"{own}".main'

    @cached_property
    def _words(self):
        """{view or macro: what it is made of} of this database."""
        views, macros = (dict(self._store.reader().execute(asked).fetchall()) for asked in (_OF_VIEWS, _OF_MACROS))
        return macros | {view: views[view].partition(" AS ")[2].rstrip("; \n") for view in VIEWS}


class Reader:
    """A cursor for questions: what it asks of a costly view comes from the held table."""

    def __init__(self, cursor, held):
        held.lend(cursor)
        self._cursor, self._held = cursor, held

    def execute(self, sql, parameters=None):
        """Run a query; the cursor holds its answer."""
        self._held.prepare(sql)
        return self._cursor.execute(sql, parameters) if parameters is not None else self._cursor.execute(sql)
