"""Who has to review what: sections, what a body leads, and single tasks, given to reviewers."""

from __future__ import annotations

from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.model.documents import ItemId


class Share(StrEnum):
    """What can be given to somebody, the narrowest last."""

    LEAD = "lead"
    SECTION = "section"
    TASK = "task"


@frozen
class Assignment:
    """A share of a review and who has it: the item of a section or task, or else the lead body."""

    assignee: str
    share: Share
    item: ItemId | None = None
    lead: str = ""
