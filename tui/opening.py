"""What a screen wishes to be opened: messages, so that screens need not know each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from doichieu.model import DocumentId, ItemId
    from doichieu.model.matrix import Matrix
    from doichieu.workbench import Review
    from doichieu.workbench.documents.open_document import OpenDocument
    from doichieu.workbench.reviews.three import Three


class ShowDocument(Message):
    """A document is to be shown around one of its items."""

    def __init__(self, document: OpenDocument, item: ItemId | None = None) -> None:
        super().__init__()
        self.document = document
        self.item = item


class ShowVersions(Message):
    """What changed in the newest version of a document is to be shown."""

    def __init__(self, document: DocumentId) -> None:
        super().__init__()
        self.document = document


class ShowReview(Message):
    """A review is to be gone on with, where it was left or at the items of a decision.

    Or two of them, with the document that they share in the middle.
    """

    def __init__(self, review: Review | Three, items: tuple[ItemId, ...] = ()) -> None:
        super().__init__()
        self.review = review
        self.items = items


class ShowAnnotations(Message):
    """What was decided is to be shown: in a review, or without one everywhere.

    `left` is called once the screen is left: what was changed there is seen from then on.
    """

    def __init__(
        self, review: Review | None = None, left: Callable[[object], None] | None = None
    ) -> None:
        super().__init__()
        self.review = review
        self.left = left


class ShowMatrix(Message):
    """A directive is to be shown with all its plans."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.matrix = matrix


class ShowChain(Message):
    """A task of a document, or the first, is to be followed through all levels."""

    def __init__(self, document: DocumentId, item: ItemId | None = None) -> None:
        super().__init__()
        self.document = document
        self.item = item
