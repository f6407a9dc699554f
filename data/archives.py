"""What makes an archive unsafe: names that climb out, members that overlap, ways of compressing that nobody uses, bombs.

Nothing is ever written to disk, so a member's name could harm nobody here; an archive that holds such a name was not made by
any platform, and whatever else it says is not believed either.
"""

import re
import struct
import zipfile

from data.problems import EncryptedFile, UnsafeArchive

RATIO = 100                                      # deflate reaches 1,000 on zeros; the emptiest real export seen reached 12
INNOCENT = 10 * 2**20                            # what inflates to less harms nobody, however small it was
_LONGEST, _LONGEST_PART = 1_000, 255
_HEADER = 30                                     # bytes of a member's own header before its name
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_PROLOGUE = 2**20


def insist(name, members):
    """Raise UnsafeArchive where a member's name or place in the archive is one that no platform writes."""
    fault = next((fault for member in members if (fault := _fault_of_name(member))), None) or _overlap(members)
    if fault:
        raise UnsafeArchive(file=name, saw=fault)


def _fault_of_name(member):
    """What is wrong with a member's name, or None. zipfile cuts a name at a NUL and turns no backslash: both are looked for."""
    name = getattr(member, "orig_filename", member.filename).replace("\\", "/")
    parts = name.split("/")
    if re.search(r"[\x00-\x1f\x7f]", name):
        return "a member whose name holds control characters"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "a member with an absolute name"
    if ".." in parts:
        return "a member whose name climbs out of the archive"
    if len(name) > _LONGEST or max(map(len, parts)) > _LONGEST_PART:
        return "a member with an endless name"
    return None


def _overlap(members):
    """Members that share bytes: how a small archive is made to hold petabytes."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            return "members that overlap"
        end = member.header_offset + _HEADER + len(member.orig_filename) + member.compress_size
    return None


def inflate(archive, member, name, most):
    """A member's bytes, or one more than `most` of them: the size that an archive claims is not believed. Raises UnsafeArchive,
    EncryptedFile."""
    if member.flag_bits & _ENCRYPTED:
        raise EncryptedFile(file=name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnsafeArchive(file=name, saw="a way of compressing that no platform uses")
    try:
        with archive.open(member) as stream:
            return stream.read(most + 1)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError, struct.error,
            zipfile.zlib.error) as broken:
        raise UnsafeArchive(file=name, saw=str(broken) or "truncated") from broken


def fair(size):
    """What a download of so many bytes may inflate to, all of its members together, before it is a bomb."""
    return max(INNOCENT, RATIO * size)


def refuse_entities(name, part):
    """Raise UnsafeArchive where a part of a workbook defines entities: no spreadsheet program writes any."""
    if b"<!DOCTYPE" in part[:_PROLOGUE] or b"<!ENTITY" in part[:_PROLOGUE]:
        raise UnsafeArchive(file=name, saw="a workbook that defines entities of its own")
