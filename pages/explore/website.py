"""Website: visits, people, where they came from, and the pages they saw."""

import streamlit as st

from pages.parts import behind, canvas, charts, findings, frame, layout, sentences, tiles, trail
from pages.parts.site import blog, coming, counts, finding, grants
from pages.parts.trail import Trail
from pages.parts.words import capital, month_text, number_text, percent_text

view = frame.current()
LONGEST = 12


def source(measure, dimension, name):
    """The way to the files of one breakdown of the site."""
    return trail.way(view, view.say(name), Trail("website", measure, dimension=dimension))


def came_from(sources):
    """Sources as sorted bars that reach 100 %."""
    layout.section(view.say("website.sources"), view.say("website.sources_key"), source("visits", "channel,source", "website.sources"))
    if sources.empty:
        return layout.teach(view, ("sheet", "ga4"))
    rows = tuple(
        (capital(sentences.source_label(row.source, view.lang)), row.share, "others" if row.source == "other" else "named")
        for row in sources.head(LONGEST).itertuples()
    )
    canvas.show(
        view.drawn(charts.shares, "website", rows),
        "; ".join(f"{name}: {percent_text(share, view.lang)}" for name, share, _ in rows),
    )
    return behind.table(view, view.say("website.sources"), [view.say("chart.name"), view.say("chart.share")],
                        [(name, percent_text(share, view.lang)) for name, share, _ in rows])


def pages_seen(pages):
    """Pages, most viewed first."""
    layout.section(view.say("website.pages"), view.say("website.pages_key"), source("page_views", "page", "website.pages"))
    if pages.empty:
        return layout.teach(view, ("ga4",))
    lines = "".join(
        f'<tr><td>{layout.escape(row.page)}</td><td class="n">{number_text(row.page_views, view.lang)}</td></tr>'
        for row in pages.head(LONGEST).itertuples()
    )
    return st.html(f'<div class="pt"><table class="pt-table">{lines}</table><div class="pt-small">{blog.sentence(view, pages)}</div></div>')


headline = view.ask("headline", platform="website") if view.month else None
if headline is None or headline.empty:
    with layout.page(view, view.say("frame.nothing"), view.say("website.empty_title"), view.say("website.empty")):
        layout.teach(view, ("sheet", "ga4"))
else:
    sources, dateline = (
        view.ask("sources"),
        f"<b>{capital(month_text(view.month.first, view.lang))}</b> · {layout.completeness(view)}",
    )
    with layout.page(
        view, dateline, findings.website_title(sources, headline, view.month, view.lang), view.say("website.standfirst")
    ):
        st.html(view.drawn(tiles.of_site))
        left, right = st.columns([5, 6], gap="large")
        with left:
            came_from(sources)
        with right:
            pages_seen(view.ask("pages"))
        for part in (coming, finding, counts, grants):
            part.section(view)
        layout.source(view.say("website.source"), trail.way(view, view.say("website.pages"), Trail("website"), Trail("search"), Trail("ads")))
