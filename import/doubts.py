"""What the reader was unsure of, told with the line it stands on: few, and worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.importing.blocks import Block
from doichieu.importing.labels import BULLETS, follows
from doichieu.importing.tree import Tree
from doichieu.language import _
from doichieu.model import DeadlineKind, Facts, Item, Kind, Problem
from doichieu.text import fold

_TIME = re.compile(
    r"\((?:hoàn thành|thực hiện|(?:trong |trước |từ )?(?:quý|năm|tháng) [\divx])\b[^()]{0,80}\)"
)


def of_outline(
    tree: Tree, items: list[Item], facts: Facts, *, replaced: int, first: int
) -> list[Problem]:
    """The problems of a document, by line."""
    found = [*_of_facts(facts), *_of_numbering(tree.root), *_of_items(items)]
    if replaced:
        message = _("{count} characters that a terminal would obey were replaced").format(
            count=replaced
        )
        found.append(Problem(first, message))
    return sorted(found, key=lambda problem: problem.line)


def _of_facts(facts: Facts) -> Iterator[Problem]:
    if facts.type is None:
        yield Problem(1, _("no type of document was found in a title"))
    if facts.number is None:
        yield Problem(1, _("no document number was found"))
    if facts.date is None:
        yield Problem(1, _("no date of issue was found"))


def _of_numbering(block: Block) -> Iterator[Problem]:
    last: dict[object, Block] = {}
    for child in block.children:
        yield from _of_numbering(child)
        label = child.label
        if label is None or label.scheme in BULLETS or not label.ordinal or child.row:
            continue
        before = last.get(label.scheme)
        last[label.scheme] = child
        if before is not None and before.label is not None and not follows(before.label, label):
            message = _("the numbering goes from {before} to {after}")
            yield Problem(child.line, message.format(before=before.address, after=child.address))


def _of_items(items: list[Item]) -> Iterator[Problem]:
    tasks = [item for item in items if item.kind is Kind.TASK]
    if not any(item.reviewed for item in items):
        yield Problem(1, _("no task was found"))
    for item in tasks:
        if not item.text:
            yield Problem(
                item.line, _("{address} has a label but no text").format(address=item.address)
            )
        elif item.deadline.kind is DeadlineKind.NONE and (match := _TIME.search(fold(item.text))):
            words = item.text[match.start() : match.end()]
            yield Problem(item.line, _("not understood as a deadline: {words}").format(words=words))
