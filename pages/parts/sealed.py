"""What is said of a sealed month: who sealed it and when, under which code; and where today's numbers are no longer the sealed ones."""

from dataclasses import dataclass
from datetime import UTC
from math import isclose

import streamlit as st

from data import seals
from data.clock import day_of
from data.measures import MEASURES
from pages.parts import frame, layout, sealing
from pages.parts.pile import export_name
from pages.parts.sentences import platform_name
from pages.parts.words import counted, day_text, lower_first, month_text, number_text

NAMED = 4                                        # missing exports named before the rest is counted


@dataclass(frozen=True)
class Apart:
    """A number of the headline that is no longer what was sealed; `live` is None where there is none any more."""

    platform: str
    measure: str
    sealed: float
    live: float | None


def standing(view):
    """The Seal of the view's month that stands, or None."""
    code = frame.sealed_as(view.store, view.month) if view.month else None
    return frame.view_of(view.store, view.lang, view.month, seal=code).seal if code else None


def apart(view, seal):
    """[Apart] of a month whose Seal is given, in the headline's order."""
    now = {row[:3]: row[3] for row in sealing.values(view)}
    alone = {key[::2]: value for key, value in now.items() if sum(other[::2] == key[::2] for other in now) == 1}
    told = [Apart(platform, measure, value, now.get((platform, account, measure), alone.get((platform, measure))))
            for platform, account, measure, value in seal.values]
    return [one for one in told if one.live is None or not isclose(one.sealed, one.live, rel_tol=1e-9)]


def sealed_day(seal, lang):
    """The organisation's day a month was sealed."""
    return day_text(day_of(seal.sealed_at.replace(tzinfo=UTC)), lang)


def difference(view, seal):
    """Where a number of today is no longer the sealed one: one sentence with both; else the empty text."""
    told = apart(view, seal) if seal else []
    if not told:
        return ""
    first, *others = told
    name = getattr(MEASURES.get(first.measure), view.lang, layout.escape(first.measure))
    said = view.say("seal.differs" if first.live is not None else "seal.gone", platform=platform_name(first.platform, view.lang),
                    measure=lower_first(name), day=sealed_day(seal, view.lang), sealed=_number(first.sealed, view), live=_number(first.live, view))
    return f"{said} {counted('seal.others', len(others), view.lang)}" if others else said


def _number(value, view):
    return number_text(value, view.lang, 0 if value is None or float(value).is_integer() else 1)


def note(view):
    """The same as a line of a page; nothing where all is as sealed."""
    if said := difference(view, standing(view)):
        st.html(f'<div class="pt pt-note" role="note">{said}</div>')


def section(view):
    """Under the wall: the month's seal with what may be done with it, or what is missing and the button that seals."""
    month = month_text(view.month.first, view.lang)
    layout.section(view.say("seal.title"), view.say("seal.key"))
    if seal := standing(view):
        by = view.say("seal.by", name=layout.escape(seal.by)) if seal.by else ""
        st.html(f'<div class="pt pt-fate"><span>■</span><div>{view.say("seal.sealed", month=month, day=sealed_day(seal, view.lang), by=by, code=seal.code)}</div></div>')
        note(view)
    elif not _is_whole(view):
        st.html(f'<p class="pt pt-quiet">{view.say("seal.going", month=month)}</p>')
        return
    else:
        st.html(f'<p class="pt pt-quiet">{_missing(view)}</p>')
    _form(view, month, seal)


def _is_whole(view):
    return bool(view.months.set_index("month").loc[str(view.month), "complete"])


def _missing(view):
    """The exports that the month lacks, by name: sealing is allowed all the same."""
    lacking = [layout.escape(export_name(platform, export, view.lang)) for platform, export in sealing.missing(view)]
    if not lacking:
        return view.say("seal.full")
    names, rest = " · ".join(lacking[:NAMED]), len(lacking) - NAMED
    return view.say("seal.missing", names=f"{names} · {counted('seal.more', rest, view.lang)}" if rest > 0 else names)


def _form(view, month, seal):
    with st.container(key="seal", horizontal=True, vertical_alignment="bottom"):
        layout.ask_who(view)
        again = view.say("seal.again" if seal else "seal.seal", month=month)
        if st.button(again, key="seal-month"):
            if layout.who(view):
                sealing.seal(view.store, view.month, layout.who(view))
                st.rerun()
            st.session_state["seal-said"] = view.say("seal.who_first")
        if seal:
            st.button(view.say("seal.take_back"), key="seal-back", type="tertiary", on_click=seals.take_back,
                      args=(view.store, str(view.month), layout.who(view)))
    if said := st.session_state.pop("seal-said", None):
        st.html(f'<div class="pt pt-note" role="alert">{said}</div>')
