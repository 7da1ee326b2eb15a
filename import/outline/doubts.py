"""What the reader was unsure of, with the line it stands on: few, and worth a look."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.importing.outline import label_lines
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sentences.duties import of_task
from doichieu.importing.sentences.yearless import lacks_year
from doichieu.model import DeadlineKind, Doubt, DoubtCode, Item, Kind
from doichieu.model.labels import BULLETS, Scheme, follows
from doichieu.text import fold
from doichieu.vocabulary.words import phrase, types

_COUNTED = (Scheme.ROMAN, Scheme.ARABIC, Scheme.LETTER)
_LONGEST_CELL = 120
_LONGEST_HEADING = 250
_STOPS = (".", ";")
_FEWEST_SISTERS = 4
_TIME = phrase("kinds", "time")


def of_outline(
    tree: Tree,
    items: list[Item],
    unclear: list[Doubt],
    *,
    replaced: int,
    first: int,
) -> list[Doubt]:
    """The doubts about a document, by line; `unclear` are those of its facts and short names."""
    found = [
        *(
            doubt
            for block in (tree.root, *tree.blocks)
            if block.children
            for doubt in _of_numbering(block)
        ),
        *_of_tables(tree),
        *_of_appendices(tree),
        *_of_times(tree),
        *_of_items(items),
        *_of_sisters(items),
        *unclear,
    ]
    if replaced:
        found.append(Doubt(first, DoubtCode.CONTROL_CHARACTERS, {"count": replaced}))
    return sorted(found, key=lambda doubt: doubt.line)


def _of_numbering(block: Block) -> Iterator[Doubt]:
    last: dict[object, Block] = {}
    for child in block.children:
        label = child.label
        if label is None or label.scheme in BULLETS or not label.ordinal or child.row:
            continue
        before = last.get(label.scheme)
        last[label.scheme] = child
        if before is None and label.ordinal > 1 and label.scheme in _COUNTED:
            yield Doubt(child.line, DoubtCode.FIRST_NUMBER, {"address": child.address})
        if before is not None and before.label is not None and not follows(before.label, label):
            details = {"before": before.address, "after": child.address}
            yield Doubt(child.line, DoubtCode.NUMBER_JUMP, details)


def _of_tables(tree: Tree) -> Iterator[Doubt]:
    """Tables that give bodies something to do, but not under names that are known."""
    head: tuple[str, ...] | None = None
    for block in tree.blocks:
        if block.row is None or block.head == head:
            continue
        cells = block.row.cells
        if block.kind is Kind.SITUATION and sum(_names_body(cell) for cell in cells) >= 2:
            head = block.head
            yield Doubt(block.line, DoubtCode.UNKNOWN_COLUMNS)
        elif block.kind is not Kind.SITUATION and len(cells) > len(block.head) + 1 > 1:
            yield Doubt(block.line, DoubtCode.MORE_CELLS, {"address": block.address})


def _of_appendices(tree: Tree) -> Iterator[Doubt]:
    """Appendices that were folded since they assign nothing: they may hide a task."""
    for block in tree.blocks:
        if block.folded:
            yield Doubt(block.line, DoubtCode.FOLDED, {"address": block.address})


def _of_times(tree: Tree) -> Iterator[Doubt]:
    """Times in cells and on lines that were not understood, and lines that may be for more."""
    for block in tree.blocks:
        words = block.cells.unread if block.cells else label_lines.unread(block)
        if words:
            yield Doubt(block.line, DoubtCode.NO_DEADLINE, {"words": words[:_LONGEST_CELL]})
        if block.unsure:
            yield Doubt(block.line, DoubtCode.WHOSE_LINE, {"address": block.address})


def _names_body(cell: str) -> bool:
    return len(cell) < _LONGEST_CELL and begins(cell, fold(cell), 0)


def _of_items(items: list[Item]) -> Iterator[Doubt]:
    tasks = [item for item in items if item.kind is Kind.TASK]
    if not any(item.reviewed for item in items):
        yield Doubt(1, DoubtCode.NO_TASK)
    for item in items:
        if item.kind is Kind.HEADING and _says_much(item.text) and item.address not in types():
            yield Doubt(item.line, DoubtCode.LONG_HEADING, {"address": item.address})
    for item in tasks:
        if not item.text:
            yield Doubt(item.line, DoubtCode.NO_TEXT, {"address": item.address})
        elif lacks_year(item.deadline):
            yield Doubt(item.line, DoubtCode.NO_DEADLINE, {"words": item.deadline.raw or ""})
        elif item.deadline.kind is DeadlineKind.NONE and (match := _TIME.search(fold(item.text))):
            words = item.text[match.start() : match.end()]
            yield Doubt(item.line, DoubtCode.NO_DEADLINE, {"words": words})


def _says_much(text: str) -> bool:
    """Whether a heading is as long as a task, and ends as one or charges somebody."""
    if len(text) <= _LONGEST_HEADING or text.endswith(":"):
        return False
    return text.endswith(_STOPS) or bool(of_task(text).leads)


def _of_sisters(items: list[Item]) -> Iterator[Doubt]:
    """Items without a body to lead them where most of those beside them have one."""
    beside: dict[str | None, list[Item]] = {}
    for item in items:
        if item.kind is Kind.ORGANISATION and item.parent and item.label is not None:
            beside.setdefault(item.parent, []).append(item)
    for sisters in beside.values():
        without = [item for item in sisters if not item.leads]
        if len(sisters) >= _FEWEST_SISTERS and len(without) <= len(sisters) / 4:
            for item in without:
                yield Doubt(item.line, DoubtCode.NO_LEAD, {"address": item.address})
