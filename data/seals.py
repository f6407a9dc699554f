"""A sealed month: the answers its deck was made of, kept as they were given under a short code.

Sealing is an act of the journal about a month: sealed again, both snapshots are kept, and the later one stands; taken back, none
does. Each opens by its code for ever, whatever was imported since. A code is forty bits of the sha256 of all that was sealed, so
that what it leads to is known to be what was sealed; it is read as people type it.
"""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass, field
from datetime import datetime

from data import exact, journal
from data.clock import now
from data.problems import DamagedSeal, NotInSeal, UnknownCode
from data.telling import Telling

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"        # without I, L, O and U
_LIKE = str.maketrans("OILU", "011V")
_DIGITS = 8


@dataclass(frozen=True)
class Seal:
    """A named snapshot of a month (`2023-03`): its code as printed, when (UTC) and by whom it was made, whether it stands, its
    slides in order, how they are told, the headline's values, the exports that were missing."""

    code: str
    month: str
    sealed_at: datetime
    by: str = ""
    standing: bool = True
    slides: tuple = ()
    telling: Telling = field(default_factory=Telling)
    values: tuple = ()                               # (platform, account, measure, value)
    missing: tuple = ()                              # (platform, export)
    tables: dict = field(default_factory=dict, repr=False, compare=False)      # the answers as written
    _read: dict = field(default_factory=dict, repr=False, compare=False)       # and as read, once asked for

    def answer(self, question, month=None, **options):
        """What was answered to a question then, as a DataFrame that must not be changed. Raises NotInSeal."""
        key = asked(question, month, options)
        if key not in self._read:
            self._read[key] = self._answered(key, question, month, options)
        return self._read[key]

    def _answered(self, key, question, month, options):
        if key in self.tables:
            return exact.read(self.tables[key])
        whole = asked(question, month, every_platform(question, options))
        if whole not in self.tables:
            raise NotInSeal(code=self.code, question=question)
        return of_platform(exact.read(self.tables[whole]), options)


# of these, a platform's own answer is its rows of the whole
BY_PLATFORM = ("headline", "series", "trend", "content_types", "themes", "top_posts", "coverage", "rates",
               "year_to_date", "outliers", "carried", "tags", "described")


def every_platform(question, options):
    """The same options, of all platforms at once where that answer holds each one's."""
    return {name: option for name, option in options.items() if name != "platform" or question not in BY_PLATFORM}


def of_platform(answer, options):
    """The rows that are asked for, where a platform is."""
    platform = options.get("platform")
    return answer if platform is None else answer[answer["platform"] == platform].reset_index(drop=True)


def asked(question, month=None, options=()):
    """A question with all it was asked with, as one text."""
    return json.dumps([question, str(month) if month else None, dict(sorted(dict(options).items()))], default=str)


def seal(store, month, answers, values=(), slides=(), telling=None, missing=(), by="", unless=None):
    """Seal a month with {asked(…): DataFrame}; the Seal, or None where the store's revision is no longer `unless`."""
    with store.writer() as cursor:
        if unless not in (None, store.revision):
            return None
        at, taken = now(), {one for (one,) in cursor.execute("select said ->> 'code' from journal where act = 'seal'").fetchall()}
        said = {"by": by, "values": values, "slides": slides, "telling": (telling or Telling()).said(), "missing": missing,
                "answers": _packed({key: exact.written(table) for key, table in answers.items()})}
        said = _named(json.loads(json.dumps(said)) | {"at": at.isoformat(), "month": month}, taken)
        journal.write(cursor, "seal", month, said, by, at)
    return _opened(said, True)


def take_back(store, month, by=""):
    """A month is no longer sealed; its snapshots still open by their codes."""
    with store.writer() as cursor:
        journal.write(cursor, "seal", month, None, by)


