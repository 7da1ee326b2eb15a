"""What blocks have from others: from headings, assignments, lines that only say who or when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile

from doichieu.importing.limits import MOST_BESIDE, MOST_MARKS
from doichieu.importing.outline import label_lines, lead_ins
from doichieu.importing.outline.blocks import DUTIFUL, Block
from doichieu.importing.outline.leading import duty_without_line, told_duty
from doichieu.importing.outline.sections import ends
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.importing.sentences.line_names import attribute
from doichieu.model import NO_DEADLINE, Deadline, Kind
from doichieu.model.labels import BULLETS
from doichieu.text import fold
from doichieu.vocabulary.words import phrase

_ADDRESSED = phrase("duties", "addressed")


def hand_on(tree: Tree) -> None:
    """Note on every block what others give it (`gives`, `assigned`, `stated`, `due`)."""
    for parent in (tree.root, *tree.blocks):
        if parent.children:
            _give_time(parent)
            below = _Below(parent)
            for child in parent.children:
                below.take(child)


@dataclass
class _Below:
    """The blocks below one parent, gone over in reading order.

    `assigned` is what the last paragraph assigned to the list that follows it; `beside` are the
    blocks that a line would speak of, `spoken` those that the line right before it spoke of, one of
    as many `lines`.
    """

    parent: Block
    assigned: Duty | None = None
    beside: list[Block] = field(default_factory=list)
    spoken: list[Block] | None = None
    lines: int = 0

    def take(self, child: Block) -> None:
        """Go over the next block."""
        if child.leads_in:
            given = lead_ins.duty_of(child.text, outermost=not self.parent.opens)
            leads = given.leads or (told_duty(child).leads if given.partners else ())
            self.assigned = Duty(leads, given.partners) if leads else self.assigned
            if self.parent.opens:
                self._date_list(child)
            return
        if child.kind is Kind.HEADING:
            shared = (
                self._addresses
                or duties.apportions(self.parent.text)
                or any(each.kind is Kind.ORGANISATION for each in child.children)
            )
            child.gives = duties.of_heading(child.text, organises=shared)
            if child.label is None and not child.subtitle:
                charged = duties.charges(child.text) or duties.assigns(child.text)
                self.assigned = child.gives if charged else None
                return
            if child.label is None:
                self.assigned = None
        child.assigned = self.assigned
        if child.kind in DUTIFUL and child.children:
            child.gives = Duty(duty_without_line(child).leads)
        if child.kind is Kind.DEADLINE:
            self._take_line(child)
            return
        if child.kind in DUTIFUL:
            for part in label_lines.told_within(child.text):
                _share(part, [child], None)
        if self.spoken:
            self.beside = []
        self.spoken, self.lines = None, 0
        self.beside.append(child)

    def _date_list(self, lead_in: Block) -> None:
        """Give the time that a lead-in names to the list it leads into."""
        due = deadlines.of_task(lead_in.text)
        if due is not NO_DEADLINE:
            # The next that names a time says when what stands behind that is due.
            _date(takewhile(lambda each: not _dates(each), lead_in.behind()), due)

    def _take_line(self, line: Block) -> None:
        """Give what a line and those below it say to those it speaks of."""
        about = attribute(line.text)
        if len({label_lines.due(each.text) for each in line.children}) > 1 and about is None:
            line.unsure = True
            return
        self.lines += 1
        if self.lines > MOST_BESIDE:
            return
        if self.spoken is None:
            self.spoken = self._spoken_of(line)
            line.unsure = len(self.spoken) > 1 and self.parent in self.spoken
        for each in (line, *line.children):
            for part in islice(label_lines.parts(each.text), MOST_MARKS):
                _share(part, self.spoken, about)

    def _spoken_of(self, line: Block) -> list[Block]:
        """Those that a line speaks of, of which each may hold more.

        Below a task it is the task; below a heading all, where the line is numbered as they are and
        the only one of its kind, else those before it, or those behind it where it opens.
        """
        parent = self.parent
        if parent.kind in DUTIFUL:
            return [*_sharing(parent), parent]
        if line.label is not None and line.scheme not in BULLETS and self._timed == 1:
            return [each for each in parent.children if each.label or each.children]
        return self.beside or self._behind(line)

    @cached_property
    def _addresses(self) -> bool:
        """Whether more than one heading is addressed to a body: so the work is shared out."""
        headings = (each for each in self.parent.children if each.kind is Kind.HEADING)
        named = (each for each in headings if _addresses(each.text))
        return len(list(islice(named, 2))) > 1

    @cached_property
    def _timed(self) -> int:
        """How many numbered lines say when."""
        lines = (each for each in self.parent.children if each.kind is Kind.DEADLINE)
        return sum(each.label is not None and each.scheme not in BULLETS for each in lines)

    def _behind(self, line: Block) -> list[Block]:
        """The blocks behind a line, and those it stands with, up to the next such line."""
        found: list[Block] = []
        for each in line.behind():
            if each.kind is not Kind.DEADLINE:
                found.append(each)
            elif found:
                break
        return found


def _addresses(heading: str) -> bool:
    """Whether a heading names the bodies it speaks to ('Đối với các trường học')."""
    told = _ADDRESSED.match(fold(heading))
    return told is not None and bool(duties.of_heading(heading[told.end() :]).leads)


def _dates(block: Block) -> bool:
    """Whether it is a lead-in that names a time."""
    return block.leads_in and deadlines.of_task(block.text) is not NO_DEADLINE


def _sharing(task: Block) -> list[Block]:
    """The tasks before one that its lines may speak of too: all before the last, if none has any.

    'a) … b) … - Đơn vị chủ trì: …': the lines stand below b) and may close the list.
    """
    above = task.parent
    if above is None or any(child.kind in DUTIFUL for child in task.children):
        return []
    last = next(each for each in reversed(above.children) if each.scheme is task.scheme)
    if last is not task:
        return []
    before = [each for each in above.children if each.scheme is task.scheme and each is not task]
    known = any(each.children or duty_without_line(each).leads for each in before)
    return [] if known or any(each.kind not in DUTIFUL for each in before) else before


def _give_time(heading: Block) -> None:
    """Give the time that a heading names to all that has to be done below it."""
    if heading.kind is Kind.HEADING:
        due = deadlines.of_heading(heading.text)
        if due is not NO_DEADLINE:
            _date([heading], due)


def _date(blocks: Iterable[Block], due: Deadline) -> None:
    """Give a time to blocks and to all below them; what is nearer may change it later.

    A paragraph that closes the document is about more than the section it stands in.
    """
    for block in blocks:
        for each in (block, *block.below()):
            if each.label is not None or not ends(each.text):
                each.due = due


def _share(line: str, spoken: list[Block], about: str | None) -> None:
    """Give what a line says of time or bodies to those it speaks of.

    A line with no name of its own says what the line above it is about.
    """
    own = attribute(line)
    subject = own or about
    value = line.partition(":")[2].strip() if own else line
    if subject not in ("leads", "with", "chief"):
        due = label_lines.due(line)
        if due is not NO_DEADLINE:
            _date(spoken, due)
        return
    named = duties.of_line(value)
    for task in (task for block in spoken for task in _tasks(block)):
        known = task.stated or NOBODY
        if subject == "leads":
            earlier = () if own else known.leads
            task.stated = Duty((*earlier, *named.leads), (*known.partners, *named.partners))
        elif subject == "with":
            task.stated = Duty(known.leads or told_duty(task).leads, named.leads)
        elif not (known.leads or told_duty(task).leads):
            task.stated = Duty(named.leads, known.partners)
        if task.stated and task.stated.leads:
            task.gives = Duty(task.stated.leads)


def _tasks(block: Block) -> list[Block]:
    """The block itself where it is a task, else the tasks right below it."""
    if block.kind in DUTIFUL:
        return [block]
    return [child for child in block.children if child.kind in DUTIFUL]
