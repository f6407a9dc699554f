"""Search Console's archives: the month's days, queries, pages, countries and devices. The account that owns the property is in English."""

from data.samples import story

SITE, START = "arrivants.example", 6               # the property was verified in October 2021, with the ads account
_QUERIES = (("centre arrivants london", 0.17, 2.1), ("newcomer centre london ontario", 0.11, 3.4), ("free english classes london", 0.09, 6.8),
            ("cours de français london ontario", 0.07, 4.2), ("settlement services london", 0.05, 7.9), ("aide aux nouveaux arrivants", 0.04, 5.6),
            ("linc classes london ontario", 0.035, 9.1), ("job help for newcomers", 0.03, 12.4), ("bénévolat london ontario", 0.02, 8.3),
            ("conversation circle london", 0.02, 4.9), ("logement nouveaux arrivants", 0.015, 11.7), ("free tax clinic london", 0.01, 14.2))
_PAGES = (("/", 0.31), ("/services/emploi", 0.19), ("/cours-de-langue", 0.17), ("/services/logement", 0.12), ("/blog/premier-entretien", 0.08), ("/benevolat", 0.06))
_COUNTRIES = (("Canada", 0.86), ("United States", 0.05), ("India", 0.03), ("Nigeria", 0.02), ("France", 0.02))
_DEVICES = (("Mobile", 0.61), ("Desktop", 0.35), ("Tablet", 0.04))
_COUNTS = "Clicks,Impressions,CTR,Position"


def _line(name, clicks, shown, position):
    rate = f"{round(100 * clicks / shown, 2):g}%" if shown else "0%"
    return f"{name},{clicks},{shown},{rate},{round(position, 2):g}"


def _table(first, rows):
    return "\n".join([f"{first},{_COUNTS}", *(_line(*row) for row in rows)]).encode()


def _shown(when, clicks):
    """How often the site was shown for so many clicks: the new site of September 2022 is clicked a little more often."""
    return round(clicks * (21 if when.place < 17 else 17.5))


def _days(when):
    clicks = story.spread(round(story.SEARCH[when.place] * 0.71), when.days, "search")
    ranks = [9.6 - 0.08 * when.place + 1.4 * (story.chance("rank", day) - 0.5) for day in when.days]
    return [(day, count, _shown(when, count) + round(9 * story.chance("shown", day)), rank) for day, count, rank in zip(when.days, clicks, ranks, strict=True)]


def _parts(when, total, shares):
    """Each name's part of the month, nearer the top where the list says so."""
    rows = []
    for name, part, *rank in shares:
        clicks = round(total * part * (0.85 + 0.3 * story.chance(name, when)))
        rows.append((name, clicks, _shown(when, clicks) + round(60 * story.chance("seen", name, when)), (rank[0] if rank else 8.4) + story.chance("at", name, when)))
    return sorted(rows, key=lambda row: -row[1])


def performance(when):
    """{name: bytes} of the archive of one month, unpacked: asked for by its first and last day."""
    days = _days(when)
    total = sum(clicks for _, clicks, _, _ in days)
    pages = [(f"https://{SITE}{path}", part) for path, part in _PAGES]
    span = "-".join(f"{day.day} {day:%b %Y}" for day in (when.first, when.last))
    members = {"Chart.csv": _table("Date", days), "Queries.csv": _table("Top queries", _parts(when, total, _QUERIES)), "Pages.csv": _table("Top pages", _parts(when, total, pages)),
               "Countries.csv": _table("Country", _parts(when, total, _COUNTRIES)), "Devices.csv": _table("Device", _parts(when, total, _DEVICES)),
               "Search appearance.csv": _table("Search Appearance", ()), "Filters.csv": f"Filter,Value\nSearch type,Web\nDate,{span}".encode()}
    return {f"{SITE}-Performance-on-Search-{when.exported_on}/{name}": data for name, data in members.items()}
