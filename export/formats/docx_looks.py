"""What a report looks like in Word: paper, margins, typeface and styles as offices use them.

Margins, sizes and the place of the page number follow the decree on the work with documents
(Nghị định 30/2020/NĐ-CP, annex I).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm

from doichieu import language
from doichieu.frozen import frozen

if TYPE_CHECKING:
    from docx.document import Document

_SHORT_SIDE: Final = Mm(210)
_LONG_SIDE: Final = Mm(297)
_SPELLING: Final = {"vi": "vi-VN", "en": "en-US"}


class Style(StrEnum):
    """The styles of paragraphs by the names that Word shows."""

    BODY = "Body Text"
    POINT = "List Bullet"
    TITLE = "Title"
    HEADING = "Heading 1"
    SIGNING = "Signature"
    HEADER = "Header"
    HEAD = "Table Head"
    GROUP = "Table Group"
    CELL = "Table Cell"
    NUMBER = "Table Number"
    FIGURE = "Table Figure"
    BAR = "Table Bar"
    GAP = "Gap"

    @property
    def id(self) -> str:
        """What a paragraph calls it."""
        return self.replace(" ", "")


@frozen
class _Looks:
    """How the paragraphs of a style look: sizes and distances in points.

    `keeps` holds them on the page of what follows; `list` and `outline` are Word's own words.
    """

    size: int = 13
    align: str = "left"
    above: int = 0
    below: int = 0
    left: int = 0
    right: int = 0
    bold: bool = False
    keeps: bool = False
    list: str = ""
    outline: str = ""


_DASHES: Final = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_IN_OUTLINE: Final = '<w:outlineLvl w:val="0"/>'

_STYLES: Final = {
    Style.BODY: _Looks(align="both", above=2, below=6),
    Style.POINT: _Looks(align="both", below=3, list=_DASHES),
    Style.TITLE: _Looks(14, "center", below=12, left=40, right=40, bold=True),
    Style.HEADING: _Looks(above=10, below=4, bold=True, keeps=True, outline=_IN_OUTLINE),
    Style.SIGNING: _Looks(align="center", left=235, keeps=True),
    Style.HEADER: _Looks(align="center"),
    Style.HEAD: _Looks(11, "center", above=2, below=2, bold=True, keeps=True),
    Style.GROUP: _Looks(11, above=2, below=2, bold=True, keeps=True),
    Style.CELL: _Looks(11, above=1, below=1),
    Style.NUMBER: _Looks(11, "center", above=1, below=1),
    Style.FIGURE: _Looks(11, "right", above=1, below=1),
    Style.BAR: _Looks(7, above=3, below=1),
    Style.GAP: _Looks(4),
}


def blank() -> Document:
    """A document without a word in it, upright, with the styles of this module and no others."""
    document = docx.Document()
    document.styles.element[:] = parse_xml(_styles())
    document.part.numbering_part.element[:] = parse_xml(_NUMBERING)
    _forget_the_template(document)
    page = document.sections[0]
    page.page_width, page.page_height = _SHORT_SIDE, _LONG_SIDE
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = page.footer_distance = Mm(10)
    page.different_first_page_header_footer = True
    (number,) = page.header.paragraphs
    number.style = Style.HEADER
    number._p.append(parse_xml(_PAGE_NUMBER))
    return document


def across(document: Document) -> None:
    """Go on upon pages that lie across."""
    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENTATION.LANDSCAPE
    page.page_width, page.page_height = _LONG_SIDE, _SHORT_SIDE
    page.left_margin = page.right_margin = Mm(20)
    page.different_first_page_header_footer = False
    # What ends the pages before is a paragraph, which must not take a page of its own.
    document.paragraphs[-1].style = Style.GAP


def text_width(document: Document) -> Length:
    """How wide the text of the last page is."""
    page = document.sections[-1]
    sides = page.page_width, page.left_margin, page.right_margin
    whole, left, right = (side or Length(0) for side in sides)
    return Length(whole - left - right)


def _forget_the_template(document: Document) -> None:
    """Leave out what the library's own template says of its making, and of styles."""
    kept = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
    parts = document.part
    for holder, names in ((parts.package, kept), (parts, _PARTS)):
        for key in [key for key, each in holder.rels.items() if each.reltype not in names]:
            del holder.rels[key]
    properties = document.core_properties._element
    properties[:] = ()
    settings = document.settings.element
    settings[:] = parse_xml(_SETTINGS)


_PARTS: Final = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.HEADER,
}

_PAGE_NUMBER: Final = (
    f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
)

_SETTINGS: Final = f"""<w:settings {nsdecls("w")}>
<w:defaultTabStop w:val="720"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"""

_NUMBERING: Final = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def _styles() -> str:
    """What stands in `word/styles.xml`."""
    spelling = _SPELLING[language.current()]
    face = "".join(f' w:{use}="Times New Roman"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES
    )
    return f"""<w:styles {nsdecls("w")}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{face}/><w:sz w:val="26"/><w:szCs w:val="26"/>
<w:lang w:val="{spelling}" w:eastAsia="{spelling}"/></w:rPr></w:rPrDefault><w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
</w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:semiHidden/></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>
<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
{"".join(_style(style, looks) for style, looks in _STYLES.items())}</w:styles>"""


_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def _style(style: Style, looks: _Looks) -> str:
    """A style as Word writes it, its parts in the order that the format asks for."""
    keeps = "<w:keepNext/><w:keepLines/>" if looks.keeps else ""
    bold = "<w:b/><w:bCs/>" if looks.bold else ""
    size = 2 * looks.size
    spacing = f'<w:spacing w:before="{20 * looks.above}" w:after="{20 * looks.below}"/>'
    indent = f'<w:ind w:left="{20 * looks.left}" w:right="{20 * looks.right}"/>'
    return f"""<w:style w:type="paragraph" w:styleId="{style.id}">
<w:name w:val="{_AS_WRITTEN.get(style, style)}"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr>{keeps}{looks.list}{spacing}{"" if looks.list else indent}
<w:jc w:val="{looks.align}"/>{looks.outline}</w:pPr>
<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>
"""


# The library knows Word's own styles by these names, and writes others.
_AS_WRITTEN: Final = {Style.HEADING: "heading 1", Style.HEADER: "header"}
