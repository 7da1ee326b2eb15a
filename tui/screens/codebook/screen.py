"""The codebook screen: every tag in a line, what it means beneath, and all that changes it."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, Scope, shown
from doichieu.language import _, current
from doichieu.model import Tag, TagId
from doichieu.tui.screens.codebook.rows import incoming_rows, tag_paragraphs, tag_row, times
from doichieu.tui.screens.finding import FindingScreen, SearchScope
from doichieu.tui.widgets.item_list import ItemList, Row
from doichieu.tui.widgets.text_pane import TextPane
from doichieu.workbench import Workbench, path_of
from doichieu.workbench.codebook import Incoming

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FILE = "codebook.toml"


class CodebookScreen(FindingScreen):
    """The tags of the store, those in use first."""

    SCOPE = Scope.CODEBOOK

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.book = workbench.codebook
        self.tags = ItemList(id="tags")
        self.tags.widest_label = 30
        self.text = TextPane(id="tag")
        self._used: dict[TagId, int] = {}

    def compose(self) -> ComposeResult:
        """The tags, all of one, and the line of keys."""
        yield self.tags
        yield self.text
        yield self.bottom

    def on_mount(self) -> None:
        """Begin on the first tag."""
        self.tags.focus()
        self.show_codebook()

    def on_screen_resume(self) -> None:
        """Somebody else may have changed it."""
        if self.is_mounted:
            self.guarded(self.show_codebook)

    def show_codebook(self) -> None:
        """Read the codebook again and show it."""
        self.book.refresh()
        self._used = self.book.used()
        tags = self.book.tags
        self.tags.show(
            [tag_row(tag, self._used) for tag in tags],
            title=_("Codebook: {count} tags").format(count=len(tags)),
            empty=self._what_to_do,
        )
        self._show_text()

    @property
    def _what_to_do(self) -> str:
        new, starter, take = (
            shown(self.keymap.keys(f"codebook.{name}")[0]) for name in ("new", "starter", "take")
        )
        said = _(
            "No tag yet. {new}: a new one · {starter}: tags to start from · {take}: from a file"
        )
        return said.format(new=new, starter=starter, take=take)

    def _show_text(self) -> None:
        tag = self._tag
        if tag is None:
            self.text.show("", ())
        else:
            self.text.show(tag.name(current()), tag_paragraphs(tag, self._used))

    @property
    def _tag(self) -> Tag | None:
        return self.book.by_id.get(cast("TagId", self.tags.key))

    @property
    def here(self) -> Tag:
        """The tag under the cursor. Raises InputError where there is none."""
        if (tag := self._tag) is None:
            raise InputError(self.tags.empty)
        return tag

    @property
    def moving(self) -> ItemList:
        """The tags."""
        return self.tags

    def on_item_list_moved(self, message: ItemList.Moved) -> None:
        """Follow the cursor."""
        del message
        self._show_text()

    def search_scope(self) -> SearchScope:
        """Names, definitions and examples."""
        texts = [(tag.id, f"{tag.vi} {tag.en} {tag.definition}") for tag in self.book.tags]
        return SearchScope("tags", texts, self.tags.key, self._go_to)

    def _go_to(self, tag: Hashable) -> None:
        self.tags.go_to(tag)
        self._show_text()

    def _done(self, said: str, tag: TagId | None = None) -> None:
        """Show what came of a change, and stand on the tag that it was about."""
        self.show_codebook()
        if tag is not None:
            self._go_to(tag)
        self.say(said)

    def action_edit(self) -> None:
        """Change any part of the tag."""
        from doichieu.tui.screens.codebook.questions import EditTag

        self.app.push_screen(EditTag(self.book, self.here.id, self.show_codebook, self.keymap))

    def action_new(self) -> None:
        """Ask for the name of a new tag, then for its definition."""
        from doichieu.tui.screens.dialogs import AskText

        def use(name: str) -> None:
            self.book.must_be_new(name)
            # Once the first question is gone.
            self.call_later(self._ask_definition, name.strip())

        self.app.push_screen(AskText(_("Name of the new tag"), _("go on"), use, self.keymap))

    def _ask_definition(self, name: str) -> None:
        from doichieu.tui.screens.dialogs import AskText

        def use(definition: str) -> None:
            tag = self.book.add(self.book.fresh(name, definition))
            self._done(_("new tag: {name}").format(name=name), tag.id)

        title = _("When is “{name}” used? Enter alone goes on without").format(name=name)
        self.app.push_screen(AskText(title, _("keep"), use, self.keymap))

    def action_merge(self) -> None:
        """Ask into which tag this one goes, with all that it stands on."""
        from doichieu.tui.screens.codebook.questions import MergeInto

        tag = self.here

        def use(into: TagId) -> None:
            count = self._used.get(tag.id, 0)
            self.book.merge(tag.id, into)
            names = tag.name(current()), self.book.by_id[into].name(current())
            said = _("{one} went into {other} ({times})")
            self._done(said.format(one=names[0], other=names[1], times=times(count)), into)

        count = self._used.get(tag.id, 0)
        self.app.push_screen(MergeInto(self.book, tag, count, use, self.keymap))

    def action_retire(self) -> None:
        """Offer the tag no more, or again."""
        tag = self.here
        self.book.retire(tag.id, retired=not tag.retired)
        said = _("{name} is offered again") if tag.retired else _("{name} is offered no more")
        self._done(said.format(name=tag.name(current())), tag.id)

    def action_starter(self) -> None:
        """Ask which tags to start from are taken over."""
        starter = {tag.id: tag for tag in self.book.starter()}
        if not starter:
            raise InputError(_("all tags to start from are here already"))

        def use(ticked: list[Hashable]) -> None:
            chosen = [tag for tag in starter.values() if tag.id in ticked]
            self._took(self.book.adopt(chosen))

        rows = [tag_row(tag, {}) for tag in starter.values()]
        self._tick(_("Tags to start from"), [replace(row, word="") for row in rows], use)

    def _tick(self, title: str, rows: list[Row], use: Callable[[list[Hashable]], None]) -> None:
        from doichieu.tui.screens.ticking import Tick

        ticked = [row.key for row in rows]
        self.app.push_screen(Tick(title, _("take over"), rows, use, self.keymap, ticked=ticked))

    def _took(self, count: int) -> None:
        self._done(_("taken over: {count}").format(count=count))

    def action_take(self) -> None:
        """Ask for a file with a codebook, and show what it would change."""
        from doichieu.tui.screens.dialogs import AskText

        title = _("Codebook to read (.toml, .qdc)")
        self.app.push_screen(AskText(title, _("read it"), self._read, self.keymap))

    def _read(self, name: str) -> None:
        incoming = self.book.read(name.strip().strip("'\""))
        if not incoming.new and not incoming.changed:
            raise InputError(_("all of it is here already: {count}").format(count=incoming.same))
        # Once the question is gone.
        self.call_later(self._preview, incoming)

    def _preview(self, incoming: Incoming) -> None:
        said = _("new {new} · changed {changed} · the same {same}").format(
            new=len(incoming.new), changed=len(incoming.changed), same=incoming.same
        )

        def use(ticked: list[Hashable]) -> None:
            new, changed = (
                tuple(tag for tag in tags if tag.id in ticked)
                for tags in (incoming.new, incoming.changed)
            )
            self._took(self.book.take(Incoming(new, changed, incoming.same)))

        self._tick(said, incoming_rows(incoming, self.book.by_id), use)

    def action_save(self) -> None:
        """Ask where to, and write the codebook there."""
        from doichieu.tui.screens.dialogs import AskText

        title = _("Write the codebook to (.toml, or .qdc for other programs)")
        self.app.push_screen(AskText(title, _("save"), self._save, self.keymap, start=_FILE))

    def _save(self, name: str) -> None:
        from doichieu.tui.screens.dialogs import Confirm

        path = path_of(name.strip())
        if not os.path.lexists(path):
            self._write(path, overwrite=False)
            return
        question = _("{path} is there already. Replace it?").format(path=path)
        replace_ = partial(self._write, path, overwrite=True)
        # Once the first question is gone.
        self.call_later(
            self.app.push_screen, Confirm(question, _("replace"), replace_, self.keymap)
        )

    def _write(self, path: Path, *, overwrite: bool) -> None:
        self.book.save(path, overwrite=overwrite)
        self.say(_("Written: {path}").format(path=path.resolve()))

    def action_undo(self) -> None:
        """Take back the last change of the codebook."""
        self._turned(self.book.undo(), _("undone"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Make it again."""
        self._turned(self.book.redo(), _("done again"), _("There is nothing to do again."))

    def _turned(self, names: tuple[str, ...], done: str, nothing: str) -> None:
        self._done(f"{done}: {', '.join(names)}" if names else nothing)
