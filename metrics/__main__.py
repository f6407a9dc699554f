"""`python -m metrics ask QUESTION --month YYYY-MM`: one JSON object a row, absent values null."""

import json
import math
from pathlib import Path

import click

from data.commands import problems_said
from data.measures import PLATFORMS
from data.store import default_path, open_store
from metrics import questions
from metrics.period import Month
from metrics.problems import UnknownQuestion, UnknownWord

QUESTIONS = ("headline", "series", "total", "trend", "content_types", "themes", "top_posts", "audience", "sources", "pages",
             "coverage", "rates", "year_to_date", "outliers", "carried", "described", "tags", "decisions", "told_twice",
             "counters", "outcomes", "goals", "benchmarks", "provenance", "posts_at_age",
             "audience_over_time", "women", "spoken_to", "sources_over_time", "site_counts", "search", "queries", "ads", "episodes",
             "campaigns", "compare", "recommendations")
_SITE_WIDE = ("sources", "pages", "decisions", "counters", "outcomes", "goals", "sources_over_time", "site_counts", "search",
              "queries", "ads", "episodes", "campaigns", "recommendations")    # questions that know no platform
_WINDOWED = ("series", "content_types", "themes", "coverage", "rates", "described", "outcomes", "audience_over_time", "women",
             "spoken_to", "sources_over_time", "site_counts", "search", "ads", "campaigns", "compare")


def _month(_context, _option, text):
    try:
        return text and Month.parse(text)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


@click.group()
def main():
    """What we ask of the tables."""


@main.command()
@click.argument("question")
@click.option("--month", callback=_month, required=True, help="YYYY-MM")
@click.option("--platform", help="One of the contract's platforms; several for `total`, comma separated.")
@click.option("--months", type=click.IntRange(1, 240), help="How far back.")
@click.option("--measure", help="For `total` and `provenance`.")
@click.option("--account", help="For `provenance`.")
@click.option("--grain", type=click.Choice(["happened", "published"]), help="For `provenance`: where a measure has both.")
@click.option("--dimension", help="For `provenance`: of a breakdown.")
@click.option("--post", help="For `provenance`: of one post.")
@click.option("--from", "start", callback=_month, help="For `total`: its first month.")
@click.option("--against", callback=_month, help="For `compare`: the other month; the same month last year unless said.")
@click.option("--db", type=click.Path(path_type=Path), default=default_path)
@click.option("--json", "as_json", is_flag=True, help="The default: one JSON object a row.")
def ask(question, db, as_json, **options):
    """Answer one question."""
    with problems_said(True):
        answer = _answer(question, open_store(db).reader(), **options)
        for row in answer.to_dict("records"):
            print(json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False, default=str))


def _answer(question, cursor, month, platform, months, measure, start, against, **of):
    if question not in QUESTIONS:
        raise UnknownQuestion(question=question, known=", ".join(QUESTIONS))
    platforms = platform.split(",") if platform else []
    for name in platforms:
        if name not in PLATFORMS:
            raise UnknownWord(word=name, kind="platform", known=", ".join(PLATFORMS))
    if question == "provenance":
        if not (measure and platform):
            raise click.UsageError("provenance asks for --platform and --measure")
        return questions.provenance(cursor, month, platform, measure, months=months or 1, **of)
    if question == "total":
        if not measure:
            raise click.UsageError("total asks for --measure")
        return questions.total(cursor, measure, start or month, month, platforms or None)
    asked = {} if question in _SITE_WIDE else {"platform": platform}
    if months and question in _WINDOWED:
        asked["months"] = months
    if question == "compare":
        asked["against"] = against or month.same_last_year
    return getattr(questions, question)(cursor, month, **asked)


def _plain(value):
    if isinstance(value, float):
        return None if not math.isfinite(value) else int(value) if value.is_integer() and abs(value) < 2**53 else value
    if hasattr(value, "tolist"):                 # numpy's numbers and lists
        return _plain(value.tolist())
    return value


if __name__ == "__main__":
    main()
