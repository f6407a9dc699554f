"""The front door: language, the database, the menu; then the chosen page runs.

Streamlit reads this file twice over: once as a module, when the server starts, for the `app` it serves; and as a script for
every visitor. Pages are listed here and live one folder below `pages/`, never directly in it: Streamlit would serve
them without running this file.
"""

import streamlit as st

from pages.parts import frame

EXPLORED = ("growth", "content", "audience", "website", "compare")


def listed(view, path, default=False):
    """A page of the menu: its file, its title in the visitor's language, its address."""
    name = path.rpartition("/")[2]
    return st.Page(f"pages/{path}.py", title=view.say(f"menu.{name}"), url_path=name, default=default)


def visit():
    """Show the page the visitor asked for."""
    view = frame.begin()
    chosen = st.navigation({
        "": [listed(view, "explore/overview", default=True)],
        view.say("menu.explore"): [listed(view, f"explore/{name}") for name in EXPLORED],
        view.say("menu.board"): [listed(view, "board/deck")],
        view.say("menu.manage"): [listed(view, f"manage/{name}") for name in ("imports", "themes", "settings")],
    }, position="top")
    frame.hand_over(view)
    chosen.run()


if __name__ == "__main__":
    visit()
else:
    app = st.App(__file__, lifespan=frame.opening, on_script_error=frame.excuse)
