"""The file can be read without doichieu: its tables and views say what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.model import Action, Change, Entry, Layer, Pair, ReviewId, Slot
from doichieu.store import Store
from doichieu.store.schema import tables

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder


def view(store: Store, name: str, *columns: str) -> list[tuple[object, ...]]:
    rows = store._database.rows(f"SELECT * FROM {name}")  # noqa: S608 (a view of ours)
    return [tuple(row[column] for column in columns) for row in rows]


def record(
    bench: Bench, slot: Slot, value: str, reason: str = "", *, review: ReviewId | None = None
) -> None:
    changes = [Change(slot, Entry(value, reason))]
    bench.store.decisions.record(review or bench.review, changes, "lan", bench.at)


def test_every_table_and_view_says_what_it_holds_and_every_column_has_a_type() -> None:
    found = {table.name: table for table in tables()}
    assert set(found) == {
        *("store", "documents", "items", "doubts", "reviews", "review_views"),
        *("annotations", "annotation_items", "decision_log"),
        *("relations", "readings", "corrections", "desk", "tags", "codebook_log"),
        *("full_text", "as_printed", "hiding_log", "hidden"),
        *("versions", "surveyed", "directive_notes", "reading_log"),
        *("assigning_log", "assigned"),
        *("coverage", "gaps", "overlaps", "suspects", "tagged", "findings", "decisions"),
    }
    assert all(table.meaning.endswith(".") for table in found.values())
    indexes = [found.pop(name) for name in ("full_text", "as_printed")]
    assert [[column.name for column in each.columns] for each in indexes] == [["folded"], ["text"]]
    plain = [c for table in found.values() if not table.is_view for c in table.columns]
    assert {column.type for column in plain} == {"TEXT", "INTEGER"}
    (item,) = (c for c in found["annotation_items"].columns if c.name == "item_id")
    assert (item.points_at, item.optional) == ("items.id", False)
    (after,) = (c for c in found["decision_log"].columns if c.name == "after")
    assert after.optional
    assert after.meaning


def test_coverage_lists_every_directive_item_with_its_verdict_and_links(bench: Bench) -> None:
    task = bench.tasks[1]
    record(bench, Slot(Action.VERDICT, (task,)), "partial", "thiếu hạn")
    record(bench, Slot(Action.LINK, (task, bench.plans[2])), "partial")
    record(bench, Slot(Action.LINK, (task, bench.plans[0])), "same")
    record(bench, Slot(Action.LINK, (task, bench.plans[1])), "rejected")
    rows = view(
        bench.store, "coverage", "directive", "plan", "address", "verdict", "links", "reason"
    )
    assert rows == [
        ("1-CT/TW", "2/KH-UBND", "I.1", None, None, None),
        ("1-CT/TW", "2/KH-UBND", "I.2", "partial", "I.1, I.3", "thiếu hạn"),
        ("1-CT/TW", "2/KH-UBND", "I.3", None, None, None),
        ("1-CT/TW", "2/KH-UBND", "I.4", None, None, None),
    ]


def test_gaps_are_what_the_plan_leaves_out_in_each_review(bench: Bench) -> None:
    turned = bench.store.reviews.open(Pair(bench.plan, bench.directive), bench.at)
    bench.verdict(0, "gap", reason="không có")
    bench.verdict(1, "covered")
    record(bench, Slot(Action.VERDICT, (bench.plans[0],)), "gap", review=turned)
    assert view(bench.store, "gaps", "review", "directive", "address", "text", "reason") == [
        (bench.review, "1-CT/TW", "I.1", "xây cầu", "không có"),
        (turned, "2/KH-UBND", "I.1", "làm cầu", ""),
    ]


def test_overlaps_name_the_items_in_their_order(bench: Bench) -> None:
    record(bench, Slot(Action.OVERLAP, (bench.plans[1], bench.plans[3])), "overlap", "cùng việc")
    assert view(bench.store, "overlaps", "plan", "addresses", "texts", "reason", "reviewer") == [
        ("2/KH-UBND", "I.2, I.4", "nạo kênh | dạy nghề", "cùng việc", "lan")
    ]


def test_what_one_reviewer_decides_alone_is_in_no_view_of_what_all_decided(bench: Bench) -> None:
    changes = [
        Change(Slot(Action.VERDICT, (bench.tasks[0],)), Entry("gap")),
        Change(Slot(Action.LINK, (bench.tasks[1], bench.plans[0])), Entry("same")),
        Change(Slot(Action.OVERLAP, bench.plans[:2]), Entry("overlap")),
    ]
    layer = Layer("lan")
    bench.store.decisions.record(bench.review, changes, "lan", bench.at, layer=layer)
    assert set(view(bench.store, "coverage", "verdict", "links")) == {(None, None)}
    assert view(bench.store, "gaps", "address") == view(bench.store, "overlaps", "addresses") == []
    assert {row for (row,) in view(bench.store, "decisions", "layer")} == {layer}


def test_an_overlap_with_an_item_that_is_gone_is_among_the_suspects_alone(
    bench: Bench, outline: Builder
) -> None:
    record(bench, Slot(Action.OVERLAP, bench.plans[:2]), "overlap")
    newer = outline("2/KH-UBND", "làm cầu", "giữ rừng", "dạy nghề")
    bench.store.documents.put(newer, "2", "newer", bench.at)
    assert view(bench.store, "overlaps", "addresses") == []
    assert view(bench.store, "suspects", "layer", "address", "gone", "lost") == [
        ("common", "I.2", 1, 1)
    ]


def test_suspects_name_the_item_whose_text_has_changed(bench: Bench, outline: Builder) -> None:
    record(bench, Slot(Action.LINK, (bench.tasks[0], bench.plans[0])), "same")
    new = outline("2/KH-UBND", "làm cầu treo", "nạo kênh", "giữ rừng", "dạy nghề")
    bench.store.documents.put(new, "2", "newer", bench.at)
    assert view(bench.store, "suspects", "action", "address", "text", "gone") == [
        ("link", "I.1", "làm cầu treo", 0)
    ]


def test_the_log_reads_as_sentences_even_about_what_is_gone(bench: Bench, outline: Builder) -> None:
    bench.verdict(3, "gap", reason="không có")
    bench.verdict(3, "covered", by="minh")
    bench.store.decisions.undo(bench.review, "minh", bench.at)
    bench.store.documents.put(outline("1-CT/TW", "xây cầu"), "1", "newer", bench.at)
    columns = ("reviewer", "action", "addresses", "texts", "before", "after", "undoes")
    assert view(bench.store, "decisions", *columns) == [
        ("lan", "verdict", "I.4", "mở lớp", None, "gap", None),
        ("minh", "verdict", "I.4", "mở lớp", "gap", "covered", None),
        ("minh", "verdict", "I.4", "mở lớp", "covered", "gap", 2),
    ]
