"""The chain of one task: every level above and below it, where it dies, what changes on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from doichieu.chain_wording import dies_words, drift_words, place_words, reach_word
from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope
from doichieu.language import _
from doichieu.model import DocumentId, ItemId, Pair, ReviewId, StoredItem
from doichieu.model.descent import REACHES, Above, Node, Place, Reach, Said, fate, nodes
from doichieu.tui.looks import SUSPECT, TITLE
from doichieu.tui.opening import ShowDocument, ShowReview
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.screens.chain.levels import Entry, LevelList
from doichieu.tui.screens.item_text import labelled
from doichieu.tui.widgets.canvas import Line
from doichieu.tui.widgets.text_pane import Paragraph, TextPane
from doichieu.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult


class ChainScreen(CommandScreen[None]):
    """One task a screen; keys go to the next task, and up and down its levels."""

    SCOPE = Scope.CHAIN
    FIRST = (
        "chain.open",
        "chain.three",
        "chain.next_task",
        "chain.previous_task",
        "chain.next_dead_end",
        "chain.export",
    )

    def __init__(
        self,
        workbench: Workbench,
        document: DocumentId,
        keymap: Keymap,
        item: ItemId | None = None,
    ) -> None:
        super().__init__(keymap)
        self.workbench = workbench
        self.document = document
        self.tasks = workbench.descents.tasks(document)
        places = (n for n, task in enumerate(self.tasks) if task.id == item)
        self.place = next(places, 0)
        self._away = False
        self._above: tuple[Above, ...] = ()
        self._ways: list[tuple[Node, ...]] = []
        self.levels = LevelList(self._entry, id="levels")
        self.detail = TextPane(id="drift")

    def compose(self) -> ComposeResult:
        """Which task, its levels, what changes on the way to the one under the cursor, keys."""
        yield Line(id="status")
        yield self.levels
        yield self.detail
        yield self.bottom

    def on_mount(self) -> None:
        """Show the task asked for."""
        self.levels.focus()
        self.guarded(partial(self.show_task, anew=True))

    def on_screen_suspend(self) -> None:
        """Another screen comes in front."""
        self._away = True

    def on_screen_resume(self) -> None:
        """A hop that was opened from here may have been decided."""
        if self._away:
            self._away = False
            self.guarded(self.show_task)

    @property
    def moving(self) -> LevelList:
        """The levels."""
        return self.levels

    @property
    def followed(self) -> StoredItem:
        """The task that is followed."""
        return self.tasks[self.place]

    # What is shown

    def show_task(self, *, anew: bool = False) -> None:
        """Show the chain of the task as it stands; `anew` with the cursor on the task itself."""
        descents = self.workbench.descents
        # A newer version may have been read in: where the task is gone, the one in its place comes.
        here, self.tasks = self.followed.id, descents.tasks(self.document)
        places = (n for n, task in enumerate(self.tasks) if task.id == here)
        self.place = next(places, min(self.place, len(self.tasks) - 1))
        chain = descents.chain(self.document, self.followed.id)
        self._above = chain.above
        self._ways = [way for _deep, way in nodes(chain.top)]
        cursor = len(self._above) if anew else self.levels.cursor
        found = fate(chain.top, descents.levels.lowest(self.document))
        title = f"{place_words(chain.top.place)} · {self.followed.address}"
        self.levels.show(len(self._above) + len(self._ways), title, cursor)
        # The title of the levels has the document: where the chain is weakest must not be cut off.
        line = Text(f" {_('Chain')} {self.place + 1}/{len(self.tasks)}", TITLE)
        weakest = REACHES[found.reach]
        line.append(" · " + _("weakest link: {reach}").format(reach=""), "not bold")
        line.append(f"{weakest.glyph} {reach_word(found.reach)} ", weakest.colour)
        line.append(dies_words(found), "not bold")
        self.query_one("#status", Line).show(line)
        self.show_detail()

    def _entry(self, place: int) -> Entry:
        if place < len(self._above):
            return self._entry_above(self._above[place])
        way = self._ways[place - len(self._above)]
        node = way[-1]
        deep = len(way) - 1 + self._depth_above
        items = self.workbench.descents.items(node.items)
        text = " · ".join(f"{each.address} {each.text}" for each in items.values())
        if len(way) == 1:
            return Entry(deep, place_words(node.place), text, "▪", "bold")
        again = _("shown above") if node.again else ""
        return _entry(deep, node.place, node.here, node.said, text or again)

    def _entry_above(self, above: Above) -> Entry:
        deep = self._depth_above - above.steps
        items = self.workbench.descents.items([above.item] if above.item else [])
        text = " · ".join(f"{each.address} {each.text}" for each in items.values())
        said = (above.said,) if above.said else ()
        text = text or _("not linked to a task")
        return _entry(deep, above.place, above.here, said, text)

    @property
    def _depth_above(self) -> int:
        return max((each.steps for each in self._above), default=0)

    def show_detail(self) -> None:
        """Show what changes from the task down to the level under the cursor, and the reasons."""
        place = self.levels.cursor - len(self._above)
        if place < 0:
            above = self._above[self.levels.cursor]
            self.detail.show(place_words(above.place), _reasons((above.said,)))
            return
        way = self._ways[place]
        drift = [drift_words(each).partition(": ") for each in self.workbench.descents.drift(way)]
        told = [(name, value) for name, _colon, value in drift]
        if len(way) > 1 and way[-1].items and not told:
            told = [(_("What changes"), _("nothing"))]
        title = " → ".join(node.place.name for node in way)
        self.detail.show(title, [*labelled(told), *_reasons(way[-1].said)])

    def on_level_list_moved(self) -> None:
        """Follow the cursor."""
        self.show_detail()

    # Keys

    def action_left(self) -> None:
        """Go to the level above."""
        place = self.levels.cursor - len(self._above)
        if place > 0:
            above = self._ways[place][:-1]
            self.levels.move_to(len(self._above) + self._ways.index(above))
        else:
            self.levels.move(-1)

    def action_right(self) -> None:
        """Go to the first level below."""
        place = self.levels.cursor - len(self._above)
        if place < 0 or self._ways[place][-1].below:
            self.levels.move(1)

    def action_next_task(self) -> None:
        """Follow the next task of the document."""
        self._go_to(self.place + self.times)

    def action_previous_task(self) -> None:
        """Follow the task before."""
        self._go_to(self.place - self.times)

    def action_next_dead_end(self) -> None:
        """Follow the next task that no document of the last level carries out."""
        self._go_to_dead_end([*range(self.place + 1, len(self.tasks)), *range(self.place)])

    def action_previous_dead_end(self) -> None:
        """Follow the one before."""
        behind = range(len(self.tasks) - 1, self.place, -1)
        self._go_to_dead_end([*range(self.place - 1, -1, -1), *behind])

    def _go_to_dead_end(self, places: Sequence[int]) -> None:
        """Follow the first of these tasks that is one, or say that none is."""
        descents, left = self.workbench.descents, self.times
        for place in places:
            (found,) = descents.fates(self.document, [self.tasks[place]])
            left -= not found.carried
            if not left:
                self._go_to(place)
                return
        self.say(_("Every other task is carried out at the last level."))

    def _go_to(self, place: int) -> None:
        self.place = max(0, min(place, len(self.tasks) - 1))
        self.show_task(anew=True)

    def action_open(self) -> None:
        """Open the review of the hop under the cursor at its task; at the task, its document."""
        place = self.levels.cursor - len(self._above)
        if place == 0:
            document = self.workbench.documents.open(self.document)
            self.post_message(ShowDocument(document, self.followed.id))
            return
        if place < 0:
            above = self._above[self.levels.cursor]
            self._open(above.said.review if above.said else None, above.item)
        else:
            *_way, upper, node = self._ways[place]
            items = [each.item for each in node.said] or [*upper.items]
            self._open(node.review, next(iter(items), None))

    def action_export(self) -> None:
        """Ask where to, and write the chain of the task there."""
        from doichieu.tui.screens.saving import ask_and_save
        from doichieu.workbench.collection.chain_file import file_name, save_chain
        from doichieu.workbench.reviews.reporting import Form, formats

        story = self.workbench.descents.story(self.document, self.followed.id)

        def write(path: Path, overwrite: bool) -> None:
            save_chain(story, path, overwrite=overwrite, form=Form())

        title = _("Write the chain to: {endings}").format(endings=" ".join(formats()))
        ask_and_save(self, title, file_name(story) + formats()[0], write)

    def action_three(self) -> None:
        """See three levels beside each other, that under the cursor in the middle if it can be."""
        line, at = self._line()
        if len(line) < 3:
            raise InputError(_("three documents are needed, one right below the other"))
        start = max(0, min(at - 1, len(line) - 3))
        (upper, item), (middle, _middle), (lower, _lower) = line[start : start + 3]
        reviews = self.workbench.reviews
        three = reviews.open_three((Pair(upper, middle), ""), (Pair(middle, lower), ""))
        self.post_message(ShowReview(three, (item,) if item else ()))

    def _line(self) -> tuple[list[tuple[DocumentId, ItemId | None]], int]:
        """The documents through the level under the cursor, each with what stands of the task.

        And the place of that level among them. Below it the first of several goes on.
        """
        levels, cursor = self.workbench.descents.levels, self.levels.cursor
        here = self._above[cursor] if cursor < len(self._above) else None
        line: list[tuple[DocumentId, ItemId | None]] = []
        top = self.document
        for each in sorted(self._above, key=lambda above: (above.steps, above is not here)):
            if each.steps == len(line) + 1 and each.place.document in levels.above(top):
                top = each.place.document
                line.insert(0, (top, each.item))
        way = self._ways[max(0, cursor - len(self._above))]
        at = max(0, len(line) - here.steps) if here else len(line) + len(way) - 1
        line += [(node.place.document, next(iter(node.items), None)) for node in way]
        seen = {document for document, _item in line}
        while below := [each for each in levels.below(line[-1][0]) if each not in seen]:
            line.append((below[0], None))
            seen.add(below[0])
        return line, at

    def _open(self, review: ReviewId | None, item: ItemId | None) -> None:
        if review is None or item is None:
            raise InputError(_("there is no review of this level to open"))
        opened = self.workbench.reviews.around(review, item)
        self.post_message(ShowReview(opened, (item,)))


def _entry(deep: int, place: Place, here: Reach, said: tuple[Said, ...], text: str) -> Entry:
    """A level with the verdict of the hop that joins it to the one above, and who gave it."""
    look = REACHES[here]
    who = dict.fromkeys(
        f"{each.reviewer} {each.at.astimezone():%d/%m/%Y}" for each in said if each.at
    )
    suspect = SUSPECT.glyph if any(each.suspect for each in said) else ""
    words = [place_words(place), f"{reach_word(here)}{suspect}", *who]
    return Entry(deep, " · ".join(words), text, look.glyph, look.colour)


def _reasons(said: Iterable[Said | None]) -> list[Paragraph]:
    """Why it was decided so, and what needs another look."""
    known = [each for each in said if each]
    suspect = SUSPECT.word if any(each.suspect for each in known) else ""
    reasons = dict.fromkeys(each.reason for each in known if each.reason)
    return labelled([(_("reason"), " · ".join(reasons)), ("!", suspect)])
