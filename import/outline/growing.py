"""Pieces of the sheet to a tree: every paragraph of what the document says, and of its closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from doichieu import text as texts
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.task_tables import Rows
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sheet.paragraphs import Paragraph, without_emphasis
from doichieu.importing.sheet.regions import Piece, Region, type_of
from doichieu.model import Kind
from doichieu.vocabulary.words import recipients

_TITLED = (Region.TITLE, Region.ISSUER, Region.ATTACHED)
_SHEET_NAMES = {Region.SIGNATURE: "sig", Region.COPY: "copy"}
"""Addresses of what belongs to the sheet; others, as stamps and notes, are counted."""


def grow(pieces: Sequence[Piece], notes: Iterable[Paragraph] = ()) -> Tree:
    """The tree of a document's pieces, in reading order, then of the notes at the feet of pages."""
    growth = _Growth()
    last = _last_paragraphs(pieces)
    for index, piece in enumerate(pieces):
        if piece.region is Region.TYPE:
            growth.begin(_title(pieces, index))
        else:
            growth.take(piece, last=index in last)
    for note in notes:
        growth.hang_of_sheet(note, Region.NOTE)
    return growth.tree


def _title(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """The type at `start` with the title below it, up to the next type."""
    rest = (pieces[at] for at in range(start + 1, len(pieces)))
    titled = takewhile(lambda each: each.region in _TITLED, rest)
    return [pieces[start], *titled]


def _last_paragraphs(pieces: Sequence[Piece]) -> set[int]:
    """Which pieces are the paragraphs without a label that a text ends with."""
    found: set[int] = set()
    ends = True
    for index in range(len(pieces) - 1, -1, -1):
        piece, paragraph = pieces[index], pieces[index].paragraph
        if piece.region is Region.BODY:
            ends = ends and not (paragraph.label or paragraph.row or paragraph.level)
            found |= {index} if ends else set()
        else:
            ends = True
    return found


class _Growth:
    """A tree as far as it has grown; `held` is the block of the sheet that may go on."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._rows = Rows(self.tree)
        self._last: Region | None = None
        self._held: Block | None = None

    def begin(self, pieces: Sequence[Piece]) -> None:
        """Begin a document with the pieces of its title.

        One that is enclosed in another has its title as a block of its own.
        """
        title = None
        # Stamps may stand above the title of the only document there is.
        if any(block.kind is not Kind.NOISE for block in self.tree.blocks):
            first, name = pieces[0].paragraph, type_of(pieces[0].paragraph)
            parts = [each.paragraph.text for each in pieces if each.region is not Region.ATTACHED]
            words = " ".join([parts[0][len(name or "") :].strip(" .*"), *parts[1:]]).strip()
            title = Block(first.line, words or parts[0], kind=Kind.HEADING)
            self.tree.hang(title, self.tree.root, name or first.text)
        self.tree.restart(title)
        self._last = Region.TYPE

    def take(self, piece: Piece, *, last: bool = False) -> None:
        """Hang what a piece holds; letterhead and title are no part of the tree.

        `last` is true for the paragraphs that a text ends with.
        """
        paragraph = piece.paragraph
        match piece.region:
            case Region.BODY:
                self._add(paragraph, last=last)
            case Region.LETTERHEAD | Region.TITLE | Region.ISSUER:
                pass
            case Region.FOLDED:
                self._fold(paragraph)
            case Region.ATTACHED:
                self.tree.add(Block.of(paragraph, kind=Kind.RECITAL))
            case Region.RECIPIENTS | Region.ADDRESSEES:
                self._held = self._hang_recipients(paragraph)
            case Region.RECIPIENT | Region.ADDRESSEE if self._held is not None:
                self._hang_recipient(self._held, paragraph)
            case region if region is self._last and self._held is not None:
                self._held.text += "\n" + _printed(paragraph)
            case region:
                self._held = self.hang_of_sheet(paragraph, region)
        self._last = piece.region

    def hang_of_sheet(self, paragraph: Paragraph, region: Region) -> Block:
        """Hang what belongs to the sheet of paper, as it is printed."""
        kind = Kind.SIGNATURE if region is Region.SIGNATURE else Kind.NOISE
        block = Block(paragraph.line, _printed(paragraph), kind=kind)
        name = _SHEET_NAMES.get(region) or self.tree.counted(region.value, self.tree.root)
        self.tree.hang(block, self.tree.root, name)
        return block

    def _add(self, paragraph: Paragraph, *, last: bool) -> None:
        """Hang a paragraph of the text: a row, the rest of a heading, or a block."""
        if paragraph.row is not None:
            self._rows.add(paragraph)
        elif not (paragraph.label or any(map(str.isalpha, paragraph.text))):
            pass
        elif self.tree.continues_heading(paragraph):
            heading = self.tree.blocks[-1]
            heading.text = f"{heading.text} {paragraph.text}".strip()
        else:
            self.tree.add(Block.of(paragraph), last=last)

    def _fold(self, paragraph: Paragraph) -> None:
        """Hang an appendix that gives nobody anything to do as one block, as it is printed."""
        self.tree.restart()
        block = Block(paragraph.line, _printed(paragraph), paragraph.label, kind=Kind.NOISE)
        block.folded = True
        name = paragraph.label.name if paragraph.label else self.tree.counted("PL", self.tree.root)
        self.tree.hang(block, self.tree.root, name)

    def _hang_recipients(self, paragraph: Paragraph) -> Block:
        """Hang the head of a list of recipients, and the recipient that may stand on its line."""
        name, _colon, rest = paragraph.text.partition(":")
        alone = not rest.strip(" *")
        head = Block(paragraph.line, paragraph.text if alone else f"{name}:", kind=Kind.HEADING)
        self.tree.hang(head, self.tree.root, texts.one_line(name).strip(" *") or recipients())
        if not alone:
            self._hang_recipient(head, Paragraph(paragraph.line, rest.strip(" *-")))
        return head

    def _hang_recipient(self, head: Block, paragraph: Paragraph) -> None:
        last = head.children[-1] if head.children else None
        if last is not None and paragraph.label is None and paragraph.text[:1].islower():
            last.text = f"{last.text} {paragraph.text}"
            return
        block = Block(paragraph.line, paragraph.text, kind=Kind.RECIPIENT)
        self.tree.hang(block, head, self.tree.counted("-", head))


def _printed(paragraph: Paragraph) -> str:
    return "\n".join(texts.one_line(without_emphasis(line)) for line in paragraph.printed)
