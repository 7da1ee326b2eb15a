"""What the reader was unsure of, told with the line it stands on: few, and worth a look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences.body_heads import begins
from doichieu.importing.sentences.labels import BULLETS, Scheme, follows
from doichieu.language import _
from doichieu.model import DeadlineKind, Facts, Item, Kind, Problem
from doichieu.text import fold
from doichieu.vocabulary.words import phrase, types

_UNLABELLED = re.compile(r"(?:^|\.)p\d+$")
_COUNTED = (Scheme.ROMAN, Scheme.ARABIC, Scheme.LETTER)
_LONGEST_CELL = 120
_LONGEST_HEADING = 250
_FEWEST_SISTERS = 4
_TIME = phrase("kinds", "time")


def of_outline(
    tree: Tree,
    items: list[Item],
    facts: Facts,
    unclear: list[Problem],
    *,
    replaced: int,
    first: int,
) -> list[Problem]:
    """The problems of a document, by line; `unclear` are those of its short names."""
    found = [
        *_of_facts(facts),
        *_of_numbering(tree.root),
        *_of_tables(tree),
        *_of_items(items),
        *_of_sisters(items),
        *unclear,
    ]
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
    if not facts.signers:
        yield Problem(1, _("no signer was found"))


def _of_numbering(block: Block) -> Iterator[Problem]:
    last: dict[object, Block] = {}
    for child in block.children:
        yield from _of_numbering(child)
        label = child.label
        if label is None or label.scheme in BULLETS or not label.ordinal or child.row:
            continue
        before = last.get(label.scheme)
        last[label.scheme] = child
        if before is None and label.ordinal > 1 and label.scheme in _COUNTED:
            message = _("the numbering begins with {address}")
            yield Problem(child.line, message.format(address=child.address))
        if before is not None and before.label is not None and not follows(before.label, label):
            message = _("the numbering goes from {before} to {after}")
            yield Problem(child.line, message.format(before=before.address, after=child.address))


def _of_tables(tree: Tree) -> Iterator[Problem]:
    """Tables that give bodies something to do, but not under names that are known."""
    head: tuple[str, ...] | None = None
    for block in tree.blocks:
        if block.row is None or block.head == head:
            continue
        cells = block.row.cells
        if block.kind is Kind.SITUATION and sum(_names_body(cell) for cell in cells) >= 2:
            head = block.head
            yield Problem(block.line, _("the columns of this table were not understood"))
        elif block.kind is not Kind.SITUATION and len(cells) > len(block.head) + 1 > 1:
            yield Problem(
                block.line,
                _("{address} has more cells than its table").format(address=block.address),
            )


def _names_body(cell: str) -> bool:
    return len(cell) < _LONGEST_CELL and begins(cell, fold(cell), 0)


def _of_items(items: list[Item]) -> Iterator[Problem]:
    tasks = [item for item in items if item.kind is Kind.TASK]
    if not any(item.reviewed for item in items):
        yield Problem(1, _("no task was found"))
    for item in items:
        long = len(item.text) > _LONGEST_HEADING and not item.text.endswith(":")
        if item.kind is Kind.HEADING and long and item.address not in types():
            message = _("{address} is long for a heading")
            yield Problem(item.line, message.format(address=item.address))
    for item in tasks:
        if not item.text:
            yield Problem(
                item.line, _("{address} has a label but no text").format(address=item.address)
            )
        elif item.deadline.kind is DeadlineKind.NONE and (match := _TIME.search(fold(item.text))):
            words = item.text[match.start() : match.end()]
            yield Problem(item.line, _("not understood as a deadline: {words}").format(words=words))


def _of_sisters(items: list[Item]) -> Iterator[Problem]:
    """Items without a body to lead them where most of those beside them have one."""
    beside: dict[str | None, list[Item]] = {}
    for item in items:
        if item.kind is Kind.ORGANISATION and item.parent and not _UNLABELLED.search(item.address):
            beside.setdefault(item.parent, []).append(item)
    for sisters in beside.values():
        without = [item for item in sisters if not item.leads]
        if len(sisters) >= _FEWEST_SISTERS and len(without) <= len(sisters) / 4:
            for item in without:
                message = _("nobody was understood to lead {address}")
                yield Problem(item.line, message.format(address=item.address))
