"""The month's numbers as a workbook, for a funder's form: every number with what it counts, the figures of each slide, definitions.

Nothing is totalled here: people never may be, and the rest is as the answers give it.
"""

import re

from data.measures import EXPORTS, MEASURES
from data.neutral import new_workbook, write_row
from data.progress import each
from pages.parts import glossary, organisation, tiles
from pages.parts.deck import edition, figures, slides
from pages.parts.deck.chartml import GROUPED, known, percent_code
from pages.parts.deck.shapes import plain
from pages.parts.layout import given
from pages.parts.sentences import platform_name
from pages.parts.words import capital, month_text, text, typeset

NUMBERS = ("platform", "account", "measure", "unit", "counts", "rule", "period", "grain", "value", "base", "change", "per_day", "last_year", "change_year", "verdict", "source")
WIDTHS = {"counts": 44, "rule": 26, "source": 32, "account": 24, "verdict": 24, "measure": 24, "grain": 24, "platform": 14, "period": 14}


def write(views, out):
    """Write the workbook of each view, one a language, into one file; `out` is a path or a stream."""
    with new_workbook(out if hasattr(out, "write") else str(out)) as book:
        book.set_properties({"title": " / ".join(_title(view) for view in views), "author": "Portée", "subject": capital(edition.period(views[0])), "comments": edition.mark(views[0])})
        taken = set()
        for view in views:
            _Pages(book, view, taken).write()


def _title(view):
    return organisation.named(view, view.say("files.numbers_title", month=month_text(view.month.first, view.lang)))


