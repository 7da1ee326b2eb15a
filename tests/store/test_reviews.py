"""A review is one pair of documents and says how far it is, also in a section of the directive."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError
from doichieu.model import (
    Action,
    Change,
    Entry,
    Facts,
    Item,
    Kind,
    Outline,
    Pair,
    ReviewState,
    Slot,
    Verdict,
)
from doichieu.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder


def test_a_pair_has_one_review(bench: Bench) -> None:
    pair = Pair(bench.directive, bench.plan)
    later = bench.at + timedelta(days=1)
    assert bench.store.reviews.open(pair, later) == bench.review
    assert bench.store.reviews.pair(bench.review) == pair
    section = Pair(bench.directive, bench.plan, plan_section="I")
    assert bench.store.reviews.open(section, later) != bench.review
    assert len(bench.store.reviews.summaries()) == 2


def test_a_section_of_the_directive_is_the_same_review_listed_once_more(bench: Bench) -> None:
    pair = Pair(bench.directive, bench.plan)
    for _ in range(2):
        assert bench.store.reviews.open(pair, bench.at, "I.2") == bench.review
    bench.verdict(0, "gap")
    bench.verdict(1, "covered")
    listed = [
        (s.section, s.counts.tasks, s.counts.decided) for s in bench.store.reviews.summaries()
    ]
    assert listed == [("", 4, 2), ("I.2", 1, 1)]
    with pytest.raises(StoreError, match=r"no section 'I\.9'"):
        bench.store.reviews.open(pair, bench.at, "I.9")


def test_a_section_goes_by_its_block_and_is_listed_while_that_is_there(
    bench: Bench, outline: Builder
) -> None:
    bench.store.reviews.open(Pair(bench.directive, bench.plan), bench.at, "I.2")
    newer = outline("1-CT/TW", "mở chợ", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
    bench.store.documents.put(newer, "a", "newer", bench.at)
    assert [s.section for s in bench.store.reviews.summaries()] == ["", "I.3"]
    bench.store.documents.put(outline("1-CT/TW", "xây cầu"), "a", "newest", bench.at)
    assert [s.section for s in bench.store.reviews.summaries()] == [""]
    bench.store.documents.put(newer, "a", "newer again", bench.at)
    assert [s.section for s in bench.store.reviews.summaries()] == ["", "I.3"]


def test_a_review_needs_documents_that_are_there(bench: Bench) -> None:
    with pytest.raises(StoreError, match="no such document"):
        bench.store.reviews.open(Pair(bench.directive, 99), bench.at)
    with pytest.raises(StoreError, match="no such review"):
        bench.store.reviews.pair(99)


def test_a_summary_says_how_far_a_review_is(bench: Bench) -> None:
    (fresh,) = bench.store.reviews.summaries()
    assert (fresh.counts.tasks, fresh.counts.decided, fresh.last_at) == (4, 0, None)
    assert (fresh.directive, fresh.plan) == ("1-CT/TW", "2/KH-UBND")
    bench.verdict(0, "gap")
    bench.verdict(1, "gap")
    changes = [
        Change(Slot(Action.OVERLAP, bench.plans[:2]), Entry("overlap")),
        Change(Slot(Action.ADDITION, bench.plans[2:3]), Entry("addition")),
        Change(Slot(Action.NOTE, bench.plans[2:3]), Entry("xem lại")),
    ]
    later = bench.at + timedelta(hours=2)
    bench.store.decisions.record(bench.review, changes, "minh", later)
    (summary,) = bench.store.reviews.summaries()
    state = ReviewState(bench.store.decisions.state(bench.review))
    assert summary.counts == state.counts(bench.tasks)
    assert summary.counts.verdicts[Verdict.GAP] == 2
    assert (summary.last_by, summary.last_at, summary.counts.suspects) == ("minh", later, 0)


def test_a_summary_counts_what_needs_another_look(bench: Bench, outline: Builder) -> None:
    for task in range(3):
        bench.verdict(task, "gap")
    link = Change(Slot(Action.LINK, bench.tasks[1:3]), Entry("same"))
    bench.store.decisions.record(bench.review, [link], "lan", bench.at)
    new = outline("1-CT/TW", "xây cầu", "đào kênh và hồ", "mở lớp")
    bench.store.documents.put(new, "a", "newer", bench.at)
    (summary,) = bench.store.reviews.summaries()
    assert summary.counts.suspects == 3
    assert (summary.counts.tasks, summary.counts.decided) == (3, 2)


def test_a_review_of_a_section_counts_only_the_tasks_in_it(store: Store, clock: datetime) -> None:
    # What a block is called says nothing: the last one stands elsewhere.
    parents = {"II": None, "II.1": "II", "II.1.-1": "II.1", "II.2": "II"}
    parents |= {"III.1": None, "II.9": "V"}
    items = tuple(
        Item(a, n, Kind.HEADING if a == "II" else Kind.TASK, a, parent)
        for n, (a, parent) in enumerate(parents.items())
    )
    document, _ = store.documents.put(Outline(Facts(number="1"), items), "a", "a", clock)
    store.reviews.open(Pair(document, document, "III.1"), clock, "II")
    store.reviews.open(Pair(document, document, "III.1"), clock, "II.1")
    assert [s.counts.tasks for s in store.reviews.summaries()] == [3, 2]
