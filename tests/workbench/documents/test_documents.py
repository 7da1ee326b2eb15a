"""The documents of a store are read in once and found by what users call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.store import Stored
from doichieu.workbench import Workbench

if TYPE_CHECKING:
    import pytest


def test_a_file_that_is_in_the_store_as_it_stands_is_not_read_again(
    workbench: Workbench, sample: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workbench.documents.import_file(sample[0])
    monkeypatch.setattr("doichieu.importing.read", None)
    again = workbench.documents.import_file(sample[0])
    assert (first.outcome, again.outcome) == (Stored.NEW, Stored.UNCHANGED)
    assert again.document == first.document
