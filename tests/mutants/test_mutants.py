"""The mutants fit the program as it stands, so that `make mutants` tries what it says."""

from __future__ import annotations

from tests.mutants.run import ROOT, mutants, place, sources


def test_every_mutant_changes_one_place_of_the_program() -> None:
    code = sources()
    assert [each.breaks for each in mutants() if place(each, code) is None] == []


def test_every_mutant_changes_something_else_than_any_other() -> None:
    changes = [(each.text, each.into) for each in mutants()]
    assert all(text != into for text, into in changes)
    assert len(changes) == len(set(changes))


def test_the_tests_that_shall_notice_a_mutant_are_there() -> None:
    named = {path for each in mutants() for path in each.tests}
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []


def test_there_are_mutants_of_deciding_suggesting_deadlines_and_kinds() -> None:
    assert {each.part for each in mutants()} >= {"deciding", "suggesting", "deadlines", "kinds"}
