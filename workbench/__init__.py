"""The use cases, without a screen: read files, say how far things are, open a review.

The only place that joins reader, aligner, store and exporters; `cli` and `tui` call it.
"""

from doichieu.config import path_of
from doichieu.workbench.collection.library import Library, ReviewRow
from doichieu.workbench.documents.imported import Imported
from doichieu.workbench.documents.open_document import OpenDocument, read_deadline
from doichieu.workbench.documents.references import named
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.workbench import Workbench

__all__ = [
    "Imported",
    "Library",
    "OpenDocument",
    "Review",
    "ReviewRow",
    "Workbench",
    "named",
    "path_of",
    "read_deadline",
]
