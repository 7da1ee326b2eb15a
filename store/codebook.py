"""The codebook of a store: its tags as they stand, and the log of every change to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import ConflictError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import NO_SEAT, Action, Seat, Stand, Tag, TagId
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.history import stacks_of

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class _Step:
    """What the rows of one change have in common."""

    number: int
    reviewer: str
    at: datetime
    undoes: int | None = None
    redoes: int | None = None


class Codebook:
    """The tags of one open store, which all its reviews share."""

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat

    def tags(self) -> tuple[Tag, ...]:
        """Every tag in the order of the codebook, also those retired or merged."""
        return tuple(map(_read, self._db.rows("SELECT * FROM tags ORDER BY position, id")))

    def used(self) -> dict[TagId, int]:
        """How often each tag stands anywhere; what was merged counts for what it went into."""
        found = self._db.rows(
            """SELECT coalesce(tag.merged_into, tag.id) AS id, count(*) AS times
            FROM annotations JOIN tags AS tag ON tag.id = code WHERE action = ? GROUP BY 1""",
            Action.TAG,
        )
        return {TagId(row["id"]): row["times"] for row in found}

    def changes(self) -> int:
        """How many rows the log has: another number once anything has changed."""
        return int(self._db.value("SELECT count(*) FROM codebook_log"))

    def record(self, tags: Sequence[Tag], reviewer: str, at: datetime) -> int:
        """Put these tags as they are given, new or changed, in one step; 0 if nothing changes."""
        with self._db.transaction():
            return self.take(tags, reviewer, at)

    def take(self, tags: Sequence[Tag], reviewer: str, at: datetime) -> int:
        """The same inside the caller's transaction."""
        wanted = {tag.id: tag for tag in tags}
        return self._write(_Step(self._next_step(), reviewer, at), wanted)

    def undo(self, reviewer: str, at: datetime) -> tuple[TagId, ...]:
        """Take back this reviewer's latest change still in force; the tags it was about.

        Raises ConflictError, and changes nothing, when somebody has changed one of them since, or
        when a tag that would go stands somewhere.
        """
        with self._db.transaction():
            done, _undone = self._history(reviewer)
            if not done:
                return ()
            return self._turn(done[-1], _Step(self._next_step(), reviewer, at, undoes=done[-1]))

    def redo(self, reviewer: str, at: datetime) -> tuple[TagId, ...]:
        """Do again what this reviewer took back last. Raises ConflictError like `undo`."""
        with self._db.transaction():
            _done, undone = self._history(reviewer)
            if not undone:
                return ()
            taken_back, by = undone[-1]
            return self._turn(taken_back, _Step(self._next_step(), reviewer, at, redoes=by))

    def _history(self, reviewer: str) -> tuple[list[int], list[tuple[int, int]]]:
        sql = f"""SELECT DISTINCT step, undoes, redoes FROM codebook_log
            WHERE reviewer = ? AND {rows.OF_SEAT} ORDER BY step"""  # noqa: S608 (ours)
        found = self._db.rows(sql, reviewer, *rows.seat_key(self._seat))
        return stacks_of("codebook_log", found)

    def _turn(self, turned: int, step: _Step) -> tuple[TagId, ...]:
        """Put the tags of a step back to what they were before it, or after it."""
        turns = self._db.rows("SELECT * FROM codebook_log WHERE step = ? ORDER BY id", turned)
        then, now = ("before", "after") if step.undoes else ("after", "before")
        wanted = {TagId(row["tag"]): _logged(row)[then] for row in turns}
        held = {tag.id: tag for tag in self.tags()}
        for row in turns:
            tag = TagId(row["tag"])
            if held.get(tag) != _logged(row)[now]:
                raise ConflictError(
                    _("the tag was changed since, so nothing was taken back"),
                    where=_name(held.get(tag), tag),
                    remedy=_("Look at it and change it anew."),
                )
            if wanted[tag] is None and self._stands(tag):
                raise ConflictError(
                    _("the tag is in use, so it stays"),
                    where=_name(held.get(tag), tag),
                    remedy=_("Retire it instead: then it is offered no more."),
                )
        self._write(step, wanted)
        return tuple(wanted)

    def _stands(self, tag: TagId) -> bool:
        sql = "SELECT EXISTS (SELECT 1 FROM annotations WHERE action = ? AND code = ?)"
        return bool(self._db.value(sql, Action.TAG, tag))

    def _next_step(self) -> int:
        return int(self._db.value("SELECT coalesce(max(step), 0) + 1 FROM codebook_log"))

    def _write(self, step: _Step, wanted: Mapping[TagId, Tag | None]) -> int:
        """Log and make what differs; the number of the step, 0 for nothing."""
        held = {tag.id: tag for tag in self.tags()}
        changed = {tag: then for tag, then in wanted.items() if held.get(tag) != then}
        for tag, then in changed.items():
            row = {
                "step": step.number,
                "at": rows.as_time(step.at),
                "reviewer": step.reviewer,
                **rows.seat_row(self._seat),
                "tag": tag,
                "before": _to_json(held.get(tag)),
                "after": _to_json(then),
                "undoes": step.undoes,
                "redoes": step.redoes,
            }
            self._db.insert("codebook_log", row)
        # What is merged points at another tag, which stands before it so.
        for tag, then in sorted(changed.items(), key=_merged_last):
            self._put(tag, then)
        return step.number if changed else 0

    def _put(self, tag: TagId, then: Tag | None) -> None:
        if then is None:
            self._db.write("DELETE FROM tags WHERE id = ?", [(tag,)])
            return
        place = self._db.value("SELECT position FROM tags WHERE id = ?", tag)
        if place is None:
            place = self._db.value("SELECT coalesce(max(position), 0) + 1 FROM tags")
        columns = {"id": tag, "position": place, **_columns(then)}
        names, values = ", ".join(columns), ", ".join("?" * len(columns))
        changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
        self._db.write(
            f"INSERT INTO tags ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}",  # noqa: S608, E501 (names of ours)
            [tuple(columns.values())],
        )


