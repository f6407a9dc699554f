"""The frame around every page: language, month, menu, the open database. Connections and caches live here and nowhere else.

A page gets a View: what it needs to ask and to speak. Answers are kept until the store's revision grows.
"""

import atexit
import gc
import html
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from data import organisation, seals, telling
from data.keep import receipts
from data.problems import Problem
from data.provenance import rows_behind
from data.store import LOCAL, Store, default_path, open_store
from metrics import questions
from metrics.period import Month
from pages.parts import doors
from pages.parts.style import SHEET
from pages.parts.words import LANGUAGES, text, text_exists

ASSETS = Path(__file__).parent / "assets"
_LOG = logging.getLogger("portee")
SAMPLE, OWN = LOCAL / "sample.duckdb", LOCAL / "portee.duckdb"

gc.freeze()  # Streamlit collects after every rerun; what is imported need not be walked again (nor first: little of it is garbage)
atexit.register(gc.unfreeze)  # or DuckDB complains at the end of what was never let go


@dataclass(frozen=True)
class View:
    """What a page is shown with: its language, its month, the database it asks; frozen by a Seal, it answers from that alone."""

    lang: str
    month: Month | None
    store: Store
    is_sample: bool
    visitor: doors.Visitor = doors.ALONE
    seal: seals.Seal | None = None
    asked: dict = field(default_factory=dict, repr=False, compare=False)      # by this view, which lives for one run of a page
    pieces: list = field(default_factory=list, repr=False, compare=False)     # the same as (question, month, options), (draw, None, parts)

    def say(self, key, **details):
        """Words in the page's language."""
        return text(key, self.lang, **details)

    def ask(self, question, month=None, **options):
        """The answer to a question for the page's month (or another), as a DataFrame that must not be changed. Raises NotInSeal."""
        return self._asked(question, month or self.month, options)

    def ask_always(self, question, **options):
        """The answer to a question that knows no month."""
        return self._asked(question, None, options)

    def _asked(self, question, month, options):
        key = (None if self.seal else self.store.revision, question, str(month), repr(sorted(options.items())))
        if key not in self.asked:
            self.asked[key] = self._answered(question, month, options)
            if month:
                self.pieces.append((question, month, options))
        return self.asked[key]

    def _answered(self, question, month, options):
        if self.seal:
            return self.seal.answer(question, month, **options)
        whole = seals.every_platform(question, options)          # asked once for all platforms, then each takes its rows
        return seals.of_platform(_answer(str(self.store.path), self.store.revision, question, month, tuple(sorted(whole.items()))), options)

    def rows_behind(self, receipt, wanted):
        """The rows of a receipt's original that carry what is wanted. Raises a Problem where the original is not there."""
        return _rows_behind(str(self.store.path), self.store.revision, receipt, wanted)

    @property
    def months(self):
        """The months that hold anything, newest first."""
        return self.ask_always("months")

    @property
    def telling(self):
        """How the month's deck is told: its slides in order, and the takeaways that somebody wrote."""
        return self.seal.telling if self.seal else _telling(str(self.store.path), self.store.revision, str(self.month))

    @property
    def organisation(self):
        """The organisation's name, colour and logo; of a sealed month as they were when it was sealed."""
        return _organisation(str(self.store.path), self.store.revision, self.seal.sealed_at if self.seal else None)

    def drawn(self, draw, *parts):
        """What a function makes of this view's answers alone, a chart's specification or a block's words, kept as long as they are; it
        must not be changed, and knows neither the visitor nor what stands in the page's fields."""
        if not _names_alone(parts):              # numbers: they are this month's, and no other's
            return self._drawn(draw, parts)
        key = (None if self.seal else self.store.revision, self.lang, draw, *parts)
        if key not in self.asked:
            self.asked[key] = self._drawn(draw, parts)
            self.pieces.append((draw, None, parts))
        return self.asked[key]

    def _drawn(self, draw, parts):
        state = self.seal.code if self.seal else self.store.revision
        name = f"{draw.__code__.co_filename}:{draw.__qualname__}"
        return _drawn(str(self.store.path), state, self.lang, self.month, name, parts, _draw=(draw, self))


def view_of(store, lang, month=None, seal="standing"):
    """The View of a month (`2023-03` or a Month) in a database: as sealed where the month is, live else; live too where `seal` is None,
    and the snapshot of a code where it is one. Needs no server. Raises UnknownCode, DamagedSeal."""
    path, is_sample, month = str(store.path), store.path == SAMPLE.resolve(), month and str(month)
    code = sealed_as(store, month) if seal == "standing" else seal
    sealed = _seal(path, store.revision, seals.read_code(code) or code) if code else None
    month = sealed.month if sealed else month
    return View(lang, Month.parse(month) if month else None, store, is_sample, seal=sealed)


def sealed_as(store, month):
    """The code of the seal of a month (`2023-03`) that stands, or None."""
    return _standing(str(store.path), store.revision).get(str(month))


def _names_alone(parts):
    """Whether what is drawn is told by names, which are the same for every month."""
    return all(_names_alone(part) if isinstance(part, tuple) else isinstance(part, (str, bool)) for part in parts)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _answer(path, revision, question, month, options):
    asked = (month,) if month else ()
    with open_store(path).reading() as cursor:
        return getattr(questions, question)(cursor, *asked, **dict(options))


