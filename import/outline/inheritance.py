"""What blocks are told by others: headings, assignments, lines that only say who or when."""

from __future__ import annotations

from doichieu.importing.outline import kinds
from doichieu.importing.outline.blocks import Block
from doichieu.importing.outline.tree import Tree
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.bodies import particular
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.model import NO_DEADLINE, Deadline, Kind

_DUTIFUL = (Kind.TASK, Kind.ORGANISATION)


def _tasks(block: Block) -> list[Block]:
    """The block itself where it is a task, else the tasks right below it."""
    if block.kind in _DUTIFUL:
        return [block]
    return [child for child in block.children if child.kind in _DUTIFUL]


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
    return [block for block in parent.below() if block.kind in _DUTIFUL]


class Inherited:
    """The duties and deadlines that the blocks of one tree have from elsewhere."""

    def __init__(self, tree: Tree) -> None:
        self._headings: dict[int, Duty] = {}
        self._assigned: dict[int, Duty] = {}
        self._duties: dict[int, Duty] = {}
        self._deadlines: dict[int, Deadline] = {}
        for parent in (tree.root, *tree.blocks):
            self._hear(parent)

    def duty(self, block: Block) -> Duty:
        """The duty told to the block itself, else that of the nearest block above or assignment."""
        if id(block) in self._duties:
            return self._duties[id(block)]
        partners: tuple[str, ...] = ()
        for one in (block, *block.above()):
            told = NOBODY if one is block else self._headings.get(id(one), NOBODY)
            if not told.leads:
                partners = partners or told.partners
                told = self._assigned.get(id(one), NOBODY)
            if told.leads or id(one) in self._assigned:
                return Duty(told.leads, partners or told.partners)
        return Duty(partners=partners)

    def stated(self, block: Block) -> Duty:
        """The duty that a line beside the block gives it, NOBODY if none does."""
        return self._duties.get(id(block), NOBODY)

    def deadline(self, block: Block) -> Deadline:
        """The deadline that a line beside the block gives it."""
        return self._deadlines.get(id(block), NO_DEADLINE)

    def _hear(self, parent: Block) -> None:
        """Go over the blocks below one parent, in reading order."""
        assigned: Duty | None = None
        beside: list[Block] = []
        shared = False
        for child in parent.children:
            if child.kind is Kind.HEADING:
                duty = duties.of_heading(child.text)
                self._headings[id(child)] = duty
                if child.label is None and not child.subtitle:
                    # A charge to many at once gives no task of the list to anybody in particular.
                    charged = duties.charges(child.text) and particular(duty.leads)
                    assigned = duty if charged or duties.assigns(child.text) else None
                    continue
                assigned = assigned if child.label is not None else None
            if assigned is not None:
                self._assigned[id(child)] = assigned
            if child.kind in _DUTIFUL and child.children:
                leads = duties.of_task(child.text, self.duty(child)).leads
                self._headings[id(child)] = Duty(leads)
            if child.kind is Kind.DEADLINE:
                tasks = _section(child, parent) or beside or [parent]
                for line in (child, *child.children):
                    self._share(line.text, tasks, kinds.attribute(child.text))
                shared = True
                continue
            if shared:
                beside, shared = [], False
            beside += _tasks(child)

    def _share(self, line: str, tasks: list[Block], about: str | None) -> None:
        """Give what a line says of time or bodies to the tasks before it, or to the one above.

        A line with no name of its own says what the line above it is about.
        """
        own = kinds.attribute(line)
        told = own or about
        value = line.partition(":")[2].strip() if own else line
        if told == "deadline":
            due = deadlines.of_line(value)
            self._deadlines.update({id(task): due for task in tasks})
        elif told in ("leads", "with"):
            said = duties.of_line(value)
            for task in tasks:
                known = self._duties.get(id(task), NOBODY)
                leads, partners = known.leads or self.duty(task).leads, known.partners
                if told == "leads":
                    earlier = () if own else known.leads
                    duty = Duty((*earlier, *said.leads), (*partners, *said.partners))
                else:
                    duty = Duty(leads, said.leads)
                self._duties[id(task)] = duty
