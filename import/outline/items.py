"""Blocks to items: what the outline keeps of each."""

from __future__ import annotations

from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.leading import deadline_of, duty_of
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences.citations import citations
from doichieu.importing.sentences.yearless import completed
from doichieu.model import FURNITURE, Facts, Item
from doichieu.text import single_spaced


def items_of(tree: Tree, facts: Facts) -> list[Item]:
    """The blocks as items by line, each with its duty, deadline and citations."""
    return sorted((_item(block, facts) for block in tree.blocks), key=lambda item: item.line)


def _item(block: Block, facts: Facts) -> Item:
    duty = duty_of(block)
    furniture = block.kind in FURNITURE
    parent = block.parent
    return Item(
        address=block.address,
        line=block.line,
        kind=block.kind,
        text=block.text if furniture else single_spaced(block.text),
        parent=parent.address if parent is not None and parent.address else None,
        leads=duty.leads,
        partners=duty.partners,
        deadline=completed(deadline_of(block, facts.date), facts.title, facts.date),
        label=block.label or block.row_label,
        cites=() if furniture else citations(block.text),
    )
