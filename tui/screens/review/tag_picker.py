"""Which tags: by their key, or by typing; the question stays open for the next one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual.message import Message

from doichieu.keymaps import Keymap, shown
from doichieu.language import _, current
from doichieu.model import KEYS, Tag, TagId
from doichieu.text import find, fold
from doichieu.tui.screens.review.subjects import NarrowFor
from doichieu.tui.screens.review.tagged import tag_names
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Review
from doichieu.workbench.reviews import tagging
from doichieu.workbench.reviews.second_press import Press, SecondPress, told_again
from doichieu.workbench.reviews.tagging import Subject

if TYPE_CHECKING:
    from textual.events import Key

_NEW, _STARTER = ("new",), ("starter",)
"""What the rows stand for that are no tags."""


class TagField(Field):
    """A field in which a digit is the key of a tag as long as nothing is typed."""

    @dataclass
    class Digit(Message):
        """A digit was pressed in the empty field."""

        digit: str

    async def _on_key(self, event: Key) -> None:
        if not self.value and event.key in KEYS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Digit(event.key))


class PickTags(NarrowFor[Subject]):
    """Asks which tags are to stand on one of `subjects`; `use` puts one there, or takes it off.

    Tab turns to the next subject.
    """

    FIELD: ClassVar[type[Field]] = TagField

    def __init__(
        self,
        review: Review,
        subjects: Sequence[Subject],
        use: Callable[[Subject, TagId], str],
        keymap: Keymap,
    ) -> None:
        super().__init__(subjects, _("tag it"), _("words of a tag, or a new name"), keymap)
        self._review = review
        self._use = use
        self._second = SecondPress()
        self._latest: TagId | None = None

    def called(self, subject: Subject) -> str:
        """The items that a tag would stand on."""
        return tagging.name(self._review, subject)

    @property
    def question(self) -> str:
        """What is being tagged."""
        said = _("Tag {what}").format(what=self.called(self.subject))
        if not self._review.codebook.tags:
            said += " · " + _("no tags yet")
        return said

    @property
    def hint(self) -> str:
        """What the keys do."""
        return f"{super().hint} · 1–9{self.turning}"

    @property
    def leaving(self) -> str:
        """What was put stays."""
        return _("close")

    def rows(self, typed: str) -> list[Row]:
        """What fits: tags of that name, then a new one, then those that are nearly so called."""
        tags = tagging.offered(self._review, self.subject)
        if not typed:
            return [self._row(tag) for tag in tags] or self._to_start_from()
        from doichieu.align.likeness import by_typing

        ranked = [tags[n] for n in by_typing(typed, [f"{tag.vi} {tag.en}" for tag in tags])]
        named = [tag for tag in ranked if _says(typed, f"{tag.vi} {tag.en}")]
        defined = [tag for tag in tags if _says(typed, tag.definition)]
        rows = [*map(self._row, named), *self._new(typed), *map(self._row, [*ranked, *defined])]
        return list({row.key: row for row in rows}.values())

    def _new(self, typed: str) -> list[Row]:
        """The row of a new tag of that name, where none has it."""
        known = {fold(name) for tag in self._review.codebook.tags for name in (tag.vi, tag.en)}
        if fold(typed) in known:
            return []
        return [Row(_NEW, "+ ", "", _("new tag “{name}”…").format(name=typed))]

    def _to_start_from(self) -> list[Row]:
        if self._review.codebook.tags:
            return []
        count = len(self._review.codebook.starter())
        return [
            Row(
                _STARTER,
                "+ ",
                "",
                _("take over {count} tags to start from; or type a name of your own").format(
                    count=count
                ),
            )
        ]

    def _row(self, tag: Tag) -> Row:
        count, all_ = (
            tagging.standing(self._review, self.subject, tag.id),
            len(self.subject.things),
        )
        word = "" if not count else _("is on") if count == all_ else _("on {n} of {all}")
        text = " · ".join(filter(None, [tag.name(current()), tag.definition]))
        mark = "✓" if count == all_ else "∕" if count else " "
        return Row(
            tag.id, mark + tag.glyph, tag.key, text, word.format(n=count, all=all_), tag.colour
        )

    def show(self) -> None:
        """Show the tags for what is meant as they stand now, as high as the codebook."""
        typed = self.query_one(Field).value.strip()
        rows = self.rows(typed)
        self.fit(max(len(rows), len(self._review.codebook.offered())) + 1)
        self.choices.show(rows, title=self.question, empty=_("no tag may stand here: type a name"))
        self.say(self.hint)

    def nearest(self, typed: str) -> Hashable | None:
        """Once nothing is typed any more, the tag that was put last."""
        return self.choices.key if typed else self._latest or self.choices.key

    def on_tag_field_digit(self, message: TagField.Digit) -> None:
        """Put the tag of that key, or take it off."""
        offered = tagging.offered(self._review, self.subject)
        tag = next((each for each in offered if each.key == message.digit), None)
        if tag is None:
            self.say(_("no tag that may stand here has the key {key}").format(key=message.digit))
        else:
            self._turn(tag.id, message.digit)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Nothing closes this list."""

    def chosen(self, typed: str) -> None:
        """Put the tag under the cursor, or take it off; or make what is not there yet."""
        key = self.choices.key
        if key == _NEW:
            self._ask_definition(typed.strip())
        elif key == _STARTER:
            self.stay(self._adopt)
        elif key is not None:
            self._turn(cast("TagId", key), shown(self.keymap.keys(self.ACCEPT)[0]))

    def _adopt(self) -> None:
        self._review.codebook.adopt(self._review.codebook.starter())
        self.show()

    def _ask_definition(self, name: str) -> None:
        from doichieu.tui.screens.dialogs import AskText

        made: list[Tag] = []
        book = self._review.codebook

        def use(definition: str) -> None:
            made.append(book.add(book.fresh(name, definition)))

        title = _("When is “{name}” used? Enter alone goes on without").format(name=name)
        dialog = AskText(title, _("tag it"), use, self.keymap)
        self.app.push_screen(dialog, lambda _left: self._put(made[0].id) if made else None)

    def _turn(self, tag: TagId, key: str) -> None:
        """Put a tag or take it off; what somebody else put, only at the second press."""
        slots = tagging.taken_off(self._review, self.subject, tag)
        standing = self._review.of_another(*slots)
        if self._second.needed(Press(tag, slots, ""), standing) and standing is not None:
            name = tag_names([self._review.codebook.by_id[tag]])
            where = f"{self.called(self.subject)} {name}"
            said = self._review.said_of(standing)
            self.say(told_again(where, said, key, _("taken back")))
        else:
            self._put(tag)

    def _put(self, tag: TagId) -> None:
        def step() -> None:
            said = self._use(self.subject, tag)
            self._latest = tag
            self.query_one(Field).value = ""
            self.show()
            self.choices.go_to(tag)
            self.say(f"{said} · {self.hint}")

        self.stay(step)


def _says(typed: str, text: str) -> bool:
    return all(find(word, text) for word in typed.split())
