"""The first rows of a file as a new mapping reads them, and its totals: seen before anything of it is kept."""

import pandas as pd
import streamlit as st

from data.measures import FORMATS, MEASURES
from data.problems import NeedsAnswer, Problem, UnknownExport
from pages.parts import layout
from pages.parts.pile import problem_sentence, within
from pages.parts.words import HARD, counted, day_text, number_text, text_exists

ROWS, MEASURES_SHOWN = 3, 5


def show(view, found, mapping):
    """The rows, totals and days of what was found, or what still stands in the way; whether it can be kept."""
    if isinstance(found.outcome, NeedsAnswer):
        missing = found.outcome.details["missing"]
        st.html(f'<div class="pt pt-note">{view.say(f"mapping.then_{missing}")}</div>')
        return True
    if isinstance(found.outcome, Problem):
        st.html(f'<div class="pt pt-note" role="alert">{_why(view, found, mapping)}</div>')
        return False
    st.html(f'<div class="pt">{_table(view, found.outcome)}<p class="pt-small">{_totals(view, found.outcome)}</p></div>')
    return True


def fault(problem, view):
    """A mapping that cannot be, in words."""
    told = problem.details.get("fault")
    if told and text_exists(f"mapping.fault_{told}"):
        return view.say(f"mapping.fault_{told}", saw=layout.escape(str(problem.details["saw"])))
    return layout.escape(problem_sentence(problem, view.lang))


def _why(view, found, mapping):
    if found.claim is None and type(found.outcome) is UnknownExport:
        here = {plain_name for grid in found.document.grids for names in grid.heads for plain_name in names}
        told = {mapping.headers.get(name, name).casefold() for name in here}
        missing = [column for column in mapping.made.columns.values() if column.needed and not told & column.aliases.keys()]
        names = ", ".join(_name(view, column, mapping) for column in missing)
        return view.say("mapping.missing", names=layout.escape(names)) if names else view.say("mapping.not_yet")
    return layout.escape(problem_sentence(found.outcome, view.lang))


def _name(view, column, mapping):
    if mapping.tool and text_exists(f"mapping.word.{column.label}"):
        return view.say(f"mapping.word.{column.label}")
    names = column.fr if view.lang == "fr" and column.fr else column.label
    return names if isinstance(names, str) else names[0]


def _table(view, reading):
    rows = _rows(reading)
    if rows.empty:
        return ""
    side = {name: ' class="n"' if name in MEASURES or name == "value" else "" for name in rows.columns}
    head = "".join(f"<th{side[name]}>{_heading(view, name)}</th>" for name in rows.columns)
    body = "".join("<tr>" + "".join(f"<td{side[name]}>{_cell(view, name, value)}</td>" for name, value in row.items()) + "</tr>"
                   for row in rows.head(ROWS).to_dict("records"))
    return f'<table class="pt-table pt-proof"><tr>{head}</tr>{body}</table>'


def _rows(reading):
    """One row per post, day or slice of a reading, its measures beside each other."""
    tables = {name: piece.to_pandas() for name, piece in reading.facts.tables.items() if piece.num_rows}
    if "post" in tables:
        wide = _beside(tables.get("post_observation"), ["post_id"])
        told = tables["post"][["post_id", "published", "format", "text"]]
        return told.merge(wide, on="post_id", how="left").drop(columns="post_id") if wide is not None else told.drop(columns="post_id")
    if "measurement" in tables:
        return _beside(tables["measurement"], ["first_day"])
    if "segment" in tables:
        rows = tables["segment"]
        return rows[["segment"]].assign(value=rows["value"].where(rows["value"].notna(), rows["share"]))
    return pd.DataFrame()


def _beside(facts, keys):
    if facts is None:
        return None
    names = list(dict.fromkeys(facts["measure"]))[:MEASURES_SHOWN]
    wide = facts.pivot_table(index=keys, columns="measure", values="value", aggfunc="first", sort=False)
    return wide[[name for name in names if name in wide]].reset_index()


def _heading(view, name):
    if name in MEASURES:
        return getattr(MEASURES[name], view.lang)
    return view.say(f"mapping.word.{ {'first_day': 'day'}.get(name, name) }") if name != "value" else view.say("mapping.word.value")


def _cell(view, name, value):
    if pd.isna(value):
        return "–"
    if name in ("published", "first_day"):
        return day_text(value, view.lang)
    if name == "format":
        return getattr(FORMATS[value], view.lang) if value in FORMATS else layout.escape(value)
    return layout.escape(value[:60]) if isinstance(value, str) else number_text(value, view.lang, 0 if float(value).is_integer() else 2)


def _totals(view, reading):
    told = [f"{number_text(value, view.lang)}{HARD}{getattr(MEASURES[name], view.lang).lower() if name in MEASURES else layout.escape(name)}"
            for name, value in list(reading.totals.items())[:MEASURES_SHOWN]]
    aside = [counted("imports.set_aside", len(reading.set_aside), view.lang)] if reading.set_aside else []
    rows = counted("imports.rows", reading.rows, view.lang)
    return view.say("mapping.totals", rows=rows, period=within(reading.first_day, reading.last_day, view.lang), totals=", ".join(told + aside))
