"""The words of the field as data: documents, their items, and what reviewers decide.

Frozen dataclasses and enumerations of the standard library only; all other packages speak in them.
"""

from doichieu.model.candidates import (
    Candidate,
    Difference,
    DifferenceKind,
    OverlapCandidate,
)
from doichieu.model.decisions import (
    ANSWERING,
    Action,
    Annotation,
    Change,
    Decision,
    Entry,
    LinkKind,
    Pair,
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
    DocumentRelation,
    Facts,
    Item,
    ItemId,
    Kind,
    Level,
    Outline,
    RelationKind,
    StoredItem,
)
from doichieu.model.doubts import Doubt, DoubtCode
from doichieu.model.review_state import (
    Counts,
    ReviewState,
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
    "DocumentRelation",
    "Doubt",
    "DoubtCode",
    "Entry",
    "Facts",
    "Item",
    "ItemId",
    "Kind",
    "Level",
    "LinkKind",
    "Outline",
    "OverlapCandidate",
    "Pair",
    "RelationKind",
    "ReviewId",
    "ReviewState",
    "Slot",
    "StoredItem",
    "Verdict",
]
