"""The words of the field as data: documents, their items, and what reviewers decide.

Frozen dataclasses and enumerations of the standard library only; all other packages speak in them.
"""

from doichieu.model.candidates import (
    Candidate,
    Difference,
    DifferenceKind,
)
from doichieu.model.decisions import (
    ANSWERING,
    Action,
    Annotation,
    Change,
    Decision,
    Entry,
    Pair,
    Relation,
    ReviewId,
    Slot,
    Verdict,
)
from doichieu.model.documents import (
    FURNITURE,
    NO_DEADLINE,
    REVIEWED,
    Branch,
    Deadline,
    DeadlineKind,
    Document,
    DocumentId,
    Facts,
    Item,
    ItemId,
    Kind,
    Level,
    Outline,
    Problem,
    StoredItem,
    Tie,
    TieKind,
)
from doichieu.model.standing import (
    Counts,
    Standing,
)

__all__ = [
    "ANSWERING",
    "FURNITURE",
    "NO_DEADLINE",
    "REVIEWED",
    "Action",
    "Annotation",
    "Branch",
    "Candidate",
    "Change",
    "Counts",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Difference",
    "DifferenceKind",
    "Document",
    "DocumentId",
    "Entry",
    "Facts",
    "Item",
    "ItemId",
    "Kind",
    "Level",
    "Outline",
    "Pair",
    "Problem",
    "Relation",
    "ReviewId",
    "Slot",
    "Standing",
    "StoredItem",
    "Tie",
    "TieKind",
    "Verdict",
]
