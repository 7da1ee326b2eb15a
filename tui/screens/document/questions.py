"""What the document screen asks before it corrects something: in a line, from a list, in a text."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from doichieu.corrections import Subject, Value, subject_word
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import NO_DEADLINE, Deadline, DeadlineKind, ItemId, StoredItem
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.screens.dialogs import AskText, Dialog
from doichieu.tui.screens.document.view import (
    choice_rows,
    deadline_rows,
    fact_rows,
    kind_rows,
)
from doichieu.workbench.documents.open_document import OpenDocument, read_deadline
from doichieu.workbench.documents.value_parsing import days, value, written, written_days

if TYPE_CHECKING:
    from doichieu.keymaps import Keymap
    from doichieu.tui.widgets.item_list import Row

_DATED = {DeadlineKind.BY, DeadlineKind.WITHIN, DeadlineKind.FROM, DeadlineKind.MIXED}
"""The kinds of deadline that dates belong to."""


class Asking(Protocol):
    """What the questions need of whoever has the document open."""

    keymap: Keymap
    document: OpenDocument

    @property
    def here(self) -> StoredItem:
        """The block under the cursor. Raises InputError in a document without any."""

    def index_of(self, item: ItemId | None) -> int | None:
        """Where an item stands in the document; None when it is no part of it."""

    def stand_on(self, at: int) -> None:
        """Put the cursor on a block without showing anything anew."""

    def ask(self, question: Dialog) -> None:
        """Put a question in front, once the one before is gone."""

    def done(self, subject: Subject, *, changed: bool, at: int | None = None) -> None:
        """Show what came of a correction of the block under the cursor; then stand on `at`."""

    def stated(self, subject: Subject, *, changed: bool) -> None:
        """Show what came of a correction of a fact about the document."""


class Questions:
    """The questions about the block under the cursor, or about the document."""

    def __init__(self, screen: Asking) -> None:
        self._screen = screen
        self._document = screen.document
        self._item = screen.here

    def _at(self) -> int:
        """Where the block asked about stands now, the cursor on it.

        Raises InputError once somebody else has changed it or the file was read in anew.
        """
        self._document.refresh()
        at = self._screen.index_of(self._item.id)
        if at is None or self._document.items[at].text != self._item.text:
            raise InputError(
                _("this block has just been changed by somebody else"),
                where=self._item.address,
                remedy=_("Close this and look at it again."),
            )
        self._screen.stand_on(at)
        return at

    def split(self) -> None:
        """Ask where another block begins."""
        from doichieu.tui.screens.document.splitting import ChooseCut

        title = _("{address}: where does the next block begin?").format(address=self._item.address)
        self._screen.ask(ChooseCut(title, self._item.text, self._split, self._screen.keymap))

    def _split(self, cut: int) -> None:
        at = self._at()
        changed = self._document.split(at, cut)
        self._screen.done(Subject.SPLIT, changed=changed, at=at + changed)

    def kind(self) -> None:
        """Ask what kind of block it is."""
        self._choose(
            self._title(Subject.KIND),
            kind_rows(),
            lambda kind: self._correct(Subject.KIND, cast("Value", kind)),
            here=self._item.kind,
        )

    def names(self, subject: Subject) -> None:
        """Ask which bodies, or which documents."""
        stated = {
            Subject.LEADS: self._item.leads,
            Subject.WITH: self._item.partners,
            Subject.CITES: self._item.cites,
        }[subject]
        bodies = () if subject is Subject.CITES else self._document.bodies()
        self._ask_text(
            f"{self._title(subject)} ({_('parted by ;')})",
            lambda text: self._correct(subject, value(subject, text)),
            start=written(stated),
            earlier=bodies,
        )

    def address(self) -> None:
        """Ask for another address."""
        self._ask_text(
            self._title(Subject.ADDRESS),
            lambda text: self._screen.done(
                Subject.ADDRESS, changed=self._document.readdress(self._at(), text.strip())
            ),
            start=self._item.address,
        )

    def deadline(self) -> None:
        """Ask when it is due: the words, how they bind, and to which days."""
        self._ask_text(
            self._title(Subject.DEADLINE), self._bind, start=written(self._item.deadline)
        )

    def _bind(self, words: str) -> None:
        if not words.strip():
            self._correct(Subject.DEADLINE, NO_DEADLINE)
            return
        read = read_deadline(words)
        self._choose(
            f"{self._title(Subject.DEADLINE)}: {words.strip()}",
            deadline_rows(read),
            lambda kind: self._date(read, cast("DeadlineKind | None", kind)),
        )

    def _date(self, read: Deadline, kind: DeadlineKind | None) -> None:
        if kind is None:
            self._correct(Subject.DEADLINE, read)
        elif kind not in _DATED:
            self._correct(Subject.DEADLINE, Deadline(read.raw, kind))
        else:
            self._ask_text(
                _("First and last day: 1/1/2026 – 31/12/2026, or one of them"),
                lambda text: self._take_days(replace(read, kind=kind), text),
                start=written_days(read),
            )

    def _take_days(self, read: Deadline, text: str) -> None:
        start, end = days(text)
        self._correct(Subject.DEADLINE, replace(read, start=start, end=end))

    def facts(self) -> None:
        """Ask which fact about the document to put right, and to what."""
        self._choose(
            _("What the document says of itself"),
            fact_rows(self._document),
            lambda subject: self._fact(cast("Subject", subject)),
        )

    def _fact(self, subject: Subject) -> None:
        stated = getattr(self._document.document.outline.facts, subject.value)
        if subject in (Subject.BRANCH, Subject.LEVEL):
            self._choose(
                subject_word(subject),
                choice_rows(subject),
                lambda chosen: self._state(subject, cast("Value", chosen)),
                here=stated,
            )
            return
        several = isinstance(stated, tuple)
        title = subject_word(subject) + (f" ({_('parted by ;')})" if several else "")
        self._ask_text(
            title,
            lambda text: self._state(subject, value(subject, text)),
            start=written(stated),
        )

    def _state(self, subject: Subject, stated: Value) -> None:
        changed = self._document.state(subject, stated)
        self._screen.stated(subject, changed=changed)

    def _correct(self, subject: Subject, corrected: Value) -> None:
        changed = self._document.correct(self._at(), subject, corrected)
        self._screen.done(subject, changed=changed)

    def _title(self, subject: Subject) -> str:
        return f"{self._item.address}: {subject_word(subject)}"

    def _choose(
        self,
        title: str,
        rows: list[Row],
        use: Callable[[Hashable], None],
        here: Hashable = None,
    ) -> None:
        self._screen.ask(Choose(title, _("choose"), rows, use, self._screen.keymap, here=here))

    def _ask_text(
        self,
        title: str,
        use: Callable[[str], None],
        *,
        start: str,
        earlier: tuple[str, ...] = (),
    ) -> None:
        dialog = AskText(
            title,
            _("keep"),
            use,
            self._screen.keymap,
            start=start,
            earlier=earlier,
            whose=_("bodies of this document"),
            place=f"document/{self._document.id}/{self._item.id}/{title}",
        )
        self._screen.ask(dialog)
