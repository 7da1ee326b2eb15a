"""A text to an outline: lines, paragraphs, regions, tree, kinds, and what each task says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from doichieu import text as texts
from doichieu.importing.document import facts, relations, short_names
from doichieu.importing.outline import doubts, kinds
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.inheritance import Inherited
from doichieu.importing.outline.task_tables import RowDuty, Rows
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.citations import citations
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.importing.sheet.closing_columns import part
from doichieu.importing.sheet.lines import split, without_footnotes, without_furniture
from doichieu.importing.sheet.paragraphs import Paragraph, assemble, without_emphasis
from doichieu.importing.sheet.regions import Piece, Region, divide, type_of
from doichieu.importing.sheet.tables import gather
from doichieu.model import NO_DEADLINE, Item, Kind, Outline
from doichieu.vocabulary.words import recipients

_DUTIFUL = (Kind.TASK, Kind.ORGANISATION)
_TITLED = (Region.TYPE, Region.TITLE, Region.ISSUER)


def read_text(text: str) -> Outline:
    """The outline of a document's text: its facts, every block, and the reader's doubts."""
    lines, replaced, first = split(text)
    lines, notes = without_footnotes(lines)
    pieces = divide(assemble(gather(part(without_furniture(lines)))))
    tree, rows = _grow(pieces)
    for note in assemble(list(notes)):
        block = Block(note.line, _printed(note), kind=Kind.NOISE)
        tree.hang(block, tree.root, _sheet_name(tree, Region.NOTE))
    kinds.settle(tree.root)
    items = _items(tree, rows)
    told = facts.of_document(pieces)
    items, unclear = short_names.resolve(items, told)
    problems = doubts.of_outline(tree, items, told, unclear, replaced=replaced, first=first)
    tied = relations.of_document(pieces, told, items)
    return Outline(told, tuple(items), tuple(problems), tied)


def _grow(pieces: list[Piece]) -> tuple[Tree, Rows]:
    """Hang every paragraph that is part of what the document says, or of its closing."""
    tree = Tree()
    rows = Rows(tree)
    last: Region | None = None
    held: Block | None = None
    for place, piece in enumerate(pieces):
        paragraph = piece.paragraph
        match piece.region:
            case Region.LETTERHEAD | Region.TITLE | Region.ISSUER:
                pass
            case Region.TYPE:
                _begin(tree, pieces[place:])
            case Region.BODY if paragraph.row is not None:
                rows.add(paragraph)
            case Region.BODY if not (paragraph.label or any(map(str.isalpha, paragraph.text))):
                pass
            case Region.BODY if tree.continues_annex(paragraph):
                tree.blocks[-1].text = f"{tree.blocks[-1].text} {paragraph.text}".strip()
            case Region.BODY:
                tree.add(Block.of(paragraph))
            case Region.RECIPIENTS | Region.ADDRESSEES:
                held = Block(paragraph.line, paragraph.text, kind=Kind.HEADING)
                name, _colon, rest = paragraph.text.partition(":")
                tree.hang(held, tree.root, texts.one_line(name).strip(" *") or recipients())
                if rest.strip(" *"):
                    held.text = name + ":"
                    _hang_recipient(tree, held, Paragraph(paragraph.line, rest.strip(" *-")))
            case Region.RECIPIENT | Region.ADDRESSEE if held is not None:
                _hang_recipient(tree, held, paragraph)
            case region if region is last and held is not None:
                held.text += "\n" + _printed(paragraph)
            case region:
                kind = Kind.SIGNATURE if region is Region.SIGNATURE else Kind.NOISE
                held = Block(paragraph.line, _printed(paragraph), kind=kind)
                tree.hang(held, tree.root, _sheet_name(tree, region))
        last = piece.region
    return tree, rows


def _begin(tree: Tree, pieces: Sequence[Piece]) -> None:
    """Begin a document; one that is enclosed in another has its title as a block of its own."""
    # Stamps may stand above the title of the only document there is.
    if any(block.kind is not Kind.NOISE for block in tree.blocks):
        titled = takewhile(lambda each: each.region in _TITLED, pieces)
        words = " ".join(each.paragraph.text for each in titled)
        first = pieces[0].paragraph
        block = Block(first.line, words, kind=Kind.HEADING)
        tree.hang(block, tree.root, type_of(first) or first.text)
    tree.restart()


def _sheet_name(tree: Tree, region: Region) -> str:
    """The address of what belongs to the sheet of paper; stamps and notes are counted."""
    if region is Region.SIGNATURE:
        return "sig"
    if region is Region.COPY:
        return "copy"
    tree.root.counts[region.value] += 1
    return f"{region.value}{tree.root.counts[region.value]}"


def _printed(paragraph: Paragraph) -> str:
    return "\n".join(texts.one_line(without_emphasis(line)) for line in paragraph.printed)


def _hang_recipient(tree: Tree, head: Block, paragraph: Paragraph) -> None:
    last = head.children[-1] if head.children else None
    if last is not None and paragraph.label is None and paragraph.text[:1].islower():
        last.text = f"{last.text} {paragraph.text}"
        return
    block = Block(paragraph.line, paragraph.text, kind=Kind.RECIPIENT)
    head.counts["-"] += 1
    tree.hang(block, head, f"-{head.counts['-']}")


def _items(tree: Tree, rows: Rows) -> list[Item]:
    """The blocks as items by line, each with its duty, deadline and citations."""
    told = Inherited(tree)
    items = [_item(block, told, rows.duties.get(id(block))) for block in tree.blocks]
    return sorted(items, key=lambda item: item.line)


def _item(block: Block, told: Inherited, row: RowDuty | None) -> Item:
    duty, deadline = NOBODY, NO_DEADLINE
    if row is not None:
        duty, deadline = Duty(row.leads, row.partners), row.deadline
    elif block.kind in _DUTIFUL:
        own, stated = duties.of_task(block.text, told.duty(block)), told.stated(block)
        duty = Duty(stated.leads or own.leads, stated.partners or own.partners)
        deadline = deadlines.of_task(block.text)
        if deadline is NO_DEADLINE:
            deadline = told.deadline(block)
    elif block.kind is Kind.OBJECTIVE:
        deadline = deadlines.of_opening(block.text)
    elif block.kind is Kind.DEADLINE and kinds.attribute(block.text) == "deadline":
        deadline = deadlines.of_line(block.text.partition(":")[2].strip())
    furniture = block.kind in (Kind.SIGNATURE, Kind.NOISE, Kind.RECIPIENT)
    parent = block.parent
    return Item(
        address=block.address,
        line=block.line,
        kind=block.kind,
        text=block.text if furniture else " ".join(block.text.split()),
        parent=parent.address if parent is not None and parent.address else None,
        leads=duty.leads,
        partners=duty.partners,
        deadline=deadline,
        cites=() if furniture else citations(block.text),
    )
