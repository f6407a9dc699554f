"""The sheet as a file: filled in a spreadsheet program and dropped, it is read like any export, in both languages."""

import io
import shutil
import subprocess
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from data import journal, originals
from data.keep import keep, receipts
from data.reading import Answers
from data.weighing import said
from metrics import questions
from metrics.period import Month
from pages.parts import sheet

MARCH = Month(2023, 3)
COUNTER = sheet.Box("organisation", "=Repas servis")
BEFORE = {sheet.Box("website", "visits", source="Squarespace"): 3661, COUNTER: 12.5}
FILLED = {"website visits": 4100, "website visits direct": 1968, "instagram reach": 455, "organisation =Repas servis": 14.5}


def filled(data, lang):
    """The template with values typed beside four of its rows, as a spreadsheet program saves it."""
    import xlsxwriter

    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            box = next((box for box in sheet.boxes(BEFORE) if at and _is(row, box, lang)), None)
            value = FILLED.get(" ".join(filter(None, (box.platform, box.measure, box.segment)))) if box else None
            for place, cell in enumerate(row):
                page.write(at, place, value if place == 4 and value is not None else cell)
    return stream.getvalue()


def _is(row, box, lang):
    from data.measures import PLATFORMS

    return (row[0], row[3], row[6]) == (getattr(PLATFORMS[box.platform], lang), sheet.label(box, lang), box.segment)


def saved_by_libreoffice(data, folder):
    """The same workbook, opened and saved by another program."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not on this machine: the round trip through it is not tried")
    (folder / "in").mkdir()
    (folder / "in" / "saisie.xlsx").write_bytes(data)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx", "--outdir", str(folder), str(folder / "in" / "saisie.xlsx")],
                   check=True, capture_output=True, timeout=120)
    return (folder / "saisie.xlsx").read_bytes()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("by", ["us", pytest.param("libreoffice", marks=pytest.mark.long)])
def test_filled_elsewhere_and_dropped_it_is_read_like_any_export(store, tmp_path, lang, by):
    data = filled(sheet.as_workbook(MARCH, BEFORE, lang), lang)
    data = saved_by_libreoffice(data, tmp_path) if by == "libreoffice" else data
    [outcome] = keep(store, [(f"sheet-{MARCH}.xlsx", data)], Answers(exported_on=date(2023, 4, 4)))
    assert (outcome.status, outcome.reading.export, outcome.reading.language, outcome.reading.set_aside) == ("kept", "sheet.month", lang, ())
    typed = {(row.platform, row.measure, row.segment or ""): row.value for row in questions.typed(store.reader(), MARCH).itertuples()}
    assert typed == {("website", "visits", ""): 4100, ("website", "visits", "direct"): 1968, ("instagram", "reach", ""): 455,
                     ("organisation", "=Repas servis", ""): 14.5}


@pytest.mark.parametrize(("lang", "note"), [("fr", "en février 2023 : 3\u202f661"), ("en", "in February 2023: 3,661")])
def test_last_month_s_value_stands_in_the_note_and_the_value_is_left_empty(lang, note):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.as_workbook(MARCH, BEFORE, lang))).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == sheet.HEADERS[lang] and len(rows) == 1 + len(sheet.ALWAYS) + 1
    assert [row[4] for row in rows[1:]] == [""] * (len(rows) - 1)
    assert rows[1][8].replace("\xa0", " ") == note and rows[1][2] == "2023-03"


def test_dropped_empty_it_keeps_no_value(store):
    [outcome] = keep(store, [("sheet.xlsx", sheet.as_workbook(MARCH, {}, "fr"))], Answers(exported_on=date(2023, 4, 4)))
    assert not outcome.reading or outcome.reading.totals == {}
    assert questions.typed(store.reader(), MARCH).empty


def test_what_is_typed_on_screen_has_a_receipt_an_act_and_an_original(store):
    weighed = sheet.weighed(store, MARCH, {sheet.ALWAYS[0]: 4100}, by="Ana")
    [outcome], [receipt] = weighed.outcomes, receipts(store)
    assert (outcome.status, receipt.export, receipt.kept_by) == ("kept", "sheet.month", "Ana")
    assert b"4100" in originals.of_receipt(store, receipt.receipt).data
    assert [entry.act for entry in journal.entries(store.reader())] == ["import"]


def test_a_number_typed_over_another_is_kept_once_it_was_agreed_to(store, monkeypatch):
    moments = (datetime(2023, 4, 4, 9, minute) for minute in range(9))
    monkeypatch.setattr(sheet, "now", lambda: next(moments))
    sheet.save(store, MARCH, {sheet.ALWAYS[0]: 4100})
    changes = sheet.would_change(store, MARCH, {sheet.ALWAYS[0]: 4200})
    assert [(change.before, change.after) for change in changes] == [(4100, 4200)]
    held = sheet.weighed(store, MARCH, {sheet.ALWAYS[0]: 4200})
    assert [outcome.status for outcome in held.outcomes] == ["held"] and len(receipts(store)) == 1
    kept = sheet.weighed(store, MARCH, {sheet.ALWAYS[0]: 4200}, said(held.changes))
    assert [outcome.status for outcome in kept.outcomes] == ["kept"] and kept.changes == ()
