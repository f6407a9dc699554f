"""A slide's texts as files take them: the escapes of HTML read back, and nothing left that turns text around or is not printed."""

import html
import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_LONG, _PIECE = re.compile(r"\S{25,}"), 12


def printed(words):
    """A text without control characters, those that turn its direction included."""
    return _UNSEEN.sub("", words)


def plain(words):
    """A text of a slide (HTML without tags) as the characters it stands for."""
    return printed(html.unescape(words or ""))


def breakable(words):
    """The same text, in which a very long word may break where no hyphen would tell."""
    return _LONG.sub(lambda word: "\u200b".join(re.findall(f".{{1,{_PIECE}}}", word[0])), words)


def shortened(words, most):
    """The same text, cut at a word where it is longer than `most` characters."""
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
