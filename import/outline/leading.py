"""Who leads a task and when it is due: all that can say so, and which of it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from doichieu.importing.outline import label_lines
from doichieu.importing.outline.blocks import DUTIFUL, Block
from doichieu.importing.sentences import deadlines, duties
from doichieu.importing.sentences.duties import NOBODY, Duty
from doichieu.model import NO_DEADLINE, Deadline, Kind


def duty_of(block: Block) -> Duty:
    """Who carries a block out and who takes part; NOBODY where it is no task.

    The first that names a body says who leads:

    1. the cell of its row, even an empty one: nothing else speaks for a row;
    2. a line beside it that only says who ('Cơ quan chủ trì: …');
    3. its own words in brackets ('giao Sở X …');
    4. its own first sentence;
    5. a paragraph that assigns the list it stands in ('Giao Sở X:');
    6. the nearest block above that gives a duty, by its words or by an assignment of its own;
    7. its own further sentences.

    Who takes part comes from the same, the own words as one; from 5 and 6 only where a lead does
    or nobody leads.
    """
    if block.cells is not None:
        return block.cells.duty
    if block.kind not in DUTIFUL:
        return NOBODY
    stated, duty = block.stated or NOBODY, duty_without_line(block)
    return Duty(stated.leads or duty.leads, stated.partners or duty.partners)


def duty_without_line(block: Block) -> Duty:
    """The duty of a task by its own words, else by what is told it (3 to 7 of `duty_of`)."""
    own, told = duties.of_task(block.text), told_duty(block)
    if own.asks and told.leads and not told.asks:
        helpers = own.leads if own.helps else ()
        return Duty(told.leads, (*own.partners, *helpers) or told.partners)
    if own.opens or not told.leads:
        return Duty(own.leads, own.partners or (told.partners if not own.leads else ()))
    return Duty(told.leads, own.partners or told.partners)


def told_duty(block: Block) -> Duty:
    """What others say of a block: the line beside it, else an assignment or a block above."""
    if block.stated is not None:
        return block.stated
    partners: tuple[str, ...] = ()
    for one in (block, *block.above()):
        duty = NOBODY if one is block else one.gives
        if not duty.leads:
            partners = partners or duty.partners
            duty = one.assigned or NOBODY
        if duty.leads or one.assigned is not None:
            return replace(duty, partners=partners or duty.partners)
    return Duty(partners=partners)


def deadline_of(block: Block, issued: date | None = None) -> Deadline:
    """When a block is due.

    A row: by its cell, even an empty one. A task: by its own words, else by a line beside it or the
    heading above. An objective: by the words it opens with. A line that only says when: by what it
    says. What was over before the document was `issued` is only told in running text.
    """
    if block.cells is not None and block.cells.deadline is not None:
        return block.cells.deadline
    if block.kind in DUTIFUL:
        own = deadlines.of_task(block.text, issued)
        return block.due if own is NO_DEADLINE else own
    if block.kind is Kind.OBJECTIVE:
        return deadlines.of_opening(block.text)
    if block.kind is Kind.DEADLINE:
        return label_lines.due(block.text)
    return NO_DEADLINE
