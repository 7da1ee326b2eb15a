"""A directive and a plan of two sections each, to be changed under the reviewer's hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from doichieu.model import DocumentId, Facts, Item, ItemId, Kind, Outline
from doichieu.store import Store
from doichieu.workbench import Review, Workbench

UPPER = {"I.1": "xây cầu", "I.2": "đào kênh", "II.1": "trồng rừng", "II.2": "mở lớp"}
LOWER = {"I.1": "làm cầu", "I.2": "nạo kênh", "II.1": "giữ rừng", "II.2": "dạy nghề"}


def outline(number: str, tasks: dict[str, str]) -> Outline:
    """A document with these tasks under headings I and II."""
    items: list[Item] = []
    for section in ("I", "II"):
        items.append(Item(section, len(items), Kind.HEADING, f"Phần {section} của {number}"))
        items += [
            Item(address, len(items) + n, Kind.TASK, text, parent=section)
            for n, (address, text) in enumerate(tasks.items())
            if address.startswith(f"{section}.")
        ]
    return Outline(Facts(number=number, issuer="Tỉnh A"), tuple(items))


class Desk:
    """The two documents in a store, and shorthand to review them and to read newer versions in."""

    def __init__(self, workbench: Workbench) -> None:
        self.workbench = workbench
        self.directive = self.read("1-CT/TW", UPPER)
        self.plan = self.read("2/KH-UBND", LOWER)

    def read(self, number: str, tasks: dict[str, str]) -> DocumentId:
        """Read a document in, or a newer version of it, as somebody else at the same store."""
        digest = f"{number} {sorted(tasks.items())}"
        with Store.open(self.workbench.store.path) as store:
            put = store.documents.put
            return put(outline(number, tasks), "a.txt", digest, self.workbench.clock())[0]

    def review(self, upper: str = "", lower: str = "") -> Review:
        """The review, of sections by their address."""
        names = [f"#{self.directive}#{upper}", f"#{self.plan}#{lower}"]
        return self.workbench.reviews.begin(*(name.removesuffix("#") for name in names))


@pytest.fixture
def desk(workbench: Workbench) -> Desk:
    """A desk with nothing decided on it."""
    return Desk(workbench)


@pytest.fixture
def colleague(workbench: Workbench) -> Iterator[Workbench]:
    """Somebody else at the same store, on a terminal of their own."""
    with Store.open(workbench.store.path) as store:
        yield Workbench(store, replace(workbench.config, reviewer="hoa"), workbench.clock)


def task(review: Review, address: str) -> ItemId:
    """The directive's task of that address."""
    return next(item.id for item in review.tasks if item.address == address)


def plan_item(review: Review, address: str) -> ItemId:
    """The plan item of that address."""
    return next(item.id for item in review.plan_items if item.address == address)
