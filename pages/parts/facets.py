"""What posts can be told apart by: their format, and what they are about, for whom, with whom, in which colours and language."""

from data.measures import FORMATS
from data.vocabulary import FACETS
from pages.parts.layout import escape
from pages.parts.words import typeset

EVERY = ("format", *FACETS)


def names(view, facet):
    """{value: its name as people call it} of one facet, in order; names that people gave are theirs, to be escaped in HTML."""
    return view.drawn(_names, facet)


def _names(view, facet):
    if facet == "format":
        return {name: getattr(one, view.lang) for name, one in FORMATS.items()}
    rows = view.ask_always("vocabulary")
    return {row.value: typeset(getattr(row, view.lang), view.lang) for row in rows[rows["facet"] == facet].itertuples()}


def name_of(view, facet, value):
    """One value's name, escaped."""
    return escape(names(view, facet).get(value, value.replace("_", " ")))


def kinds(view, facet, platform, equal=False):
    """The kinds of the page's twelve months by that facet, their column called `kind`."""
    if facet == "format":
        return view.ask("content_types", platform=platform).rename(columns={"format": "kind"})
    return view.ask("themes", platform=platform, by=facet, equal=equal).rename(columns={facet: "kind"})
