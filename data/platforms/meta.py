"""Meta's content export: Facebook and Instagram posts, stories, videos, and a Page by day."""

from data.clock import pacific_day, pacific_hour
from data.days import us_day, us_instant
from data.export import Column, Export
from data.rows import daily, posts, read_rows
from data.values import identifier, number, plain, whole, words


def published(text):
    """Meta's publish time is the wall clock of California, month first in French too."""
    moment = us_instant(text)
    if moment is None:
        raise ValueError("no publish time")
    return pacific_day(moment)


_FORMATS = {"photos": "photo", "photo": "photo", "videos": "video", "video": "video", "reels": "reel", "reel": "reel",
            "links": "link", "link": "link", "liens": "link", "live": "live", "text": "text", "ig image": "photo",
            "image ig": "photo", "ig reel": "reel", "reel ig": "reel", "ig carousel": "carousel", "carrousel ig": "carousel"}


def _is_story(text):
    return bool({"story", "stories"} & set(plain(text).split()))


def post_format(text):
    """A post type, in either language, as a format of ours; a type never seen is `other`. A story is no post."""
    if _is_story(text):
        raise ValueError(text)
    return _FORMATS.get(plain(text), "other") if text.strip() else None


def story_format(text):
    """`IG story` as a format of ours; a type we know as another's is no story."""
    if not _is_story(text) and plain(text) in _FORMATS:
        raise ValueError(text)
    return "story"


def _caption(values):
    """Photos carry their caption in the title, reels in either: the longer speaks. A /reel/ address makes a reel."""
    titles, longer = values.pop("title", None), values.get("text") or [None] * len(values["post_id"])
    if titles:
        longer = [max(title or "", text or "", key=len) or None for title, text in zip(titles, longer, strict=True)]
    links = values.get("permalink") or [None] * len(longer)
    formats = ["reel" if "/reel/" in (link or "") else kind for link, kind in zip(links, values["format"], strict=True)]
    return {**values, "text": longer, "format": formats}


def _all_of(kind):
    return lambda values: {**values, "format": [kind] * len(values["post_id"])}


def lifetime(text):
    """The `Date` of a lifetime row is a word, `Lifetime` or `Global`; a day there means a breakdown by day, which is not ours."""
    if any(letter.isdigit() for letter in text):
        raise ValueError(text)
    return text


def hour_of(text):
    """The hour of that moment where the organisation is."""
    moment = us_instant(text)
    return moment and pacific_hour(moment)


_GATHERED = {
    "views": Column(whole, en="Views", fr="Vues"),
    "reach": Column(whole, en="Reach", fr="Couverture"),
    "comments": Column(whole, en="Comments", fr="Commentaires"),
    "shares": Column(whole, en="Shares", fr="Partages"),
}
_PUBLISHED = {
    "span": Column(lifetime, en="Date", fr="Date"),
    "published": Column(published, en="Publish time", fr="Heure de publication", needed=True),
    "hour": Column(hour_of, en="Publish time", fr="Heure de publication"),
    "comment": Column(words, en="Data comment", fr="Commentaire des données"),
}
_POST = {
    "post_id": Column(identifier, en="Post ID", fr="Identifiant de la publication", needed=True),
    "format": Column(post_format, en="Post type", fr="Type de publication", needed=True),
    "text": Column(words, en="Description", fr="Description"),
    "permalink": Column(words, en="Permalink", fr="Permalien"),
}
_PAGE = {
    "page_id": Column(identifier, en="Page ID", fr="ID de la Page", needed=True),
    "account": Column(words, en="Page name", fr="Nom de la page"),
    "interactions": Column(whole, en="Reactions, Comments and Shares", fr="Réactions, commentaires et partages"),
    "reactions": Column(whole, en="Reactions", fr="Réactions"),
    "clicks": Column(whole, en="Total clicks", fr="Total des clics"),
    "link_clicks": Column(whole, en="Link Clicks", fr="Clics sur un lien"),
    "video_views": Column(whole, en="3-second video views", fr="Vues de vidéo de 3 secondes"),
    "watch_seconds": Column(number, en="Seconds viewed", fr="Secondes regardé(e)"),
}
_PROFILE = {
    "account_id": Column(identifier, en="Account ID", fr="ID du compte", needed=True),
    "account": Column(words, en="Account username", fr="Nom de profil du compte"),
    "likes": Column(whole, en="Likes", fr="Mentions J’aime"),
    "saves": Column(whole, en="Saves", fr="Enregistrements"),
    "new_followers": Column(whole, en="Follows", fr="Followers en plus"),
}
_KINDS = {"format": tuple(sorted(_FORMATS))}
_SUM = {"interactions": ("reactions", "comments", "shares")}
_RANGE = r"(?P<from>[A-Z][a-z]{2}-\d{2}-\d{4})_(?P<to>[A-Z][a-z]{2}-\d{2}-\d{4})_\d+"
_STORIES = ("Navigation", "Sticker taps", "Replies", "Réponses", "Appuis sur des stickers", "Profile visits", "Visites de profil")
_VIDEO = "Video asset ID"

FACEBOOK = Export(
    name="facebook.posts", platform="facebook", without=_STORIES, reads=posts(_caption, failed="comment"), says=_RANGE, parts=_SUM,
    values=_KINDS, columns={**_PUBLISHED, **_POST, **_GATHERED, **_PAGE, "title": Column(words, en="Title", fr="Titre")})

INSTAGRAM = Export(
    name="instagram.posts", platform="instagram", without=_STORIES, reads=posts(failed="comment"), says=_RANGE,
    values=_KINDS, columns={**_PUBLISHED, **_POST, **_GATHERED, **_PROFILE},
    parts={"interactions": ("likes", "comments", "shares", "saves")})

# ── the same people, other lists: neither is ever added to the posts ────────────────────────────────────────────────

STORIES = Export(
    name="instagram.stories", platform="instagram", reads=posts(_all_of("story"), failed="comment"), says=_RANGE,
    columns={**_PUBLISHED, **_POST, **_GATHERED, **_PROFILE,
             "format": Column(story_format, en="Post type", fr="Type de publication"),
             "only_here": Column(words, en=_STORIES[:3], fr=("Navigation", *_STORIES[3:5]), needed=True),
             "comments": Column(whole, en="Replies", fr="Réponses"),
             "profile_visits": Column(whole, en="Profile visits", fr="Visites de profil"),
             "link_clicks": Column(whole, en="Link clicks", fr="Clics sur le lien")})


def _asset(text):
    """A video's own id. The same video stands in the posts under another one: the word before it keeps the two apart."""
    asset = identifier(text)
    return asset and f"video:{asset}"


VIDEOS = Export(
    name="facebook.videos", platform="facebook", reads=posts(_all_of("video"), failed="comment"), says=_RANGE, parts=_SUM,
    columns={**_PUBLISHED, **_GATHERED, **_PAGE, "post_id": Column(_asset, en=_VIDEO, needed=True),
             "text": Column(words, en="Title", fr="Titre")})


def _read_page(claim, context):
    return daily(read_rows(claim, context, ("page_id", "day")), claim, context)


PAGE = Export(
    name="facebook.page_daily", platform="facebook", reads=_read_page, says=_RANGE, parts=_SUM,
    without=("Post ID", "Identifiant de la publication", "Publish time", "Heure de publication", _VIDEO),
    columns={**_GATHERED, **_PAGE, "account": Column(words, en="Page name", fr="Nom de la page", needed=True),
             "day": Column(us_day, en="Date", fr="Date", needed=True)})

EXPORTS = (FACEBOOK, INSTAGRAM, STORIES, VIDEOS, PAGE)
