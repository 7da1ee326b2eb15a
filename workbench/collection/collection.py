"""All documents of a store together: the library, and what is asked of many documents at once."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import DocumentId, Outline, RelationKind
from doichieu.progress import Progress, Silent
from doichieu.store import Store
from doichieu.store.names import same_paper
from doichieu.text import number_key
from doichieu.workbench.collection.chain import neighbours
from doichieu.workbench.collection.library import Library, overview
from doichieu.workbench.documents.known_documents import KnownDocuments
from doichieu.workbench.documents.references import Reference
from doichieu.workbench.reviews.comparing import Double, explained


class Collection:
    """The documents and reviews of an open store as a whole."""

    def __init__(self, store: Store, documents: KnownDocuments | None = None) -> None:
        self._store = store
        self._documents = documents or KnownDocuments(store)

    def library(self) -> Library:
        """What is in the store, how far each review is, and what is missing."""
        return overview(self._store)

    def broken(self, library: Library) -> list[StoreError]:
        """Of the reviews of a library those of which nothing can be believed, each why.

        The log is not as it was written, or what stands decided does not follow from it.
        """
        found: list[StoreError] = []
        for row in library.whole.reviews:
            try:
                if row.id is not None:
                    self._store.decisions.head(row.id)
            except StoreError as error:
                where = f"{row.directive} ⇄ {row.plan}"
                found.append(StoreError(error.what, where=where, remedy=error.remedy))
        return found

    def given_elsewhere(
        self, plan: str, *, top: int | None = None, progress: Progress | None = None
    ) -> tuple[Double, ...]:
        """The items of a plan that other stored documents give already, likeliest first.

        So many at the most, each with the name of the other document. What the plan carries out,
        and what carries it out, gives its tasks by nature and is passed over, as other versions do.
        """
        from doichieu.align.overlaps import repeated

        outline = self._documents.outline(plan)
        library = self.library()
        kin = self._kin(plan, outline, library)
        others = [each for each in library.documents if each.tasks and each.id not in kin]
        watcher = progress or Silent()
        watcher.begin(len(others), _("Comparing"))

        def outlines() -> Iterator[Outline]:
            for document in others:
                yield self._store.documents.get(document.id).outline
                watcher.step()

        found = repeated(outline, outlines())
        pairs = [
            (candidate, f"#{document.id} {document.name}")
            for document, candidates in zip(others, found, strict=True)
            for candidate in candidates
        ]
        pairs.sort(key=lambda pair: -pair[0].score)
        return tuple(explained(pairs[:top]))

    def _kin(self, plan: str, outline: Outline, library: Library) -> set[DocumentId]:
        """The stored documents that give a plan's tasks by nature, the plan itself among them.

        Numbers begin anew with every issuer, so a stored plan is known by what it is, not by its
        number; a file that is not stored has nothing else.
        """
        stored = self._documents.known(Reference.parse(plan))
        if stored is None:
            facts = outline.facts
            above = {number_key(each) for each in (facts.number, *facts.implements) if each}
            return {each.id for each in library.documents if number_key(each.name) in above}
        others = neighbours(library, stored)
        kin = (each.document for each in others if each.kind is RelationKind.IMPLEMENTS)
        facts = self._store.documents.get(stored).outline.facts
        apart = (each.id for each in library.documents if same_paper(facts, each.facts))
        return {stored, *apart, *(document.id for document in kin if document)}
