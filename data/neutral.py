"""Text that stays text: what Portée writes is never run by the spreadsheet program that opens it.

A caption may begin with `=`; in a CSV a spreadsheet program would take it for a formula. Every CSV and workbook that Portée
writes goes through here; exports of the sample are written as the platforms write them and do not.
"""

import csv
import io
import re

_DANGEROUS = re.compile(r"[\s\x00-\x1f'\u200b\ufeff]*[=+\-@＝＋－＠]|'*[\t\r]")
_HARMLESS = re.compile(r"[+\-]?\d+([.,]\d+)?%?|--?")    # a number, and the dashes of an absent cell
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
GUARD = "'"


def neutral(cell):
    """A cell for a CSV: text that a spreadsheet program would run has an apostrophe before it; numbers stay numbers."""
    if not isinstance(cell, str) or _HARMLESS.fullmatch(cell) or not _DANGEROUS.match(cell):
        return cell
    return GUARD + cell


def as_typed(text):
    """The text that `neutral` guarded, as it was."""
    bare = text.removeprefix(GUARD)
    return bare if neutral(bare) == text else text


def csv_text(rows):
    """Rows of cells as the text of a CSV, every cell neutral."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([neutral(cell) for cell in row] for row in rows)
    return stream.getvalue()


def new_workbook(stream):
    """An empty workbook in which text is neither formula nor link, whatever it begins with."""
    import xlsxwriter  # only where a workbook is written: reading starts without it

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
               "default_date_format": "yyyy-mm-dd"}
    return xlsxwriter.Workbook(stream, options)


def write_row(sheet, at, cells, form=None):
    """Write cells from the left of row `at` (from 0): text as text, numbers as numbers, None as nothing."""
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(at, place, _UNPRINTABLE.sub("", cell)[:32_767], form)
        elif cell is not None:
            sheet.write(at, place, cell, form)


def workbook(sheets):
    """{sheet name: rows of cells} as the bytes of a workbook in which nothing is ever run."""
    stream = io.BytesIO()
    with new_workbook(stream) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                write_row(sheet, at, row)
    return stream.getvalue()
