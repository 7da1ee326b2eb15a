"""The workbench: one store, one reviewer, and everything that can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from doichieu.config import Config
from doichieu.errors import DoichieuError, InputError
from doichieu.language import _
from doichieu.model import Document, DocumentId, Outline, Pair, ReviewId
from doichieu.progress import Progress, Silent
from doichieu.store import Store, Stored
from doichieu.workbench.library import Library, survey
from doichieu.workbench.references import Reference, nearest, part
from doichieu.workbench.review import Review


def now() -> datetime:
    """This moment, with the offset of the place."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: the stored document, or the error that kept it out."""

    path: Path
    document: Document | None = None
    outcome: Stored | None = None
    error: DoichieuError | None = None


class Workbench:
    """The use cases over an open store. `clock` says when a decision is made."""

    def __init__(self, store: Store, config: Config, clock: Callable[[], datetime] = now) -> None:
        self.store = store
        self.config = config
        self.clock = clock

    def import_file(self, path: Path) -> Imported:
        """Read one file into the store. Raises InputError or StoreError."""
        from doichieu import importing

        reading = importing.read(path)
        document, outcome = self.store.documents.put(
            reading.outline, reading.source, reading.digest, self.clock()
        )
        return Imported(path, self.store.documents.get(document), outcome)

    def import_files(
        self, paths: Iterable[Path], progress: Progress | None = None
    ) -> tuple[Imported, ...]:
        """Read files into the store, going on past those that cannot be read."""
        watcher = progress or Silent()
        wanted = list(paths)
        watcher.begin(len(wanted), _("Reading"))
        results = []
        for path in wanted:
            try:
                results.append(self.import_file(path))
            except InputError as error:
                results.append(Imported(path, error=error))
            watcher.step(path.name)
        return tuple(results)

    def library(self) -> Library:
        """What is in the store, how far each review is, and what is missing."""
        return survey(self.store)

    def find(self, text: str) -> tuple[DocumentId, str]:
        """The stored document that `text` names, and the section; a file is read in first.

        Raises InputError when there is neither such a file nor such a document.
        """
        reference = Reference.parse(text)
        stored = self._stored(reference)
        if stored is not None:
            return stored, reference.section
        if reference.looks_like_a_file():
            imported = self.import_file(reference.path).document
            if imported is not None:
                return imported.id, reference.section
        known = [summary.name for summary in self.store.documents.summaries()]
        raise InputError(
            _("no such file, and no document of that number in the store"),
            where=reference.name,
            remedy=nearest(reference.name, known) or _("Read it first: doichieu import FILE."),
        )

    def _stored(self, reference: Reference) -> DocumentId | None:
        from doichieu import importing

        if reference.path.is_file():
            return self.store.documents.with_digest(importing.digest(reference.path))
        return self.store.documents.find(reference.name)

    def outline(self, text: str) -> Outline:
        """The outline of a file or stored document, or of the section named."""
        reference = Reference.parse(text)
        if reference.looks_like_a_file():
            return read_outline(text)
        document, section = self.find(text)
        return part(self.store.documents.get(document).outline, section, reference.name)

    def review(self, directive: str, plan: str) -> Review:
        """The review of two documents named by file or number, begun or taken up again."""
        directive_id, directive_section = self.find(directive)
        plan_id, plan_section = self.find(plan)
        return self.open(Pair(directive_id, plan_id, directive_section, plan_section))

    def open(self, pair: Pair) -> Review:
        """The review of a pair, begun or taken up again.

        Raises InputError when a side has nothing to review or both sides are the same text.
        """
        if (pair.directive, pair.directive_section) == (pair.plan, pair.plan_section):
            raise InputError(
                _("a document cannot be held against itself"),
                where=self.store.documents.get(pair.plan).name,
                remedy=_("Choose two documents, or two sections: FILE#II FILE#III."),
            )
        for document, section in (
            (pair.directive, pair.directive_section),
            (pair.plan, pair.plan_section),
        ):
            self._must_have_tasks(self.store.documents.get(document), section)
        review = self.store.reviews.open(pair, self.clock())
        return Review(self.store, review, self.config.reviewer, self.clock)

    def resume(self, review: ReviewId) -> Review:
        """A review that was begun earlier."""
        return Review(self.store, review, self.config.reviewer, self.clock)

    def begun(self, names: Sequence[str]) -> Review:
        """The review of the directive and the plan named; without names, of the only one begun.

        Raises InputError when the names fit none, and never begins a review.
        """
        summaries = self.store.reviews.summaries()
        if not names:
            if len(summaries) == 1:
                return self.resume(summaries[0].id)
            raise InputError(
                _("reviews in the store: {count}").format(count=len(summaries)),
                where=str(self.store.path),
                remedy=_("Name one: DIRECTIVE PLAN, as `doichieu list` prints them."),
            )
        if len(names) != 2:
            raise InputError(_("a review is named by two documents: DIRECTIVE PLAN"))
        (directive, upper), (plan, lower) = map(self.find, names)
        wanted = Pair(directive, plan, upper, lower)
        found = next((each.id for each in summaries if each.pair == wanted), None)
        if found is None:
            raise InputError(
                _("no such review has begun"),
                where=" ".join(names),
                remedy=_("Begin it: doichieu review DIRECTIVE PLAN."),
            )
        return self.resume(found)

    def summary(self, review: Review) -> str:
        """The Markdown summary of a review."""
        from doichieu.export.markdown import markdown

        return markdown(review.report)

    def save_summary(self, review: Review, path: Path) -> None:
        """Write the summary to a file. Raises InputError when it cannot be written."""
        try:
            path.write_text(self.summary(review), encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(
                _("cannot be written: {why}").format(why=error.strerror or error),
                where=str(path),
                remedy=_("Choose another file or folder."),
            ) from error

    @staticmethod
    def _must_have_tasks(document: Document, section: str) -> None:
        outline = part(document.outline, section, document.name)
        if not any(item.reviewed for item in outline.items):
            raise InputError(
                _("no task was found in it"),
                where=f"{document.name}#{section}" if section else document.name,
                remedy=_("See what was read: doichieu outline FILE."),
            )


def read_outline(text: str) -> Outline:
    """The outline of a file, or of the section named behind '#', without a store."""
    from doichieu import importing

    reference = Reference.parse(text)
    return part(importing.read(reference.path).outline, reference.section, reference.name)
