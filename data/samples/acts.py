"""What the people of the invented centre said in Portée, beside the files they dropped: what happened, what posts show, what they decided."""

from datetime import date, datetime

from data import events, journal
from data.events import Event
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
_PEOPLE = ("clients", "clients", "staff", "volunteers", "nobody", "partners")
_COLOURS = (("blue", "yellow"), ("blue",), ("yellow",), ("neither",))
_TAGGED_SINCE = date(2022, 4, 1)


def say(store, before):
    """Everything they said of the months before that one."""
    for event in EVENTS:
        if str(event.day) < before:
            events.add(store, event)
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
