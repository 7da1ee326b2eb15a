"""What came of a step of a reviewer's."""

from __future__ import annotations

from doichieu.frozen import frozen
from doichieu.model import ItemId


@frozen
class Outcome:
    """What came of a step, in words, and where to stand next: None to stay.

    `plan` is the plan item to stand on where one goes through the plan. Not `done` is what found
    nothing to do.
    """

    message: str
    task: ItemId | None = None
    plan: ItemId | None = None
    done: bool = True
