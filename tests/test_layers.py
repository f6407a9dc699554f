"""Who may import whom: dashboard → pages/<section> → pages/parts → metrics → data, never back, never sideways between pages."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "data": {"data"},
    "metrics": {"metrics", "data"},
    "pages.parts": {"pages.parts", "metrics", "data"},
    "pages": {"pages.parts", "metrics", "data"},
    "dashboard": {"pages.parts", "metrics", "data"},
}
DRAWING = {"streamlit", "altair"}


def modules():
    """Every module of ours, tests aside."""
    return [file for folder in ("data", "metrics", "pages") for file in sorted((ROOT / folder).rglob("*.py"))] + [ROOT / "dashboard.py"]


def imports(file):
    """The full names a module imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def layer(name):
    """The layer a module's dotted name belongs to, or None where it is not ours."""
    parts = name.split(".")
    if parts[:2] == ["pages", "parts"]:
        return "pages.parts"
    return parts[0] if parts[0] in ("data", "metrics", "pages", "dashboard") else None


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_only_what_stands_below_it(file):
    here = layer(".".join(file.relative_to(ROOT).with_suffix("").parts))
    for name in imports(file):
        there = layer(name)
        assert there is None or there in ALLOWED[here], f"{file.name} imports {name}"
        if here in ("data", "metrics"):
            assert name.split(".")[0] not in DRAWING, f"{file.name} draws"


def test_no_page_lies_directly_in_pages_where_it_would_run_without_the_front_door():
    assert [file.name for file in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_caching_and_the_connection_live_in_the_frame_only():
    for file in modules():
        text = file.read_text("utf-8")
        if file.name != "frame.py" and layer(".".join(file.relative_to(ROOT).parts)) in ("pages", "pages.parts", "dashboard"):
            assert "cache_data" not in text and "cache_resource" not in text and "open_store" not in text, file


def test_no_module_is_long_enough_to_hold_two_ideas():
    for file in modules():
        assert len(file.read_text("utf-8").splitlines()) <= 300, file


def test_every_package_that_a_module_imports_is_pinned_by_its_own_name():
    """Starlette is Streamlit's own server: its version is Streamlit's to choose, and another could not be pinned beside it."""
    owners, pinned = packages_distributions(), {re.split(r"[\[=]", line)[0].casefold() for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()}
    used = {name.partition(".")[0] for file in modules() for name in imports(file)} - sys.stdlib_module_names - {"starlette"}
    assert {owner.casefold() for name in used for owner in owners.get(name, [])} <= pinned
