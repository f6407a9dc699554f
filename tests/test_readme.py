"""What the README promises."""

import re
import tomllib
from pathlib import Path

from data.export import exports
from data.measures import EXPORTS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_exports_lists_what_we_read_and_nothing_else():
    assert re.findall(r"^\| `([a-z0-9._]+)` \|", README, re.MULTILINE) == [name for name in EXPORTS if name in {export.name for export in exports()}]
    assert {export.name for export in exports()} == set(EXPORTS)


def test_every_file_the_readme_links_to_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_dependency_has_its_reason_in_the_architecture():
    reasons = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            assert "| " + re.split(r"[=\[]", line)[0] + " |" in reasons, line


def test_every_version_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text("utf-8").splitlines():
            assert not line or line.startswith(("#", "-r")) or "==" in line, line


def test_the_dashboard_binds_to_localhost_and_tells_nobody():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showSidebarNavigation"] is False
