"""What is said of a directive and all its plans, for any format of a report to lay out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from doichieu.model import VERDICTS, Grade, StoredItem, Verdict
from doichieu.model.matrix import SUGGESTED, Column, Matrix
from doichieu.model.matrix import Cell as Known
from doichieu.text import one_line
from doichieu.wording import cell_word

MOST = 20
"""Tasks most often left out, and plans that leave out most, which are named before the table."""

BESIDE = 12
"""Plans that stand beside each other on paper."""

_TEXT = 160
"""Characters of a task in a narrow column."""


def summary(matrix: Matrix) -> Summary:
    """The tasks most often left out, the plans that leave out most, then every cell.

    On paper the table is cut into pieces of some plans each, with their names above them; formats
    that filter and count have it whole.
    """
    sections = (_most_missing(matrix), _worst(matrix))
    pieces = Section(Name.TASKS, _("Every task in every plan"), (_key(),), tables=_pieces(matrix))
    return Summary(
        filled(_("{directive} and the plans that carry it out"), directive=_directive(matrix)),
        _about(matrix),
        tuple(each for each in sections if each.tables),
        () if matrix.worst else (_("No plan leaves anything out."),),
        annexes=(pieces,),
        task_rows=_whole(matrix),
    )


def _directive(matrix: Matrix) -> Words:
    section = ("#", *foreign(matrix.section)) if matrix.section else ()
    return (*foreign(matrix.name), *section)


def _about(matrix: Matrix) -> tuple[Words, ...]:
    totals = [column.total for column in matrix.columns]
    decided = sum(each.decided for each in totals)
    begun = sum(column.review is not None for column in matrix.columns)
    return (
        filled(
            _("Tasks: {tasks}; plans: {plans}, of which a review has begun: {begun}."),
            tasks=(len(matrix.tasks),),
            plans=(len(totals),),
            begun=(begun,),
        ),
        filled(
            _("Decided by reviewers: {decided} of {all}; all else only seems so to the program."),
            decided=(decided,),
            all=(sum(each.of for each in totals),),
        ),
    )


def _key() -> Words:
    """What the glyphs mean: those of verdicts, and the small ones of what is only suggested."""
    meanings = [*VERDICTS.values(), *SUGGESTED.values()]
    said = "; ".join(f"{each.glyph} {_(each.word, each.place)}" for each in meanings)
    return (_("{key}. A small sign is only suggested.").format(key=said),)


def _most_missing(matrix: Matrix) -> Section:
    heads = (_("No."), _("Task"), _("Lead"), _("Left out"), _("Seems left out"), _("Of plans"))
    rows = tuple(
        (cell((number,)), *_named(matrix.tasks[place], None), *_counted(matrix, place))
        for number, place in enumerate(matrix.most_missing[:MOST], 1)
    )
    return _listed(Name.GAPS, _("Most often left out"), heads, rows, (7, 43, 20, 10, 10, 10))


def _named(task: StoredItem, width: int | None) -> tuple[Cell, Cell]:
    """A task with its address, and the bodies that lead it."""
    return cell((*foreign(task.address), ": ", *foreign(task.text, width))), cell(names(task.leads))


def _counted(matrix: Matrix, place: int) -> tuple[Cell, ...]:
    total = matrix.totals[place]
    return tuple(cell((each,)) for each in (total.left_out, total.perhaps, total.of))


def _worst(matrix: Matrix) -> Section:
    heads = (
        _("Column"),
        _("Plan"),
        _("Issuer"),
        _("Tasks decided"),
        _("Left out"),
        _("Seems left out"),
        _("Of tasks"),
    )
    rows = tuple(
        (
            cell((column.number,)),
            cell(_plan(column)),
            cell(foreign(column.issuer)),
            *(
                cell((each,))
                for total in [column.total]
                for each in (total.decided, total.left_out, total.perhaps, total.of)
            ),
        )
        for column in matrix.worst[:MOST]
    )
    shares = (7, 23, 30, 10, 10, 10, 10)
    return _listed(Name.FIGURES, _("Plans that leave out most"), heads, rows, shares)


def _listed(
    name: Name,
    title: str,
    heads: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    shares: tuple[int, ...],
) -> Section:
    tables = (Table(heads, (Group((), rows),), shares),) if rows else ()
    return Section(name, title, tables=tables)


def _plan(column: Column) -> Words:
    return foreign(column.called)


def _glyphs(known: Known) -> str:
    glyph = known.meaning.glyph if known.meaning else "·"
    return f"{glyph}!" if known.suspect else glyph


def _pieces(matrix: Matrix) -> tuple[Table, ...]:
    """The table, so many plans at a time; which number is which plan stands above the rows."""
    starts = range(0, len(matrix.columns), BESIDE)
    return tuple(_piece(matrix, matrix.columns[start : start + BESIDE]) for start in starts)


def _piece(matrix: Matrix, columns: Sequence[Column]) -> Table:
    heads = (
        _("Task"),
        *(str(each.number) for each in columns),
        VERDICTS[Verdict.GAP].glyph,
        SUGGESTED[Grade.WEAK].glyph,
    )
    legend = joined("; ", ((f"{each.number}: ", *_plan(each)) for each in columns))
    rows = tuple(
        (
            _named(task, _TEXT)[0],
            *(cell((_glyphs(each.cells[place]),)) for each in columns),
            *_counted(matrix, place)[:2],
        )
        for place, task in enumerate(matrix.tasks)
    )
    return Table(heads, (Group(legend, rows),), (40, *(4 for _each in columns), 5, 5))


def _whole(matrix: Matrix) -> Table:
    """Every task with what is known of it in every plan, in words."""
    heads = (
        _("Address"),
        _("Task of the directive"),
        _("Lead"),
        _("Deadline"),
        _("Left out"),
        _("Seems left out"),
        _("Of plans"),
        *(one_line(f"{each.number}. {each.called}") for each in matrix.columns),
    )
    cells = [column.cells for column in matrix.columns]
    rows = tuple(
        (*_facts(task), *_counted(matrix, place), *_words([each[place] for each in cells]))
        for place, task in enumerate(matrix.tasks)
    )
    shares = (8, 50, 20, 15, 8, 8, 8, *(14 for _column in matrix.columns))
    return Table(heads, (Group((), rows),), shares)


def _facts(task: StoredItem) -> Iterator[Cell]:
    yield cell(foreign(task.address))
    yield cell(foreign(task.text))
    yield cell(names(task.leads))
    yield cell(foreign(task.deadline.raw))


def _words(known: Sequence[Known]) -> Iterator[Cell]:
    return (cell((cell_word(each),)) for each in known)
