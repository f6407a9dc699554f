"""What a file may cost: up to 1 MB, hostile or not, a second of the processor and 512 MB of memory."""

import json
import subprocess
import sys

import pytest

from data.export import exports
from tests.data import test_hostile as hostile
from tests.data.test_recognition import LOOKALIKES
from tests.lookalikes import GA4, facebook, facebook_row, sheet, xls, xlsx

MB = 2**20
SECONDS, MEMORY = 1.0, 512 * MB

CHILD = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_DATA, (2**31, 2**31))
from data.export import exports
from data.journey import read_files
from tests.data.test_recognition import SAID, LOOKALIKES
list(read_files([("warm.csv", LOOKALIKES["facebook.posts"]), ("warm.xls", LOOKALIKES["linkedin.followers"])], SAID))
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
data, before = open(sys.argv[1], "rb").read(), spent()
found = list(read_files([("a.csv", data)], SAID))
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))       # ru_maxrss begins at the parent's
most = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024
print(json.dumps([spent() - before, most, sorted({getattr(f.outcome, "kind", "read") for f in found})]))
"""


def filled(data):
    """A text export whose data rows are repeated until it weighs 1 MB."""
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
    lines = data.decode(encoding).splitlines()
    row = lines[-1]
    more = [row] * (MB // (len(row) + 1) // (2 if encoding == "utf-16" else 1) - 60)
    return "\n".join(lines + more).encode(encoding)


def files():
    """{what it is: bytes}, each of at most 1 MB (an archive: at most 1 MB once inflated, or a bomb)."""
    text = {name: filled(data) for name, data in LOOKALIKES.items() if not data.startswith((b"PK", b"\xd0\xcf"))}
    posts = facebook(*(facebook_row(f"104000{n:09}") for n in range(7000)))
    typed = sheet(*(f'organisation,c{n},2023-03,visits,"{n},5",,,note,"longue, très longue"' for n in range(16_000)))
    report = GA4.encode() + b"".join(b"Segment %d,60,80,40,300,2\n" % n for n in range(36_000))
    wide = facebook(facebook_row() + "," * (MB // 3), *["1"] * (MB // 4))
    return text | {
        "posts": posts, "a typed sheet": typed, "a report": report, "posts in an archive": hostile.deflated({"a.csv": posts}), "one row far too wide": wide,
        "letters": b"a" * MB, "commas": b"," * MB, "lines": b"\n" * MB, "short lines": b"a\n" * (MB // 2), "quotes": b'"' * MB, "open quotes": b'"\n' * (MB // 2),
        "marks": b",;\t\n" * (MB // 4), "accents": "é".encode() * (MB // 2), "ligatures": "\ufdfa".encode() * (MB // 3), "zeros": b"\x00" * MB, "bytes": bytes(range(256)) * (MB // 256),
        "markup": b"<!---->" * (MB // 7), "mixed ends": b"\r\n\r" * (MB // 3),
        "a bomb": hostile.deflated({"a.csv": b"0" * 200 * MB}), "many bombs": hostile.deflated({f"{n}.csv": b"0" * 9 * MB for n in range(100)}),
        "many members": hostile.deflated({f"{n}.csv": b"a,b\n1,2\n" for n in range(500)}),
        "old workbook": xls(One=[("a", "b", "c", "d")] + [(f"text {n}", n, n, n) for n in range(12_000)]),
        "workbook": xlsx(One=[("a", "b", "c", "d")] + [(f"text {n}", n, n, n) for n in range(12_000)]),
        "a workbook's bomb": hostile.with_part(xlsx(One=[("a",)]), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 200 * MB),
        "a cell far out": hostile.corner("XFD1048576"), "a cell far down": hostile.corner("A1048576"), "a cell fairly far": hostile.corner("Z9000"),
        "one text everywhere": xlsx(One=[("x" * 30_000,) * 100] * 500),
    }


def cost(data, path):
    """Seconds of the processor, bytes of memory, kinds of fate of reading one file in a process of its own."""
    path.write_bytes(data)
    said = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr[-500:]
    return json.loads(said.stdout)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_no_file_of_one_megabyte_costs_more_than_a_second_and_512_mb(tmp_path, capsys):
    table = {}
    for name, data in files().items():
        assert len(data) <= 1.2 * MB, name
        seconds, memory, kinds = min(cost(data, tmp_path / "a.csv") for _ in range(2))
        table[name] = (seconds, memory)
        with capsys.disabled():
            print(f"{name:24} {len(data) / MB:5.2f} MB {seconds:6.2f} s {memory / MB:6.0f} MB  {', '.join(kinds)}")
    assert exports()
    assert {name: told for name, told in table.items() if told[0] > SECONDS or told[1] > MEMORY} == {}
