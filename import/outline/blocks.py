"""A block in the making: a paragraph with its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from doichieu.frozen import frozen
from doichieu.importing.outline.sections import heads_part, is_section
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.importing.sheet.paragraphs import Paragraph
from doichieu.importing.sheet.tables import Row
from doichieu.model import NO_DEADLINE, Deadline, Kind
from doichieu.model.labels import BULLETS, FRAMES, Label, Scheme
from doichieu.text import fold
from doichieu.vocabulary.words import source, wordings

_STOPS = (".", ";", ",", "./", "…")
# Grounds are often set in italics, one a line; none is a heading.
_RESOLVED = re.compile(rf"(?:.*\s)?{source('sheet', 'resolved')}")
_GROUNDS = wordings("letterhead")["ground_lines"]
_REMARK = re.compile(r"\(.*\)\W{0,3}", re.DOTALL)
_OPENING = (*FRAMES, Scheme.STEP)
_LONGEST_HEADING = 260
_LONGEST_UNLABELLED = 130
_LONGEST_TITLE = 80
_LONGEST_SENTENCE = 170
_LONGEST_LABELLED = 420


DUTIFUL = (Kind.TASK, Kind.ORGANISATION)
"""The kinds of blocks that somebody has to carry out."""


@frozen
class Cells:
    """What the other cells of a row say of its task.

    `deadline` is None where there is no column of times; `unread` is what its cell says if that was
    not understood.
    """

    duty: Duty = NOBODY
    deadline: Deadline | None = None
    unread: str = ""


@dataclass(eq=False, slots=True)
class Block:
    """One block. The root of a tree has neither line nor address; `kind` is settled last.

    `place` is where it stands among the children of its parent.
    `leads_in` is true for a sentence that only leads into the list of its heading, `folded` for an
    appendix that is kept whole, `named` for a bullet that only names bodies over paragraphs of what
    they do. A row of a table has a `row_label`, its place there, and none of its own. The last five
    are what others say of its duty: the `cells` of its row; what a line beside it has `stated`, and
    when by it the task is `due`; what a paragraph before its list `assigned` ('Giao Sở X:'); and
    what it `gives` to those below. An empty duty that is stated or assigned keeps that of the
    headings away. `unsure` is true for a line that may speak of more or fewer items than it was
    given to.
    """

    line: int
    text: str
    label: Label | None = None
    parent: Block | None = None
    address: str = ""
    level: int = 0
    indent: int = 0
    bold: bool = False
    capitals: bool = False
    row: Row | None = None
    head: tuple[str, ...] = ()
    leads_in: bool = False
    folded: bool = False
    named: bool = False
    kind: Kind = Kind.UNSETTLED
    children: list[Block] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    place: int = 0
    row_label: Label | None = None
    cells: Cells | None = None
    stated: Duty | None = None
    due: Deadline = NO_DEADLINE
    assigned: Duty | None = None
    gives: Duty = NOBODY
    unsure: bool = False

    @classmethod
    def of(cls, paragraph: Paragraph, kind: Kind = Kind.UNSETTLED) -> Block:
        """A block that holds what the paragraph says."""
        return cls(
            paragraph.line,
            paragraph.text,
            paragraph.label,
            level=paragraph.level,
            indent=paragraph.indent,
            bold=paragraph.bold,
            capitals=paragraph.capitals,
            row=paragraph.row,
            head=paragraph.head,
            kind=kind,
        )

    @property
    def scheme(self) -> Scheme | None:
        """The scheme of its label."""
        return self.label.scheme if self.label else None

    @property
    def opens(self) -> bool:
        """Whether it reads like the heading of what follows."""
        if self.leads_in or self.kind is Kind.RECITAL or self.formula:
            return False
        if self.level or self.named or self.scheme in _OPENING:
            return True
        return self._opens_unlabelled() if self.label is None else self._opens_labelled()

    @property
    def remark(self) -> bool:
        """Whether it is a paragraph in brackets."""
        return self.label is None and _REMARK.fullmatch(self.text) is not None

    @property
    def heads(self) -> bool:
        """Whether it heads a section without a number: in capitals, with words that say so."""
        return self.label is None and self.capitals and is_section(self.text)

    def _opens_unlabelled(self) -> bool:
        text = self.text
        if text.endswith(":"):
            return len(text) <= _LONGEST_UNLABELLED
        if len(text) > _LONGEST_HEADING or text.endswith(_STOPS):
            return self.capitals and not text.endswith(";")
        return self.heads or (self.bold and not text.startswith(_GROUNDS))

    def _opens_labelled(self) -> bool:
        text = self.text
        if self.scheme in BULLETS:
            named = len(text) <= _LONGEST_TITLE and not text.endswith(_STOPS) and heads_part(text)
            return named or (text.endswith(":") and len(text) <= _LONGEST_UNLABELLED)
        if text.endswith(".") and not text.endswith("/."):
            return len(text) <= _LONGEST_SENTENCE or self.capitals or self.bold
        plain = len(text) <= _LONGEST_LABELLED and not text.endswith(_STOPS)
        return text.endswith(":") or plain or (self.capitals and not text.endswith(";"))

    @property
    def subtitle(self) -> bool:
        """Whether it is a heading without a label that holds what follows ('Mục tiêu cụ thể:')."""
        return self.label is None and self.opens

    @property
    def titles(self) -> bool:
        """Whether it is a few words above a list of its own ('- Ở xã' over '+ …')."""
        listed = any(child.label is not None for child in self.children)
        return listed and len(self.text) <= _LONGEST_TITLE and not self.text.endswith(_STOPS)

    @property
    def formula(self) -> bool:
        """Whether it is the phrase with which what is decided begins; it holds nothing."""
        if self.label is not None or not self.text.endswith(":"):
            return False
        return _RESOLVED.fullmatch(fold(self.text[-60:])) is not None

    def above(self) -> Iterator[Block]:
        """The blocks above, nearest first, without the root."""
        block = self.parent
        while block is not None and block.line:
            yield block
            block = block.parent

    def behind(self) -> Iterator[Block]:
        """The blocks behind it under the same heading."""
        beside = self.parent.children if self.parent else []
        return (beside[at] for at in range(self.place + 1, len(beside)))

    def below(self) -> Iterator[Block]:
        """The blocks below, in reading order."""
        pending = self.children[::-1]
        while pending:
            block = pending.pop()
            yield block
            pending += block.children[::-1]
