"""What changed from one version to another, as data and as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from doichieu.export.plain import line
from doichieu.model import BlockChange, Item
from doichieu.wording import change_word, word_diff_words


def changes_json(before: str, after: str, found: Iterable[BlockChange]) -> dict[str, object]:
    """Both versions by name, and each change with its words from beginning to end."""
    return {"before": before, "after": after, "changes": [_change(each) for each in found]}


def _change(change: BlockChange) -> dict[str, object]:
    return {
        "kind": str(change.kind),
        "before": _block(change.before),
        "after": _block(change.after),
        "words": [{"became": str(each.became), "text": each.text} for each in change.words],
    }


def _block(item: Item | None) -> dict[str, object] | None:
    if item is None:
        return None
    return {"id": item.address, "line": item.line, "kind": str(item.kind), "text": item.text}


def changes_lines(found: Sequence[BlockChange]) -> Iterator[str]:
    """A line a change: what became of the block, where it stands, and its words."""
    for each in found:
        yield line(change_word(each.kind), each.address, word_diff_words(each.words))
