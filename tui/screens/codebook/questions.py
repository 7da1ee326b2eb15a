"""What the codebook's screen asks: what to change of a tag and how, and what to merge into."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import cast

from doichieu.keymaps import Keymap
from doichieu.language import _, current
from doichieu.model import COLOURS, KEYS, Stand, Tag, TagId
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.screens.codebook.rows import TEXTS, colour_name, part_name, part_word, times
from doichieu.tui.screens.dialogs import AskText, Dialog
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.screens.ticking import Tick
from doichieu.tui.widgets.item_list import Row
from doichieu.wording import stand_word
from doichieu.workbench.codebook import Codebook


class EditTag(Choose):
    """Asks which part of a tag to change, then how; stays open for the next part."""

    WIDEST = 20

    def __init__(
        self, book: Codebook, tag: TagId, shown: Callable[[], None], keymap: Keymap
    ) -> None:
        super().__init__("", _("change it"), (), lambda _part: None, keymap)
        self._book = book
        self._tag_id = tag
        self._changed = shown
        self._rows = self._parts()

    @property
    def _tag(self) -> Tag:
        return self._book.by_id[self._tag_id]

    def _parts(self) -> list[Row]:
        return [Row(part, " ", part_name(part), part_word(self._tag, part)) for part in TEXTS]

    def show_rows(self) -> None:
        """The parts as they stand."""
        self._rows = self._parts()
        self.choices.show(self._rows, title=self._tag.name(current()))

    def action_accept(self) -> None:
        """Ask how the part is to be."""
        part = str(self.choices.key)
        question = self._question(part)
        self.app.push_screen(question, lambda _left: self.show_rows())

    def _question(self, part: str) -> Dialog:
        title = f"{self._tag.name(current())} · {part_name(part)}"
        if part == "stands_on":
            return self._ask_stands(title)
        if part in {"colour", "key"}:
            rows = self._colours() if part == "colour" else self._keys()
            here = getattr(self._tag, part)
            keep = self._keeper(part) if part == "colour" else self._give_key
            return Choose(title, _("choose"), rows, keep, self.keymap, here=here)
        start = str(getattr(self._tag, part))
        return AskText(title, _("keep"), self._keeper(part), self.keymap, start=start)

    def _ask_stands(self, title: str) -> Dialog:
        rows = [Row(each, "", "", stand_word(each)) for each in Stand]

        def use(ticked: list[Hashable]) -> None:
            self._keep(replace(self._tag, stands_on=frozenset(cast("list[Stand]", ticked))))

        ticked = self._tag.stands_on
        return Tick(title, _("keep"), rows, use, self.keymap, ticked=ticked)

    @staticmethod
    def _colours() -> list[Row]:
        return [Row(each, "■", "", colour_name(each), style=each) for each in COLOURS]

    def _keys(self) -> list[Row]:
        """No key, and each key with the tag that has it."""
        having = {tag.key: tag.name(current()) for tag in self._book.offered() if tag.key}
        return [
            Row("", " ", "–", _("no key")),
            *(Row(key, " ", key, having.get(key, _("free"))) for key in KEYS),
        ]

    def _keeper(self, part: str) -> Callable[[Hashable], None]:
        def use(value: Hashable) -> None:
            self._keep(replace(self._tag, **{part: str(value)}))  # type: ignore[arg-type]

        return use

    def _give_key(self, key: Hashable) -> None:
        self._book.give_key(self._tag_id, str(key))
        self._changed()

    def _keep(self, tag: Tag) -> None:
        self._book.put(tag)
        self._changed()


class MergeInto(Narrow):
    """Asks into which tag another one goes; `use` gets it."""

    def __init__(
        self, book: Codebook, tag: Tag, count: int, use: Callable[[TagId], None], keymap: Keymap
    ) -> None:
        title = _("Merge “{name}” ({times}) into").format(
            name=tag.name(current()), times=times(count)
        )
        super().__init__(title, _("merge"), _("words of a tag"), keymap)
        self._others = [each for each in book.offered() if each.id != tag.id]
        self._use = use

    def rows(self, typed: str) -> list[Row]:
        """The other tags in use, those that what was typed fits."""
        if not typed:
            return [self._row(tag) for tag in self._others]
        from doichieu.align.likeness import by_typing

        names = [f"{tag.vi} {tag.en}" for tag in self._others]
        return [self._row(self._others[n]) for n in by_typing(typed, names)]

    @staticmethod
    def _row(tag: Tag) -> Row:
        text = " · ".join(filter(None, [tag.name(current()), tag.definition]))
        return Row(tag.id, f"{tag.glyph} ", tag.key, text, style=tag.colour)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Merge into the tag under the cursor."""
        del typed
        if key is not None:
            self._use(cast("TagId", key))
