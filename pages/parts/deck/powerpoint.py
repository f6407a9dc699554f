"""The deck in PowerPoint: the slides of the screen as native shapes, tables and charts, each with its notes."""

from datetime import UTC, datetime
from itertools import count

from data.progress import each
from pages.parts import organisation, tiles
from pages.parts.deck import edition, figures, fitting, native, slides
from pages.parts.deck.notes import notes
from pages.parts.deck.paper import LEFT, PLACES, RIGHT, TAG, fill, new_deck
from pages.parts.deck.shapes import Shapes, cell, paragraph, plain, run
from pages.parts.deck.stage import BESIDE, WIDE
from pages.parts.words import capital, month_text

TOP, FOOT = 226, 576                  # px between which a slide's body stands
BODY, NUMBER = 24, 56


def write(views, out):
    """Write the deck of each view, one a language, into one presentation; `out` is a path or a stream."""
    deck, layouts = new_deck(views[0])
    decks, places = [slides.deck(view) for view in views], count(1)
    every = sum(map(len, decks))
    for view, shown in zip(views, decks, strict=True):
        for slide in each("write", shown, lambda slide: slide.name):
            _slide(deck, layouts, view, slide, next(places), every)
    _properties(deck, views)
    deck.save(out if hasattr(out, "write") else str(out))


def _properties(deck, views):
    view, about = views[0], deck.core_properties
    about.title = " / ".join(organisation.named(one, one.say("files.deck_title", month=month_text(one.month.first, one.lang))) for one in views)
    about.author = about.last_modified_by = "Portée"
    about.subject, about.comments, about.keywords = capital(edition.period(view)), edition.mark(view), str(view.month)
    about.language, about.created, about.modified = ", ".join(TAG[one.lang] for one in views), datetime.now(UTC), datetime.now(UTC)


def _kind(slide):
    return "rows" if slide.rows else "said" if slide.sentences else "chart" if slide.chart else "five"


def _slide(deck, layouts, view, slide, place, count):
    """One slide, in the order it is read."""
    kind, told = _kind(slide), figures.of_slide(view, slide)
    made = deck.slides.add_slide(layouts[kind])
    on, lang = Shapes(made, view.lang), view.lang
    about, month = plain(slide.about), organisation.after(view, month_text(view.month.first, lang))
    _place(on, view, "about", [run(about, lang, BODY, bold=True), run(f" · {month}", lang, BODY, "ink2")], f"{about} · {month}")
    _number_of(on, view, place, count)
    _title(on, view, plain(slide.title))
    {"rows": _rows, "said": _said, "chart": _chart, "five": _five}[kind](on, view, slide, told)
    _takeaway(on, view, plain(slide.takeaway))
    for name, words in (("source", plain(slide.source)), ("mark", edition.mark(view))):
        _small(on, view, name, words)
    made.notes_slide.notes_text_frame.text = "\n".join(notes(view, slide, told))
    _speak(made.notes_slide, lang)


def _speak(notes_slide, lang):
    """The notes' language."""
    for one in notes_slide.notes_text_frame._txBody.xpath(".//a:r"):
        one.get_or_add_rPr().set("lang", TAG[lang])


def _place(on, view, name, runs, alt):
    on.fill(PLACES[name][:2], view.say(f"files.{name}"), alt, [paragraph(*runs)])


def _small(on, view, name, words):
    """A line at the foot."""
    wide, colour = PLACES[name][4], PLACES[name][7]
    size = fitting.size_for(words, wide, 24, (18, 17, 16))
    _place(on, view, name, [run(fitting.shortened(words, size, wide, 1), view.lang, size, colour)], words)


def _number_of(on, view, place, count):
    """The slide's number, a field, of how many."""
    said = view.say("deck.place", n=place, all=count)
    field = f'<a:fld id="{{8A3B2F10-5C4D-4E6F-8A9B-0C1D2E3F4A5B}}" type="slidenum"><a:rPr lang="{TAG[view.lang]}"/><a:t>{place}</a:t></a:fld>'
    _place(on, view, "place", [field, run(said.removeprefix(str(place)), view.lang)], said)


