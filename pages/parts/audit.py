"""The audit trail in words: who did what and when, newest first; an act nobody has words for is shown by its name."""

import streamlit as st

from data import journal
from metrics.period import Month
from pages.parts import layout
from pages.parts.receipt import answers_text, moment_text
from pages.parts.sentences import platform_name
from pages.parts.words import lower_first, month_text

SHOWN = 100


def section(view):
    """The trail in a fold: the newest, or everything."""
    with view.store.reading() as cursor:
        entries = journal.entries(cursor)
    if not entries:
        return
    with st.expander(view.say("trail.title")):
        everything = len(entries) > SHOWN and st.toggle(view.say("trail.all"), key="trail-all")
        lines = "".join(_line(view, entry) for entry in (entries if everything else entries[:SHOWN]))
        st.html(f'<div class="pt pt-trail"><table class="pt-table">{lines}</table></div>')


def _line(view, entry):
    who = layout.escape(entry.by) or view.say("receipt.nobody")
    return f"<tr><td>{moment_text(view, entry.at)}</td><td>{who}</td><td>{told(view, entry)}</td></tr>"


def told(view, entry):
    """One act in words: `a gardé Interactions.csv`."""
    try:
        said = _WORDS[entry.act](view, entry)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):        # unknown here, or said in another form by another version
        said = None
    form = "other" if entry.said is not None else "other_back"
    return said or view.say(f"trail.{form}", act=layout.escape(entry.act), subject=layout.escape(entry.subject))


def _import(view, entry):
    done = view.say("trail.import", file=layout.escape(entry.said["file"]))
    answers = {name: value for name, value in entry.said.get("answers", {}).items() if name != "exported_on"}
    return view.say("trail.answered", done=done, answers=answers_text(view, answers)) if answers else done


def _undo(view, entry):
    return view.say("trail.undo", file=layout.escape((entry.said or {}).get("file", entry.subject)))


def _event(view, entry):
    if entry.said is None:
        return view.say("trail.event_back")
    return view.say("trail.event", name=layout.escape(entry.said[view.lang] or entry.said["fr"]))


def _tag(view, entry):
    facet, platform, _ = entry.subject.split("/", 2)
    form = "tag" if entry.said is not None else "tag_back"
    return view.say(f"trail.{form}", platform=platform_name(platform, view.lang), facet=_facet(view, facet))


def _rule(view, entry):
    facet, _, word = entry.subject.split("/", 2)
    return view.say(f"trail.rule_{'on' if entry.said['on'] else 'off'}", word=layout.escape(word), facet=_facet(view, facet))


def _value(view, entry):
    facet = entry.subject.partition("/")[0]
    return view.say("trail.vocabulary", name=layout.escape(entry.said[view.lang]), facet=_facet(view, facet))


def _decision(view, entry):
    return view.say("trail.decision" if entry.said is not None else "trail.decision_back", month=_month(view, entry.subject[:7]))


def _seal(view, entry):
    return view.say("trail.seal" if entry.said is not None else "trail.seal_back", subject=_month(view, entry.subject[:7]))


def _month(view, month):
    return month_text(Month.parse(month).first, view.lang)


def _facet(view, facet):
    return lower_first(view.say(f"facet.{facet}"))


_WORDS = {"import": _import, "undo": _undo, "event": _event, "tag": _tag, "rule": _rule, "vocabulary": _value, "decision": _decision, "seal": _seal}
