"""A file nobody knows: its columns with samples, what each could be, the first rows as they would be read; then one button.

What is answered here is remembered, and the next file of the same headers asks nothing.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

from data import mappings, proposals, tools
from data.files import Document
from data.journey import read_again
from data.keep import Outcome
from data.measures import DIMENSIONS, EXPORTS, FORMATS, MEASURES
from data.problems import Problem, UnknownExport
from data.values import plain
from pages.parts import consequence, frame, layout, proof
from pages.parts.pile import export_name
from pages.parts.sentences import platform_name
from pages.parts.words import counted, text_exists

IGNORE = ""


def is_unknown(outcome):
    """Whether nobody knows a file's headers, and a person might."""
    return type(outcome.problem) is UnknownExport and outcome.found.document is not None


def _waits(found):
    return Outcome("refused" if isinstance(found.outcome, Problem) else "held", found)


@dataclass(frozen=True)
class Lesson:
    """An unknown file of a pile, and where it stands there."""

    view: frame.View
    dropped: list
    place: int

    @property
    def document(self) -> Document:
        """The file, opened."""
        return self.dropped[self.place].found.document

    @property
    def key(self):
        """What its widgets' keys begin with."""
        return f"map-{self.document.sha256[:12]}"

    @cached_property
    def proposals(self):
        """What it could be, the likeliest first."""
        return proposals.proposed(self.document)

    def settle(self, mapping):
        """Remember the mapping, and keep this file and every other of the pile that it opens."""
        mappings.teach(self.view.store, mapping)
        with self.view.store.reading() as cursor:
            taught, outcomes = mappings.standing(cursor), []
        for outcome in self.dropped:
            again = read_again(outcome.found, taught) if is_unknown(outcome) else ()
            outcomes += [_waits(found) for found in again] if again else [outcome]
        consequence.weigh(self.view, outcomes)
        st.rerun()


def offer(view, dropped, place):
    """Under an unknown file's line: one button, then the form."""
    lesson = Lesson(view, dropped, place)
    opened = st.session_state.get("lesson") == lesson.key
    if not opened and st.button(view.say("mapping.show"), key=f"{lesson.key}-show", type="tertiary"):
        st.session_state["lesson"], opened = lesson.key, True
        st.rerun()
    if opened:
        with st.container(key="lesson"):
            _form(lesson)


def _form(lesson):
    proposal = _kind(lesson)
    if proposal is None:
        return
    mapping = _columns(lesson, proposal)
    proposal = proposals.propose(lesson.document, mapping)
    proposal = replace(proposal, mapping=_only(proposal.mapping, mapping))
    mapping = _words(lesson, proposal)
    mapping = _rules(lesson, proposal, mapping)
    _proved(lesson, mapping)


def _only(made, said):
    """A mapping with the columns a person said, and none that was only put forward."""
    return replace(made, headers=said.headers)


# ── what kind of file ───────────────────────────────────────────────────────────────────────────────────────────────


def _kind(lesson):
    """The Proposal of the kind of file chosen: a known export, or another tool's by its shape."""
    view, known = lesson.view, {proposal.mapping.export: proposal for proposal in lesson.proposals}
    shapes = [f"tool.{shape}" for shape in tools.SHAPES]
    first = lesson.proposals and proposals.resembles(lesson.proposals[0]) and not _tool_named(lesson)
    choices = [*known, *shapes] if first else [*shapes, *known]
    chosen = st.selectbox(view.say("mapping.kind"), choices, key=f"{lesson.key}-kind", format_func=lambda name: _kind_name(name, view))
    return known[chosen] if chosen in known else _tool(lesson, chosen.partition(".")[2])


def _kind_name(name, view):
    return getattr(EXPORTS[name], view.lang) if name in EXPORTS else view.say(f"mapping.{name.replace('.', '_')}")


def _tool_named(lesson):
    return next((name for name in tools.NAMED if plain(name) in plain(lesson.document.name)), "")


def _tool(lesson, shape):
    """The Proposal of another tool's file, once its name and its platform are said."""
    view, about = lesson.view, {}
    name, platform = st.columns(2)
    tool = name.text_input(view.say("mapping.tool"), _tool_named(lesson), max_chars=40, key=f"{lesson.key}-tool")
    where = platform.selectbox(view.say("frame.platform"), tools.PLATFORMS_OF, index=None, key=f"{lesson.key}-platform",
                               placeholder=view.say("mapping.choose"), format_func=lambda name: platform_name(name, view.lang))
    if shape == "segments":
        counted_as, by = st.columns(2)
        names = [measure for measure, of in MEASURES.items() if of.kind not in ("rate", "mean")]
        about = {"measure": counted_as.selectbox(view.say("mapping.measure"), names, index=names.index("followers"), key=f"{lesson.key}-measure",
                                                 format_func=lambda name: getattr(MEASURES[name], view.lang)),
                 "dimension": by.selectbox(view.say("mapping.dimension"), list(DIMENSIONS), key=f"{lesson.key}-dimension",
                                           format_func=lambda name: getattr(DIMENSIONS[name], view.lang))}
    made = proposals.of_tool(lesson.document, tool, shape, (where,) if where else (), about)
    if made is None:
        st.html(f'<div class="pt pt-note">{view.say("mapping.who")}</div>')
    return made


# ── which word each column is ───────────────────────────────────────────────────────────────────────────────────────


