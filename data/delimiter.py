"""Which mark parts the cells of a text file: the one that parts its rows alike, not the one met most often.

Captions and notes hold more commas than a file of semicolons holds semicolons; but only the true delimiter gives row after
row the same number of cells.
"""

import csv
import io
import re
from itertools import islice, pairwise

DELIMITERS = ",;\t"
_SAID = re.compile(r'"?sep=([,;\t|])"?;?\r?\n')
_HEAD, _ROWS = 65_536, 60


def said(text):
    """The delimiter that a first line `sep=,` names, and the text after it; None where there is no such line."""
    found = _SAID.match(text)
    return (found[1], text[found.end():]) if found else None


def delimiter_of(text):
    """The delimiter of a text without a `sep=` line; a comma where nothing is parted."""
    head = _head(text)
    return max(DELIMITERS, key=lambda mark: _agreement(head, mark))


def _head(text):
    """The first whole lines, without the preamble of `#` lines that a report may begin with."""
    head = text[:_HEAD]
    whole = head[:head.rfind("\n") + 1] if len(text) > _HEAD and "\n" in head else head
    return "".join(line for line in whole.splitlines(keepends=True) if not line.startswith("#"))


def _agreement(head, mark):
    """How well a mark parts the rows: neighbours that it parts alike, then the width of the first row it parts."""
    try:
        widths = [len(row) for row in islice(csv.reader(io.StringIO(head, newline=""), delimiter=mark), _ROWS) if row]
    except csv.Error:
        return 0, 0
    alike = sum(one == other > 1 for one, other in pairwise(widths))
    return alike, next((width for width in widths if width > 1), 0)
