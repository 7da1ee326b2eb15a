"""Which tables of a store come along when another one takes them over, and which stay, and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class How(StrEnum):
    """What becomes of the rows of a table."""

    COMES = "comes"
    """They are taken over where they are not there yet."""
    FOLLOWS = "follows"
    """They are made anew from what comes."""
    STAYS = "stays"
    """They are of one store alone."""


class Travelling(NamedTuple):
    """What becomes of a table, and by what its rows are known, or why they stay."""

    how: How
    why: str


def _comes(by: str) -> Travelling:
    return Travelling(How.COMES, by)


def _follows(of: str) -> Travelling:
    return Travelling(How.FOLLOWS, of)


def _stays(why: str) -> Travelling:
    return Travelling(How.STAYS, why)


TABLES: Mapping[str, Travelling] = {
    "documents": _comes("by the bytes of the file, else by number and four fifths of the wording"),
    "items": _comes("by wording, then by address; what is spoken of and lacks here comes as gone"),
    "readings": _follows("of the documents and their corrections"),
    "relations": _follows("of the documents"),
    "doubts": _follows("of the documents"),
    "full_text": _follows("of the documents"),
    "as_printed": _follows("of the documents"),
    "versions": _comes("by the bytes of the file"),
    "corrections": _comes("by the name of the row; in force in the order of their times"),
    "reviews": _comes("by their documents and the section of the plan"),
    "review_views": _comes("by the block of the section"),
    "decision_log": _comes("by the name of the row; what a merge wrote there is worked out anew"),
    "annotations": _follows("of the log"),
    "annotation_items": _follows("of the log"),
    "reading_log": _comes("by the name of the row; in force in the order of their times"),
    "assigning_log": _comes("by the name of the row; the last by its time stands"),
    "directive_notes": _comes("by the name of the row; the last by its time stands"),
    "tags": _comes("by the name of the tag: those that a decision puts somewhere"),
    "codebook_log": _stays("tags come as a change of the codebook by whoever merges"),
    "hiding_log": _stays("what is out of sight in one library may be at work in another"),
    "desk": _stays("what somebody left lying on a desk is for nobody else"),
    "surveyed": _stays("it is made anew from the documents"),
    "store": _stays("it is the name of the store itself"),
}
