"""Lines to paragraphs: what a page, a column or an e-mail has wrapped is put together again.

Three ways of printing are told apart by looking: a paragraph a line (a break is meant), lines
wrapped with blank lines between paragraphs, and lines wrapped with an indent on the first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from doichieu.frozen import frozen
from doichieu.importing.sentences.labels import parse
from doichieu.importing.sentences.line_names import attribute, of_name
from doichieu.importing.sheet.lines import BREAK_TAG, Line
from doichieu.importing.sheet.tables import Row, Table
from doichieu.model.labels import BULLETS, Label, Scheme
from doichieu.text import fold, single_spaced
from doichieu.vocabulary.words import document_type, source

# The sign first: a search then runs from one sign to the next.
_EMPHASIS = re.compile(r"\*(?:(?=[^\s)])|(?<=[^\s(]\*))|_(?:(?<!\w_)(?=\S)|(?<=\S_)(?!\w))")
_HEADING = re.compile(r"(#{1,6})\s+")
_QUOTE = re.compile(r"(?:>\s?)+")
_ALL_BOLD = re.compile(r"\*\*(?:[^*]|\*(?!\*)|\*\* ?\*\*)+\*\*|\*(?!\*)[^*]{2,120}[^*.;,:]\*")
_STOP = re.compile(r"[.;:!?…/]['\"”’)\]*_]*$")
_FUSED = re.compile(r"\*\*(?:\*\*(?<=\S\*{4})(?=\S)|(?<=:\*\*)(?=(?:\d{1,2}|[IVX]{1,5})[.\-] ))")
_REMARK = re.compile(r"\(.*\)\W{0,3}", re.DOTALL)
_ARRIVAL = re.compile(source("sheet", "stamp"), re.IGNORECASE)
_ADDRESSED = re.compile(rf"\W*{source('sheet', 'addressed')}", re.IGNORECASE)
_STAMP = 3
_LONGEST = 10_000
_FULL = 0.9
_HEAD = 0.82
_LEAST_WIDTH = 60
_SAMPLE = 300
_TAIL = 20
_AROUND = " *-+:"
_FEW = 0.03
_FEWEST_GOING = 3
_MUCH = 0.1
_SET_IN = 3
_FEWEST_CLOSE = 5
_FEWEST_BLANKS = 2
"""In a line of capitals that is more than an abbreviation at a line's end."""


@frozen
class Paragraph:
    """One paragraph: its 1-based line, its label if any, and its words without label and marks.

    `level` counts the `#` of a Markdown heading; `bold` is true where all of it is bold; `indent`
    is that of its first line; `page` is true where it opens a page; `row` is set for a table's row,
    and `head` then holds the row that names the columns. `printed` keeps the lines as they stood.
    """

    line: int
    text: str
    label: Label | None = None
    indent: int = 0
    level: int = 0
    bold: bool = False
    page: bool = False
    printed: tuple[str, ...] = ()
    row: Row | None = None
    head: tuple[str, ...] = ()

    @property
    def capitals(self) -> bool:
        """Whether it is set in capitals."""
        return _in_capitals(self.text)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence or a list entry does."""
        return bool(_STOP.search(self.text[-_TAIL:]))


# Each rule that looks at a paragraph asks for it.
@lru_cache(maxsize=1024)
def _in_capitals(text: str) -> bool:
    sample = text[:_SAMPLE]
    # So many small letters at its very start are too many for all of it.
    if sum(map(str.islower, sample[: 5 + len(sample) // 5])) > 0.1 * len(sample):
        return False
    capitals = sum(map(str.isupper, sample))
    return capitals >= 3 and capitals >= 0.9 * sum(map(str.isalpha, sample))


@frozen
class Print:
    """How a text is printed: the usual width, and whether lines are wrapped, spaced or indented."""

    width: int
    wrapped: bool
    spaced: bool
    margin: int

    @classmethod
    def of(cls, lines: list[Line]) -> Print:
        """What the lines of a text tell about it."""
        printed = [line for line in lines if line.text]
        if not printed:
            return cls(80, wrapped=False, spaced=True, margin=0)
        lengths = sorted([len(line.text) for line in printed])
        width = lengths[int(0.95 * (len(lengths) - 1))]
        gaps = len([1 for a, b in pairwise(lines) if not a.text and b.text])
        going = [line for line in printed if _goes_on(line)]
        margin = _margin(going if len(going) >= _FEWEST_GOING else printed)
        spaced = gaps >= 0.12 * len(printed) and not _indented(lines, margin)
        return cls(
            width,
            wrapped=width <= 130
            and lengths[-1] <= 260
            and (len(going) > _FEW * len(printed) or (spaced and not _stand_alone(lines, width))),
            spaced=spaced,
            margin=margin,
        )

    def fills(self, line: Line) -> bool:
        """Whether the line is full, so that a dash after it may stand between two words."""
        return len(line.text) + line.indent >= max(_FULL * self.width, _LEAST_WIDTH)


def _goes_on(line: Line) -> bool:
    """Whether a line begins in small letters, but for a label: it goes on with the one above."""
    return line.text[0].islower() and line.text[1:2] not in ")."


def _margin(lines: list[Line]) -> int:
    """How far in the lines stand that begin no paragraph, as most of these do."""
    indents = sorted([line.indent for line in lines])
    return indents[len(indents) // 4]


def _indented(lines: list[Line], margin: int) -> bool:
    """Whether an indent begins a paragraph, though blank lines stand between some of them.

    Then lines that are set in follow on others, and hardly any goes on with the one above.
    """
    inner = [b for a, b in pairwise(lines) if a.text and b.text and b.indent >= margin + _SET_IN]
    going = len([line for line in inner if _goes_on(line)])
    return len(inner) >= max(_FEWEST_GOING, _MUCH * len(lines)) and going <= _MUCH * len(inner)


def _stand_alone(lines: list[Line], width: int) -> bool:
    """Whether of the lines that stand close together none goes on with the one above."""
    close = [(above, line) for above, line in pairwise(lines) if above.text and line.text]
    return len(close) >= _FEWEST_CLOSE and not any(
        line.text[0].islower()
        or (len(above.text) >= max(_HEAD * width, _LEAST_WIDTH) and not _STOP.search(above.text))
        for above, line in close
    )


def without_emphasis(text: str) -> str:
    """`text` without Markdown emphasis; a bullet's star at its start stays."""
    if "<" in text:
        text = BREAK_TAG.sub(" ", text)
    if "*" not in text and "_" not in text:
        return text.strip()
    text = text.replace("**", "").strip()
    if "*" not in text and "_" not in text:
        return text
    star = "* " if text.startswith(("* ", "*\t")) else ""
    return star + _EMPHASIS.sub("", text[len(star) :]).strip()


