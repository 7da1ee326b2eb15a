"""A survey as a user asks for it: documents and folders by name, and what reviews have decided."""

from __future__ import annotations

import hashlib
from collections.abc import Collection as Some
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from doichieu import edition
from doichieu.config import Config
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import DocumentId, Outline, Verdict
from doichieu.progress import Progress
from doichieu.servers import is_there
from doichieu.store import Store
from doichieu.workbench.collection.matrix import plans_of
from doichieu.workbench.collection.survey import Answers, Crew, hold
from doichieu.workbench.documents.known_documents import KnownDocuments
from doichieu.workbench.documents.outline_loader import OutlineLoader
from doichieu.workbench.documents.picking import files_below
from doichieu.workbench.documents.references import Reference

Verdicts = Mapping[str, Verdict]
"""What was decided of tasks, by their addresses."""


@frozen
class SurveyRequest:
    """One directive and the plans to hold against it, with what was decided of its tasks."""

    config: Config
    directive: Outline
    plans: Sequence[str]
    top: int
    decided: Mapping[tuple[DocumentId, str], Verdicts] = field(default_factory=dict)

    @cached_property
    def made_of(self) -> str:
        """A digest of all that what is found depends on, but for the plans."""
        found = hashlib.blake2b(digest_size=16)
        for rules in edition.ALL:
            found.update(edition.current(rules))
        found.update(f"{self.top} {self.directive.facts} ".encode())
        for item in self.directive.items:
            found.update(repr(item).encode())
        return found.hexdigest()

    def answers(
        self,
        *,
        but: Some[str] = (),
        progress: Progress | None = None,
        crew: Crew | None = None,
    ) -> Generator[Answers, None, None]:
        """What each plan has, `but` for some that are known already, and what was decided of it."""
        load = OutlineLoader(self.config)
        plans = [plan for plan in self.plans if plan not in but]
        found = hold(self.directive, plans, load, top=self.top, progress=progress, crew=crew)
        with closing(found), ExitStack() as stack:
            if not self.decided:
                yield from found
                return
            store = stack.enter_context(Store.open(self.config.store, make=False))
            known = KnownDocuments(store)
            for each in found:
                yield replace(each, decided=self._decided(known, each))

    def _decided(self, known: KnownDocuments, answers: Answers) -> Verdicts:
        if answers.error is not None:
            return {}
        try:
            given = self.decided.get(known.look_up(answers.plan), {})
        except InputError:
            # A file that nobody has stored: nobody has decided about it.
            return {}
        tasks = (task.address for task, _found in answers.by_task)
        return {task: given[task] for task in tasks if task in given}


def request(config: Config, directive: str, plans: Sequence[str], *, top: int) -> SurveyRequest:
    """A survey of documents named as users do; a folder stands for every file below it.

    Without plans, of those that the matrix has: the stored documents that say they carry the
    directive out, and those reviewed against it. Raises InputError
    where the directive is not there, or nothing carries it out.
    """
    if plans and not is_there(config.store):
        return SurveyRequest(config, OutlineLoader(config)(directive), _files(plans), top)
    with Store.open(config.store, make=False) as store:
        known = KnownDocuments(store)
        try:
            document, section = known.look_up(directive)
        except InputError:
            if not plans:
                raise
            return SurveyRequest(config, OutlineLoader(config)(directive), _files(plans), top)
        # As it stands in the store, with what was corrected by hand: that is what was reviewed.
        outline = known.outline(f"#{document}#{section}" if section else f"#{document}")
        named = _files(plans) or _plans_of(store, document, directive)
        return SurveyRequest(config, outline, named, top, _given(store, document))


def _plans_of(store: Store, document: DocumentId, directive: str) -> tuple[str, ...]:
    """The same plans as those of the matrix. Raises InputError when there are none."""
    found = plans_of(store, document)
    if not found:
        raise InputError(
            _("no document in the store says that it carries this one out"),
            where=directive,
            remedy=_("Name the plans: doichieu survey DIRECTIVE PLAN…."),
        )
    return found


def _given(store: Store, directive: DocumentId) -> dict[tuple[DocumentId, str], Verdicts]:
    """What was decided of the tasks of a directive, by the plan and the section of it reviewed."""
    address = {item.id: item.address for item in store.documents.get(directive).outline.items}
    standing = store.across.standing(directive)
    return {
        (review.plan, review.plan_section): {
            address[task]: cell.verdict
            for task, cell in standing[review.review].items()
            if cell.verdict and task in address
        }
        for review in store.across.reviews(directive)
        if not review.hidden and review.review in standing
    }


def _files(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each once, with the files below a folder in its place."""
    found: dict[str, None] = {}
    for name in names:
        path = Reference.parse(name).path
        found |= dict.fromkeys(map(str, _below(path)) if path.is_dir() else [name])
    return tuple(found)


def _below(folder: Path) -> Sequence[Path]:
    files = files_below(folder)
    if not files:
        raise InputError(
            _("no file in this folder can be read"),
            where=str(folder),
            remedy=_("Name a folder with documents in it."),
        )
    return files
