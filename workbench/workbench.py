"""The workbench: one store, one reviewer, and everything that can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from doichieu.config import Config, path_of
from doichieu.errors import InputError
from doichieu.language import _, current, use
from doichieu.model import (
    DocumentId,
    Outline,
    OverlapCandidate,
    Pair,
    RelationKind,
    ReviewId,
)
from doichieu.progress import Progress, Silent
from doichieu.store import Store, Stored
from doichieu.text import number_key
from doichieu.workbench.collection.chain import carried_out_by, neighbours
from doichieu.workbench.collection.library import Library, overview
from doichieu.workbench.documents.imported import Imported
from doichieu.workbench.documents.open_document import OpenDocument
from doichieu.workbench.documents.references import (
    Reference,
    address_of,
    meant,
    named,
    part,
    within,
)
from doichieu.workbench.documents.sections import Section, sections
from doichieu.workbench.reviews.rarity import count, rarity
from doichieu.workbench.reviews.review import Review

if TYPE_CHECKING:
    from doichieu.align.rarity import Rarity
    from doichieu.importing import OpenedFile


def now() -> datetime:
    """This moment, with the offset of the place."""
    return datetime.now().astimezone()


class Workbench:
    """The use cases over an open store. `clock` says when a decision is made."""

    def __init__(self, store: Store, config: Config, clock: Callable[[], datetime] = now) -> None:
        self.store = store
        self.config = config
        self.clock = clock

    def import_file(self, name: str | Path) -> Imported:
        """Read one file into the store, unless it is there as it stands.

        Raises InputError or StoreError.
        """
        path = path_of(name)
        return self._take(_opened(path), path)

    def _take(self, file: OpenedFile, path: Path) -> Imported:
        """Keep an opened file, which is read only when it is not there as it stands."""
        known = self.store.documents.with_digest(file.digest)
        if known is not None:
            return Imported(path, self.store.documents.get(known), Stored.UNCHANGED)
        document, outcome = self.store.documents.put(
            file.outline, file.name, file.digest, self.clock()
        )
        stored = self.store.documents.get(document)
        count(self.store, stored)
        return Imported(path, stored, outcome)

    def import_files(
        self, names: Sequence[str | Path], progress: Progress | None = None
    ) -> tuple[Imported, ...]:
        """Read files into the store, going on past those that cannot be read."""
        watcher = progress or Silent()
        watcher.begin(len(names), _("Reading"))
        results = []
        for name in names:
            try:
                results.append(self._import(str(name)))
            except InputError as error:
                results.append(Imported(Path(name), error=error))
            watcher.step()
        return tuple(results)

    def _import(self, text: str) -> Imported:
        """Read in what was named; nothing where it lacks the section named with it."""
        reference = Reference.parse(text)
        if not reference.section:
            return self.import_file(text)
        file = _opened(reference.path)
        known = self.store.documents.with_digest(file.digest)
        outline = self._outline(known) if known else file.outline
        section = address_of(outline, reference.section, reference.name)
        return replace(self._take(file, reference.path), section=section)

    def library(self) -> Library:
        """What is in the store, how far each review is, and what is missing."""
        return overview(self.store)

    def find(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; a file is read in first.

        Raises InputError when there is neither such a file nor such a document, or no such section.
        """
        reference = Reference.parse(text)
        stored = None if reference.is_a_file else self._stored(reference)
        if stored is None and reference.looks_like_a_file():
            imported = self.import_file(reference.name).document
            stored = imported.id if imported else None
        return self._side(stored or self._unknown(reference), reference)

    def look_up(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; nothing is read in.

        Raises InputError when a file, as it stands now, or a document is not in the store, or no
        such section in it.
        """
        reference = Reference.parse(text)
        stored = self._stored(reference)
        if stored is None and reference.is_a_file:
            raise InputError(
                _("this file, as it stands now, is not in the store"),
                where=reference.name,
                remedy=_("Read it first: doichieu import FILE."),
            )
        return self._side(stored or self._unknown(reference), reference)

    def _side(self, document: DocumentId, reference: Reference) -> tuple[DocumentId, str]:
        if not reference.section:
            return document, ""
        return document, address_of(self._outline(document), reference.section, reference.name)

    def _outline(self, document: DocumentId) -> Outline:
        return self.store.documents.get(document).outline

    def _stored(self, reference: Reference) -> DocumentId | None:
        if reference.is_a_file:
            return self.store.documents.with_digest(_opened(reference.path).digest)
        return self.store.documents.find(reference.name)

    def _unknown(self, reference: Reference) -> NoReturn:
        known = [summary.name for summary in self.store.documents.summaries()]
        raise InputError(
            _("no such file, and no document of that number in the store"),
            where=reference.name,
            remedy=meant(reference.name, known) or _("Read it first: doichieu import FILE."),
        )

    def outline(self, text: str) -> Outline:
        """The outline of a file or stored document, or of the section named."""
        reference = Reference.parse(text)
        stored = None if reference.is_a_file else self._stored(reference)
        if stored is None and reference.looks_like_a_file():
            return read_outline(text)
        document, section = self.look_up(text)
        return part(self._outline(document), section, reference.name)

    def sections(self, document: DocumentId) -> tuple[Section, ...]:
        """Every section of a stored document with something to review in it."""
        return sections(self._outline(document))

    def section(self, document: DocumentId, typed: str) -> str:
        """The address of the section that was typed. Raises InputError when there is none."""
        found = self.store.documents.get(document)
        return address_of(found.outline, typed, found.name)

    def review(self, directive: str, plan: str) -> Review:
        """The review of two documents named by file or number, begun or taken up again."""
        directive_id, section = self.find(directive)
        plan_id, plan_section = self.find(plan)
        return self.open(Pair(directive_id, plan_id, plan_section), section)

    def open(self, pair: Pair, section: str = "") -> Review:
        """The review of a pair, begun or taken up again, looked at in a section of the directive.

        Raises InputError when a side has nothing to review or lies within the other.
        """
        self._must_have_tasks(pair, section)
        review = self.store.reviews.open(pair, self.clock(), section)
        return self._opened(review, section)

    def resume(self, review: ReviewId, section: str = "") -> Review:
        """A review that was begun earlier, looked at in a section of the directive.

        Raises InputError when a newer version of a side has nothing left to review.
        """
        self._must_have_tasks(self.store.reviews.pair(review), section)
        return self._opened(review, section)

    def _opened(self, review: ReviewId, section: str) -> Review:
        return Review(self.store, review, self.config.reviewer, self.clock, section)

    def document(self, document: DocumentId) -> OpenDocument:
        """A stored document, to read it and to correct it. Raises StoreError when there is none."""
        return OpenDocument(self.store, document, self.config.reviewer, self.clock)

    def plans_of(self, directive: str) -> tuple[str, ...]:
        """What the stored documents that say they carry out this one are called.

        Raises InputError when there is none, or no such directive.
        """
        document, _section = self.look_up(directive)
        found = tuple(f"#{each.id}" for each in carried_out_by(self.library(), document))
        if not found:
            raise InputError(
                _("no document in the store says that it carries this one out"),
                where=directive,
                remedy=_("Name the plans: doichieu survey DIRECTIVE PLAN…."),
            )
        return found

    def given_elsewhere(
        self, plan: str, progress: Progress | None = None
    ) -> tuple[tuple[OverlapCandidate, str], ...]:
        """The items of a plan that other stored documents give already, likeliest first.

        Each with the name of the other document. What the plan carries out, and what carries it
        out, gives its tasks by nature and is passed over.
        """
        from doichieu.align.overlaps import repeated

        outline = self.outline(plan)
        library = self.library()
        kin = self._kin(plan, outline, library)
        others = [each for each in library.documents if each.tasks and each.id not in kin]
        watcher = progress or Silent()
        watcher.begin(len(others), _("Comparing"))

        def outlines() -> Iterator[Outline]:
            for document in others:
                yield self.store.documents.get(document.id).outline
                watcher.step()

        found = repeated(outline, outlines(), rarity=rarity(self.store))
        pairs = [
            (candidate, f"#{document.id} {document.name}")
            for document, candidates in zip(others, found, strict=True)
            for candidate in candidates
        ]
        return tuple(sorted(pairs, key=lambda pair: -pair[0].score))

    def _kin(self, plan: str, outline: Outline, library: Library) -> set[DocumentId]:
        """The stored documents that give a plan's tasks by nature, the plan itself among them.

        Numbers begin anew with every issuer, so a stored plan is known by what it is, not by its
        number; a file that is not stored has nothing else.
        """
        stored = self._stored(Reference.parse(plan))
        if stored is None:
            facts = outline.facts
            above = {number_key(each) for each in (facts.number, *facts.implements) if each}
            return {each.id for each in library.documents if number_key(each.name) in above}
        others = neighbours(library, stored)
        kin = (each.document for each in others if each.kind is RelationKind.IMPLEMENTS)
        return {stored, *(document.id for document in kin if document)}

    def begun(self, names: Sequence[str]) -> Review:
        """The review of the directive and the plan named; without names, of the only one begun.

        Raises InputError when the names fit none. Never begins a review or reads a file in.
        """
        summaries = self.store.reviews.summaries()
        if not names:
            if len(summaries) == 1:
                return self.resume(summaries[0].id, summaries[0].section)
            raise InputError(
                _("reviews in the store: {count}").format(count=len(summaries)),
                where=str(self.store.path),
                remedy=_("Name one: DIRECTIVE PLAN, as `doichieu list` prints them."),
            )
        if len(names) != 2:
            raise InputError(_("a review is named by two documents: DIRECTIVE PLAN"))
        (directive, upper), (plan, lower) = map(self.look_up, names)
        found = self.store.reviews.find(Pair(directive, plan, lower))
        if found is None:
            raise InputError(
                _("no such review has begun"),
                where=" ".join(names),
                remedy=_("Begin it: doichieu review DIRECTIVE PLAN."),
            )
        return self.resume(found, upper)

    def summary(self, review: Review) -> str:
        """The Markdown summary of a review."""
        from doichieu.export.formats.markdown import markdown

        return markdown(review.report)

    def save_summary(self, review: Review, name: str | Path, *, overwrite: bool) -> None:
        """Write the summary to a file, whole or not at all.

        Raises InputError when it cannot be written, or is there already and may not be overwritten.
        """
        from doichieu.workbench.reviews.saving import save

        save(self.summary(review), name, overwrite=overwrite)

    def _must_have_tasks(self, pair: Pair, section: str) -> None:
        """Raise InputError for a side without anything to review, or one within the other."""
        if pair.directive == pair.plan and within(
            self._outline(pair.plan), section, pair.plan_section
        ):
            raise InputError(
                _("a document cannot be held against itself"),
                where=self.store.documents.get(pair.plan).name,
                remedy=_("Choose two documents, or two sections: FILE#II FILE#III."),
            )
        sides = (pair.directive, section), (pair.plan, pair.plan_section)
        for document_id, address in sides:
            document = self.store.documents.get(document_id)
            if not any(i.reviewed for i in part(document.outline, address, document.name).items):
                raise InputError(
                    _("no task was found in it"),
                    where=named(document.name, address),
                    remedy=_("See what was read: doichieu outline FILE."),
                )


def _opened(path: Path) -> OpenedFile:
    # What only looks into the store needs nothing of the reader.
    from doichieu.importing import open_file

    return open_file(path)


def read_outline(text: str) -> Outline:
    """The outline of a file, or of the section named behind '#', without a store."""
    reference = Reference.parse(text)
    return part(_opened(reference.path).outline, reference.section, reference.name)


@dataclass(frozen=True, slots=True)
class OutlineLoader:
    """Gives documents by name, files or stored ones, in whatever process it finds itself."""

    config: Config

    def __call__(self, name: str) -> Outline:
        """The outline of a file or a stored document, or of the section named behind '#'.

        Raises InputError or StoreError.
        """
        # A process of its own has not heard of the user's language yet.
        if current() != self.config.language:
            use(self.config.language)
        if Reference.parse(name).is_a_file or not self.config.store.exists():
            return read_outline(name)
        return Workbench(_store(self.config.store), self.config).outline(name)

    def rarity(self, *names: str) -> Rarity | None:
        """How rare words are in the store; None where all are files, which ask for no store."""
        if all(Reference.parse(name).is_a_file for name in names) or not self.config.store.exists():
            return None
        return rarity(_store(self.config.store))


@cache
def _store(path: Path) -> Store:
    """The store as this process reads it, for as long as the process lives."""
    return Store.open(path)
