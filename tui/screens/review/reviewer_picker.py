"""To whom: by a name that is known or new, with what each has left."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from doichieu.errors import InputError
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import Part
from doichieu.text import find, one_line
from doichieu.tui.screens.review.subjects import NarrowFor
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import work_words
from doichieu.workbench import Review
from doichieu.workbench.reviews.assigning import parts_words

_NOBODY = ("nobody",)
"""What the row stands for that is no name."""


class PickReviewer(NarrowFor[Sequence[Part]]):
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
        super().__init__(subjects, _("give it"), _("a name"), keymap)
        self._review = review
        self._use = use
        self._names = review.assigning.names()
        self._work = {each.who: each for each in review.work()}

    @property
    def hint(self) -> str:
        """What the keys do."""
        return super().hint + self.turning

    def called(self, subject: Sequence[Part]) -> str:
        """The tasks that would be given."""
        return parts_words(self._review, subject)

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
        parts = self.subject
        count = sum(name in self._review.assigning.assigned.having(part) for part in parts)
        mark = "✓" if count == len(parts) else "∕" if count else " "
        return Row(name, mark, "", one_line(name), self._word(name))

    def _word(self, name: str) -> str:
        work = self._work.get(name)
        return work_words(work, self._review.reading.readers) if work else ""

    def show(self) -> None:
        """Show who may have it, and say what is given."""
        title = _("Give {what} to").format(what=self.called(self.subject))
        typed = self.query_one(Field).value.strip()
        self.choices.show(self.rows(typed), title=title, empty=_("nothing fits"))
        self.say(self.hint)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Give it, or take it back. Raises InputError where no name fits."""
        if key is None:
            raise InputError(_("no such reviewer"), where=typed)
        self._use(self.subject, None if key == _NOBODY else str(key))
