"""An import kept once more: its original, read as it was then, with the answers it was given."""

from data import journal, originals
from data.journey import read_files
from data.rebuild import as_then


def found_again(store, receipt):
    """The export that a receipt was of, found again in its original. Raises NoSuchReceipt, NoOriginal, MissingOriginal,
    DamagedOriginal, CannotRebuild."""
    original = originals.of_receipt(store, receipt)
    entry = next(entry for entry in journal.entries(store.reader(), "import") if entry.subject == receipt)
    return as_then(entry, list(read_files([(original.name, original.data)])))
