"""Frozen classes are dataclasses in everything, though they are finished only when first used."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from functools import cached_property

import pytest

from doichieu.frozen import frozen
from doichieu.model import Deadline, Item, Kind


@frozen
class Paper:
    """What the tests make."""

    name: str
    pages: tuple[int, ...] = ()
    marks: dict[str, int] = field(default_factory=dict, compare=False)

    @cached_property
    def title(self) -> str:
        """Made once."""
        return self.name.title()


@frozen
class Letter(Paper):
    """One that adds a field."""

    to: str = "all"


def test_an_instance_is_equal_to_its_like_and_hashed_shown_and_matched_as_a_dataclass() -> None:
    paper = Paper("plan", (1, 2), {"a": 1})
    assert paper == Paper("plan", pages=(1, 2))
    assert {paper: 1}[Paper("plan", (1, 2))] == 1
    assert repr(paper) == "Paper(name='plan', pages=(1, 2), marks={'a': 1})"
    assert replace(paper, name="other") == Paper("other", (1, 2))
    match paper:
        case Paper(name, (first, *_rest)):
            assert (name, first) == ("plan", 1)


def test_nothing_changes_an_instance_or_adds_to_it() -> None:
    paper = Paper("plan")
    with pytest.raises(FrozenInstanceError):
        paper.name = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del paper.name
    assert paper.title == "Plan"
    assert not hasattr(Deadline("31/12"), "__dict__")


def test_a_class_looks_at_what_it_is_made_of() -> None:
    @frozen
    class Whole:
        pages: int

        def __post_init__(self) -> None:
            if not self.pages:
                raise ValueError("no pages")

    assert Whole(1).pages == 1
    with pytest.raises(ValueError, match="no pages"):
        Whole(0)


def test_a_class_tells_its_fields_before_it_was_ever_made() -> None:
    @frozen
    class Unused:
        first: int
        second: int = 2

    assert is_dataclass(Unused)
    assert [(each.name, each.default) for each in fields(Unused)][1] == ("second", 2)


def test_a_class_takes_over_the_fields_of_one_that_was_never_made() -> None:
    @frozen
    class Base:
        first: int = 1

    @frozen
    class Derived(Base):
        second: int = 2

    assert Derived() == Derived(1, 2)
    assert Letter("plan", to="us").title == "Plan"
    assert Letter("plan") != Paper("plan")


def test_what_comes_from_another_process_is_whole_though_no_such_thing_was_made_here() -> None:
    item = Item("I.1", 3, Kind.TASK, "Một việc")
    reading = (
        "import pickle, sys\n"
        "one, two = pickle.load(sys.stdin.buffer)\n"
        "print(one == two, {one, two})"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", reading],
        input=pickle.dumps((item, replace(item))),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert done.stdout.decode() == f"True { ({item}) }\n"


def test_a_class_that_cannot_be_made_says_why_each_time_it_is_asked_for() -> None:
    @frozen
    class Broken:
        """Its default could be changed by anybody."""

        marks: list[int] = []  # noqa: RUF012

    for _time in range(2):
        with pytest.raises(ValueError, match="mutable default"):
            Broken()
