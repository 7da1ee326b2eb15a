"""Many tasks at once: what would change is shown first, and Space leaves one out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, shown
from doichieu.language import _
from doichieu.model import Verdict
from doichieu.tui.looks import verdict_look
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Review
from doichieu.workbench.reviews.bulk import Planned
from doichieu.workbench.reviews.review import Given

if TYPE_CHECKING:
    from textual.events import Key

Use = Callable[[Sequence[Given]], None]


class Preview(Choose):
    """Shows what would change and what stays; Enter takes the one step, with what is ticked."""

    def __init__(
        self, title: str, review: Review, planned: Sequence[Planned], use: Use, keymap: Keymap
    ) -> None:
        super().__init__(title, _("decide"), (), lambda _key: None, keymap)
        self._review = review
        self._planned = {each.task.id: each for each in planned}
        self._ticked = {task for task, each in self._planned.items() if each.given}
        self._take = use
        self._rows = self._made_rows()

    @property
    def hint(self) -> str:
        """What the keys do."""
        key = shown(self.keymap.keys("review.mark")[0])
        return f"{super().hint} · {key}: {_('leave out')}"

    def on_key(self, event: Key) -> None:
        """The key that marks leaves a task out, or takes it in again."""
        if event.key not in self.keymap.keys("review.mark"):
            return
        event.stop()
        here = self._planned.get(self.choices.key)  # type: ignore[call-overload]
        if here is not None and here.given:
            self._ticked ^= {here.task.id}
            self.show_rows()

    def show_rows(self) -> None:
        """The list, under how many change and how many stay."""
        changing = len(self._ticked)
        said = [
            _("{count} will change").format(count=changing),
            _("{count} stay").format(count=len(self._planned) - changing),
        ]
        title = f"{self._title} · {' · '.join(said)}"
        self.choices.show(self._made_rows(), title=title, empty=_("nothing"))

    def _made_rows(self) -> list[Row]:
        return [self._row(each) for each in self._planned.values()]

    def _row(self, each: Planned) -> Row:
        before = verdict_look(each.before).word or _("undecided")
        if each.given is None:
            why = each.stays or _("nothing likely beside it")
            return Row(each.task.id, "  ", each.task.address, each.task.text, why, quiet=True)
        look = verdict_look(each.given.verdict)
        answers = ", ".join(self._review.items[plan].address for plan in each.given.plans)
        becomes = f"{before} → {look.word}" + (f" ← {answers}" if answers else "")
        mark = "✓ " if each.task.id in self._ticked else "  "
        ground = ""
        if each.given.verdict is Verdict.NOT_APPLICABLE:
            ground = self._review.not_addressed(each.task.id)
        text = " · ".join(filter(None, [ground, each.task.text]))
        return Row(each.task.id, mark, each.task.address, text, becomes, look.style)

    def action_accept(self) -> None:
        """Take the step with what is ticked."""
        given = [e.given for t, e in self._planned.items() if e.given and t in self._ticked]

        def use() -> None:
            if not given:
                raise InputError(_("nothing is ticked, so nothing would change"))
            self._take(given)

        self.answer(use)
