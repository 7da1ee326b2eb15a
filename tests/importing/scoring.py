"""How well an outline agrees with labels made by hand: one figure from 0 to 1 a measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

from tests.importing.labelled import BODY, Document, Label

ALIKE = 0.9
"""From how much likeness on two names of bodies count as one."""
UNSEEN = {"noise", "signature"}
FACTS = ("number", "type", "issuer", "branch", "level", "place", "date")
Item = Mapping[str, Any]
A = TypeVar("A")
B = TypeVar("B")


def scores(
    document: Document, lines: Sequence[int], outline: Mapping[str, Any]
) -> dict[str, float]:
    """The measures of the data of an outline; `lines` are those on which the labels begin in it."""
    placed = _numbered(lines, document.labels)
    open_ = {place for place, label in placed.items() if label.open}
    want = {at: label for at, label in placed.items() if not (label.open or _unseen(label.kinds))}
    items = _numbered([item["line"] for item in outline["items"]], outline["items"])
    have = {at: item for at, item in items.items() if not (at in open_ or _unseen([item["kind"]]))}
    both = [(want[line], have[line]) for line in sorted(want.keys() & have.keys())]
    bodies = [(label, have.get(line, _NOTHING)) for line, label in want.items() if label.body]
    return {
        "items F1": f1(len(both), len(have), len(want)),
        "kind": _share(both, _right_kind),
        "id": _share(both, lambda label, item: label.address in (None, item["id"])),
        "text": _share(
            both, lambda label, item: label.text is None or fold(label.text) == fold(item["text"])
        ),
        **_bodies(bodies),
        **_deadlines(bodies),
        **_facts(document, outline["document"]),
    }


_NOTHING: Item = {
    "leads": [],
    "with": [],
    "deadline": {"kind": "missing", "start": None, "end": None},
    "cites": [],
}


def _numbered(lines: Sequence[int], blocks: Sequence[A]) -> dict[tuple[int, int], A]:
    """Blocks by the line on which they begin, and by their count among those that begin there."""
    seen: Counter[int] = Counter()
    found = {}
    for line, block in zip(lines, blocks, strict=True):
        found[line, seen[line]] = block
        seen[line] += 1
    return found


def _unseen(kinds: Iterable[str]) -> bool:
    return not UNSEEN.isdisjoint(kinds)


def _right_kind(label: Label, item: Item) -> bool:
    if label.kinds == ("idle",):
        return item["kind"] not in BODY
    return item["kind"] in label.kinds


def _bodies(pairs: Iterable[tuple[Label, Item]]) -> dict[str, float]:
    counted = {"leads F1": [0, 0, 0], "with F1": [0, 0, 0], "cites F1": [0, 0, 0]}
    for label, item in pairs:
        _count(counted["leads F1"], item["leads"], label.leads)
        _count(counted["with F1"], item["with"], label.partners)
        if label.cites != ("?",):
            _count(counted["cites F1"], item["cites"], label.cites)
    return {name: f1(*numbers) for name, numbers in counted.items()}


def _count(numbers: list[int], found: Sequence[str], wanted: Sequence[str]) -> None:
    left = list(wanted)
    for name in found:
        match = next((w for w in left if alike(name, w)), None)
        if match is not None:
            left.remove(match)
    for place, number in enumerate((len(wanted) - len(left), len(found), len(wanted))):
        numbers[place] += number


def _deadlines(pairs: Sequence[tuple[Label, Item]]) -> dict[str, float]:
    timed = [(label, label.due, item["deadline"]) for label, item in pairs if label.due]
    dated = [(due, got) for _, due, got in timed if due.dated]
    undated = [(due, got) for _, due, got in timed if not due.dated]
    return {
        "deadline kind": _share(
            [(d, g) for _, d, g in timed], lambda due, got: got["kind"] in due.kinds
        ),
        "deadline dates": _share(
            dated,
            lambda due, got: (
                got["end"] == due.end and (due.open_start or got["start"] == due.start)
            ),
        ),
        "no false dates": _share(undated, lambda _, got: not (got["start"] or got["end"])),
    }


def _facts(document: Document, found: Mapping[str, Any]) -> dict[str, float]:
    def right(key: str) -> bool:
        allowed = {fold(value) for value in document.facts.get(key, ())} or {""}
        return "~" in allowed or fold(found[key] or "") in allowed

    wanted, got = document.implements, set(found["implements"])
    return {
        "document fields": sum(map(right, FACTS)) / len(FACTS),
        "title": float(right("title")),
        "implements F1": f1(len(wanted & got), len(got), len(wanted)),
    }


def _share(pairs: Sequence[tuple[A, B]], test: Callable[[A, B], bool]) -> float:
    return sum(test(*pair) for pair in pairs) / len(pairs) if pairs else 1.0


def f1(hits: int, found: int, wanted: int) -> float:
    """Twice the hits among all that was found and all that was wanted."""
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def fold(text: str) -> str:
    """A text without what does not matter: blanks, capitals, the sign at its end."""
    return " ".join(text.split()).casefold().rstrip(".;,:")


def alike(one: str, other: str) -> bool:
    """Whether two printed names are one body, or two numbers one document."""
    if "/" in one or "/" in other:
        return fold(one) == fold(other)
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= ALIKE
