"""An import kept once more: its original, read as it was then, with the answers it was given and the columns it was taught."""

from data import journal, originals
from data.rebuild import as_then, dropped, read_then


def found_again(store, receipt):
    """The export that a receipt was of, found again in its original. Raises NoSuchReceipt, NoOriginal, MissingOriginal,
    DamagedOriginal, CannotRebuild."""
    originals.of_receipt(store, receipt)
    entry = next(entry for entry in journal.entries(store.reader(), "import") if entry.subject == receipt)
    return as_then(entry, read_then(originals.folder_of(store), *dropped(entry.said)))
