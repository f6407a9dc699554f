"""Every question's answer, as text: what two databases must have in common to be the same to whoever asks."""

from metrics import questions
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