class _Group:
    """The lines of the paragraph being gathered."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.emphasis = 0

    @property
    def open_emphasis(self) -> bool:
        """Whether bold type has begun and not ended: then a break is only one of the page."""
        return self.emphasis % 2 == 1

    def add(self, line: Line) -> None:
        """Take one more line."""
        self.lines.append(line)
        self.emphasis += line.text.count("**")

    def close(self, found: list[Paragraph]) -> None:
        """Put the paragraph, if any, into `found` and begin anew."""
        if self.lines:
            found.append(_paragraph(self.lines))
            self.lines, self.emphasis = [], 0


def assemble(elements: list[Line | Table]) -> list[Paragraph]:
    """The paragraphs and table rows of a text, in reading order."""
    elements = _unfused(elements)
    layout = Print.of([e for e in elements if isinstance(e, Line)])
    found: list[Paragraph] = []
    group = _Group()
    for element in elements:
        if isinstance(element, Table):
            group.close(found)
            found.extend(_rows(element))
        elif not element.text:
            group.close(found)
        else:
            if group.lines and _begins(element, group, layout):
                group.close(found)
            group.add(element)
    group.close(found)
    return _rejoin(found, layout)


def _unfused(elements: list[Line | Table]) -> list[Line | Table]:
    """The elements with each line parted where web Markdown has run two lines in bold together."""
    parted: list[Line | Table] = []
    for element in elements:
        if isinstance(element, Table) or "**" not in element.text:
            parted.append(element)
        else:
            parted += [element._replace(text=part) for part in _FUSED.split(element.text)]
    return parted


def _paragraph(group: list[Line]) -> Paragraph:
    printed = tuple([line.text for line in group])
    words = " ".join(printed)
    words = _QUOTE.sub("", words, count=1) if words.startswith(">") else words
    heading = _HEADING.match(words) if words[:1] == "#" else None
    level = len(heading[1]) if heading else 0
    words = words[heading.end() :].rstrip("# ") if heading else words
    text = without_emphasis(words)
    bold = words[:1] == "*" and _ALL_BOLD.fullmatch(words) is not None
    parsed = parse(text)
    # A star before a remark in brackets sets it in italics, or marks it as one.
    label, rest = parsed or (None, text)
    if label and label.mark == "*" and _REMARK.fullmatch(rest):
        label = None
    return Paragraph(
        group[0].number,
        single_spaced(rest),
        label,
        group[0].indent,
        level,
        bold,
        group[0].page,
        printed,
    )


def _rows(table: Table) -> list[Paragraph]:
    rows = [
        Row(row.line, tuple(without_emphasis(cell) for cell in row.cells)) for row in table.rows
    ]
    if (named := _named(rows)) is not None:
        return named
    head = rows[0].cells if table.headed else ()
    return [
        Paragraph(row.line, " | ".join(filter(None, row.cells)), row=row, head=head)
        for row in (rows[1:] if head else rows)
    ]


def _named(rows: list[Row]) -> list[Paragraph] | None:
    """The lines of a table that names, row by row, what it says of a task ('Chủ trì | Sở X')."""
    lines = []
    for row in rows:
        name, value = (*filter(None, row.cells), "", "")[:2]
        if row.cells[2:] or not value or of_name(fold(name.strip(_AROUND))) is None:
            return None
        lines.append(Paragraph(row.line, f"{name.strip(_AROUND)}: {value}", printed=row.cells))
    return lines if len(lines) > 1 else None


def starts(line: Line) -> tuple[Label, str] | None:
    """The label a printed line begins with, looked for behind Markdown marks."""
    text = line.text.lstrip("#> ") if line.text[:1] in "#>" else line.text
    return parse(without_emphasis(text) if text[:1] in "*_" else text)


def _begins(line: Line, group: _Group, layout: Print) -> bool:
    """Whether `line` begins a paragraph, though no blank line stands before it."""
    above = group.lines[-1]
    if not layout.wrapped or _is_headed(line) or _is_headed(above):
        return True
    if not group.open_emphasis and (
        _stands_alone(line, above) or (not layout.spaced and _is_set_apart(line, above))
    ):
        return True
    begun = starts(line)
    labelled = group.open_emphasis and len(group.lines) == 1 and _is_label(above)
    if labelled or (begun is None and layout.spaced):
        return False
    ended = bool(_STOP.search(above.text[-_TAIL:])) or above.text.endswith(",")
    short = len(above.text) + above.indent < 0.7 * layout.width
    set_in = not layout.spaced and line.indent >= layout.margin + _SET_IN
    if begun is None:
        titled = above.text.isupper() and not (line.text.isupper() or layout.fills(above))
        apart = titled or (ended and attribute(line.text) is not None)
        heads = len(group.lines) == 1 and len(above.text) + above.indent < _HEAD * layout.width
        return _begins_unlabelled(
            line,
            above,
            ended=ended or (heads and set_in) or apart,
            short=short or apart,
            set_in=set_in,
        )
    label, rest = begun
    if label.scheme is Scheme.PAREN and not set_in:
        # '(1) …; (2) …' within a paragraph is no list of blocks.
        first = starts(group.lines[0])
        return first is not None and first[0].scheme is Scheme.PAREN and ended
    figure = rest[:1].isdecimal() and label.scheme in BULLETS
    counted = label.mark == "-" or label.scheme is Scheme.ARABIC
    within = counted and layout.spaced and not ended and layout.fills(above)
    return not within and _label_begins(
        label, rest, ended=ended or (short and (set_in or not figure))
    )


def _is_headed(line: Line) -> bool:
    return line.text[:1] == "#" and _HEADING.match(line.text) is not None


def _stands_alone(line: Line, above: Line) -> bool:
    """Whether one of the two is a document's type in capitals, or part of a stamp."""
    text = line.text
    if "\t" in above.text or (text[:_STAMP].isupper() and _ARRIVAL.match(text)):
        return True
    if text[0] in "Kk*" and _ADDRESSED.match(text):
        return True
    if not (text.isupper() or above.text.isupper()):
        return False
    return any(one.text.isupper() and document_type(one.text) for one in (line, above))


