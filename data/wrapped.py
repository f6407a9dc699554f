"""Lines that a spreadsheet program took for one cell each, and put in quotes when it saved the file: given back as they were."""

import csv
import io


def unwrapped(text):
    """The text whose lines a spreadsheet program had each taken for one cell, without those quotes; None where it is not so.

    Where `;` parts the cells of a list, a file of commas is saved again as lines in quotes, the quotes inside them doubled.
    """
    if not text.lstrip("\r\n").startswith('"'):
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    if not all(_is_one_cell(line) for line in [line for line in lines if line][:2]):
        return None
    return "\n".join(line[1:-1].replace('""', '"') if _is_quoted(line) else line for line in lines)


def _is_quoted(line):
    return len(line) > 1 and line[0] == line[-1] == '"'


def _is_one_cell(line):
    """Whether a line is one quoted cell that holds commas: no export has such a header, nor such a first row."""
    cells = next(csv.reader(io.StringIO(line, newline="")), []) if _is_quoted(line) else []
    return len(cells) == 1 and cells[0].count(",") > 1
