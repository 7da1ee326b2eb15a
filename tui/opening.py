"""What a screen wishes to be opened: messages, so that screens need not know each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from doichieu.model import ItemId
    from doichieu.workbench import Review
    from doichieu.workbench.documents.open_document import OpenDocument


@dataclass
class ShowDocument(Message):
    """A document is to be shown around one of its items."""

    document: OpenDocument
    item: ItemId | None = None


@dataclass
class ShowReview(Message):
    """A review is to be gone on with."""

    review: Review
