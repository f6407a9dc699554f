"""The hand-entry sheet: typed values are kept as a file like any other."""

import pytest

from data.keep import receipts
from metrics import questions
from metrics.period import Month
from pages.parts import sheet

MARCH = Month(2023, 3)
VISITS, REACH = sheet.Box("website", "visits", source="Squarespace"), sheet.Box("instagram", "reach", source="Instagram")


def value(store, measure):
    told = questions.headline(store.reader(), MARCH)
    return next(iter(told[told["measure"] == measure]["value"]), None)


def test_typed_values_are_kept_with_one_receipt_and_come_back(store):
    outcome = sheet.save(store, MARCH, {VISITS: 4100, REACH: 455, sheet.Box("organisation", "Personnes servies, 1re visite"): 312})
    assert (outcome.status, len(receipts(store))) == ("kept", 1)
    assert (value(store, "visits"), value(store, "reach"), value(store, "Personnes servies, 1re visite")) == (4100, 455, 312)
    typed = questions.typed(store.reader(), MARCH)
    assert set(typed["measure"]) == {"visits", "reach", "Personnes servies, 1re visite"}


def test_a_correction_speaks_last_and_its_undo_gives_back_what_stood(store, monkeypatch):
    from datetime import datetime

    moments = iter([datetime(2023, 4, 4, 9, 0), datetime(2023, 4, 4, 10, 0)])
    monkeypatch.setattr(sheet, "now", lambda: next(moments))
    sheet.save(store, MARCH, {REACH: 545})
    second = sheet.save(store, MARCH, {REACH: 455})
    assert value(store, "reach") == 455
    from data.keep import undo
    undo(store, second.receipt)
    assert value(store, "reach") == 545


def test_the_boxes_are_those_everyone_needs_and_then_what_was_typed():
    counter = sheet.Box("organisation", "Repas servis")
    assert sheet.boxes([counter, REACH])[-1] == counter
    assert len(sheet.boxes([REACH])) == len(sheet.ALWAYS)


@pytest.mark.parametrize(("value", "before", "far"), [(455, 365, False), (4550, 365, True), (100, 365, True), (5, 0, False), (None, 365, False), (365, None, False)])
def test_a_number_far_from_last_month_s_is_questioned(value, before, far):
    assert sheet.is_far(value, before) is far


@pytest.mark.parametrize(("typed", "lang", "number"), [("4 100", "fr", 4100), ("4,100", "en", 4100), ("", "fr", None), ("–", "fr", "unreadable"), ("12 34", "fr", "unreadable")])
def test_a_box_is_read_as_its_language_writes_or_not_at_all(typed, lang, number):
    if number == "unreadable":
        with pytest.raises(ValueError):
            sheet.number_of(typed, lang)
    else:
        assert sheet.number_of(typed, lang) == number
