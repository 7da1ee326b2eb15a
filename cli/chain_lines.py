"""What `doichieu chain` prints: plain lines with tabs for pipes, or what fits a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from doichieu.chain_wording import dies_words, drift_words, place_words, reach_word
from doichieu.export.plain import line
from doichieu.language import _
from doichieu.model import StoredItem
from doichieu.model.descent import REACHES, Fates, Said, Stage, Story
from doichieu.text import one_line

_TALL = 2
"""Lines of text a level in a terminal."""

_NARROWEST = 20
"""Columns that a text gets, however deep it stands and however narrow the terminal is."""


def fates_lines(fates: Fates, width: int | None = None) -> Iterator[str]:
    """Each task: its weakest link, where that is, how many carry it out at the end, its text.

    On one line; with the `width` of a terminal the text has one of its own.
    """
    for task, fate in fates.tasks:
        glyph = REACHES[fate.reach].glyph
        at_the_end = _("carried out at the end by {count}").format(count=fate.carriers)
        told = (task.address, glyph, reach_word(fate.reach), dies_words(fate) or "-", at_the_end)
        if width is None:
            yield line(*told, task.text)
        else:
            yield from _fitted(" ".join(told[:2]) + " " + " · ".join(told[2:]), "", width, 1)
            yield from _fitted(task.text, "  ", width, 1)


def story_lines(story: Story, width: int | None = None) -> Iterator[str]:
    """A document below the other: the verdict and who, its text, then what changed on the way.

    Texts are whole; with the `width` of a terminal a level has two lines of them.
    """
    page = _Page(width)
    for above, item in story.above:
        said = (above.said,) if above.said else ()
        glyph, place = REACHES[above.here].glyph, place_words(above.place)
        indent = "↑ " * above.steps
        yield from page.head(indent, glyph, place, reach_word(above.here), *_given(said))
        text = [] if item else [_("not linked to a task")]
        yield from page.text(indent, [*text, *_told([item] if item else [])])
    for stage in story.stages:
        yield from _stage_lines(stage, page)
    weakest = _("weakest link: {reach}").format(reach=reach_word(story.fate.reach))
    yield from page.head("", "", weakest, dies_words(story.fate))


def _stage_lines(stage: Stage, page: _Page) -> Iterator[str]:
    node, indent, place = stage.node, "  " * stage.deep, place_words(stage.node.place)
    if stage.deep:
        again = _("shown above") if node.again else ""
        words = reach_word(node.here), *_given(node.said), again
        yield from page.head(indent, REACHES[node.here].glyph, place, *words)
    else:
        yield from page.head("", "", place)
    yield from page.text(indent, [*_told(stage.items)])
    for drift in stage.drift:
        yield from page.text(indent, [f"≠ {drift_words(drift)}"])


class _Page:
    """How the lines of a level are laid: as they are, or no wider than a terminal."""

    def __init__(self, width: int | None) -> None:
        self._width = width

    def head(self, indent: str, glyph: str, place: str, *words: str) -> Iterator[str]:
        """One line: which document, and what is known of the task there."""
        told = [f"{glyph} {place}" if glyph else place, *filter(None, words)]
        if self._width is None:
            yield indent + line(*told)
        else:
            yield from _fitted(" · ".join(told), indent, self._width, 1)

    def text(self, indent: str, texts: Iterable[str]) -> Iterator[str]:
        """What stands there: a line each, or two lines of all."""
        if self._width is None:
            yield from (f"{indent}  {line(each)}" for each in texts)
        else:
            yield from _fitted(" · ".join(texts), f"{indent}  ", self._width, _TALL)


def _fitted(text: str, indent: str, width: int, tall: int) -> Iterator[str]:
    """A text on so many lines at the most, cut with … where it is longer."""
    room = max(_NARROWEST, width - len(indent))
    for each in wrap(one_line(text), room, max_lines=tall, placeholder=" …"):
        yield indent + each


def _told(items: Iterable[StoredItem]) -> Iterator[str]:
    return (f"{item.address}: {item.text}" for item in items)


def _given(said: Iterable[Said]) -> dict[str, None]:
    """Who gave the verdicts and when, each once, and which of them need another look."""
    return dict.fromkeys(map(_who, said))


def _who(said: Said) -> str:
    if said.at is None:
        return ""
    suspect = [_("needs another look")] if said.suspect else []
    return ", ".join([said.reviewer, f"{said.at.astimezone():%d/%m/%Y %H:%M}", *suspect])
