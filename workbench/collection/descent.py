"""Tasks followed through the reviews of a store: down to the last level, and up to the first.

What is read comes level by level, for all tasks at once; how it combines is in
`doichieu.model.descent`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import (
    DocumentId,
    Facts,
    ItemId,
    Level,
    Outline,
    ReviewId,
    StoredItem,
)
from doichieu.model.descent import (
    CARRIED,
    Above,
    Chain,
    Drift,
    Fate,
    Fates,
    Node,
    Place,
    Reach,
    Said,
    Stage,
    Story,
    fate,
    further,
    joined,
    nodes,
)
from doichieu.progress import Progress, Silent
from doichieu.store import Store
from doichieu.store.descents import Hop
from doichieu.workbench.collection.carrying import Carrying, Pairs
from doichieu.workbench.collection.chain import Graph
from doichieu.workbench.documents.known_documents import KnownDocuments
from doichieu.workbench.documents.references import address_of, tasks_in

AT_ONCE = 8
"""Tasks that are followed together: of ten thousand plans each has as many rows to be kept."""

_DEEPEST = 50
"""Levels after which nothing is followed any more: there are four in the country."""

_SaidOf = Mapping[tuple[ReviewId, ItemId], Said]


class Levels:
    """Which documents stand below which, and the reviews between them.

    Of thousands a screen shows a few: what is right below one is worked out when it is asked.
    """

    def __init__(self, store: Store, pairs: Pairs) -> None:
        order = store.documents.order()
        self._graph, self._names = Graph(order, pairs), order.names
        self.reviews: dict[tuple[DocumentId, DocumentId], list[Hop]] = defaultdict(list)
        self._reviewed: dict[DocumentId, list[DocumentId]] = defaultdict(list)
        self._against: dict[DocumentId, list[DocumentId]] = defaultdict(list)
        for hop in store.descents.reviews():
            self.reviews[hop.directive, hop.plan].append(hop)
        for directive, plan in self.reviews:
            self._reviewed[directive].append(plan)
            self._against[plan].append(directive)
        self.place, self.below = cache(self._place), cache(self._below)
        self.unreviewed, self.lowest = cache(self._unreviewed), cache(self._lowest)

    def _place(self, document: DocumentId) -> Place:
        return Place(document, self._names[document], self._graph.levels[document])

    def _below(self, document: DocumentId) -> tuple[DocumentId, ...]:
        """The documents right below one: those that say they carry it out, others reviewed so."""
        below, reviewed = self._graph.below(document), self._reviewed.get(document)
        return tuple(dict.fromkeys((*below, *reviewed))) if reviewed else below

    def above(self, document: DocumentId) -> list[DocumentId]:
        """The documents right above one, first read first."""
        return sorted({*self._graph.above(document), *self._against.get(document, ())})

    def _goes_on(self, document: DocumentId) -> bool:
        return document in self._reviewed or self._graph.is_carried_out(document)

    def _unreviewed(self, document: DocumentId, above: Reach) -> Node:
        """A document that nobody has held against what reached the one above it."""
        here = Reach.NOT_REVIEWED
        return Node(self.place(document), (), here, further(above, here))

    def _lowest(self, directive: DocumentId) -> Level | None:
        """The last level of the hierarchy that any document below this one comes from."""
        found, waiting = {directive}, [directive]
        while waiting:
            new = {*self.below(waiting.pop())} - found
            found |= new
            # Thousands of plans have nothing below them.
            waiting += (each for each in new if self._goes_on(each))
        levels = {self._graph.levels[each] for each in found - {directive}} - {None}
        return max(filter(None, levels), key=lambda level: level.rank, default=None)


class Descents:
    """The tasks of an open store, each with all levels above and below it."""

    def __init__(self, store: Store, documents: KnownDocuments, carrying: Carrying) -> None:
        self._store = store
        self._documents = documents
        self._carrying = carrying
        self._read: tuple[tuple[object, ...], Levels] | None = None
        self._items: dict[ItemId, StoredItem] = {}

    @property
    def levels(self) -> Levels:
        """The documents and reviews as they are now, read anew where that may be others."""
        stamp = self._store.descents.stamp()
        if self._read is None or self._read[0] != stamp:
            self._read = stamp, Levels(self._store, self._carrying.pairs())
            self._items.clear()
        return self._read[1]

    def tasks(self, directive: DocumentId, section: str = "") -> tuple[StoredItem, ...]:
        """The tasks of a document, or of a section. Raises InputError where there is none."""
        return tasks_in(self._store.documents.get(directive), section)

    def named(self, directive: str, task: str) -> tuple[DocumentId, ItemId]:
        """A stored document and a task of it, by the names that a user gives them.

        Raises InputError where there is no such document, or no such task in it.
        """
        document, _section = self._documents.look_up(directive)
        outline = self._store.documents.get(document).outline
        item = outline.by_address[address_of(outline, task, directive)]
        if not item.reviewed:
            raise InputError(_("this item is no task under review"), where=f"{directive} {task}")
        return document, item.id

    def must_have_plans(self, directive: DocumentId) -> None:
        """Raise InputError where nothing is below a document."""
        if not self.levels.below(directive):
            raise InputError(
                _("no document in the store says that it carries this one out"),
                where=self.levels.place(directive).name,
                remedy=_("Read its plans: doichieu import FILE."),
            )

    def chain(self, document: DocumentId, item: ItemId) -> Chain:
        """A task with all that stands above and below it."""
        (top,) = self._trees(document, [item])
        return Chain(self._above(document, item), top)

    def fates(
        self, directive: DocumentId, tasks: Sequence[StoredItem], progress: Progress | None = None
    ) -> Iterator[Fate]:
        """What became of each of these tasks of a document, in their order."""
        watcher = progress or Silent()
        watcher.begin(len(tasks), _("Following"))
        lowest = self.levels.lowest(directive)
        for start in range(0, len(tasks), AT_ONCE):
            some = [task.id for task in tasks[start : start + AT_ONCE]]
            for top in self._trees(directive, some):
                watcher.step()
                yield fate(top, lowest)

    def every(
        self, directive: DocumentId, section: str = "", progress: Progress | None = None
    ) -> Fates:
        """What became of each task of a directive. Raises InputError where nothing is below it."""
        self.must_have_plans(directive)
        tasks = self.tasks(directive, section)
        found = zip(tasks, self.fates(directive, tasks, progress), strict=True)
        levels = self.levels
        return Fates(levels.place(directive), levels.lowest(directive), tuple(found))

    def items(self, wanted: Iterable[ItemId]) -> dict[ItemId, StoredItem]:
        """These items with their texts, each read once."""
        wanted = [*wanted]
        if new := {*wanted} - self._items.keys():
            read = self._store.records.items(new)
            self._items |= {item: found for item, (_document, found) in read.items()}
        return {item: self._items[item] for item in wanted if item in self._items}

    def story(self, document: DocumentId, item: ItemId) -> Story:
        """The chain of a task with every text, and what changes on each way down."""
        chain = self.chain(document, item)
        ways = [way for _deep, way in nodes(chain.top)]
        above = [each.item for each in chain.above if each.item is not None]
        items = self.items([*above, *(item for way in ways for item in way[-1].items)])
        drift = self._drifting([way[-1] for way in ways])
        return Story(
            tuple((each, items.get(each.item) if each.item else None) for each in chain.above),
            tuple(
                Stage(
                    len(way) - 1,
                    way[-1],
                    tuple(items[item] for item in way[-1].items if item in items),
                    drift(way),
                )
                for way in ways
            ),
            fate(chain.top, self.levels.lowest(document)),
        )

    def drift(self, way: Sequence[Node]) -> tuple[Drift, ...]:
        """What changes of a task on the way from the top down to the last of these nodes."""
        return self._drifting(way)(way)

    def _drifting(self, asked: Sequence[Node]) -> Callable[[Sequence[Node]], tuple[Drift, ...]]:
        """What tells that of ways through these nodes, for which all is read at once."""
        from doichieu.align.drift import Level as Stretch
        from doichieu.align.drift import drift

        wanted = {item for node in asked for item in node.items}
        items, around = self.items(wanted), self._store.descents.with_blocks_above(wanted)
        titles = self._store.documents.titles({node.place.document for node in asked})

        def stretch(node: Node) -> Stretch:
            document = node.place.document
            outline = Outline(Facts(title=titles[document]), around.get(document, ()))
            return Stretch(outline, [items[item] for item in node.items if item in items])

        return lambda way: (
            drift([stretch(node) for node in way]) if all(node.items for node in way) else ()
        )

    def _trees(self, document: DocumentId, tasks: Sequence[ItemId]) -> Iterator[Node]:
        levels, said = self.levels, self._said(tasks)
        for task in tasks:
            yield _Tree(levels, said).grown(document, task)

    def _said(self, tasks: Iterable[ItemId]) -> _SaidOf:
        """All that stands of tasks, and of what answers them, however far down."""
        found: dict[tuple[ReviewId, ItemId], Said] = {}
        asked: set[ItemId] = set()
        waiting = {*tasks}
        while waiting:
            asked |= waiting
            new = self._store.descents.said(waiting)
            found |= new
            waiting = {answer for said in new.values() for answer in said.answers} - asked
        return found

    def _above(self, document: DocumentId, item: ItemId) -> tuple[Above, ...]:
        """What an item rests on, the furthest first."""
        found: list[Above] = []
        seen, here = {document}, {document: [item]}
        while here and len(seen) < _DEEPEST:
            above = [*self._one_up(here, len(seen), seen)]
            found = [*above, *found]
            here = defaultdict(list)
            for each in above:
                if each.item is not None:
                    here[each.place.document].append(each.item)
            seen |= here.keys()
        return tuple(found)

    def _one_up(
        self, here: Mapping[DocumentId, Sequence[ItemId]], step: int, seen: set[DocumentId]
    ) -> Iterator[Above]:
        levels = self.levels
        resting = self._store.descents.resting(item for items in here.values() for item in items)
        for document, items in here.items():
            for upper in levels.above(document):
                if upper in seen:
                    continue
                reviews = {hop.review for hop in levels.reviews.get((upper, document), ())}
                said = [
                    each
                    for item in items
                    for each in resting.get(item, ())
                    if each.review in reviews
                ]
                for each in dict.fromkeys(said):
                    yield Above(levels.place(upper), step, each.reach, each.item, each)
                if not said:
                    here_ = Reach.UNDECIDED if reviews else Reach.NOT_REVIEWED
                    yield Above(levels.place(upper), step, here_)


class _Tree:
    """One task with everything below it; what stands twice is shown in full once."""

    def __init__(self, levels: Levels, said: _SaidOf) -> None:
        self._levels = levels
        self._said = said
        self._shown: set[tuple[DocumentId, tuple[ItemId, ...]]] = set()

    def grown(self, document: DocumentId, task: ItemId) -> Node:
        """The task with what is below it."""
        place, items = self._levels.place(document), (task,)
        return Node(place, items, below=self._below(document, items, Reach.COVERED, (document,)))

    def _below(
        self,
        document: DocumentId,
        items: tuple[ItemId, ...],
        reach: Reach,
        way: tuple[DocumentId, ...],
    ) -> tuple[Node, ...]:
        if not items or len(way) > _DEEPEST:
            return ()
        levels, found = self._levels, list[Node]()
        for plan in levels.below(document):
            if plan not in way:
                hops = levels.reviews.get((document, plan))
                found.append(
                    self._hop(hops, plan, items, reach, (*way, plan))
                    if hops
                    else levels.unreviewed(plan, reach)
                )
        return tuple(found)

    def _hop(
        self,
        hops: Sequence[Hop],
        plan: DocumentId,
        items: tuple[ItemId, ...],
        above: Reach,
        way: tuple[DocumentId, ...],
    ) -> Node:
        said = [self._of(hops, item) for item in items]
        here = joined(each.reach if each else Reach.NOT_REVIEWED for each in said)
        known = tuple(each for each in said if each)
        answers = tuple(dict.fromkeys(answer for each in known for answer in each.answers))
        reach = further(above, here)
        again = bool(answers) and (plan, answers) in self._shown
        self._shown.add((plan, answers))
        below = () if again else self._below(plan, answers, reach, way)
        by = next((each.review for each in known), hops[0].review)
        return Node(self._levels.place(plan), answers, here, reach, known, by, below, again)

    def _of(self, hops: Sequence[Hop], item: ItemId) -> Said | None:
        """What stands of an item: in the review of the whole plan, else in one of a section.

        A section tells only what answers the item there: that it leaves it out says nothing of the
        others.
        """
        found = {hop: self._said.get((hop.review, item)) for hop in hops}
        whole = next((hop for hop in hops if not hop.plan_section), None)
        of_whole = found[whole] or Said(whole.review, item) if whole else None
        if of_whole and of_whole.verdict:
            return of_whole
        carried = (each for each in found.values() if each and each.reach in CARRIED)
        return next(carried, of_whole)
