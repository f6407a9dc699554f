"""What each platform says of the month, a row each: its sentence, the way to its files, its verdict."""

from pages.parts import layout, sentences, tiles
from pages.parts.trail import Trail, way


def said(view):
    """The rows, as HTML."""
    return "".join(_row(view, *one) for one in sentences.platforms_said(view))


def _row(view, platform, sentence, word):
    name = sentences.platform_name(platform, view.lang)
    return (f"<tr><td>{layout.dot(platform)}{name}</td><td>{sentence} {way(view, name, Trail(platform))}</td>"
            f"<td>{tiles.chip(view, word) if word else ''}</td></tr>")
