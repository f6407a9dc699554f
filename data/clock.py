"""Which day it was: moments on a platform's clock become days of the organisation."""

import os
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from data.problems import BadSetting

PACIFIC = ZoneInfo("America/Los_Angeles")        # Meta's clock, for every account in the world


def zone():
    """The organisation's time zone: PORTEE_TZ, else America/Toronto. Raises BadSetting."""
    return _zone(os.environ.get("PORTEE_TZ", "").strip() or "America/Toronto")


@cache
def _zone(name):
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:             # unknown, climbing out, a folder of zones
        raise BadSetting(name="PORTEE_TZ", value=name, expected="a time zone such as America/Toronto") from unknown


_stopped = ContextVar("stopped", default=None)


@contextmanager
def at(moment):
    """Within the block it is that moment (UTC, without a zone): what was read and kept then is read and kept again as it was."""
    before = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(before)


def today():
    """Today, where the organisation is."""
    return day_of(now().replace(tzinfo=UTC))


def now():
    """This moment, without a zone, in UTC: what receipts are stamped with."""
    return _stopped.get() or datetime.now(UTC).replace(tzinfo=None)


def day_of(moment):
    """The organisation's day of a moment that knows its zone."""
    return moment.astimezone(zone()).date()


def pacific_day(moment):
    """The organisation's day of a wall-clock moment in California."""
    return day_of(moment.replace(tzinfo=PACIFIC))


def pacific_hour(moment):
    """The hour, 0 to 23, on the organisation's clock, of a wall-clock moment in California."""
    return moment.replace(tzinfo=PACIFIC).astimezone(zone()).hour


def epoch_day(seconds):
    """The organisation's day of a Unix time in seconds. Raises ValueError for one past this century: it is no time."""
    if not 0 <= seconds < 2**32:
        raise ValueError(seconds)
    return day_of(datetime.fromtimestamp(seconds, UTC))


def born(post_id, since=0):
    """The organisation's day of an id that holds its instant, in milliseconds since the platform's own beginning."""
    return epoch_day(((int(post_id) >> 22) + since) / 1000)


def month_end(day):
    """The last day of a day's month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
