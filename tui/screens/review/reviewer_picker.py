"""To whom: by a name that is known or new, with what each has left."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, shown
from doichieu.language import _
from doichieu.model import Part
from doichieu.text import find, one_line
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import work_words
from doichieu.workbench import Review
from doichieu.workbench.reviews.assigning import parts_words

if TYPE_CHECKING:
    from textual.events import Key


_NOBODY = ("nobody",)
"""What the row stands for that is no name."""


class PickReviewer(Narrow):
    """Asks who is to have one of `subjects`; `use` gets it with a name, None for nobody.

    Who has it already loses it. Tab turns to the next subject.
    """

    def __init__(
        self,
        review: Review,
        subjects: Sequence[Sequence[Part]],
        use: Callable[[Sequence[Part], str | None], None],
        keymap: Keymap,
    ) -> None:
        super().__init__("", _("give it"), _("a name"), keymap)
        self._review = review
        self._subjects = list(subjects)
        self._use = use
        self._names = review.assigning.names()
        self._work = {each.who: each for each in review.work()}

    @property
    def hint(self) -> str:
        """What the keys do."""
        said = super().hint
        if len(self._subjects) > 1:
            turn = shown(self.keymap.keys("move.next_pane")[0])
            said += f" · {turn}: {parts_words(self._review, self._subjects[1])}"
        return said

    def rows(self, typed: str) -> list[Row]:
        """The names that fit, a new one, and that it is given to nobody."""
        fits = [name for name in self._names if all(find(word, name) for word in typed.split())]
        rows = [self._row(name) for name in fits]
        if typed and typed not in self._names and not self._review.reading.is_blind:
            rows.append(Row(typed, "+", "", one_line(typed)))
        if not typed:
            word = self._word("")
            rows.append(Row(_NOBODY, " ", "", _("nobody"), word))
        return rows

    def _row(self, name: str) -> Row:
        subject = self._subjects[0]
        count = sum(name in self._review.assigning.assigned.having(part) for part in subject)
        mark = "✓" if count == len(subject) else "∕" if count else " "
        return Row(name, mark, "", one_line(name), self._word(name))

    def _word(self, name: str) -> str:
        work = self._work.get(name)
        return work_words(work, self._review.reading.readers) if work else ""

    def on_mount(self) -> None:
        """Say what is given."""
        super().on_mount()
        self._show()

    def _show(self) -> None:
        title = _("Give {what} to").format(what=parts_words(self._review, self._subjects[0]))
        typed = self.query_one(Field).value.strip()
        self.choices.show(self.rows(typed), title=title, empty=_("nothing fits"))
        self.say(self.hint)

    def on_key(self, event: Key) -> None:
        """Tab turns to the next thing that may be meant."""
        if event.key in self.keymap.keys("move.next_pane"):
            event.stop()
            self._subjects.append(self._subjects.pop(0))
            self._show()

    def take(self, key: Hashable | None, typed: str) -> None:
        """Give it, or take it back. Raises InputError where no name fits."""
        if key is None:
            raise InputError(_("no such reviewer"), where=typed)
        self._use(self._subjects[0], None if key == _NOBODY else str(key))
