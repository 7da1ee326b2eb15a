"""What the codebook's screen shows: a line for each tag, all of one, and what a file brings.

Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from doichieu.language import _, current
from doichieu.model import EVERYWHERE, Stand, Tag, TagId
from doichieu.tui.looks import CORRECTED
from doichieu.tui.screens.item_text import labelled
from doichieu.tui.widgets.item_list import Row
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.wording import stand_word
from doichieu.workbench.codebook import Incoming

TEXTS = ("vi", "en", "definition", "example", "glyph", "colour", "key", "stands_on")
"""The parts of a tag, in the order in which they are asked for."""


def part_name(part: str) -> str:
    """What a part of a tag is called."""
    return {
        "vi": _("name in Vietnamese"),
        "en": _("name in English"),
        "definition": _("definition"),
        "example": _("example"),
        "glyph": _("sign"),
        "colour": _("colour"),
        "key": _("key"),
        "stands_on": _("stands on"),
    }[part]


def colour_name(colour: str) -> str:
    """What a colour is called."""
    return {
        "cyan": _("cyan"),
        "green": _("green"),
        "yellow": _("yellow"),
        "red": _("red"),
        "magenta": _("magenta"),
        "blue": _("blue"),
    }[colour]


def part_word(tag: Tag, part: str) -> str:
    """A part of a tag as it is shown."""
    if part == "stands_on":
        return stands(tag)
    value = str(getattr(tag, part))
    return colour_name(value) if part == "colour" else value


def stands(tag: Tag) -> str:
    """What a tag may stand on."""
    if tag.stands_on == EVERYWHERE:
        return _("everything")
    return ", ".join(stand_word(each) for each in Stand if each in tag.stands_on)


def times(count: int) -> str:
    """How often a tag is used."""
    return _("used {count}×").format(count=count) if count else _("not used")


def tag_row(tag: Tag, used: Mapping[TagId, int]) -> Row:
    """A tag: its sign, its key, its name, what it means and how often it is used."""
    text = " · ".join(filter(None, [tag.definition, stands(tag)]))
    count = times(used.get(tag.id, 0))
    word = f"{_('retired')} · {count}" if tag.retired else count
    sign = f"{tag.glyph}{tag.key or ' '}"
    return Row(tag.id, sign, tag.name(current()), text, word, tag.colour, quiet=tag.retired)


def tag_paragraphs(tag: Tag, used: Mapping[TagId, int]) -> list[Paragraph]:
    """All of a tag: its definition, then every other part that says something."""
    said = [(part_name(part), part_word(tag, part)) for part in TEXTS if part != "definition"]
    meant = tag.definition or _("no definition yet")
    return [Paragraph(Text(meant)), *labelled([*said, (_("use"), times(used.get(tag.id, 0)))])]


def incoming_rows(incoming: Incoming, known: Mapping[TagId, Tag]) -> list[Row]:
    """What a file would bring: each new tag, and of each that it changes, what."""
    return [
        *(_incoming(tag, "+", tag.definition, _("new")) for tag in incoming.new),
        *(
            _incoming(tag, CORRECTED.glyph, " · ".join(_changes(known[tag.id], tag)), _("changed"))
            for tag in incoming.changed
        ),
    ]


def _incoming(tag: Tag, sign: str, text: str, word: str) -> Row:
    return Row(tag.id, f"{sign}{tag.glyph}", tag.name(current()), text, word, tag.colour)


def _changes(before: Tag, after: Tag) -> Iterable[str]:
    for part in TEXTS:
        old, new = part_word(before, part), part_word(after, part)
        if old != new:
            yield f"{part_name(part)}: {old or '–'} → {new or '–'}"
    if before.retired != after.retired:
        yield _("retired") if after.retired else _("in use again")