def _merged_last(change: tuple[TagId, Tag | None]) -> bool:
    then = change[1]
    return then is None or then.merged_into is not None


def _columns(tag: Tag) -> dict[str, object]:
    return {
        "vi": tag.vi,
        "en": tag.en,
        "definition": tag.definition,
        "example": tag.example,
        "glyph": tag.glyph,
        "colour": tag.colour,
        "key": tag.key,
        "stands_on": rows.as_json(_in_order(tag.stands_on)),
        "retired": int(tag.retired),
        "merged_into": tag.merged_into,
    }


def _in_order(stands: Iterable[Stand]) -> list[Stand]:
    chosen = set(stands)
    return [each for each in Stand if each in chosen]


def _tag(row: Row | Mapping[str, object]) -> Tag:
    """The tag in what the log keeps of one, or in a row of `tags`."""
    return Tag(
        id=TagId(str(row["id"])),
        vi=str(row["vi"]),
        en=str(row["en"]),
        definition=str(row["definition"]),
        example=str(row["example"]),
        glyph=str(row["glyph"]),
        colour=str(row["colour"]),
        key=str(row["key"]),
        stands_on=frozenset(map(Stand, json.loads(str(row["stands_on"])))),
        retired=bool(row["retired"]),
        merged_into=TagId(str(row["merged_into"])) if row["merged_into"] else None,
    )


_read = rows.reader("tags")(_tag)


def _to_json(tag: Tag | None) -> str | None:
    return json.dumps(_columns(tag), ensure_ascii=False) if tag else None


def _from_json(tag: str, text: str | None) -> Tag | None:
    return _tag({"id": tag, **json.loads(text)}) if text else None


@rows.reader("codebook_log")
def _logged(row: Row) -> dict[str, Tag | None]:
    return {when: _from_json(row["tag"], row[when]) for when in ("before", "after")}


def _name(tag: Tag | None, known_as: TagId) -> str:
    return tag.vi if tag else known_as
