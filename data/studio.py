"""YouTube Studio's own words in advanced mode: what it measures, by what its rows are, and which of its three tables a grid is."""

from data.export import Column
from data.values import number, percent, plain, whole, words


def _seconds(text):
    """Hours as seconds, without the dust of the multiplication."""
    hours = number(text)
    return None if hours is None else round(hours * 3600, 4)


MEASURES = {
    "views": Column(whole, en="Views", fr="Vues"),
    "watch_seconds": Column(_seconds, en="Watch time (hours)", fr="Durée de visionnage (heures)"),
    "impressions": Column(whole, en=("Impressions", "Thumbnail impressions"), fr="Impressions"),
    "likes": Column(whole, en="Likes", fr="J'aime"),
    "comments": Column(whole, en="Comments added", fr="Commentaires ajoutés"),
    "shares": Column(whole, en="Shares", fr="Partages"),
    "new_followers": Column(whole, en="Subscribers gained", fr="Nouveaux abonnés"),
    "lost_followers": Column(whole, en="Subscribers lost"),
    "viewers": Column(whole, en="Unique viewers", fr="Spectateurs uniques"),
    "views_share": Column(percent, en="Views (%)"),
}
OTHERS = {                                      # known, and no measure of ours: net, means, rates, rolling people
    "net": Column(words, en="Subscribers", fr="Abonnés"),
    "engaged": Column(words, en="Engaged views", fr="Vues intentionnelles"),
    "rate": Column(words, en=("Impressions click-through rate (%)", "Thumbnail click-through rate (%)"),
                   fr="Taux de clics par impression (%)"),
    "mean": Column(words, en="Average view duration", fr="Durée moyenne d'une vue"),
    "part": Column(words, en="Average percentage viewed (%)", fr="Pourcentage moyen de vidéo regardé (%)"),
    "stayed": Column(words, en=("Stayed to watch (%)", "Viewed (vs. swiped away) (%)"), fr="Ont continué de regarder (%)"),
    "each": Column(words, en="Average views per viewer", fr="Nombre moyen de vues par spectateur"),
    "new": Column(words, en="New viewers", fr="Nouveaux spectateurs"),
    "casual": Column(words, en="Casual viewers", fr="Spectateurs occasionnels"),
    "back": Column(words, en=("Returning viewers", "Regular viewers"), fr="Spectateurs réguliers"),   # French writes it twice
    "shown": Column(words, en="Shown in feed"), "dislikes": Column(words, en="Dislikes"),
    "premium": Column(words, en="YouTube Premium views"), "watch_share": Column(words, en="Watch time (hours) (%)"),
}
PARTS = {"interactions": ("likes", "comments", "shares")}
VIDEO = {"content", "contenu", "video"}
DIMENSIONS = {"traffic source": "traffic_source", "geography": "country", "viewer age": "age", "viewer gender": "gender",
               "subscription status": "subscription_status", "cities": "city", "content type": "content_type"}
_BESIDE = {plain(name) for name in ("Video title", "Titre de la vidéo", "Video publish time", "Heure de publication de la vidéo",
                                    "Duration", "Durée", "Source type", "Source title")}
_KNOWN = {name for column in (*MEASURES.values(), *OTHERS.values()) for name in column.aliases}
_WATCH = set(MEASURES["watch_seconds"].aliases)
_LABELS = VIDEO | DIMENSIONS.keys() | _BESIDE
# words of other platforms too, so that two columns alone do not say whose they are; views are what YouTube charts by itself
ANYBODY_S = {plain(name) for name in ("Impressions", "Likes", "J'aime", "Shares", "Partages", "Dislikes", "Subscribers", "Abonnés",
                                       "Nouveaux abonnés", "New viewers", "Nouveaux spectateurs", "Returning viewers")}
VIEWS = set(MEASURES["views"].aliases)


def kind_of_grid(grid):
    """`table`, `totals`, `chart` by the names of the first row, or None."""
    if len(grid.header) < 2:
        return None
    first, *rest = grid.header
    summed = len(grid.rows) > 1 and plain((grid.rows[1] or [""])[0]) == "total"
    sure = summed or bool(_WATCH & set(rest))
    if first == "date":
        if set(rest[:-1]) & _LABELS:
            return "chart" if rest[-1] in _KNOWN and set(rest[:-1]) <= _LABELS and rest[0] not in _BESIDE else None
        if len(rest) == 1 and not summed:
            return "totals" if rest[0] in _KNOWN else None
    elif first in _KNOWN | _BESIDE or set(rest) & (VIDEO | DIMENSIONS.keys() | {"date"}):
        return None                              # no name for its rows, or two
    elif first not in VIDEO | DIMENSIONS.keys():
        return "table" if summed and _WATCH & set(rest) else None
    return "table" if set(rest) & _KNOWN and (sure or (first in VIDEO and set(rest) & _BESIDE)) else None