def _title(on, view, words):
    """The finding, as large as two lines allow."""
    *_, wide, high, size, colour, face, bold, _, _ = PLACES["title"]
    best = fitting.size_for(words, wide, high, (size, 44, 40, 36, 32), "serif_bold", 1.15)
    short = fitting.shortened(words, best, wide, int(high // (best * 1.15)), "serif_bold")
    free = wide - fitting.balanced(short, best, wide, "serif_bold") - 6
    on.fill(PLACES["title"][:2], view.say("files.title"), words, [paragraph(run(short, view.lang, best, colour, face, bold))], max(free, 0))


def _takeaway(on, view, words):
    """What to take away, after its name in amber; nothing of it where there is none."""
    head = view.say("deck.takeaway")
    size = fitting.size_for(f"{head}   {words}", 1100, 36, (28, 26, 24), "sans", 1.17)
    short = fitting.shortened(f"{head}   {words}", size, 1100, 2).removeprefix(f"{head}   ")
    _place(on, view, "takeaway", [run(f"{head}   ", view.lang, size, "amber", bold=True), run(short, view.lang, size, "bg1")], f"{head} {words}")


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _chart(on, view, slide, told):
    """Numbers at left, the chart beside them; the chart alone where there are none."""
    if slide.numbers:
        _numbers(on, view, slide)
    x, y, wide, high = (400, TOP, BESIDE, FOOT - TOP) if slide.numbers else (LEFT, TOP, WIDE, FOOT - TOP)
    if told.kind == "panels":
        _panels(on, view, slide, told, (x, y, wide, high))
        return
    on.chart(view.say("files.chart"), plain(slide.chart.alt), (x, y, wide, high), native.drawing(view, told, wide, high))
    if told.kind == "pyramid":
        _halves(on, view, told, x, y, wide)


def _panels(on, view, slide, told, at):
    """Two charts one over the other, each under its name: lines that share a plot seem to share a cause."""
    x, y, wide, high = at
    foot, name = 30, 32                                             # px of the months under the last, of a name
    each = (high - foot) / 2
    for place, one in enumerate(told.series):
        top, is_last = y + place * each, place == len(told.series) - 1
        on.words(one.name, one.name, (x, top, wide, name), [paragraph(run(fitting.shortened(one.name, BODY, wide, 1, "sans_bold"), view.lang, BODY, bold=True))])
        room = each - name + (foot if is_last else 0)
        on.chart(one.name, plain(slide.chart.alt if not place else one.name), (x, top + name, wide, room), native.panel(view, told, one, wide, room, is_last))


def _halves(on, view, told, x, y, wide):
    """The names over the pyramid's two halves."""
    left = max(fitting.width(name, BODY) for name in told.categories) * 1.04 + 24
    middle = x + left + (wide - left - wide * 0.01) / 2
    for one, at, align in ((told.series[0], middle - 250 - 14, "r"), (told.series[1], middle + 14, "l")):
        on.words(view.say("files.halves"), one.name, (at, y, 250, 32), [paragraph(run(one.name, view.lang, BODY, bold=True), align=align)])


def _numbers(on, view, slide):
    """At most five numbers over what they are, hairlines between: a table of one column."""
    wide, lang, told = 324, view.lang, [(plain(number.text), plain(number.label)) for number in slide.numbers]
    size, label = next((sizes for sizes in ((NUMBER, BODY), (52, BODY), (48, BODY), (48, 22)) if sum(_high(*one, wide, *sizes) for one in told) <= FOOT - TOP), (44, 20))
    rows = []
    for place, (number, words) in enumerate(told, 1):
        own = fitting.size_for(number, wide, size * 1.2, (size, 48, 40, 32), "serif_bold")
        said = [paragraph(run(number, lang, own, face="serif", bold=True)), paragraph(run(words, lang, label, "ink2"))]
        rows.append((_high(number, words, wide, size, label), [cell(said, under=place < len(told))]))
    on.table(view.say("files.numbers"), "; ".join(map(" ".join, told)), (LEFT, TOP, wide, 0), [wide], rows)


def _high(number, label, wide, size, small):
    """How high a number stands over its label."""
    return size * 1.16 + fitting.height(label, small, wide, leading=1.16) + 8


def _five(on, view, slide, _told):
    """The month's numbers side by side: what each is, the number, its comparisons; the verdict at the foot."""
    count, lang = len(slide.numbers), view.lang
    wide = (RIGHT - LEFT) / count
    room = wide - 16
    tops = [[paragraph(*([run("● ", lang, BODY, number.platform)] if number.platform else []), run(plain(number.label), lang, BODY, "ink2"))] for number in slide.numbers]
    label = max(fitting.height(f"● {plain(number.label)}", BODY, room, leading=1.16) for number in slide.numbers) + 4
    size = min(fitting.size_for(plain(number.text), room, 80, (NUMBER, 52, 48), "serif_bold") for number in slide.numbers)
    large = [[paragraph(run(plain(number.text), lang, size, face="serif", bold=True))] for number in slide.numbers]
    rows = [(label, tops), (size * 1.18, large)]
    cells, columns = _columns(slide.numbers, lang, rows, wide)
    alt = "; ".join(" ".join((plain(number.label), plain(number.text), *(f"{name} {change}" for name, change in number.beside))) for number in slide.numbers)
    on.table(view.say("files.numbers"), alt, (LEFT, TOP, RIGHT - LEFT, 0), columns, cells, first_row=True)
    foot = TOP + sum(high for high, _ in cells) + 8
    for place, number in enumerate(slide.numbers):
        if number.verdict:
            _chip(on, view, number, LEFT + place * wide + (8 if place else 0), foot, wide - 16)


def _columns(told, lang, rows, wide):
    """The table's rows, the comparisons under the numbers, and its columns: two a number, one where nothing is compared."""
    if not any(number.beside for number in told):
        return [(high, [cell(words, left=8 if place else 0, right=8, before=bool(place)) for place, words in enumerate(row)]) for high, row in rows], [wide] * len(told)
    cells = [(high, [one for place, words in enumerate(row) for one in (_tile(words, place, "two"), _tile([paragraph()], place, "second"))]) for high, row in rows]
    compared, names = _compared(told, lang, wide - 16)
    return cells + compared, [part for _ in told for part in (names, wide - names)]


def _tile(words, place, over=""):
    return cell(words, left=8 if place and over != "second" else 0, right=8 if over != "second" else 0, before=bool(place) and over != "second", over=over)


TIGHT = 0.4                           # px between letters that the comparisons do without, as on screen


def _compared(told, lang, room):
    """The rows of comparisons, what with at left, the change at right; and how wide the left is. A long name takes two lines."""
    pairs = [[(plain(name), plain(change)) for name, change in number.beside] for number in told]
    every = [pair for one in pairs for pair in one]
    pair = [max(parts, key=len) for parts in zip(*every, strict=True)]
    size = next((size for size in (BODY, 23, 22) if _wide(*pair, size) <= room), BODY)
    names = room + 8 - max((fitting.width(change, size, "sans_bold") for _, change in every), default=room / 2)
    names = max(names, room * 0.4)                                  # or a change told in words would leave none
    rows = []
    for line in range(max(len(one) for one in pairs)):
        beside = [one[line] if line < len(one) else ("", "") for one in pairs]
        high = max(fitting.height(words, size, wide, face, 1.16) for pair in beside for words, wide, face in ((pair[0], names - 14, "sans"), (pair[1], room + 8 - names, "sans_bold"))) + 6
        rows.append((high, [part for place, (name, change) in enumerate(beside) for part in
                            (cell([paragraph(run(name, lang, size, tight=TIGHT))], left=8 if place else 0, before=bool(place)),
                             cell([paragraph(run(change, lang, size, bold=True, tight=TIGHT), align="r")], right=8))]))
    return rows, names


def _wide(name, change, size):
    """How wide a comparison is with the least room between its parts."""
    return fitting.width(name, size) + fitting.width(change, size, "sans_bold") - TIGHT * len(name + change) + 8


CHIPS = {"signal_up": ("tx2", "bg1", 2, ""), "signal_down": ("bg1", "bad", 2, ""), "usual": ("bg1", "tx1", 1.5, ""), "not_enough_months": ("bg1", "ink2", 1.5, "dash")}


def _chip(on, view, number, x, y, wide):
    """A verdict's word, told apart without hue, as on screen: filled, edged, dashed."""
    ground, ink, width, dash = CHIPS.get(number.verdict, ("bg1", "ink2", 1.5, "dash"))
    sign, word = f"{tiles.SIGNS[number.verdict]} " if number.verdict in tiles.SIGNS else "", view.say(f"verdict.{number.verdict}")
    size = fitting.size_for(sign + word, wide - 24, 58, (BODY, 22, 20), "sans_bold", 1.16)
    high = fitting.height(sign + word, size, wide - 24, "sans_bold", 1.16) + 8
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    look = f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 30000"/></a:avLst></a:prstGeom>{fill(ground)}<a:ln w="{round(width * 9525)}">{fill(ink if ground == "bg1" else ground)}{dashed}</a:ln>'
    alt = view.say("files.verdict", name=f"{plain(number.label)}, {view.say(f'verdict.{number.verdict}')}")
    on.words(alt, alt, (x, y, wide, high), [paragraph(*([run(sign, view.lang, size, "amber" if ground == "tx2" else ink)] if sign else []), run(word, view.lang, size, ink, bold=True))], "ctr", look, 10)


COLUMNS = (250, 290, 180, 252, 180)   # platform, stave, number, word, change


def _rows(on, view, slide, told):
    """A platform a row: its name, thirteen months on a stave, the last number, the year's word and change."""
    lang = view.lang
    high = (FOOT - TOP) / len(slide.rows)
    lines = []
    for platform, name, measure, _, number, word, change in slide.rows:
        who = [paragraph(run("● ", lang, BODY, platform), run(plain(name), lang, BODY, bold=True)), paragraph(run(fitting.shortened(plain(measure), BODY, COLUMNS[0] - 4, 1), lang, BODY, "ink2"))]
        right = [[paragraph(run(plain(part), lang, size, face=face, bold=bold), align="r")] for part, size, face, bold in
                 ((number, 48, "serif", True), (word, BODY, "sans", False), (change, BODY, "sans", True))]
        lines.append((high, [cell(one, under=True, anchor="ctr", right=0 if place == 4 else 8) for place, one in enumerate((who, [paragraph()], *right))]))
    alt = "; ".join(" ".join(part for part in row if part) for row in told.rows)
    on.table(view.say("files.numbers"), plain(alt), (LEFT, TOP, RIGHT - LEFT, 0), COLUMNS, lines)
    month = month_text(view.month.first, lang)
    for place, one in enumerate(told.series):
        name = view.say("files.stave", name=plain(one.name), month=month)
        on.chart(name, name, (LEFT + COLUMNS[0], TOP + place * high + 6, COLUMNS[1] - 20, high - 12), native.stave(view, told, one))


def _said(on, view, slide, _told):
    """At most three sentences."""
    *_, wide, high, size, colour, face, _, _, _ = PLACES["said"]
    words = [plain(sentence) for sentence in slide.sentences]
    best = next((one for one in (size, 26, 24) if sum(fitting.height(sentence, one, wide, "serif", 1.2) + 16 for sentence in words) <= high), 24)
    most = max(1, int(high // (best * 1.2) - 1) // len(words)) if best == 24 else 99
    said = [paragraph(run(fitting.shortened(sentence, best, wide, most, "serif"), view.lang, best, colour, face), after=16) for sentence in words]
    on.fill(PLACES["said"][:2], view.say("files.said"), " ".join(words), said)
