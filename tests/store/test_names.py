"""Documents are found by what people call them, and missed where others name them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import InputError
from doichieu.model import DocumentId, Facts, Item, Kind, Outline
from doichieu.store import Store, Stored

if TYPE_CHECKING:
    from tests.store.conftest import Builder

PLAN = Outline(Facts(number="7/KH-UBND", type="KẾ HOẠCH", issuer="UBND tỉnh A"), ())


def test_plans_of_two_provinces_may_bear_the_same_number(
    store: Store, outline: Builder, clock: datetime
) -> None:
    a, _ = store.documents.put(outline("1/KH-UBND", "x", issuer="Tỉnh A"), "a", "a", clock)
    b, stored = store.documents.put(outline("1/KH-UBND", "x", issuer="Tỉnh B"), "b", "b", clock)
    assert stored is Stored.NEW
    with pytest.raises(InputError, match="several") as caught:
        store.documents.find("1/kh-ubnd")
    assert f"#{a}" in caught.value.remedy
    assert f"#{b} Tỉnh B" in caught.value.remedy


def test_numbers_begin_anew_each_year(store: Store, clock: datetime) -> None:
    def issued(year: int | None) -> tuple[DocumentId, Stored]:
        day = date(year, 3, 1) if year else None
        facts = replace(PLAN.facts, date=day)
        return store.documents.put(Outline(facts, ()), "12.txt", f"digest {year}", clock)

    (old, _), (new, stored) = issued(2024), issued(2025)
    assert (old != new, stored) == (True, Stored.NEW)
    assert issued(None) == (old, Stored.NEW_VERSION), "without a date it may be of any year"
    with pytest.raises(InputError, match="several") as caught:
        store.documents.find("7/KH-UBND")
    assert "2025-03-01" in caught.value.remedy


@pytest.mark.parametrize("name", ["5-NQ/TU", "05-NQ/TU", "005 - nq/tu"])
def test_a_number_is_the_same_with_and_without_leading_zeros(
    store: Store, clock: datetime, name: str
) -> None:
    held = Outline(Facts(number="05-NQ/TU"), ())
    citing = (Item("1", 1, Kind.TASK, "xây cầu", cites=(name, "09-CT/TW", "9-CT/TW")),)
    document, _ = store.documents.put(held, "a", "a", clock)
    store.documents.put(Outline(Facts(number="1/KH"), citing), "b", "b", clock)
    assert store.documents.find(name) == document
    assert [(m.number, m.times) for m in store.relations.missing()] == [("09-CT/TW", 2)]


@pytest.mark.parametrize("name", ["#1", "1", "7/kh-ubnd", " 7 / KH-UBND ", "KH/7.docx", "7.docx"])
def test_a_document_is_found_by_what_people_call_it(
    store: Store, clock: datetime, name: str
) -> None:
    document, _ = store.documents.put(PLAN, "kh/7.docx", "d1", clock)
    assert store.documents.find(name) == document


@pytest.mark.parametrize("name", ["", " ", "#3", "7", "7/KH", "UBND"])
def test_what_nothing_is_called_is_not_found(store: Store, clock: datetime, name: str) -> None:
    store.documents.put(PLAN, "kh/7.docx", "d1", clock)
    store.documents.put(Outline(Facts(), ()), "nháp.txt", "d2", clock)
    assert store.documents.find(name) is None


def test_a_document_without_a_number_is_found_by_its_type_and_issuer(
    store: Store, clock: datetime
) -> None:
    facts = Facts(type="KẾ HOẠCH", issuer="UBND xã B")
    document, _ = store.documents.put(Outline(facts, ()), "x.txt", "x", clock)
    assert store.documents.find("kế hoạch ubnd xã b") == document


def test_missing_are_documents_that_others_name_most_cited_first(
    store: Store, clock: datetime
) -> None:
    def citing(number: str, implements: tuple[str, ...], *cites: tuple[str, ...]) -> Outline:
        items = [Item(f"{n}", n, Kind.TASK, f"{number} {n}", cites=c) for n, c in enumerate(cites)]
        return Outline(Facts(number=number, issuer="A", implements=implements), tuple(items))

    plan = citing("2/KH", ("1-CT/TW", "5-NQ/TW"), ("9-QĐ/TW", "1-CT/TW"), ("9-QĐ/tw",), ("3/KH",))
    other = citing("3/KH", (), ("9-QĐ/TW", "2/kh"), ("1-CT/TW",))
    for outline in (plan, other):
        store.documents.put(outline, outline.facts.name, outline.facts.name, clock)
    assert [(m.number, m.times, m.cited_by, m.implemented) for m in store.relations.missing()] == [
        ("9-QĐ/TW", 3, ("2/KH", "3/KH"), False),
        ("1-CT/TW", 2, ("2/KH", "3/KH"), True),
        ("5-NQ/TW", 1, ("2/KH",), True),
    ]


def test_a_file_is_kept_by_its_own_name_without_what_a_terminal_would_obey(
    store: Store, clock: datetime
) -> None:
    store.documents.put(Outline(Facts(), ()), "/home/lan/a\x1b[2J.txt", "d", clock)
    (summary,) = store.documents.summaries()
    assert summary.source == summary.name == "a\ufffd[2J.txt"
