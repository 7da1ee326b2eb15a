"""What a document says of others leads to the stored ones, and to no other of the same number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from doichieu.corrections import Correction, Subject
from doichieu.model import (
    DocumentId,
    DocumentRelation,
    Facts,
    Item,
    Kind,
    Level,
    Outline,
    RelationKind,
)
from doichieu.store import Store

PLAN = Facts(
    number="7/KH-UBND",
    issuer="UBND tỉnh Nghệ An",
    level=Level.PROVINCE,
    date=date(2025, 5, 1),
)


class Shelf:
    """Puts documents that are only facts and relations into a store."""

    def __init__(self, store: Store, at: datetime) -> None:
        self.store, self.at = store, at

    def put(
        self, facts: Facts, *relations: DocumentRelation, items: tuple[Item, ...] = ()
    ) -> DocumentId:
        digest = f"{facts}"
        return self.store.documents.put(Outline(facts, items, (), relations), "x", digest, self.at)[
            0
        ]

    def others(self, document: DocumentId) -> list[DocumentId | None]:
        return [
            relation.other
            for relation in self.store.relations.all()
            if relation.document == document
        ]


@pytest.fixture
def shelf(store: Store, clock: datetime) -> Shelf:
    return Shelf(store, clock)


def test_the_ties_of_a_document_are_kept_as_they_were_read(shelf: Shelf) -> None:
    relations = (
        DocumentRelation(RelationKind.REPLACES, "3/KH-UBND", 9, date(2020, 2, 1)),
        DocumentRelation(RelationKind.CITES, "5-NQ/TU", 2),
    )
    document = shelf.put(PLAN, *relations)
    assert shelf.store.relations.of(document) == relations
    assert shelf.store.documents.get(document).outline.relations == relations


def test_a_new_version_has_only_its_own_relations(shelf: Shelf) -> None:
    document = shelf.put(PLAN, DocumentRelation(RelationKind.CITES, "3/KH-UBND", 9))
    shelf.put(replace(PLAN, title="Mới"), DocumentRelation(RelationKind.BASIS, "4/KH-UBND", 9))
    assert [relation.number for relation in shelf.store.relations.of(document)] == ["4/KH-UBND"]


def test_a_tie_leads_to_the_document_of_that_number_in_any_spelling(shelf: Shelf) -> None:
    upper = shelf.put(Facts(number="05-NQ/TU", issuer="Tỉnh ủy Nghệ An"))
    plan = shelf.put(
        PLAN,
        DocumentRelation(RelationKind.IMPLEMENTS, "5 - nq/tu", 1),
        DocumentRelation(RelationKind.CITES, "9/KH", 2),
    )
    assert shelf.others(plan) == [upper, None]
    assert [(m.number, m.implemented) for m in shelf.store.relations.missing()] == [("9/KH", False)]


def test_a_day_beside_the_number_must_be_the_documents_own(shelf: Shelf) -> None:
    old = shelf.put(Facts(number="3-CT/TW", date=date(2021, 3, 1)))
    new = shelf.put(Facts(number="3-CT/TW", date=date(2026, 3, 1)))
    relations = [
        DocumentRelation(RelationKind.IMPLEMENTS, "3-CT/TW", 1, day)
        for day in (date(2021, 3, 1), date(2026, 3, 1), date(2016, 3, 1), None)
    ]
    for number, relation in enumerate(relations):
        shelf.put(replace(PLAN, number=f"{number}/KH-UBND"), relation)
    found = [relation.other for relation in shelf.store.relations.all()]
    assert found == [old, new, None, old], "without a day the last before the plan"


@pytest.mark.parametrize(
    ("issuer", "level", "same"),
    [
        ("UBND tỉnh Nghệ An", Level.PROVINCE, True),
        ("Ủy ban nhân dân tỉnh Nghệ An", Level.PROVINCE, True),
        ("UBND tỉnh Đồng Tháp", Level.PROVINCE, False),
        ("UBND tỉnh", Level.PROVINCE, True),
        ("UBND huyện Con Cuông", Level.DISTRICT, True),
        (None, Level.PROVINCE, True),
    ],
)
def test_a_number_of_another_province_is_another_document(
    shelf: Shelf, issuer: str | None, level: Level, *, same: bool
) -> None:
    other = shelf.put(Facts(number="3/KH-UBND", issuer=issuer, level=level))
    plan = shelf.put(PLAN, DocumentRelation(RelationKind.CITES, "3/KH-UBND", 1))
    assert shelf.others(plan) == [other if same else None]


def test_the_day_tells_also_where_two_provinces_have_one_number(shelf: Shelf) -> None:
    day = date(2024, 1, 2)
    other = shelf.put(
        Facts(number="3/KH-UBND", issuer="UBND tỉnh Lào Cai", level=Level.PROVINCE, date=day)
    )
    plan = shelf.put(PLAN, DocumentRelation(RelationKind.CITES, "3/KH-UBND", 1, day))
    assert shelf.others(plan) == [other]


def test_what_is_carried_out_or_cited_without_a_tie_is_given_one(shelf: Shelf) -> None:
    items = (Item("1", 4, Kind.TASK, "xây cầu", cites=("5-NQ/TU", "8-KL/TW")),)
    facts = replace(PLAN, implements=("5-NQ/TU",))
    document = shelf.put(facts, DocumentRelation(RelationKind.BASIS, "6-NQ/TU", 1), items=items)
    assert shelf.store.relations.of(document) == (
        DocumentRelation(RelationKind.BASIS, "6-NQ/TU", 1),
        DocumentRelation(RelationKind.IMPLEMENTS, "5-NQ/TU", 1),
        DocumentRelation(RelationKind.CITES, "8-KL/TW", 4),
    )


def test_a_document_leads_never_to_itself(shelf: Shelf) -> None:
    plan = shelf.put(PLAN, DocumentRelation(RelationKind.CITES, "7/KH-UBND", 1))
    assert shelf.others(plan) == []


def test_a_document_whose_number_is_put_right_is_not_missing_and_cited_by_itself(
    shelf: Shelf, clock: datetime
) -> None:
    items = (Item("1", 4, Kind.TASK, "theo Kế hoạch số 17/KH-UBND", cites=("17/KH-UBND",)),)
    plan = shelf.put(PLAN, items=items)
    assert [each.number for each in shelf.store.relations.missing()] == ["17/KH-UBND"]
    shelf.store.corrections.record(
        plan, Correction(Subject.NUMBER, None, "17/KH-UBND"), "lan", clock
    )
    assert shelf.store.relations.missing() == ()
    shelf.store.corrections.undo(plan, "lan", clock)
    assert [each.number for each in shelf.store.relations.missing()] == ["17/KH-UBND"]


def test_the_same_number_of_another_day_is_another_document(shelf: Shelf) -> None:
    dated = replace(PLAN, date=date(2026, 3, 1))
    plan = shelf.put(
        dated, DocumentRelation(RelationKind.REPLACES, "7/KH-UBND", 1, date(2021, 3, 1))
    )
    assert shelf.others(plan) == [None]
    assert [each.cited_by for each in shelf.store.relations.missing()] == [("7/KH-UBND",)]
