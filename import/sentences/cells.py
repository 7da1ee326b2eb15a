"""Which bodies a cell of a table lists, or a line that only says who."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from doichieu.importing.sentences.bodies import acts, names_at
from doichieu.importing.sentences.body_lists import split
from doichieu.text import fold
from doichieu.vocabulary.words import UPPER, phrase, source

# The same bodies stand in row after row.
_REMEMBERED = 256
# No cell says more; what is longer is no text of a plan.
_LONGEST_CELL = 2000
# What else parts the bodies of a cell.
_PLUS = " + "
# Abbreviations side by side are a body each ('PKT, PVHXH').
_SHORT = re.compile(rf"[{UPPER}&-]{{2,8}}(?:, [{UPPER}&-]{{2,8}})+")
# Between two bodies of a cell the line break may be all that parts them.
_GLUED = re.compile(rf"(?<=[^\W\d_]) (?={source('name_wording', 'glued')})")
_GLUING = phrase("name_wording", "gluing")
_phrase = partial(phrase, "duties")


@lru_cache(maxsize=_REMEMBERED)
def bodies_of_cell(text: str) -> tuple[str, ...]:
    """The bodies that a table's cell or a line of its own lists."""
    names: list[str] = []
    for part in map(str.strip, _unglued(text[:_LONGEST_CELL]).replace(_PLUS, ";").split(";")):
        if _SHORT.fullmatch(part):
            names += part.split(", ")
            continue
        if _phrase("nobody").match(fold(part)):
            continue
        found = names_at(part, 0)
        ends = found is not None and acts(fold(part), found.end, listed=True)
        named = found is not None and _phrase("named").match(fold(part), found.end) is not None
        names += found.names if found is not None and ends and not named else split(part)
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalpha, name))))


def _unglued(text: str) -> str:
    """The cell with a semicolon between names that only a line break parted."""
    begin = 0
    for offset in _GLUED.finditer(text):
        if _GLUING.search(text[begin : offset.start()].rpartition(";")[2].strip()):
            text = f"{text[: offset.start()]};{text[offset.end() :]}"
            begin = offset.end()
    return text
