"""Text fields in which Vietnamese can be typed through any input method.

An input method writes `việt` as one burst, `vie⌫ê⌫ệt`. Textual takes the letters in at once and
runs Backspace, Enter and the arrows through bindings, which are looked up after all the letters:
`goõ tieêếếng`. So these fields run all their keys themselves, in the order in which they came.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea
from textual.widgets.input import Selection
from textual.widgets.text_area import Edit, EditHistory, EditResult, Location
from textual.widgets.text_area import Selection as Range

from doichieu.keymaps import Keymap, load
from doichieu.text import one_line, safe

if TYPE_CHECKING:
    from textual.events import Key, Paste
    from textual.widget import Widget

# What each command of the keymap's `typing` scope is to a Field and to a NoteArea.
_TYPING = {
    "typing.left": "cursor_left",
    "typing.right": "cursor_right",
    "typing.word_left": "cursor_left_word",
    "typing.word_right": "cursor_right_word",
    "typing.start": "home",
    "typing.end": "end",
    "typing.select_left": "cursor_left(True)",
    "typing.select_right": "cursor_right(True)",
    "typing.select_all": "select_all",
    "typing.delete": "delete_right",
    "typing.delete_word": "delete_left_word",
    "typing.delete_to_start": "delete_left_all",
    "typing.delete_to_end": "delete_right_all",
    "typing.cut": "cut",
    "typing.copy": "copy",
    "typing.paste": "paste",
}
_FIELD = _TYPING | {"dialog.accept": "submit"}
_NOTE = _TYPING | {
    "typing.word_left": "cursor_word_left",
    "typing.word_right": "cursor_word_right",
    "typing.start": "cursor_line_start",
    "typing.end": "cursor_line_end",
    "typing.delete_word": "delete_word_left",
    "typing.delete_to_start": "delete_to_start_of_line",
    "typing.delete_to_end": "delete_to_end_of_line_or_delete_line",
    "typing.undo": "undo",
    "typing.redo": "redo",
}
# Keys that mean the same in every keymap. A terminal may send Ctrl+H for Backspace.
_FIELD_KEYS = {"backspace": "delete_left", "ctrl+h": "delete_left"}
_NOTE_KEYS = {
    "backspace": "delete_left",
    "ctrl+h": "delete_left",
    "up": "cursor_up",
    "down": "cursor_down",
    "shift+up": "cursor_up(True)",
    "shift+down": "cursor_down(True)",
    "pageup": "cursor_page_up",
    "pagedown": "cursor_page_down",
}

# A terminal pastes a line's end as a carriage return.
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Field(Input, inherit_bindings=False):
    """A text of one line, always NFC and safe to show.

    Enter posts `Input.Submitted`; take the text from the message, for what was typed after Enter
    may already stand in the field.
    """

    def __init__(
        self,
        value: str = "",
        *,
        keymap: Keymap | None = None,
        placeholder: str = "",
        max_length: int = 0,
        select_on_focus: bool = True,
        id: str | None = None,  # noqa: A002 (textual's word)
        classes: str | None = None,
    ) -> None:
        self._actions = _actions(keymap, _FIELD, _FIELD_KEYS)
        self._sent = _Sent()
        super().__init__(
            value,
            placeholder,
            max_length=max_length,
            select_on_focus=select_on_focus,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on."""
        self._actions = _actions(keymap, _FIELD, _FIELD_KEYS)

    async def _on_key(self, event: Key) -> None:
        await _run(self, self._actions, event)

    def _on_paste(self, event: Paste) -> None:
        self.replace(one_line(_LINE_END.sub(" ", event.text)), *self.selection)
        event.stop()
        event.prevent_default()

    def validate_value(self, value: str) -> str:
        """NFC on one line, without anything that a terminal would obey."""
        return _flat(value)

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep the cursor in the text and between letters."""
        start, end = super().validate_selection(selection)
        here = self.selection
        return Selection(_moved(self.value, start, here.start), _moved(self.value, end, here.end))

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in place of what stands between `start` and `end`; every edit comes here."""
        start, end = sorted((start, end))
        sent = self._sent.behind(self.value[:start]) + text
        super().replace(*_composed(self.value, _flat(text), start, end))
        self._sent.keep(sent)

    def action_delete_left(self) -> None:
        """Delete what is selected, or take back what was sent last before the cursor."""
        if not self.selection.is_empty:
            self.delete_selection()
            return
        cursor = self.cursor_position
        sent, rest, start = self._sent.without_last(self.value[:cursor])
        super().replace(rest, start, cursor)
        self._sent.keep(sent)