class _Pages:
    """The sheets of one language."""

    def __init__(self, book, view, taken):
        self.book, self.view, self.taken = book, view, taken
        look = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({"bold": True, "bottom": 1, **look})
        self.words, self.strong = book.add_format(look), book.add_format({"bold": True, "font_size": 14})
        codes = {"count": GROUPED[view.lang], "fine": "0.0##", "share": percent_code(view.lang).replace("0", "0.0", 1), "change": _changes(view.lang)}
        self.forms = {name: book.add_format({"num_format": code, "valign": "top"}) for name, code in codes.items()}

    def write(self):
        """All sheets, the numbers first."""
        self._about()
        self._numbers()
        for place, slide in enumerate(each("write", slides.deck(self.view), lambda slide: slide.name), 1):
            self._slide(place, slide)
        self._definitions()

    def sheet(self, name, widths):
        """A sheet under a name that spreadsheet programs take and no other has."""
        bare = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:28] or "-"
        told = next(one for one in (bare, *(f"{bare} {count}" for count in range(2, 99))) if one.lower() not in self.taken)
        self.taken.add(told.lower())
        sheet = self.book.add_worksheet(told)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return sheet

    def line(self, sheet, at, cells):
        """A row of cells: a text, a number with its form as (number, form), or nothing."""
        write_row(sheet, at, [cell if isinstance(cell, str) else None for cell in cells], self.words)
        for place, cell in enumerate(cells):
            if isinstance(cell, tuple) and known(cell[0]) is not None:
                sheet.write_number(at, place, float(cell[0]), self.forms[cell[1]])

    def heads(self, sheet, at, names):
        """A row of heads, which stays in sight."""
        write_row(sheet, at, names, self.head)
        sheet.freeze_panes(at + 1, 0)

    def _about(self):
        """Which month, which days, which filters, when printed, under which code."""
        view, say = self.view, self.view.say
        sheet = self.sheet(say("files.about_sheet"), (28, 96))
        write_row(sheet, 0, [_title(view)], self.strong)
        told = (("mark", edition.mark(view)), ("period_head", capital(edition.period(view))), ("filters", say("files.filters_all")), ("printed_head", edition.made(view)),
                ("language", say("files.this_language")), ("people", say("kind.unique_not")), ("absent", say("files.absent_said")), ("grain", say("files.grain_said")))
        for at, (name, words) in enumerate(told, 2):
            self.line(sheet, at, (say(f"files.{name}"), words))

    def _numbers(self):
        """Every number of the month."""
        sheet = self.sheet(self.view.say("files.numbers"), [WIDTHS.get(name, 12) for name in NUMBERS])
        self.heads(sheet, 0, [self.view.say(f"files.column_{name}") for name in NUMBERS])
        for at, row in enumerate(self.view.ask("headline").itertuples(), 1):
            self.line(sheet, at, self._number(row))

    def _number(self, row):
        view, lang, one = self.view, self.view.lang, MEASURES.get(row.measure)
        compares = row.grain == "happened" or row.measure == "posts"         # posts' totals drift: only their number compares
        base = row.previous if compares and not row.previous_broken else None
        year = row.last_year if compares and not row.year_broken else None
        unit = one.unit if one else "count"
        form = "share" if unit == "fraction" else "count" if float(row.value).is_integer() else "fine"
        meaning = typeset(getattr(one, f"{lang}_meaning"), lang) if one else ""
        word = given(row.verdict)
        period = month_text(view.month.first, lang) + ("" if row.complete else f" ({view.say('tile.partial', days=int(row.days))})")
        return (platform_name(row.platform, lang), row.account if isinstance(row.account, str) else "", tiles.measure_name(row, lang), view.say(f"files.unit_{unit}"), meaning,
                view.say(f"kind.{row.kind}"), period, view.say(f"files.grain_{row.grain}"), (row.value, form), (base, form), (row.change, "change"),
                (row.change_per_day, "change"), (year, form), (row.change_year, "change"), view.say(f"verdict.{word}") if word else "", self._source(row.source))

    def _source(self, source):
        """The export a number was read from."""
        if source == "posts":
            return self.view.say("files.source_posts")
        return getattr(EXPORTS[source], self.view.lang) if source in EXPORTS else str(source)

    def _slide(self, place, slide):
        """A slide: its finding, its numbers as printed, the figures of its chart as numbers, what to take away."""
        view, told = self.view, figures.of_slide(self.view, slide)
        sheet = self.sheet(f"{place} {plain(slide.about)}", (46, 20, 20, 20, 20, 30))
        write_row(sheet, 0, [plain(slide.title)], self.strong)
        at = 2
        for number in slide.numbers:
            beside = "; ".join(f"{name} {change}" for name, change in number.beside)
            self.line(sheet, at, (plain(number.label), _printed(plain(number.text), view.lang), plain(beside), view.say(f"verdict.{number.verdict}") if number.verdict else ""))
            at += 1
        if told:
            at = self._figures(sheet, at + 1, told) + 1
        for words in (*slide.sentences, view.say("joint.colon", first=view.say("deck.takeaway"), then=slide.takeaway),
                      view.say("joint.colon", first=view.say("files.source"), then=slide.source), edition.mark(view)):
            write_row(sheet, at, [plain(words)])
            at += 1

    def _figures(self, sheet, at, told):
        """The figures of a chart as numbers, a row a category; the row after them."""
        form = {"share": "share", "change": "change"}.get(told.unit)
        columns = [(told.heads[0], list(told.categories))]
        for one in _joined(told.series):
            columns += [(name, [(value, form or _form(value)) for value in values]) for name, values in
                        ((one.name, one.values), (self.view.say("figures.low"), one.low), (self.view.say("figures.high"), one.high)) if values]
        if told.kind == "line":
            columns += [(name, [(value, "fine") for value in values]) for name, values in zip(told.heads[2:], (told.low, told.high), strict=True)]
        columns += [(name, list(words)) for name, words in zip(told.heads[len(told.heads) - len(told.notes):], told.notes, strict=True)]
        write_row(sheet, at, [head for head, _ in columns], self.head)
        for place in range(len(told.categories)):
            self.line(sheet, at + 1 + place, [cells[place] for _, cells in columns])
        return at + 1 + len(told.categories)

    def _definitions(self):
        """What each measure is and is not, what each verdict says, how each is computed."""
        lang, say = self.view.lang, self.view.say
        sheet = self.sheet(say("files.definitions"), (30, 22, 60, 60))
        self.heads(sheet, 0, [say(f"files.column_{name}") for name in ("measure", "rule", "is", "is_not")])
        rows = [(name, rule, meaning, isnt) for name, rule, meaning, isnt, _ in glossary.measures(lang)]
        rows += [("", "", "", ""), *((capital(word), question, says, "") for question, words in glossary.verdicts(lang) for word, says in words)]
        rows += [("", "", "", ""), *((name, text("glossary.methods", lang).partition(",")[0], how, limits) for name, how, limits in glossary.methods(lang))]
        for at, row in enumerate(rows, 1):
            self.line(sheet, at, row)


def _changes(lang):
    """A format of changes: signed, with one decimal, and the space a language puts before the sign."""
    sign = percent_code(lang)[1:]
    return f"+0.0{sign};\u22120.0{sign};0.0{sign}".replace("\u2212", '"\u2212"')


def _form(value):
    return "count" if known(value) is not None and float(value).is_integer() else "fine"


def _joined(series):
    """Series of one name as one: they were apart only to be drawn apart."""
    for name in dict.fromkeys(one.name for one in series):
        same = [one for one in series if one.name == name]
        yield figures.Series(name, _first(*(one.values for one in same)), same[0].colour, _first(*(one.low for one in same)), _first(*(one.high for one in same)))


def _first(*columns):
    """The first known of each place."""
    return tuple(next((value for value in cells if known(value) is not None), None) for cells in zip(*columns, strict=True))


def _printed(words, lang):
    """A number as printed, as a number; words where it is more than one."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", words).replace("\u2212", "-")
    bare = bare.replace(",", ".") if lang == "fr" else bare.replace(",", "")
    found = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)(%|×)?", bare)
    if not found:
        return words
    value = float(found[1])
    return (value / 100, "change" if bare[0] in "+-" else "share") if found[2] == "%" else (value, _form(value))
