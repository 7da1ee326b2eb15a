"""Who is at a review is told from machine to machine, by a table that is no part of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doichieu import servers
from doichieu.model import ItemId, Seat
from doichieu.store import Store
from doichieu.store.remote import claims, following, transport
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.workbench import Review
from tests.serving import Line, Sqld, on_the_server
from tests.store.remote.office import Hire, Office, until


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "ASKED_EVERY", 0.0)
    monkeypatch.setattr(following, "_EVERY", 0.02)


@pytest.fixture
def pipeline(sqld: Sqld) -> Iterator[Pipeline]:
    made = Pipeline(sqld.address, "", 20.0)
    yield made
    made.close()


def at_work(office: Office, item: ItemId | None = None) -> Review:
    """Somebody has the review on the screen, which looks for others from time to time."""
    review = office.begin()
    office.store.version_token()
    office.store.here.say(office.bench.config.reviewer, review.id, item, office.bench.clock())
    return review


def who(office: Office, review: Review) -> list[tuple[str, ItemId | None]]:
    found = office.store.here.others(review.id, office.bench.clock())
    return [(claim.who, claim.item) for claim in found]


def test_a_claim_is_seen_on_other_machines_and_goes_with_who_made_it(hire: Hire) -> None:
    lan, minh = hire(), hire("minh")
    ours, theirs = at_work(lan), at_work(minh)
    task = ours.tasks[1].id
    until(lambda: who(lan, ours) == [("minh", None)])
    minh.store.here.say("minh", theirs.id, task, minh.bench.clock())
    until(lambda: who(lan, ours) == [("minh", task)])
    minh.store.here.leave()
    until(lambda: who(lan, ours) == [])
    minh.store.here.say("minh", theirs.id, task, minh.bench.clock())
    until(lambda: who(lan, ours) == [("minh", task)])
    minh.store.close()
    until(lambda: who(lan, ours) == [])


def test_a_claim_tells_the_login_and_is_of_one_review_alone(hire: Hire, sqld: Sqld) -> None:
    lan = hire()
    ours = at_work(lan)
    path = lan.path.parent.parent / "other" / servers.FOLDER / lan.path.name
    with Store.open(path, seat=Seat("mai", "mini", "1002")) as other:
        other.version_token()
        other.here.say("hoa", ours.id, None, lan.bench.clock())
        until(lambda: who(lan, ours) == [("hoa (mai)", None)])
        assert lan.store.here.others(ours.id + 1, lan.bench.clock()) == ()  # type: ignore[arg-type]
    assert sqld.address


def test_what_is_stale_by_the_clock_of_the_server_is_neither_shown_nor_kept(
    hire: Hire, pipeline: Pipeline
) -> None:
    lan, minh = hire(), hire("minh")
    ours, _theirs = at_work(lan), at_work(minh)
    until(lambda: who(lan, ours) == [("minh", None)])
    minh.database._follower._claims._said_at = float("inf")  # Their machine stands still.
    pipeline.run([Statement("UPDATE server_here SET at = at - 200 WHERE reviewer = 'minh'")])
    until(lambda: who(lan, ours) == [])
    lan.store.here.say("lan", ours.id, ours.tasks[0].id, lan.bench.clock())
    lan.database._follower._claims._said_at = -1e9
    until(lambda: pipeline.run([Statement("SELECT reviewer FROM server_here")]) == [[("lan",)]])


def test_claims_are_no_part_of_the_store_nor_of_a_copy(
    hire: Hire, sqld: Sqld, tmp_path: Path, pipeline: Pipeline
) -> None:
    lan, minh = hire(), hire("minh")
    ours = at_work(lan)
    at_work(minh)
    until(lambda: who(lan, ours) == [("minh", None)])
    Store.open(minh.path).close()
    lan.write()
    assert lan.rows() == on_the_server(sqld.address)
    (found,) = pipeline.run([Statement("SELECT statements FROM server_log")])
    assert not [said for (said,) in found if "server_here" in said]
    copy = tmp_path / "copy.db"
    transport.carry(lan.path, copy)
    assert b"server_here" not in copy.read_bytes()
    transport.carry(copy, lan.path, over=True)
    until(lambda: who(lan, ours) == [("minh", None)])


def test_a_server_that_is_gone_keeps_nobody_waiting_for_a_claim(hire: Hire, sqld: Sqld) -> None:
    line = Line(sqld.port)
    lan, minh = hire(address=line.address), hire("minh")
    ours = at_work(lan)
    with line.cut():
        at_work(minh)
        lan.store.here.say("lan", ours.id, ours.tasks[0].id, lan.bench.clock())
        assert who(lan, ours) == []
    until(lambda: who(lan, ours) == [("minh", None)])
    line.close()


def test_where_only_claims_are_left_there_is_room_for_a_store(
    hire: Hire, pipeline: Pipeline
) -> None:
    pipeline.run([claims._MAKE])
    lan, minh = hire(), hire("minh")
    ours, _theirs = at_work(lan), at_work(minh)
    until(lambda: who(lan, ours) == [("minh", None)])


def test_a_name_that_is_not_safe_is_not_shown(hire: Hire, pipeline: Pipeline) -> None:
    lan, minh = hire(), hire("minh")
    ours, _theirs = at_work(lan), at_work(minh)
    until(lambda: who(lan, ours) == [("minh", None)])
    unsafe = (("\x1b]0;x\x07",),)
    pipeline.run([Statement("UPDATE server_here SET reviewer = ? WHERE reviewer <> 'lan'", unsafe)])
    until(lambda: who(lan, ours) == [])
