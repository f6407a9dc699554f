"""What an import or an undo would change, summed up once before it is done: the largest by name, the rest in a fold, each with its rows."""

import streamlit as st

from data import weighing
from data.lines import line_of
from data.measures import MEASURES
from data.problems import Problem
from pages.parts import breakdown, frame, layout, pile
from pages.parts.sentences import platform_name, source_label
from pages.parts.words import capital, counted, lower_first, month_text, of, text, text_exists

NAMED, ROWS = 3, 6


def as_html(view, changes, register, outcomes=()):
    """The changes as sentences, each of which opens on the rows it comes from; `register` is {receipt: Receipt}."""
    largest = sorted(breakdown.together(changes), key=lambda line: max(map(_weight, line)), reverse=True)
    named = largest if len(largest) <= NAMED + 1 else largest[:NAMED]
    rest = sorted(largest[len(named):], key=lambda line: (line[0].platform, line[0].measure, line[0].month))
    named, rest = ([_told(view, line, changes, register, outcomes) for line in some] for some in (named, rest))
    fold = f"<details><summary>{counted('changes.rest', len(rest), view.lang)}</summary>{''.join(rest)}</details>" if rest else ""
    return f'<div class="pt pt-changes">{"".join(named)}{fold}</div>'


def sentence(view, change, changes=()):
    """`Instagram : les visites du profil de mars 2023 passeront de 62 à 72`."""
    return _sentence(view, (change,), changes)


def _sentence(view, line, changes=()):
    """The changes of a line: of one number, or of the slices of one breakdown."""
    change = line[0]
    same = {other.account for other in changes if other.platform == change.platform}
    who = platform_name(change.platform, view.lang) + (f" ({layout.escape(change.account)})" if len(same) > 1 and change.account else "")
    said = breakdown.sentence(view, line) if breakdown.is_one(line) else _becomes(view, change)
    seal = f" <b>{view.say('changes.sealed')}</b>" if any(one.sealed for one in line) else ""
    return view.say("joint.colon", first=who, then=said) + seal


def _becomes(view, change):
    subject, many = _subject(change, view.lang)
    form = "gone" if change.after is None else "becomes"
    before, after = (breakdown.value_text(value, change, view.lang) for value in (change.before, change.after))
    return view.say(f"changes.{form}{'_many' if many else ''}", what=subject, month=of(month_text(change.month, view.lang), view.lang),
                    before=before, after=after)


def _subject(change, lang):
    """A number with its article, and whether it is plural; a counter of the organisation by its own name, in quotes."""
    measure = change.measure
    if change.dimension:
        return text("changes.from_source", lang, source=layout.escape(lower_first(source_label(change.segment, lang)))), True
    if measure not in MEASURES:
        return text("content.quote", lang, words=layout.escape(measure)), False
    own = f"changes.the.{measure}"
    if text_exists(own):
        return text(own, lang), False
    return text("changes.plural", lang, name=lower_first(getattr(MEASURES[measure], lang))), True


def _weight(change):
    """Sealed months first, then what would be gone, then the largest change for its size."""
    gone = change.after is None
    return change.sealed, gone, 0 if gone else abs(change.after - change.before) / max(abs(change.before), 1)


def _told(view, line, changes, register, outcomes):
    told = [_row(view, change, row, outcomes) for change in line for row in change.rows] if len(line) == 1 and not line[0].few else breakdown.rows(view, line)
    rows = "".join(told[:ROWS])
    more = len(told) - ROWS
    if more > 0:
        rows += f'<tr><td colspan="4">{counted("changes.more_rows", more, view.lang)}</td></tr>'
    behind = dict.fromkeys(name for change in line for name in change.receipts)
    files = dict.fromkeys(layout.escape(register[name].file) for name in behind if name in register)
    today = f'<p class="pt-small">{view.say("changes.today", files=" · ".join(files))}</p>' if files else ""
    return f'<details><summary>{_sentence(view, line, changes)}</summary><table class="pt-table">{rows}</table>{today}</details>'


def _row(view, change, row, outcomes):
    """One row: where it stands, its day, what it was, what it would be."""
    line = next((line for line in (line_of(outcome.found, change, row) for outcome in outcomes if outcome.reading) if line), None)
    place = layout.escape(row.file) + (f", {view.say('changes.line', line=line)}" if line else "")
    day = capital(pile.within(row.first_day, row.last_day, view.lang))
    if row.post_id:
        said = view.say("changes.post" if row.before is None else "changes.no_post", words=layout.escape(row.text[:80] or view.say("content.no_text")))
    elif row.before is None or row.after is None:
        form = "row_new" if row.before is None else "row_gone"
        said = view.say(f"changes.{form}", value=breakdown.value_text(row.after if row.before is None else row.before, change, view.lang))
    else:
        said = view.say("changes.row", before=breakdown.value_text(row.before, change, view.lang), after=breakdown.value_text(row.after, change, view.lang))
    return f"<tr><td>{day}</td><td>{said}</td><td>{place}</td></tr>"


