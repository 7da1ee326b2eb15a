"""What a reader of a document puts right by hand: corrections as data, and applying them.

An outline as it was read and the corrections in force give the outline that everybody sees. Nothing
else is kept, so a correction can be undone at any time and made again on a newer reading.
"""

from doichieu.corrections.applying import Corrected, apply, block_of, not_a_task
from doichieu.corrections.correction import Correction, Place, Subject, Value, value_type
from doichieu.corrections.places import find, place_of
from doichieu.corrections.wording import subject_word

__all__ = [
    "Corrected",
    "Correction",
    "Place",
    "Subject",
    "Value",
    "apply",
    "block_of",
    "find",
    "not_a_task",
    "place_of",
    "subject_word",
    "value_type",
]
