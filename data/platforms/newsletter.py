"""Newsletter: Mailchimp's aggregate of campaigns, one row each, lifetime to date.

A campaign is something published: it is kept as a post, sent on its day, and each download as an observation of it, for opens
and clicks go on growing after the month. Its people (openers, clickers) stay with the campaign and are added nowhere.
"""

from dataclasses import replace

from data.days import english_day
from data.export import Column, Export, by_header
from data.rows import posts
from data.values import identifier, is_absent, whole, words


def _find(export, document):
    """By the header; a row with neither day nor id is the total of the others and no campaign."""
    claim = by_header(export, document)
    if claim is None:
        return None
    told = zip(claim.table.cells(export.columns["published"]), claim.table.cells(export.columns["post_id"]), strict=True)
    letters = [at for at, cells in enumerate(told) if not all(map(is_absent, cells))]
    return replace(claim, tables={"main": claim.table.keeping(letters)})


def _tidy(values):
    """What readers saw speaks, the working title where the file has no subject; what bounced reached nobody."""
    bounces, recipients = values.pop("bounces", None), values["recipients"]
    if bounces and "deliveries" not in values:
        told = zip(recipients, bounces, strict=True)
        values = {**values, "deliveries": [None if None in pair else pair[0] - pair[1] for pair in told]}
    titles, subjects = values.pop("title", None), values.get("text")
    if titles and subjects:
        subjects = [subject or title for subject, title in zip(subjects, titles, strict=True)]
    return {**values, "text": subjects or titles or [None] * len(values["post_id"])}


CAMPAIGNS = Export(
    name="newsletter.campaigns", platform="newsletter", find=_find, reads=posts(_tidy, key=("post_id", "published")),
    columns={"post_id": Column(identifier, en="Unique Id", needed=True),
             "published": Column(english_day, en="Send Date", needed=True),
             "title": Column(words, en="Title"), "text": Column(words, en="Subject"),
             "recipients": Column(whole, en="Total Recipients", needed=True),
             "deliveries": Column(whole, en="Successful Deliveries"), "bounces": Column(whole, en="Total Bounces"),
             "opens": Column(whole, en="Total Opens"), "unique_opens": Column(whole, en="Unique Opens"),
             "clicks": Column(whole, en="Total Clicks"), "unique_clicks": Column(whole, en="Unique Clicks")})

EXPORTS = (CAMPAIGNS,)
