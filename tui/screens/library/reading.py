"""Files being read in, one line each as they come; what could not be read stays to be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from doichieu.config import Config
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import one_line
from doichieu.tui.looks import QUIET, SUSPECT
from doichieu.tui.screens.choosing import ListDialog
from doichieu.tui.screens.library.background import FileRead, start_reading
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.workbench import Imported
from doichieu.workbench.documents.imported import Taking, outcome_word, taken_for

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ReadFiles(ListDialog):
    """Reads files in; `use` gets what became of them once all are read, or no more shall be.

    It closes by itself where everything could be read.
    """

    def __init__(
        self,
        config: Config,
        files: Sequence[Path],
        use: Callable[[Sequence[Imported]], None],
        keymap: Keymap,
        taking: Taking,
    ) -> None:
        super().__init__(_("Reading"), _("close"), keymap)
        self._taking = taking
        self._config = config
        self._files = files
        self._use = use
        self._called_off = Event()
        self._done = False
        self.results: list[Imported] = []

    def compose(self) -> ComposeResult:
        """What became of the files, and what the keys do."""
        with Vertical(classes="dialog"):
            yield ItemList(id="choices")
            yield Static(_("Escape stops; what was read stays."), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Begin."""
        self.fit(len(self._files))
        self.choices = self.query_one(ItemList)
        self.choices.widest_label = 30
        self._show()
        start_reading(self, self._config, self._files, self._called_off, self._taking)

    def on_file_read(self, message: FileRead) -> None:
        """One more."""
        self.results.append(message.imported)
        self._show()
        self.choices.last()

    def on_all_read(self) -> None:
        """Close, or let be seen what could not be read."""
        self._done = True
        if any(result.error for result in self.results):
            self._show()
            self.choices.first()
            self.say(self.hint)
        else:
            self.action_cancel()

    def _show(self) -> None:
        # In the end what could not be read comes first: of that one wants to know.
        results = sorted(self.results, key=lambda each: self._done and each.error is None)
        title = (
            tally(self.results)
            if self._done
            else _("Reading {done} of {count}").format(
                done=min(len(self.results) + 1, len(self._files)), count=len(self._files)
            )
        )
        self.choices.show([_row(n, each) for n, each in enumerate(results)], title=title)

    def action_accept(self) -> None:
        """Close, once nothing is being read."""
        if self._done:
            self.action_cancel()

    def action_cancel(self) -> None:
        """Read no more files; close once nothing is being read."""
        if self._done:
            super().action_cancel()
        elif not self._called_off.is_set():
            self._called_off.set()
            self.say(_("Stopping after this file …"))

    def closed(self) -> None:
        """Say what became of the files."""
        self._use(self.results)


def in_a_line(results: Sequence[Imported]) -> str:
    """What became of the files, in a line; of a single one, with its tasks."""
    if len(results) == 1 and (told := taken_for(results[0])):
        return told
    if len(results) == 1 and results[0].document and results[0].outcome:
        document, outcome = results[0].document, outcome_word(results[0].outcome)
        message = _("{name}: {outcome}, tasks: {count}")
        return message.format(name=document.name, outcome=outcome, count=document.tasks)
    return tally(results) or _("nothing was read")


def tally(results: Sequence[Imported]) -> str:
    """How many files were read, were there already, or could not be read."""
    outcomes = Counter(outcome_word(each.outcome) for each in results if each.outcome)
    parts = [f"{word}: {count}" for word, count in outcomes.items()]
    asking = sum(each.asks for each in results)
    if asking:
        parts.append(_("not read in: {count}").format(count=asking))
    failed = sum(each.error is not None for each in results)
    if failed:
        parts.insert(0, _("could not be read: {count}").format(count=failed))
    return " · ".join(parts)


def _row(number: int, result: Imported) -> Row:
    name = one_line(result.path.name)
    if result.error is not None:
        why = f"{result.error.what}. {result.error.remedy}"
        return Row(number, SUSPECT.glyph, name, why, "", SUSPECT.style)
    document = result.document.name if result.document else ""
    word = outcome_word(result.outcome) if result.outcome else _("to be asked about")
    return Row(number, " ", name, document, word, QUIET)
