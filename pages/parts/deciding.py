"""The month's decision, at the foot of the overview: more of what, where and why; and what came of the earlier ones."""

import streamlit as st

from data import decisions
from metrics.period import Month
from pages.parts import facets, layout
from pages.parts.sentences import platform_name
from pages.parts.tiles import chip
from pages.parts.trail import Trail, way
from pages.parts.words import capital, counted, day_text, lower_first, month_text, number_text, typeset

SHOWN, OFFERED = 4, ("format", "theme")


def section(view):
    """What was decided up to this month, then the form for this one."""
    layout.section(view.say("decision.title"), view.say("decision.key"))
    told = view.ask("decisions")
    for row in told.head(SHOWN).itertuples():
        _told(view, row)
    if len(told) and told.head(SHOWN)["due"].any():
        st.html(f'<p class="pt pt-small">{view.say("decision.regression")}</p>')
    _form(view)


def what(view, row):
    """`plus de vidéos (reel) sur Instagram`."""
    kind = lower_first(facets.name_of(view, row.facet, row.value))
    return view.say(f"decision.more_{'format' if row.facet == 'format' else 'theme'}", kind=kind, platform=platform_name(row.platform, view.lang))


def outcome(view, row):
    """What came of a decision once three months are over: the same kind before and after, at the same age, beside the page."""
    if not row.due:
        return view.say("decision.later", month=month_text(Month.parse(row.month).back(-3).first, view.lang))
    if not row.posts_after:
        return view.say("decision.none")
    after, before = (_median(view, median) for median in (row.median_after, row.median_before))
    posts = counted("decision.posts", int(row.posts_after), view.lang, median=after)
    earlier = counted("decision.before", int(row.posts_before), view.lang, median=before) if row.posts_before else view.say("decision.no_before")
    return f"{posts}{earlier}{view.say('decision.page', median=_median(view, row.platform_median))}"


def _median(view, number):
    return number_text(number, view.lang, 0 if float(number).is_integer() else 1)


def _told(view, row):
    why = f" {view.say('content.quote', words=layout.escape(typeset(row.why, view.lang)))}" if row.why else ""
    word = f" {chip(view, row.verdict, 'content.short')}" if row.due and row.posts_after else ""
    head = f"<b>{capital(month_text(Month.parse(row.month).first, view.lang))}</b> · {view.say('decision.on', day=day_text(row.decided_on.date(), view.lang))}"
    line, button = st.columns([8, 1], vertical_alignment="center")
    line.html(f'<div class="pt pt-decided"><span>{head}</span><div>{what(view, row)}.{why}</div><p>{outcome(view, row)}{word} {_source(view, row)}</p></div>')
    if row.month == str(view.month):
        button.button(view.say("decision.take_back"), key=f"decision-{row.id}", type="tertiary", on_click=decisions.take_back, args=(view.store.for_act("decide"), row.id))


def _source(view, row):
    """The way to the files of the posts before and after; nothing where they are not counted yet."""
    since = view.month.ordinal - Month.parse(row.month).ordinal + 4
    posts = Trail(row.platform, "interactions", grain="published", months=min(max(12, since), 60))
    return way(view, what(view, row), posts) if row.due and row.posts_after else ""


def offers(view):
    """[(platform, facet, kind)] that there could be more of, those above the page's median first."""
    told = []
    for facet in OFFERED:
        rows = view.ask("content_types" if facet == "format" else "themes").rename(columns={facet: "kind"})
        rows = rows[~rows["platform"].isin(("podcast", "newsletter"))]          # episodes and letters gather no interactions
        told += [(row.verdict != "above", -_times(row), row.platform, facet, row.kind) for row in rows.itertuples()]
    return [offer[2:] for offer in sorted(told, key=lambda offer: (*offer[:2], offer[2:]))], sum(not offer[0] for offer in told)


def _times(row):
    """How many times the page's median a kind's is; nothing where it has none."""
    return row.median_interactions / row.platform_median if row.platform_median and row.median_interactions == row.median_interactions else 0.0


def _form(view):
    known, above = view.drawn(offers)
    if not known:
        st.html(f'<p class="pt pt-quiet">{view.say("decision.no_posts")}</p>')
        return
    with st.form("decision", border=False, clear_on_submit=True):
        more, why, keep = st.columns([4, 5, 2], vertical_alignment="bottom")
        chosen = more.selectbox(view.say("decision.what"), known, index=0 if above else None, key="decision-what",
                                format_func=lambda offer: _called(view, *offer), placeholder=view.say("decision.choose"))
        reason = why.text_input(view.say("decision.why"), key="decision-why", max_chars=200)
        if keep.form_submit_button(view.say("decision.keep"), width="stretch") and chosen:
            decisions.decide(view.store.for_act("decide"), str(view.month), *chosen, why=reason)
            st.rerun()


def _called(view, platform, facet, kind):
    name = facets.names(view, facet).get(kind, kind)
    return view.say("joint.colon", first=platform_name(platform, view.lang), then=name)
