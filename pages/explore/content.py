"""Content: what twelve months of posts brought, by format, theme, audience…; the month's best posts with their text, link and day."""

import streamlit as st

from pages.parts import behind, canvas, charts, citing, facets, findings, frame, layout, sentences, trail
from pages.parts.programmes import episodes, letters
from pages.parts.trail import Trail
from pages.parts.words import counted, lower_first, month_name, month_text, number_text, of, percent_text, short_day

view = frame.current()
BEST, TAGS = 3, 12
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


def dots(platform, facet, equal):
    """One row a kind: name, median on its interval, number of posts, word."""
    told, rows, middle = facets.kinds(view, facet, platform, equal), [], None
    for line in told.dropna(subset=["median_interactions"]).head(TAGS).itertuples():
        middle, median = line.platform_median, line.median_interactions
        name, count = facets.names(view, facet).get(line.kind, line.kind), f"n = {int(line.posts)}"
        rows.append((name, median, line.low, line.high, int(line.posts), _amount(median, equal), count, view.say(f"content.word_{line.verdict}")))
    if not rows:
        st.html(f'<p class="pt pt-quiet">{view.say("content.untagged_all" if facet != "format" else "content.no_numbers")}</p>')
        return
    said = "; ".join(f"{name}: {label} ({count}), {word}" for name, *_, label, count, word in rows)
    canvas.show(view.drawn(charts.kinds, platform, tuple(rows), middle), said)
    narrow = "".join(f"<div><b>{layout.escape(name)}</b> · {count} · {word}</div>" for name, *_, count, word in rows)
    st.html(f'<div class="pt pt-narrow">{narrow}</div>')
    behind.table(view, view.say(f"content.kinds_{facet}"), [view.say(f"chart.{name}") for name in ("kind", "posts", "median", "interval", "verdict")],
                 [(name, str(posts), label, interval(low, high, equal), word) for name, _, low, high, posts, label, _, word in rows])
    untagged = int(told["platform_posts"].iloc[0] - told["tagged"].iloc[0])
    rest = f" {counted(f'content.untagged_{facet}', untagged, view.lang)}" if untagged and facet != "format" else ""
    st.html(f'<div class="pt pt-small">{view.say("content.middle_equal" if equal else "content.middle", median=_amount(middle, equal))}{rest}</div>')


def interval(low, high, equal):
    """The interval of a median, nothing where its ranks give none."""
    return view.say("chart.between", low=_amount(low, equal), high=_amount(high, equal)) if low == low and low is not None else ""


def _amount(number, equal):
    """A median as read: whole where it is, a factor where posts are held against their format."""
    if equal:
        return f"{number_text(number, view.lang, 2)} ×"
    return number_text(number, view.lang, 0 if float(number).is_integer() else 1)


def rates(platform):
    """Engagement rates, each with its base and number of posts; never mixed."""
    told = [
        counted(f"content.rate_{row.base}", int(row.posts), view.lang, rate=percent_text(row.rate, view.lang))
        for row in view.ask("rates", platform=platform).itertuples()
    ]
    if told:
        st.html(f'<div class="pt pt-rates"><b>{view.say("content.rates")}</b>{"".join(f"<span>{one}</span>" for one in told)}</div>')


def described(platform):
    """Weekdays, hours and hashtags: how many posts and what the middle one gathered; no word is said of them."""
    told = view.ask("described", platform=platform)
    days = told[told["by"] == "weekday"]
    tags = told[told["by"] == "hashtag"].head(TAGS)
    hours = told[told["by"] == "hour"]
    columns = [("content.weekday", [(view.say(f"weekday.{row.value}"), row) for row in days.itertuples()]),
               ("content.hour", [(view.say("content.at", hour=int(row.value)), row) for row in hours.itertuples()]),
               ("content.hashtag", [(layout.escape(row.value), row) for row in tags.itertuples()])]
    tables = "".join(f'<table class="pt-table">{_heads(key)}{"".join(_described(*line) for line in lines)}</table>' for key, lines in columns if lines)
    st.html(f'<details class="pt"><summary>{view.say("content.described")}</summary><div class="pt-beside">{tables}</div></details>')


