"""Many at once: what would change is shown first, and Space leaves one out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from doichieu.keymaps import Keymap
from doichieu.language import _, current
from doichieu.model import Action, Change, Judged, Judgement, Verdict
from doichieu.tui.looks import JUDGEMENTS, verdict_look
from doichieu.tui.screens.ticking import Tick
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import action_word, finding_state, finding_words
from doichieu.workbench import Review
from doichieu.workbench.reviews.bulk import Planned
from doichieu.workbench.reviews.findings import items_of
from doichieu.workbench.reviews.review import Given

Use = Callable[[Sequence[Given], Sequence[Change]], None]


class Preview(Tick):
    """Shows what would change and what stays; Enter takes the one step, with what is ticked.

    What is `beside` verdicts comes after them.
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
        given = {each.task.id: each.given for each in planned if each.given}
        also = {each.slot: each for each in beside}

        def take(chosen: Sequence[Hashable]) -> None:
            use(
                [each for task, each in given.items() if task in chosen],
                [each for slot, each in also.items() if slot in chosen],
            )

        rows = [_row(review, each) for each in planned]
        fixed = {row.key for row in rows} - given.keys()
        rows += [_beside_row(review, each) for each in beside]
        ticked = [*given, *also]
        super().__init__(title, _("decide"), rows, take, keymap, ticked=ticked, fixed=fixed)

    @property
    def heading(self) -> str:
        """The question, and how many change and how many stay."""
        changing = len(self._ticked)
        said = [
            _("{count} will change").format(count=changing),
            _("{count} stay").format(count=len(self._rows) - changing),
        ]
        return f"{self._title} · {' · '.join(said)}"


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
