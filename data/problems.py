"""Everything that can be wrong with a file, drawn as a tree.

    Problem
    ├── UnknownExport       nobody knows these headers
    │   └── NotATable       an image, a web page, a PDF: told under the same name
    ├── AmbiguousExport     two readers claim the file
    ├── NotAnExport         recognised, and on purpose not taken
    ├── DamagedFile         a spreadsheet program destroyed values
    ├── MissingColumn       recognised, but a column we need is gone
    ├── BadValue            too many rows cannot be read
    ├── NeedsAnswer         platform, year or period is not in the file
    ├── EmptyExport         headers, not one row
    ├── TooLarge            past the limits of settings
    ├── UnsafeArchive       an archive that bombs or climbs out
    ├── EncryptedFile       a password is asked for
    ├── BadMapping          columns taught in a way that cannot be
    ├── BadSetting          an environment variable that cannot be used
    ├── NotAllowed          a role that does not include this
    ├── NoDoors             on a network, and no doors
    ├── BadDoors            a doors' file that cannot be used
    └── KeepingProblem
        ├── DatabaseInUse   another process holds the database
        ├── NotADatabase    a file that is no database of Portée, or a damaged one
        ├── NewerDatabase   made by a later Portée
        ├── NoSuchReceipt   nothing kept under that name
        ├── NotEmpty        the sample wants an empty database
        ├── FailedMigration an older database could not be brought up to date
        ├── NoOriginal      kept before originals were
        ├── MissingOriginal a kept file is gone
        ├── DamagedOriginal a kept file is no longer what it was
        ├── CannotRebuild   an original is no longer read as it was
        ├── InTheWay        a file of that name is already there
        ├── NotABackup      some other file
        ├── DamagedBackup   a backup, cut short or changed
        └── NewerBackup     made by a later Portée

A class's docstring is its message in plain English, filled with what the raiser saw; `words.toml` says the same to a
reader in both languages, from the same details. Each has four beats: what was given, what was looked for, what was
seen, what to do.
"""


_LONGEST = 600                                   # letters of a detail: a cell may hold a whole file


def _told(detail):
    """A detail as it can be said: no control characters (a terminal obeys them), and not endless."""
    if not isinstance(detail, str):
        return detail
    text = "".join(letter if letter.isprintable() else " " for letter in detail[:_LONGEST + 1])
    return text if len(detail) <= _LONGEST else text[:_LONGEST] + "…"


class Problem(Exception):
    """Something is wrong with {file}."""

    def __init__(self, **details):
        self.details = {name: _told(detail) for name, detail in {"file": "this file", **details}.items()}
        super().__init__(self.message)

    @property
    def kind(self):
        """The contract's word for this problem."""
        return type(self).__name__

    @property
    def message(self):
        """The class's docstring with the details filled in."""
        return " ".join(type(self).__doc__.split()).format(**self.details)


class UnknownExport(Problem):
    """{file}: none of the exports Portée reads has these headers. Its first line reads: {saw}. Download it again from
    the platform and drop it without opening it in a spreadsheet program; the README lists what can be read."""


class NotATable(UnknownExport):
    """{file}: this is {what}, not a table of numbers. {remedy}"""

    kind = "UnknownExport"                       # the contract has one word for what nobody can read


class AmbiguousExport(Problem):
    """{file}: its headers fit several exports ({claimants}), and reading it as the wrong one would give wrong numbers.
    Download it again under its own report, untouched."""


class NotAnExport(Problem):
    """{file}: this is {what}, which holds no monthly numbers of the organisation's page. {remedy}"""


class DamagedFile(Problem):
    """{file}: a spreadsheet program rewrote this file and destroyed values ({saw} in column {column}). Download it again and
    drop it without opening it."""


class MissingColumn(Problem):
    """{file}: this is {export}, but its column {column} is missing; the columns seen are {saw}. Download it again with
    that column ticked."""


class BadValue(Problem):
    """{file}: {count} of {rows} rows cannot be read; the first is line {line}, column {column}: “{text}” where {expected}
    was expected. Nothing of it was kept. Download it again and drop it untouched."""


class NeedsAnswer(Problem):
    """{file}: this is {export}, and its {missing} is written neither in it nor in its name. Say it once and it is kept."""


