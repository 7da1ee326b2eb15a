"""What a reader of a document puts right by hand: corrections as data, and applying them.

An outline as it was read and the corrections in force give the outline that everybody sees. Nothing
else is kept, so a correction can be undone at any time and made again on a newer reading.
"""

from doichieu.corrections.anchors import anchor_of, find
from doichieu.corrections.applying import Corrected, apply, block_of, not_a_task
from doichieu.corrections.correction import OF_FACTS, Anchor, Correction, Subject, Value, value_type
from doichieu.corrections.wording import doubt_words, fact_word, subject_word

__all__ = [
    "OF_FACTS",
    "Anchor",
    "Corrected",
    "Correction",
    "Subject",
    "Value",
    "anchor_of",
    "apply",
    "block_of",
    "doubt_words",
    "fact_word",
    "find",
    "not_a_task",
    "subject_word",
    "value_type",
]
