"""How an item looks that is gone or no task any more: its row, what was decided, what can be done.

Pure functions, as in `view`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from doichieu.language import _
from doichieu.model import Action, Annotation
from doichieu.tui.looks import GONE, NO_TASK, QUIET, Look
from doichieu.tui.screens.review.tagged import tag_names
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import action_word
from doichieu.workbench import Review
from doichieu.workbench.reviews.lost import Lost


def lost_look(lost: Lost) -> Look:
    """Whether the item is gone, or is there and no task."""
    return GONE if lost.gone else NO_TASK


def lost_rows(found: Iterable[Lost]) -> list[Row]:
    """Each lost item with its old text, dim as a whole."""
    return [_row(lost, lost_look(lost)) for lost in found]


def _row(lost: Lost, look: Look) -> Row:
    item = lost.item
    return Row(item.id, f"{look.glyph} ", item.address, item.text, look.word, quiet=True)


def lost_notes(review: Review, lost: Lost) -> list[tuple[str, str]]:
    """What was decided about a lost item, each with its name."""
    return [(action_word(each.slot.action), _decided(review, each)) for each in lost.decided]


def _decided(review: Review, annotation: Annotation) -> str:
    slot, entry = annotation.slot, annotation.entry
    addresses = " – ".join(review.items[item].address for item in slot.items)
    said = review.said_of(annotation)
    if slot.action is Action.TAG and (tag := review.codebook.meant(slot.code)):
        said = f"{tag_names([tag])} · {said}"
    about = f"{addresses} · {said}" if len(slot.items) > 1 else said
    return " · ".join(filter(None, [about, entry.reason]))


def lost_words(lost: Lost, dismiss: str, move: str) -> str:
    """What can be done about it, by which keys."""
    return _("{address}: {state}; {dismiss}: dismiss what was decided, {move}: move it").format(
        address=lost.item.address, state=lost_look(lost).word, dismiss=dismiss, move=move
    )


def lost_line(words: str) -> Text:
    """The same in the line that otherwise says why."""
    return Text("─ ", QUIET).append(words, "not dim")
