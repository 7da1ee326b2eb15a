"""What the signs and words of the screens mean, from the tables that the screens take them from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from doichieu.align.threshold import LIKELY, POSSIBLE
from doichieu.keymaps import Scope
from doichieu.language import _, decimal
from doichieu.model import JUDGED, LINKS, RULES, VERDICTS, Action, Grade, Meaning
from doichieu.model.descent import REACHES
from doichieu.model.matrix import SUGGESTED
from doichieu.tui.cells import fitted
from doichieu.tui.looks import (
    CORRECTED,
    CURSOR,
    DOUBT,
    GONE,
    JUDGEMENTS,
    KINDS,
    MARKED,
    NO_TASK,
    QUIET,
    SUSPECT,
    TENTATIVE,
    TITLE,
    Look,
)
from doichieu.tui.widgets.text_pane import Paragraph
from doichieu.wording import grade_word, kind_word

Sign = tuple[str, str, str]
"""A glyph, the word that stands beside it, and what it means where the word does not say it all."""

_REVIEWS = {Scope.REVIEW, Scope.OVERLAPS, Scope.FINDINGS, Scope.ANNOTATIONS, Scope.DECISIONS}
"""Where the signs of what was decided stand."""


def legend_lines(scope: Scope) -> Iterator[Paragraph]:
    """Every sign that a screen of this scope may show, under headings."""
    for heading, signs in _sections(scope).items():
        yield Paragraph(Text(heading, TITLE))
        for glyph, word, meaning in signs:
            shown = fitted(word, 22) if meaning else word
            label = Text(f"  {glyph:<2}", TITLE).append(f"{shown} ", "not bold")
            yield Paragraph(Text(meaning, QUIET), label)
        yield Paragraph(Text())


def _sections(scope: Scope) -> Mapping[str, Sequence[Sign]]:
    if scope is Scope.DOCUMENT:
        kinds = [(KINDS[kind].glyph, KINDS[kind].word, kind_word(kind)) for kind in KINDS]
        return {
            _("Signs: what a block is"): [_sign(*each) for each in kinds],
            _("Signs: what was read"): [_shown(DOUBT), _shown(CORRECTED)],
        }
    if scope is Scope.MATRIX:
        suggested = [(each.glyph, _(each.word), "") for each in SUGGESTED.values()]
        return {
            _("Signs: what becomes of a task"): [("·", _("undecided"), ""), *_meanings(VERDICTS)],
            _("Signs: what is only suggested"): suggested,
            _("Signs: beside these"): [
                _shown(SUSPECT),
                *_meanings({Action.NOTE: RULES[Action.NOTE].meaning}),
            ],
        }
    if scope is Scope.CHAIN:
        return {_("Signs: what becomes of a task"): [*_meanings(REACHES), _shown(SUSPECT)]}
    if scope not in _REVIEWS:
        return {}
    plan = (Action.OVERLAP, Action.DISTINCT, Action.ADDITION, Action.NOTE, Action.TAG)
    return {
        _("Signs: what becomes of a task"): [("·", _("undecided"), ""), *_meanings(VERDICTS)],
        _("Signs: how a plan item answers it"): _meanings(LINKS),
        _("Signs: on the plan, and beside anything"): [
            *_meanings({action: RULES[action].meaning for action in plan}),
            *map(_shown, (CURSOR, TENTATIVE, MARKED, SUSPECT, GONE, NO_TASK)),
        ],
        _("Signs: what differs"): [
            _sign(JUDGEMENTS[None].glyph, JUDGEMENTS[None].word, _("found, and judged by nobody")),
            *_meanings(JUDGED),
        ],
        _("How far a suggestion convinces"): _grades(),
    }


def _sign(glyph: str, word: str, meaning: str) -> Sign:
    return glyph, word, "" if meaning == word else meaning


def _shown(look: Look) -> Sign:
    return look.glyph, look.word, ""


def _meanings(table: Mapping[Any, Meaning]) -> list[Sign]:
    return [_sign(each.glyph, _(each.short), _(each.word)) for each in table.values()]


def _grades() -> list[Sign]:
    said = {
        Grade.LIKELY: _("a score of {least} or more").format(least=decimal(LIKELY)),
        Grade.POSSIBLE: _("from {least} to {most}").format(
            least=decimal(POSSIBLE), most=decimal(LIKELY)
        ),
        Grade.WEAK: _("below that, or far behind the best beside it: not proposed"),
    }
    return [(" ", grade_word(grade), words) for grade, words in said.items()]
