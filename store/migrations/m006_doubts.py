"""Version 6: doubts as codes and details instead of words, and readings in a form with a version.

The words of earlier versions are taken apart by the sentences they were made of in either language;
words that are none of them stay as they are, under the code `other`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

_SENTENCES = {
    "no_type": ("no type of document was found in a title", "không tìm thấy tên loại văn bản"),
    "no_number": ("no document number was found", "không tìm thấy số, ký hiệu văn bản"),
    "no_date": ("no date of issue was found", "không tìm thấy ngày ban hành"),
    "no_signer": ("no signer was found", "không tìm thấy người ký"),
    "no_task": ("no task was found", "không tìm thấy nhiệm vụ nào"),
    "first_number": ("the numbering begins with {address}", "số thứ tự bắt đầu từ {address}"),
    "number_jump": (
        "the numbering goes from {before} to {after}",
        "số thứ tự nhảy từ {before} sang {after}",
    ),
    "unknown_columns": (
        "the columns of this table were not understood",
        "chưa hiểu các cột của bảng này",
    ),
    "more_cells": (
        "{address} has more cells than its table",
        "{address} có nhiều ô hơn bảng của nó",
    ),
    "long_heading": ("{address} is long for a heading", "{address} dài so với một đề mục"),
    "no_text": (
        "{address} has a label but no text",
        "{address} có số thứ tự nhưng không có nội dung",
    ),
    "no_lead": (
        "nobody was understood to lead {address}",
        "chưa rõ cơ quan chủ trì của {address}",
    ),
    "no_deadline": (
        "not understood as a deadline: {words}",
        "không hiểu được thời hạn: {words}",
    ),
    "short_name": (
        "“{name}” may be any of {numbers}, so it is linked to none",
        "“{name}” có thể là một trong các văn bản {numbers} nên chưa gắn với văn bản nào",
    ),
    "control_characters": (
        "{count} characters that a terminal would obey were replaced",
        "đã thay {count} ký tự điều khiển thiết bị đầu cuối",
    ),
    "lost_correction": (
        "a correction by hand found no block any more: {subject}, “{words}”",
        "không còn tìm thấy mục đã sửa tay: {subject}, “{words}”",
    ),
}
"""What versions 1 to 3 wrote of each doubt, in English and in Vietnamese."""

_SUBJECTS = {
    "join": ("joined", "đã ghép"),
    "split": ("split", "đã tách"),
    "kind": ("kind", "loại mục"),
    "address": ("address", "số mục"),
    "leads": ("lead", "chủ trì"),
    "with": ("with", "phối hợp"),
    "deadline": ("deadline", "thời hạn"),
    "cites": ("cites", "dẫn chiếu"),
}
"""What they called the subject of a correction that may lose its block."""

_STATEMENTS = (
    """CREATE TABLE doubts (
  -- Something the reader of a document was unsure of.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  line INTEGER NOT NULL, -- of the file, from 1
  code TEXT NOT NULL, -- what is in doubt: no_signer, number_jump, no_lead, …
  details TEXT NOT NULL CHECK (json_valid(details)), -- what its words are filled with, by name
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID""",
    "DROP TRIGGER corrections_no_update",
)

_GUARD = """CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END"""


def run(db: Database) -> None:
    """Make the table, and bring doubts, the ticks on them and the readings over."""
    for statement in _STATEMENTS:
        db.execute(statement)
    _doubts(db)
    _ticks(db)
    _readings(db)
    db.execute("DROP TABLE problems")
    # Inside the one transaction of all migrations, nobody could have written while it was away.
    db.execute(_GUARD)


def _doubts(db: Database) -> None:
    found = db.execute("SELECT document_id, position, line, message FROM problems").fetchall()
    for document, position, line, message in found:
        code, details = _parsed(message)
        db.execute(
            "INSERT INTO doubts (document_id, position, line, code, details) VALUES (?,?,?,?,?)",
            [document, position, line, code, _json(details)],
        )


def _ticks(db: Database) -> None:
    found = db.execute("SELECT id, place, value FROM corrections WHERE kind = 'doubt'").fetchall()
    for row, place, value in found:
        line = json.loads(place)["line"] if place else 1
        doubt = {"version": 2, **_doubt(line, json.loads(value))}
        db.execute("UPDATE corrections SET value = ? WHERE id = ?", [_json(doubt), row])


def _readings(db: Database) -> None:
    """Version 2 of the form has other names for doubts and relations."""
    for document, text in db.execute("SELECT document_id, outline FROM readings").fetchall():
        outline: dict[str, Any] = json.loads(text)
        problems = outline.pop("problems", [])
        relations = outline.pop("ties", [])
        doubts = [_doubt(each["line"], each["message"]) for each in problems]
        changed = {"version": 2, **outline, "doubts": doubts, "relations": relations}
        db.execute(
            "UPDATE readings SET outline = ? WHERE document_id = ?", [_json(changed), document]
        )


def _doubt(line: int, message: str) -> dict[str, object]:
    code, details = _parsed(message)
    return {"line": line, "code": code, "details": details}


def _parsed(message: str) -> tuple[str, dict[str, str | int]]:
    """The code of a message and its details."""
    for code, sentences in _SENTENCES.items():
        for sentence in sentences:
            match = _pattern(sentence).fullmatch(message)
            details = None if match is None else _details(match)
            if details is not None:
                return code, details
    return "other", {"words": message}


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(sentence)), re.DOTALL)


def _details(match: re.Match[str]) -> dict[str, str | int] | None:
    """What a sentence was filled with; None where it was no such sentence after all."""
    details: dict[str, str | int] = dict(match.groupdict())
    if "count" in details:
        if not match["count"].isdecimal():
            return None
        details["count"] = int(match["count"])
    if "subject" in details:
        names = [name for name, words in _SUBJECTS.items() if match["subject"] in words]
        if not names:
            return None
        details["subject"] = names[0]
    return details


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
