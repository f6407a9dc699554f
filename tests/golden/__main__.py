"""`make golden`: writes the goldens that are missing, and only those; an existing one is changed by hand, reviewed by eye."""

import tempfile
from pathlib import Path

from tests.golden.made import FOLDER, answers, readings


def main():
    """Write what is missing."""
    with tempfile.TemporaryDirectory() as folder:
        made = readings(Path(folder)) | answers(Path(folder))
    for name, text in made.items():
        path = FOLDER / name
        if not path.exists():
            path.write_text(text, "utf-8")
            print(f"written, to be read by eye: {path}")


main()
