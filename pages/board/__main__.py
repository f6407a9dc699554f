"""`python -m pages.board --month YYYY-MM --lang fr|en|both --format … --out FILE`: the deck of a month as a file."""

from pathlib import Path

import click

from data.commands import problems_said
from data.store import default_path
from metrics.period import Month
from pages.parts.deck import slides, taken
from pages.parts.deck.taken import FORMATS, LANGUAGES
from pages.parts.frame import view_outside
from pages.parts.words import month_text


def _month(_context, _option, text):
    try:
        return Month.parse(text)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


@click.command()
@click.option("--month", callback=_month, required=True, help="YYYY-MM")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default="fr", show_default=True)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@click.option("--code", help="The snapshot that a slide's code names, rather than the month's own.")
@click.option("--db", type=click.Path(path_type=Path), default=default_path)
def main(month, lang, form, out, code, db):
    """Write the deck of a month, in French, English or both, as it was sealed, else marked as not final."""
    with problems_said(False):
        views = [view_outside(db, one, month, code) for one in LANGUAGES[lang]]
        if views[0].month != month:
            raise click.UsageError(f"{code} is a snapshot of {views[0].month}")
        if not slides.deck(views[0]):
            raise click.ClickException(views[0].say("files.nothing", month=month_text(month.first, views[0].lang)))
        taken.write(form, views, out)
    print(out)


if __name__ == "__main__":
    main()
