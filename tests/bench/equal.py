"""A page's equal: the same texts, charts, widgets and columns in the same order, all of them constants; nothing is asked, told or drawn.

What it takes to repaint is what the framework and the browser take.
"""

import json
import os
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import canvas
from tests.browser.conftest import ROOT

SCRIPT = """import json
from pathlib import Path

import streamlit as st

CONSTANTS = json.loads(Path("constants.json").read_text("utf-8"))

def switch():
    st.query_params["lang"] = st.session_state["lang-switch"]

def put(one, place):
    kind, told = one["kind"], one.get("told")
    if kind == "html":
        st.html(told)
    elif kind == "vega_lite_chart":
        st.vega_lite_chart(spec=told, width="stretch", alt="chart")
    elif kind == "language":
        st.session_state["lang-switch"] = st.query_params.get("lang", "fr")
        st.segmented_control(place, ["fr", "en"], format_func=str.upper, key="lang-switch", required=True, on_change=switch, label_visibility="collapsed")
    elif kind == "button_group":
        st.segmented_control(place, told, key=place, label_visibility="collapsed")
    elif kind in ("selectbox", "multiselect"):
        getattr(st, kind)(place, told, key=place)
    elif kind in ("toggle", "text_input"):
        getattr(st, kind)(place, key=place)
    elif kind == "columns":
        for number, (column, parts) in enumerate(zip(st.columns(len(told)), told)):
            with column:
                every(parts, f"{place}.{number}")
    elif kind == "block":
        with st.container():
            every(told, place)

def every(parts, place):
    for number, one in enumerate(parts):
        put(one, f"{place}.{number}")

def page(name):
    def body():
        every(CONSTANTS[name][st.query_params.get("lang", "fr")], name)
    return st.Page(body, title=name, url_path=name, default=name == "overview")

st.set_page_config(page_title="x", layout="wide")
st.navigation({"": [page("overview")], "a": [page(name) for name in CONSTANTS if name != "overview"]}, position="top").run()
"""


def write(folder, path, names, month):
    """Write the equal of some pages of a database, in both languages, as an app in a folder."""
    constants = {name: {lang: _parts(path, name, lang, month) for lang in ("fr", "en")} for name in names}
    (folder / "constants.json").write_text(json.dumps(constants, default=str), "utf-8")
    (folder / "equal.py").write_text(SCRIPT, "utf-8")


def _parts(path, name, lang, month):
    specs = []

    def keep_spec(spec, alt_text, width="stretch"):
        specs.append(spec)
        st.vega_lite_chart(spec=spec, alt=alt_text, width=width)

    with patch.dict(os.environ, PORTEE_DB=str(path)), patch.object(canvas, "show", keep_spec):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=300)
        app.query_params["lang"], app.query_params["month"] = lang, month
        app.run()
        if name != "overview":
            specs.clear()
            app = app.switch_page(f"pages/explore/{name}.py").run()
    if app.exception:
        raise AssertionError(app.exception)
    return _told(app.main, iter(specs))


def _told(block, specs):
    children = [block.children[place] for place in sorted(block.children)]
    if children and all(child.type == "column" for child in children):
        return [{"kind": "columns", "told": [_told(child, specs) for child in children]}]
    return [_one(child, specs) for child in children]


def _one(node, specs):
    if node.type == "html":
        return {"kind": "html", "told": node.proto.body}
    if node.type == "vega_lite_chart":
        return {"kind": "vega_lite_chart", "told": next(specs)}
    if hasattr(node, "children"):
        return {"kind": "block", "told": _told(node, specs)}
    key = str(getattr(node, "key", None) or "")
    if key.startswith("lang-switch"):
        return {"kind": "language"}
    options = getattr(node.proto, "options", None) if hasattr(node, "proto") else None
    told = [getattr(option, "content", option) for option in options] if options else None
    return {"kind": node.type, "told": told}
