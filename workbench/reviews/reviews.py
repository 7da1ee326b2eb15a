"""The reviews of a store: begun, taken up again, found by the names of their documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId, ItemId, Pair, RelationKind, ReviewId
from doichieu.store import Store
from doichieu.workbench.documents.documents import Documents
from doichieu.workbench.documents.references import against_itself, named, part, within
from doichieu.workbench.reviews.review import Review

if TYPE_CHECKING:
    from doichieu.workbench.reviews.three import Three


class Reviews:
    """The reviews of an open store, as one reviewer works on them."""

    def __init__(
        self, store: Store, documents: Documents, reviewer: str, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._documents = documents
        self._reviewer = reviewer
        self._clock = clock

    def begin(
        self, directive: str, plan: str, *, as_given: bool = False, among: str = ""
    ) -> Review:
        """The review of two documents named by file or number, begun or taken up again.

        Raises InputError where they are the wrong way round, unless they are meant `as_given`; it
        names the command that means it, with all names `among` which these two were given.
        """
        return self.open(*self._named(directive, plan, as_given=as_given, among=among))

    def _named(
        self, directive: str, plan: str, *, as_given: bool, among: str = ""
    ) -> tuple[Pair, str]:
        """A pair and the section of its directive, by what they are called; errors as `begin`."""
        directive_id, section = self._documents.find(directive)
        plan_id, plan_section = self._documents.find(plan)
        pair = Pair(directive_id, plan_id, plan_section)
        if not as_given and self.turned(pair):
            raise InputError(
                _("this document says that it carries the other one out"),
                where=directive,
                remedy=_("Turn them round, or mean it: doichieu review {names} --as-given.").format(
                    names=among or f"{directive} {plan}"
                ),
            )
        return pair, section

    def three(self, directive: str, programme: str, plan: str, *, as_given: bool = False) -> Three:
        """Three documents, one below the other: both reviews begun or taken up again.

        Raises InputError as `begin` does for each of the two.
        """
        names = f"{directive} {programme} {plan}"
        upper, lower = (
            self._named(*pair, as_given=as_given, among=names)
            for pair in ((directive, programme), (programme, plan))
        )
        return self.open_three(upper, lower)

    def open_three(self, upper: tuple[Pair, str], lower: tuple[Pair, str]) -> Three:
        """Both reviews of three documents, each at a section; both are begun, or neither.

        Raises InputError as `open` does for each.
        """
        from doichieu.workbench.reviews.three import Three

        return Three(*self._open_all(upper, lower))

    def turned(self, pair: Pair) -> bool:
        """Whether the documents say that they are meant the other way round.

        Not where their review was begun so, for somebody has meant it.
        """
        said = {
            (relation.other, relation.document)
            for relation in self._store.relations.all()
            if relation.kind is RelationKind.IMPLEMENTS
        }
        given = pair.directive, pair.plan
        return given not in said and given[::-1] in said and self._store.reviews.find(pair) is None

    def open(self, pair: Pair, section: str = "") -> Review:
        """The review of a pair, begun or taken up again, looked at in a section of the directive.

        Raises InputError when a side has nothing to review or lies within the other.
        """
        (review,) = self._open_all((pair, section))
        return review

    def _open_all(self, *pairs: tuple[Pair, str]) -> list[Review]:
        """Several at once, each at a section; errors as for `open`."""
        for pair, section in pairs:
            self._must_have_tasks(pair, section)
        opened = self._store.reviews.open_all(pairs, self._clock())
        return [self._review(found, each[1]) for found, each in zip(opened, pairs, strict=True)]

    def resume(self, review: ReviewId, section: str = "") -> Review:
        """A review that was begun earlier, looked at in a section of the directive.

        Raises InputError when a newer version of a side has nothing left to review. A lost
        section of the plan stops nobody: what was decided about it waits to be moved or dismissed.
        """
        pair = self._store.reviews.pair(review)
        if self._store.reviews.lost(review):
            self._must_have_task(pair.directive, section)
        else:
            self._must_have_tasks(pair, section)
        return self._review(review, section)

    def around(self, review: ReviewId, item: ItemId | None = None) -> Review:
        """A review that was begun earlier, looked at as a whole.

        One of a document against a part of itself has no whole: then at the section with an item.
        """
        pair = self._store.reviews.pair(review)
        if pair.directive != pair.plan:
            return self.resume(review)
        views = [s.section for s in self._store.reviews.summaries() if s.id == review]
        looked_at = [self.resume(review, section) for section in views]
        return next((each for each in looked_at if item not in each.sides.outside), looked_at[0])

    def begun(self, names: Sequence[str]) -> Review:
        """The review of the directive and the plan named; without names, of the only one begun.

        Raises InputError when the names fit none. Never begins a review or reads a file in.
        """
        if not names:
            views = self._views()
            if len(views) == 1:
                ((review, sections),) = views
                return self.resume(review, sections[0] if len(sections) == 1 else "")
            raise InputError(
                _("reviews in the store: {count}").format(count=len(views)),
                where=str(self._store.path),
                remedy=_("Name one: DIRECTIVE PLAN, as `doichieu list` prints them."),
            )
        if len(names) != 2:
            raise InputError(_("a review is named by two documents: DIRECTIVE PLAN"))
        (directive, upper), (plan, lower) = map(self._documents.look_up, names)
        found = self._store.reviews.find(Pair(directive, plan, lower))
        if found is None:
            raise InputError(
                _("no such review has begun"),
                where=" ".join(names),
                remedy=_("Begin it: doichieu review DIRECTIVE PLAN."),
            )
        return self.resume(found, upper)

    def _views(self) -> list[tuple[ReviewId, list[str]]]:
        """Every review in sight with the sections it was opened at, '' for the whole.

        One of a document against a part of itself has no whole and stands once for each section.
        """
        found: dict[tuple[ReviewId, str], list[str]] = {}
        for each in self._store.reviews.summaries():
            if each.hidden:
                continue
            apart = each.section if each.pair.directive == each.pair.plan else ""
            found.setdefault((each.id, apart), []).append(each.section)
        return [(review, sections) for (review, _apart), sections in found.items()]

    def _review(self, review: ReviewId, section: str) -> Review:
        return Review(self._store, review, self._reviewer, self._clock, section)

    def _must_have_tasks(self, pair: Pair, section: str) -> None:
        """Raise InputError for a side without anything to review, or one within the other."""
        plan = self._store.documents.get(pair.plan)
        if pair.directive == pair.plan and within(plan.outline, section, pair.plan_section):
            raise against_itself(plan.name)
        self._must_have_task(pair.directive, section)
        self._must_have_task(pair.plan, pair.plan_section)

    def _must_have_task(self, document_id: DocumentId, section: str) -> None:
        document = self._store.documents.get(document_id)
        if not any(i.reviewed for i in part(document.outline, section, document.name).items):
            raise InputError(
                _("no task was found in it"),
                where=named(document.name, section),
                remedy=_("See what was read: doichieu outline FILE."),
            )
