"""To whom we spoke: intended audiences by platform, how many posts and what the middle one gathered; a notice where one waits too long."""

import streamlit as st

from data.measures import PLATFORMS
from pages.parts import facets, layout
from pages.parts.sentences import platform_name
from pages.parts.trail import Trail, way
from pages.parts.words import counted, day_text, number_text


def section(view):
    """The table and its notices; nothing where no post is sorted by audience."""
    told = view.ask("spoken_to")
    posts = (Trail(platform, "posts", grain="published", months=12) for platform in dict.fromkeys(told["platform"]))
    layout.section(view.say("spoken.title"), view.say("spoken.key"), way(view, view.say("spoken.title"), *posts))
    if told.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("spoken.none")}</p>')
        return
    for words in notices(view):
        st.html(f'<div class="pt pt-note">{words}</div>')
    st.html(f'<div class="pt pt-sides" tabindex="0" role="region" aria-label="{view.say("spoken.title")}">{table(view, told)}</div>')
    if never := never_spoken(view, told):
        st.html(f'<div class="pt pt-small">{never}</div>')


def table(view, told):
    """A row an audience, a column a platform: posts and median, a dash where none."""
    platforms = list(dict.fromkeys(sorted(told["platform"], key=lambda name: list(PLATFORMS).index(name))))
    head = "".join(f'<th class="n">{layout.dot(name)}{platform_name(name, view.lang)}</th>' for name in platforms)
    cells = {(row.audience, row.platform): row for row in told.itertuples()}
    lines = "".join(f'<tr><td>{facets.name_of(view, "audience", audience)}</td>' + "".join(f'<td class="n">{_cell(view, cells.get((audience, name)))}</td>' for name in platforms)
                    + f'<td class="n">{_last(view, told[told["audience"] == audience].iloc[0])}</td></tr>' for audience in by_posts(told))
    return f'<table class="pt-table"><tr><td></td>{head}<th class="n">{view.say("spoken.last")}</th></tr>{lines}</table>'


def by_posts(told):
    """Audiences, most spoken to first."""
    return list(told.groupby("audience")["posts"].sum().sort_values(ascending=False, kind="stable").index)


def _cell(view, row):
    if row is None or not row.posts:
        return "–"
    median = row.median_interactions
    known = median == median and median is not None
    middle = view.say("spoken.median", median=number_text(median, view.lang, 0 if float(median).is_integer() else 1)) if known else ""
    return f"{counted('spoken.posts', int(row.posts), view.lang)}{f'<br><small>{middle}</small>' if middle else ''}"


def _last(view, row):
    return counted("spoken.weeks", int(row["weeks"]), view.lang) if row["weeks"] else view.say("spoken.this_week")


def notices(view):
    """A sentence an audience that has waited as long as the line set for it."""
    told = view.ask("spoken_to")
    silent = told[told["silent"].fillna(False).astype(bool)].drop_duplicates("audience")
    return [counted("spoken.silent", int(row.weeks), view.lang, audience=facets.name_of(view, "audience", row.audience), day=day_text(row.spoken_on, view.lang),
                    until=day_text(row.known_until, view.lang), line=counted("spoken.line", int(row.weeks_allowed), view.lang)) for row in silent.itertuples()]


def never_spoken(view, told):
    """The audiences of the vocabulary that no post was ever sorted under."""
    names = [layout.escape(name) for value, name in facets.names(view, "audience").items() if value not in set(told["audience"])]
    return view.say("spoken.never", names=", ".join(names)) if names else ""
