"""Questions of the matrix: which tasks to look at, and which plan to go to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import cast

from doichieu.keymaps import Keymap
from doichieu.language import _, current
from doichieu.model import VERDICTS, Grade, Tag, Verdict
from doichieu.model.matrix import SUGGESTED, Matrix
from doichieu.text import find
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench.collection.matrix import ALL, Wanted, leads, looked_at


class _OneOf(Narrow):
    """One of rows that are known beforehand; `use` gets the key of the one chosen."""

    def __init__(
        self,
        title: str,
        placeholder: str,
        rows: Sequence[Row],
        use: Callable[[Hashable], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("show"), placeholder, keymap)
        self._all = rows
        self._use = use

    def rows(self, typed: str) -> list[Row]:
        """Those in which every word stands that was typed."""
        words = typed.split()
        return [
            row for row in self._all if all(find(word, f"{row.label} {row.text}") for word in words)
        ]

    def take(self, key: Hashable | None, typed: str) -> None:
        """Show what was chosen; nothing where nothing fits."""
        del typed
        if key is not None:
            self._use(key)


class ChooseTasks(_OneOf):
    """Which tasks are looked at: all, those left out, those of a body or with a tag."""

    def __init__(
        self,
        matrix: Matrix,
        tags: Sequence[Tag],
        wanted: Wanted,
        use: Callable[[Wanted], None],
        keymap: Keymap,
    ) -> None:
        rows = _wanted_rows(matrix, tags)
        super().__init__(
            _("Which tasks"),
            _("words of a body or a tag"),
            rows,
            lambda key: use(cast("Wanted", key)),
            keymap,
        )
        self.standing = wanted


def _wanted_rows(matrix: Matrix, tags: Sequence[Tag]) -> list[Row]:
    def row(wanted: Wanted, glyph: str, text: str, what: str = "") -> Row:
        return Row(wanted, glyph, what, text, str(len(looked_at(matrix, wanted).tasks)))

    return [
        row(ALL, " ", _("all tasks")),
        row(Wanted(holes=True), VERDICTS[Verdict.GAP].glyph, _("what any plan leaves out")),
        *(row(Wanted(lead=lead), " ", lead, _("lead")) for lead in leads(matrix)),
        *(
            row(Wanted(tag=tag.id), tag.glyph, tag.name(current()), _("tag"))
            for tag in tags
            if tag.id in matrix.tags
        ),
    ]


class ChoosePlan(_OneOf):
    """Which plan to go to, the one that leaves out most first."""

    def __init__(self, matrix: Matrix, use: Callable[[int], None], keymap: Keymap) -> None:
        ranked = sorted(
            range(len(matrix.columns)), key=lambda place: matrix.columns[place].total.rank
        )
        super().__init__(
            _("Plans, what leaves out most first"),
            _("words of a name or a body"),
            [_plan_row(matrix, place) for place in ranked],
            lambda key: use(cast("int", key)),
            keymap,
        )


def _plan_row(matrix: Matrix, place: int) -> Row:
    column = matrix.columns[place]
    total = column.total
    gap, seems = VERDICTS[Verdict.GAP].glyph, SUGGESTED[Grade.WEAK].glyph
    decided = _("decided {done} of {all}").format(done=total.decided, all=total.of)
    word = f"{decided} · {gap} {total.left_out} · {seems} {total.perhaps}"
    return Row(place, " ", column.called, column.issuer, word)
