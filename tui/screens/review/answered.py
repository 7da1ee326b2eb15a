"""Which other tasks a plan item answers already: what lowers a suggestion, and may be no fault."""

from __future__ import annotations

from doichieu.language import _
from doichieu.model import ItemId
from doichieu.tui.looks import LINKS
from doichieu.workbench import Review


def answered_mark(review: Review, task: ItemId, plan: ItemId) -> str:
    """The other task in a few cells: '= II.1', '≈ II.1 +1'; '' for none."""
    found = review.answers_elsewhere(task, plan)
    if not found:
        return ""
    other, link_kind = found[0]
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    return f"{LINKS[link_kind].glyph} {other.address}{more}"


def answered_words(review: Review, task: ItemId, plan: ItemId) -> tuple[str, ...]:
    """The same as a reason, with every task: one text, or none."""
    addresses = [other.address for other, _relation in review.answers_elsewhere(task, plan)]
    if not addresses:
        return ()
    return (_("answers {addresses} already").format(addresses=", ".join(addresses)),)
