"""A text to an outline. Read this first: the pipeline of the reader, from the top down.

Each line here is one step, in the module of its name; `docs/reading.md` says what each decides.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from doichieu.importing.document import facts, relations, short_names
from doichieu.importing.outline import appendices, doubts, inheritance, kinds
from doichieu.importing.outline.growing import grow
from doichieu.importing.outline.items import items_of
from doichieu.importing.sheet import closing_columns, legibility, lines, tables
from doichieu.importing.sheet.paragraphs import assemble
from doichieu.importing.sheet.regions import divide
from doichieu.model import Doubt, DoubtCode, Outline


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing of a document is garbage before its outline is made, and looking for it is slow."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
def read_text(text: str) -> Outline:
    """The outline of a document's text: its facts, every block, doubts, and relations."""
    # What stands on the sheet of paper.
    printed, replaced, first = lines.split(text)
    printed, notes = lines.without_footnotes(printed)
    printed = closing_columns.part(lines.without_furniture(printed))
    pieces = appendices.part(divide(assemble(tables.gather(printed))))

    # What stands under what, what each block is, and what it has from others.
    tree = grow(pieces, assemble(list(notes)))
    kinds.settle(tree.root)
    inheritance.hand_on(tree)

    # What the document says of itself, and which others it means.
    stated, unsure = facts.of_document(pieces)
    items = items_of(tree, stated)
    items, unclear = short_names.resolve(items, stated)
    related = relations.of_document(pieces, stated, items)

    if ruined := legibility.ruined(printed):
        return Outline(stated, tuple(items), (Doubt(ruined, DoubtCode.RUINED_TEXT),), related)
    doubted = doubts.of_outline(tree, items, [*unsure, *unclear], replaced=replaced, first=first)
    return Outline(stated, tuple(items), tuple(doubted), related)
