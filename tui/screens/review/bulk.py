"""Many decisions at once: what would change is shown first, and Space leaves one out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, shown
from doichieu.language import _
from doichieu.model import ItemId, Judged, Judgement
from doichieu.tui.looks import JUDGEMENTS, verdict_look
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import finding_name, finding_state
from doichieu.workbench import Review
from doichieu.workbench.reviews.bulk import Planned
from doichieu.workbench.reviews.review import Given

if TYPE_CHECKING:
    from textual.events import Key

Use = Callable[[Sequence[Given]], None]


class Ticking(Choose):
    """Shows what would change and what stays; Enter takes the one step, with what is ticked.

    `able` are the keys of what would change, in order; `show_row` gives the row of a key, ticked or
    not.
    """

    def __init__(
        self,
        title: str,
        keys: Sequence[Hashable],
        able: Sequence[Hashable],
        use: Callable[[Sequence[Hashable]], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("decide"), (), lambda _key: None, keymap)
        self._keys = keys
        self._able = able
        self._ticked = set(able)
        self._take = use
        self._rows = self._made_rows()

    @abstractmethod
    def row(self, key: Hashable, *, ticked: bool) -> Row:
        """The line of one thing: before, after, and whether it is ticked."""

    @property
    def hint(self) -> str:
        """What the keys do."""
        key = shown(self.keymap.keys("review.mark")[0])
        return f"{super().hint} · {key}: {_('leave out')}"

    def on_key(self, event: Key) -> None:
        """The key that marks leaves a line out, or takes it in again."""
        if event.key not in self.keymap.keys("review.mark"):
            return
        event.stop()
        if self.choices.key in self._able:
            self._ticked ^= {self.choices.key}
            self.show_rows()

    def show_rows(self) -> None:
        """The list, under how many change and how many stay."""
        changing = len(self._ticked)
        said = [
            _("{count} will change").format(count=changing),
            _("{count} stay").format(count=len(self._keys) - changing),
        ]
        title = f"{self._title} · {' · '.join(said)}"
        self.choices.show(self._made_rows(), title=title, empty=_("nothing"))

    def _made_rows(self) -> list[Row]:
        return [self.row(key, ticked=key in self._ticked) for key in self._keys]

    def action_accept(self) -> None:
        """Take the step with what is ticked."""
        chosen = [key for key in self._able if key in self._ticked]

        def use() -> None:
            if not chosen:
                raise InputError(_("nothing is ticked, so nothing would change"))
            self._take(chosen)

        self.answer(use)


class Preview(Ticking):
    """What verdicts would make of many tasks."""

    def __init__(
        self, title: str, review: Review, planned: Sequence[Planned], use: Use, keymap: Keymap
    ) -> None:
        self._review = review
        self._planned: dict[Hashable, Planned] = {each.task.id: each for each in planned}
        given = {each.task.id: each.given for each in planned if each.given}

        def take(chosen: Sequence[Hashable]) -> None:
            use([given[cast("ItemId", key)] for key in chosen])

        super().__init__(title, [*self._planned], [*given], take, keymap)

    def row(self, key: Hashable, *, ticked: bool) -> Row:
        """A task, its verdict before and after."""
        each = self._planned[key]
        before = verdict_look(each.before).word or _("undecided")
        if each.given is None:
            why = each.stays or _("nothing likely beside it")
            return Row(each.task.id, "  ", each.task.address, each.task.text, why, quiet=True)
        look = verdict_look(each.given.verdict)
        answers = ", ".join(self._review.items[plan].address for plan in each.given.plans)
        becomes = f"{before} → {look.word}" + (f" ← {answers}" if answers else "")
        mark = "✓ " if ticked else "  "
        return Row(each.task.id, mark, each.task.address, each.task.text, becomes, look.style)


class PreviewFindings(Ticking):
    """What one judgement would make of all findings of a kind."""

    def __init__(
        self,
        review: Review,
        found: Sequence[Judged],
        judgement: Judgement,
        use: Callable[[Sequence[Judged]], None],
        keymap: Keymap,
    ) -> None:
        self._review = review
        self._found: dict[Hashable, Judged] = {each.finding: each for each in found}
        self._look = JUDGEMENTS[judgement]
        title = finding_name(found[0].finding.kind)

        def take(chosen: Sequence[Hashable]) -> None:
            use([self._found[key] for key in chosen])

        super().__init__(title, [*self._found], [*self._found], take, keymap)

    def row(self, key: Hashable, *, ticked: bool) -> Row:
        """A block, and what is said of the finding there afterwards."""
        finding = self._found[key].finding
        item = self._review.items[finding.items[0]]
        becomes = f"{finding_state(self._found[key])} → {self._look.word}"
        text = " · ".join(filter(None, (finding.told, item.text)))
        return Row(finding, "✓ " if ticked else "  ", item.address, text, becomes, self._look.style)
