"""What the people of the invented centre said in Portée, beside the files they dropped: what happened."""

from datetime import date

from data import events
from data.events import Event

EVENTS = (
    Event("", date(2021, 12, 1), ("tiktok",), (), "ouverture du compte", "account opened"),
    Event("", date(2022, 9, 1), ("website",), ("*",), "nouveau site", "new site"),
    Event("", date(2022, 11, 17), ("instagram",), (), "salon de l'emploi", "job fair"),
)


def say(store, before):
    """Everything they said of the months before that one."""
    for event in EVENTS:
        if str(event.day) < before:
            events.add(store, event)
