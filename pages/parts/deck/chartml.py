"""The words of a native chart: series, axes, labels and intervals as DrawingML, and the workbook behind them, in which nothing is run."""

from datetime import date

from data.neutral import workbook
from pages.parts.deck.paper import TAG, fill, letters, written
from pages.parts.words import HARD, NARROW

NS = ('xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
NOTHING = "<a:noFill/><a:ln><a:noFill/></a:ln>"
GROUPED = {"fr": '[>=1000000]#" "000" "000;[>=1000]#" "000;0', "en": '[>=1000000]#","000","000;[>=1000]#","000;0'}    # whoever opens it, wherever
MONTHS = {"fr": "[$-C0C]mmm yyyy", "en": "[$-1009]mmm yyyy"}
FIRST_DAY = date(1899, 12, 30)        # from which spreadsheet programs count days
SHOWN = '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'


class Sheet:
    """The figures of a chart, a column each, in the workbook that opens under « edit data »."""

    def __init__(self, name):
        self.name, self.columns = name, []

    def add(self, head, cells):
        """A column more; how the chart refers to its head and to its cells."""
        self.columns.append((head, *cells))
        place, letter = len(self.columns) - 1, ""
        while place >= 0:
            place, letter = place // 26 - 1, chr(65 + place % 26) + letter
        return f"'{self.name}'!${letter}$1", f"'{self.name}'!${letter}$2:${letter}${len(cells) + 1}"

    @property
    def bytes(self):
        """The workbook."""
        high = max(map(len, self.columns))
        return workbook({self.name: [[column[row] if row < len(column) else None for column in self.columns] for row in range(high)]})


class Drawing:
    """A chart as python-pptx takes one: its XML and its workbook."""

    def __init__(self, xml, sheet):
        self._xml, self.xlsx_blob = xml.encode(), sheet.bytes

    def xml_bytes(self, _chart_type):
        """The chart part."""
        return self._xml


def known(value):
    """A number as a chart takes it; None where it is absent."""
    return None if value is None or value != value else value


def numbers(ref, cells):
    """A reference to cells of numbers, and what they held when it was made."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{float(cell)!r}</c:v></c:pt>' for place, cell in enumerate(cells) if known(cell) is not None)
    return f'<c:numRef><c:f>{written(ref)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'


def days(ref, cells):
    """A reference to cells of days."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{(cell - FIRST_DAY).days}</c:v></c:pt>' for place, cell in enumerate(cells))
    return f'<c:numRef><c:f>{written(ref)}</c:f><c:numCache><c:formatCode>yyyy\\-mm\\-dd</c:formatCode><c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'


def texts(ref, cells):
    """A reference to cells of text."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{written(cell)}</c:v></c:pt>' for place, cell in enumerate(cells))
    return f'<c:strRef><c:f>{written(ref)}</c:f><c:strCache><c:ptCount val="{len(cells)}"/>{points}</c:strCache></c:strRef>'


def named(place, ref, name):
    """A series' place and name."""
    return f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx>{texts(ref, [name])}</c:tx>'


def labels(told, side, lang, size=24, bold=False, colour="tx1", moved=0.0):
    """What is printed at each point: words that were written, since a program would write numbers its own way; `moved` by so much of the chart's height."""
    layout = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{moved:.4f}"/></c:manualLayout></c:layout>' if abs(moved) > 0.001 else ""
    shown = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{layout}<c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>{letters("rPr", size, colour, bold=bold, lang=TAG[lang])}<a:t>{written(words)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:spPr>{NOTHING}</c:spPr><c:dLblPos val="{side}"/>{SHOWN.format(1)}</c:dLbl>' for place, words in enumerate(told) if words)
    return f'<c:dLbls>{shown}<c:spPr>{NOTHING}</c:spPr>{SHOWN.format(0)}</c:dLbls>'


def stroke(colour, width, dash=""):
    """A line so many px wide."""
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width * 9525)}" cap="flat">{fill(colour)}{dashes}<a:round/></a:ln>'


def marker(symbol="none", size=0, ground="", edge="", width=2):
    """What stands at a point."""
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr>{fill(ground)}{stroke(edge or ground, width)}</c:spPr></c:marker>'


def to_foot(line):
    """A rule from each point to the foot of the chart."""
    return f'<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/><c:spPr>{line}</c:spPr></c:errBars>'


def axis(kind, number, other, at, *, least=None, most=None, step=None, code="General", gone=False, grid=False, turned=False, size=20, colour="ink3",
         foot="nextTo", lang="fr", between="midCat", base="months"):
    """An axis, `number`, that crosses the other."""
    bounds = "".join(f'<c:{name} val="{value!r}"/>' for name, value in (("max", most), ("min", least)) if value is not None)
    lines = f'<c:majorGridlines><c:spPr>{stroke("rule", 1)}</c:spPr></c:majorGridlines>' if grid else ""
    words = f'<c:txPr><a:bodyPr/><a:p><a:pPr>{letters("defRPr", size, colour)}</a:pPr><a:endParaRPr lang="{TAG[lang]}"/></a:p></c:txPr>'
    tail = {"catAx": '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/>',
            "dateAx": f'<c:auto val="0"/><c:lblOffset val="{60 if base == "months" else 160}"/><c:baseTimeUnit val="{base}"/><c:majorUnit val="{step}"/><c:majorTimeUnit val="months"/>',
            "valAx": f'<c:crossBetween val="{between}"/>' + (f'<c:majorUnit val="{step!r}"/>' if step else "")}[kind]
    return (f'<c:{kind}><c:axId val="{number}"/><c:scaling><c:orientation val="{"maxMin" if turned else "minMax"}"/>{bounds}</c:scaling><c:delete val="{int(gone)}"/><c:axPos val="{at}"/>{lines}'
            f'<c:numFmt formatCode="{written(code)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{foot}"/>'
            f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{words}<c:crossAx val="{other}"/><c:crosses val="{"autoZero"}"/>{tail}</c:{kind}>')


def chart(plots, axes, room, lang):
    """A whole chart; `room` is where its inside stands: x, y, width, height as parts of the whole."""
    inside = "".join(f'<c:{name}Mode val="edge"/>' for name in "xy") + "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in zip("xywh", room, strict=True))
    return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NS}><c:date1904 val="0"/><c:lang val="{TAG[lang]}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
            f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{inside}</c:manualLayout></c:layout>{plots}{axes}<c:spPr>{NOTHING}</c:spPr></c:plotArea>'
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>{NOTHING}</c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>{letters("defRPr", 24, "tx1")}</a:pPr><a:endParaRPr lang="{TAG[lang]}"/></a:p></c:txPr></c:chartSpace>')


def percent_code(lang, signed=False):
    """A format of per cents with the space a language puts before the sign."""
    sign = f'"{NARROW}"%' if lang == "fr" else "%"
    return f'+0{sign};"−"0{sign};0{sign}' if signed else f"0{sign}".replace(HARD, NARROW)


def steps(most, count=4):
    """A round step such that about so many reach `most`."""
    return next(size * 10**power for power in range(-3, 12) for size in (1, 2, 5) if most / (size * 10**power) <= count)
