"""A page's layout: one centred column that opens alike everywhere, sections under a rule, the source at its foot."""

import html
from contextlib import contextmanager

import streamlit as st

from data.measures import PLATFORMS
from metrics.period import Month
from pages.parts import beginning
from pages.parts.frame import choose, remembered, start_own
from pages.parts.words import LANGUAGES, month_text

escape = html.escape


def banner(view):
    """On the sample: a sentence that says so, and the one button that starts a database of one's own."""
    if not view.is_sample:
        return
    with st.container(key="banner", horizontal=True, vertical_alignment="center", width=1480):
        st.html(f'<div class="pt pt-banner">{view.say("sample.banner")}</div>')
        st.button(view.say("sample.start"), on_click=start_own, key="start-own")


@contextmanager
def bare_page(view, dateline):
    """A page's centred column under its dateline, month and language; the title is whoever's fills it."""
    with st.container(horizontal=True, horizontal_alignment="center"), st.container(width=1480, key="page"):
        banner(view)
        beginning.strip(view)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="pt pt-dateline">{dateline}</div>')
            _month(view)
            _language(view)
        yield


@contextmanager
def page(view, dateline, title, standfirst=""):
    """A page's body: one centred column that opens with dateline, month, language, title and standfirst.

    The texts are HTML: what came from a file is escaped by whoever writes it there.
    """
    with bare_page(view, dateline):
        st.html(f'<div class="pt"><h1 class="pt-title">{title}</h1><p class="pt-standfirst">{standfirst}</p></div>')
        yield


def _month(view):
    months = view.months["month"].tolist()
    if months:
        st.session_state["month-select"] = str(view.month)
        st.selectbox(
            view.say("frame.month"),
            months,
            format_func=lambda month: month_text(Month.parse(month).first, view.lang),
            key="month-select",
            on_change=choose,
            args=("month", "month-select"),
            label_visibility="collapsed",
            width=150,
        )


def _language(view):
    st.session_state["lang-switch"] = view.lang
    st.segmented_control(
        view.say("frame.language"),
        LANGUAGES,
        format_func=str.upper,
        key="lang-switch",
        required=True,
        on_change=choose,
        args=("lang", "lang-switch"),
        label_visibility="collapsed",
    )


def who(view):
    """The name of the person at the screen: as the doors know it, else as last typed on any page; empty where none was."""
    return view.visitor.name or st.session_state.get("who-typed", "")


def ask_who(view):
    """The field where they say their name, once; none where the doors know it."""
    if view.visitor.name:
        return
    st.session_state.setdefault("who", who(view))    # a field that was not on screen forgets
    st.session_state["who-typed"] = st.text_input(view.say("frame.who"), key="who", max_chars=60, width=200).strip()


def platform_choice(view, platforms):
    """The platform shown, of those there are; held in the address."""
    chosen = remembered("platform", platforms, next(iter(platforms), None))
    if len(platforms) > 1:
        st.session_state["platform-switch"] = chosen
        st.segmented_control(
            view.say("frame.platform"),
            platforms,
            format_func=lambda name: getattr(PLATFORMS[name], view.lang),
            key="platform-switch",
            required=True,
            on_change=choose,
            args=("platform", "platform-switch"),
            label_visibility="collapsed",
        )
    return chosen


def to_top():
    """Bring what was just opened at the head of the page into view."""
    if st.session_state.pop("to-top", False):
        st.html("<script>document.querySelector('[data-testid=stMain]').scrollTo(0,0)</script>", unsafe_allow_javascript=True)


def section(title, key="", way=""):
    """A 2 px rule, a title at left, the reading key at right, and beside it the way to the files."""
    st.html(f'<div class="pt pt-head"><h2>{title}</h2><span>{" · ".join(part for part in (key, way) if part)}</span></div>')


def source(words, way=""):
    """The line at a page's foot: grain, files, date."""
    st.html(f'<div class="pt pt-source">{" · ".join(part for part in (words, way) if part)}</div>')


def teach(view, steps):
    """An empty state teaches: where to download what is missing."""
    rows = "".join(f"<tr><td>{view.say(f'steps.{step}.name')}</td><td>{view.say(f'steps.{step}.how')}</td></tr>" for step in steps)
    st.html(f'<div class="pt pt-empty"><table class="pt-table">{rows}</table></div>')


def completeness(view):
    """Whether the month is whole, or how far it has come."""
    row = view.months.set_index("month").loc[str(view.month)]
    return view.say("frame.whole" if row["complete"] else "frame.partial", days=row["last_day"].day)


def dot(platform):
    """A dot in the platform's colour, the same everywhere; the name stands beside it."""
    return f'<span class="pt-dot" style="--c:var(--pt-{platform})"></span>'


def given(cell, otherwise=""):
    """A text from an answer, or something else where it is absent: pandas writes an absent text as NaN, which counts as true."""
    return cell if isinstance(cell, str) and cell else otherwise


def is_link(address):
    """Whether an address that came from a file may be followed: the web's two schemes and nothing else."""
    return given(address).startswith(("https://", "http://"))
