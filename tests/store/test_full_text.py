"""Words are found in all documents, however they were typed, and the index is never behind."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.corrections import Correction, Subject, anchor_of
from doichieu.store import Change, Held, Store, full_text
from doichieu.text import unaccented
from tests.store.test_migrations import FROZEN, thaw

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Bench, Builder, Steps

ENOUGH = 50


def found(store: Store, query: str) -> list[str]:
    return [hit.text for hit in store.full_text.find(query, ENOUGH)]


@pytest.mark.parametrize(
    "query",
    [
        "đào tạo",
        "dao tao",
        "ĐÀO TẠO",
        "đao tạ",
        "tao dao",
        "hóa",
        "hoá",
        "ủy ban",
        "uỷ ban",
        "31/KH",
    ],
)
def test_words_are_found_as_people_type_them(
    store: Store, outline: Builder, clock: datetime, query: str
) -> None:
    text = "Uỷ ban đào tạo số hóa theo 31/KH-UBND"
    store.documents.put(outline("1-CT/TW", text, "xây cầu"), "1", "1", clock)
    assert found(store, query) == ([] if query == "đao tạ" else [text])


@pytest.mark.parametrize("query", ["đào tạo thuỷ", "THỦY ĐÀO", "Đào", "tạ", "thủy"])
def test_words_with_marks_are_found_in_capitals_and_in_the_other_style(
    store: Store, outline: Builder, clock: datetime, query: str
) -> None:
    texts = ("ĐÀO TẠO THUỶ LỢI", "Đào tạo thủy lợi", "Đao tao thuý")
    store.documents.put(outline("1-CT/TW", *texts), "1", "1", clock)
    assert found(store, query) == list(texts[:2])


@pytest.mark.parametrize("query", ["", "  ", "-", '"', '" OR "', "*", "NEAR(", "folded:", "cầu*"])
def test_no_letter_means_anything_but_itself(
    store: Store, outline: Builder, clock: datetime, query: str
) -> None:
    store.documents.put(outline("1-CT/TW", "xây cầu"), "1", "1", clock)
    assert found(store, query) == (["xây cầu"] if "cầu" in query else [])


def test_words_that_stand_together_come_first(
    store: Store, outline: Builder, clock: datetime
) -> None:
    texts = ("bộ máy và cán sự", "cán bộ xã", "họp cán bộ")
    store.documents.put(outline("1-CT/TW", *texts), "1", "1", clock)
    assert found(store, "cán bộ") == ["cán bộ xã", "họp cán bộ", "bộ máy và cán sự"]
    assert len(store.full_text.find("cán bộ", 2)) == 2


def test_the_index_follows_a_new_version_a_correction_and_a_removal(
    bench: Bench, outline: Builder
) -> None:
    store = bench.store
    assert found(store, "cau") == ["làm cầu", "xây cầu"]
    store.documents.put(outline("2/KH-UBND", "bắc phà", "nạo kênh"), "2", "new", bench.at)
    assert (found(store, "cau"), found(store, "bac pha")) == (["xây cầu"], ["bắc phà"])
    items = store.documents.get(bench.directive).outline.items
    join = Correction(Subject.JOIN, anchor_of(items, 2))
    store.corrections.record(bench.directive, join, "lan", bench.at)
    assert found(store, "cau kenh") == ["xây cầu đào kênh"]
    store.corrections.undo(bench.directive, "lan", bench.at)
    assert found(store, "cau kenh") == []
    store.documents.forget(bench.plan, "lan", bench.at)
    assert found(store, "bac pha") == []


def test_words_with_their_marks_follow_a_new_version_a_correction_and_a_removal(
    bench: Bench, outline: Builder
) -> None:
    store = bench.store
    assert found(store, "cầu") == ["làm cầu", "xây cầu"]
    store.documents.put(outline("2/KH-UBND", "bắc phà", "nạo kênh"), "2", "new", bench.at)
    assert (found(store, "cầu"), found(store, "bắc phà")) == (["xây cầu"], ["bắc phà"])
    items = store.documents.get(bench.directive).outline.items
    join = Correction(Subject.JOIN, anchor_of(items, 2))
    store.corrections.record(bench.directive, join, "lan", bench.at)
    assert found(store, "cầu kênh") == ["xây cầu đào kênh"]
    store.corrections.undo(bench.directive, "lan", bench.at)
    assert found(store, "cầu kênh") == []
    store.documents.forget(bench.plan, "lan", bench.at)
    assert found(store, "bắc phà") == []
    words = "SELECT count(*) FROM as_printed WHERE as_printed MATCH ?"
    assert [store._database.value(words, word) for word in ("phà", "cầu")] == [0, 1]


def test_what_is_hidden_is_not_searched(bench: Bench) -> None:
    held = Held.document(bench.plan)
    bench.store.hiding.put(held, Change.HIDDEN, "lan", bench.at)
    assert found(bench.store, "cau") == ["xây cầu"]
    bench.store.hiding.put(held, Change.SHOWN, "lan", bench.at)
    assert found(bench.store, "cau") == ["làm cầu", "xây cầu"]


@pytest.mark.parametrize("version", FROZEN)
def test_a_store_of_any_version_is_filled_a_few_documents_at_a_time(
    version: int, path: Path
) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        left = [store.full_text.waiting()]
        while left[-1]:
            left.append(store.full_text.fill(1))
        assert left == list(range(left[0], -1, -1))
        assert found(store, "kenh") == found(store, "kênh") == ["nạo kênh", "đào kênh"]
        assert found(store, "mo lop") == [], "it is gone from the newest version"


WORD = st.text(st.sampled_from("aăâeêioôơuưyđhkmnt" + "áàảãạếữộĐỶ"), min_size=2, max_size=4)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORD, min_size=1, max_size=4))
def test_every_word_of_a_text_finds_it_with_and_without_its_marks(
    store: Store, outline: Builder, clock: datetime, words: list[str]
) -> None:
    text = " ".join(words)
    store.documents.put(outline("1-CT/TW", text), "1", text, clock)
    for word in words:
        assert found(store, word) == found(store, unaccented(word)) == [text]


def test_what_stands_everywhere_is_read_no_further_than_it_is_shown(
    store: Store,
    outline: Builder,
    clock: datetime,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(full_text, "_CHUNK", 4)

    def taken(documents: range) -> int:
        for number in documents:
            text = f"trồng cây{' ở' * (number == 3)} gây rừng {number}"
            store.documents.put(outline(f"{number}/KH", text), f"{number}", f"{number}", clock)
        return steps(store, lambda: store.full_text.find("cay rung", 8))

    few, many = taken(range(10)), taken(range(10, 60))
    assert many < 2 * few
    marked, nowhere = (
        steps(store, lambda: store.full_text.find(words, 8))  # noqa: B023 (run at once)
        for words in ("cây rừng", "cấy rừng")
    )
    assert nowhere < marked < 2 * many
    texts = [hit.text for hit in store.full_text.find("cây gây", ENOUGH * 2)]
    assert (len(set(texts)), texts[-1]) == (60, "trồng cây ở gây rừng 3")
