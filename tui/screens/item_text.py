"""An item in full, as every screen shows it: its text with what is lit, its facts, its deadline.

Document text is only ever put into `Text` objects, whose content is never read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from doichieu.change_wording import BRACKETS
from doichieu.language import _
from doichieu.model import Deadline, Item, StoredItem, WordDiff
from doichieu.text import find, one_line
from doichieu.tui.looks import BECAME, FOUND, LIT, QUIET
from doichieu.tui.widgets.text_pane import Paragraph

Spans = Sequence[tuple[int, int]]


def paragraphs(
    item: StoredItem,
    lit: Spans = (),
    *,
    dimmed: Spans = (),
    query: str = "",
    notes: Sequence[tuple[str, str]] = (),
    reworded: WordDiff | None = None,
) -> list[Paragraph]:
    """An item in full: its text with the shared words lit, then its facts and notes.

    What is `dimmed` has nothing to be lit for. Of one that is `reworded` it is shown how instead.
    """
    if reworded is not None:
        return [Paragraph(diff_text(reworded)), *labelled([*facts(item), *notes])]
    text = Text(item.text)
    for start, end in dimmed:
        text.stylize(QUIET, start, end)
    for start, end in _flowing(item.text, lit, dimmed):
        text.stylize(LIT, start, end)
    for start, end in find(query, item.text):
        text.stylize(FOUND, start, end)
    return [Paragraph(text), *labelled([*facts(item), *notes])]


def _flowing(printed: str, lit: Spans, dimmed: Spans) -> list[tuple[int, int]]:
    """What is lit, and the comma between two such places: to leave it dark takes ten bytes each."""
    flowing: list[tuple[int, int]] = []
    for start, end in lit:
        if any(first <= start and end <= last for first, last in dimmed):
            continue
        joins = flowing and printed[flowing[-1][1] : start] == ", "
        flowing.append((flowing.pop()[0] if joins else start, end))
    return flowing


def diff_text(words: WordDiff) -> Text:
    """Two wordings in one, what was taken out and put in told by brackets and by colour."""
    text = Text()
    for piece in words:
        text.append(piece.text.join(BRACKETS[piece.became]), BECAME[piece.became])
    return text


def facts(item: Item) -> list[tuple[str, str]]:
    """What was understood of an item beside its text, each with its name."""
    return [
        (_("lead"), " · ".join(item.leads)),
        (_("with"), " · ".join(item.partners)),
        (_("deadline"), deadline(item.deadline)),
        (_("cites"), " · ".join(item.cites)),
        (_("refers to"), " · ".join(item.refers)),
    ]


def labelled(facts_: Sequence[tuple[str, str]]) -> list[Paragraph]:
    """Names and what stands behind them, those that are known."""
    known = [(name, value) for name, value in facts_ if value]
    width = max((len(name) for name, _value in known), default=0)
    return [Paragraph(Text(value), Text(f"{name:<{width}}  ", QUIET)) for name, value in known]


def brief(item: StoredItem, written: Sequence[tuple[str, str]] = ()) -> list[Paragraph]:
    """What reviewers wrote, lead and deadline, for the last line of a pane too low for all."""
    told = (
        *((name, one_line(said)) for name, said in written),
        (_("lead"), " · ".join(item.leads)),
        (_("deadline"), deadline(item.deadline)),
    )
    return [Paragraph(Text(value), Text(name, QUIET)) for name, value in told if value]


def deadline(value: Deadline) -> str:
    """A deadline as printed, with the day it ends on where the words do not say it."""
    if value.raw is None:
        return ""
    end = f"{value.end:%d/%m/%Y}" if value.end else ""
    return f"{value.raw} → {end}" if end and end not in value.raw else value.raw


def searched(item: StoredItem) -> str:
    """What a search looks through: everything the screen shows of an item."""
    return " ".join([item.address, item.text, *item.leads, *item.partners, *item.cites])
