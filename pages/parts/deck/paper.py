"""The paper of the deck in PowerPoint: a master of our own, its theme, its layouts, its fonts; px are those of the slide on screen.

A slide's title, dateline, takeaway, source and mark are placeholders of the master, so that one change there is a change everywhere.
"""

import io
import re
from pathlib import Path
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.oxml import parse_xml

from pages.parts.organisation import room
from pages.parts.style import INK, LIGHT

PX = 9525                             # EMU: 1280 px are 13 1/3 inches
WIDE, HIGH, LEFT, RIGHT = 1280, 720, 64, 1216
FONTS = {"serif": "Times New Roman", "sans": "Arial"}     # measured by fitting.py; where a computer lacks them, Liberation has their widths
PANOSE = {"serif": "02020603050405020304", "sans": "020B0604020202020204"}
ACCENT, AMBER = INK["accent"][0], LIGHT["amber"]
LOGO = Path(__file__).parents[1] / "assets" / "logo-light.png"
NS = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')
TAG = {"fr": "fr-CA", "en": "en-CA"}
# name: (type, index, x, y, width, height, letters px, colour, face, bold, anchor, fill)
PLACES = {
    "about": ("body", 10, 64, 44, 900, 34, 24, "tx1", "sans", False, "t", ""),
    "place": ("sldNum", 11, 1096, 44, 120, 34, 24, "ink2", "sans", False, "t", ""),
    "title": ("title", None, 64, 84, 1152, 122, 48, "tx1", "serif", True, "ctr", ""),
    "said": ("body", 15, 64, 240, 1152, 330, 28, "tx1", "serif", False, "t", ""),
    "takeaway": ("body", 12, 64, 584, 1152, 68, 28, "bg1", "sans", False, "ctr", "tx2"),
    "source": ("body", 13, 64, 668, 770, 26, 18, "ink3", "sans", False, "t", ""),
    "mark": ("body", 14, 844, 668, 372, 26, 18, "ink3", "sans", False, "t", ""),
}
LAYOUTS = ("chart", "five", "rows", "said")


UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def written(words):
    """Words as XML holds them: nothing of theirs is markup, and what no file may hold is left out."""
    return escape(words.translate(UNPRINTABLE), {'"': "&quot;"})


def emu(px):
    """px of the slide as EMU."""
    return round(px * PX)


def box(x, y, wide, high):
    """Where a shape stands."""
    return f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(wide)}" cy="{emu(high)}"/></a:xfrm>'


def fill(colour):
    """A solid fill: a colour of the theme, of the ink, or `#RRGGBB`."""
    if colour in ("tx1", "bg1", "tx2"):
        return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{(INK[colour][0] if colour in INK else LIGHT.get(colour, colour)).lstrip("#")}"/></a:solidFill>'


def letters(tag, size, colour, face="sans", bold=False, lang="", tight=0):
    """Properties of a run of letters."""
    said = f' lang="{lang}"' if lang else ""
    closer = f' spc="{-round(tight * 75)}"' if tight else ""
    return f'<a:{tag}{said} sz="{round(size * 75)}" b="{int(bold)}"{closer}>{fill(colour)}<a:latin typeface="+m{"j" if face == "serif" else "n"}-lt"/></a:{tag}>'


def _levels(tag, size, colour, face, bold, right):
    return f'<a:{tag}><a:lvl1pPr marL="0" indent="0" algn="{"r" if right else "l"}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>{letters("defRPr", size, colour, face, bold)}</a:lvl1pPr></a:{tag}>'


def _placeholder(number, name, label):
    kind, index, x, y, wide, high, size, colour, face, bold, anchor, ground = PLACES[name]
    inset = ' lIns="190500" rIns="190500"' if ground else ' lIns="0" rIns="0"'
    at = f' idx="{index}"' if index else ""
    text = '<a:fld id="{8A3B2F10-5C4D-4E6F-8A9B-0C1D2E3F4A5B}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>' if kind == "sldNum" else f"<a:r><a:rPr/><a:t>{written(label)}</a:t></a:r>"
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{written(label)}" descr="{written(label)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{box(x, y, wide, high)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(ground) if ground else "<a:noFill/>"}</p:spPr>'
            f'<p:txBody><a:bodyPr{inset} tIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
            f'{_levels("lstStyle", size, colour, face, bold, name in ("place", "mark"))}<a:p>{text}</a:p></p:txBody></p:sp>')


def _tree(shapes):
    nothing = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    return f'<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{nothing}</p:grpSpPr>{shapes}</p:spTree>'


