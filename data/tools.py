"""Files of other tools (Later, Buffer, Hootsuite, Metricool…), whose headers nobody could verify: what a person says they are.

Such a file is an export under the tool's own name, `tool.later.posts`: its numbers are kept apart from those of the platform's own
exports, and speak only where those say nothing (`007_tools_apart.sql`). Its days and numbers were put in one form before, as the
mapping says they are written.
"""

import re
from dataclasses import replace
from functools import partial

from data.clock import month_end
from data.days import iso_day, month_of
from data.export import Column, Export
from data.facts import MEASUREMENT, Facts, measured
from data.measures import FORMATS, MEASURES, PLATFORMS
from data.problems import EmptyExport, NeedsAnswer
from data.reading import Reading, totals
from data.rows import daily, posted, read_rows, slices
from data.values import identifier, number, plain, share, whole, words

SHAPES = ("posts", "days", "months", "segments")
NAMED = ("Later", "Buffer", "Hootsuite", "Metricool")
_NAME = re.compile(r"tool\.([a-z0-9]{1,40})\.(posts|days|months|segments)")
_COMPUTED = ("rate", "mean")                     # made from their parts, never read


def name_of(tool, shape):
    """The export that a tool's files of one shape are: `tool.later.posts`. Empty where the tool's name has no letter or digit."""
    slug = re.sub(r"[^a-z0-9]", "", plain(tool))[:40]
    return f"tool.{slug}.{shape}" if slug else ""


def parts_of(name):
    """(tool, shape) of such an export's name; None where it is another's."""
    found = _NAME.fullmatch(name)
    return found and found.groups()


def export_of(name, platforms=(), about=None):
    """The Export of a tool's files of one shape; the platform is asked for where several were named."""
    shape = parts_of(name)[1]
    return Export(name=name, platform=platforms[0] if len(platforms) == 1 else None, platforms=tuple(platforms),
                  reads=partial(_READS[shape], about or {}), columns=_columns(shape), values=_VALUES if shape == "posts" else {})


def _format(text):
    """A format of ours, as the mapping translated it; one never seen is `other`."""
    return (plain(text) if plain(text) in FORMATS else "other") if text.strip() else None


_VALUES = {"format": tuple(FORMATS)}
_OWN = {
    "posts": {"key": Column(identifier, en=("post_id", "permalink"), needed=True), "post_id": Column(identifier, en="post_id"),
              "published": Column(iso_day, en="published", needed=True),
              "text": Column(words, en="text"), "permalink": Column(words, en="permalink"), "format": Column(_format, en="format"),
              "account": Column(words, en="account")},
    "days": {"day": Column(iso_day, en="day", needed=True), "account": Column(words, en="account")},
    "months": {"month": Column(month_of, en="month", needed=True), "account": Column(words, en="account")},
    "segments": {"segment": Column(words, en="segment", needed=True), "value": Column(whole, en="value"),
                 "share": Column(share, en="share")},
}


def _columns(shape):
    """What a person may say a column is: the shape's own words, then every measure that is read and not computed."""
    counted = {} if shape == "segments" else {
        name: Column(number if measure.unit in ("seconds", "money") else whole, en=name)
        for name, measure in MEASURES.items() if measure.kind not in _COMPUTED}
    return _OWN[shape] | counted


def _insist(rows, claim, context):
    if not rows.count:
        raise EmptyExport(file=context.file, export=claim.export.name)


def _posts(_about, claim, context):
    """Posts bear the tool's name before their id: the same post in the platform's own list is told by that list."""
    rows, tool = read_rows(claim, context, ("key", "published")), parts_of(claim.export.name)[0]
    _insist(rows, claim, context)
    ids = [post or link for post, link in zip(rows["post_id"], rows["permalink"], strict=True)]     # some lists only have addresses
    rows = replace(rows, values={**rows.values, "post_id": [f"{tool}:{post}" for post in ids]})
    platform = context.platform()
    return replace(posted(rows, replace(claim, export=replace(claim.export, platform=platform)), context), platform=platform)


def _days(_about, claim, context):
    return daily(read_rows(claim, context, ("day",)), claim, context)


def _months(_about, claim, context):
    rows = read_rows(claim, context, ("month",))
    _insist(rows, claim, context)
    platform, account, lasts = context.platform(), context.account(), list(map(month_end, rows["month"]))
    measures = rows.measures
    owners = [name or account or "" for name in rows["account"]]
    facts = measured(MEASUREMENT, measures, platform=platform, account=owners, ours=True, first_day=rows["month"], last_day=lasts)
    return Reading(rows.count, min(rows["month"]), max(lasts), totals(measures), Facts({"measurement": facts}), account=account,
                   platform=platform, set_aside=rows.set_aside)


def _segments(about, claim, context):
    """Slices of one breakdown: of the day of export where they are followers, else of the period answered."""
    rows = read_rows(claim, context, ("segment",))
    _insist(rows, claim, context)
    measure, dimension = about.get("measure", "followers"), about.get("dimension", "age")
    first, last = _span(measure, context)
    platform = context.platform()
    facts = slices(platform, context.account(), dimension, measure, first, last, rows["segment"], rows["value"], rows["share"])
    return Reading(rows.count, first, last, totals({measure: rows["value"]}), Facts({"segment": facts}), platform=platform,
                   set_aside=rows.set_aside)


def _span(measure, context):
    if MEASURES[measure].kind == "stock":
        return (context.snapshot_day(),) * 2
    if not context.answers.period:
        raise NeedsAnswer(file=context.file, export=context.claim.export.name, missing="period")
    return context.answers.period


_READS = {"posts": _posts, "days": _days, "months": _months, "segments": _segments}

PLATFORMS_OF = tuple(name for name in PLATFORMS if name not in ("media", "organisation"))
