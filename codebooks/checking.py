"""What every tag must be, wherever it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import COLOURS, KEYS, Tag
from doichieu.text import fold, one_line

LONGEST_NAME = 60
"""Letters of a name: it stands in lists."""
LONGEST_TEXT = 1000
"""Letters of a definition or an example."""


def checked(tags: Iterable[Tag], where: str = "") -> tuple[Tag, ...]:
    """The tags as they may be kept: in one line, without control characters.

    Raises InputError for one that has no name, or what no tag can have; and where two of those that
    are offered have one name or one key.
    """
    sound = tuple(_sound(tag, where) for tag in tags)
    offered = [tag for tag in sound if tag.offered]
    _must_differ([tag.key for tag in offered if tag.key], _("two tags have the key {it}"), where)
    for names in ([tag.vi for tag in offered], [tag.en for tag in offered]):
        _must_differ([fold(name) for name in names if name], _("two tags are called {it}"), where)
    return sound


def _must_differ(values: Sequence[str], said: str, where: str) -> None:
    twice = next((each for n, each in enumerate(values) if each in values[:n]), None)
    if twice is not None:
        raise InputError(said.format(it=twice), where=where, remedy=_("Give one of them another."))


def _sound(tag: Tag, where: str) -> Tag:
    tag = replace(
        tag,
        vi=one_line(tag.vi),
        en=one_line(tag.en),
        definition=one_line(tag.definition),
        example=one_line(tag.example),
    )
    name = tag.vi or tag.en
    wrong = (
        (not name, _("a tag needs a name")),
        (max(len(tag.vi), len(tag.en)) > LONGEST_NAME, _("the name is too long")),
        (max(len(tag.definition), len(tag.example)) > LONGEST_TEXT, _("the text is too long")),
        (not _is_one_cell(tag.glyph), _("the sign must be one character of one column")),
        (tag.colour not in COLOURS, _("the colour must be one of: {them}")),
        (tag.key not in {"", *KEYS}, _("the key must be 1 to 9")),
        (not tag.stands_on, _("it must be allowed to stand on something")),
    )
    for is_so, said in wrong:
        if is_so:
            place = ": ".join(filter(None, (where, name)))
            raise InputError(said.format(them=", ".join(COLOURS)), where=place)
    return tag


def _is_one_cell(glyph: str) -> bool:
    return (
        len(glyph) == 1
        and glyph.isprintable()
        and not glyph.isspace()
        and not unicodedata.combining(glyph)
        and unicodedata.east_asian_width(glyph) not in {"W", "F"}
    )
