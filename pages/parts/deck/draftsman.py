"""A child process that draws charts: one Vega-Lite specification a line in, one SVG a line out, both as JSON.

vl-convert takes a third of a second to start, holds Python's lock as long as it draws, and keeps a hundred megabytes: in a process of
its own it does all that while the slides are still being written, and is gone with the file.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


class Undrawn(RuntimeError):
    """The child died before a chart was drawn."""

    def __init__(self):
        super().__init__("The process that draws charts ended before its work did; what it said stands in the log.")


class Draftsman:
    """Draws charts for as long as a `with` block lasts; those asked for are drawn one after the other, beside what goes on."""

    def __enter__(self):
        self._hand = ThreadPoolExecutor(1)
        self._child = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       cwd=Path(__file__).parents[3], text=True, encoding="utf-8")
        return self

    def __exit__(self, *_):
        self._child.kill()                       # whoever stops half-way waits for no drawing
        self._hand.shutdown(cancel_futures=True)
        self._child.communicate()

    def svg(self, spec):
        """The promise (a Future) of a specification's SVG. Its `result` raises Undrawn."""
        return self._hand.submit(self._drawn, json.dumps(spec))

    def _drawn(self, spec):
        try:
            self._child.stdin.write(spec + "\n")
            self._child.stdin.flush()
            drawn = self._child.stdout.readline()
        except (OSError, ValueError) as broken:
            raise Undrawn from broken
        if not drawn:
            raise Undrawn
        return json.loads(drawn)


def main():
    """The child."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": []}})      # its engine starts while nothing is asked yet
    for spec in sys.stdin:
        sys.stdout.write(json.dumps(vl_convert.vegalite_to_svg(json.loads(spec))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