def _master(layouts, logo, say, ours):
    """The master: paper, the rule under the title, the logo, and the styles of every text."""
    rule = (f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="20" name="{say("rule")}" descr="{say("rule")}"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>{box(LEFT, 212, RIGHT - LEFT, 0)}'
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050">{fill(ours.colour or "tx1")}</a:ln></p:spPr></p:cxnSp>')
    wide, high = room(ours.size, 102, 28) if ours.logo else (102, 28)
    called = written(ours.name) if ours.logo else "Portée"
    picture = (f'<p:pic><p:nvPicPr><p:cNvPr id="21" name="{say("logo")}" descr="{called}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
               f'<p:blipFill><a:blip r:embed="{logo}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{box(1080 - wide, 44 + (28 - high) / 2, wide, high)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>')
    shapes = "".join(_placeholder(number, name, say(name)) for number, name in enumerate(("title", "said", "place"), 2)).replace(' idx="15"', ' idx="1"').replace(' idx="11"', ' idx="4"')
    styles = "".join(_levels(tag, size, "tx1", face, bold, False).replace("a:" + tag, "p:" + tag) for tag, size, face, bold in
                     (("titleStyle", 48, "serif", True), ("bodyStyle", 24, "sans", False), ("otherStyle", 24, "sans", False)))
    return (f'<p:sldMaster {NS}><p:cSld name="Portée"><p:bg><p:bgPr>{fill("bg1")}<a:effectLst/></p:bgPr></p:bg>{_tree(shapes + rule + picture)}</p:cSld>'
            '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
            f'<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles></p:sldMaster>')


def _layout(name, say):
    """A layout: the places every slide has, and room for sentences where it is made of them."""
    places = [place for place in PLACES if place != "said" or name == "said"]
    shapes = "".join(_placeholder(number, place, say(place)) for number, place in enumerate(places, 2))
    return f'<p:sldLayout {NS} userDrawn="1"><p:cSld name="{say(f"layout_{name}")}">{_tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'


def _theme(blob):
    """The theme with our colours and fonts under our name."""
    colours = {"dk1": INK["ink"][0], "lt1": INK["paper"][0], "dk2": ACCENT, "lt2": INK["wash"][0],
               **{f"accent{place}": LIGHT[name] for place, name in enumerate(("facebook", "instagram", "linkedin", "tiktok", "website", "youtube"), 1)},
               "hlink": ACCENT, "folHlink": INK["ink2"][0]}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>' for name, colour in colours.items())
    fonts = "".join(f'<a:{rank}Font><a:latin typeface="{FONTS[face]}" panose="{PANOSE[face]}"/><a:ea typeface=""/><a:cs typeface=""/></a:{rank}Font>' for rank, face in (("major", "serif"), ("minor", "sans")))
    told = re.sub(r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Portée">{scheme}</a:clrScheme>', blob.decode(), flags=re.DOTALL)
    told = re.sub(r"<a:fontScheme.*?</a:fontScheme>", f'<a:fontScheme name="Portée">{fonts}</a:fontScheme>', told, flags=re.DOTALL)
    return re.sub(r'(<a:theme [^>]*name=)"[^"]*"', r'\1"Portée"', told).encode()


def new_deck(view):
    """An empty presentation on our paper, and its layouts by name."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDE), emu(HIGH)
    deck.part._element.sldSz.attrib.pop("type", None)
    master = deck.slide_master

    def say(name):
        return written(view.say(f"files.{name}"))

    for layout in list(deck.slide_layouts)[len(LAYOUTS):]:
        deck.slide_layouts.remove(layout)
    layouts = dict(zip(LAYOUTS, deck.slide_layouts, strict=True))
    for name, layout in layouts.items():
        layout.part._element = layout._element = parse_xml(_layout(name, say))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + place}" r:id="{_relation(master.part, layout.part)}"/>' for place, layout in enumerate(layouts.values()))
    _, logo = master.part.get_or_add_image_part(io.BytesIO(view.organisation.logo) if view.organisation.logo else str(LOGO))
    master.part._element = master._element = parse_xml(_master(ids, logo, say, view.organisation))
    theme, beside = (next(part.target_part for part in owner.part.rels.values() if part.reltype.endswith("/theme")) for owner in (master, deck.notes_master))
    theme._blob, beside._element = _theme(theme.blob), parse_xml(_theme(beside.blob))
    _without_leftovers(deck)
    return deck, layouts


def _without_leftovers(deck):
    """What the presentation we start from says of its own: a printer, a thumbnail of a white page, the names of its styles."""
    deck.part.drop_rel(next(key for key, part in deck.part.rels.items() if part.reltype.endswith("/printerSettings")))
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package._rels.pop(key)
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                                          b"<Application>Port\xc3\xa9e</Application></Properties>")


def _relation(part, other):
    return next(key for key, relation in part.rels.items() if relation.target_part is other)
