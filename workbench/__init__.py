"""The use cases, without a screen: read files, say how far things are, open a review.

The only place that joins reader, aligner, store and exporters; `cli` and `tui` call it. What the
first picture of a review does without is not loaded from here.
"""

from doichieu.config import path_of
from doichieu.workbench.documents.imported import Imported
from doichieu.workbench.documents.references import named
from doichieu.workbench.reviews.review import Review
from doichieu.workbench.workbench import Workbench

__all__ = [
    "Imported",
    "Review",
    "Workbench",
    "named",
    "path_of",
]
