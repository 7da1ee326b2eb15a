"""Rows of the store ↔ the words of the model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from doichieu.frozen import frozen
from doichieu.model import (
    Action,
    Branch,
    Deadline,
    DeadlineKind,
    Decision,
    DocumentRelation,
    Entry,
    Facts,
    Item,
    ItemId,
    Kind,
    Label,
    Layer,
    Level,
    RelationKind,
    ReviewId,
    Scheme,
    Seat,
    Slot,
    StoredItem,
)
from doichieu.store import failures

if TYPE_CHECKING:
    from sqlite3 import Row

    from doichieu.errors import UnreadableError

T = TypeVar("T")


@frozen
class Filling:
    """Everything an annotation holds: the entry, who made it and when, and what was read.

    `read` are the fingerprints of the slot's items at that moment. A log that keeps whole fillings
    can put one back exactly as it stood.
    """

    entry: Entry
    reviewer: str
    at: datetime
    read: tuple[str, ...]


def says(filling: Filling | None) -> tuple[object, ...] | None:
    """What would have to differ for a change to be one, or for two decisions to be two."""
    return (filling.entry, filling.read) if filling else None


@frozen
class Logged:
    """A row of the log with whole fillings; `decision` is what the model shows of it.

    `saw` are the names of the rows that it followed in the store where it was made: it had seen
    those and all that they had seen. None: everything before it here.
    """

    decision: Decision
    before: Filling | None
    after: Filling | None
    saw: tuple[str, ...] | None = None


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


_NONE = "[]"
"""What `as_json` wrote of no texts: so say most columns of most items."""


def as_json(values: Iterable[object]) -> str:
    """A JSON array that people can read: `["Sở Y tế"]`, `[3,7]`."""
    listed = list(values)
    return _ENCODER.encode(listed) if listed else _NONE


def as_time(at: datetime) -> str:
    """A moment as the store writes it: UTC, with microseconds, so that texts sort like moments.

    Raises ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


