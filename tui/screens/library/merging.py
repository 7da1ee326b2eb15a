"""The store of somebody else brought in from the library: asked for, looked at, merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from doichieu.config import path_of
from doichieu.keymaps import shown
from doichieu.language import _
from doichieu.workbench.merging.fates import Fate
from doichieu.workbench.merging.outcome import Brought

if TYPE_CHECKING:
    from doichieu.tui.screens.library.screen import LibraryScreen


class Merging:
    """What the library asks and says of a store that comes in."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._merging = screen.workbench.merging

    def choose(self) -> None:
        """Ask for the file."""
        from doichieu.tui.screens.dialogs import AskText

        title = _("Merge which file: a store, or the JSON of a review?")
        ask = AskText(title, _("look"), self._look, self._screen.keymap)
        self._screen.app.push_screen(ask)

    def _look(self, name: str) -> None:
        """Show what it would bring, and ask whether to merge it."""
        from doichieu.tui.screens.dialogs import Confirm

        path = path_of(name.strip())
        found = self._merging.look(path)
        if not found.changes:
            self._screen.say(_("there is nothing new to take in"))
            return
        ask = Confirm(_question(found), _("merge"), lambda: self._take(path), self._screen.keymap)
        # The question before it is still in front.
        self._screen.app.call_later(self._screen.app.push_screen, ask)

    def _take(self, path: Path) -> None:
        kept, found = self._merging.take(path)
        self._screen.show_library()
        done = _("merged; what stood there before: {file}").format(file=kept.name)
        left = _("to be settled: {count}, with {key} in the review").format(
            count=found.open, key=shown(self._screen.keymap.keys("review.settle")[0])
        )
        self._screen.say(f"{done} · {left}" if found.open else done)


def _differing(found: Brought) -> Iterator[str]:
    """By what becomes of it, where different things were said; how many, where there are many."""
    by_words: dict[str, list[str]] = {}
    for each in (one for review in found.reviews for one in review.differing):
        by_words.setdefault(each.words, []).append(each.address)
    for words, places in by_words.items():
        more = [f"+{len(places) - _SHOWN}"] if len(places) > _SHOWN else []
        yield f"{words}: {', '.join([*places[:_SHOWN], *more])}"
    if not by_words and not any(each.stage for each in found.reviews):
        # Of readings that a merge lays open it is not told before in what they differ.
        yield _("differing: {count}").format(count=0)


_SHOWN = 5
"""So many places are named; all of them are listed by the command line."""


def _question(found: Brought) -> str:
    """What a merge would bring, in figures."""
    rows = {fate: sum(each.fates.get(fate, 0) for each in found.reviews) for fate in Fate}
    told = [
        _("documents: {count}").format(count=sum(each.changes for each in found.documents)),
        _("rows of the log: new {new}, known {known}, unknown {unknown}, refused {refused}").format(
            **{fate.value: count for fate, count in rows.items()}
        ),
        *_differing(found),
    ]
    told += [each.stage_words for each in found.reviews if each.stage_words]
    told += [each.ahead.words for each in found.reviews if each.ahead]
    if clashing := found.clashing + rows[Fate.DIFFERING]:
        said = _("rows of the name of one here that say otherwise: {count}")
        told.append(said.format(count=clashing))
    asked = _("Merge it? A copy of the store is kept. Each difference is listed by: doichieu merge")
    return f"{' · '.join(told)}. {asked}"
