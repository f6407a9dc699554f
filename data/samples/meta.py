"""Facebook's and Instagram's files: content exports, Insights cards, audience."""

from datetime import datetime, timedelta

from data.samples import story
from data.samples.shapes import card, csv_bytes, quoted, utf16

PACIFIC_BEHIND = timedelta(hours=3)              # Toronto and California change their clocks on the same night

_FACEBOOK = {
    "en": ("Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type", "Permalink", "Is crosspost",
           "Is share", "Post type", "Languages", "Custom labels", "Funded content status", "Data comment", "Date", "Views", "Reach",
           "Reactions, Comments and Shares", "Reactions", "Comments", "Shares", "Total clicks", "Link Clicks", "Other Clicks"),
    "fr": ("Identifiant de la publication", "ID de la Page", "Nom de la page", "Titre", "Description", "Durée (s)", "Heure de publication",
           "Type de légende", "Permalien", "Est un crosspostage", "Est un partage", "Type de publication", "Langues", "Libellés personnalisés",
           "Statut du contenu financé", "Commentaire des données", "Date", "Vues", "Couverture", "Réactions, commentaires et partages", "Réactions",
           "Commentaires", "Partages", "Total des clics", "Clics sur un lien", "Autres clics")}
_INSTAGRAM = {
    "en": ("Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)", "Publish time", "Permalink", "Post type",
           "Data comment", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves"),
    "fr": ("Identifiant de la publication", "ID du compte", "Nom de profil du compte", "Nom du compte", "Description", "Durée (s)",
           "Heure de publication", "Permalien", "Type de publication", "Commentaire des données", "Date", "Vues", "Couverture", "Mentions J’aime",
           "Partages", "Followers en plus", "Commentaires", "Enregistrements")}
_TYPES = {"en": {"photo": "Photos", "reel": "Videos", "link": "Links", "live": "Live", "video": "Videos"},
          "fr": {"photo": "Photos", "reel": "Vidéos", "link": "Links", "live": "Live", "video": "Vidéos"}}
_KINDS = {"en": {"photo": "IG image", "reel": "IG reel", "carousel": "IG carousel"}, "fr": {"photo": "Image IG", "reel": "Reel IG", "carousel": "Carrousel IG"}}


def _published(post):
    moment = datetime(post.when.year, post.when.month, post.when.day, post.hour, post.minute) - PACIFIC_BEHIND
    return f"{moment:%m/%d/%Y %H:%M}"


def _name(first, last, digits):
    return f"{first:%b-%d-%Y}_{last:%b-%d-%Y}_{digits}.csv"


def _last_ninety(when, posts_of):
    """The posts of the last ninety days: every post is seen again, its totals larger."""
    start = when.exported_on - timedelta(days=92)
    posts = [post for month in story.months()[:when.place + 1] for post in posts_of(month) if post.when >= start]
    return start, posts


def _facebook_row(post, when, lang):
    grown = post.grown(when.exported_on)
    total, reach = round(post.interactions * grown), round(post.reach * grown)
    comments, shares = total // 7, total // 9
    words, reel = story.caption(post.number, post.number % 3 > 0), post.kind == "reel"
    identity = 104_000_000_000_000 + post.number * 7919
    address = f"https://www.facebook.com/{'reel' if reel else 'centrearrivants/posts'}/{identity}"
    clicks = round(reach * 0.03) if post.kind == "link" else ""
    return (identity, 61_550_000_000_017, story.PAGE, "" if reel else words, words if reel else "", 34 if reel else 0, _published(post), "N/A", address,
            0, 0, _TYPES[lang][post.kind], "", "", "", "", "Global" if lang == "fr" else "Lifetime", round(reach * 1.4), reach, total,
            total - comments - shares, comments, shares, (clicks or 0) + total // 3, clicks, total // 3)


def facebook_posts(when):
    """(name, bytes) of the Facebook content export: one row failed at Meta's in July, one row short in August."""
    lang = "fr" if when.french else "en"
    start, posts = _last_ninety(when, story.facebook_posts)
    rows = [_facebook_row(post, when, lang) for post in reversed(posts)]
    if when.month == 7:
        rows.append(("",) * 15 + ("An error occurred while computing metadata for content with ID 104000000000000.", rows[0][16], *rows[0][17:]))
    if when.month == 8:
        rows[-1] = rows[-1][:-1]
    return _name(start, when.exported_on - timedelta(days=1), 2_604_118_000_000_000 + when.place), csv_bytes(_turned(when, _FACEBOOK[lang], 17, 6), [_turned(when, row, 17, 6) for row in rows])


def _turned(when, row, place, count):
    """Every fourth month `count` measures from `place` on stand last: their order varies between downloads."""
    return (*row[:place], *row[place + count:], *row[place:place + count]) if when.place % 4 == 1 else row


def _instagram_row(post, when, lang):
    total, reach = round(post.interactions * post.grown(when.exported_on)), round(post.reach * post.grown(when.exported_on))
    comments, shares, saves = total // 8, total // 10, total // 6
    kind = _KINDS["en" if post.number % 5 == 0 else lang][post.kind]       # in one French file some rows stay English
    identity = 17_900_000_000_000_000 + post.number * 104_729
    return (identity, 17_841_400_000_000_117, story.USERNAME, "Centre Arrivants", story.caption(post.number + 5, post.number % 2 > 0),
            31 if post.kind == "reel" else 0, _published(post), f"https://www.instagram.com/{'reel' if post.kind == 'reel' else 'p'}/Cx{identity % 10**9}/",
            kind, "", "Global" if lang == "fr" else "Lifetime", round(reach * 1.2), reach, total - comments - shares - saves, shares, total // 30,
            comments, saves)


def instagram_posts(when):
    """(name, bytes) of the Instagram content export; every sixth one carries English twins of two of its French columns."""
    lang = "fr" if when.french else "en"
    start, posts = _last_ninety(when, story.instagram_posts)
    header, rows = _turned(when, _INSTAGRAM[lang], 15, 1), [_turned(when, _instagram_row(post, when, lang), 15, 1) for post in reversed(posts)]
    if lang == "fr" and when.month in (5, 11):
        header = (*header, "Permalink", "Post type")
        rows = [(*row[:7], "", "", *row[9:], row[7], row[8]) if row[0] % 2 else (*row, "", "") for row in rows]
    return _name(start, when.exported_on - timedelta(days=1), 3_815_907_000_000_000 + when.place), csv_bytes(header, rows)


CARDS = (                                        # file name, title, platform where the title does not say, which numbers
    ("Interactions.csv", "Content interactions", "facebook", story.FACEBOOK_INTERACTIONS),
    ("Follows.csv", "Facebook follows", None, story.FACEBOOK_FOLLOWERS),
    ("Interactions (1).csv", "Content interactions", "instagram", story.INSTAGRAM_INTERACTIONS),
    ("Follows (1).csv", "Instagram follows", None, story.INSTAGRAM_FOLLOWERS),
    ("Visits.csv", "Instagram profile visits", None, story.INSTAGRAM_VISITS),
)


def cards(when):
    """[(name, bytes, platform to answer or None)] of the month's Insights cards; Follows skips the days with none."""
    return [(name, card(title, _days(title, platform, total[when.place], when.days)), platform) for name, title, platform, total in CARDS]


def cards_in_progress(first, days):
    """The same for the first days of a month that is not over."""
    span = [first + timedelta(days=day) for day in range(days)]
    return [(name, card(title, _days(title, platform, round(total[-1] * days / 34), span)), platform) for name, title, platform, total in CARDS]


def _days(title, platform, total, days):
    if title == "Instagram follows":
        days = [day for day in days if story.chance("follow", day) > 0.3]
        return [(day, number) for day, number in zip(days, story.spread(total, days, title), strict=True) if number]
    return list(zip(days, story.spread(total, days, f"{title}{platform}"), strict=True))


_AGES = (("13-17", 1.4, 0.9), ("18-24", 7.2, 4.1), ("25-34", 22.8, 10.9), ("35-44", 17.1, 7.2), ("45-54", 8.3, 3.3), ("55-64", 3.4, 1.2), ("65+", 1.6, ""))
_CITIES = (("London, Ontario", 58.2), ("Toronto, Ontario", 7.9), ("Strathroy, Ontario", 3.1), ("St. Thomas, Ontario", 2.6), ("Ingersoll, Ontario", 2.4),
           ("Aylmer, Ontario", 2.1), ("Woodstock, Ontario", 1.8), ("Tillsonburg, Ontario", 1.8), ("Kitchener, Ontario", 1.5), ("Sarnia, Ontario", 1.2))
_COUNTRIES = (("Canada", 86.4), ("United States", 3.1), ("Colombia", 1.4), ("Ukraine", 1.2), ("Syria", 0.9), ("India", 0.8), ("Nigeria", 0.7),
              ("France", 0.6), ("Mexico", 0.5), ("Philippines", 0.4))


def audience(when, facebook=False):
    """The bytes of an audience file; the order of its blocks and of its columns varies from month to month."""
    drift = (23 - when.place) * 0.1 + (2.5 if facebook else 0)
    ages = [(age, round(women + (drift if age == "25-34" else 0), 1), men) for age, women, men in _AGES]
    swapped = when.place % 3 == 0
    pyramid = [quoted("Age & gender"), quoted("", *(("Men", "Women") if swapped else ("Women", "Men"))),
               *(quoted(age, *((men, women) if swapped else (women, men))) for age, women, men in ages)]
    cities = [quoted("Top cities"), quoted(*(name for name, _ in _CITIES)), quoted(*(round(part - drift if place == 0 else part, 1) for place, (_, part) in enumerate(_CITIES)))]
    countries = [quoted("Top countries"), quoted(*(name for name, _ in _COUNTRIES)), quoted(*(part for _, part in _COUNTRIES))]
    blocks = (cities, pyramid, countries) if when.place % 2 else (pyramid, countries, cities)
    return utf16([line for block in blocks for line in (*block, "")][:-1])
