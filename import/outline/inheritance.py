"""What blocks have from others: from headings, assignments, lines that only say who or when."""

from __future__ import annotations

from dataclasses import dataclass, field

from doichieu.importing.outline import kinds, lead_ins
from doichieu.importing.outline.blocks import DUTIFUL, Block
from doichieu.importing.outline.leading import duty_without_line, told_duty
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.model import Kind


def hand_on(tree: Tree) -> None:
    """Note on every block what others give it (`gives`, `assigned`, `stated`, `due`)."""
    for parent in (tree.root, *tree.blocks):
        below = _Below(parent)
        for child in parent.children:
            below.take(child)


@dataclass(slots=True)
class _Below:
    """The blocks below one parent, gone over in reading order.

    `assigned` is what the last paragraph assigned to the list that follows it; `beside` are the
    tasks that a line would speak of, which begin anew once it has (`shared`).
    """

    parent: Block
    assigned: Duty | None = None
    beside: list[Block] = field(default_factory=list)
    shared: bool = False

    def take(self, child: Block) -> None:
        """Go over the next block."""
        if child.leads_in:
            given = lead_ins.duty_of(child.text, outermost=not self.parent.opens)
            leads = given.leads or (told_duty(child).leads if given.partners else ())
            self.assigned = Duty(leads, given.partners) if leads else None
            return
        if child.kind is Kind.HEADING:
            shared = duties.apportions(self.parent.text) or any(
                each.kind is Kind.ORGANISATION for each in child.children
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
            tasks = _section(child, self.parent) or self.beside or [self.parent]
            for line in (child, *child.children):
                _share(line.text, tasks, kinds.attribute(child.text))
            self.shared = True
            return
        if self.shared:
            self.beside, self.shared = [], False
        self.beside += _tasks(child)


def _tasks(block: Block) -> list[Block]:
    """The block itself where it is a task, else the tasks right below it."""
    if block.kind in DUTIFUL:
        return [block]
    return [child for child in block.children if child.kind in DUTIFUL]


def _section(line: Block, parent: Block) -> list[Block]:
    """The tasks of a whole section, where a line numbered like the headings after it says when.

    'II. … 2. Thời gian thực hiện: … 3. Nội dung: a) …' speaks of all in II; where a section has
    several such lines, each speaks of what stands before it.
    """
    if line.label is None or kinds.attribute(line.text) != "deadline":
        return []
    alike = [child for child in parent.children if child.scheme is line.scheme]
    timed = sum(child.kind is Kind.DEADLINE for child in alike)
    after = alike[alike.index(line) + 1 :]
    if timed > 1 or not any(child.kind is Kind.HEADING for child in after):
        return []
    return [block for block in parent.below() if block.kind in DUTIFUL]


def _share(line: str, tasks: list[Block], about: str | None) -> None:
    """Give what a line says of time or bodies to the tasks before it, or to the one above.

    A line with no name of its own says what the line above it is about.
    """
    own = kinds.attribute(line)
    subject = own or about
    value = line.partition(":")[2].strip() if own else line
    if subject == "deadline":
        for task in tasks:
            task.due = deadlines.of_line(value)
    elif subject in ("leads", "with"):
        named = duties.of_line(value)
        for task in tasks:
            known = task.stated or NOBODY
            if subject == "leads":
                earlier = () if own else known.leads
                task.stated = Duty((*earlier, *named.leads), (*known.partners, *named.partners))
            else:
                task.stated = Duty(known.leads or told_duty(task).leads, named.leads)
