"""The front door: language, the database, the menu; then the chosen page runs.

Pages are listed here and live one folder below `pages/`, never directly in it: Streamlit would serve them without
running this file.
"""

import streamlit as st

from pages.parts.frame import begin, hand_over

view = begin()


def listed(path, name, address, default=False):
    """A page of the menu, by its file, the key of its title and its address."""
    return st.Page(f"pages/{path}.py", title=view.say(f"menu.{name}"), url_path=address, default=default)


menu = {
    "": [listed("explore/overview", "overview", "overview", default=True)],
    view.say("menu.explore"): [listed(f"explore/{name}", name, name) for name in ("growth", "content", "audience", "website")],
    view.say("menu.manage"): [listed("manage/imports", "imports", "imports")],
}
chosen = st.navigation(menu, position="top")
hand_over(view)
chosen.run()
