"""The words of the house: measures with their kind and names, platforms, formats, dimensions, exports.

A measure's *kind* decides what may be done with it:

    flow     may be summed over days, posts, accounts
    stock    the last value of the period, never summed over time
    unique   people: never summed over days, posts, platforms or segments
    rate     recomputed from its parts, never averaged
    mean     likewise

The catalogue lives in `data` because reading needs it (the totals of a file are its flows) and because the
hand-entry sheet may name a measure in French or English.
"""

from dataclasses import dataclass
from functools import cache

from data.values import plain


@dataclass(frozen=True)
class Measure:
    """One thing that can be counted: its kind, its unit, which way is good (+1, −1, 0), names and meanings."""

    name: str
    kind: str
    unit: str
    better: int
    fr: str
    en: str
    fr_meaning: str
    en_meaning: str


@dataclass(frozen=True)
class Named:
    """A word of the contract with its French and English name."""

    name: str
    fr: str
    en: str


_ROWS = (
    # name, kind, unit, better, French, English, French meaning, English meaning
    ("views", "flow", "count", 1, "Vues", "Views", "lectures ou affichages, répétitions comprises", "plays or times on screen, repeats included"),
    ("impressions", "flow", "count", 1, "Impressions", "Impressions", "affichages à l’écran", "times shown on screen"),
    ("interactions", "flow", "count", 1, "Interactions", "Interactions", "réactions, commentaires et partages; jamais les clics", "reactions, comments and shares; never clicks"),
    ("reactions", "flow", "count", 1, "Réactions", "Reactions", "réactions de toute sorte", "reactions of every sort"),
    ("likes", "flow", "count", 1, "Mentions J’aime", "Likes", "mentions J’aime", "likes"),
    ("comments", "flow", "count", 1, "Commentaires", "Comments", "commentaires et réponses", "comments and replies"),
    ("shares", "flow", "count", 1, "Partages", "Shares", "partages et republications", "shares and reposts"),
    ("saves", "flow", "count", 1, "Enregistrements", "Saves", "publications mises de côté par les lecteurs", "posts that readers put aside"),
    ("clicks", "flow", "count", 1, "Clics", "Clicks", "clics de toute sorte", "clicks of every sort"),
    ("link_clicks", "flow", "count", 1, "Clics sur un lien", "Link clicks", "clics qui mènent ailleurs", "clicks that lead elsewhere"),
    ("new_followers", "flow", "count", 1, "Nouveaux abonnés", "New followers", "abonnements de la période, sans retrancher les départs", "follows of the period, departures not deducted"),
    ("lost_followers", "flow", "count", -1, "Abonnés perdus", "Lost followers", "désabonnements de la période", "unfollows of the period"),
    ("profile_visits", "flow", "count", 1, "Visites du profil", "Profile visits", "visites de la page ou du profil", "visits to the page or profile"),
    ("page_views", "flow", "count", 1, "Pages vues", "Page views", "pages affichées, répétitions comprises", "pages shown, repeats included"),
    ("visits", "flow", "count", 1, "Visites", "Visits", "séances de navigation", "browsing sessions"),
    ("engaged_sessions", "flow", "count", 1, "Visites avec engagement", "Engaged sessions", "visites d’au moins dix secondes, deux pages ou un événement clé", "visits of ten seconds, two pages or a key event"),
    ("events", "flow", "count", 0, "Événements", "Events", "événements mesurés par Google Analytics", "events measured by Google Analytics"),
    ("key_events", "flow", "count", 1, "Événements clés", "Key events", "événements que l’organisation a marqués comme clés", "events the organisation marked as key"),
    ("new_users", "flow", "count", 1, "Nouveaux utilisateurs", "New users", "premières visites", "first visits"),
    ("video_views", "flow", "count", 1, "Vues de vidéos", "Video views", "lectures de vidéos, comptées à part", "video plays, counted apart"),
    ("watch_seconds", "flow", "seconds", 1, "Durée de visionnage", "Watch time", "durée totale de visionnage, ou d’écoute d’un balado", "total time watched, or listened to a podcast"),
    ("posts", "flow", "count", 0, "Publications", "Posts", "publications parues", "posts published"),
    ("recipients", "flow", "count", 0, "Destinataires", "Recipients", "envois de l’infolettre, reçus ou non", "newsletters sent, delivered or not"),
    ("opens", "flow", "count", 1, "Ouvertures", "Opens", "ouvertures, répétitions comprises", "opens, repeats included"),
    ("cost", "flow", "money", 0, "Dépense", "Cost", "dépense publicitaire; offerte par Ad Grants", "ad spend; donated by Ad Grants"),
    ("conversions", "flow", "count", 1, "Conversions", "Conversions", "conversions publicitaires", "ad conversions"),
    ("plays", "flow", "count", 1, "Lectures", "Plays", "lectures d’épisodes", "episode plays"),
    ("streams", "flow", "count", 1, "Écoutes", "Streams", "écoutes d’au moins soixante secondes", "listens of at least sixty seconds"),
    ("mentions", "flow", "count", 1, "Mentions", "Mentions", "mentions dans les médias", "media mentions"),
    ("engagements", "flow", "count", 1, "Engagements", "Engagements", "total élargi de la plateforme, clics compris", "the platform’s wider total, clicks included"),
    ("followers", "stock", "people", 1, "Abonnés", "Followers", "abonnés au dernier jour de la période", "followers on the period’s last day"),
    ("subscribers", "stock", "people", 1, "Abonnés à la chaîne", "Subscribers", "abonnés au dernier jour de la période", "subscribers on the period’s last day"),
    ("reach", "unique", "people", 1, "Comptes rejoints", "Accounts reached", "personnes différentes rejointes, estimation de la plateforme", "different people reached, the platform’s estimate"),
    ("viewers", "unique", "people", 1, "Spectateurs", "Viewers", "personnes différentes qui ont vu", "different people who saw"),
    ("unique_visitors", "unique", "people", 1, "Visiteurs uniques", "Unique visitors", "personnes différentes, estimées par le témoin du navigateur", "different people, estimated by browser cookie"),
    ("active_users", "unique", "people", 1, "Utilisateurs actifs", "Active users", "personnes différentes actives", "different active people"),
    ("unique_impressions", "unique", "people", 1, "Membres atteints", "Unique impressions", "membres différents qui ont vu", "different members who saw"),
    ("deliveries", "unique", "people", 0, "Envois reçus", "Deliveries", "destinataires qui ont reçu l’envoi", "recipients whom the letter reached"),
    ("unique_opens", "unique", "people", 1, "Ouvreurs", "Unique opens", "destinataires différents qui ont ouvert", "different recipients who opened"),
    ("unique_clicks", "unique", "people", 1, "Cliqueurs", "Unique clicks", "destinataires différents qui ont cliqué", "different recipients who clicked"),
    ("listeners", "unique", "people", 1, "Auditeurs", "Listeners", "personnes différentes qui ont écouté", "different people who listened"),
    ("audience_size", "unique", "people", 1, "Taille de l’auditoire", "Audience size", "personnes différentes qui ont lancé un épisode", "different people who started an episode"),
    ("new_visitors", "unique", "people", 1, "Nouveaux visiteurs", "New visitors", "personnes venues pour la première fois", "people who came for the first time"),
    ("engagement_rate", "rate", "fraction", 1, "Taux d’engagement", "Engagement rate", "interactions divisées par les vues", "interactions divided by views"),
    ("click_through_rate", "rate", "fraction", 1, "Taux de clics", "Click-through rate", "clics divisés par les impressions", "clicks divided by impressions"),
    ("open_rate", "rate", "fraction", 1, "Taux d’ouverture", "Open rate", "ouvreurs divisés par les envois reçus", "unique opens divided by deliveries"),
    ("bounce_rate", "rate", "fraction", -1, "Taux de rebond", "Bounce rate", "part des visites sans engagement", "share of visits without engagement"),
    ("average_position", "mean", "rank", -1, "Position moyenne", "Average position", "rang moyen dans les résultats de recherche", "mean rank in search results"),
    ("average_watch_seconds", "mean", "seconds", 1, "Visionnage moyen", "Average watch time", "durée de visionnage divisée par les vues", "watch time divided by views"),
    ("views_per_post", "mean", "count", 1, "Vues par publication", "Views per post", "vues à ce jour divisées par le nombre de publications", "views so far divided by the number of posts"),
)

