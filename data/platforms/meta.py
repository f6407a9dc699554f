"""Meta: Facebook and Instagram content exports, Insights cards and audience."""

from dataclasses import replace

from data.clock import pacific_day
from data.export import Claim, Column, Export
from data.facts import Facts
from data.problems import DamagedFile, UnknownExport
from data.reading import Reading
from data.rows import daily, posts, read_rows, slices
from data.table import Table
from data.values import identifier, iso_day, number, percent, plain, us_instant, whole, words

# ── one row per post, lifetime to date ──────────────────────────────────────────────────────────────────────────────


def published(text):
    """Meta's publish time is the wall clock of California, month first in French too."""
    moment = us_instant(text)
    if moment is None:
        raise ValueError("no publish time")
    return pacific_day(moment)


_FORMATS = {"photos": "photo", "photo": "photo", "videos": "video", "video": "video", "reels": "reel", "reel": "reel",
            "links": "link", "link": "link", "liens": "link", "live": "live", "text": "text", "ig image": "photo",
            "image ig": "photo", "ig reel": "reel", "reel ig": "reel", "ig carousel": "carousel", "carrousel ig": "carousel"}


def post_format(text):
    """A post type, in either language, as a format of ours; a type never seen is `other`. A story is no post."""
    if {"story", "stories"} & set(plain(text).split()):
        raise ValueError(text)
    return _FORMATS.get(plain(text), "other") if text.strip() else None


def _caption(values):
    """Photos carry their caption in the title, reels in either: the longer speaks. A /reel/ address makes a reel."""
    titles, longer = values.pop("title", None), values["text"]
    if titles:
        longer = [max(title or "", text or "", key=len) or None for title, text in zip(titles, longer, strict=True)]
    links = values.get("permalink") or [None] * len(longer)
    formats = ["reel" if "/reel/" in (link or "") else kind for link, kind in zip(links, values["format"], strict=True)]
    return {**values, "text": longer, "format": formats}


def lifetime(text):
    """The `Date` of a lifetime row is a word, `Lifetime` or `Global`; a day there means a breakdown by day, which is not ours."""
    if any(letter.isdigit() for letter in text):
        raise ValueError(text)
    return text


_SHARED = {
    "span": Column(lifetime, en="Date", fr="Date"),
    "post_id": Column(identifier, en="Post ID", fr="Identifiant de la publication", needed=True),
    "published": Column(published, en="Publish time", fr="Heure de publication", needed=True),
    "format": Column(post_format, en="Post type", fr="Type de publication", needed=True),
    "text": Column(words, en="Description", fr="Description"),
    "permalink": Column(words, en="Permalink", fr="Permalien"),
    "comment": Column(words, en="Data comment", fr="Commentaire des données"),
    "views": Column(whole, en="Views", fr="Vues"),
    "reach": Column(whole, en="Reach", fr="Couverture"),
    "comments": Column(whole, en="Comments", fr="Commentaires"),
    "shares": Column(whole, en="Shares", fr="Partages"),
}
_RANGE = r"(?P<from>[A-Z][a-z]{2}-\d{2}-\d{4})_(?P<to>[A-Z][a-z]{2}-\d{2}-\d{4})_\d+"

_STORIES = ("Navigation", "Sticker taps", "Replies", "Réponses", "Appuis sur des stickers", "Profile visits", "Visites de profil")

FACEBOOK = Export(
    name="facebook.posts", platform="facebook", without=_STORIES, reads=posts(_caption, failed="comment"), says=_RANGE,
    columns={
        **_SHARED,
        "page_id": Column(identifier, en="Page ID", fr="ID de la Page", needed=True),
        "account": Column(words, en="Page name", fr="Nom de la page"),
        "title": Column(words, en="Title", fr="Titre"),
        "interactions": Column(whole, en="Reactions, Comments and Shares", fr="Réactions, commentaires et partages"),
        "reactions": Column(whole, en="Reactions", fr="Réactions"),
        "clicks": Column(whole, en="Total clicks", fr="Total des clics"),
        "link_clicks": Column(whole, en="Link Clicks", fr="Clics sur un lien"),
        "video_views": Column(whole, en="3-second video views", fr="Vues de vidéo de 3 secondes"),
        "watch_seconds": Column(number, en="Seconds viewed", fr="Secondes regardé(e)"),
    },
    parts={"interactions": ("reactions", "comments", "shares")})

INSTAGRAM = Export(
    name="instagram.posts", platform="instagram", reads=posts(failed="comment"), says=_RANGE,
    without=_STORIES,
    columns={
        **_SHARED,
        "account_id": Column(identifier, en="Account ID", fr="ID du compte", needed=True),
        "account": Column(words, en="Account username", fr="Nom de profil du compte"),
        "likes": Column(whole, en="Likes", fr="Mentions J’aime"),
        "saves": Column(whole, en="Saves", fr="Enregistrements"),
        "new_followers": Column(whole, en="Follows", fr="Followers en plus"),
    },
    parts={"interactions": ("likes", "comments", "shares", "saves")})

EITHER = ("facebook", "instagram")

# ── Insights cards: one daily measure a file ────────────────────────────────────────────────────────────────────────

