"""Mailchimp's aggregate of campaigns: every campaign sent so far, lifetime to date, one row each."""

import csv
import io
from datetime import datetime, timedelta

from data.samples import story

# what each month's letter was about, in the order of the story; every third month a second, short one went to volunteers
_SUBJECTS = ("Le printemps au centre | Spring at the centre", "Cours de français: les inscriptions | Classes: how to enrol", "L'été des jeunes | A summer for youth",
             "Chercher un logement | Looking for a home", "La rentrée des cercles de conversation | Conversation circles are back", "Merci à nos bénévoles | Thank you, volunteers",
             "La foire de l'emploi | The job fair", "Manteaux d'hiver: vos dons à l'œuvre | Winter coats: your gifts at work", "Une année d'arrivées, et la visite de la ministre | A year of arrivals",
             "La clinique d'impôts gratuite | The free tax clinic", "Groupe de femmes: les ateliers | Women's group: workshops", "Trois histoires, trois métiers | Three stories, three trades")
_CALL = "Bénévoles demandés ce mois-ci | Volunteers wanted this month"
_HEADER = ("Title", "Subject", "Audience", "Send Date", "Send Weekday", "Total Recipients", "Successful Deliveries", "Soft Bounces", "Hard Bounces", "Total Bounces",
           "Times Forwarded", "Forwarded Opens", "Unique Opens", "Open Rate", "Total Opens", "Unique Clicks", "Click Rate", "Total Clicks", "Unsubscribes",
           "Abuse Complaints", "Times Liked on Facebook", "Folder Id", "Unique Id", "Total Orders", "Total Gross Sales", "Total Revenue")
_APPLE = datetime(2021, 9, 20)                    # from this day on Apple Mail opens every letter by itself


def _sent(when):
    """(moment, subject, recipients, share that clicked) of the month's letters."""
    people = 780 + 21 * when.place
    letters = [(datetime(when.year, when.month, 8, 10, 15), _SUBJECTS[when.place % len(_SUBJECTS)], people, 0.032 + 0.0006 * when.place)]
    if when.month % 3 == 0:
        letters.append((datetime(when.year, when.month, 20, 16, 30), _CALL, people // 5, 0.058))
    return letters


def _row(moment, subject, people, clicked, exported_on):
    age = max((exported_on - moment.date()).days, 0)
    late, hazard = 1 - 0.35 * 0.5 ** (age / 6), 0.85 + 0.3 * story.chance("letter", moment)
    arrived = people - people // 50
    opened = round(arrived * (0.46 if moment >= _APPLE else 0.27) * hazard * late)
    clickers = round(arrived * clicked * hazard * late)
    return (f"Infolettre {moment:%Y-%m}" if people > 500 else f"Bénévoles {moment:%Y-%m} (copy 02)", subject, "Centre Arrivants", f"{moment:%b %d, %Y %I:%M} {'am' if moment.hour < 12 else 'pm'}",
            f"{moment:%A}", people, arrived, people // 80, people // 50 - people // 80, people // 50, 0, 0, opened, f"{100 * opened / arrived:.2f}%", round(opened * 1.7),
            clickers, f"{100 * clickers / arrived:.2f}%", round(clickers * 1.4), people // 240, 0, 0, "", f"{int(story.chance('id', moment) * 16**10):010x}", 0, "0.00", "0.00")


def campaigns(when):
    """{name: bytes} of the list as it stood when the month was downloaded, newest first."""
    every = [letter for month in story.months()[:when.place + 1] for letter in _sent(month) if letter[0].date() < when.exported_on - timedelta(days=1)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([_HEADER, *(_row(*letter, when.exported_on) for letter in sorted(every, reverse=True))])
    return {"campaigns.csv": stream.getvalue().encode()}