_MISFITS = (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""What comes of making something of words that are not those that were written."""


def reader(table: str) -> Callable[[Callable[[Row], T]], Callable[[Row], T]]:
    """The reader of a row of that table, with UnreadableError where it can make nothing of one."""

    def told(read: Callable[[Row], T]) -> Callable[[Row], T]:
        @wraps(read)
        def reading(row: Row) -> T:
            try:
                return read(row)
            except _MISFITS as error:
                raise _damaged(table, row) from error

        return reading

    return told


def _damaged(table: str, row: Row) -> UnreadableError:
    """The error of a row, which is called by its id or else by its place in its document."""
    known = dict(zip(row.keys(), row, strict=True))
    document, place = known.get("document_id"), known.get("position")
    number = known.get("id", known.get("review_id", f"{document}.{place}"))
    where = known.get("name") or (f"#{document}" if document else "")
    return failures.damaged(table, number, str(where))


# A document names the same few bodies and documents again and again.
@lru_cache(maxsize=1024)
def texts(text: str) -> tuple[str, ...]:
    """What `as_json` wrote of texts. Raises TypeError or ValueError."""
    if text == _NONE:
        return ()
    texts = json.loads(text)
    if not (isinstance(texts, list) and all(isinstance(each, str) for each in texts)):
        raise TypeError(text)
    return tuple(texts)


def facts_row(facts: Facts, source: str) -> dict[str, object]:
    """The columns of `documents` that the document fills; the file names one that has no name."""
    return {
        "name": facts.name or PurePath(source).name,
        "number": facts.number,
        "type": facts.type,
        "issuer": facts.issuer,
        "branch": facts.branch,
        "level": facts.level,
        "place": facts.place,
        "date": facts.date and facts.date.isoformat(),
        "signers": as_json(facts.signers),
        "title": facts.title,
        "implements": as_json(facts.implements),
    }


@reader("documents")
def facts(row: Row) -> Facts:
    """The facts in a row of `documents`."""
    return Facts(
        number=row["number"],
        type=row["type"],
        issuer=row["issuer"],
        branch=row["branch"] and Branch(row["branch"]),
        level=row["level"] and Level(row["level"]),
        place=row["place"],
        date=_date(row["date"]),
        signers=texts(row["signers"]),
        title=row["title"],
        implements=texts(row["implements"]),
    )


def item_row(position: int, item: Item) -> dict[str, object]:
    """The columns of `items` but its id, document and `gone`."""
    deadline = item.deadline
    return {
        "position": position,
        "address": item.address,
        "line": item.line,
        "kind": item.kind,
        "text": item.text,
        "parent": item.parent,
        "leads": as_json(item.leads),
        "partners": as_json(item.partners),
        "cites": as_json(item.cites),
        "refers": as_json(item.refers),
        **_label_row(item.label),
        "deadline_raw": deadline.raw,
        "deadline_kind": deadline.kind,
        "deadline_start": deadline.start and deadline.start.isoformat(),
        "deadline_end": deadline.end and deadline.end.isoformat(),
        "fingerprint": item.fingerprint,
    }


@reader("items")
def cites(row: Row) -> tuple[str, ...]:
    """The numbers that the item in a row of `items` cites."""
    return texts(row["cites"])


@reader("items")
def item(row: Row) -> StoredItem:
    """The item in a row of `items`, with the words that were read."""
    found = StoredItem(
        id=ItemId(row["id"]),
        address=row["address"],
        line=row["line"],
        kind=Kind(row["kind"]),
        text=row["text"],
        parent=row["parent"],
        leads=texts(row["leads"]),
        partners=texts(row["partners"]),
        deadline=_deadline(
            row["deadline_raw"], row["deadline_kind"], row["deadline_start"], row["deadline_end"]
        ),
        cites=texts(row["cites"]),
        refers=texts(row["refers"]),
        label=_label(
            row["label_scheme"], row["label_name"], row["label_ordinal"], row["label_mark"]
        ),
    )
    if found.fingerprint != row["fingerprint"]:
        raise ValueError(found.text)
    return found


def items(found: Sequence[Row]) -> tuple[StoredItem, ...]:
    """The items of a document, each below another one or none: no way up comes back."""
    read = tuple(map(item, found))
    above = {each.address: each.parent for each in read}
    ended: set[str | None] = {None}
    for row, each in zip(found, read, strict=True):
        way: dict[str | None, None] = {}
        at: str | None = each.address
        while at in above and at not in ended:
            if at in way:
                raise _damaged("items", row)
            way[at] = None
            at = above[at]
        ended.update(way)
    return read


def _label_row(label: Label | None) -> dict[str, object]:
    return {
        "label_scheme": label and label.scheme,
        "label_name": label and label.name,
        "label_ordinal": label and label.ordinal,
        "label_mark": label and label.mark,
    }


# Every section begins to count anew, and most items are due like others: thousands hold a few.
@lru_cache(maxsize=1024)
def _label(scheme: str | None, name: str, ordinal: int, mark: str) -> Label | None:
    return None if scheme is None else Label(Scheme(scheme), name, ordinal, mark)


@lru_cache(maxsize=1024)
def _deadline(raw: str | None, kind: str, start: str | None, end: str | None) -> Deadline:
    return Deadline(raw, DeadlineKind(kind), _date(start), _date(end))


@reader("relations")
def relation(row: Row) -> DocumentRelation:
    """The relation in a row of `relations`."""
    return DocumentRelation(
        RelationKind(row["kind"]), row["number"], row["line"], _date(row["issued"])
    )


@reader("documents")
def imported(row: Row) -> datetime:
    """When the version of a document in a row of `documents` was read."""
    return datetime.fromisoformat(row["imported"])


def seat(row: Row) -> Seat:
    """Where a row of a log was written."""
    return Seat(row["login"], row["host"], row["account"])


def seat_row(seat: Seat) -> dict[str, object]:
    """The columns of a log that say where a row was written."""
    return {"login": seat.login, "host": seat.host, "account": seat.account}


OF_SEAT = "login IN ('', ?) AND account IN ('', ?)"
"""Whether a row of a log was written at the seat of a `seat_key`, or at none known."""


def seat_key(seat: Seat) -> tuple[str, str]:
    """A seat to be asked for by OF_SEAT."""
    return seat.login, seat.account


def slot(row: Row) -> Slot:
    """The slot that a row of `annotations` or `decision_log` is about."""
    items = json.loads(row["subject"])
    if not (isinstance(items, list) and all(type(each) is int for each in items)):
        raise TypeError(row["subject"])
    return Slot(Action(row["action"]), tuple(map(ItemId, items)), row["code"])


def slot_row(slot: Slot) -> dict[str, object]:
    """The columns of `annotations` and `decision_log` that say what a decision is about."""
    return {"action": slot.action, "subject": as_json(slot.items), "code": slot.code}


def slot_key(slot: Slot) -> tuple[object, ...]:
    """The same to be asked for, in the order action, subject, code."""
    return tuple(slot_row(slot).values())


def filling_json(filling: Filling | None, saw: tuple[str, ...] | None = None) -> str | None:
    """A filling as `before` and `after` of the log hold it, with what the row `saw` if told."""
    if filling is None:
        return None
    columns: dict[str, object] = {
        "value": filling.entry.value,
        "reason": filling.entry.reason,
        "reviewer": filling.reviewer,
        "at": as_time(filling.at),
        "read": filling.read,
    }
    if saw is not None:
        columns["saw"] = saw
    return json.dumps(columns, ensure_ascii=False)


def logged_row(logged: Logged) -> dict[str, object]:
    """The columns of `decision_log` but its id; without a uid the store gives it one."""
    decision = logged.decision
    columns = {
        "step": decision.step,
        "at": as_time(decision.at),
        "reviewer": decision.reviewer,
        **seat_row(decision.seat),
        "review_id": decision.review,
        "layer": decision.layer,
        **slot_row(decision.slot),
        "before": filling_json(logged.before, None if logged.after else logged.saw),
        "after": filling_json(logged.after, logged.saw),
        "undoes": decision.undoes,
        "redoes": decision.redoes,
    }
    return columns | ({"uid": decision.uid} if decision.uid else {})


@reader("decision_log")
def logged(row: Row) -> Logged:
    """A row of `decision_log`."""
    before, after = _filling(row["before"]), _filling(row["after"])
    decision = Decision(
        id=row["id"],
        step=row["step"],
        at=datetime.fromisoformat(row["at"]),
        reviewer=row["reviewer"],
        review=ReviewId(row["review_id"]),
        slot=slot(row),
        before=before.entry if before else None,
        after=after.entry if after else None,
        undoes=row["undoes"],
        redoes=row["redoes"],
        layer=Layer(row["layer"]),
        uid=row["uid"],
        seat=seat(row),
    )
    return Logged(decision, before, after, _saw(row["after"] or row["before"]))


def _saw(text: str | None) -> tuple[str, ...] | None:
    # Hardly any row came from elsewhere.
    said = json.loads(text).get("saw") if text and '"saw"' in text else None
    return None if said is None else tuple(map(str, said))


def _filling(text: str | None) -> Filling | None:
    if text is None:
        return None
    columns: dict[str, Any] = json.loads(text)
    words = [columns[name] for name in ("value", "reason", "reviewer")]
    if not all(isinstance(each, str) for each in (*words, *columns["read"])):
        raise TypeError(text)
    value, reason, reviewer = words
    at = datetime.fromisoformat(columns["at"])
    return Filling(Entry(value, reason), reviewer, at, tuple(columns["read"]))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
