"""The first three steps of the journey: open, recognise, read."""

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from data.clock import now, zone
from data.export import Claim, exports, recognise
from data.facts import Facts
from data.files import Document, open_files
from data.problems import EmptyExport, Problem, UnknownExport
from data.progress import each
from data.reading import Answers, Reading, read


@dataclass(frozen=True)
class Found:
    """One export found in a file: the Reading, or the Problem that stopped it, and the moment it was read (today may stand in
    it). `claim` is None where nobody knows the file."""

    file: str
    outcome: Reading | Problem
    document: Document | None = None
    claim: Claim | None = None
    answers: Answers = field(default_factory=Answers)
    in_company: bool = False
    read_at: datetime = field(default_factory=now)

    @property
    def export(self):
        """The contract's word for the export, None where not recognised."""
        return self.claim and self.claim.export.name

    def again(self, answers):
        """The same export read with other answers."""
        return replace(self, answers=answers, read_at=now(), outcome=_outcome(self.claim, self.document, answers, self.in_company))


def read_files(files, answers=None, taught=()):
    """[(name, bytes)] → Found after Found, one per export found in them, in order, each told and then given as soon as it is read;
    `taught` are the mappings of headers that people taught. Raises BadSetting before anything is opened."""
    zone()
    with _undisturbed():
        opened = open_files(files, [one.together for one in (*exports(), *taught) if one.together])
    for name, document in each("read", opened, lambda one: one[0]):
        with _undisturbed():
            found = _read(name, document, answers or Answers(), _has_company(opened, name, taught), taught)
        yield from found


def read_again(found, taught):
    """What nobody knew, read with the mappings `taught` since: [Found], one per export in it."""
    return _read(found.file, found.document, found.answers, found.in_company, taught)


@contextmanager
def _undisturbed():
    """Without the collector of garbage: it would walk a large file's rows over and over, which takes as long as reading them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _has_company(opened, name, taught):
    """Whether the file is a member of an archive with a good one beside it: an empty one is then no fault."""
    archive, found, _ = name.partition(".zip/")
    beside = [document for other, document in opened if found and other != name and other.startswith(f"{archive}.zip/")]
    return any(_is_good(document, taught) for document in beside)


def _is_good(document, taught):
    """Whether a file is an export of ours with rows in it."""
    try:
        return not isinstance(document, Problem) and any(claim.table.rows for claim in recognise(document, taught))
    except (Problem, *_UNFORESEEN):
        return False


def _read(name, document, answers, in_company, taught=()):
    if isinstance(document, Problem):
        return [Found(name, document)]
    try:
        claims = recognise(document, taught)
    except Problem as problem:
        return [Found(name, problem, document, answers=answers, in_company=in_company)]
    except _UNFORESEEN:
        unknown = UnknownExport(file=document.name, saw=document.first_line)
        return [Found(name, unknown, document, answers=answers, in_company=in_company)]
    in_company = in_company or (len(claims) > 1 and any(claim.table.rows for claim in claims))
    return [_found(name, claim, document, answers, in_company) for claim in claims]


def _found(name, claim, document, answers, in_company):
    """One export of a document; the mapping that its claim took is among its answers, so that it can be read so again."""
    document, answers = claim.document or document, replace(answers, mapping=claim.mapping)
    return Found(name, _outcome(claim, document, answers, in_company), document, claim, answers, in_company)


# The headers are right and what lies under them is laid out as in no real export: refused, never guessed.
_UNFORESEEN = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, StopIteration)


def _outcome(claim, document, answers, in_company):
    try:
        return read(claim, document, answers)
    except EmptyExport as problem:
        return _nothing(claim, document) if in_company else problem
    except Problem as problem:
        return problem
    except _UNFORESEEN:
        return UnknownExport(file=document.name, saw=document.first_line)


def _nothing(claim, document):
    """A member without rows beside good ones is read as nothing."""
    return Reading(0, None, None, {}, Facts(), platform=claim.export.platform, export=claim.export.name,
                   file=document.name, sha256=document.sha256)
