"""A dropped pile being taken: a bar with each file's name, a stop that keeps nothing, and a truth about it at every moment.

A script is interrupted wherever it touches the page, so what became of the pile is noted outside the page's reach the moment it
is committed: a stop that comes too late finds it there, and the pile is shown as kept.
"""

from dataclasses import dataclass

import streamlit as st

from data import mappings, weighing
from data.journey import read_files
from data.progress import followed
from data.reading import Answers
from pages.parts import consequence

_PARTS = {"open": (0.0, 0.3), "read": (0.3, 0.4), "weigh": (0.7, 0.3)}     # where each work begins on the bar, and its length


@dataclass
class Taking:
    """A pile under way: how many files, how far the bar has come, what became of them once that is committed."""

    files: int
    bar: float = 0.0
    weighed: weighing.Weighed | None = None


def take(view, files, exported_on):
    """Read a pile, then keep what only adds in one transaction."""
    under_way = st.session_state["taking"] = Taking(len(files))
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(view.say("taking.stop"), key="stop-taking", on_click=stop, args=(view, under_way))
    with view.store.reading() as cursor:
        taught = mappings.standing(cursor)
    with followed(lambda step: _show(view, bar, under_way, step)):
        founds = read_files([(file.name, file.getvalue()) for file in files], Answers(exported_on=exported_on), taught)
        under_way.weighed = weighing.take(view.store, founds)
    finish(view)
    st.rerun()


def _show(view, bar, under_way, step):
    """Where the bar stands; touching the page is where a stop comes in."""
    begins, length = _PARTS[step.doing]
    under_way.bar = max(under_way.bar, begins + length * step.done / max(step.all, 1))
    said = view.say(f"taking.{step.doing}" if step.name else "taking.last", n=min(step.done + 1, step.all), all=step.all, file=_plain(step.name))
    bar.progress(under_way.bar, said)


def _plain(name):
    """A file's name in a label, which reads Markdown: no sign of it is left to mean anything."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-.!|~:$" else sign for sign in name[:80])


def stop(view, under_way):
    """Leave the pile, unless it was kept just before."""
    if not under_way.weighed:
        _let_go()
        st.session_state["said"] = view.say("taking.stopped")


def finish(view):
    """Show what became of a pile that is kept, also where something else interrupted the page in between."""
    under_way = st.session_state.get("taking")
    if under_way and under_way.weighed:
        consequence.add(view, under_way.weighed.outcomes, under_way.files)
        _let_go()


def _let_go():
    """The pile is done with: the drop zone is empty again."""
    st.session_state["pile-number"] = st.session_state.get("pile-number", 0) + 1
    st.session_state.pop("taking", None)