def _heads(key):
    return "".join(f'<th{" class=n" if place else ""}>{head}</th>' for place, head in enumerate((view.say(key), "n", view.say("content.median"))))


def _described(name, row):
    median = _amount(row.median_interactions, False) if row.median_interactions == row.median_interactions else ""
    return f'<tr><td>{name}</td><td class="n">{int(row.posts)}</td><td class="n">{median}</td></tr>'


def card(post):
    """One post: its score, its text, then its format, day, address and what it gathered."""
    lang = view.lang
    words = " ".join(layout.given(post.text, view.say("content.no_text")).split())
    words = words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "…"
    facts = " · ".join([*gathered(post), view.say("content.seen", age=counted("content.days", int(post.age), lang))])
    facts += "".join(f"<br>{told}" for told in younger(post))
    kind, quote = findings.format_name(layout.given(post.format, "other"), lang), view.say("content.quote", words=layout.escape(words))
    tags = themes_of(post)
    return (
        f'<div class="pt pt-card" style="--c:var(--pt-{post.platform})">{source(post)}{headed(post)}<q>{quote}</q>'
        f"<b>{kind}</b> · {short_day(post.published, lang)}{tags}{link(post)}<br>{facts}</div>"
    )


def younger(post):
    """What the post had gathered at an earlier age, where an export saw it then."""
    told = view.ask("posts_at_age", platform=post.platform)
    told = told[(told["post_id"] == post.post_id) & (told["age"] < post.age)].sort_values("age")
    for row in told[told["interactions"].notna()].itertuples():
        yield view.say(f"content.at_age.{row.band}", gathered=counted("content.interactions", row.interactions, view.lang))


def source(post):
    """The way to the files that saw the post."""
    return trail.way(view, short_day(post.published, view.lang), Trail(post.platform, "interactions", grain="published", post=post.post_id))


def themes_of(post):
    """What the post is about, where that is known."""
    told = view.ask("tags", platform=post.platform)
    values = next(iter(told[told["post_id"] == post.post_id]["values"]), ())
    return f" · {', '.join(lower_first(facets.name_of(view, 'theme', value)) for value in values)}" if len(values) else ""


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


def body(platform, facet, equal, posts):
    """The kinds, then the month's best."""
    year = Trail(platform, "interactions", grain="published", months=12)
    layout.section(view.say(f"content.kinds_{facet}"), view.say("content.formats_key"), trail.way(view, view.say(f"content.kinds_{facet}"), year))
    dots(platform, facet, equal)
    rates(platform)
    citing.fold(view, platform)
    layout.section(
        view.say("content.best", month=of(month_name(view.month.first, view.lang), view.lang)), view.say("content.best_key")
    )
    if posts.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("content.no_posts", month=month_text(view.month.first, view.lang))}</p>')
    for column, post in zip(st.columns(BEST, gap="large"), posts.head(BEST).itertuples(), strict=False):
        column.html(card(post))
    described(platform)
    layout.source(view.say("content.source"), trail.way(view, view.say("content.described"), year))


def feed(platform):
    """The posts of one feed."""
    formats, posts = view.ask("content_types", platform=platform), view.ask("top_posts", platform=platform)
    first, last = month_text(view.month.back(11).first, view.lang), month_text(view.month.first, view.lang)
    window = view.say("content.window", first=first, from_first=of(first, view.lang), last=last)
    dateline = f"<b>{sentences.platform_name(platform, view.lang)}</b> · {counted('content.posts', int(formats['posts'].sum()), view.lang)} · {window}"
    by = frame.remembered("by", facets.EVERY, "format")
    equal = by != "format" and st.session_state.get("equal", False)
    title = findings.content_title(view, facets.kinds(view, by, platform, equal), by, platform)
    with layout.page(view, dateline, title, view.say("content.standfirst")):
        layout.platform_choice(view, platforms)
        body(platform, *facet_choice(), posts)


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
