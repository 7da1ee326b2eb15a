"""A process that reads file after file has the limits for each, and one that ends is followed."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from doichieu.errors import InputError
from doichieu.importing import apart, bounds
from doichieu.importing.files.formats import Format

TEXT = "1. Sửa cầu trước ngày 5/6/2027.\n".encode()


@pytest.fixture
def child() -> Iterator[apart.Child]:
    """A process that has read one file."""
    with apart.Child() as reading:
        assert len(reading.read(TEXT, Format.TEXT, "f").items) == 1
        yield reading


def test_one_process_reads_file_after_file(child: apart.Child) -> None:
    before = child._process
    with pytest.raises(InputError, match="f: the file is empty"):
        child.read(b" ", Format.TEXT, "f")
    assert child.read(TEXT, Format.TEXT, "f").items[0].deadline.raw == "trước ngày 5/6/2027"
    assert child._process is before is not None


def test_a_process_that_was_ended_is_followed_by_another(child: apart.Child) -> None:
    child.end()
    with pytest.raises(InputError, match="memory or time"):
        child.read(TEXT, Format.TEXT, "f")
    assert child.read(TEXT, Format.TEXT, "f").items


def test_a_process_that_others_have_used_up_is_followed_by_one_that_reads(
    child: apart.Child,
) -> None:
    used, child._process = child._process, None
    assert used
    used.kill()
    used.communicate()
    out = (sys.executable, "-c", f"import sys; sys.stdin.read(1); sys.exit({bounds.OUT_OF_MEMORY})")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_READER", out)
        child._process = apart._started()
    assert child.read(TEXT, Format.TEXT, "f").items
