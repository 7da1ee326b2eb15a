"""What every reader of a file format gives: text in which a line is a line of the document."""

from __future__ import annotations

from typing import Protocol

USUAL_ENDINGS = (".txt", ".md", ".docx", ".odt", ".html", ".pdf")
"""What the names of the formats read end in, in the order in which they are told to users."""

ENDINGS = frozenset((*USUAL_ENDINGS, ".htm", ".mht", ".mhtml", ".doc", ".rtf"))
"""What a name ends in that can only be meant for a document's file, be it there or not."""


class Reader(Protocol):
    """Turns the bytes of one file format into text that `read_text` understands.

    Numbering stands at the start of a line as it was printed, tables as rows of `| cell | cell |`,
    headings may carry Markdown marks. `where` names the file in errors. Raises InputError.
    """

    def __call__(self, data: bytes, where: str) -> str:
        """The text of `data`."""
