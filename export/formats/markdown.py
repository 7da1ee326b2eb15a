"""The summary of a review laid out as Markdown. What is said stands in `export/summary.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.export.formats.escape import escape, quote
from doichieu.export.said import Find, Foreign, Section, Summary, Table, Words
from doichieu.language import _


def markdown(summary: Summary, /) -> str:
    """The Markdown of a summary, in GitHub's dialect with its tables."""
    return "\n\n".join(_blocks(summary)) + "\n"


def _blocks(summary: Summary) -> Iterator[str]:
    yield f"# {_text(summary.title)}"
    yield _table(summary.documents)
    yield "## " + _("Figures")
    yield _table(summary.figures)
    if summary.worked is not None:
        yield _text(summary.worked)
    for section in summary.sections:
        yield from _section(section)
    yield "## " + _("All tasks")
    yield _table(summary.tasks)


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title} ({len(section.finds)})"
    yield "\n".join(map(_find, section.finds)) if section.finds else _("None.")


def _find(find: Find) -> str:
    details = (f"  - {_text(detail)}" for detail in find.details)
    return "\n".join([f"- {_text(find.lead)}", *details])


def _table(table: Table) -> str:
    rule = _row("---" for _head in table.heads)
    return "\n".join([_row(table.heads), rule, *(_row(map(_text, row)) for row in table.rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(words: Words) -> str:
    return "".join(each if isinstance(each, str) else _foreign(each) for each in words)


def _foreign(words: Foreign) -> str:
    text = escape(words.text) if words.width is None else quote(words.text, words.width)
    return f"**{text}**" if words.strong else text