def _columns(lesson, proposal):
    """A line a column that is not known by its name: header, samples, word; the mapping that says so."""
    view, said, taken = lesson.view, {}, []
    if proposal.known:
        st.html(f'<div class="pt pt-small">{counted("mapping.known", len(proposal.known), view.lang)}</div>')
    if proposal.unknown:
        st.html(f'<div class="pt pt-small">{view.say("mapping.columns_key")}</div>')
    for at, column in enumerate(proposal.unknown):
        samples = " · ".join(layout.escape(sample[:40]) for sample in column.samples) or view.say("mapping.empty")
        label = f"<b>{layout.escape(column.header[:60])}</b><br><small>{samples}</small>"
        likely = proposal.mapping.headers.get(plain(column.header), IGNORE)
        word = _choice(lesson, f"{proposal.mapping.export}-{at}", column.header, label, (IGNORE, *proposal.words), likely,
                       lambda word: _word(word, proposal.mapping, view))
        if word:
            said[plain(column.header)] = word
            taken.append(word)
    if twice := [word for word in dict.fromkeys(taken) if taken.count(word) > 1]:
        names = ", ".join(_word(word, proposal.mapping, view) for word in twice)
        st.html(f'<div class="pt pt-note" role="alert">{view.say("mapping.twice", word=names)}</div>')
    return replace(proposal.mapping, headers=said)


def _choice(lesson, name, label, told, words, likely, called):
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"{lesson.key}-row-{name.replace('.', '-')}"):
        st.html(f'<div class="pt pt-column">{told}</div>')
        return st.selectbox(label, words, index=words.index(likely) if likely in words else 0, format_func=called, width=240,
                            key=f"{lesson.key}-{name}", label_visibility="collapsed")


def _word(word, mapping, view):
    """A word of the export as a reader calls it: the measure's name, else the platform's own in the page's language."""
    if word == IGNORE:
        return view.say("mapping.ignore")
    field = next(iter(mapping.fields.get(plain(word), ())), word)
    if mapping.tool and text_exists(f"mapping.word.{word}"):
        return view.say(f"mapping.word.{word}")
    if mapping.tool and word in MEASURES:
        return getattr(MEASURES[word], view.lang)
    column = mapping.made.columns.get(field)
    names = column.fr if column and view.lang == "fr" and column.fr else word
    return names if isinstance(names, str) else names[0]


# ── titles and values, days and numbers ─────────────────────────────────────────────────────────────────────────────


def _words(lesson, proposal):
    """A line a title or value that the export has in other words; the mapping that says so."""
    view, mapping, titles, values = lesson.view, proposal.mapping, {}, {}
    if proposal.titles or proposal.values:
        st.html(f'<div class="pt pt-small">{view.say("mapping.words_key")}</div>')
    for at, title in enumerate(proposal.titles):
        word = _choice(lesson, f"title-{mapping.export}-{at}", title, f"<b>{layout.escape(title[:60])}</b>", (IGNORE, *mapping.made.titles),
                       mapping.titles.get(plain(title), IGNORE), lambda word: word or view.say("mapping.as_it_is"))
        titles |= {plain(title): word} if word else {}
    for at, (name, value) in enumerate(proposal.values):
        words = {_value(word, name, mapping, view): word for word in mapping.made.values[name]}
        likely = mapping.values.get(name, {}).get(plain(value), IGNORE)
        shown = next((shown for shown in words if _value(likely, name, mapping, view) == shown), IGNORE) if likely else IGNORE
        chosen = _choice(lesson, f"value-{mapping.export}-{name}-{at}", value, f"<b>{layout.escape(value[:60])}</b>", (IGNORE, *words),
                         shown, lambda word: word or view.say("mapping.as_it_is"))
        if chosen:
            values.setdefault(name, {})[plain(value)] = words[chosen]
    return replace(mapping, titles=titles, values=values)


def _value(word, name, mapping, view):
    """A platform's own value as readers call it: a format by its name."""
    if name == "format":
        kind = mapping.made.columns[name].reads(word)
        return getattr(FORMATS[kind], view.lang) if kind in FORMATS else word
    return word


def _rules(lesson, proposal, mapping):
    """How days and numbers are written, asked where the file leaves both ways open."""
    view, order, numbers = lesson.view, mapping.order, mapping.numbers
    if proposal.asks_order:
        order = st.segmented_control(view.say("mapping.order"), ("dmy", "mdy"), key=f"{lesson.key}-order",
                                     format_func=lambda way: view.say(f"mapping.{way}"))
    if proposal.asks_numbers:
        numbers = st.segmented_control(view.say("mapping.numbers"), ("fr", "en"), key=f"{lesson.key}-numbers",
                                       format_func=lambda way: view.say(f"mapping.numbers_{way}"))
    if (proposal.asks_order and not order) or (proposal.asks_numbers and not numbers):
        st.html(f'<div class="pt pt-note">{view.say("mapping.say_how")}</div>')
        return None
    return replace(mapping, order=order or "", numbers=numbers or "")


# ── the first rows as they would be read, before anything is kept ───────────────────────────────────────────────────


def _proved(lesson, mapping):
    view = lesson.view
    try:
        made = mapping and mappings.made_of(mapping.said())
        found = next(iter(read_again(lesson.dropped[lesson.place].found, (made,)))) if made else None
    except Problem as problem:
        st.html(f'<div class="pt pt-note" role="alert">{proof.fault(problem, view)}</div>')
        return
    if found:
        fine = proof.show(view, found, made)
        name = export_name(made.platforms[0] if len(made.platforms) == 1 else None, made.export, view.lang)
        if st.button(view.say("mapping.keep", export=name), type="primary", disabled=not fine, key=f"{lesson.key}-keep"):
            lesson.settle(made)
