"""What `terminal` draws, as lines: one an item, tabs between columns, words instead of glyphs.

For pipes, for grep and cut, and for screen readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from doichieu.corrections import doubt_words
from doichieu.export.facts import behind, named
from doichieu.language import _
from doichieu.model import Candidate, Difference, Item, Outline, OverlapCandidate
from doichieu.text import one_line
from doichieu.wording import grade_word, kind_word, plan_difference_words, shown_text


def line(*cells: str) -> str:
    """Cells with a tab between them, and nothing in them that a terminal or a table would obey."""
    return "\t".join(map(one_line, cells))


def outline_lines(outline: Outline) -> Iterator[str]:
    """The facts, then the blocks in reading order, then the doubts."""
    yield line(_("document"), outline.facts.name or _("a document without a name"))
    yield from (line(name, value) for name, value in named(outline.facts))
    for item in outline.items:
        yield line(item.address, kind_word(item.kind), shown_text(item), *_behind(item))
    for doubt in outline.doubts:
        place = _("line {line}").format(line=doubt.line)
        yield line(_("doubt"), place, doubt_words(doubt))


def _behind(item: Item) -> Iterator[str]:
    return (f"{name} {value}" for name, value in behind(item))


def candidates_lines(
    suggested: Iterable[tuple[Candidate, Iterable[str], Iterable[str]]],
    elsewhere: Mapping[str, str] = MappingProxyType({}),
    of_plan: Iterable[Difference] = (),
    *,
    strangers: bool = False,
) -> Iterator[str]:
    """Each task of the directive, and behind it its suggestions, each with its task's address."""
    if strangers:
        yield line(_("the plan does not name the directive"))
    yield from (line(f"≠ {plan_difference_words(each)}") for each in of_plan)
    told = ""
    for candidate, reasons, differences in suggested:
        task, plan = candidate.directive, candidate.plan
        if task.address != told:
            told = task.address
            reason = elsewhere.get(told)
            doubt = [_("not applicable? {reason}").format(reason=reason)] if reason else []
            yield line(told, kind_word(task.kind), task.text, *_behind(task), *doubt)
        why = f"{_('why')} {' · '.join(reasons)}"
        graded = f"{candidate.score:.2f}", grade_word(candidate.grade)
        yield line(told, plan.address, *graded, plan.text, why, *differences)


def overlaps_lines(
    suggested: Iterable[tuple[OverlapCandidate, Iterable[str], str]],
) -> Iterator[str]:
    """A line a pair: both addresses, the second with its document where that is another one."""
    for candidate, reasons, document in suggested:
        one, other = candidate.items
        second = f"{document} {other.address}" if document else other.address
        why = " · ".join(reasons)
        yield line(one.address, second, f"{candidate.score:.2f}", one.text, other.text, why)
