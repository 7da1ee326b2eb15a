"""What changed from one version of a document to another, block by block and word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields

from doichieu.corrections import OF_FACTS
from doichieu.model import (
    Became,
    BlockChange,
    ChangeKind,
    Changes,
    FactChange,
    Facts,
    Item,
    ItemId,
    Outline,
    Piece,
    StoredItem,
    WordDiff,
)
from doichieu.model.labels import BULLETS
from doichieu.store.item_identity import match
from doichieu.workbench.documents.value_parsing import in_words


def changes(before: Outline, after: Outline) -> Changes:
    """What is not the same in both.

    A block is known again as the store knows it. What is gone stands where it stood.
    """
    found = [*_Held(before, after).changes()]
    elsewhere = (each for each in found if each.kind is ChangeKind.MOVED)
    blocks = (*(each for each in found if each.kind is not ChangeKind.MOVED), *elsewhere)
    return Changes(tuple(_facts(before.facts, after.facts)), blocks)


def _facts(before: Facts, after: Facts) -> Iterator[FactChange]:
    for name in OF_FACTS.values():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield FactChange(name, was, now, _words(in_words(was), in_words(now)))


def shortened(words: WordDiff, around: int) -> WordDiff:
    """The same with no more of what is kept before and behind a change than so many words."""
    last = len(words) - 1
    return tuple(
        piece
        if piece.became is not Became.KEPT
        # Of what did not change at all the beginning tells what it is.
        else Piece(
            piece.became, _ends(piece.text, around * (at > 0 or not last), around * (at < last))
        )
        for at, piece in enumerate(words)
    )


def _ends(text: str, first: int, last: int) -> str:
    """A text with no more than its first and last words; the blanks at its ends stay."""
    words = text.split()
    if len(words) <= first + last + 1:
        return text
    kept = " ".join([*words[:first], "…", *words[len(words) - last :]])
    return " " * text.startswith(" ") + kept + " " * text.endswith(" ")


def _known(place: int, item: Item) -> StoredItem:
    """An item of an outline, told from the others of it by its place."""
    said = {field.name: getattr(item, field.name) for field in fields(Item)}
    return StoredItem(**said, id=ItemId(place))


class _Held:
    """Two outlines held against each other; blocks are told by their places."""

    def __init__(self, before: Outline, after: Outline) -> None:
        self._old, self._new = before.items, after.items
        old = [_known(place, item) for place, item in enumerate(self._old)]
        kept = match(old, (), self._new)
        self._stood = {now: int(was) for now, was in enumerate(kept) if was is not None}
        self._stands = {was: now for now, was in self._stood.items()}
        self._in_order = _longest_rise([self._stands[was] for was in sorted(self._stands)])
        self._places = tuple({each.address: n for n, each in enumerate(side)} for side in self)

    def __iter__(self) -> Iterator[Sequence[Item]]:
        return iter((self._old, self._new))

    def changes(self) -> Iterator[BlockChange]:
        """Each in its place, of what is gone the place where it stood."""
        behind = 0
        for now, item in enumerate(self._new):
            if now not in self._stood:
                yield _change(ChangeKind.NEW, None, item)
                continue
            was = self._stood[now]
            if now in self._in_order:
                yield from self._gone(behind, was)
                behind = was
            old = self._old[was]
            if old.text != item.text:
                yield _change(ChangeKind.CHANGED, old, item)
            elif self._elsewhere(was, now):
                yield _change(ChangeKind.MOVED, old, item)
        yield from self._gone(behind, len(self._old))

    def _gone(self, start: int, end: int) -> Iterator[BlockChange]:
        for was in range(start, end):
            if was not in self._stands:
                yield _change(ChangeKind.GONE, self._old[was], None)

    def _elsewhere(self, was: int, now: int) -> bool:
        """Whether a block stands elsewhere, and not only behind something new.

        What is below a block that moved comes along; a bullet has no number to lose.
        """
        old, new = self._old[was], self._new[now]
        if now not in self._in_order or self._above(old, 0) != self._above(new, 1):
            return True
        labels = [each.label for each in (old, new) if each.label]
        printed = {each.name for each in labels if each.scheme not in BULLETS}
        return len(printed) > 1

    def _above(self, item: Item, side: int) -> int | None:
        """The block above one, by its place in the older outline; -1 for one that is new."""
        place = self._places[side].get(item.parent or "")
        return self._stood.get(place, -1) if side and place is not None else place


def _change(kind: ChangeKind, before: Item | None, after: Item | None) -> BlockChange:
    words = _words(before.text if before else "", after.text if after else "")
    return BlockChange(kind, before, after, words)


def _words(before: str, after: str) -> WordDiff:
    from doichieu.align.word_diff import word_diff

    return word_diff(before, after)


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The most of different numbers that stand in rising order: they have not changed places."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found = []
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.append(last)
        last = before[last]
    return frozenset(found)
