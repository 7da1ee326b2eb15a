"""Whose work a task is, in fields that hold across the levels of the hierarchy.

Ban Tổ chức Trung ương, Ban Tổ chức Tỉnh ủy and Sở Nội vụ work in one field; a task that names no
body shows its field by the words of its work.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from doichieu.align.rarity import joining
from doichieu.align.tokens import Terms
from doichieu.vocabulary.bodies import of_field
from doichieu.vocabulary.tables import table


@cache
def _names() -> tuple[dict[str, list[tuple[str, str, bool]]], ...]:
    """The only syllable, and the first two → the names that begin so, their field, if a body's."""
    names: tuple[dict[str, list[tuple[str, str, bool]]], ...] = {}, {}
    for field, work in table("fields_of_work")["work"].items():
        for listed, body in ((of_field()[field], True), (work, False)):
            for name in listed:
                key = " ".join(word for word in name.split()[:2] if word not in joining())
                begun = names[key.count(" ")].setdefault(key, [])
                begun.append((f" {name} ", field, body))
    return names


def fields(found: Sequence[str], terms: Terms) -> dict[str, bool]:
    """The fields that a text names a body of (true), or only words the work of."""
    sentence = ""
    told: dict[str, bool] = {}
    for held, names in zip(terms, _names(), strict=True):
        for key in held.keys() & names.keys():
            sentence = sentence or f" {' '.join(filter(None, found))} "
            for name, field, body in names[key]:
                # What a body shows need not be looked for in words.
                if not told.get(field) and name in sentence:
                    told[field] = body
    return told
