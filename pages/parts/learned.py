"""What a taught mapping says, in words: under a file's name whenever one was read through it, and in its receipt."""

from data.measures import EXPORTS
from pages.parts.words import counted, text

NAMED = 3                                        # pairs of words told by name; the rest are counted


def told(mapping, lang):
    """`français; « photographies » pour « photos » et 2 autres mots`: the language of a Mapping and its first words; plain text."""
    pairs = [*mapping.headers.items(), *mapping.titles.items(), *(pair for words in mapping.values.values() for pair in words.items())]
    said = [text("learned.pair", lang, theirs=theirs[:40], ours=ours[:40]) for theirs, ours in pairs[:NAMED]]
    more = [counted("learned.more", len(pairs) - NAMED, lang)] if len(pairs) > NAMED else []
    spoken = [text(f"mapping.lang_{mapping.language}", lang)] if mapping.language else []
    return ", ".join((*spoken, *said, *more))


def export_said(said, lang):
    """The export that a mapping as kept leads to, by its name; also where this version could not read the mapping any more."""
    name = said.get("export", "") if isinstance(said, dict) else ""
    return getattr(EXPORTS[name], lang) if name in EXPORTS else name
