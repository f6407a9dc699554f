"""Mappings as one small file, so that what one centre taught serves another: words only, no number, no name of a page."""

import json

from data import journal
from data.clock import now
from data.mappings import ACT, bad, joined, made_of, standing

KIND, VERSION = "portee-mappings", 1
LARGEST, MOST = 1_000_000, 500


def as_file(mappings):
    """The bytes of a file of mappings."""
    told = {KIND: VERSION, "mappings": [mapping.said() for mapping in mappings]}
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def from_file(data):
    """The Mappings of such a file. Raises BadMapping, whatever the bytes are."""
    if len(data) > LARGEST:
        raise bad("large")
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_int=_small)
    except (ValueError, RecursionError) as broken:
        is_ours = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        raise bad("damaged" if is_ours else "foreign") from broken
    if not isinstance(told, dict) or KIND not in told:
        raise bad("foreign")
    if told[KIND] != VERSION:
        raise bad("newer")
    said = told.get("mappings")
    if not isinstance(said, list) or not said or len(said) > MOST:
        raise bad("damaged")
    return _one_each([made_of(one) for one in said])


def _small(text):
    return int(text) if len(text) < 10 else 0    # of digits without end no number is made


def _one_each(mappings):
    """The mappings, if each is of another export or language."""
    if len({mapping.subject for mapping in mappings}) < len(mappings):
        raise bad("damaged")
    return tuple(mappings)


def take(store, data, by=""):
    """Remember the mappings of a file, all or none; those that were not known as they stand. Raises BadMapping, also where one
    gives a header another meaning than it has here."""
    mappings = from_file(data)
    with store.writer() as cursor:
        here, taken = {mapping.subject: mapping for mapping in standing(cursor)}, []
        for mapping in mappings:
            before = here.get(mapping.subject)
            _agree(before, mapping)
            taught = made_of(joined(before, mapping).said()) if before else mapping
            if taught != before:
                journal.write(cursor, ACT, taught.subject, taught.said(), by, now())
                taken.append(taught)
    return tuple(taken)


def _agree(before, after):
    pairs = [(before.headers, after.headers), (before.titles, after.titles)] if before else []
    for known, new in pairs:
        for theirs, ours in new.items():
            if known.get(theirs, ours) != ours:
                raise bad("clash", theirs)
