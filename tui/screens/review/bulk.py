"""Many at once: what would change is shown first, and Space leaves one out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from doichieu.errors import ConflictError, GoneError, InputError
from doichieu.keymaps import Keymap, shown
from doichieu.language import _, current
from doichieu.model import Action, Change, ItemId, Judged, Judgement, Verdict
from doichieu.tui.looks import JUDGEMENTS, verdict_look
from doichieu.tui.screens.ticking import Tick
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import action_word, finding_state, finding_words
from doichieu.workbench import Review
from doichieu.workbench.reviews.bulk import Planned, planned
from doichieu.workbench.reviews.findings import items_of
from doichieu.workbench.reviews.review import Given

Use = Callable[[Sequence[Given], Sequence[Change]], None]


class Preview(Tick):
    """Shows what would change and what stays; Enter takes the one step, with what is ticked.

    What is `beside` verdicts comes after them. What somebody decides meanwhile stays, is shown, and
    Enter is asked for once more.
    """

    def __init__(
        self,
        title: str,
        review: Review,
        planned: Sequence[Planned],
        use: Use,
        keymap: Keymap,
        *,
        beside: Sequence[Change] = (),
    ) -> None:
        self._review = review
        self._decide_all = use
        self._given = _changing(planned)
        self._also = {each.slot: each for each in beside}
        rows = [_row(review, each) for each in planned]
        fixed = {row.key for row in rows} - self._given.keys()
        rows += [_beside_row(review, each) for each in beside]
        ticked = [*self._given, *self._also]
        super().__init__(title, _("decide"), rows, self._decide, keymap, ticked=ticked, fixed=fixed)

    def _decide(self, chosen: Sequence[Hashable]) -> None:
        try:
            self._decide_all(
                [each for task, each in self._given.items() if task in chosen],
                [each for slot, each in self._also.items() if slot in chosen],
            )
        except (ConflictError, GoneError) as error:
            self._plan_anew()
            key = shown(self.keymap.keys("dialog.accept")[0])
            remedy = _("The list shows what stands now: look, then {key} again.").format(key=key)
            raise InputError(error.what, where=error.where, remedy=remedy) from error

    def _plan_anew(self) -> None:
        """Show what would change now; what is decided by now cannot be ticked any more."""
        kept = [row for row in self._rows if row.key in self._fixed or row.key in self._also]
        anew = {each.task.id: each for each in planned(self._review, self._given.values())}
        rows = {row.key: row for row in kept} | {
            task: _row(self._review, each) for task, each in anew.items()
        }
        self._rows = [rows[row.key] for row in self._rows if row.key in rows]
        self._given = _changing(anew.values())
        changing = self._given.keys() | self._also.keys()
        self._fixed = frozenset(rows.keys() - changing)
        self._ticked &= changing
        self.show_rows()

    @property
    def heading(self) -> str:
        """The question, and how many change and how many stay."""
        changing = len(self._ticked)
        said = [
            _("{count} will change").format(count=changing),
            _("{count} stay").format(count=len(self._rows) - changing),
        ]
        return f"{self._title} · {' · '.join(said)}"


def _changing(found: Iterable[Planned]) -> dict[ItemId, Given]:
    """The verdicts of those tasks that would get one."""
    return {each.task.id: each.given for each in found if each.given}


def _row(review: Review, each: Planned) -> Row:
    before = verdict_look(each.before).word or _("undecided")
    if each.given is None:
        why = each.stays or _("nothing likely beside it")
        return Row(each.task.id, "", each.task.address, each.task.text, why, quiet=True)
    look = verdict_look(each.given.verdict)
    answers = ", ".join(review.items[plan].address for plan in each.given.plans)
    becomes = f"{before} → {look.word}" + (f" ← {answers}" if answers else "")
    # Whom it is given to is the ground of 'not applicable'.
    apart = each.given.verdict is Verdict.NOT_APPLICABLE
    ground = review.not_addressed(each.task.id) if apart else ""
    text = " · ".join(filter(None, [ground, each.task.text]))
    return Row(each.task.id, "", each.task.address, text, becomes, look.style)


def _beside_row(review: Review, each: Change) -> Row:
    """A find or a remark: on what, and what is said of it."""
    slot, items = each.slot, [review.items[i] for i in each.slot.items if i in review.items]
    tag = review.codebook.meant(slot.code) if slot.action is Action.TAG else None
    word = action_word(slot.action)
    if tag is not None:
        word += f": {tag.name(current())}"
    elif each.entry and slot.action is Action.NOTE:
        word += f": {each.entry.value}"
    label = ", ".join(item.address for item in items)
    return Row(slot, "", label, items[0].text if items else "", word)


def finding_row(review: Review, each: Judged) -> Row:
    """A finding as a line: where it is, its words, and whether it is one."""
    look = JUDGEMENTS[each.judgement]
    items = items_of(each.finding, review.items)
    label = " – ".join(item.address for item in items)
    text = f"{finding_words(each.finding)} · {items[0].text}"
    quiet = each.judgement is Judgement.DISMISSED
    return Row(each.finding, look.glyph, label, text, finding_state(each), look.style, quiet=quiet)


def judging(
    title: str,
    review: Review,
    found: Sequence[Judged],
    use: Callable[[Sequence[Judged]], None],
    keymap: Keymap,
) -> Tick:
    """Shows findings that are judged together; `use` gets those that are left ticked."""
    by_key: dict[Hashable, Judged] = {each.finding: each for each in found}
    rows = [finding_row(review, each) for each in found]

    def take(chosen: Sequence[Hashable]) -> None:
        use([by_key[key] for key in chosen])

    return Tick(title, _("decide"), rows, take, keymap, ticked=by_key)
