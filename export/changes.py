"""What changed from one version to another, as data and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from doichieu.change_wording import change_word, word_diff_words
from doichieu.corrections import fact_word
from doichieu.export.plain import line
from doichieu.language import _
from doichieu.model import BlockChange, Changes, FactChange, Item, WordDiff


def changes_json(before: str, after: str, found: Changes) -> dict[str, object]:
    """Both versions by name, and each change with its words from beginning to end.

    `facts` are what the document says of itself, named as in `outline --json`.
    """
    return {
        "before": before,
        "after": after,
        "facts": [_fact(each) for each in found.facts],
        "changes": [_change(each) for each in found.blocks],
    }


def _fact(change: FactChange) -> dict[str, object]:
    return {
        "name": change.field,
        "before": _value(change.before),
        "after": _value(change.after),
        "words": _words(change.words),
    }


def _value(value: str | date | tuple[str, ...] | None) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [*value]
        case None:
            return None
        case _:
            return str(value)


def _change(change: BlockChange) -> dict[str, object]:
    return {
        "kind": str(change.kind),
        "before": _block(change.before),
        "after": _block(change.after),
        "words": _words(change.words),
    }


def _words(words: WordDiff) -> list[dict[str, str]]:
    return [{"became": str(each.became), "text": each.text} for each in words]


def _block(item: Item | None) -> dict[str, object] | None:
    if item is None:
        return None
    return {"id": item.address, "line": item.line, "kind": str(item.kind), "text": item.text}


def changes_lines(found: Changes) -> Iterator[str]:
    """A line a change: what became of the block, where it stands, and its words.

    What the document says of itself comes first, with the name of that.
    """
    for fact in found.facts:
        yield line(_("letterhead"), fact_word(fact.field), word_diff_words(fact.words))
    for each in found.blocks:
        yield line(change_word(each.kind), each.address, word_diff_words(each.words))
