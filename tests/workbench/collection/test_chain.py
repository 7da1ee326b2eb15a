"""How documents stand to each other, from either side, and the chain from the centre down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from doichieu.cli.lines import tree_lines
from doichieu.model import DocumentRelation, Facts, Level, Outline, RelationKind
from doichieu.store import Store
from doichieu.workbench.collection.chain import Name, neighbours
from doichieu.workbench.collection.library import Library, overview


@dataclass
class Shelf:
    """Documents that are only a number, a level, a day and what they say of others."""

    store: Store
    at: datetime
    ids: dict[str, Name]

    def put(self, number: str, *carried_out: str, level: Level | None = None) -> None:
        said = tuple(DocumentRelation(RelationKind.IMPLEMENTS, upper, 1) for upper in carried_out)
        facts = Facts(number=number, level=level, date=date(2025, 1, 1 + len(self.ids)))
        outline = Outline(facts, (), (), said)
        self.ids[number] = self.store.documents.put(outline, number, number, self.at)[0]

    def relation(self, number: str, *relations: DocumentRelation) -> None:
        outline = Outline(Facts(number=number), (), (), relations)
        self.ids[number] = self.store.documents.put(outline, number, number, self.at)[0]

    @property
    def library(self) -> Library:
        return overview(self.store)

    def seen_from(self, number: str) -> list[tuple[str, bool, str, bool]]:
        """What is around a document: kind, whether it says so, the other, whether it is there."""
        found = neighbours(self.library, self.ids.get(number, number))
        return [(str(n.kind), n.outward, n.number, n.document is not None) for n in found]

    @property
    def tree(self) -> list[str]:
        """The tree with what stands behind the names left out, but for what is missing or again."""
        cells = (line.split("\t") for line in tree_lines(self.library))
        words = {"missing": " missing", "shown above": " again"}
        return [cell[0] + words.get(cell[-1], "") for cell in cells]


@pytest.fixture
def shelf(tmp_path: Path, clock: datetime) -> Iterator[Shelf]:
    with Store.open(tmp_path / "store.db") as store:
        yield Shelf(store, clock, {})


def test_a_document_is_seen_from_both_ends_of_its_relations(shelf: Shelf) -> None:
    shelf.relation("1-NQ/TW")
    shelf.relation(
        "2-KH/TU",
        DocumentRelation(RelationKind.IMPLEMENTS, "1-NQ/TW", 1),
        DocumentRelation(RelationKind.CITES, "9-QĐ/TW", 3),
    )
    shelf.relation(
        "3-KH/TU",
        DocumentRelation(RelationKind.REPLACES, "2-KH/TU", 1),
        DocumentRelation(RelationKind.BASIS, "1-NQ/TW", 1),
    )
    assert shelf.seen_from("2-KH/TU") == [
        ("implements", True, "1-NQ/TW", True),
        ("replaces", False, "3-KH/TU", True),
        ("cites", True, "9-QĐ/TW", False),
    ]
    assert shelf.seen_from("1-NQ/TW") == [
        ("implements", False, "2-KH/TU", True),
        ("basis", False, "3-KH/TU", True),
    ]


def test_of_a_missing_document_one_sees_who_names_it(shelf: Shelf) -> None:
    shelf.relation("2-KH/TU", DocumentRelation(RelationKind.CITES, "09-QĐ/TW", 3))
    shelf.relation("3-KH/TU", DocumentRelation(RelationKind.AMENDS, "9-QĐ/TW", 3))
    assert shelf.seen_from("9-QĐ/TW") == [
        ("amends", False, "3-KH/TU", True),
        ("cites", False, "2-KH/TU", True),
    ]


def test_the_tree_goes_from_the_centre_down(shelf: Shelf) -> None:
    shelf.put("3/KH-UBND", "2-CTr/TU", level=Level.DISTRICT)
    shelf.put("2-CTr/TU", "1-NQ/TW", level=Level.PROVINCE)
    shelf.put("4/KH-UBND", level=Level.COMMUNE)
    shelf.put("1-NQ/TW", level=Level.CENTRAL)
    assert shelf.tree == ["1-NQ/TW", "└─ 2-CTr/TU", "   └─ 3/KH-UBND", "4/KH-UBND"]


def test_a_missing_directive_stands_above_what_carries_it_out(shelf: Shelf) -> None:
    shelf.put("7/KH-UBND", level=Level.DISTRICT)
    shelf.put("3/KH-UBND", "1-NQ/TW", level=Level.PROVINCE)
    shelf.put("2/KH-UBND", "01 - nq/tw", level=Level.PROVINCE)
    assert shelf.tree == ["1-NQ/TW missing", "├─ 3/KH-UBND", "└─ 2/KH-UBND", "7/KH-UBND"]


def test_a_plan_stands_below_the_nearer_of_two_directives_in_one_chain(shelf: Shelf) -> None:
    shelf.put("1-NQ/TW", level=Level.CENTRAL)
    shelf.put("2-KH/TW", "1-NQ/TW", level=Level.CENTRAL)
    shelf.put("3/KH-UBND", "1-NQ/TW", "2-KH/TW", level=Level.PROVINCE)
    assert shelf.tree == ["1-NQ/TW", "└─ 2-KH/TW", "   └─ 3/KH-UBND"]


def test_a_plan_of_two_directives_is_shown_in_full_once(shelf: Shelf) -> None:
    shelf.put("1-NQ/TW", level=Level.CENTRAL)
    shelf.put("2-CT/TW", level=Level.CENTRAL)
    shelf.put("3/KH-UBND", "1-NQ/TW", "2-CT/TW", "9-KL/TW", level=Level.PROVINCE)
    shelf.put("4/KH-UBND", "3/KH-UBND", level=Level.DISTRICT)
    assert shelf.tree == [
        "1-NQ/TW",
        "└─ 3/KH-UBND",
        "   └─ 4/KH-UBND",
        "2-CT/TW",
        "└─ 3/KH-UBND again",
        "9-KL/TW missing",
        "└─ 3/KH-UBND again",
    ]


def test_what_goes_round_in_a_circle_is_shown_once(shelf: Shelf) -> None:
    shelf.put("1/KH", "2/KH", level=Level.PROVINCE)
    shelf.put("2/KH", "1/KH", level=Level.PROVINCE)
    shelf.put("3/KH", "2/KH", level=Level.PROVINCE)
    assert sorted(line.strip("└├─│ ") for line in shelf.tree) == [
        "1/KH",
        "1/KH again",
        "2/KH",
        "3/KH",
    ]


def test_every_line_of_the_tree_is_one_line_without_commands(shelf: Shelf) -> None:
    shelf.put("1/KH\x1b[2J\n", "2/KH\t3")
    assert all(line.isprintable() for line in "\t".join(shelf.tree).split("\t"))
