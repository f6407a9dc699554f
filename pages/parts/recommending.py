"""What a comparison recommends: about what, who sees to it, how far it has come; nothing said is ever lost."""

import streamlit as st

from data import recommendations
from metrics.period import Month
from pages.parts import layout
from pages.parts.besides import SUBJECTS
from pages.parts.words import capital, day_text, month_text, typeset


def section(view):
    """What stands, each with its status; then the form for the page's month."""
    layout.section(view.say("recommend.title"), view.say("recommend.key"))
    told = view.ask("recommendations")
    for row in told.itertuples():
        _told(view, row)
    if told.empty:
        st.html(f'<p class="pt pt-quiet">{view.say("recommend.none")}</p>')
    _form(view)


def line(view, row):
    """One recommendation as HTML: what it is about, what, who, since when."""
    owner = view.say("recommend.owner_is", name=layout.escape(row.owner)) if row.owner else view.say("recommend.nobody")
    head = f"<b>{view.say(f'compare.{row.about}')}</b> · {capital(month_text(Month.parse(row.month).first, view.lang))} · {owner}"
    return f'<div class="pt pt-decided"><span>{head}</span><div>{layout.escape(typeset(row.what, view.lang))}</div><p>{view.say("recommend.followed", day=day_text(row.followed_on.date(), view.lang))}</p></div>'


def _told(view, row):
    words, choice, back = st.columns([8, 3, 1], vertical_alignment="center")
    words.html(line(view, row))
    key = f"status-{row.id}"
    st.session_state[key] = row.status
    choice.selectbox(view.say("recommend.status"), recommendations.STATUSES, key=key, label_visibility="collapsed", format_func=lambda name: view.say(f"recommend.{name}"),
                     on_change=_follow, args=(view, row.id, key))
    back.button(view.say("decision.take_back"), key=f"recommended-{row.id}", type="tertiary", on_click=recommendations.take_back, args=(view.store, row.id))


def _follow(view, name, key):
    recommendations.follow(view.store, name, st.session_state[key])


def _form(view):
    with st.form("recommendation", border=False, clear_on_submit=True):
        about, what, owner, keep = st.columns([2, 5, 3, 2], vertical_alignment="bottom")
        chosen = about.selectbox(view.say("recommend.about"), SUBJECTS, key="recommend-about", format_func=lambda name: view.say(f"compare.{name}"))
        words = what.text_input(view.say("recommend.what"), key="recommend-what", max_chars=240)
        who = owner.text_input(view.say("recommend.owner"), key="recommend-owner", max_chars=60)
        if keep.form_submit_button(view.say("recommend.keep"), width="stretch") and words.strip():
            recommendations.recommend(view.store, str(view.month), chosen, words, who)
            st.rerun()
