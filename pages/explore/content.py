"""Content: the formats of twelve months, per platform; the month's best posts with their text, link and day."""

import streamlit as st

from pages.parts import charts, findings, frame, layout, sentences
from pages.parts.words import counted, month_name, month_text, number_text, of, short_day

view = frame.current()
BEST = 3


def dots(platform, formats):
    """One row a format: name, median on its interval, number of posts, word."""
    rows, middle = [], None
    for line in formats.dropna(subset=["median_interactions"]).itertuples():
        middle, median = line.platform_median, line.median_interactions
        name, count = findings.format_name(line.format, view.lang), f"n = {int(line.posts)}"
        label = number_text(median, view.lang, 0 if float(median).is_integer() else 1)
        rows.append((name, median, line.low, line.high, int(line.posts), label, count, view.say(f"content.word_{line.verdict}")))
    if rows:
        told = "; ".join(f"{name}: {label} ({count}), {word}" for name, *_, label, count, word in rows)
        charts.show(view.drawn(charts.kinds, platform, tuple(rows), middle), told)
        middle = number_text(middle, view.lang, 0 if float(middle).is_integer() else 1)
        st.html(f'<div class="pt pt-small">{view.say("content.middle", median=middle)}</div>')


def card(post):
    """One post: what it gathered, its text, its format, day and address."""
    lang = view.lang
    number = view.say("content.no_number") if post.interactions != post.interactions else number_text(post.interactions, lang)
    words = " ".join((post.text or view.say("content.no_text")).split())
    words = words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "…"
    link = (
        f' · <a href="{layout.escape(post.permalink)}" target="_blank" rel="noopener noreferrer">{view.say("content.open")}</a>'
        if layout.is_link(post.permalink)
        else ""
    )
    facts = [
        counted(f"content.{name}", value, lang) for name, value in (("views", post.views), ("reach", post.reach)) if value == value
    ]
    facts.append(view.say("content.seen", age=counted("content.days", int(post.age), lang)))
    return (
        f'<div class="pt pt-card" style="--c:var(--pt-{post.platform})"><div class="pt-score">{number} <span>{view.say("content.interactions")}</span></div>'
        f"<q>{view.say('content.quote', words=layout.escape(words))}</q><b>{findings.format_name(post.format or 'other', lang)}</b> · "
        f"{short_day(post.published, lang)}{link}<br>{' · '.join(facts)}</div>"
    )


def body(platform, formats, posts):
    """The formats, then the month's best."""
    layout.section(view.say("content.formats"), view.say("content.formats_key"))
    dots(platform, formats)
    layout.section(
        view.say("content.best", month=of(month_name(view.month.first, view.lang), view.lang)), view.say("content.best_key")
    )
    if posts.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("content.no_posts", month=month_text(view.month.first, view.lang))}</p>')
    for column, post in zip(st.columns(BEST, gap="large"), posts.head(BEST).itertuples(), strict=False):
        column.html(card(post))
    layout.source(view.say("content.source"))


platforms = list(view.ask("content_types")["platform"].unique()) if view.month else []
if not platforms:
    with layout.page(view, view.say("frame.nothing"), view.say("content.empty_title"), view.say("content.empty")):
        layout.teach(view, ("meta_posts", "linkedin", "tiktok"))
else:
    platform = frame.remembered("platform", platforms, platforms[0])
    formats, posts = view.ask("content_types", platform=platform), view.ask("top_posts", platform=platform)
    first, last = month_text(view.month.back(11).first, view.lang), month_text(view.month.first, view.lang)
    window = view.say("content.window", first=first, from_first=of(first, view.lang), last=last)
    dateline = f"<b>{sentences.platform_name(platform, view.lang)}</b> · {counted('content.posts', int(formats['posts'].sum()), view.lang)} · {window}"
    with layout.page(view, dateline, findings.content_title(formats, platform, view.lang), view.say("content.standfirst")):
        layout.platform_choice(view, platforms)
        body(platform, formats, posts)
