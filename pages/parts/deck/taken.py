"""What the deck becomes when it is taken away: each format is one module, loaded only when it is asked for."""

from importlib import import_module

FORMATS = {"pptx": "powerpoint", "pdf": "pdf", "html": "html", "report": "report", "xlsx": "workbook"}
LANGUAGES = {"fr": ("fr",), "en": ("en",), "both": ("fr", "en")}
SUFFIX = {"report": "pdf"}


def write(form, views, out):
    """Write the deck of these views, one a language, to a path or a stream, in one of FORMATS."""
    import_module(f"pages.parts.deck.{FORMATS[form]}").write(views, out)


def file_name(form, view, languages):
    """`portee-2023-03-fr.pptx`, `portee-rapport-2023-03.pdf`: the name a downloaded file has."""
    told = "-".join(languages)
    return f"portee-{'rapport-' if form == 'report' else ''}{view.month}-{told}.{SUFFIX.get(form, form)}"
