"""Which files to read in: folders and files in a list, narrowed by typing, by path or pattern."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import one_line
from doichieu.tui.looks import MARKED
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench.documents.picking import Listing, is_pattern, listing, named_file

if TYPE_CHECKING:
    from textual.events import Key

_UP, _ALL = "..", "*"
"""The keys of the way up, and of the row that stands for every file shown."""


_MOST = 40
"""Letters of a folder's whole path that are shown."""


class _PickField(Field):
    """A field in which the space bar marks while one goes through the list."""

    async def _on_key(self, event: Key) -> None:
        if event.key == "space" and cast("PickFiles", self.screen).mark():
            event.stop()
            event.prevent_default()


class PickFiles(Narrow):
    """Asks for files, from `folder` on; `use` gets them, and the folder where they were found.

    The space bar marks while one goes through the list, and is a letter while one types.
    """

    FIELD = _PickField

    def __init__(
        self, folder: Path, use: Callable[[Sequence[Path], Path], None], keymap: Keymap
    ) -> None:
        placeholder = _("part of a name, a path such as ~/vb, or a pattern such as ~/vb/*.docx")
        super().__init__(_("Files to read"), _("open or read it"), placeholder, keymap)
        self._folder = folder
        self._use = use
        self._marked: dict[Path, None] = {}
        self._found = Listing(folder)
        self._in_list = True
        self._trouble = ""

    @property
    def hint(self) -> str:
        """What the keys do."""
        return f"{super().hint} · {_('space: mark')}"

    def rows(self, typed: str) -> list[Row]:
        """The way up, folders, all files at once, and each of them."""
        self._trouble = ""
        try:
            self._found = listing(self._folder, typed)
        except InputError as error:
            self._found, self._trouble = Listing(self._folder), str(error)
        rows = [] if typed else [Row(_UP, " ", "..", "")]
        rows += [Row(path, " ", one_line(path.name) + "/", "") for path in self._found.folders]
        if len(self._found.files) > 1:
            words = _("all {count} files below").format(count=len(self._found.files))
            rows.append(Row(_ALL, " ", words, ""))
        return [*rows, *map(self._file_row, self._found.files)]

    def _file_row(self, path: Path) -> Row:
        mark = MARKED.glyph if path in self._marked else " "
        return Row(path, mark, one_line(path.name), "")

    def on_mount(self) -> None:
        """Begin once the list has its rows."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        # As much of the screen as there is, for folders differ.
        self.fit(self.app.size.height)
        self.choices.widest_label = self.app.size.width
        self.choices.go_to(self.nearest(""))
        self._entitle()

    def nearest(self, typed: str) -> Hashable | None:
        """What a pattern names as a whole, else the first folder or file, or that very one."""
        if typed and not is_pattern(typed):
            key = super().nearest(typed)
            if key != _ALL:
                return key
        keys = [row.key for row in self.choices.rows]
        if is_pattern(typed) and keys:
            return keys[0]
        return next((key for key in keys if isinstance(key, Path)), self.choices.key)

    def _entitle(self) -> None:
        title = self._title
        if self._marked:
            title += " · " + _("marked: {count}").format(count=len(self._marked))
        title += f" · {_short(self._found.folder)}"
        nothing = _("No file here that can be read: go on with another folder.")
        self.choices.show(self.choices.rows, title=title, empty=self._trouble or nothing)

    def on_input_changed(self, message: Field.Changed) -> None:
        """A letter is typed from now on; the folder that a path leads to stands above."""
        self._in_list = not message.value
        self.call_after_refresh(self._entitle)

    def key_up(self) -> None:
        """Go one row up."""
        self._in_list = True
        super().key_up()

    def key_down(self) -> None:
        """Go one row down."""
        self._in_list = True
        super().key_down()

    def mark(self) -> bool:
        """Mark the file under the cursor, or take its mark, and go on; whether space means that."""
        if not self._in_list:
            return False
        files = self._files_of(self.choices.key)
        if files and all(file in self._marked for file in files):
            for file in files:
                del self._marked[file]
        else:
            self._marked |= dict.fromkeys(files)
        self._show_anew()
        self.choices.move(1)
        return True

    def _files_of(self, key: Hashable | None) -> tuple[Path, ...]:
        if key == _ALL:
            return self._found.files
        return tuple(file for file in self._found.files if file == key)

    def _show_anew(self) -> None:
        self.choices.show(self.rows(self.query_one(Field).value.strip()))
        self._entitle()

    def chosen(self, typed: str) -> None:
        """Open a folder; else read what is marked, or what is under the cursor."""
        key = self.choices.key
        if key == _UP:
            self._enter(self._found.folder.parent)
        elif isinstance(key, Path) and key in self._found.folders:
            self._enter(key)
        else:
            self.answer(lambda: self.take(key, typed.strip()))

    def _enter(self, folder: Path) -> None:
        left, self._folder = self._found.folder, folder
        self.query_one(Field).value = ""
        self._show_anew()
        self.choices.go_to(left if left in self._found.folders else self.nearest(""))

    def take(self, key: Hashable | None, typed: str) -> None:
        """Read in what is marked, else the file or files under the cursor, else the one typed."""
        files = (*self._marked,) or self._files_of(key)
        if not files and typed:
            files = tuple(filter(None, [named_file(self._folder, typed)]))
        if not files:
            raise InputError(_("there is no such file"), where=typed, remedy=_("Check the name."))
        self._use(files, self._found.folder)


def _short(folder: Path) -> str:
    """A folder as it is called, with no more of what is above it than fits into a title."""
    whole = one_line(str(folder))
    return whole if len(whole) <= _MOST else "…/" + one_line("/".join(folder.parts[-2:]))
