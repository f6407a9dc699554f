"""The front door: language, the database, the menu; then the chosen page runs.

Streamlit reads this file twice over: once as a module, when the server starts, for the `app` it serves; and as a script for
every visitor. Pages are listed here and live one folder below `pages/`, never directly in it: Streamlit would serve
them without running this file.
"""

import streamlit as st
from starlette.middleware import Middleware

from pages.parts import ahead, doors, frame, knock, ready
from pages.parts.gate import Gate

EXPLORE = tuple(f"explore/{name}" for name in ("growth", "content", "audience", "website", "compare"))
BEHIND = ("manage/provenance",)                  # not in the menu: numbers lead to it
MANAGE = tuple(f"manage/{name}" for name in ("imports", "themes", "settings"))


def listed(view, path, default=False, visibility="visible"):
    """A page of the menu: its file, its title in the visitor's language, its address. A hidden one is reached by its address."""
    name = path.rpartition("/")[2]
    return st.Page(f"pages/{path}.py", title=view.say(f"menu.{name}"), url_path=name, default=default, visibility=visibility)


def menu(view):
    """The pages that the visitor's role may open; each asks for its act again. Who may see the deck alone is led to it."""
    see, keep, deck = view.visitor.may("see"), view.visitor.may("keep"), listed(view, "board/deck")
    front = listed(view, "explore/overview", default=True) if see else st.Page(
        lambda: st.switch_page(deck), title=view.say("menu.deck"), url_path="front", default=True, visibility="hidden")
    sections = {
        "": [front],
        view.say("menu.explore"): [listed(view, path) for path in EXPLORE if see],
        view.say("menu.board"): [deck],
        view.say("menu.manage"): [*(listed(view, path) for path in MANAGE if keep),
                                  *(listed(view, path, visibility="hidden") for path in BEHIND if see)],
    }
    return {name: pages for name, pages in sections.items() if pages}


def visit():
    """Show the page the visitor asked for, or the door."""
    lang, visitor = frame.dress(), doors.visitor()
    if visitor is None or not visitor.role:
        knock.page(lang, visitor)
        return
    with ahead.visit():
        view = frame.begin(lang, visitor)
        chosen = st.navigation(menu(view), position="top")
        frame.hand_over(view)
        chosen.run()
    ahead.look(view, chosen.url_path)
    knock.foot(lang, visitor)


if __name__ == "__main__":
    visit()
else:
    app = st.App(__file__, lifespan=ready.opening, middleware=[Middleware(Gate)], on_script_error=frame.excuse)
