"""Bytes as each platform writes them: UTF-16 cards, quoted CSV, BIFF and OOXML workbooks, archives."""

import io
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import xlsxwriter
import xlwt

_PACIFIC = ZoneInfo("America/Los_Angeles")


def csv_bytes(header, rows):
    """Meta's CSV with its mark: a cell is quoted where it holds a space, a comma, a quote or a line break."""
    return _lines(header, rows, lambda text: any(mark in text for mark in ' ,"\n'))


def tiktok_bytes(header, rows):
    """TikTok's CSV with its mark: everything quoted, no newline at the end."""
    return _lines(header, rows, lambda text: True).rstrip(b"\n")


def _lines(header, rows, must_quote):
    lines = [",".join(_cell(str(cell), must_quote) for cell in row) + "\n" for row in (header, *rows)]
    return b"\xef\xbb\xbf" + "".join(lines).encode()


def _cell(text, must_quote):
    return '"' + text.replace('"', '""') + '"' if must_quote(text) else text


def utf16(lines):
    """Meta's Insights files: UTF-16LE with its mark, `sep=,` first, everything quoted, an empty line last."""
    return b"\xff\xfe" + "\n".join(["sep=,", *lines, "", ""]).encode("utf-16-le")


def quoted(*cells):
    """One line of quoted cells."""
    return ",".join(f'"{cell}"' for cell in cells)


def card(title, days):
    """An Insights card; the hour is noise and moves with the clocks of California."""
    return utf16([quoted(title), quoted("Date", "Primary"), *(quoted(f"{day}T{_noise(day)}:00:00", value) for day, value in days)])


def _noise(day):
    return "00" if datetime(day.year, day.month, day.day, tzinfo=_PACIFIC).dst() else "01"


def xls(sheets):
    """{sheet name: rows} as a BIFF workbook, numbers as numbers, days as text."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                sheet.write(y, x, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx(sheets):
    """{sheet name: rows} as an OOXML workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2021, 4, 1)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows):
                sheet.write_row(y, 0, row)
    return stream.getvalue()


def archive(members, stored=True):
    """{name: bytes} as a ZIP whose members bear no clock."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as holder:
        for name, data in members.items():
            holder.writestr(zipfile.ZipInfo(name, (2021, 4, 1, 0, 0, 0)), data)
    return stream.getvalue()
