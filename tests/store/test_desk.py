"""What a reviewer left lying is found again, each reviewer's own, and nothing of it is decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench


def test_what_was_left_lying_is_found_after_a_restart(bench: Bench, path: Path) -> None:
    bench.store.desk.put("lan", "review/1/queue", "gaps", bench.at)
    with Store.open(path) as again:
        assert again.desk.get("lan", "review/1/queue") == "gaps"


def test_each_reviewer_has_a_desk_of_their_own(bench: Bench) -> None:
    bench.store.desk.put("lan", "review/1/queue", "gaps", bench.at)
    assert bench.store.desk.get("mai", "review/1/queue") == ""


def test_what_is_put_down_anew_replaces_what_lay_there(bench: Bench) -> None:
    for value in ("gaps", "unsure"):
        bench.store.desk.put("lan", "review/1/queue", value, bench.at)
    assert bench.store.desk.get("lan", "review/1/queue") == "unsure"
    bench.store.desk.put("lan", "review/1/queue", "", bench.at)
    assert bench.store.desk.below("lan", "review/1") == {}


def test_a_place_holds_what_lies_below_it_and_not_beside_it(bench: Bench) -> None:
    for place in ("review/1/queue", "review/1/draft/note/4", "review/11/queue", "review/1"):
        bench.store.desk.put("lan", place, "x", bench.at)
    assert list(bench.store.desk.below("lan", "review/1")) == [
        "review/1/draft/note/4",
        "review/1/queue",
    ]


def test_nothing_on_a_desk_is_a_decision(bench: Bench) -> None:
    bench.store.desk.put("lan", "review/1/queue", "gaps", bench.at)
    assert bench.store.decisions.log() == ()


def test_it_says_since_when_it_lies_there(bench: Bench) -> None:
    assert bench.store.desk.since("lan", "draft/1") is None
    bench.store.desk.put("lan", "draft/1", "vì", bench.at)
    assert bench.store.desk.since("lan", "draft/1") == bench.at
