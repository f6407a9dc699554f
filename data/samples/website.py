"""The website's files: Google Analytics reports, zipped together, and the month's hand-entry sheet."""

from data.samples import story
from data.samples.shapes import archive

_RULE = "# ----------------------------------------"
_CHANNELS = (("Direct", 0.46), ("Organic Search", 0.40), ("Organic Social", 0.08), ("Referral", 0.04), ("Unassigned", 0.02))
_PAGES = (("/", "Accueil", 0.24), ("/services/emploi", "Trouver un emploi", 0.16), ("/services/logement", "Chercher un logement", 0.12), ("/cours-de-langue", "Cours de langue", 0.11),
          ("/blog/premier-entretien", "Blogue : un premier entretien d'embauche, raconté", 0.09), ("/benevolat", "Devenir bénévole", 0.07), ("/nous-joindre", "Nous joindre", 0.06), ("/en/jobs", "Find a job", 0.05))


def _preamble(title, when, french):
    names = ("Compte\u00a0", "Propriété\u00a0", "Date de début\u00a0", "Date de fin\u00a0") if french else ("Account", "Property", "Start date", "End date")
    return [_RULE, f"# {title}", f"# {names[0]}: {story.PROPERTY}", f"# {names[1]}: {story.PROPERTY}", _RULE, "# ", "#  " if french else "# All Users",
            f"# {names[2]}: {when.first:%Y%m%d}", f"# {names[3]}: {when.last:%Y%m%d}"]


def _bytes(lines, french):
    return (("\n" if french else "\r\n").join(lines) + "\n").encode()


def _traffic(when):
    sessions = [round(story.WEBSITE_VISITS[when.place] * 0.93 * part) for _, part in _CHANNELS]
    rows = [f"{channel},{round(count * 0.82)},{count},{round(count * 0.58)},{count * 5},{count // 45}" for (channel, _), count in zip(_CHANNELS, sessions, strict=True)]
    header = "Session primary channel group (Default Channel Group),Active users,Sessions,Engaged sessions,Event count,Key events"
    return _bytes([*_preamble("Traffic acquisition: Session primary channel group (Default Channel Group)", when, False), header, *rows], False)


def _pages(when):
    total = round(story.WEBSITE_VISITS[when.place] * 2.1)
    header = "Titre de la page et classe de l'écran,Vues,Utilisateurs actifs,Nombre d'événements" if when.french else "Page path and screen class,Views,Active users,Event count"
    rows = [f"{_cell(title if when.french else path)},{round(total * part)},{round(total * part * 0.55)},{round(total * part * 2.2)}" for path, title, part in _PAGES]
    title = "Pages et écrans" if when.french else "Pages and screens: Page path and screen class"
    return _bytes([*_preamble(title, when, when.french), header, *rows], when.french)


def _cell(text):
    return f'"{text}"' if "," in text else text


def analytics(when, beside):
    """(name, bytes) of the two reports of a month, zipped by the coordinator with what she downloaded `beside` them, {name: bytes}."""
    members = {"Traffic_acquisition_Session_primary_channel_group_(Default_Channel_Group).csv": _traffic(when),
               "Pages_and_screens_Page_path_and_screen_class.csv": _pages(when)}
    return f"analytics-{when}.zip", archive(members | beside, stored=False)


HEADERS = {"fr": "plateforme,compte,mois,mesure,valeur,dimension,segment,source,note", "en": "platform,account,month,measure,value,dimension,segment,source,note"}


def sheet(when):
    """(name, bytes) of the typed sheet: in French one month, in English the next."""
    lang = "fr" if when.french else "en"
    lines = [("website", "visits", story.WEBSITE_VISITS, "", "", "Squarespace"), ("website", "unique_visitors", story.WEBSITE_PEOPLE, "", "", "Squarespace"),
             ("website", "visits", story.DIRECT, "source", "direct", "Squarespace"), ("website", "visits", story.SEARCH, "source", "google_search", "Squarespace"),
             ("instagram", "reach", story.INSTAGRAM_REACH, "", "", "Instagram"), ("instagram", "followers", story.INSTAGRAM_TOTAL, "", "", "Instagram"),
             ("linkedin", "new_visitors", story.LINKEDIN_VISITORS, "", "", "LinkedIn")]
    rows = [f"{platform},,{when},{measure},{_typed(values[when.place], lang)},{dimension},{segment},{source},"
            for platform, measure, values, dimension, segment, source in lines if values[when.place] is not None]
    return f"saisie-{when}.csv" if lang == "fr" else f"sheet-{when}.csv", "\n".join([HEADERS[lang], *rows]).encode()


def _typed(value, lang):
    """As a hand types it: a space in French, a comma (hence quotes) in English."""
    if value < 1000:
        return str(value)
    return f"{value // 1000} {value % 1000:03d}" if lang == "fr" else f'"{value:,}"'