class NoteArea(TextArea, inherit_bindings=False):
    """A text of several lines, always NFC and safe to show. Enter is a new line, Tab leaves."""

    def __init__(
        self,
        text: str = "",
        *,
        keymap: Keymap | None = None,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 (textual's word)
        classes: str | None = None,
    ) -> None:
        self._actions = _actions(keymap, _NOTE, _NOTE_KEYS)
        self._sent = _Sent()
        super().__init__(
            _several_lines(text),
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
            classes=classes,
        )
        self.history = _BurstHistory(
            max_checkpoints=50, checkpoint_timer=2.0, checkpoint_max_characters=100
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    async def _on_key(self, event: Key) -> None:
        await _run(self, self._actions, event)

    def load_text(self, text: str) -> None:
        """Show another text; what was typed before cannot be taken back any more."""
        super().load_text(_several_lines(text))

    def validate_selection(self, selection: Range) -> Range:
        """Keep the cursor between letters."""
        return Range(
            self._between_letters(selection.start, self.selection.start),
            self._between_letters(selection.end, self.selection.end),
        )

    def _between_letters(self, there: Location, here: Location) -> Location:
        row, column = there
        came_from = here[1] if here[0] == row else len(self.document[row])
        return row, _moved(self.document[row], column, came_from)

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit, whole letters at a time; every edit comes here."""
        (row, start), (last_row, end) = edit.top, edit.bottom
        sent = self._sent.behind(self.document[row][:start]) + edit.text
        text = _several_lines(edit.text)
        if row == last_row:
            text, start, end = _composed(self.document[row], text, start, end)
        result = super().edit(
            Edit(text, (row, start), (last_row, end), edit.maintain_selection_offset)
        )
        self._sent.keep(sent)
        return result

    def action_delete_left(self) -> None:
        """Delete what is selected, or take back what was sent last before the cursor."""
        row, column = self.cursor_location
        if not self.selection.is_empty or not column:
            super().action_delete_left()
        elif not self.read_only:
            sent, rest, start = self._sent.without_last(self.document[row][:column])
            super().edit(Edit(rest, (row, start), (row, column), maintain_selection_offset=False))
            self._sent.keep(sent)


class _Sent:
    """What was sent for the text before the cursor, code point by code point.

    An input method that sends a letter and its mark apart counts its Backspaces so, while the text
    has them as one letter.
    """

    def __init__(self) -> None:
        self._points = ""

    def keep(self, points: str) -> None:
        """Remember what was sent."""
        self._points = points

    def behind(self, left: str) -> str:
        """What was sent to make `left`; where that is not known, `left` itself."""
        return self._points if unicodedata.normalize("NFC", self._points) == left else left

    def without_last(self, left: str) -> tuple[str, str, int]:
        """What was sent but for the last code point, and the text it makes, from where it differs.

        Gives what was sent, the text to put in place of the end of `left`, and where that starts.
        """
        points = self.behind(left)[:-1]
        made = unicodedata.normalize("NFC", points)
        same = takewhile(lambda pair: pair[0] == pair[1], zip(left, made, strict=False))
        start = sum(1 for _pair in same)
        return points, made[start:], start


class _BurstHistory(EditHistory):
    """Takes back what was typed as phrases, not as the steps of an input method."""

    def record(self, edit: Edit) -> None:
        """Let a Backspace stay together with the letters around it."""
        result = edit._edit_result  # noqa: SLF001 (textual's history asks the same)
        if result is not None and len(edit.text) <= 1 and len(result.replaced_text) <= 1:
            self._previously_replaced = bool(result.replaced_text)
        super().record(edit)


def _actions(
    keymap: Keymap | None, commands: dict[str, str], fixed: dict[str, str]
) -> dict[str, str]:
    table = (keymap or load()).table
    return {key: action for id_, action in commands.items() for key in table[id_]} | fixed


async def _run(field: Widget, actions: dict[str, str], event: Key) -> None:
    action = actions.get(event.key)
    if action and await field.app.run_action(action, field):
        event.stop()
        event.prevent_default()


def _several_lines(text: str) -> str:
    return safe(_LINE_END.sub("\n", text)).replace("\t", " ")


def _flat(text: str) -> str:
    return _several_lines(text).replace("\n", " ")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _letter_start(line: str, offset: int) -> int:
    while 0 < offset < len(line) and _is_mark(line[offset]):
        offset -= 1
    return offset


def _letter_end(line: str, offset: int) -> int:
    while 0 < offset < len(line) and _is_mark(line[offset]):
        offset += 1
    return offset


def _moved(line: str, offset: int, here: int) -> int:
    """`offset`, or when it would cut a letter the far side of that letter, seen from `here`."""
    return _letter_end(line, offset) if offset > here else _letter_start(line, offset)


def _composed(line: str, text: str, start: int, end: int) -> tuple[str, int, int]:
    """The edit that puts `text` between `start` and `end` of `line`, on whole letters and in NFC.

    A mark joins the letter before it; one without a letter is dropped.
    """
    insertion = start == end
    end = _letter_end(line, end)
    start = end if insertion else _letter_start(line, start)
    if text and _is_mark(text[0]):
        letter = _letter_start(line, max(start - 1, 0))
        text = unicodedata.normalize("NFC", line[letter:start] + text)
        while not letter and text and _is_mark(text[0]):
            text = text[1:]
        start = letter
    return text, start, end
