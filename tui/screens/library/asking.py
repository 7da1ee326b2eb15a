"""What a file is that may be a new version of a stored document, or another one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from doichieu.change_wording import changes_words
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.text import one_line
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Imported
from doichieu.workbench.documents.imported import AS_IT_SEEMS, Taking

Answer = Callable[[Sequence[Imported], Taking, Sequence[Imported]], None]
"""Gets the files to be read in, what they are, and those that are left to ask about."""

_VERSION, _ALL, _APART, _LEAVE = "version", "all", "apart", "leave"


class AskWhatItIs(Choose):
    """Asks what the first of some files is. The cursor stands on the answer that changes nothing.

    Leaving means the same.
    """

    WIDEST = 30

    def __init__(self, asking: Sequence[Imported], use: Answer, keymap: Keymap) -> None:
        first, *others = asking
        self._asking = asking
        self._answer = use
        self._chosen: Hashable = _LEAVE
        name = first.document.name if first.document else ""
        title = _("{file}: a new version of {name}?")
        title = title.format(file=one_line(first.path.name), name=name)
        rows = _rows(first, len(others))
        super().__init__(title, _("go on"), rows, self._choose, keymap, here=_LEAVE)

    def _choose(self, key: Hashable) -> None:
        self._chosen = key

    def closed(self) -> None:
        """Tell what is to be read in, and what is left."""
        first, others = self._asking[:1], self._asking[1:]
        if self._chosen == _ALL:
            self._answer(self._asking, AS_IT_SEEMS, ())
        elif self._chosen == _LEAVE:
            self._answer((), AS_IT_SEEMS, others)
        else:
            self._answer(first, Taking(apart=self._chosen == _APART), others)


def _rows(asked: Imported, others: int) -> list[Row]:
    decided = _("decisions about it: {count}").format(count=asked.decided)
    told = " · ".join([changes_words(asked.changes), *([decided] if asked.decided else [])])
    rows = [Row(_VERSION, " ", _("a new version"), told)]
    if others:
        more = _("and the other {count} files too").format(count=others)
        rows.append(Row(_ALL, " ", _("a new version"), more))
    return [
        *rows,
        Row(_APART, " ", _("keep it apart"), _("another document of that number")),
        Row(_LEAVE, " ", _("leave it"), _("the file is not read in")),
    ]