MEASURES = {row[0]: Measure(*row) for row in _ROWS}
FLOWS = frozenset(name for name, measure in MEASURES.items() if measure.kind == "flow")


def kind_of(measure, platform=None):
    """The kind of a measure; whatever `organisation` counts is a flow."""
    if platform == "organisation" and measure not in MEASURES:
        return "flow"
    return MEASURES[measure].kind


def _named(*rows):
    return {row[0]: Named(*row) for row in rows}


PLATFORMS = _named(
    ("facebook", "Facebook", "Facebook"),
    ("instagram", "Instagram", "Instagram"),
    ("linkedin", "LinkedIn", "LinkedIn"),
    ("tiktok", "TikTok", "TikTok"),
    ("youtube", "YouTube", "YouTube"),
    ("x", "X", "X"),
    ("website", "Site web", "Website"),
    ("search", "Recherche Google", "Google Search"),
    ("ads", "Google Ads", "Google Ads"),
    ("newsletter", "Infolettre", "Newsletter"),
    ("podcast", "Balado", "Podcast"),
    ("media", "Médias", "Media"),
    ("organisation", "Organisation", "Organisation"),
)

FORMATS = _named(
    ("photo", "Photo", "Photo"),
    ("video", "Vidéo", "Video"),
    ("reel", "Vidéo (reel)", "Reel"),
    ("story", "Story", "Story"),
    ("carousel", "Carrousel", "Carousel"),
    ("link", "Lien", "Link"),
    ("text", "Texte", "Text"),
    ("live", "Direct", "Live"),
    ("document", "Document", "Document"),
    ("poll", "Sondage", "Poll"),
    ("event", "Événement", "Event"),
    ("article", "Article", "Article"),
    ("other", "Autre", "Other"),
)

