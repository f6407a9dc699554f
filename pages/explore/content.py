"""Content: what twelve months of posts brought, by format, theme, audience…; the month's best posts with their text, link and day."""

import streamlit as st

from pages.parts import canvas, cards, citing, described, dots, facets, findings, frame, layout, sentences, trail
from pages.parts.programmes import episodes, letters
from pages.parts.trail import Trail
from pages.parts.words import counted, month_name, month_text, of

view = frame.current()
PROGRAMMES = {"podcast": episodes, "newsletter": letters}              # published, but no posts of a feed: a body of their own


def facet_choice():
    """By what posts are told apart, held in the address; and whether each is divided by the middle one of its format."""
    chosen = frame.remembered("by", facets.EVERY, "format")
    st.session_state["facet-switch"] = chosen
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            view.say("content.by"),
            facets.EVERY,
            format_func=lambda facet: view.say(f"facet.{facet}"),
            key="facet-switch",
            required=True,
            on_change=frame.choose,
            args=("by", "facet-switch"),
            label_visibility="collapsed",
        )
        equal = chosen != "format" and st.toggle(view.say("content.equal"), key="equal")
    return chosen, equal


def kinds(platform, facet, equal):
    """One row a kind: name, median on its interval, number of posts, word."""
    told = view.drawn(dots.dots, platform, facet, equal)
    if told.chart is None:
        st.html(f'<p class="pt pt-quiet">{told.foot}</p>')
        return
    canvas.show(told.chart, told.said)
    st.html(f'<div class="pt pt-narrow">{told.narrow}</div>')
    st.html(told.folded)
    st.html(f'<div class="pt pt-small">{told.foot}</div>')


def body(platform, facet, equal):
    """The kinds, then the month's best."""
    year = Trail(platform, "interactions", grain="published", months=12)
    layout.section(view.say(f"content.kinds_{facet}"), view.say("content.formats_key"), trail.way(view, view.say(f"content.kinds_{facet}"), year))
    kinds(platform, facet, equal)
    if rates := view.drawn(described.rates, platform):
        st.html(rates)
    citing.fold(view, platform)
    layout.section(
        view.say("content.best", month=of(month_name(view.month.first, view.lang), view.lang)), view.say("content.best_key")
    )
    best = view.drawn(cards.cards, platform)
    if not best:
        st.html(f'<p class="pt pt-quiet">{view.say("content.no_posts", month=month_text(view.month.first, view.lang))}</p>')
    for column, card in zip(st.columns(cards.BEST, gap="large"), best, strict=False):
        column.html(card)
    st.html(view.drawn(described.described, platform))
    layout.source(view.say("content.source"), trail.way(view, view.say("content.described"), year))


def feed(platform):
    """The posts of one feed."""
    formats = view.ask("content_types", platform=platform)
    first, last = month_text(view.month.back(11).first, view.lang), month_text(view.month.first, view.lang)
    window = view.say("content.window", first=first, from_first=of(first, view.lang), last=last)
    dateline = f"<b>{sentences.platform_name(platform, view.lang)}</b> · {counted('content.posts', int(formats['posts'].sum()), view.lang)} · {window}"
    by = frame.remembered("by", facets.EVERY, "format")
    equal = by != "format" and st.session_state.get("equal", False)
    title = findings.content_title(view, facets.kinds(view, by, platform, equal), by, platform)
    with layout.page(view, dateline, title, view.say("content.standfirst")):
        layout.platform_choice(view, platforms)
        body(platform, *facet_choice())


def programme(told):
    """A podcast's episodes, a newsletter's letters."""
    with layout.page(view, told.dateline(view), told.title(view), view.say(told.STANDFIRST)):
        layout.platform_choice(view, platforms)
        told.body(view)


platforms = list(view.ask("content_types")["platform"].unique()) if view.month else []
platform = frame.remembered("platform", platforms, platforms[0]) if platforms else None
if not platforms:
    with layout.page(view, view.say("frame.nothing"), view.say("content.empty_title"), view.say("content.empty")):
        layout.teach(view, ("meta_posts", "linkedin", "tiktok"))
elif platform in PROGRAMMES:
    programme(PROGRAMMES[platform])
else:
    feed(platform)
