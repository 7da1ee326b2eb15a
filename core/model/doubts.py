"""What the reader was unsure of, as data: a code and its details, without any language's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from doichieu.frozen import frozen


class DoubtCode(StrEnum):
    """What is in doubt; `corrections.wording` has the words, which name the details of each."""

    NO_TYPE = "no_type"
    NO_TITLE = "no_title"
    NO_NUMBER = "no_number"
    NO_DATE = "no_date"
    NO_SIGNER = "no_signer"
    NO_ISSUER = "no_issuer"
    NO_LEVEL = "no_level"
    NO_BRANCH = "no_branch"
    UNSURE_ISSUER = "unsure_issuer"
    UNSURE_LEVEL = "unsure_level"
    RUINED_TEXT = "ruined_text"
    NO_TASK = "no_task"
    FIRST_NUMBER = "first_number"
    NUMBER_JUMP = "number_jump"
    UNKNOWN_COLUMNS = "unknown_columns"
    MORE_CELLS = "more_cells"
    FOLDED = "folded"
    LONG_HEADING = "long_heading"
    NO_TEXT = "no_text"
    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    WHOSE_LINE = "whose_line"
    SHORT_NAME = "short_name"
    CONTROL_CHARACTERS = "control_characters"
    LOST_CORRECTION = "lost_correction"
    OTHER = "other"


_MANIFOLD = frozenset({DoubtCode.SHORT_NAME, DoubtCode.LOST_CORRECTION, DoubtCode.OTHER})
"""The codes that one block may have several times, told apart by their details."""


@frozen
class Doubt:
    """Something to look at, on a 1-based line of the document.

    `details` are what the words of the code are filled with: addresses, counts, words as printed.
    """

    line: int
    code: DoubtCode
    details: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def is_again(self, other: Doubt) -> bool:
        """Whether this is the same doubt of one block, which may stand elsewhere by now."""
        return self.code is other.code and (
            self.code not in _MANIFOLD or self.details == other.details
        )
