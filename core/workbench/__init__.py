"""The use cases, without a screen: read files, say how far things are, open a review.

The only place that joins reader, aligner, store and exporters; `cli` and `tui` call it.
"""

from doichieu.config import path_of
from doichieu.workbench.correcting import OpenDocument, read_deadline
from doichieu.workbench.desk import Imported, Workbench
from doichieu.workbench.library import Library, ReviewRow
from doichieu.workbench.references import named
from doichieu.workbench.review import Review

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