def _is_set_apart(line: Line, above: Line) -> bool:
    """Whether capitals set one of two lines apart, where no blank lines do."""
    capitals = line.text.isupper()
    if capitals == above.text.isupper():
        return False
    return (line if capitals else above).text.count(" ") >= _FEWEST_BLANKS


def _is_label(line: Line) -> bool:
    return len(line.text) < 12 and parse(without_emphasis(line.text)) is not None


def _begins_unlabelled(line: Line, above: Line, *, ended: bool, short: bool, set_in: bool) -> bool:
    """By the indent of its first line, or by a capital after a line that was left short."""
    if set_in and line.indent != above.indent:
        return True
    capital = line.text.lstrip("*_“\"'(")[:1].isupper()
    return capital and ended and (short or set_in)


def _label_begins(label: Label, rest: str, *, ended: bool) -> bool:
    opening = rest.lstrip("*_“\"'( ")[:1]
    if label.scheme in BULLETS or label.scheme in (Scheme.PAREN, Scheme.ARABIC, Scheme.DECIMAL):
        return ended or opening.isupper()
    return ended or label.scheme is not Scheme.LETTER or opening.isupper()


def _rejoin(paragraphs: list[Paragraph], layout: Print) -> list[Paragraph]:
    """Put together what a page break has cut: an open end before, lower case after."""
    joined: list[Paragraph] = []
    for later in paragraphs:
        earlier = joined[-1] if joined else None
        if earlier is not None and _continues(earlier, later, layout):
            joined[-1] = replace(
                earlier,
                text=f"{earlier.text} {later.text}",
                printed=earlier.printed + later.printed,
            )
        else:
            joined.append(later)
    return joined


def _continues(earlier: Paragraph, later: Paragraph, layout: Print) -> bool:
    if later.label or later.row or earlier.row or later.level or earlier.level:
        return False
    if len(earlier.text) > _LONGEST:
        return False
    if earlier.ends or not earlier.text or earlier.capitals or not later.text:
        return False
    if later.capitals or (earlier.bold and not later.bold):
        return False
    opening = later.text.lstrip("“\"'(")[:1]
    last = earlier.printed[-1] if earlier.printed else earlier.text
    full = len(last) >= 0.8 * layout.width if layout.wrapped else len(earlier.text) >= 150
    if opening.islower():
        return full or len(earlier.text) >= 60 or later.page
    return later.page and full and not earlier.bold
