"""What the deck becomes when it is taken away: each format is one module, loaded only when it is asked for."""

import io
from importlib import import_module
from importlib.util import find_spec

FORMATS = {"pptx": "powerpoint", "pdf": "pdf", "html": "html", "report": "report", "xlsx": "workbook"}
LANGUAGES = {"fr": ("fr",), "en": ("en",), "both": ("fr", "en")}
MODULE = "pages.parts.deck.{}"
SUFFIX = {"report": "pdf"}


def write(form, views, out):
    """Write the deck of these views, one a language, to a path or a stream, in one of FORMATS."""
    import_module(MODULE.format(FORMATS[form])).write(views, out)


def there():
    """The formats that can be written."""
    return [form for form, module in FORMATS.items() if find_spec(MODULE.format(module))]


def as_bytes(form, views):
    """The deck of these views in one of FORMATS, as bytes."""
    stream = io.BytesIO()
    write(form, views, stream)
    return stream.getvalue()


def file_name(form, view, languages):
    """`portee-2023-03-fr.pptx`, `portee-rapport-2023-03.pdf`: the name a downloaded file has."""
    told = "-".join(languages)
    return f"portee-{'rapport-' if form == 'report' else ''}{view.month}-{told}.{SUFFIX.get(form, form)}"
