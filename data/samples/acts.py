"""What the people of the invented centre said in Portée, beside the files they dropped: what happened, what
posts show, what they count, aim at and decided."""

from datetime import date, datetime

from data import benchmarks, counters, events, goals, journal
from data.benchmarks import Benchmark
from data.events import Event
from data.goals import Goal
from data.samples import organisation
from data.samples.story import chance

EVENTS = (
    Event("", date(2021, 12, 1), ("tiktok",), (), "ouverture du compte", "account opened"),
    Event("", date(2022, 9, 1), ("website",), ("*",), "nouveau site", "new site"),
    Event("", date(2022, 11, 17), ("instagram",), (), "salon de l'emploi", "job fair"),
)
DECISIONS = (
    ("2022-09/1", datetime(2022, 10, 6, 10, 30), "facebook", "format", "reel", "Trois vidéos ont dépassé l'attendu en septembre."),
    ("2022-12/1", datetime(2023, 1, 9, 11, 0), "instagram", "theme", "conversation_circles", "Les cercles amènent des inscriptions."),
)
GOALS = (
    Goal("", "Servir 1 350 nouveaux arrivants en 2023", "Serve 1,350 newcomers in 2023", date(2023, 1, 1), date(2023, 12, 31), "organisation", "",
         "newcomers_served", "sum", 1350),
    Goal("", "Réunir 2 000 abonnés sur Instagram d'ici juin 2023", "Gather 2,000 followers on Instagram by June 2023", date(2022, 7, 1), date(2023, 6, 30),
         "instagram", "", "followers", "month", 2000),
)
_INVENTED = "Chiffre inventé pour l'exemple / invented for the sample"
BENCHMARKS = (
    Benchmark("", "facebook", "engagement_rate", "reach", "year", 0.05, 0.08, "centres d'accueil inventés", "invented newcomers' centres", True, _INVENTED, date(2022, 11, 1)),
    Benchmark("", "facebook", "engagement_rate", "followers", "year", 0.01, 0.01, "entreprises inventées", "invented businesses", False, _INVENTED, date(2022, 11, 1)),
)
_PEOPLE = ("clients", "clients", "staff", "volunteers", "nobody", "partners")
_COLOURS = (("blue", "yellow"), ("blue",), ("yellow",), ("neither",))
_TAGGED_SINCE = date(2022, 4, 1)


def say(store, before):
    """Everything they said of the months before that one."""
    for event in EVENTS:
        if str(event.day) < before:
            events.add(store, event)
    for counter in organisation.COUNTERS:
        counters.define(store, counter)
    for goal in GOALS:
        if str(goal.start) < before:
            goals.aim(store, goal)
    for benchmark in BENCHMARKS:
        if str(benchmark.published) < before:
            benchmarks.cite(store, benchmark)
    posts = store.reader().execute("select platform, post_id, published, text from current_post order by platform, published, post_id").fetchall()
    with store.writer() as cursor:
        for name, at, platform, facet, value, why in DECISIONS:
            if name < before:
                journal.write(cursor, "decision", name, {"platform": platform, "facet": facet, "value": value, "why": why}, at=at)
        for platform, post, published, text in posts:
            if platform in ("facebook", "instagram") and published >= _TAGGED_SINCE:
                _tag(cursor, platform, post, text or "")


def _tag(cursor, platform, post, text):
    """The picture's people and colours, looked at by hand; and here and there what a post is really about."""
    people, colours = int(chance("people", post) * len(_PEOPLE)), int(chance("colours", post) * len(_COLOURS))
    journal.write(cursor, "tag", f"people/{platform}/{post}", {"values": [_PEOPLE[people]]})
    journal.write(cursor, "tag", f"colours/{platform}/{post}", {"values": list(_COLOURS[colours])})
    if "impôts" in text or "tax clinic" in text:
        journal.write(cursor, "tag", f"theme/{platform}/{post}", {"values": []})
    elif ("garage" in text or "jeunesse" in text) and chance("theme", post) > 0.5:
        journal.write(cursor, "tag", f"theme/{platform}/{post}", {"values": ["client_stories", "employment"] if "garage" in text else ["youth"]})
