"""What starts Portée elsewhere than under make: the container, the service, the files one double-clicks. Linted, and tried as far as can be here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import without

ROOT = Path(__file__).parent.parent
IMAGE = (ROOT / "Dockerfile").read_text("utf-8")


def linted(program, *arguments):
    """What a linter from the development packages says; nothing is well."""
    found = shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
    if not found:
        without(program, "pip install -r requirements-dev.txt")
    done = subprocess.run([found, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_linters_have_nothing_to_say_of_the_container_and_the_scripts():
    assert linted("hadolint", ROOT / "Dockerfile") == ""
    assert linted("check-jsonschema", "--builtin-schema", "vendor.compose-spec", ROOT / "compose.yaml") == ""
    assert linted("shellcheck", ROOT / "start-macos.command", ROOT / ".ci" / "run") == ""


def test_a_linter_would_find_what_is_wrong(tmp_path):
    (tmp_path / "Dockerfile").write_text("FROM python\nRUN cd /tmp && sudo pip install x\n")
    (tmp_path / "compose.yaml").write_text("services:\n  portee:\n    ports: 8501\n")
    assert linted("hadolint", tmp_path / "Dockerfile") != ""
    assert linted("check-jsonschema", "--builtin-schema", "vendor.compose-spec", tmp_path / "compose.yaml") != ""


def test_the_service_is_one_that_systemd_understands(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not on this machine")                    # nor is it on macOS, Windows or in most containers
    (tmp_path / "portee.service").write_text((ROOT / "deploy" / "portee.service").read_text("utf-8").replace("/opt/portee/.venv/bin/python", sys.executable))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", tmp_path / "portee.service"], capture_output=True, text=True, timeout=60, check=False)
    assert [line for line in done.stderr.splitlines() if "portee.service" in line] == []


def test_what_the_image_holds_is_enough_to_say_the_golden_month(tmp_path):
    """The files that the Dockerfile copies, alone in a folder, make the sample and answer."""
    for given, place in re.findall(r"^COPY (\S+) (\S+)$", IMAGE, re.M):
        source, target = ROOT / given.rstrip("/"), tmp_path / "image" / (place if place != "./" else given)
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    assert {path.name for path in (tmp_path / "image").iterdir()} == {"dashboard.py", "requirements.txt", ".streamlit", "data", "metrics", "pages"}
    told = subprocess.run([sys.executable, "-c", "import runpy, dashboard, pages.parts.deck.taken as t; print(sorted(t.there()))"], cwd=tmp_path / "image",
                          env={"PATH": "/usr/bin:/bin", "PORTEE_LOCAL": str(tmp_path / "kept")}, capture_output=True, text=True, timeout=120, check=False)
    assert told.stdout.strip().endswith("['html', 'pdf', 'pptx', 'report', 'xlsx']"), told.stderr


def test_nothing_of_an_organisation_can_slip_into_an_image():
    rules = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert rules.index("*") < rules.index("!data/") < rules.index("data/local/")          # the last rule that fits is the one that holds
    assert "secrets" not in IMAGE and "!.streamlit/config.toml" in rules


def test_the_windows_file_has_windows_lines_and_plain_letters():
    """A label of a batch file is not always found where lines end otherwise, and its console does not know every letter."""
    given = (ROOT / "start-windows.bat").read_bytes()
    assert given.isascii() and given.count(b"\n") == given.count(b"\r\n") > 10


@pytest.mark.parametrize("name", ["start-windows.bat", "start-macos.command"])
def test_a_start_file_prepares_once_and_opens_the_dashboard(name):
    told = (ROOT / name).read_text("utf-8")
    assert "requirements.txt" in told and "streamlit run dashboard.py" in told and "3.11" in told
    assert (ROOT / "start-macos.command").stat().st_mode & 0o111
