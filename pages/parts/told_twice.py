"""Where two sources tell one measure: a card that says what each tells and why they differ, and the setting of which one speaks."""

import streamlit as st

from data import sources
from pages.parts import layout, sentences, tiles
from pages.parts.pile import export_name
from pages.parts.words import lower_first, number_text, text_exists

UNSAID = ""


def groups(view, platform=None):
    """The rows of `told_twice`, a list a measure, the one that speaks first."""
    told = view.ask("told_twice", platform=platform)
    return [list(rows.itertuples()) for _, rows in told.groupby(["platform", "account", "measure"], sort=False)]


def cards(view, platform=None):
    """A note for every measure that two sources tell differently this month; nothing where there is none."""
    told = "".join(f"<p>{card(view, rows)}</p>" for rows in groups(view, platform))
    if told:
        st.html(f'<details class="pt pt-twice"><summary>{view.say("told_twice.title")}</summary>{told}</details>')


def card(view, rows):
    """What each source tells of one measure, which one speaks and why, and why they differ."""
    first = rows[0]
    told = "; ".join(f"{_source(row, view.lang)} <b>{number_text(row.value, view.lang)}</b>" for row in rows)
    why = f"told_twice.why_{first.platform}"
    parts = (view.say("joint.colon", first=_measure(first, view.lang), then=told), view.say(f"told_twice.because_{first.because}", source=_source(first, view.lang)),
             view.say(why if text_exists(why) else "told_twice.why_other"))
    return " ".join(part if part.endswith((".", "!")) else f"{part}." for part in parts)


def choices(view):
    """A select for each measure that two sources tell differently this month, or that a person already decided."""
    told = {(rows[0].platform, rows[0].measure): [row.export for row in rows] for rows in groups(view)} if view.month else {}
    with view.store.reading() as cursor:
        said = sources.said(cursor)
    layout.section(view.say("told_twice.setting"), view.say("told_twice.setting_key"))
    for platform, measure in sorted({**said, **told}):
        known = sorted({*told.get((platform, measure), ()), *([said[platform, measure]] if (platform, measure) in said else ())})
        _choice(view, platform, measure, [UNSAID, *known], said.get((platform, measure), UNSAID))
    if not said and not told:
        st.html(f'<div class="pt pt-quiet">{view.say("told_twice.none")}</div>')


def _choice(view, platform, measure, known, current):
    key = f"source-{platform}-{measure}"
    st.selectbox(_named(platform, measure, view.lang), known, index=known.index(current), key=key, on_change=_decided, args=(view, platform, measure, key),
                 format_func=lambda export: export_name(platform, export, view.lang) if export else view.say("told_twice.unsaid"))


def _decided(view, platform, measure, key):
    sources.speak(view.store, platform, measure, st.session_state[key])


def _named(platform, measure, lang):
    return f"{sentences.platform_name(platform, lang)}, {lower_first(tiles.named(platform, measure, lang))}"


def _measure(row, lang):
    return layout.escape(_named(row.platform, row.measure, lang))


def _source(row, lang):
    return lower_first(export_name(row.platform, row.export, lang)) if row.export == "sheet.month" else export_name(row.platform, row.export, lang)
