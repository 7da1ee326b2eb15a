"""Papers of communes and of mass organisations are read as they were labelled by hand."""

from __future__ import annotations

import pytest

from tests.importing.labelled import names
from tests.importing.measuring import LEAST, behind, measured

BEHIND = behind()


@pytest.mark.parametrize("name", names())
def test_a_document_is_read_as_it_was_labelled(name: str) -> None:
    least = BEHIND.get(name, {})
    low = {
        measure: f"{figure} of {least.get(measure, LEAST)}"
        for measure, figure in measured(name).items()
        if figure < least.get(measure, LEAST)
    }
    assert not low


@pytest.mark.parametrize("name", sorted(BEHIND))
def test_a_document_that_is_read_as_it_was_labelled_is_not_noted_as_behind(name: str) -> None:
    assert min(measured(name).values()) < LEAST
