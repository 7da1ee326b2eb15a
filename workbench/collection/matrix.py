"""A directive and its plans as a table: which plans there are, what was decided, what is looked at.

What is suggested comes later and bit by bit, from `surveying.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from doichieu import edition
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    Document,
    DocumentId,
    Grade,
    ItemId,
    ReviewId,
    StoredItem,
    Tag,
    TagId,
)
from doichieu.model.matrix import Cell, Column, Found, Likeliest, Matrix, PlanPart
from doichieu.store import Store
from doichieu.text import find
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.collection.carrying import Carrying
from doichieu.workbench.documents.known_documents import KnownDocuments
from doichieu.workbench.documents.references import named, tasks_in

_UNKNOWN = Cell()


class Order(StrEnum):
    """In what order the tasks stand."""

    READING = "reading"
    MISSING = "missing"


@frozen
class Wanted:
    """Which tasks: those that some plan leaves out, that a body leads, that carry a tag.

    `lead` is a part of the name of a body; `tag` stands for itself in the codebook.
    """

    holes: bool = False
    lead: str = ""
    tag: TagId | None = None


ALL = Wanted()
"""Every task."""


class Stamp(NamedTuple):
    """What is another one whenever something was `said`: decided; or `read`: in, or corrected."""

    said: tuple[object, ...]
    read: tuple[object, ...]


class Matrices:
    """The directives of an open store, each with its plans."""

    def __init__(
        self, store: Store, documents: KnownDocuments, codebook: Codebook, carrying: Carrying
    ) -> None:
        self._store = store
        self._documents = documents
        self._codebook = codebook
        self._carrying = carrying

    def read(self, directive: DocumentId, section: str = "", plans: Sequence[str] = ()) -> Matrix:
        """What was decided of the tasks of a directive in the plans named, or in all there are.

        All are the documents that say they carry it out and those that are reviewed against it, in
        the order of the library; nothing hidden. What is suggested comes from `surveying.fill`.
        Raises InputError where there is no task or no plan, or one that was named is not there.
        """
        named = [self._documents.look_up(plan)[0] for plan in plans]
        self._codebook.refresh()
        return self._matrix(directive, section, named)

    def named(self, directive: str, plans: Sequence[str] = ()) -> Matrix:
        """The same of a directive, or a section of it, by its name."""
        return self.read(*self._documents.look_up(directive), plans)

    def tag(self, name: str) -> TagId:
        """The tag of a name. Raises InputError where there is none."""
        return self._codebook.named(name).id

    def stamp(self) -> Stamp:
        """How things stand; what a survey keeps does not change it."""
        return Stamp(self._store.across.said(), self._store.documents.edition())

    def answers(self, matrix: Matrix) -> dict[PlanPart, Found]:
        """The answers that are suggested for the tasks in each plan, as far as they are kept."""
        plans = dict.fromkeys(column.plan for column in matrix.columns)
        surveyed = self._store.surveyed
        made_of = surveyed.made_of(matrix.directive, plans, rules())
        return surveyed.get(matrix.directive, made_of)

    def likeliest(
        self, directive: DocumentId, part: PlanPart, task: StoredItem
    ) -> Likeliest | None:
        """The answer that is suggested for a task in a plan or section, where one is kept."""
        surveyed = self._store.surveyed
        made_of = surveyed.made_of(directive, [part.plan], rules())
        return surveyed.get(directive, made_of).get(part, {}).get(task.address)

    def _matrix(self, directive: DocumentId, section: str, plans: Collection[DocumentId]) -> Matrix:
        store = self._store
        document = store.documents.get(directive)
        tasks = tasks_in(document, section)
        standing = store.across.standing(directive)
        columns = tuple(
            _decided(column, tasks, standing)
            for column in _columns(store, self._carrying, document, plans, len(tasks))
        )
        if not columns:
            raise _no_plan(document)
        tags = _tags(store, self._codebook.meant, directive)
        return Matrix(directive, document.name, section, tasks, columns, tags)


def rules() -> str:
    """The edition of the rules by which is suggested."""
    return edition.current(edition.ALIGNING).decode()


def _no_plan(directive: Document) -> InputError:
    remedy = _("Begin the review of a plan, or name it: doichieu matrix DIRECTIVE PLAN….")
    if not directive.outline.facts.number:
        remedy = _("It has no number by which a plan could name it: open it and correct its facts.")
    return InputError(
        _("no document in the store says that it carries this one out"),
        where=directive.name,
        remedy=remedy,
    )


def _columns(
    store: Store,
    carrying: Carrying,
    directive: Document,
    plans: Collection[DocumentId],
    tasks: int,
) -> Iterator[Column]:
    """A column for each plan of which nothing is known yet.

    It is of the whole plan, unless only sections of it are reviewed; then there is one for each of
    these. A review that was put out of sight is.
    """
    documents, reviews = store.documents.listed(), _by_plan(store, directive.id)
    wanted = {*plans}
    if not wanted:
        documents, _hidden = documents.parted()
        wanted = carrying.out(directive.id) | reviews.keys()
    issuers, blank, number = documents.issuers(), bytes(tasks), 0
    for plan, name in documents.names().items():
        if plan in wanted:
            for section, review in reviews.get(plan, () if plan == directive.id else _WHOLE):
                number += 1
                yield Column(number, plan, name, issuers[plan], section, review, blank)


def plans_of(store: Store, directive: DocumentId) -> tuple[str, ...]:
    """What the plans in the matrix of a directive are called, each section that is one by itself.

    All of them by their numbers in the store; nothing where there are none.
    """
    columns = _columns(store, Carrying(store), store.documents.get(directive), (), 0)
    return tuple(named(f"#{each.plan}", each.section) for each in columns)


_WHOLE: tuple[tuple[str, ReviewId | None], ...] = (("", None),)


def _by_plan(
    store: Store, directive: DocumentId
) -> dict[DocumentId, list[tuple[str, ReviewId | None]]]:
    """The reviews in sight by their plans, each with the section; none where all are hidden."""
    found: dict[DocumentId, list[tuple[str, ReviewId | None]]] = {}
    for each in store.across.reviews(directive):
        of_plan = found.setdefault(each.plan, [])
        if not each.hidden:
            of_plan.append((each.plan_section, each.review))
    return {plan: sorted(each, key=itemgetter(0)) for plan, each in found.items()}


def _decided(
    column: Column, tasks: Sequence[StoredItem], standing: Mapping[ReviewId, Mapping[ItemId, Cell]]
) -> Column:
    said = standing.get(column.review) if column.review else None
    return column.deciding(said.get(task.id, _UNKNOWN) for task in tasks) if said else column


def _tags(
    store: Store, meant: Callable[[str], Tag | None], directive: DocumentId
) -> dict[TagId, frozenset[ItemId]]:
    """The tags on tasks, as they stand in the codebook now."""
    found: dict[TagId, frozenset[ItemId]] = {}
    for code, tasks in store.across.tags(directive).items():
        if (tag := meant(code)) is not None:
            found[tag.id] = found.get(tag.id, frozenset()) | tasks
    return found


def suggested(matrix: Matrix, found: Mapping[PlanPart, Found]) -> Matrix:
    """The same with what was found in some of the plans, or sections of them."""
    places = {task.address: place for place, task in enumerate(matrix.tasks)}

    def grades(answers: Found) -> dict[int, Grade]:
        known = ((places.get(task), answer) for task, answer in answers.items())
        return {place: answer.grade for place, answer in known if place is not None}

    return matrix.with_columns(
        column.suggesting(grades(found[column.part])) if column.part in found else column
        for column in matrix.columns
    )


def as_before(matrix: Matrix, before: Matrix) -> Matrix:
    """The same with what was suggested before, where the tasks are the same."""
    if matrix.tasks != before.tasks:
        return matrix
    known = {each.part: each for each in before.columns}
    return matrix.with_columns(
        column.suggesting_like(known[column.part]) if column.part in known else column
        for column in matrix.columns
    )


def looked_at(matrix: Matrix, wanted: Wanted = ALL, order: Order = Order.READING) -> Matrix:
    """The same with only the tasks that are wanted, in that order."""
    if wanted == ALL and order is Order.READING:
        return matrix
    places: Iterable[int] = range(len(matrix.tasks))
    if order is Order.MISSING:
        places = sorted(places, key=lambda place: matrix.totals[place].rank)
    return matrix.rows([place for place in places if _takes(matrix, wanted, place)])


def _takes(matrix: Matrix, wanted: Wanted, place: int) -> bool:
    task = matrix.tasks[place]
    return (
        (not wanted.holes or matrix.totals[place].missing > 0)
        and (not wanted.lead or any(find(wanted.lead, lead) for lead in task.leads))
        and (wanted.tag is None or task.id in matrix.tags.get(wanted.tag, ()))
    )


def leads(matrix: Matrix) -> dict[str, int]:
    """How many tasks each body leads, in reading order."""
    found: dict[str, int] = {}
    for task in matrix.tasks:
        for lead in task.leads:
            found[lead] = found.get(lead, 0) + 1
    return found