def snapshots(cursor, month=None):
    """Every Seal without its answers, newest first; of one month where named."""
    rows = cursor.execute(_BRIEF + "order by j.no desc", {"month": month}).fetchall()
    return [_brief(*row[:5], *map(json.loads, row[5:])) for row in rows]


def standing(cursor, month):
    """The Seal of a month that stands, without its answers; None where it is not sealed."""
    return next((one for one in snapshots(cursor, month) if one.standing), None)


def by_code(cursor, typed):
    """The Seal that a code leads to, as typed by a person. Raises UnknownCode, DamagedSeal."""
    code = read_code(typed)
    row = cursor.execute("select said from journal where act = 'seal' and said ->> 'code' = $code", {"code": code}).fetchone()
    if not row:
        raise UnknownCode(code=code or str(typed)[:20])
    said = json.loads(row[0])
    if _sha256(said) != said["sha256"] or not _code(said["sha256"]) == said["code"] == code:
        raise DamagedSeal(code=code)
    now_standing = standing(cursor, said["month"])
    return _opened(said, bool(now_standing) and now_standing.code == code)


def sealed_values(cursor):
    """{(platform, account, measure, month): value} of the headlines of all months that are sealed; months as their first day."""
    rows = cursor.execute("select subject, said -> 'values' from standing where act = 'seal'").fetchall()
    return {(platform, account, measure, datetime.strptime(month, "%Y-%m").date()): value
            for month, values in rows for platform, account, measure, value in json.loads(values)}


def sealed_months(cursor):
    """The first days of all months that are sealed."""
    rows = cursor.execute("select subject from standing where act = 'seal'").fetchall()
    return {datetime.strptime(month, "%Y-%m").date() for (month,) in rows}


def read_code(typed):
    """A code as people write it (small letters, spaces, no hyphen, O for 0, I or L for 1), as it is printed."""
    plain = "".join(sign for sign in str(typed or "").upper() if sign.isalnum()).translate(_LIKE)
    return "-".join((plain[:4], plain[4:])) if len(plain) == _DIGITS and not set(plain) - set(ALPHABET) else ""


def _code(sha256):
    bits = int(sha256[:10], 16)
    plain = "".join(ALPHABET[bits >> (5 * place) & 31] for place in reversed(range(_DIGITS)))
    return read_code(plain)


def _sha256(said):
    told = {name: part for name, part in said.items() if name not in ("sha256", "code")}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _named(said, taken):
    """What is sealed, with its sha256 and a code that no other snapshot has."""
    for turn in range(len(taken) + 1):
        said = said | ({"turn": turn} if turn else {})
        sha256 = _sha256(said)
        if _code(sha256) not in taken:
            return {"code": _code(sha256), "sha256": sha256, **said}
    raise AssertionError(taken)


def _packed(tables):
    return base64.b64encode(zlib.compress(json.dumps(tables, ensure_ascii=False).encode(), 6)).decode()


def _opened(said, stands):
    try:
        tables = json.loads(zlib.decompress(base64.b64decode(said["answers"])))
    except (ValueError, zlib.error) as broken:
        raise DamagedSeal(code=said["code"]) from broken
    return _brief(said["code"], said["month"], datetime.fromisoformat(said["at"]), said["by"], stands,
                  *(said[part] for part in _PARTS), tables=tables)


_PARTS = ("slides", "telling", "values", "missing")
_BRIEF = """
    select j.said ->> 'code', j.subject, j.said_at, j.said_by, s.no is not null,
           j.said -> 'slides', j.said -> 'telling', j.said -> 'values', j.said -> 'missing'
    from journal j
    left join standing s on s.no = j.no
    where j.act = 'seal' and j.said is not null and j.subject = coalesce($month, j.subject)
"""


def _brief(code, month, at, by, stands, slides, telling, values, missing, tables=None):
    values, missing = (tuple(map(tuple, rows)) for rows in (values, missing))
    return Seal(code, month, at, by, stands, tuple(slides), Telling.of(telling), values, missing, tables or {})