class EmptyExport(Problem):
    """{file}: this is {export} with headers and not one row of data. Check the dates asked for and download it again."""


class TooLarge(Problem):
    """{file}: {saw}, past the limit of {limit}. Ask the platform for a shorter range."""


class UnsafeArchive(Problem):
    """{file}: this archive cannot be opened safely ({saw}). Download it again from the platform."""


class EncryptedFile(Problem):
    """{file}: this file asks for a password. Save it without one, or download it again."""


class BadSetting(Problem):
    """The setting {name} is “{value}”, and {expected} was expected. Correct it in the environment, or take it out to have the
    default, and start again."""


class BadLogo(Problem):
    """A logo is a PNG or JPEG picture of at most 1 MB, of 16 to 4000 px a side."""


class NotAllowed(Problem):
    """Your role ({role}) does not include this ({act})."""


class NoDoors(Problem):
    """Portée listens on {address}, where others can reach it, and no doors are set. Write {file}, or listen on 127.0.0.1."""


class BadDoors(Problem):
    """The doors' file {file} cannot be used ({why}). Nobody is let in until it is put right."""


class BadMapping(Problem):
    """These mappings of columns cannot be used: {reason}. Nothing was changed. Choose a file that the imports page or
    `python -m data mappings export` has written."""


class KeepingProblem(Problem):
    """The database could not be used."""


class DatabaseInUse(KeepingProblem):
    """The database {path} is open in another window or command of Portée. Close that one, or wait, and try again."""


class NotADatabase(KeepingProblem):
    """{path} is not a database of Portée, or it is damaged ({saw}). Nothing in it was changed. Name another with --db or
    PORTEE_DB, or put a backup in its place."""


class NewerDatabase(KeepingProblem):
    """The database {path} was made by a later version of Portée (schema {found}; this one knows {known}). Update
    Portée; nothing was changed."""


class NoSuchReceipt(KeepingProblem):
    """No receipt is called {receipt}. `python -m data receipts` lists them."""


class NotEmpty(KeepingProblem):
    """The database {path} already holds {receipts} receipts, and the sample only fills an empty one. Name another with --db."""


class FailedMigration(KeepingProblem):
    """The database {path} comes from an earlier version and could not be brought up to this one (step {step}: {why}). It was left
    as it was; keep a copy of it, and go back to the version that made it."""


class NoOriginal(KeepingProblem):
    """The receipt {receipt} was kept by a version of Portée that did not keep the files themselves, so its file cannot be given
    back. Its numbers are in the database as ever."""


class MissingOriginal(KeepingProblem):
    """The original of {file} should lie at {path}, and is not there. Nothing was changed. Drop the same file again, or put
    it back from a backup."""


class DamagedOriginal(KeepingProblem):
    """The original of {file}, at {path}, no longer holds the bytes that were dropped. Nothing was changed. Drop the same file
    again, or put it back from a backup."""


class CannotRebuild(KeepingProblem):
    """The original of {file} is no longer read as {export} ({why}), so the receipt {receipt} cannot be made again. Nothing was
    changed."""


class UnknownCode(KeepingProblem):
    """No snapshot has the code {code}. Eight signs, as printed at the foot of a slide or a file; letters may be small."""


class NotInSeal(KeepingProblem):
    """The snapshot {code} does not hold the answer to {question}: it was not asked when the month was sealed."""


class DamagedSeal(KeepingProblem):
    """The snapshot {code} is no longer what was sealed. Nothing of it is shown; restore a backup that was made after it."""


class InTheWay(KeepingProblem):
    """There is already a file at {path}, and nothing is written over it. Give another name, or move it away first."""


class NotABackup(KeepingProblem):
    """{file} is not a backup of Portée ({saw}). Nothing was changed. Choose a file that `python -m data backup` or the
    settings page has written."""


class DamagedBackup(KeepingProblem):
    """{file} is a backup of Portée that is cut short or was changed ({saw}). Nothing was changed. Copy it again from where it
    was kept, or choose another one."""


class NewerBackup(KeepingProblem):
    """{file} was made by a later version of Portée ({found}; this one knows {known}). Update Portée; nothing was changed."""
