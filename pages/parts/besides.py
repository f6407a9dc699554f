"""Two dates side by side, a table a subject: both values, each a way back to its month, and the change or the reason why none is told."""

from data.measures import DIMENSIONS, MEASURES
from pages.parts import findings, layout, sentences
from pages.parts.tiles import SMALL, named
from pages.parts.words import capital, change_text, counted, day_text, lower_first, number_text, percent_text, points_text, typeset

SUBJECTS = ("platform", "content", "audience", "website")
FIRST = ("interactions", "reach", "new_followers", "followers", "profile_visits", "views", "impressions", "new_visitors", "visits", "unique_visitors", "page_views",
         "clicks", "streams", "plays", "posts", "source", "median_interactions")
SHOWN = (("facebook", "interactions"), ("instagram", "reach"), ("instagram", "new_followers"), ("website", "visits"), ("tiktok", "views"), ("linkedin", "impressions"))
_PAGES = {"platform": "growth", "content": "content", "audience": "audience", "website": "website"}


def table(view, rows, sides):
    """The rows of a subject; `sides` are (month, name) of the later and the earlier. Measures of second rank stand under a fold."""
    first = rows["what"].isin(FIRST) | (rows["subject"].eq("audience") & ~rows.duplicated(["platform", "what"]))
    told = _table(view, rows[first], sides)
    if (~first).any():
        told += f'<details class="pt"><summary>{view.say("compare.others")}</summary>{_table(view, rows[~first], sides)}</details>'
    label = view.say(f"compare.{rows['subject'].iat[0]}")
    return f'<div class="pt pt-sides" tabindex="0" role="region" aria-label="{label}">{told}</div>'


def _table(view, rows, sides):
    """Per-day changes have a column where the two sides differ in length; else they would say the same twice."""
    per_day = bool((rows["change_per_day"] - rows["change"]).abs().gt(0.0005).any())
    names = [sides[1][1], sides[0][1], view.say("compare.change"), *([view.say("tile.per_day")] if per_day else [])]
    heads = "".join(f'<th class="n">{name}</th>' for name in names)
    return f'<table class="pt-table pt-besides"><tr><td></td>{heads}</tr>{_lines(view, rows, sides, per_day)}</table>'


def _lines(view, rows, sides, with_per_day):
    told, group = [], None
    for row in rows.itertuples():
        if row.platform != group:
            group = row.platform
            told.append(f'<tr class="pt-group"><th colspan={5 if with_per_day else 4}>{layout.dot(group)}<b>{sentences.platform_name(group, view.lang)}</b></th></tr>')
        change, per_day = changes(view, row)
        cells = f'<td class="n">{change}</td>' + (f'<td class="n">{per_day}</td>' if with_per_day else "")
        told.append(f"<tr><td>{capital(name_of(view, row))}</td>{_value(view, row, sides[1], 'before')}{_value(view, row, sides[0], 'value')}{cells}</tr>")
    return "".join(told)


def name_of(view, row):
    """What a row is about: a measure, a slice of an audience, a source of visits."""
    if row.what == "median_interactions":
        return view.say(f"compare.median_{row.source}")
    if row.what == "source":
        return view.say("compare.source", name=layout.escape(lower_first(sentences.source_label(row.segment, view.lang))))
    if row.subject == "audience":
        slice_ = view.say("gender.women") if row.segment == "women" else findings.segment_name(row.what, row.segment, view.lang)
        return view.say("joint.colon", first=getattr(DIMENSIONS[row.what], view.lang), then=layout.escape(slice_))
    if row.what == "posts" and row.platform in ("podcast", "newsletter"):
        return view.say(f"compare.posts_{row.platform}")
    if row.platform == "ads" and row.what == "cost":
        return view.say("grants.cost")
    return layout.escape(named(row.platform, row.what, view.lang) if row.what in MEASURES else typeset(row.what, view.lang))


def _value(view, row, side, field):
    """A value, linked to the page that tells it in its month; what it rests on under it."""
    number, (month, _) = getattr(row, field), side
    if number != number or number is None:
        return f'<td class="n"><em class="pt-quiet">{view.say("tile.people_total" if row.why == "people" else "tile.absent")}</em></td>'
    more = f"&platform={row.platform}" if row.subject in ("content", "audience") else ""
    page = "content" if row.platform in ("podcast", "newsletter") else _PAGES[row.subject]
    more = f"&platform={row.platform}" if page == "content" else more
    words = f'<a href="{page}?lang={view.lang}&month={month}{more}" target="_self">{written(view, row, number)}</a>'
    return f'<td class="n">{words}{_rests_on(view, row, field == "value")}</td>'


def written(view, row, number):
    """A value as read: a share as a per cent, a median with its half, money with its cents."""
    if row.kind == "share":
        return percent_text(number, view.lang)
    return number_text(number, view.lang, 2 if row.what == "cost" else 0 if float(number).is_integer() else 1)


def _rests_on(view, row, is_now):
    """Under a value: the snapshot's day, or how many posts and their interval."""
    day, posts = (row.as_of, row.posts) if is_now else (row.as_of_before, row.posts_before)
    if isinstance(day, str):
        return f"<br><small>{day_text(day, view.lang)}</small>"
    if posts == posts and posts is not None:
        low, high = (row.low, row.high) if is_now else (row.low_before, row.high_before)
        span = f", {view.say('compare.interval', low=number_text(low, view.lang), high=number_text(high, view.lang))}" if low == low and low is not None else ""
        return f"<br><small>n = {int(posts)}{span}</small>"
    return ""


def changes(view, row):
    """(change, per day) as read: a small base in words, shares in points, levels and middles as a difference; else the reason."""
    if isinstance(row.why, str):
        return f'<em class="pt-quiet">{reason(view, row)}</em>', ""
    if row.kind == "share":
        return points_text(row.difference, view.lang), ""
    if row.kind == "flow" and row.before < SMALL and row.value != row.before:
        return view.say("tile.small", base=number_text(row.before, view.lang), value=number_text(row.value, view.lang)), ""
    if row.change == row.change and row.change is not None:
        per_day = change_text(row.change_per_day, view.lang) if row.change_per_day == row.change_per_day else ""
        return change_text(row.change, view.lang), per_day
    return difference(view, row.difference), ""


def difference(view, number):
    """A net change: `▲ +562`."""
    if round(number, 1) == 0:
        return view.say("change.equal")
    digits = number_text(number, view.lang, 0 if float(number).is_integer() else 1)
    return f"{'▲' if number > 0 else '▼'}\u00a0{'+' if number > 0 else ''}{digits}"


def reason(view, row):
    """Why no change is told, in words."""
    if row.why == "broken":
        return view.say("tile.broken", event=layout.escape(typeset(getattr(row, f"broken_{view.lang}"), view.lang)))
    if row.why == "no_base":
        return view.say("tile.small", base=number_text(row.before, view.lang), value=number_text(row.value, view.lang))
    return view.say(f"compare.why_{row.why}")


def title(view, rows, sides):
    """How many measures rose, fell and do not compare between the two dates: dull, and true."""
    moved = rows["change"].fillna(rows["difference"]).round(4)
    rose, fell, apart = int((moved > 0).sum()), int((moved < 0).sum()), int(rows["why"].notna().sum())
    parts = [counted(f"compare.{name}", many, view.lang) for name, many in (("rose", rose), ("fell", fell), ("apart", apart)) if many]
    return view.say("compare.title", before=sides[1][1], now=sides[0][1], told=sentences.listed(parts, view.lang) if parts else view.say("compare.nothing"))

