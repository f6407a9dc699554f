"""The one question of a pile: what files do not say, asked once for all that lack the same answer."""

from dataclasses import dataclass, replace

import streamlit as st

from data.clock import today
from data.likely import candidates
from data.weighing import take
from pages.parts import consequence, frame, layout, pile
from pages.parts.sentences import platform_name
from pages.parts.words import counted


@dataclass(frozen=True)
class Question:
    """A group of a pile's outcomes that lack the same answer, and where they stand in it."""

    view: frame.View
    dropped: list
    group: pile.Waiting

    @property
    def places(self):
        """Where the group's outcomes stand in the pile."""
        return [place for place, outcome in enumerate(self.dropped) if any(outcome is one for one in self.group.outcomes)]

    def settle(self, *said):
        """Keep each export of the group with what is now said of it ({field: value}), unless it would change a shown number."""
        founds = [self.dropped[place].found for place in self.places]
        weighed = take(self.view.store, [found.again(replace(found.answers, **more)) for found, more in zip(founds, said, strict=True)])
        answered = dict(zip(self.places, weighed.outcomes, strict=True))
        consequence.weigh(self.view, [answered.get(place, outcome) for place, outcome in enumerate(self.dropped)])
        st.rerun()


def ask(question):
    """The question, its files, and its answer; the likely one pre-chosen, with its reason."""
    view, group = question.view, question.group
    said = counted(f"imports.ask_{group.missing}", len(group.outcomes), view.lang)
    guess = next((guess for guess in group.guesses if guess), None) if group.agreed else None
    if guess:
        reason = view.say(f"imports.{guess.reason}")
        said += " " + view.say("imports.likely", platform=platform_name(guess.platform, view.lang), reason=reason)
    names = " · ".join(layout.escape(outcome.found.file) for outcome in group.outcomes)
    with st.container(key=f"question-{group.missing}"):
        st.html(f'<div class="pt pt-fate"><span>?</span><div>{said}<br><small>{names}</small></div></div>')
        {"platform": _platform, "year": _year, "period": _period}[group.missing](question)


def _platform(question):
    """Facebook or Instagram, YouTube or not: once for all files that can share an answer, else file by file in the same question."""
    (_each if question.group.clashes or question.group.differ or question.group.unlike else _together)(question)


def _together(question):
    view, names = question.view, _names(question.view, question.group.outcomes[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = _choice(view.say("frame.platform"), names, question.group.agreed, "answer-platform")
        label = view.say("imports.answer", platform=names[chosen]) if chosen else view.say("imports.choose")
        if st.button(label, type="primary", disabled=not chosen, key="keep-platform"):
            question.settle(*[{"platform": chosen}] * len(question.places))


def _each(question):
    view, chosen = question.view, []
    for number, (outcome, guess) in enumerate(zip(question.group.outcomes, question.group.guesses, strict=True)):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            chosen.append(_choice(outcome.found.file, _names(view, outcome), guess and guess.platform, f"answer-{number}-{outcome.found.document.sha256[:12]}"))
            st.html(f'<div class="pt pt-small">{layout.escape(outcome.found.file)} · {layout.escape(pile.titled(outcome.found))}</div>')
    keep = counted("imports.answer_each", len(chosen), view.lang)
    if st.button(keep, type="primary", disabled=None in chosen, key="keep-each"):
        question.settle(*({"platform": platform} for platform in chosen))


def _names(view, outcome):
    return {platform: platform_name(platform, view.lang) for platform in candidates(outcome.found)}


def _choice(label, names, likely, key):
    return st.segmented_control(label, list(names), format_func=names.get, default=likely, key=key, label_visibility="collapsed")


def _year(question):
    view = question.view
    year = st.number_input(view.say("imports.year"), 2010, today().year, today().year, key="answer-year")
    if st.button(view.say("imports.answer_year", year=year), type="primary", key="keep-year"):
        question.settle(*[{"year": int(year)}] * len(question.places))


def _period(question):
    view = question.view
    days = st.date_input(view.say("imports.period"), (), format="YYYY-MM-DD", key="answer-period")
    keep = counted("imports.answer_each", len(question.places), view.lang)
    if st.button(keep, type="primary", disabled=len(days) != 2, key="keep-period"):
        question.settle(*[{"period": tuple(days)}] * len(question.places))
