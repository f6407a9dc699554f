"""Every question's answer, as text: what two databases must have in common to be the same to whoever asks."""

from data.measures import PLATFORMS
from metrics import questions
from metrics.__main__ import QUESTIONS, _answer
from metrics.period import Month

BY_MONTH = ("headline", "series", "trend", "content_types", "top_posts", "audience", "sources", "pages", "coverage", "typed")


def answers(store, *months):
    """{question and month: its answer}, of the months named, else of every month that holds anything."""
    reader = store.reader()
    asked = {"months": questions.months(reader)}
    for month in months or [Month.parse(month) for month in asked["months"]["month"]]:
        for name in BY_MONTH:
            asked[f"{name} {month}"] = getattr(questions, name)(reader, month)
        asked[f"total {month}"] = questions.total(reader, "views", month.back(11), month)
    return {name: answer.to_json(orient="records", date_format="iso") for name, answer in asked.items()}


def every_answer(store, *months):
    """{question and month: its answer} of every question the command knows, as text: each asked as the command asks it."""
    told, reader = {}, store.reader()
    asked = {"platform": None, "months": None, "measure": None, "start": None, "against": None}
    of = {"account": None, "grain": None, "dimension": None, "post": None}
    for month in months:
        for question in QUESTIONS:
            more = {"measure": "visits"} if question == "total" else {}
            for platform in PLATFORMS if question == "provenance" else (None,):
                more = {"measure": "interactions", "platform": platform} | of if question == "provenance" else more
                told[f"{question} {platform or ''} {month}"] = _answer(question, reader, month, **asked | more).to_json(orient="records", date_format="iso")
    return told
