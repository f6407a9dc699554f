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
    """One post: its score, its text, then its format, day, address and what it gathered."""
    lang = view.lang
    words = " ".join(layout.given(post.text, view.say("content.no_text")).split())
    words = words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "…"
    facts = " · ".join([*gathered(post), view.say("content.seen", age=counted("content.days", int(post.age), lang))])
    kind, quote = findings.format_name(layout.given(post.format, "other"), lang), view.say("content.quote", words=layout.escape(words))
    return (
        f'<div class="pt pt-card" style="--c:var(--pt-{post.platform})">{headed(post)}<q>{quote}</q>'
        f"<b>{kind}</b> · {short_day(post.published, lang)}{link(post)}<br>{facts}</div>"
    )


def headed(post):
    """The score against what was expected at the same age, or why there is none."""
    if post.score == post.score and post.score is not None:
        times = number_text(post.score, view.lang, 1)
        return f'<div class="pt-score">{times} × <span>{view.say("content.expected")}</span></div>'
    return f'<div class="pt-quiet">{view.say("content.too_recent" if post.band == "days" else "content.no_expected")}</div>'


def link(post):
    """The post's address, where it is one of the web."""
    if not layout.is_link(post.permalink):
        return ""
    return f' · <a href="{layout.escape(post.permalink)}" target="_blank" rel="noopener noreferrer">{view.say("content.open")}</a>'


def gathered(post):
    """What it gathered, present numbers only, with what was expected beside the interactions."""
    for name, value in (("interactions", post.interactions), ("views", post.views), ("reach", post.reach)):
        if value == value:
            words = counted(f"content.{name}", value, view.lang)
            expects = name == "interactions" and post.expected is not None and post.expected == post.expected
            yield words + (view.say("content.against", expected=number_text(post.expected, view.lang)) if expects else "")


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