DIMENSIONS = _named(
    ("age", "Âge", "Age"),
    ("gender", "Genre", "Gender"),
    ("age_gender", "Âge et genre", "Age and gender"),
    ("city", "Villes", "Cities"),
    ("country", "Pays", "Countries"),
    ("region", "Régions", "Regions"),
    ("language", "Langues", "Languages"),
    ("job_function", "Fonctions", "Job functions"),
    ("seniority", "Niveaux hiérarchiques", "Seniority"),
    ("industry", "Secteurs", "Industries"),
    ("company_size", "Tailles d’entreprise", "Company sizes"),
    ("channel", "Canaux", "Channels"),
    ("source", "Provenances", "Sources"),
    ("page", "Pages", "Pages"),
    ("device", "Appareils", "Devices"),
    ("query", "Requêtes", "Queries"),
    ("campaign", "Campagnes", "Campaigns"),
    ("traffic_source", "Sources de trafic", "Traffic sources"),
    ("hour", "Heures", "Hours"),
    ("day_hour", "Jours et heures", "Days and hours"),
    ("format", "Formats", "Formats"),
    ("event", "Événements", "Events"),
    ("landing_page", "Pages d’arrivée", "Landing pages"),
    ("search_appearance", "Apparences", "Search appearances"),
    ("ad_group", "Groupes d’annonces", "Ad groups"),
    ("ad", "Annonces", "Ads"),
    ("content_type", "Types de contenu", "Content types"),
    ("subscription_status", "Abonnement", "Subscription status"),
    ("post", "Publications", "Posts"),
)

