"""Documents written for this project with labels made by hand beside their lines.

A file begins with the container in which the document reaches the reader and with what it says of
itself (`% number: 12/KH-UBND`). Then comes its text, a paragraph a line; behind ` ‖ ` stands what
the block is that begins there:

    - Sửa mái chợ trước ngày 10/4/2026. ‖ II.1.-1 task > Phòng Kinh tế + các thôn @ by ..2026-04-10

address, kind, who leads, who takes part, deadline, numbers cited (`#`), the text if it is not what
the lines print (`=`). `~` stands for an address or a text that the rules of labelling leave open,
`?` for a block whose very being they leave open, `-` for lines that belong to none; `idle` is any
kind that nobody has to carry out, `a|b` either. `◂` and `▸` are the sides of a letterhead, `^` and
`<` a cell that is one with that above or before it, `{+…+}` and `{-…-}` tracked changes.
`docs/reading.md` tells what each field means; `% # …` says why a label is as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).parent / "documents"
BODY = frozenset({"task", "organisation"})
_FIELDS = re.compile(r" ([>+@#=]) ")
SIDE = re.compile(r" [◂▸]$")
"""The mark of a line on the left or on the right of a letterhead."""
CHANGE = re.compile(r"(\{\+.*?\+\}|\{-.*?-\})")
"""What a tracked change put in or took out."""
LABEL = re.compile(
    r"(?:PHỤ LỤC(?: (?:[IVX]+|\d+))?|KẾ HOẠCH|Điều \d+\.|[IVX]+[.-]|[A-Z]\."
    r"|\d+(?:\.\d+)*[.-]?|[a-zđ]\)|[-+*•])\s+",
    re.IGNORECASE,
)
"""The label that a block is printed with."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a block is due: the kinds that are right, and its days unless they are left open."""

    kinds: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    open_start: bool = False

    @property
    def dated(self) -> bool:
        """Whether a day is right at all."""
        return bool(self.start or self.end)


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful reader says of the block that begins on the line `place` of the file."""

    place: int
    address: str | None
    kinds: tuple[str, ...]
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: Due | None = Due(("none",))
    cites: tuple[str, ...] = ()
    text: str | None = None
    row: str = ""

    @property
    def open(self) -> bool:
        """Whether the rules leave open that there is such a block."""
        return self.kinds == ("?",)

    @property
    def body(self) -> bool:
        """Whether somebody has to carry it out."""
        return BODY.issuperset(self.kinds)


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled document: what it says of itself, its lines, and the labels of its blocks."""

    name: str
    facts: dict[str, tuple[str, ...]]
    lines: tuple[str, ...]
    labels: tuple[Label, ...]
    container: str

    @property
    def implements(self) -> frozenset[str]:
        """The numbers of what it says it carries out."""
        return frozenset(self.facts["implements"])


def names() -> list[str]:
    """The names of the labelled documents, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(path: Path) -> Document:
    """The document in the file `path` with its labels."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(":", 1) for line in lines if re.match(r"% \w+:", line))
    facts = {
        key: _listed(value, ";" if key == "implements" else "|") for key, value in head.items()
    }
    body = [line for line in lines if not line.startswith("%")]
    parts = [line.partition(" ‖ ")[::2] for line in body]
    starts = [place for place, (_, note) in enumerate(parts) if note] + [len(parts)]
    labels = []
    for place, after in pairwise(starts):
        if parts[place][1] != "-":
            printed = [accepted(text) for text, _ in parts[place:after]]
            labels.append(_label(place, parts[place][1], printed))
    texts = tuple(text for text, _ in parts)
    return Document(path.stem, facts, texts, tuple(labels), head["container"].strip())


def accepted(line: str) -> str:
    """A line as it is printed, tracked changes accepted."""
    return re.sub(r"\{-.*?-\}|\{\+|\+\}", "", SIDE.sub("", line))


def _listed(value: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(separator) if part.strip())


def _label(place: int, note: str, printed: list[str]) -> Label:
    first, *rest = _FIELDS.split(f"{note} ")
    marks = dict(zip(rest[::2], rest[1::2], strict=True))
    first, unchecked = first.strip().removesuffix(" ~"), first.strip().endswith(" ~")
    address, _, kinds = first.rpartition(" ")
    text = marks.get("=", "").strip() or _text(printed)
    return Label(
        place,
        None if address == "~" else address,
        tuple(kinds.split("|")),
        _listed(marks.get(">", ""), ";"),
        _listed(marks.get("+", ""), ";"),
        _due(marks.get("@", "none").split()),
        _listed(marks.get("#", ""), ";"),
        None if unchecked else text,
        marks.get("=", "").strip(),
    )


def _text(printed: list[str]) -> str:
    words = " ".join(line.strip() for line in printed)
    return words[label.end() :] if (label := LABEL.match(words)) else words


def _due(words: list[str]) -> Due | None:
    kinds = tuple(words[0].split("|"))
    if kinds == ("?",):
        return None
    start, _, end = words[1].partition("..") if len(words) > 1 else ("", "", "")
    return Due(kinds, start or None, end or None, open_start=len(kinds) > 1)
