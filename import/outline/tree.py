"""Paragraphs to a tree of blocks: which stands under which, and the address of each.

Numbering schemes open and close like brackets: a label whose scheme is open already closes what was
opened since and stands beside its last; one of a new scheme opens below. No scheme has a fixed
depth, for the same `1.` is a heading in one document and a task in another.
"""

from __future__ import annotations

import re

from doichieu.importing.limits import MOST_BESIDE
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.lead_ins import introduces, is_grouped
from doichieu.importing.outline.sections import charges_all, ends, organises
from doichieu.importing.sentences import duties
from doichieu.importing.sentences.bodies import is_names
from doichieu.importing.sentences.line_names import attribute
from doichieu.importing.sheet.paragraphs import Paragraph
from doichieu.model import Kind
from doichieu.model.labels import BULLETS, FRAMES, SECTIONS, Label, Scheme, follows
from doichieu.text import fold
from doichieu.vocabulary import words

_CLOSING = words.opening("openings", "closing")
_ENCLOSED = words.phrase("sheet", "enclosed")
_LONGEST_TITLE = 200
_LONGEST_NAME = 60
_NEXT_LINE = 2
_FINISHED = (".", ";")
_BRACKETED = re.compile(r"\([^()]*\d[^()]*\)\.?")


def _last(parent: Block) -> list[Block]:
    """The last blocks under a heading, as many as are looked at."""
    return parent.children[-MOST_BESIDE:]


