"""Days as people and platforms write them, in French, English and the languages platforms write in.

A reader takes one cell's text and gives its day, None where the cell is absent, and raises ValueError where it cannot be
read. An order of day and month is never guessed.
"""

import re
from datetime import date, datetime, timedelta
from functools import cache

from data.values import is_absent, plain


def iso_day(text):
    """`2026-05-25`, with or without a time after it; the time is noise on Meta's cards."""
    return None if is_absent(text) else date.fromisoformat(text.strip()[:10])


_RESAVED = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?: \d.*)?")


def days_of_one_order(texts):
    """A reader of one column of days that a spreadsheet program may have rewritten, `13-06-2025` or `6/13/2025`.

    The order is the one in which all of them are days; where both are, the one in which they follow each other without
    a gap. Else nothing but `2025-06-13` is read: an order is never guessed.
    """
    rewritten = [found for text in sorted(set(texts)) if (found := _RESAVED.fullmatch(text.strip()))]
    orders = [(day, month) for day, month in ((1, 3), (3, 1)) if rewritten and _all_days(rewritten, day, month)]
    if len(orders) > 1:
        alike = all(found[1] == found[3] for found in rewritten)
        orders = orders[:1] if alike else [order for order in orders if _gapless(_all_days(rewritten, *order))]

    def read(text):
        found = _RESAVED.fullmatch(text.strip())
        if not found:
            return iso_day(text)
        if len(orders) != 1:
            raise ValueError(text)
        return _day(found, *orders[0])

    return read


def _day(found, day, month):
    return date(int(found[4]), int(found[month]), int(found[day]))


def _all_days(rewritten, day, month):
    """The days that the texts are in that order; none where one of them is no day."""
    try:
        return {_day(found, day, month) for found in rewritten}
    except ValueError:
        return set()


def _gapless(days):
    return len(days) > 1 and max(days) - min(days) == timedelta(days=len(days) - 1)
_ENGLISH_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                   "december")
_ENGLISH_DAY = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")


def english_day(text):
    """`Thu, Mar 2, 2023`, `Thu Mar 02 2023` or `Mar 02, 2023 09:15 am`: days that X and Mailchimp write in English whatever the
    language; `2023-03-02` where a spreadsheet program wrote them anew."""
    if is_absent(text):
        return None
    if _ISO_DAY.fullmatch(text.strip()):
        return iso_day(text)
    found = _ENGLISH_DAY.fullmatch(plain(text))
    months = [at for at, name in enumerate(_ENGLISH_MONTHS, 1) if found and found[1] in (name, name[:3], name[:4])]
    if len(months) != 1:
        raise ValueError(text)
    return date(int(found[3]), months[0], int(found[2]))


def compact_day(text):
    """`20260718`, eight digits and no fewer."""
    if not re.fullmatch(r"\d{8}", text.strip()):
        raise ValueError(text)
    return datetime.strptime(text.strip(), "%Y%m%d").date()


def us_day(text):
    """`MM/DD/YYYY`, month first whatever the language (Meta, LinkedIn)."""
    if is_absent(text):
        return None
    month, day, year = text.strip().split("/")
    return date(int(year), int(month), int(day))


def us_instant(text):
    """`MM/DD/YYYY HH:MM` as a naive moment on the platform's own clock."""
    if is_absent(text):
        return None
    day, clock = text.strip().split(" ")
    hour, minute = clock.split(":")
    month, of_month, year = day.split("/")
    return datetime(int(year), int(month), int(of_month), int(hour), int(minute))


def month_of(text):
    """`2023-03` as the first day of that month; so is `2023-03-01`, which is what a spreadsheet program makes of it."""
    found = re.fullmatch(r"(\d{4}-\d{2})(-01)?", text.strip())
    if not found:
        raise ValueError(text)
    return date.fromisoformat(f"{found[1]}-01")


@cache
def _month_names():
    """Every month's name, wide and short, in the languages TikTok was seen to write."""
    from babel.dates import get_month_names

    names = {}
    for locale in ("en", "fr", "es", "pt", "de", "it", "nl", "sv", "pl", "ru", "uk", "vi", "tr", "ar"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in get_month_names(width, context, locale).items():
                    names.setdefault(plain(name).rstrip("."), month)
    return names


_DAY_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|º)?(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{1,2})月(\d{1,2})日")


@cache
def month_day(text):
    """`February 28`, `28 mai`, `1er mars`, `8 de marzo`, `9月13日` → (month, day); no year is written."""
    east = _EAST_ASIAN.fullmatch(text.strip())
    if east:
        return _possible(int(east[1]), int(east[2]), text)
    bare = plain(text)
    found = _DAY_NUMBER.findall(bare)
    name = _DAY_NUMBER.sub(" ", bare).replace(".", " ").replace("-", " ")
    word = " ".join(part for part in name.split() if part != "de")
    if len(found) != 1 or word not in _month_names():
        raise ValueError(text)
    return _possible(_month_names()[word], int(found[0]), text)


def written_day(text):
    """A day with its month by name and its year, `Sep 27, 2024`, `28 sept. 2024`."""
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    if not year:
        raise ValueError(text)
    return date(int(year[0]), *month_day(f"{text[:year.start()]} {text[year.end():]}".replace(",", " ")))


def _possible(month, day, text):
    date(2024, month, day)                      # a leap year: 29 February is a day some years
    return month, day


def latest(month, day, limit):
    """The latest such month and day on or before `limit`."""
    for year in range(limit.year, limit.year - 9, -1):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when <= limit:
            return when
    raise ValueError(f"{month}-{day}")


def earliest(month, day, limit):
    """The earliest such month and day on or after `limit`."""
    for year in range(limit.year, limit.year + 9):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when >= limit:
            return when
    raise ValueError(f"{month}-{day}")


def with_years(days, limit):
    """Year-less days in ascending order → dates, the last anchored to the latest possible day on or before `limit`.

    Raises ValueError where the days are not ascending within one year: then the year cannot be told.
    """
    dates, bound = [], limit
    for month, day in reversed(days):
        dates.append(bound := latest(month, day, bound))
    if dates and dates[0] - dates[-1] > timedelta(days=366):
        raise ValueError("more than a year")
    return dates[::-1]