EXPORTS = _named(
    ("facebook.posts", "Facebook, publications", "Facebook, posts"),
    ("instagram.posts", "Instagram, publications", "Instagram, posts"),
    ("instagram.stories", "Instagram, stories", "Instagram, stories"),
    ("facebook.videos", "Facebook, vidéos", "Facebook, videos"),
    ("facebook.page_daily", "Facebook, Page par jour", "Facebook, Page by day"),
    ("facebook.insights_page", "Facebook, anciennes statistiques de Page", "Facebook, old Page Insights"),
    ("facebook.insights_posts", "Facebook, anciennes statistiques par publication", "Facebook, old post Insights"),
    ("meta.card", "Meta, cartes par jour", "Meta, daily cards"),
    ("meta.audience", "Meta, audience", "Meta, audience"),
    ("meta.formats", "Meta, formats de contenu", "Meta, content formats"),
    ("linkedin.content", "LinkedIn, contenu par jour", "LinkedIn, daily content"),
    ("linkedin.posts", "LinkedIn, publications", "LinkedIn, posts"),
    ("linkedin.followers", "LinkedIn, abonnés", "LinkedIn, followers"),
    ("linkedin.visitors", "LinkedIn, visiteurs", "LinkedIn, visitors"),
    ("linkedin.competitors", "LinkedIn, concurrents", "LinkedIn, competitors"),
    ("tiktok.overview", "TikTok, aperçu", "TikTok, overview"),
    ("tiktok.content", "TikTok, contenu", "TikTok, content"),
    ("tiktok.viewers", "TikTok, spectateurs", "TikTok, viewers"),
    ("tiktok.followers", "TikTok, abonnés", "TikTok, followers"),
    ("tiktok.gender", "TikTok, genre", "TikTok, gender"),
    ("tiktok.territories", "TikTok, pays", "TikTok, territories"),
    ("tiktok.activity", "TikTok, heures d’activité", "TikTok, active hours"),
    ("youtube.table", "YouTube, tableau d’une période", "YouTube, table of a period"),
    ("youtube.totals", "YouTube, totaux par jour", "YouTube, daily totals"),
    ("youtube.chart", "YouTube, graphique", "YouTube, chart"),
    ("ga4.report", "Analytics 4, rapport", "Analytics 4, report"),
    ("search.performance", "Search Console, performances", "Search Console, performance"),
    ("x.overview", "X, aperçu par jour", "X, daily overview"),
    ("x.content", "X, publications", "X, posts"),
    ("x.video", "X, vidéos par jour", "X, daily videos"),
    ("x.tweets", "Twitter, anciens gazouillis", "Twitter, old tweets"),
    ("x.daily", "Twitter, anciens jours", "Twitter, old days"),
    ("newsletter.campaigns", "Mailchimp, envois", "Mailchimp, campaigns"),
    ("podcast.spotify_episodes", "Spotify, épisodes", "Spotify, episodes"),
    ("podcast.spotify_daily", "Spotify, écoutes par jour", "Spotify, daily streams"),
    ("podcast.apple_episodes", "Apple Podcasts, épisodes", "Apple Podcasts, episodes"),
    ("podcast.apple_trends", "Apple Podcasts, tendances", "Apple Podcasts, trends"),
    ("ga4.snapshot", "Analytics 4, instantané", "Analytics 4, snapshot"),
    ("ga4.exploration", "Analytics 4, exploration", "Analytics 4, exploration"),
    ("ads.report", "Google Ads, rapport", "Google Ads, report"),
    ("sheet.month", "Saisie du mois", "Monthly sheet"),
)


@cache
def words(kind):
    """Every way a person may write a measure, platform or dimension (contract word, French, English) → its contract word."""
    table = {"measure": MEASURES, "platform": PLATFORMS, "dimension": DIMENSIONS}[kind]
    return {plain(way): name for name, entry in table.items() for way in (name, entry.fr, entry.en)}
