"""Shapes of a slide in PowerPoint as XML: placeholders filled, boxes of words, tables; each with words for those who cannot see it."""

import html

from pptx.oxml import parse_xml

from pages.parts.deck.paper import NS, TAG, UNPRINTABLE, box, emu, fill, letters, written

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def plain(words):
    """A slide's text, which is HTML without tags, as letters."""
    return html.unescape(words).translate(UNPRINTABLE)


def run(words, lang, size=None, colour="tx1", face="sans", bold=False, tight=0):
    """Some letters; those without a size are as their placeholder says."""
    look = letters("rPr", size, colour, face, bold, TAG[lang], tight) if size else f'<a:rPr lang="{TAG[lang]}"/>'
    return f"<a:r>{look}<a:t>{written(words)}</a:t></a:r>"


def paragraph(*runs, align="", after=0):
    """A paragraph of runs."""
    aligned = f' algn="{align}"' if align else ""
    return f'<a:p><a:pPr{aligned}><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(after * 75)}"/></a:spcAft></a:pPr>{"".join(runs)}</a:p>'


class Shapes:
    """What stands on one slide, in reading order."""

    def __init__(self, slide, lang):
        self.slide, self.lang = slide, lang
        self.tree = slide.shapes._spTree
        for shape in list(slide.placeholders):
            self.tree.remove(shape._element)

    def _add(self, xml):
        self.tree.append(parse_xml(xml))

    def _named(self, name, alt):
        number = max((int(one) for one in self.tree.xpath("//p:cNvPr/@id")), default=1) + 1
        return f'<p:cNvPr id="{number}" name="{written(name)}" descr="{written(alt)}"/>'

    def fill(self, place, name, alt, paragraphs, right=0):
        """Fill one of the layout's places, so many px at right left free."""
        kind, index = place
        at = f' idx="{index}"' if index else ""
        free = f'<a:bodyPr rIns="{emu(right)}"><a:normAutofit/></a:bodyPr>' if right else "<a:bodyPr/>"
        self._add(f'<p:sp {NS}><p:nvSpPr>{self._named(name, alt)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr/>'
                  f"<p:txBody>{free}<a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>")

    def words(self, name, alt, at, paragraphs, anchor="t", look='<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>', inset=0):
        """A box of words."""
        sides = "".join(f' {side}="{emu(inset if side in ("lIns", "rIns") else 0)}"' for side in ("lIns", "tIns", "rIns", "bIns"))
        self._add(f'<p:sp {NS}><p:nvSpPr>{self._named(name, alt)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{box(*at)}{look}</p:spPr>'
                  f'<p:txBody><a:bodyPr wrap="square"{sides} anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>{"".join(paragraphs)}</p:txBody></p:sp>')

    def table(self, name, alt, at, columns, rows, first_row=False):
        """A native table: `columns` in px, `rows` as (height, cells), a cell as (paragraphs, its properties)."""
        x, y, wide, _ = at
        grid = "".join(f'<a:gridCol w="{emu(column)}"/>' for column in columns)
        lines = "".join(f'<a:tr h="{emu(high)}">{"".join(_cell(*cell) for cell in cells)}</a:tr>' for high, cells in rows)
        where = box(x, y, wide, sum(high for high, _ in rows)).replace("a:xfrm", "p:xfrm")
        self._add(f'<p:graphicFrame {NS}><p:nvGraphicFramePr>{self._named(name, alt)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{where}'
                  f'<a:graphic><a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="{int(first_row)}"><a:tableStyleId>{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}</a:tableStyleId></a:tblPr>'
                  f"<a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>")

    def chart(self, name, alt, at, drawing):
        """A native chart with its figures in a workbook of its own."""
        frame = self.slide.shapes.add_chart(None, *map(emu, at), drawing)
        told = frame._element.nvGraphicFramePr.cNvPr
        told.set("name", name)
        told.set("descr", alt)


def cell(paragraphs, left=0, right=0, under=False, before=False, anchor="t", over=""):
    """A cell of a table: its paragraphs, a hairline under it or before it; `over` says that it spans "two" columns, or is the "second" of them."""
    return paragraphs, (left, right, under, before, anchor, over)


SPANS = {"": "", "two": ' gridSpan="2"', "second": ' hMerge="1"'}


def _cell(paragraphs, look):
    left, right, under, before, anchor, over = look
    edges = "".join(f'<a:{side} w="9525">{fill("rule")}</a:{side}>' if drawn else f'<a:{side} w="0"><a:noFill/></a:{side}>'
                    for side, drawn in (("lnL", before), ("lnR", False), ("lnT", False), ("lnB", under)))
    return (f'<a:tc{SPANS[over]}><a:txBody><a:bodyPr/><a:lstStyle/>{"".join(paragraphs)}</a:txBody>'
            f'<a:tcPr marL="{emu(left)}" marR="{emu(right)}" marT="0" marB="0" anchor="{anchor}">{edges}<a:noFill/></a:tcPr></a:tc>')
