"""The month's best posts, a card each: the score, the text, then format, day, address and what the post gathered."""

from pages.parts import facets, findings, layout, trail
from pages.parts.trail import Trail
from pages.parts.words import counted, lower_first, number_text, short_day

BEST, LONGEST = 3, 160


def cards(view, platform):
    """The cards of one platform's best posts, best first."""
    return [card(view, post) for post in view.ask("top_posts", platform=platform).head(BEST).itertuples()]


def card(view, post):
    """One post."""
    lang = view.lang
    words = " ".join(layout.given(post.text, view.say("content.no_text")).split())
    words = words if len(words) <= LONGEST else words[:LONGEST - 3].rsplit(" ", 1)[0] + "…"
    facts = " · ".join([*_gathered(view, post), view.say("content.seen", age=counted("content.days", int(post.age), lang))])
    facts += "".join(f"<br>{told}" for told in _younger(view, post))
    kind, quote = findings.format_name(layout.given(post.format, "other"), lang), view.say("content.quote", words=layout.escape(words))
    return (
        f'<div class="pt pt-card" style="--c:var(--pt-{post.platform})">{_source(view, post)}{_headed(view, post)}<q>{quote}</q>'
        f"<b>{kind}</b> · {short_day(post.published, lang)}{_themes(view, post)}{_link(view, post)}<br>{facts}</div>"
    )


def _source(view, post):
    """The way to the files that saw the post."""
    return trail.way(view, short_day(post.published, view.lang), Trail(post.platform, "interactions", grain="published", post=post.post_id))


def _headed(view, post):
    """The score against what was expected at the same age, or why there is none."""
    if post.score == post.score and post.score is not None:
        times = number_text(post.score, view.lang, 1)
        return f'<div class="pt-score">{times} × <span>{view.say("content.expected")}</span></div>'
    return f'<div class="pt-quiet">{view.say("content.too_recent" if post.band == "days" else "content.no_expected")}</div>'


def _themes(view, post):
    """What the post is about, where that is known."""
    told = view.ask("tags", platform=post.platform)
    values = next(iter(told[told["post_id"] == post.post_id]["values"]), ())
    return f" · {', '.join(lower_first(facets.name_of(view, 'theme', value)) for value in values)}" if len(values) else ""


def _link(view, post):
    """The post's address, where it is one of the web."""
    if not layout.is_link(post.permalink):
        return ""
    return f' · <a href="{layout.escape(post.permalink)}" target="_blank" rel="noopener noreferrer">{view.say("content.open")}</a>'


def _gathered(view, post):
    """What it gathered, present numbers only, with what was expected beside the interactions."""
    for name, value in (("interactions", post.interactions), ("views", post.views), ("reach", post.reach)):
        if value == value:
            words = counted(f"content.{name}", value, view.lang)
            expects = name == "interactions" and post.expected is not None and post.expected == post.expected
            yield words + (view.say("content.against", expected=number_text(post.expected, view.lang)) if expects else "")


def _younger(view, post):
    """What the post had gathered at an earlier age, where an export saw it then."""
    told = view.ask("posts_at_age", platform=post.platform)
    told = told[(told["post_id"] == post.post_id) & (told["age"] < post.age)].sort_values("age")
    for row in told[told["interactions"].notna()].itertuples():
        yield view.say(f"content.at_age.{row.band}", gathered=counted("content.interactions", row.interactions, view.lang))
