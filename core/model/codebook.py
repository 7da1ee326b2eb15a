"""The reviewers' own codes: tags, what each stands on, and how they are put right."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from doichieu.frozen import frozen

TagId = NewType("TagId", str)
"""The name of a tag in every store: those of the starter codebook are words, others are random."""


class Stand(StrEnum):
    """What a tag may stand on."""

    TASK = "task"
    PLAN = "plan"
    LINK = "link"
    OVERLAP = "overlap"


EVERYWHERE = frozenset(Stand)

COLOURS = ("cyan", "green", "yellow", "red", "magenta", "blue")
"""The colours that a tag may have: those of the terminal itself."""

GLYPHS = tuple("◆▲■★♠♣♪△□☆◇")
"""Signs for new tags, none of which says anything else on a screen."""

KEYS = tuple("123456789")
"""The keys that put a tag where the tags are asked for."""


@frozen
class Tag:
    """A code of the codebook.

    It has a name in Vietnamese and one in English ('' where nobody said one), a definition that
    says when to use it, and an example. `glyph` is one cell wide, `key` one of `KEYS` or ''. What
    is `retired` is offered no more and stays where it is; what went into another tag is shown as
    that one.
    """

    id: TagId
    vi: str
    en: str = ""
    definition: str = ""
    example: str = ""
    glyph: str = "#"
    colour: str = COLOURS[0]
    key: str = ""
    stands_on: frozenset[Stand] = EVERYWHERE
    retired: bool = False
    merged_into: TagId | None = None

    @property
    def offered(self) -> bool:
        """Whether it may be put somewhere."""
        return not self.retired and self.merged_into is None

    def name(self, language: str) -> str:
        """What it is called in a language, else in the other one."""
        return (self.vi or self.en) if language == "vi" else (self.en or self.vi)


def stand(items: int, *, first_is_task: bool) -> Stand:
    """What so many items together are, the first of them a task of the directive or a plan item."""
    if items == 1:
        return Stand.TASK if first_is_task else Stand.PLAN
    return Stand.LINK if first_is_task else Stand.OVERLAP
