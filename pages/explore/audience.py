"""Audience: who follows, by age and gender, place, work; what the platform does not say is shown as such."""

import streamlit as st

from data.measures import DIMENSIONS, MEASURES
from pages.parts import behind, canvas, charts, elapsed, findings, frame, layout, portrait, sentences, spoken, trail
from pages.parts.trail import Trail
from pages.parts.words import counted, day_text, number_text, percent_text

view = frame.current()


def source(dimension, told):
    """The way to the files of one breakdown."""
    return trail.way(view, getattr(DIMENSIONS[dimension], view.lang), Trail(findings.only_platform(told), "followers", dimension=dimension))


def ages(told):
    """Ages in the middle, women at left, men at right, and the rest named below."""
    rows, heads, rest = portrait.ages(view, told)
    layout.section(getattr(DIMENSIONS["age_gender"], view.lang), view.say("audience.key"), source("age_gender", told))
    canvas.show(view.drawn(charts.pyramid, findings.only_platform(told), rows, heads, rest), " · ".join(heads))
    shown = [(age, *(percent_text(share, view.lang) if share is not None else "" for share in both)) for age, *both in rows]
    behind.table(view, getattr(DIMENSIONS["age_gender"], view.lang), [view.say("chart.age"), view.say("gender.women"), view.say("gender.men")],
                 shown + ([(rest[0], "", percent_text(rest[1], view.lang))] if rest else []))
    if rest and not told["hidden"].any():
        st.html(f'<div class="pt pt-note">{view.say("audience.rest", share=percent_text(rest[1], view.lang))}</div>')
    masked(told)


def masked(told):
    """How many slices are hidden, being too few people or what would give them away."""
    if count := int(told["hidden"].sum()):
        st.html(f'<div class="pt pt-small">{counted("few.hidden", count, view.lang)}</div>')


def breakdown(dimension, told):
    """Sorted bars of one dimension; counts where no whole is known."""
    layout.section(
        getattr(DIMENSIONS[dimension], view.lang), view.say("audience.key" if told["share"].notna().any() else "audience.key_count"),
        source(dimension, told),
    )
    if told["share"].isna().all():
        masks = view.say("few.cell")
        lines = "".join(
            f'<tr><td>{layout.escape(row.segment)}</td><td class="n">{f"<em>{masks}</em>" if row.hidden else number_text(row.value, view.lang)}</td></tr>'
            for row in told[told["segment"] != "unspecified"].head(portrait.LONGEST).itertuples()
        )
        st.html(f'<div class="pt"><table class="pt-table">{lines}</table></div>')
        masked(told)
        return
    rows = portrait.shares(view, dimension, told)
    canvas.show(
        view.drawn(charts.shares, findings.only_platform(told), rows),
        "; ".join(f"{name}: {percent_text(share, view.lang)}" for name, share, _ in rows),
    )
    masked(told)
    behind.table(view, getattr(DIMENSIONS[dimension], view.lang), [view.say("chart.name"), view.say("chart.share")],
                 [(name, percent_text(share, view.lang)) for name, share, _ in rows])


def body(told):
    """Two columns of breakdowns."""
    order = [
        name
        for name in (
            "age_gender",
            "gender",
            "city",
            "country",
            "region",
            "job_function",
            "seniority",
            "industry",
            "company_size",
            "language",
        )
        if name in set(told["dimension"])
    ]
    only, columns = findings.only_platform(told), st.columns([6, 5], gap="large")
    for place, dimension in enumerate(order):
        with columns[place % 2]:
            rows = told[told["dimension"] == dimension]
            ages(rows) if dimension == "age_gender" else breakdown(dimension, rows)
    elapsed.section(view, only)
    spoken.section(view)
    own = trail.way(view, getattr(MEASURES["followers"], view.lang), Trail(only, "followers", dimension=",".join(told["dimension"].unique())))
    layout.source(view.say("audience.source", day=day_text(told["as_of"].max(), view.lang)), own)


everyone = view.ask("audience") if view.month else None
platforms = [] if everyone is None else list(everyone["platform"].unique())
if not platforms:
    with layout.page(view, view.say("frame.nothing"), view.say("audience.empty_title"), view.say("audience.empty")):
        layout.teach(view, ("meta_audience", "linkedin", "tiktok"))
else:
    platform = frame.remembered("platform", platforms, platforms[0])
    told = everyone[everyone["platform"] == platform]
    followers = view.ask("headline", platform=platform)
    followers = followers[followers["measure"] == "followers"]["value"]
    many = counted("audience.followers", int(followers.iloc[0]), view.lang) + " · " if len(followers) else ""
    dateline = f"<b>{sentences.platform_name(platform, view.lang)}</b> · {many}{view.say('audience.snapshot', day=day_text(told['as_of'].max(), view.lang))}"
    with layout.page(view, dateline, findings.audience_title(told, platform, view.lang), view.say("audience.standfirst")):
        layout.platform_choice(view, platforms)
        body(told)
