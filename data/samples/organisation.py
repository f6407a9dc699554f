"""What the centre counts itself: three numbers that its services send each month, under their names in the month's language."""

from data.counters import Counter
from data.samples.website import HEADERS

COUNTERS = (
    Counter("", "Nouveaux arrivants servis", "Newcomers served", "people", 1, "Registre d'accueil", slide=True),
    Counter("", "Revenus de l'interprétation", "Interpretation revenue", "money", 1, "Comptabilité"),
    Counter("", "Nouveaux bénévoles", "New volunteers", "people", 1, "Coordination des bénévoles"),
)
_SERVED = (84, 88, 97, 90, 104, 131, 118, 109, 78, 96, 92, 108, 95, 99, 112, 103, 118, 149, 131, 122, 86, 113, 109, 127)
_REVENUE = (2140, 2310, 2280, 1960, 2050, 2620, 2540, 2480, 1890, 2410, 2390, 2750, 2520, 2640, 2710, 2300, 2480, 3120, 2980, 2870, 2150, 2830, 2760, 3240)
_VOLUNTEERS = (3, 4, 2, 1, 5, 9, 6, 4, 2, 7, 5, 4, 6, 3, 4, 2, 6, 12, 8, 11, 3, 9, 6, 8)


def counted(when):
    """(name, bytes) of the month's counters, as a sheet."""
    lang = "fr" if when.french else "en"
    rows = [f"organisation,,{when},{getattr(counter, lang)},{values[when.place]},,,{counter.source},"
            for counter, values in zip(COUNTERS, (_SERVED, _REVENUE, _VOLUNTEERS), strict=True)]
    return f"{'compteurs' if lang == 'fr' else 'counters'}-{when}.csv", "\n".join([HEADERS[lang], *rows]).encode()
