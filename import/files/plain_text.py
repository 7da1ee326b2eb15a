"""The reader of plain text and Markdown files."""

from __future__ import annotations

from doichieu.importing.files.encoding import decode


def read_plain_text(data: bytes, where: str) -> str:
    """The text as it stands; Markdown needs no other treatment than plain text does."""
    return decode(data, where)