class Tree:
    """Takes blocks in reading order and keeps them with their parents and addresses."""

    def __init__(self) -> None:
        self.root = Block(0, "", level=0)
        self.blocks: list[Block] = []
        self._open: list[Block] = [self.root]
        self._turns: dict[str, int] = {}
        self._title: Block | None = None

    @property
    def top(self) -> Block:
        """The innermost open block, or the root."""
        return self._open[-1]

    def continues_heading(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is the rest of the heading right above it, set over several lines.

        So are the titles of an annex, a part and a step, and the time of a step in brackets.
        """
        last = self.blocks[-1] if self.blocks else None
        if last is None or last is not self.top or paragraph.label is not None:
            return False
        set_apart = paragraph.capitals or paragraph.bold
        short = len(paragraph.text) <= _LONGEST_TITLE
        goes_on = last.text.isupper() and paragraph.capitals
        if last.scheme is Scheme.ANNEX:
            noted = _ENCLOSED.match(fold(paragraph.text)) is not None
            return not noted and (set_apart or (short and not paragraph.ends))
        if last.scheme in (Scheme.PART, Scheme.CHAPTER, Scheme.STEP):
            timed = last.scheme is Scheme.STEP and _BRACKETED.fullmatch(paragraph.text) is not None
            return short and (timed or not (last.text or paragraph.ends) or goes_on)
        near = paragraph.line <= last.line + _NEXT_LINE
        return goes_on and near and last.scheme in SECTIONS and not paragraph.ends

    def restart(self, title: Block | None = None) -> None:
        """Close everything: a document begins, enclosed in this one where it has a `title`.

        The title holds what stands before the first section; that has a number of its own.
        """
        del self._open[1:]
        self._title = title

    def add(self, block: Block, *, last: bool = False) -> None:
        """Hang the block where its label, or the want of one, says, and open it.

        A paragraph that the text ends with (`last`) is no part of the list before it.
        """
        if block.label is None:
            if self._stands_beside(block):
                self._open.pop()
            block.leads_in = self._leads_in(block)
            self._close_for_unlabelled(block, last=last and self._behind_item())
            parent = self._heading(remark=block.remark)
            self.hang(block, parent, self.counted("p", parent))
            if block.subtitle:
                self._open.append(block)
            return
        self._title = None
        name = self._close_for(block, block.label)
        self.hang(block, self.top, name)
        self._open.append(block)

    def _heading(self, *, remark: bool = False) -> Block:
        """The innermost open block that holds paragraphs, else the title or the root.

        A remark in brackets is about a list, not about the sentence that is its last item.
        """
        for above in reversed(self._open):
            finished = remark and above.text.endswith(".") and not above.children
            if above.opens and not finished:
                return above
        return self._title or self.root

    def _behind_item(self) -> bool:
        """Whether the last block is an item with a label, and no heading over a paragraph."""
        item = self.blocks[-1] if self.blocks else self.root
        charged = len(item.text) > _LONGEST_NAME and item.text.endswith(".")
        charged = charged and bool(duties.of_task(item.text).leads)
        return item.label is not None and (charged or not (item.opens or is_names(item.text)))

    def _leads_in(self, block: Block) -> bool:
        if block.level or not introduces(block.text, titled=block.bold):
            return False
        parent = self._heading()
        before = [each for each in _last(parent) if each.kind is Kind.UNSETTLED]
        # Below a title line of its own only what stands right there leads on.
        first = not before or not parent.subtitle or bool(parent.level)
        return first and not is_grouped(before)

    def hang(self, block: Block, parent: Block | None, name: str) -> None:
        """Hang the block under `parent` (the innermost open one if None) by that name."""
        parent = parent or self.top
        block.parent, block.place = parent, len(parent.children)
        wanted = f"{parent.address}.{name}" if parent.address else name
        turn = self._turns.get(wanted, 0) + 1
        while turn > 1 and f"{wanted}~{turn}" in self._turns:
            turn += 1
        self._turns[wanted] = turn
        block.address = wanted if turn == 1 else f"{wanted}~{turn}"
        self._turns.setdefault(block.address, 1)
        parent.children.append(block)
        self.blocks.append(block)

    def counted(self, name: str, parent: Block) -> str:
        """The name of the next block so called under `parent`: `p1`, then `p2`."""
        count = parent.counts[name] = parent.counts.get(name, 0) + 1
        return f"{name}{count}"

    def _close_for(self, block: Block, label: Label) -> str:
        """Close what the label ends; give the block's name under what is then innermost."""
        match label.scheme:
            case Scheme.BULLET | Scheme.PLUS:
                self._open_announcer()
                self._close_for_bullet(block, label)
                return self.counted(label.name, self.top)
            case Scheme.DECIMAL:
                return self._close_for_decimal(label)
            case scheme if scheme in SECTIONS:
                self._close_for_section(label)
                return label.name
            case _:
                self._close_for_number(label)
                return label.name

    def _close_for_section(self, label: Label) -> None:
        same = self._last(label.scheme)
        nested = label.ordinal == 1 and label.scheme not in FRAMES and self._announced(same)
        if same is not None and not nested:
            self._close(same)
            return
        over = SECTIONS[label.scheme]
        while self.top is not self.root and self.top.scheme not in over:
            self._open.pop()

    def _close_for_decimal(self, label: Label) -> str:
        """Close down to the block whose number this one begins with; give what is left of it."""
        parts = label.name.split(".")
        for keep in range(len(parts) - 1, 0, -1):
            prefix = ".".join(parts[:keep])
            for above in reversed(self._open):
                numbered = above.scheme in (Scheme.ARABIC, Scheme.DECIMAL)
                if numbered and above.label is not None and above.label.name == prefix:
                    self._close(above, itself=False)
                    return ".".join(parts[keep:])
        same = self._last(Scheme.DECIMAL)
        if same is not None:
            self._close(same)
        else:
            self._close_bullets()
        return label.name

    def _close_for_number(self, label: Label) -> None:
        if label.ordinal == 1 and self._last(label.scheme) is not None:
            self._open_announcer()
        same = [block for block in reversed(self._open) if block.scheme is label.scheme]
        for block in same:
            if block.label and follows(block.label, label):
                self._close(block)
                return
        if not same:
            self._close_decimals(label)
            self._close_bullets()
        elif not (label.ordinal == 1 and self._announced(same[0])):
            self._close(same[0])

    def _announced(self, same: Block | None) -> bool:
        """Whether a new count may begin below the open one: something since has announced it."""
        if same is None or same is not self.top:
            return same is not None and self.top.opens
        last = self.blocks[-1]
        return same.text.endswith(":") or (last.leads_in and last.parent is same)

    def _open_announcer(self) -> None:
        """However long it is, a paragraph that ends in a colon holds the list right below it."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.label or last.row or last.formula or last.leads_in:
            return
        announces = last.text.endswith(":") and last.kind is Kind.UNSETTLED
        if announces and last.parent is not None and last.parent in self._open:
            self._close(last.parent, itself=False)
            self._open.append(last)

    def _close_for_bullet(self, block: Block, label: Label) -> None:
        same = [b for b in reversed(self._open) if b.label and b.label.mark == label.mark]
        for sibling in same:
            if block.indent + 1 < sibling.indent and sibling is not same[-1]:
                continue
            # Markdown nests by indent; what a page sets in by eight columns and more is no nesting.
            if not sibling.indent + 2 <= block.indent < sibling.indent + 8 or sibling.indent >= 5:
                self._close(sibling)
            return
        if not same and label.scheme is Scheme.BULLET:
            while self.top.scheme is Scheme.PLUS:
                self._open.pop()

    def _close_for_unlabelled(self, block: Block, *, last: bool) -> None:
        if block.level:
            while self.top is not self.root and (
                not self.top.level or self.top.level >= block.level
            ):
                self._open.pop()
            return
        if block.heads and (organises(block.text) or not self._numbered):
            while self.top is not self.root and self.top.scheme not in FRAMES:
                self._open.pop()
            return
        closes = _CLOSING.match(fold(block.text)) or charges_all(block.text)
        rounds_off = last or ends(block.text) or closes
        if rounds_off:
            del self._open[2 if len(self._open) > 1 and self._open[1].scheme in SECTIONS else 1 :]
        bullet = self.top.scheme in BULLETS and not rounds_off
        if bullet and not (block.opens or attribute(block.text)):
            self.top.named = self._names_whose(self.top)
        while (
            self.top is not self.root
            and not self.top.opens
            and (block.subtitle or self.top.scheme in BULLETS)
        ):
            self._open.pop()
        while block.subtitle and self.top.subtitle and not self.top.level:
            if self.top.heads and not block.capitals:
                break
            self._open.pop()

    def _stands_beside(self, block: Block) -> bool:
        """Whether a paragraph stands beside the finished item above it, and not below.

        An item that those before it show to be one of a list of sentences has nothing below it.
        """
        last = self.top
        if not (last.label and last is self.blocks[-1]) or attribute(block.text):
            return False
        if last.scheme in SECTIONS or last.parent is None:
            return False
        beside = [each for each in _last(last.parent) if each.scheme is last.scheme]
        return len(beside) > 1 and not any(
            each.children or each.row or not each.text.endswith(_FINISHED) for each in beside
        )

    def _names_whose(self, bullet: Block) -> bool:
        """Whether a bullet only names bodies, over paragraphs of what they have to do.

        The first of a list may, and any behind one that does: a bare list of names is followed by
        other paragraphs too.
        """
        if bullet.named or not is_names(bullet.text):
            return bullet.named
        beside = [
            each for each in _last(bullet.parent or self.root) if each.scheme is bullet.scheme
        ]
        return len(beside) == 1 or any(not child.label for child in beside[-2].children)

    @property
    def _numbered(self) -> bool:
        """Whether a section with a number is open."""
        return any(block.scheme in SECTIONS and block.scheme not in FRAMES for block in self._open)

    def _close_decimals(self, label: Label) -> None:
        """`3.` after `2.6` is no part of it, though no `2.` is open."""
        for block in self._open:
            earlier = block.label if block.scheme is Scheme.DECIMAL else None
            if earlier and label.scheme is Scheme.ARABIC and earlier.major < label.ordinal:
                self._close(block)
                return

    def _close_bullets(self) -> None:
        """A number does not stand below a bullet, unless the bullet announces it."""
        while self.top.scheme in BULLETS and not self.top.text.endswith(":"):
            self._open.pop()

    def _close(self, block: Block, *, itself: bool = True) -> None:
        index = self._open.index(block)
        del self._open[index + (0 if itself else 1) :]

    def _last(self, scheme: Scheme) -> Block | None:
        return next((block for block in reversed(self._open) if block.scheme is scheme), None)
