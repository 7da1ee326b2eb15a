"""What changed from one version of a document to another: a list, and the words of each block."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, cast

from doichieu.change_wording import changes_words, word_diff_words
from doichieu.corrections import fact_word
from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import (
    BlockChange,
    ChangeKind,
    DocumentId,
    FactChange,
    Item,
    ItemId,
    ReviewId,
)
from doichieu.tui.looks import CHANGES, SUSPECT
from doichieu.tui.opening import ShowDocument, ShowReview
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.screens.item_text import diff_text, facts, labelled
from doichieu.tui.screens.panes import Panes
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.tui.widgets.text_pane import Paragraph, TextPane
from doichieu.wording import kind_word
from doichieu.workbench import Workbench
from doichieu.workbench.documents.history import History, Pair, standing
from doichieu.workbench.documents.versions import shortened

if TYPE_CHECKING:
    from textual.app import ComposeResult

_NEAR = {80: 3, 110: 8}
"""From so many columns on, the words before and behind a change that a line of the list shows."""


class VersionsScreen(Panes, FindingScreen):
    """Two versions of one document held against each other, at first the newest two."""

    SCOPE = Scope.VERSIONS
    FIRST = ("versions.next_change", "versions.open", "versions.review", "versions.choose")

    def __init__(self, workbench: Workbench, document: DocumentId, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.history = History(workbench.store, document)
        self._pair: Pair = (self.history.newest - 1, self.history.newest)
        self.changes: tuple[FactChange | BlockChange, ...] = ()
        self._again: dict[ItemId, tuple[ReviewId, tuple[ItemId, ...]]] = {}

    def compose(self) -> ComposeResult:
        """The list, the words of the block under the cursor, and the line of keys."""
        yield ItemList(id="changes")
        yield TextPane(id="changed")
        yield self.bottom

    def on_mount(self) -> None:
        """Fill the list."""
        self.list = self.query_one(ItemList)
        self.pane = self.query_one(TextPane)
        self.guarded(self._hold)
        self.list.focus()

    def on_screen_resume(self) -> None:
        """Something may have been decided or corrected meanwhile."""
        if self.is_mounted:
            self.guarded(self._hold)

    def _hold(self) -> None:
        found = self.history.changes(self._pair)
        self.changes = *found.facts, *found.blocks
        self._again = self.history.again()
        before, after = self._pair
        left = sum(standing(each) in self._again for each in found.blocks)
        again = f"{SUSPECT.glyph} {_('to be looked at again: {count}').format(count=left)}"
        name = f"{self.history.name} @{before} → @{after}"
        self.list.show(
            [self._row(place, each) for place, each in enumerate(self.changes)],
            title=" · ".join([name, *([again] if left else []), changes_words(found)]),
            empty=_("Everything is as it was."),
        )
        self._show_words()

    def _row(self, place: int, change: FactChange | BlockChange) -> Row:
        if isinstance(change, FactChange):
            look, told = CHANGES[ChangeKind.CHANGED], word_diff_words(change.words)
            name, word = fact_word(change.field), _("letterhead")
            return Row(place, f"{look.glyph} ", name, told, word, look.style)
        look, suspect = CHANGES[change.kind], standing(change) in self._again
        word = " ".join([look.word, *([SUSPECT.word] if suspect else [])])
        glyphs = look.glyph + (SUSPECT.glyph if suspect else " ")
        words = change.words
        if change.kind is ChangeKind.CHANGED:
            near = [count for width, count in _NEAR.items() if self.app.size.width >= width]
            words = shortened(words, max(near, default=1))
        told = word_diff_words(words)
        return Row(place, glyphs, _item(change).address, told, word, look.style)

    def _show_words(self) -> None:
        """Show the whole words of the block under the cursor."""
        change = self.here
        if change is None:
            self.pane.show("", ())
            return
        if isinstance(change, FactChange):
            title = f"{_('letterhead')} · {fact_word(change.field)}"
            self.pane.show(title, [Paragraph(diff_text(change.words))])
            return
        look, item = CHANGES[change.kind], _item(change)
        title = f"{look.glyph} {look.word} · {change.address} · {kind_word(item.kind)}"
        self.pane.show(title, [Paragraph(diff_text(change.words)), *labelled(_facts(change))])

    @property
    def here(self) -> FactChange | BlockChange | None:
        """The change under the cursor."""
        return self.changes[self.list.cursor] if self.list.rows else None

    @property
    def items_here(self) -> Sequence[Item]:
        """The block under the cursor."""
        return [_item(self.here)] if isinstance(self.here, BlockChange) else []

    def remark(self, word: str) -> None:
        """Say it over the list."""
        self.list.comment(word)

    @property
    def moving(self) -> ItemList:
        """The list."""
        return self.list

    def on_item_list_moved(self) -> None:
        """Follow the cursor."""
        self._show_words()

    def action_half_down(self) -> None:
        """Scroll the words."""
        self.pane.turn(self.times / 2)

    def action_half_up(self) -> None:
        """Scroll the words back."""
        self.pane.turn(-self.times / 2)

    def search_scope(self) -> SearchScope:
        """All changes."""
        texts = [
            (place, f"{_name(each)} {''.join(piece.text for piece in each.words)}")
            for place, each in enumerate(self.changes)
        ]
        return SearchScope("changes", texts, self.list.key, self._go_to)

    def _go_to(self, place: Hashable) -> None:
        self.list.go_to(place)
        self._show_words()

    def action_next_change(self) -> None:
        """Go to the next change."""
        self._walk(1, _("That was the last change."))

    def action_previous_change(self) -> None:
        """Go to the change before."""
        self._walk(-1, _("This is the first change."))

    def _walk(self, by: int, end: str) -> None:
        stood = self.list.cursor
        self.list.move(by)
        if self.list.cursor == stood:
            self.say(end if self.list.rows else self.list.empty)

    def action_open(self) -> None:
        """Show the document around the block, from its beginning for what its letterhead says."""
        item = None if isinstance(self.here, FactChange) else self._standing()
        document = self.workbench.documents.open(self.history.document)
        self.post_message(ShowDocument(document, item))

    def action_review(self) -> None:
        """Go to the review in which something about the block needs another look."""
        item = self._standing()
        if item not in self._again:
            raise InputError(_("nothing decided here needs another look"))
        review, items = self._again[item]
        self.post_message(ShowReview(self.workbench.reviews.around(review, items[0]), items))

    def _standing(self) -> ItemId:
        item = standing(self.here) if isinstance(self.here, BlockChange) else None
        if item is None:
            raise InputError(_("this block is not in the document as it stands"))
        return item

    def action_choose(self) -> None:
        """Choose the two versions to hold against each other."""
        from doichieu.tui.screens.choosing import Choose

        read = self.history.read

        def told(number: int) -> str:
            at, source = read[number]
            return f"{at.astimezone():%d/%m/%Y} {source}"

        rows = [
            Row(pair, " ", f"@{pair[0]} → @{pair[1]}", " → ".join(map(told, pair)))
            for pair in self.history.pairs
        ]
        title = _("Which versions?")
        self.app.push_screen(
            Choose(title, _("compare"), rows, self._use, self.keymap, here=self._pair)
        )

    def _use(self, pair: Hashable) -> None:
        self._pair = cast("Pair", pair)
        self.list.cursor = 0
        self._hold()


def _name(change: FactChange | BlockChange) -> str:
    return fact_word(change.field) if isinstance(change, FactChange) else change.address


def _item(change: BlockChange) -> Item:
    """The block as it stands, or as it stood last."""
    return cast("Item", change.after or change.before)


def _facts(change: BlockChange) -> list[tuple[str, str]]:
    """What is understood of the block otherwise than before, else all that is."""
    now = facts(_item(change))
    if change.before is None or change.after is None:
        return now
    both = zip(facts(change.before), now, strict=True)
    changed = [
        (name, f"{was or '–'} → {value or '–'}")
        for (name, was), (_n, value) in both
        if was != value
    ]
    return changed or now
