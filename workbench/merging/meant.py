"""The items that are meant by what another store or a file calls its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from doichieu.exchange.form import Ref
from doichieu.model import ItemId, StoredItem


class Told(Protocol):
    """An item as it is called elsewhere; `gone` where only what was decided about it is left."""

    @property
    def ref(self) -> Ref:
        """What it is called there."""

    @property
    def address(self) -> str:
        """Where it stands in its document."""

    @property
    def fingerprint(self) -> str:
        """What changes whenever the wording does."""

    @property
    def gone(self) -> bool:
        """Whether the document there has it no more."""


def meant(
    told: Sequence[Told], there: Iterable[StoredItem], gone: Iterable[StoredItem]
) -> dict[Ref, ItemId]:
    """The items as the store has them: same wording first, then same address; each once."""
    here = [*there]
    found: dict[Ref, ItemId] = {}
    for known, key in (([*here, *gone], _whole), ([*here, *gone], _wording), (here, _address)):
        taken = {*found.values()}
        left = [item for item in known if item.id not in taken]
        found |= _paired([item for item in told if item.ref not in found], left, key)
    return found


_Key = Callable[[Told | StoredItem], tuple[str, ...]]


def _whole(item: Told | StoredItem) -> tuple[str, ...]:
    return item.fingerprint, item.address


def _wording(item: Told | StoredItem) -> tuple[str, ...]:
    return (item.fingerprint,)


def _address(item: Told | StoredItem) -> tuple[str, ...]:
    # What is gone left its address to others.
    return () if not isinstance(item, StoredItem) and item.gone else (item.address,)


def _paired(told: Iterable[Told], there: Iterable[StoredItem], key: _Key) -> dict[Ref, ItemId]:
    """What has the same key, each once and in order."""
    by_key: dict[tuple[str, ...], deque[ItemId]] = {}
    for stored in there:
        by_key.setdefault(key(stored), deque()).append(stored.id)
    found: dict[Ref, ItemId] = {}
    for item in told:
        if ids := by_key.get(key(item)):
            found[item.ref] = ids.popleft()
    return found
