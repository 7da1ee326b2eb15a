"""What is said of tasks followed through all levels, for any format of a report to lay out."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.chain_wording import dies_words, drift_words, place_words, reach_word
from doichieu.export.content import (
    Cell,
    Group,
    Name,
    Section,
    Summary,
    Table,
    Words,
    cell,
    filled,
    foreign,
    joined,
    names,
)
from doichieu.language import _
from doichieu.model import StoredItem
from doichieu.model.descent import Fate, Fates, Said, Stage, Story
from doichieu.wording import level_word

_TEXT = 240
"""Characters of a text in a column beside others."""


def fates_summary(fates: Fates) -> Summary:
    """Every task with its weakest link and where that is; what reaches no lowest level first."""
    dead = fates.dead_ends
    sections = (
        _listed(Name.GAPS, _("Tasks that no document of the last level carries out"), dead),
        _listed(Name.TASKS, _("Every task and its weakest link"), fates),
    )
    return Summary(
        filled(_("The tasks of {directive} through all levels"), directive=_named(fates)),
        _about(fates),
        sections[:1] if dead.tasks else (),
        () if dead.tasks else (_("Every task is carried out at the last level."),),
        annexes=sections[1:],
        task_rows=_table(fates, None),
    )


def _named(fates: Fates) -> Words:
    return foreign(fates.directive.name)


def _about(fates: Fates) -> tuple[Words, ...]:
    level = level_word(fates.lowest) if fates.lowest else "–"
    dead = sum(fate.dead for _task, fate in fates.tasks)
    carried = sum(fate.carried for _task, fate in fates.tasks)
    return (
        filled(_("The last level below it: {level}."), level=(level,)),
        filled(
            _("Tasks: {tasks}; carried out at the last level: {carried}; ended above it: {dead}."),
            tasks=(len(fates.tasks),),
            carried=(carried,),
            dead=(dead,),
        ),
    )


def _listed(name: Name, title: str, fates: Fates) -> Section:
    tables = (_table(fates, _TEXT),) if fates.tasks else ()
    return Section(name, title, tables=tables)


def _table(fates: Fates, width: int | None) -> Table:
    heads = (_("Task"), _("Lead"), _("Weakest link"), _("Where"), _("Ways down"), _("At the end"))
    rows = tuple(
        (
            cell((*foreign(task.address), ": ", *foreign(task.text, width))),
            cell(names(task.leads)),
            cell((reach_word(fate.reach),)),
            cell(foreign(dies_words(fate))),
            cell((_counted(fate),)),
            cell((fate.carriers,)),
        )
        for task, fate in fates.tasks
    )
    return Table(heads, (Group((), rows),), (40, 16, 12, 16, 10, 6))


def _counted(fate: Fate) -> str:
    return ", ".join(f"{reach_word(reach)}: {count}" for reach, count in fate.counts.items())


def story_summary(story: Story) -> Summary:
    """One task through all levels: a row a document, with the verdict of the hop that led there."""
    top, *below = story.stages
    task = top.items[0]
    title = _("{address} of {directive} through all levels")
    address, name = foreign(task.address), foreign(top.node.place.name)
    table = _levels(story)
    weakest = (reach_word(story.fate.reach),)
    where = foreign(dies_words(story.fate))
    return Summary(
        filled(title, address=address, directive=name),
        (
            foreign(task.text),
            filled(_("Weakest link: {reach}."), reach=joined(" ", (weakest, where))),
        ),
        (Section(Name.TASKS, _("From level to level"), tables=(table,)),) if below else (),
        task_rows=table,
    )


def _levels(story: Story) -> Table:
    heads = (_("Document"), _("Text"), _("Assessment"), _("From the top"), _("What changes"))
    above = (_above_row(story, place) for place in range(len(story.above)))
    rows = (*above, *map(_row, story.stages))
    return Table(heads, (Group((), tuple(rows)),), (18, 38, 18, 10, 16))


def _above_row(story: Story, place: int) -> tuple[Cell, ...]:
    above, item = story.above[place]
    found = cell(_text(item)) if item else cell((_("not linked to a task"),))
    mark = "↑ " * above.steps
    said = [above.said] if above.said else []
    verdict = cell((reach_word(above.here),), *map(_who, said))
    return cell((mark, *foreign(place_words(above.place)))), found, verdict, cell(), cell()


def _row(stage: Stage) -> tuple[Cell, ...]:
    node = stage.node
    place = cell(("→ " * stage.deep, *foreign(place_words(node.place))))
    texts = cell(*map(_text, stage.items))
    drift = cell(*(foreign(drift_words(each)) for each in stage.drift))
    if not stage.deep:
        return place, texts, cell(), cell(), drift
    verdict = cell((reach_word(node.here),), *map(_who, node.said))
    return place, texts, verdict, cell((reach_word(node.reach),)), drift


def _text(item: StoredItem) -> Words:
    return (*foreign(item.address), ": ", *foreign(item.text, _TEXT))


def _who(said: Said) -> Words:
    """Who decided and when, with the reason; nothing where nobody has."""
    return joined(", ", _parts(said))


def _parts(said: Said) -> Iterator[Words]:
    yield foreign(said.reviewer)
    if said.at:
        yield (said.at.astimezone().date(),)
    yield foreign(said.reason)
    if said.suspect:
        yield (_("needs another look"),)
