"""Themes: what each of the month's posts is about, as the rules suggest and as people correct; the words behind the suggestions."""

import pandas as pd
import streamlit as st

from data import vocabulary
from data.vocabulary import FACETS
from pages.parts import facets, frame, layout, sentences, trail
from pages.parts.trail import Trail
from pages.parts.words import capital, counted, in_words, month_name, month_text, of, short_day

view = frame.current("keep")
LONGEST = 140


def facet_choice():
    """Which facet is sorted, held in the address."""
    chosen = frame.remembered("facet", FACETS, "theme")
    st.session_state["sorted-facet"] = chosen
    st.segmented_control(view.say("themes.sort_by"), FACETS, format_func=lambda facet: view.say(f"facet.{facet}"), key="sorted-facet", required=True,
                         on_change=frame.choose, args=("facet", "sorted-facet"), label_visibility="collapsed")
    return chosen


def correct(posts, facet, key):
    """Keep what was corrected in the table: the cells that changed, and no others."""
    values = {name: value for value, name in facets.names(view, facet).items()}
    for row, cells in st.session_state[key]["edited_rows"].items():
        if "values" in cells:
            post = posts.iloc[row]
            vocabulary.correct(view.store, facet, post["platform"], post["post_id"], [values[name] for name in cells["values"] or ()])


def why(post):
    """The words that triggered a suggestion, or that a person said so."""
    if post.by_hand:
        return view.say("themes.by_hand")
    return ", ".join(post.words)


def sorted_posts(facet):
    """The month's posts, those without a value first."""
    posts = view.ask("tags", by=facet).copy()
    posts["missing"] = posts["values"].map(len) == 0
    return posts.sort_values(["missing", "published"], ascending=[False, True]).reset_index(drop=True)


def source(posts):
    """The way to the files that the month's posts were read in."""
    return trail.way(view, view.say("themes.posts"), *(Trail(platform, "posts", grain="published") for platform in dict.fromkeys(posts["platform"])))


def table(posts, facet):
    """One row a post: its text, and what it is, to be corrected in place."""
    names, key = facets.names(view, facet), f"sorted-{facet}-{view.month}-{view.store.revision}"
    shown = pd.DataFrame({
        "day": [short_day(day, view.lang) for day in posts["published"]],
        "platform": [sentences.platform_name(platform, view.lang) for platform in posts["platform"]],
        "text": [" ".join(layout.given(text).split())[:LONGEST] for text in posts["text"]],
        "values": [[names.get(value, value) for value in values] for values in posts["values"]],
        "why": [why(post) for post in posts.itertuples()],
    })
    heads = st.column_config
    columns = {
        "day": heads.TextColumn(view.say("themes.day"), disabled=True, width="small"),
        "platform": heads.TextColumn(view.say("frame.platform"), disabled=True, width="small"),
        "text": heads.TextColumn(view.say("themes.text"), disabled=True, width="large"),
        "values": heads.MultiselectColumn(view.say(f"facet.{facet}"), options=list(names.values()), width="medium"),
        "why": heads.TextColumn(view.say("themes.why"), disabled=True, width="medium"),
    }
    st.data_editor(shown, column_config=columns, hide_index=True, key=key, width="stretch", on_change=correct, args=(posts, facet, key))


def agreement(facet):
    """How far the rules alone would have said what people said."""
    told = view.ask_always("agreement")
    for row in told[told["facet"] == facet].itertuples():
        st.html(f'<p class="pt pt-small">{counted("themes.agreed", int(row.agreed), view.lang, all=int(row.corrected))}</p>')


def reword(facet, value, before, key):
    """Switch on the words that were added, and off those that were taken away."""
    after = {vocabulary.word_of(word) for word in st.session_state[key]} - {""}
    for word in sorted(after ^ set(before)):
        if word.strip("#* "):
            vocabulary.set_rule(view.store, facet, value, word, on=word in after)


def rules(facet):
    """The words that suggest a value, to be added to and taken from; and a value of one's own."""
    layout.section(view.say("themes.rules"), view.say("themes.rules_key"))
    told = view.ask_always("vocabulary")
    told = told[told["facet"] == facet].set_index("value")
    names = facets.names(view, facet)
    one, words = st.columns([1, 3], gap="large")
    value = one.selectbox(view.say(f"facet.{facet}"), list(told.index), format_func=lambda name: names[name], key=f"rule-{facet}")
    if facet == "language":
        words.html(f'<p class="pt pt-small">{view.say("themes.language_rule")}</p>')
    else:
        before, key = list(told.loc[value, "words"]), f"words-{facet}-{value}-{view.store.revision}"
        words.multiselect(view.say("themes.words"), before, before, accept_new_options=True, key=key, on_change=reword, args=(facet, value, before, key))
    own_value(facet)


def own_value(facet):
    """A value the vocabulary lacks, named in both languages."""
    with st.form(f"value-{facet}", border=False, clear_on_submit=True):
        french, english, add = st.columns([3, 3, 1], vertical_alignment="bottom")
        fr = french.text_input(view.say("themes.own_fr"), max_chars=60)
        en = english.text_input(view.say("themes.own_en"), max_chars=60)
        if add.form_submit_button(view.say("themes.add"), width="stretch") and vocabulary.word_of(fr or en):
            vocabulary.add_value(view.store, facet, fr.strip(), en.strip())
            st.rerun()


def title(posts, facet):
    """How many of the month's posts there are, and how many are still without."""
    missing = int(posts["missing"].sum())
    name = of(month_name(view.month.first, view.lang), view.lang)
    if not missing:
        return counted("themes.title_done", len(posts), view.lang, month=name)
    return view.say("themes.title", posts=counted("content.posts", len(posts), view.lang), month=name, missing=in_words(missing, view.lang))


if view.month is None:
    with layout.page(view, view.say("frame.nothing"), view.say("content.empty_title"), view.say("content.empty")):
        layout.teach(view, ("meta_posts", "linkedin", "tiktok"))
else:
    facet = frame.remembered("facet", FACETS, "theme")
    posts = sorted_posts(facet)
    heading = title(posts, facet) if len(posts) else view.say("content.no_posts", month=month_text(view.month.first, view.lang))
    with layout.page(view, f"<b>{capital(month_text(view.month.first, view.lang))}</b>", heading, view.say("themes.standfirst")):
        facet = facet_choice()
        layout.section(view.say("themes.posts"), view.say("themes.posts_key"), source(posts))
        if len(posts):
            table(posts, facet)
        agreement(facet)
        rules(facet)
        layout.source(view.say("themes.source"))
