"""A number's files in words, and the rows of a file as it writes them: escaped, numbered, the telling column in bold."""

from datetime import date

from data.measures import DIMENSIONS, MEASURES, PLATFORMS
from data.provenance import Wanted
from pages.parts import trail
from pages.parts.layout import escape
from pages.parts.pile import within
from pages.parts.sentences import platform_name
from pages.parts.tiles import named
from pages.parts.words import counted, lower_first, number_text

LONGEST, WIDEST = 60, 160                        # rows shown; letters of a cell


def called(view, one):
    """`Facebook, interactions`; of a breakdown or a post with what it is of."""
    told = [lower_first(escape(named(one.platform, one.measure, view.lang)))]
    told += [lower_first(getattr(DIMENSIONS[name], view.lang)) for name in one.dimension.split(",")[:1] if name in DIMENSIONS]
    told += [view.say("provenance.one_post")] if one.post else [view.say("provenance.of_posts")] if one.grain == "published" and one.measure != "posts" else []
    return ", ".join((platform_name(one.platform, view.lang), *told))


def amount_of(view, one, told):
    """The number itself where the files add up to it: a month's flow, level or people; else how many values it is made of."""
    used = told[told["state"] == "used"]
    values, facts = used["value"], int(used["facts"].sum())
    if one.months > 1 or one.dimension or used.empty or values.isna().any():
        return counted("provenance.values", facts, view.lang) if facts else ""
    return view.say("provenance.amount", number=number_text(values.sum(), view.lang))


def holds(view, one, row):
    """What one file holds of a number: how many values over which days, and what they add up to."""
    when = within(date.fromisoformat(row.first_fact), date.fromisoformat(row.last_fact), view.lang)
    many = counted("provenance.posts" if row.grain == "published" and not one.dimension else "provenance.values", int(row.facts), view.lang)
    if row.value != row.value:
        return view.say("provenance.holds", many=many, when=when)
    return view.say("provenance.holds_sum", many=many, when=when, number=number_text(row.value, view.lang))


def wanted(view, one, row):
    """What to look for in the file, of what it holds of a number."""
    published = row.grain == "published" and not one.dimension
    measure = "views" if one.measure == "views_per_post" else one.measure
    first, last = date.fromisoformat(row.first_fact), date.fromisoformat(row.last_fact)
    return Wanted(one.platform, measure, first, last, one.dimension.partition(",")[0], published, one.post)


def as_html(view, sheets):
    """The rows found, a table a sheet; nothing where there are none."""
    return "".join(_table(view, sheet) for sheet in sheets)


def _table(view, sheet):
    width = max([len(sheet.header), *(len(row.cells) for row in sheet.rows)])
    head = "".join(_cell(name, at in sheet.told, "th") for at, name in enumerate((*sheet.header, *[""] * (width - len(sheet.header)))))
    lines = "".join(f'<tr><th scope="row" class="n">{row.number}</th>{"".join(_cell(cell, at in sheet.told) for at, cell in enumerate(row.cells))}</tr>'
                    for row in sheet.rows[:LONGEST])
    more = len(sheet.rows) - LONGEST
    name = f"{escape(sheet.name)} · " if sheet.name else ""
    note = counted("provenance.rows_shown", len(sheet.rows), view.lang) + (f" {counted('provenance.more', more, view.lang)}" if more > 0 else "")
    label = escape(view.say("provenance.table"))
    return (f'<div class="pt"><div class="pt-small">{name}{note}</div><div class="pt-written" tabindex="0" role="region" aria-label="{label}">'
            f'<table class="pt-table"><thead><tr><th scope="col" class="n">{view.say("provenance.row")}</th>{head}</tr></thead><tbody>{lines}</tbody></table></div></div>')


def _cell(text, is_told, tag="td"):
    text = text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}>{f'<b>{escape(text)}</b>' if is_told else escape(text)}</{tag}>"


def choices(view):
    """Every number of the month, each a link to its files; by platform."""
    rows = view.ask("headline")
    lines = "".join(
        f'<tr><td>{platform_name(platform, view.lang)}</td><td>{", ".join(_link(view, row) for row in rows[rows["platform"] == platform].itertuples())}</td></tr>'
        for platform in PLATFORMS if platform in set(rows["platform"]))
    return f'<div class="pt"><table class="pt-table">{lines}</table></div>' if lines else ""


def _link(view, row):
    name = escape(lower_first(named(row.platform, row.measure, view.lang) if row.measure in MEASURES else row.measure))
    return f'<a href="{escape(trail.address(view, trail.of_row(row)))}" target="_self">{name}</a>'
