"""How alike two names are: what puts a likely word first in a list for a person to confirm, and nothing more."""

from difflib import SequenceMatcher
from functools import lru_cache

from data.measures import MEASURES
from data.translate import DAYS
from data.values import identifier, is_absent, plain, words

ALIKE = 0.62                                     # likeness under which no word is put forward
_ANYTHING = (words, identifier)                  # readers that take any text: what they read tells nothing


def names_of(export, word):
    """Every way, as compared, to call what a word of an export stands for."""
    fields = [name for name, column in export.columns.items() if plain(word) in column.aliases]
    ways = {alias for name in fields for alias in export.columns[name].aliases}
    measures = {plain(way) for name in fields if name in MEASURES for way in (name, MEASURES[name].fr, MEASURES[name].en)}
    return ways | measures | {plain(way) for name in fields for way in _COMMON.get(name, ())}


# how tools and translations call what every list has, so that the likely word stands first
_COMMON = {
    "post_id": ("post id", "id", "identifiant", "identifiant du post", "media id"),
    "format": ("type", "post type", "media type", "format"),
    "published": ("date", "published", "publish time", "posted at", "created at", "date de publication", "heure de publication"),
    "text": ("caption", "post", "message", "text", "texte", "legende", "content"),
    "account": ("profile", "account", "compte", "profil"),
    "permalink": ("link", "url", "permalink", "lien", "post url"), "day": ("date", "day", "jour"), "month": ("month", "mois"),
    "segment": ("age", "gender", "country", "city", "pays", "ville", "genre"), "value": ("value", "valeur", "total", "count"),
    "share": ("share", "%", "part", "percentage", "pourcentage"), "reach": ("couverture", "portee", "reach"),
    "views": ("views", "vues", "visionnements"), "likes": ("likes", "j'aime", "mentions j'aime"), "saves": ("saves", "saved"),
    "new_followers": ("follows", "abonnements", "new followers"),
}


def likeness(export, header, word, is_tool):
    """How alike a header and a word of an export are, 0 to 1."""
    name = plain(header)
    ways = names_of(export, word)
    if name in ways:
        return 1.0
    if any(set(way.split()) < set(name.split()) for way in ways if len(way) > 3):      # `portée du jour` holds `portée`
        return 0.7
    return max((_ratio(name, way) for way in ways), default=0.0) * (0.9 if is_tool else 1.0)


@lru_cache(maxsize=100_000)                      # the form asks again at every answer
def _ratio(one, other):
    matcher = SequenceMatcher(None, one[:80], other[:80], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def nearest(text, among):
    """The word most alike, or None where none is near."""
    ranked = sorted(((likeness_of(plain(text), plain(word)), word) for word in among), key=lambda one: -one[0])
    return ranked[0][1] if ranked and ranked[0][0] >= ALIKE else None


def likeness_of(text, word):
    """The likeness of two values, whatever the order of their words, or of a common translation."""
    ways = (word, *_TRANSLATED.get(word, ()))
    return max(_ratio(" ".join(sorted(text.split())), " ".join(sorted(way.split()))) for way in ways)


_TRANSLATED = {
    "women": ("femmes", "femme", "female"), "men": ("hommes", "homme", "male"), "female": ("femme", "femmes", "women"),
    "male": ("homme", "hommes", "men"), "other": ("autre", "autres", "divers"), "age & gender": ("age et genre", "age et sexe"),
    "top countries": ("principaux pays", "pays principaux"), "top cities": ("principales villes", "villes principales"),
    "facebook visits": ("visites facebook", "visites de la page"), "instagram profile visits": ("visites du profil instagram",),
    "facebook follows": ("abonnements facebook",), "instagram follows": ("abonnements instagram",),
    "views": ("vues", "visionnements"),
    "content interactions": ("interactions avec le contenu",), "reach": ("couverture", "portee"), "viewers": ("spectateurs",),
    "follows": ("abonnements",), "photo": ("image", "photographie"), "reel": ("reels",),
    "carousel": ("carrousel", "album", "sidecar"), "link": ("lien", "links"), "text": ("texte", "statut", "status"),
    "video": ("videos",), "live": ("direct",), "event": ("evenement",),
}


def fits(export, column, word, is_tool):
    """Whether the column's cells can be what the word says: a name alike is no reason to put text in a column of numbers."""
    fields = [name for name, of in export.columns.items() if plain(word) in of.aliases]
    said = [cell for cell in column.cells if not is_absent(cell)]
    reads = export.columns[fields[0]].reads
    if reads in _ANYTHING or fields[0] in export.values:
        return True
    if DAYS & set(fields):
        return bool(said) and all(sum(map(str.isdigit, cell)) > 2 for cell in said)
    if is_tool or fields[0] in MEASURES:
        starts = all(cell.strip()[:1].isdigit() or cell.strip()[:1] in "+-−" for cell in said)
        return starts and (fields[0] == "share" or not any("%" in cell for cell in said))
    return all_read(reads, column.cells)


def all_read(reads, cells):
    """Whether a reader can read every one of some cells."""
    for cell in cells:
        try:
            reads(cell)
        except (ValueError, LookupError, TypeError, ArithmeticError):
            return False
    return True
