"""The reviewers' codebook at work: tags made, changed, merged and retired, in and out of files."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from doichieu import language
from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import COLOURS, GLYPHS, KEYS, Stand, Tag, TagId
from doichieu.store import Store
from doichieu.text import fold, unaccented


@frozen
class Incoming:
    """What a codebook that is read would bring: tags that are new, and known ones it changes."""

    new: tuple[Tag, ...]
    changed: tuple[Tag, ...]
    same: int


class Codebook:
    """The tags of a store, as one reviewer works with them. Every change can be taken back."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._reviewer = reviewer
        self._clock = clock

    @cached_property
    def by_id(self) -> dict[TagId, Tag]:
        """Every tag by its name, in the order of the codebook; read again after `refresh`."""
        return {tag.id: tag for tag in _translated(self._store.codebook.tags())}

    def refresh(self) -> None:
        """Forget what was read, for somebody else may have changed it."""
        self.__dict__.pop("by_id", None)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The codebook: what is offered, then what is retired. What was merged is not shown."""
        own = [tag for tag in self.by_id.values() if tag.merged_into is None]
        return tuple(sorted(own, key=lambda tag: tag.retired))

    def offered(self, stand: Stand | None = None) -> tuple[Tag, ...]:
        """What may be put somewhere, or on such a thing."""
        return tuple(
            tag for tag in self.tags if tag.offered and (stand is None or stand in tag.stands_on)
        )

    def meaning(self, tag: TagId) -> tuple[TagId, ...]:
        """The tags that stand for this one: itself, and those that went into it."""
        return tuple(each.id for each in self.by_id.values() if tag in {each.id, each.merged_into})

    def meant(self, tag: str) -> Tag | None:
        """The tag that stands for this one now; None for one that the codebook does not have."""
        found = self.by_id.get(TagId(tag))
        return self.by_id.get(found.merged_into) if found and found.merged_into else found

    def named(self, name: str) -> Tag:
        """The tag that is offered by this name or id, in either language, also without marks.

        Raises InputError where there is none, or where without marks there are several.
        """
        for form in (fold, unaccented):
            wanted = form(name)
            named = ((tag, {form(tag.id), form(tag.vi), form(tag.en)}) for tag in self.offered())
            found = [tag for tag, names in named if wanted in names]
            if len(found) == 1:
                return found[0]
        raise InputError(
            _("there is no tag {name}").format(name=name),
            remedy=_("The codebook shows them all: {them}.").format(
                them=", ".join(tag.name(language.current()) for tag in self.offered()) or "–"
            ),
        )

    def used(self) -> dict[TagId, int]:
        """How often each tag stands anywhere."""
        return self._store.codebook.used()

    def free_key(self) -> str:
        """The first key that no tag has; '' when all are given."""
        taken = {tag.key for tag in self.offered()}
        return next((key for key in KEYS if key not in taken), "")

    def must_be_new(self, name: str) -> None:
        """Raise InputError for a name that is none, or that a tag in use has already."""
        from doichieu.codebooks.checking import checked

        checked([*self.offered(), replace(self.fresh(name), key="")])

    def fresh(self, name: str, definition: str = "") -> Tag:
        """A new tag of a name in the language in use, with a sign and a key that none has yet."""
        signs = {tag.glyph for tag in self.tags}
        glyph = next((each for each in GLYPHS if each not in signs), GLYPHS[0])
        colour = COLOURS[len(self.tags) % len(COLOURS)]
        vi, en = (name, "") if language.current() == "vi" else ("", name)
        return Tag(TagId(""), vi, en, definition, "", glyph, colour, self.free_key())

    def add(self, tag: Tag) -> Tag:
        """Take a new tag into the codebook, under a name of its own; it as it is kept.

        Raises InputError for one that cannot be, or whose name or key another one has.
        """
        return self.put(replace(tag, id=TagId(str(uuid.uuid4()))))

    def put(self, tag: Tag) -> Tag:
        """Keep a tag as it is given, new or changed. Raises InputError like `add`."""
        (kept,) = self._kept([tag])
        return kept

    def give_key(self, tag: TagId, key: str) -> None:
        """Give a tag a key, or by '' none; a tag that has that key gets the one of this instead."""
        found = self._own(tag)
        having = [each for each in self.offered() if key and each.key == key and each.id != tag]
        swapped = [replace(each, key=found.key) for each in having]
        self._kept([replace(found, key=key), *swapped])

    def retire(self, tag: TagId, *, retired: bool = True) -> None:
        """Offer a tag no more, or again. It stays where it stands."""
        found = self._own(tag)
        # Its key may be another one's by now.
        taken = {each.key for each in self.offered() if each.id != tag}
        key = "" if found.key in taken else found.key
        self.put(replace(found, retired=retired, key=key))

    def merge(self, tag: TagId, into: TagId) -> None:
        """Let one tag stand for another, wherever that one stands; in one step.

        Raises InputError for a tag into itself, or into one that is not offered.
        """
        one, other = self._own(tag), self._own(into)
        if one.id == other.id or not other.offered:
            raise InputError(_("a tag is merged into another one that is in use"))
        gone = (self.by_id[each] for each in self.meaning(tag))
        self._kept([replace(each, merged_into=into, key="") for each in gone])

    def adopt(self, tags: Iterable[Tag]) -> int:
        """Take over tags of the starter codebook, or any that are read, in one step; how many."""
        chosen = [each for each in tags if each.id not in self.by_id]
        return len(self._kept(self._with_free_keys(chosen)))

    def starter(self) -> tuple[Tag, ...]:
        """The tags to start from that the codebook does not have yet."""
        from doichieu.codebooks import toml

        names = {fold(tag.vi) for tag in self.tags}
        offered = toml.starter(language.current())
        return tuple(t for t in offered if t.id not in self.by_id and fold(t.vi) not in names)

    def read(self, name: str | Path) -> Incoming:
        """What a file would bring, by its ending `.toml` or `.qdc`; `take` brings it.

        Raises InputError where it cannot be read or is no codebook.
        """
        from doichieu.codebooks import toml
        from doichieu.importing.files.sources import bytes_of

        path = path_of(name)
        data = bytes_of(path)
        try:
            if path.suffix.lower() == ".qdc":
                from doichieu.codebooks import qdc

                return self._incoming(qdc.read(data, str(path)))
            return self._incoming(toml.read(data.decode(), str(path), language.current()))
        except UnicodeDecodeError as error:
            said = _("the file cannot be read: {why}").format(why=_("it is not UTF-8"))
            raise InputError(said, where=str(path)) from error

    def take(self, incoming: Incoming) -> int:
        """Take over what a file brings, in one step; how many tags that changed."""
        return len(self._kept([*self._with_free_keys(incoming.new), *incoming.changed]))

    def text(self, suffix: str) -> str:
        """The codebook as a file of that ending has it: `.toml`, or `.qdc` for other programs."""
        if suffix.lower() == ".qdc":
            from doichieu.codebooks import qdc

            return qdc.write(self.tags)
        from doichieu.codebooks import toml

        return toml.write(self.tags)

    def save(self, name: str | Path, *, overwrite: bool) -> None:
        """Write the codebook to a file, whole or not at all.

        Raises InputError for another ending than `.toml` and `.qdc`, when it cannot be written, or
        is there already and may not be overwritten.
        """
        from doichieu.workbench.reviews.saving import save

        path = path_of(name)
        if path.suffix.lower() not in {".toml", ".qdc"}:
            raise InputError(_("a codebook is a file .toml or .qdc"), where=str(path))
        save(self.text(path.suffix), path, overwrite=overwrite)

    def undo(self) -> tuple[str, ...]:
        """Take back this reviewer's latest change; the names of what it was about, () for none."""
        return self._turned(self._store.codebook.undo(self._reviewer, self._clock()))

    def redo(self) -> tuple[str, ...]:
        """Do again what was undone."""
        return self._turned(self._store.codebook.redo(self._reviewer, self._clock()))

    def _turned(self, about: tuple[TagId, ...]) -> tuple[str, ...]:
        before = self.by_id
        self.refresh()
        found = [self.by_id.get(tag) or before.get(tag) for tag in about]
        return tuple(tag.name(language.current()) for tag in found if tag)

    def _own(self, tag: TagId) -> Tag:
        found = self.by_id.get(tag)
        if found is None or found.merged_into:
            raise InputError(_("there is no tag {name}").format(name=tag))
        return found

    def _incoming(self, tags: Iterable[Tag]) -> Incoming:
        """Known is what has the id of a tag here, or its name in Vietnamese."""
        from doichieu.codebooks.qdc import guid

        new, changed, same = [], [], 0
        by_guid = {guid(tag.id): tag for tag in self.tags}
        by_name = {fold(tag.vi): tag for tag in self.tags if tag.vi}
        for tag in _translated(tags):
            known = by_guid.get(guid(tag.id)) if tag.id else None
            known = known or by_name.get(fold(tag.vi))
            if known is None:
                new.append(tag if tag.id else replace(tag, id=TagId(str(uuid.uuid4()))))
            elif (merged := _over(known, tag)) == known:
                same += 1
            else:
                changed.append(merged)
        return Incoming(tuple(new), tuple(changed), same)

    def _with_free_keys(self, tags: Iterable[Tag]) -> list[Tag]:
        """The tags without the keys that are given already."""
        taken = {tag.key for tag in self.offered()}
        return [replace(tag, key="") if tag.key in taken else tag for tag in tags]

    def _kept(self, tags: Iterable[Tag]) -> tuple[Tag, ...]:
        from doichieu.codebooks.checking import checked

        self.refresh()
        wanted = {tag.id: tag for tag in tags}
        sound = {tag.id: tag for tag in checked({**self.by_id, **wanted}.values())}
        kept = tuple(sound[tag] for tag in wanted)
        if kept:
            self._store.codebook.record(kept, self._reviewer, self._clock())
            self.refresh()
        return kept


def _translated(tags: Iterable[Tag]) -> list[Tag]:
    """The tags, those to start from in the language in use."""
    from doichieu.codebooks import toml

    return [toml.translated(tag, language.current()) for tag in tags]


def _over(known: Tag, read: Tag) -> Tag:
    """A tag as a file has it, with what only this store knows of it."""
    return replace(
        read,
        id=known.id,
        en=read.en or known.en,
        example=read.example or known.example,
        glyph=read.glyph if read.glyph != "#" else known.glyph,
        key=known.key,
        stands_on=read.stands_on if read.stands_on != frozenset(Stand) else known.stands_on,
    )
