"""One pair read blind by two, each at a terminal of his own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.workbench.reviews.conftest import Desk

if TYPE_CHECKING:
    from doichieu.model import ReviewId


@pytest.fixture
def desk(workbench: Workbench) -> Desk:
    """The two documents, nothing decided."""
    return Desk(workbench)


@pytest.fixture
def lans(desk: Desk) -> Review:
    """Lan's reading."""
    review = desk.review()
    review.reading.name(["lan", "mai"])
    review.refresh(anew=True)
    return review


@pytest.fixture
def open_as(workbench: Workbench) -> Iterator[_OpenAs]:
    """Opens a review under another name, over a connection of its own."""
    opened = _OpenAs(workbench)
    yield opened
    opened.close()


class _OpenAs:
    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._stores: list[Store] = []

    def __call__(self, name: str, review: ReviewId) -> Review:
        store = Store.open(self._workbench.store.path)
        self._stores.append(store)
        config = replace(self._workbench.config, reviewer=name)
        return Workbench(store, config, self._workbench.clock).reviews.resume(review)

    def close(self) -> None:
        for store in self._stores:
            store.close()


@pytest.fixture
def mais(lans: Review, open_as: _OpenAs) -> Review:
    """Mai's reading of the same."""
    return open_as("mai", lans.id)
