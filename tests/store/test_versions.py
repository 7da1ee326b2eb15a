"""Both versions of a document stay in the store, and nothing of an older one is taken for new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from doichieu.corrections import Correction, Subject, anchor_of
from doichieu.model import DocumentId, DocumentRelation, Kind, Pair, RelationKind
from doichieu.store import Store, Stored

if TYPE_CHECKING:
    from datetime import datetime

    from tests.store.conftest import Bench, Builder

FIRST, SECOND = ("xây cầu", "đào kênh"), ("xây cầu treo", "đào kênh")


def put(
    store: Store, outline: Builder, at: datetime, *texts: str, **how: object
) -> tuple[DocumentId, Stored]:
    return store.documents.put(outline("1-CT/TW", *texts), "a.txt", " ".join(texts), at, **how)


def texts(store: Store, document: DocumentId) -> list[str]:
    return [item.text for item in store.documents.get(document).outline.items[1:]]


def test_the_outline_as_it_stood_corrections_and_all_is_kept_under_its_number(
    store: Store, outline: Builder, clock: datetime
) -> None:
    document, _new = put(store, outline, clock, *FIRST)
    items = store.documents.get(document).outline.items
    correction = Correction(Subject.KIND, anchor_of(items, 2), Kind.PURPOSE)
    store.corrections.record(document, correction, "lan", clock)
    later = clock + timedelta(days=9)
    assert put(store, outline, later, *SECOND) == (document, Stored.NEW_VERSION)
    (version,) = store.versions.of(document)
    assert (version.number, version.imported, store.versions.newest(document)) == (1, clock, 2)
    kept = store.versions.outline(version)
    assert [item.text for item in kept.items[1:]] == [*FIRST]
    assert kept.items[2].kind is Kind.PURPOSE
    put(store, outline, later, "nạo kênh")
    assert [each.number for each in store.versions.of(document)] == [1, 2]


def test_the_file_of_an_older_version_overwrites_nothing_unless_that_is_asked_for(
    store: Store, outline: Builder, clock: datetime
) -> None:
    document, _new = put(store, outline, clock, *FIRST)
    put(store, outline, clock, *SECOND)
    assert put(store, outline, clock, *FIRST) == (document, Stored.OLDER)
    assert texts(store, document) == [*SECOND]
    asked = put(store, outline, clock, *FIRST, version_of=document)
    assert asked == (document, Stored.NEW_VERSION)
    assert (texts(store, document), store.versions.newest(document)) == ([*FIRST], 3)


def test_what_is_kept_apart_gets_the_further_version_whose_wording_is_most_like_it(
    store: Store, outline: Builder, clock: datetime
) -> None:
    one, _new = put(store, outline, clock, *FIRST)
    other, outcome = put(store, outline, clock, *FIRST, "giữ rừng", "mở lớp", apart=True)
    assert (other != one, outcome) == (True, Stored.NEW)
    longer, shorter = (*FIRST, "giữ rừng", "mở lớp", "nạo kênh"), ("xây cầu", "đào")
    assert put(store, outline, clock, *longer) == (other, Stored.NEW_VERSION)
    assert put(store, outline, clock, *shorter) == (one, Stored.NEW_VERSION)


def test_a_file_is_a_version_of_what_the_user_says_whatever_it_says_of_itself(
    store: Store, outline: Builder, clock: datetime
) -> None:
    document, _new = put(store, outline, clock, *FIRST)
    other = outline("9/KH-UBND", *SECOND)
    found = store.documents.put(other, "b.txt", "b", clock, version_of=document)
    assert found == (document, Stored.NEW_VERSION)


def test_a_version_by_itself_has_its_number_in_its_name_and_says_nothing_to_others(
    store: Store, outline: Builder, clock: datetime
) -> None:
    above, _new = store.documents.put(outline("5-NQ/TW", "x"), "5.txt", "5", clock)
    carries_out = DocumentRelation(RelationKind.IMPLEMENTS, "5-NQ/TW", 1)
    first = replace(outline("1-CT/TW", *FIRST), relations=(carries_out,))
    document, _new = store.documents.put(first, "1.txt", "1", clock)
    second = replace(outline("1-CT/TW", *SECOND), relations=(carries_out,))
    store.documents.put(second, "1.txt", "1b", clock)
    (version,) = store.versions.of(document)
    alone = store.documents.by_itself(version, clock)
    assert store.documents.by_itself(version, clock) == alone
    assert (store.documents.get(alone).name, texts(store, alone)) == ("1-CT/TW@1", [*FIRST])
    saying = [(each.document, each.other) for each in store.relations.all()]
    assert saying == [(document, above)]
    # A third version goes to the document, and a review of the two versions is one like any other.
    assert put(store, outline, clock, "nạo kênh")[0] == document
    store.reviews.open(Pair(alone, document), clock)


def test_what_was_read_of_a_block_is_known_until_somebody_looks_again(bench: Bench) -> None:
    task, read = bench.tasks[0], bench.store.versions.read
    bench.verdict(0, "gap")
    assert read(bench.review, task) is None
    bench.verdict(1, "gap")
    # A gap says something of the plan too.
    decided = bench.store.versions.decided
    assert (decided(bench.directive), decided(bench.plan)) == (2, 2)
    again(bench, "xây cầu treo", "đào kênh")
    assert (read(bench.review, task), read(bench.review, bench.tasks[1])) == ("xây cầu", None)
    bench.verdict(0, "gap")
    assert read(bench.review, task) is None
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    assert read(bench.review, task) == "xây cầu"


def again(bench: Bench, *texts: str) -> None:
    """A new version of the directive."""
    from tests.store.conftest import outline

    bench.store.documents.put(outline("1-CT/TW", *texts), "1.txt", " ".join(texts), bench.at)


def test_versions_go_with_their_document(store: Store, outline: Builder, clock: datetime) -> None:
    document, _new = put(store, outline, clock, *FIRST)
    put(store, outline, clock, *SECOND)
    store.documents.forget(document, "lan", clock)
    assert store.versions.with_digest(" ".join(FIRST)) is None