@st.cache_resource(max_entries=100, show_spinner=False)
def _standing(path, revision):
    with open_store(path).reading() as cursor:
        return {one.month: one.code for one in seals.snapshots(cursor) if one.standing}


@st.cache_resource(max_entries=20, show_spinner=False)
def _seal(path, revision, code):
    with open_store(path).reading() as cursor:
        return seals.by_code(cursor, code)


@st.cache_resource(max_entries=100, show_spinner=False)
def _telling(path, revision, month):
    with open_store(path).reading() as cursor:
        return telling.told(cursor, month)


@st.cache_resource(max_entries=20, show_spinner=False)
def _organisation(path, revision, until):
    with open_store(path).reading() as cursor:
        return organisation.told(cursor, until)


@st.cache_resource(max_entries=50, show_spinner=False)
def _rows_behind(path, _revision, receipt, wanted):
    return rows_behind(open_store(path), receipt, wanted)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _drawn(path, state, lang, month, name, parts, _draw):
    draw, view = _draw
    return draw(view, *parts)


@st.cache_resource(show_spinner=False)
def _sample(path):
    """The sample organisation's database, filled at its first opening."""
    store = open_store(path)
    if not receipts(store):
        from data import samples  # what writes its files is needed once in a database's life

        samples.fill(path)
    return store


def _store():
    """The database asked for, else the user's own once it exists, else the sample; and whether it is the sample."""
    if os.environ.get("PORTEE_DB") or OWN.exists():
        return open_store(default_path()), False
    return _sample(str(SAMPLE)), True


def present():
    """The database that the first visitor will be shown, open; None where it must be made first."""
    path = default_path() if os.environ.get("PORTEE_DB") or OWN.exists() else SAMPLE
    return open_store(path) if path.exists() else None


def view_outside(path, lang, month, code=None):
    """The View of a month, or of the snapshot of a code, for what runs without a server, a command. Raises UnknownCode."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)          # or it says at every answer that it serves nobody
    return view_of(open_store(path), lang, month, seal=code or "standing")


def start_own():
    """An empty database for one's own exports, from now on the one that opens."""
    open_store(OWN)


def remembered(name, choices, otherwise):
    """A choice held in the address: it is read from there, and written back where a menu's link dropped it."""
    asked = st.query_params.get(name)
    if asked in choices:
        st.session_state[f"chosen-{name}"] = asked
    value = st.session_state.get(f"chosen-{name}", otherwise)
    value = value if value in choices else otherwise
    if value and st.query_params.get(name) != value:
        st.query_params[name] = value
    return value


def choose(name, key):
    """A widget's callback: the address follows the widget."""
    chosen = st.session_state[key]
    if chosen:
        if name == "month":
            st.query_params.pop("code", None)    # a snapshot is of one month
        st.query_params[name] = st.session_state[f"chosen-{name}"] = chosen


def turn_to_newest(view):
    """After an import: show the newest whole month, where it is later than the one on screen."""
    months = _answer(str(view.store.path), view.store.revision, "months", None, ())
    newest = next(iter(months[months["complete"]]["month"]), None)
    if newest and (view.month is None or newest > str(view.month)):
        st.query_params["month"] = st.session_state["chosen-month"] = newest


def language():
    """French or English: as the address says, else as the browser prefers."""
    preferred = (getattr(st.context, "locale", None) or "fr")[:2]
    return remembered("lang", LANGUAGES, preferred if preferred in LANGUAGES else "fr")


def excuse(error):
    """In place of a traceback: a Problem in its own sentence, anything else in one that promises what is true. The terminal has the rest."""
    lang = st.session_state.get("chosen-lang", "fr")
    key = f"problem.{type(error).__name__}"
    known = isinstance(error, Problem) and text_exists(key)
    said = (
        text(key, lang, **{name: html.escape(str(value)) for name, value in error.details.items()})
        if known
        else text("problem.unforeseen", lang)
    )
    if not known:
        _LOG.error("a page could not be shown", exc_info=error)
    st.html(f'<div class="pt pt-note" role="alert">{said}</div>')
    return True


def dress():
    """What comes before anything is shown: window, style, logo, language of the document. Gives the language."""
    lang = language()
    st.set_page_config(page_title="Portée", page_icon=str(ASSETS / "icon.svg"), layout="wide")
    st.html(SHEET + f'<script>document.documentElement.lang="{lang}"</script>', unsafe_allow_javascript=True)
    dark = st.context.theme.type == "dark"
    st.logo(str(ASSETS / f"logo-{'dark' if dark else 'light'}.svg"), size="large")
    return lang


def begin(lang, visitor):
    """The View of a visitor who was let in."""
    with st.spinner(text("sample.filling", lang)):
        store, is_sample = _store()
    store = doors.Guarded(store)
    view = View(lang, None, store, is_sample, visitor)
    months = view.months
    if not visitor.may("see"):                   # sealed decks, and nothing else
        months = months[months["month"].isin(_standing(str(store.path), store.revision))]
    choices = months["month"].tolist()
    complete = months[months["complete"]]["month"].tolist()
    month = remembered("month", choices, next(iter(complete or choices), None))
    return View(lang, Month.parse(month) if month else None, store, is_sample, visitor)


def hand_over(view):
    """Give the View to the page about to run."""
    st.session_state["view"] = view


def current(act="see"):
    """The View the front door handed over, for a page that asks for that act of the visitor's role. Raises NotAllowed."""
    doors.insist(act)
    return st.session_state["view"]
