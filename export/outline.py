"""An outline as data: the shape that `doichieu outline --json` prints."""

from __future__ import annotations

from datetime import date

from doichieu.corrections import doubt_words
from doichieu.model import Deadline, DocumentRelation, Doubt, Facts, Item, Outline


def outline_json(outline: Outline) -> dict[str, object]:
    """The outline as plain dictionaries and lists, dates as ISO 8601, absent values as None."""
    return {
        "document": _facts(outline.facts),
        "items": [_item(item) for item in outline.items],
        "problems": [_doubt(doubt) for doubt in outline.doubts],
        "relations": [_relation(relation) for relation in outline.relations],
    }


def _facts(facts: Facts) -> dict[str, object]:
    return {
        "number": facts.number,
        "type": facts.type,
        "issuer": facts.issuer,
        "branch": str(facts.branch) if facts.branch else None,
        "level": str(facts.level) if facts.level else None,
        "place": facts.place,
        "date": _day(facts.date),
        "signers": list(facts.signers),
        "title": facts.title,
        "implements": list(facts.implements),
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.address,
        "line": item.line,
        "kind": str(item.kind),
        "text": item.text,
        "leads": list(item.leads),
        "with": list(item.partners),
        "deadline": _deadline(item.deadline),
        "cites": list(item.cites),
        "refers": list(item.refers),
    }


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "raw": deadline.raw,
        "kind": str(deadline.kind),
        "start": _day(deadline.start),
        "end": _day(deadline.end),
    }


def _doubt(doubt: Doubt) -> dict[str, object]:
    return {"line": doubt.line, "code": str(doubt.code), "message": doubt_words(doubt)}


def _relation(relation: DocumentRelation) -> dict[str, object]:
    return {
        "kind": str(relation.kind),
        "number": relation.number,
        "line": relation.line,
        "issued": _day(relation.issued),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