# ── a pile that waits ───────────────────────────────────────────────────────────────────────────────────────────────


def weigh(view, outcomes, agreed=()):
    """Keep what is held in a pile where it changes what was agreed to and nothing else; what still waits is shown with what it would
    change now."""
    had = st.session_state.get("pile-changes", ())
    weighed = weighing.settle(view.store, outcomes, agreed)
    again = bool(agreed) and bool(weighed.changes)
    st.session_state.update({"pile": list(weighed.outcomes), "pile-changes": weighed.changes, "pile-again": again})
    if agreed and had and not weighed.changes:
        st.session_state["said"] = counted("changes.done", len(had), view.lang)
    frame.turn_to_newest(view)


def add(view, outcomes, files):
    """A new pile takes the place of the one before; what waited in that one waits on, unless it was dropped again."""
    again = {(outcome.found.export, outcome.found.document and outcome.found.document.sha256) for outcome in outcomes}
    waited = [outcome for outcome in st.session_state.get("pile", ()) if pile.state(outcome) in ("waiting", "held")
              and (outcome.found.export, outcome.found.document.sha256) not in again]
    st.session_state["pile-files"] = files + len({outcome.found.file for outcome in waited})
    weigh(view, (*waited, *outcomes))


def held(view, register):
    """The one summary of a pile that would change shown numbers, and the two ways out."""
    changes, outcomes = st.session_state.get("pile-changes", ()), st.session_state["pile"]
    waiting = [outcome for outcome in outcomes if outcome.status == "held"]
    if not waiting:
        return
    with st.container(key="held"):
        head = f"<b>{counted('changes.title', len(changes), view.lang)}</b> {counted('changes.none_kept', len(waiting), view.lang)}"
        names = " · ".join(dict.fromkeys(layout.escape(outcome.found.file) for outcome in waiting))
        again = f'<p role="alert">{view.say("changes.again")}</p>' if st.session_state.get("pile-again") else ""
        st.html(f'<div class="pt pt-fate"><span>!</span><div>{head}<br><small>{names}</small>{again}</div></div>' + as_html(view, changes, register, waiting))
        with st.container(horizontal=True):
            st.button(counted("changes.keep", len(waiting), view.lang), type="primary", key="keep-held", on_click=weigh,
                      args=(view, outcomes, weighing.said(changes)))
            st.button(counted("changes.leave", len(waiting), view.lang), key="leave-held", on_click=_leave)


def _leave():
    st.session_state.update({"pile": list(weighing.leave_out(st.session_state["pile"])), "pile-changes": ()})


# ── an undo that waits ──────────────────────────────────────────────────────────────────────────────────────────────


def take_back(view, receipt, agreed=()):
    """Undo an import, unless it would change a number and that was not agreed to: then what it would change is shown."""
    st.session_state.pop("undoing", None)
    try:
        changes = weighing.undo(view.store, receipt.receipt, agreed)
    except Problem as problem:
        st.session_state["said"] = layout.escape(pile.problem_sentence(problem, view.lang))
        return
    if changes:
        st.session_state.update({"undoing": (receipt, changes, bool(agreed)), "to-top": True})
        return
    done = counted("changes.done", len(agreed), view.lang) if agreed else view.say("changes.nothing")
    st.session_state["said"] = f"{view.say('changes.undone', file=layout.escape(receipt.file))} {done} {view.say('changes.again_possible')}"


def undoing(view, register):
    """What an undo would change, and the two ways out."""
    if "undoing" not in st.session_state:
        return
    receipt, changes, again = st.session_state["undoing"]
    with st.container(key="undoing"):
        head = f"<b>{counted('changes.undo_title', len(changes), view.lang)}</b>"
        more = f'<p role="alert">{view.say("changes.again")}</p>' if again else ""
        st.html(f'<div class="pt pt-fate" role="alert"><span>!</span><div>{head}<br><small>{layout.escape(receipt.file)}</small>{more}</div></div>'
                + as_html(view, changes, register))
        with st.container(horizontal=True):
            st.button(view.say("changes.undo"), type="primary", key="undo-agreed", on_click=take_back, args=(view, receipt, weighing.said(changes)))
            st.button(view.say("changes.undo_not"), key="undo-not", on_click=lambda: st.session_state.pop("undoing", None))
