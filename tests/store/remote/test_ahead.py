"""A step that is taken again if need be: one round trip, and no answer that anybody waits for."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from doichieu.errors import BusyError, SlowError, StoreError
from doichieu.model import ItemId
from doichieu.store.remote import mirror
from doichieu.workbench import Review
from tests.serving import Line, Sqld, on_the_server
from tests.store.remote.office import Hire, Office, Steps, until


@pytest.fixture
def line(sqld: Sqld) -> Iterator[Line]:
    made = Line(sqld.port)
    yield made
    made.close()


def impatient(office: Office) -> Office:
    """As a screen opens its store."""
    office.store.wait_at_most(0.0)
    return office


def take(office: Office, step: Steps) -> None:
    """Take a step as a screen does, which comes again where it is told to."""
    for _again in range(500):
        try:
            with office.store.taken_again():
                step()
        except BusyError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the step is never taken")


def notes(office: Office, review: Review) -> list[str]:
    """What stands, as this office sees it."""
    return [each.entry.value for each in office.store.decisions.state(review.id)]


def logged(office: Office) -> list[str]:
    """All that was ever noted."""
    return [each.after.value for each in office.store.decisions.log() if each.after]


def ids(review: Review) -> tuple[ItemId, ...]:
    return tuple(task.id for task in review.tasks)


def test_a_step_is_one_round_trip_where_nobody_else_has_written(hire: Hire, sqld: Sqld) -> None:
    lan = hire()
    review = lan.begin()
    task = ids(review)[0]
    assert lan.round_trips(lambda: take(lan, lambda: review.annotate((task,), "một"))) == 1
    assert lan.round_trips(lambda: take(lan, review.undo)) == 1
    assert lan.rows() == on_the_server(sqld.address)


def test_a_step_of_which_a_part_is_written_is_not_taken_again(hire: Hire, line: Line) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    one, other = ids(review)[:2]

    def both(held: ExitStack) -> None:
        review.annotate((one,), "một")
        held.enter_context(line.held())
        review.annotate((other,), "hai")

    with ExitStack() as held:
        with pytest.raises(StoreError, match="only a part") as told, lan.store.taken_again():
            both(held)
        assert not isinstance(told.value, BusyError)
    assert logged(lan) == ["một"]
    take(lan, lambda: review.annotate((other,), "hai"))
    assert logged(lan) == ["một", "hai"]


def test_what_lies_on_the_desk_needs_no_server_and_stays_on_its_machine(
    hire: Hire, line: Line
) -> None:
    lan, elsewhere = impatient(hire(address=line.address)), hire()
    at, desk = lan.bench.clock(), lan.store.desk
    with line.cut():
        assert lan.round_trips(lambda: desk.put("lan", "draft/1", "vì", at)) == 0
        assert desk.get("lan", "draft/1") == "vì"
    elsewhere.write()
    assert elsewhere.store.desk.get("lan", "draft/1") == ""


def test_what_is_typed_while_a_step_waits_is_kept_once_it_is_taken(hire: Hire, line: Line) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    at, desk = lan.bench.clock(), lan.store.desk
    with line.answers_held():
        with pytest.raises(SlowError), lan.store.taken_again():
            review.annotate((ids(review)[0],), "một")
        assert not desk.put("lan", "draft/1", "vì", at)
    take(lan, lambda: review.annotate((ids(review)[0],), "một"))
    assert desk.put("lan", "draft/1", "vì", at)
    assert logged(lan) == ["một"]


def test_who_went_ahead_of_what_others_wrote_comes_again_and_finds_it(
    hire: Hire, sqld: Sqld
) -> None:
    lan, minh = impatient(hire()), hire("minh")
    ours, theirs = lan.begin(), minh.begin()
    one, other = ids(ours)[:2]
    theirs.annotate((one,), "một")
    with pytest.raises(BusyError), lan.store.taken_again():
        ours.annotate((other,), "hai")
    assert "hai" not in notes(lan, ours)
    take(lan, lambda: ours.annotate((other,), "hai"))
    assert notes(lan, ours) == logged(lan) == ["một", "hai"]
    assert lan.rows() == on_the_server(sqld.address)


@pytest.mark.parametrize("way", ["held", "answers_held"])
def test_a_step_whose_answer_does_not_come_is_taken_once_when_it_comes(
    way: str, hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    task = ids(review)[0]
    with getattr(line, way)():
        for _again in range(3):
            with pytest.raises(SlowError), lan.store.taken_again():
                review.annotate((task,), "một")
            assert notes(lan, review) == []
    take(lan, lambda: review.annotate((task,), "một"))
    assert notes(lan, review) == logged(lan) == ["một"]
    take(lan, review.undo)
    assert notes(lan, review) == []
    assert lan.rows() == on_the_server(sqld.address)


def test_a_line_that_stands_still_once_the_turn_came_is_not_waited_for_either(
    hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = hire(address=line.address)

    def held_from_the_middle(held: ExitStack) -> None:
        lan.store.wait_at_most(0.0)
        with lan.database.transaction():
            held.enter_context(line.answers_held())
            lan.lay("another")

    lan.store.wait_at_most(15.0)
    with ExitStack() as held:
        with pytest.raises(SlowError):
            held_from_the_middle(held)
        assert lan.laid == ""
        with pytest.raises(SlowError):
            lan.write()
    take(lan, lan.write)
    assert lan.laid == "another"
    assert lan.rows() == on_the_server(sqld.address)


def test_a_mirror_without_room_for_what_was_acknowledged_keeps_nobody_from_typing(
    hire: Hire, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    with line.answers_held(), pytest.raises(SlowError), lan.store.taken_again():
        review.annotate((ids(review)[0],), "một")
    batch = lan.database._batch
    assert batch is not None
    until(lambda: batch.came(0.0))
    # Nobody comes again.
    batch.is_awaited = False
    with monkeypatch.context() as full:
        full.setattr(mirror, "run", no_room)
        lan.store.desk.put("lan", "draft/1", "vì", lan.bench.clock())
    assert lan.store.desk.get("lan", "draft/1") == "vì"
    # What was acknowledged is on the server, and comes from there.
    lan.store.wait_at_most(15.0)
    take(lan, lan.write)
    assert notes(lan, review) == ["một"]


def test_what_the_server_has_and_the_mirror_no_room_for_is_not_said_to_be_lost(
    hire: Hire, sqld: Sqld, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = impatient(hire())
    review = lan.begin()
    with monkeypatch.context() as full:
        full.setattr(mirror, "arrive", no_room)
        with pytest.raises(StoreError, match="it is saved on the server") as told:
            take(lan, lambda: review.annotate((ids(review)[0],), "một"))
        assert not isinstance(told.value, BusyError)
    assert notes(lan, review) == []
    take(lan, lan.write)
    assert notes(lan, review) == logged(lan) == ["một"]
    assert lan.rows() == on_the_server(sqld.address)


def no_room(*_said: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_what_nobody_comes_again_for_is_there_once_the_screen_looks_for_it(
    hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    with line.answers_held(), pytest.raises(SlowError), lan.store.taken_again():
        review.annotate((ids(review)[0],), "một")
    for _again in range(500):
        lan.store.version_token()
        if notes(lan, review) == ["một"]:
            break
        time.sleep(0.02)
    assert lan.rows() == on_the_server(sqld.address)
    assert notes(lan, review) == logged(lan) == ["một"]


def test_another_step_in_the_place_of_one_that_waits_comes_after_it(
    hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    one, other = ids(review)[:2]
    with line.answers_held(), pytest.raises(SlowError), lan.store.taken_again():
        review.annotate((one,), "một")
    take(lan, lambda: review.annotate((other,), "hai"))
    assert logged(lan) == ["một", "hai"]
    assert lan.rows() == on_the_server(sqld.address)


def test_a_step_whose_answer_was_cut_off_is_found_to_be_there(
    hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    written = len(on_the_server(sqld.address))
    with line.answers_held():
        with pytest.raises(SlowError), lan.store.taken_again():
            review.annotate((ids(review)[0],), "một")
        while len(on_the_server(sqld.address)) == written:
            time.sleep(0.02)
        line.hang_up()
    take(lan, lambda: review.annotate((ids(review)[0],), "một"))
    assert notes(lan, review) == logged(lan) == ["một"]
    assert lan.rows() == on_the_server(sqld.address)


def test_a_step_is_refused_where_the_server_is_gone_and_taken_on_its_return(
    hire: Hire, line: Line, sqld: Sqld
) -> None:
    lan = impatient(hire(address=line.address))
    review = lan.begin()
    task = ids(review)[0]
    with line.cut(), pytest.raises(Exception, match="the server does not answer"):
        take(lan, lambda: review.annotate((task,), "một"))
    assert notes(lan, review) == []
    take(lan, lambda: review.annotate((task,), "một"))
    assert lan.rows() == on_the_server(sqld.address)
