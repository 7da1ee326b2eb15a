"""Every error says what is wrong, where, and what to do, on one line."""

from __future__ import annotations

import pickle

import pytest

from doichieu import errors
from doichieu.errors import ConflictError, DoichieuError, InputError, StoreError

ALL = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, DoichieuError)
]


@pytest.mark.parametrize(
    ("where", "remedy", "line"),
    [
        ("", "", "it is empty."),
        ("a.txt", "", "a.txt: it is empty."),
        ("", "Choose another.", "it is empty. Choose another."),
        ("a.txt", "Choose another.", "a.txt: it is empty. Choose another."),
    ],
)
def test_an_error_reads_as_a_sentence(where: str, remedy: str, line: str) -> None:
    assert str(InputError("it is empty.", where=where, remedy=remedy)) == line


@pytest.mark.parametrize("kind", ALL)
def test_an_error_survives_the_way_between_processes(kind: type[DoichieuError]) -> None:
    error = kind("what", where="where", remedy="remedy")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 (made on the line above)

    assert type(back) is kind
    assert (back.what, back.where, back.remedy) == ("what", "where", "remedy")


def test_a_conflict_is_a_matter_of_the_store() -> None:
    assert issubclass(ConflictError, StoreError)
