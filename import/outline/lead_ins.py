"""Lead-ins: sentences right under a heading that only lead into the list below.

'Các sở, ngành thực hiện các nhiệm vụ sau:' is read, not done, and the list stands under the heading
itself. A title line ('Mục tiêu cụ thể:') and a line that opens a second group are headings instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from doichieu.importing.sentences import duties
from doichieu.importing.sentences.bodies import names_at
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.text import fold
from doichieu.vocabulary.words import phrase

if TYPE_CHECKING:
    from doichieu.importing.outline.blocks import Block

_LONGEST_TITLE = 100
_TAIL = 60
_SENTENCE = re.compile(r"\.\s+(?=\S)")
_ANNOUNCES = phrase("lead_ins", "announces")
_LISTED = phrase("lead_ins", "listed")
_ASKING = phrase("lead_ins", "asking")


def is_grouped(blocks: Sequence[Block]) -> bool:
    """Whether a list or a group is among blocks: what stands behind it leads into no list."""
    return any(each.label or each.row or each.subtitle or each.children for each in blocks)


def introduces(text: str, *, titled: bool = False) -> bool:
    """Whether a line is a sentence that leads into a list; `titled` where it is set as a title."""
    if not text.endswith(":"):
        return False
    if _ANNOUNCES.search(fold(text[-_TAIL:])):
        return True
    sentence = len(text) > _LONGEST_TITLE or names_at(text[:-1], 0) is not None
    return sentence and not titled


def listed(text: str) -> str:
    """What a lead-in calls what it leads to ('những mục tiêu sau:'), or ''."""
    match = _LISTED.search(fold(text[-_TAIL:]))
    return match[1] if match else ""


def duty_of(text: str, *, outermost: bool) -> Duty:
    """What a lead-in gives to the list below it: by its last sentence.

    The outermost, above the first section, says who issues the document: there only those count
    whom it asks or tells.
    """
    start = max((match.end() for match in _SENTENCE.finditer(text)), default=0)
    sentence = text[start:]
    given = duties.of_task(sentence)
    if outermost:
        before = sentence[: sentence.find(given.leads[0])] if given.leads else ""
        return given if _ASKING.search(fold(before)) else NOBODY
    return given
