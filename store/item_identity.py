"""Which items of a new version of a document are which of the old."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from doichieu import text
from doichieu.model import Item, ItemId, StoredItem

ALIKE = 0.6
"""The share of words that two wordings have in common (Dice) to be one item, reworded."""

_LABEL = 8
"""How many characters at most stand between two parts of a text: a blank, or a label."""

_Pairs = Iterator[tuple[StoredItem, int]]


def match(
    old: Sequence[StoredItem], gone: Sequence[StoredItem], new: Sequence[Item]
) -> tuple[ItemId | None, ...]:
    """For each new item the id of the old one that it is, or None.

    Passes from the surest to the weakest, each over what the ones before left: the same wording in
    the same order; the same wording moved; the same wording as one that was `gone`; two in one,
    or the first of two that were one; much the same wording, most alike first; the same address.
    """
    found: dict[int, ItemId] = {}
    if not (old or gone):
        return (None,) * len(new)
    for pool, pairs in (
        (old, _in_order),
        (old, _moved),
        (gone, _moved),
        (old, _joined),
        (old, _split),
        (old, _reworded),
        (old, _in_place),
    ):
        taken = set(found.values())
        free = [item for item in pool if item.id not in taken]
        indexed = [(index, item) for index, item in enumerate(new) if index not in found]
        found.update((index, item.id) for item, index in pairs(free, indexed))
    return tuple(found.get(index) for index in range(len(new)))


def _in_order(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    before, after = [i.fingerprint for i in old], [i.fingerprint for _, i in new]
    for a, b, length in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for step in range(length):
            yield old[a + step], new[b + step][0]


def _moved(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    return _by(lambda item: item.fingerprint, old, new)


def _joined(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    for index, first in _firsts([i.text for _, i in new], [i.text for i in old]):
        yield old[first], new[index][0]


def _split(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    for was, first in _firsts([i.text for i in old], [i.text for _, i in new]):
        yield old[was], new[first][0]


def _firsts(wholes: Sequence[str], parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of texts that two parts in a row make up, each with that of the first part."""
    left = dict(enumerate(wholes))
    for (first, one), (_, other) in pairwise(enumerate(parts)):
        for index, whole in left.items():
            between = len(whole) - len(one) - len(other)
            if 0 <= between <= _LABEL and whole.startswith(one) and whole.endswith(other):
                yield index, first
                del left[index]
                break


def _in_place(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    return _by(lambda item: item.address, old, new)


def _by(
    key: Callable[[Item], str], old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]
) -> _Pairs:
    waiting: dict[str, deque[StoredItem]] = defaultdict(deque)
    for known in old:
        waiting[key(known)].append(known)
    for index, item in new:
        if waiting[key(item)]:
            yield waiting[key(item)].popleft(), index


def _reworded(old: Sequence[StoredItem], new: Sequence[tuple[int, Item]]) -> _Pairs:
    before = [_words(item) for item in old]
    after = [_words(item) for _, item in new]
    alike = sorted(
        (-share, a, b)
        for a, was in enumerate(before)
        for b, now in enumerate(after)
        if (share := _share(was, now)) >= ALIKE
    )
    left_old, left_new = set(range(len(old))), set(range(len(new)))
    for _, a, b in alike:
        if a in left_old and b in left_new:
            left_old.remove(a)
            left_new.remove(b)
            yield old[a], new[b][0]


def _words(item: Item) -> frozenset[str]:
    return frozenset(text.fold(item.text).split())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)