_TITLES = {                                      # title of the card → platform (None: it does not say), measure
    "facebook follows": ("facebook", "new_followers"), "instagram follows": ("instagram", "new_followers"),
    "follows": (None, "new_followers"), "facebook visits": ("facebook", "profile_visits"),
    "instagram profile visits": ("instagram", "profile_visits"), "facebook link clicks": ("facebook", "link_clicks"),
    "instagram link clicks": ("instagram", "link_clicks"), "content interactions": (None, "interactions"),
    "views": (None, "views"), "viewers": (None, "viewers"), "reach": (None, "reach"), "facebook reach": ("facebook", "reach"),
}
_CARD = {"day": Column(iso_day, en="Date", needed=True), "value": Column(whole, en="Primary", needed=True)}


def _find_card(export, document):
    """A title alone on its line, then `Date, Primary`; an audience file may hold such a block, and is an audience file."""
    for grid in document.grids:
        if _is_audience(grid):
            continue
        for at, names in enumerate(grid.heads):
            if at and names == {"date", "primary"}:
                title = next((cell for row in reversed(grid.rows[:at]) for cell in row if cell.strip()), "")
                stacked = sum(bool(row) and plain(row[0]) == "date" for row in grid.rows) > 1
                if plain(title) not in _TITLES or stacked:       # two series in one file would be added to one
                    raise UnknownExport(file=document.name, saw=title or "a Meta card without a title")
                return Claim(export, {"main": Table.under(grid, at)}, frozenset([grid.name]))
    return None


def _card_title(document):
    rows = document.grids[0].rows
    return next(known for row in rows for cell in row if (known := _TITLES.get(plain(cell))))


def _card_title(document):
    cells = (cell for row in document.grids[0].rows for cell in row)
    return next(_TITLES[plain(cell)] for cell in cells if plain(cell) in _TITLES)


def _read_card(claim, context):
    said, measure = _card_title(context.document)
    platform = context.platform(said)
    rows = read_rows(claim, context, ("day",))
    return daily(replace(rows, values={"day": rows["day"], measure: rows["value"]}), claim, context, platform)


CARD = Export(name="meta.card", platforms=EITHER, reads=_read_card, columns=_CARD, find=_find_card)

# ── Insights audience: stacked blocks, a snapshot of the day it is downloaded ───────────────────────────────────────

_AGES, _COUNTRIES, _CITIES = "age & gender", "top countries", ("top cities", "top towns/cities")
_GENDERS = {"women": "women", "men": "men"}


def _find_audience(export, document):
    """At least one block's title alone on its line, and `Women, Men` or a list of places under it."""
    for grid in document.grids:
        if _is_audience(grid):
            return Claim(export, {"main": Table.under(grid, 0)}, frozenset([grid.name]))
    return None


def _is_audience(grid):
    return any(row and plain(row[0]) == _AGES and not any(row[1:]) for row in grid.rows)


def _blocks(grid):
    """{title: rows} of the stacked blocks; an empty line ends a block."""
    blocks, rows = {}, None
    for row in grid.rows:
        filled = [cell for cell in row if cell.strip()]
        if not filled:
            rows = None
        elif rows is None:
            rows = blocks.setdefault(plain(filled[0]), [])
        else:
            rows.append(row)
    return blocks


def _cell(text, context):
    try:
        return percent(text.replace(",", ".") if context.document.delimiter == ";" else text)
    except ValueError as unreadable:             # a spreadsheet program makes a day of 3.4, and of nothing else
        raise DamagedFile(file=context.file, saw=text, column="%") from unreadable


def _pyramid(rows, context):
    genders = [_GENDERS.get(plain(name)) for name in rows[0][1:]]
    return [(f"{gender} {row[0]}", _cell(text, context))
            for row in rows[1:] for gender, text in zip(genders, row[1:], strict=False) if gender]


def _places(rows, context):
    return [(name, _cell(text, context)) for name, text in zip(rows[0], rows[1], strict=False)]


def _read_audience(claim, context):
    platform, day = context.platform(), context.snapshot_day()
    blocks = _blocks(context.document.grids[0])
    told = {"age_gender": _pyramid(blocks[_AGES], context) if blocks.get(_AGES) else []}
    for dimension, titles in (("country", (_COUNTRIES,)), ("city", _CITIES)):
        rows = next((blocks[title] for title in titles if title in blocks), [])
        told[dimension] = _places(rows, context) if len(rows) > 1 else []
    facts = Facts()
    for dimension, cells in told.items():
        facts = facts.plus("segment", slices(platform, context.account(), dimension, "followers", day, day,
                                             [name for name, _ in cells], shares=[part for _, part in cells]))
    rows = sum(part is not None for cells in told.values() for _, part in cells)
    return Reading(rows, day, day, {}, facts, platform=platform, exported_on=day, language="en")      # its titles, as found


AUDIENCE = Export(name="meta.audience", platforms=EITHER, reads=_read_audience, find=_find_audience,
                  columns={"title": Column(words, en="Age & gender"), "gender": Column(words, en="Women")})

EXPORTS = (FACEBOOK, INSTAGRAM, CARD, AUDIENCE)
