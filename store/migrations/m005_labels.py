"""Version 5: what each item is labelled with, which its address may no longer show."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = (
    # annex, chapter, roman, arabic, letter, bullet, row, …; empty where nothing is printed
    "label_scheme TEXT",
    # as an address has it: IV, 2.1, Điều 3, -
    "label_name TEXT",
    # its place in the count, from 1; 0 where nothing is counted
    "label_ordinal INTEGER",
    # which of several bullets
    "label_mark TEXT",
)

_LABELS = re.compile(
    r"""
    (?P<annex>PL(?P<annex_no>[IVXL]+|\d{1,2}|[A-Z])?)
  | (?P<part>Phần\ (?P<part_no>\w+))
  | (?P<chapter>Chương\ (?P<chapter_no>\w+))
  | (?P<article>Điều\ (?P<article_no>\w+))
  | (?P<roman>(?P<roman_no>[IVX]{1,7}))
  | (?P<decimal>\d{1,2}(?:\.\d{1,2})+)
  | (?P<arabic>(?P<arabic_no>\d{1,3}))
  | (?P<row>r(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,7}|[A-ZĐ]))
  | (?P<letter>(?!p\d)(?P<letter_no>[a-zđ]{1,2}\d?))
  | (?P<capital>(?P<capital_no>[A-HĐ]))
  | (?P<bullet>-)\d+
  | (?P<plus>\+)\d+
    """,
    re.VERBOSE,
)
_TURN = re.compile(r"~\d+$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


class _Label(NamedTuple):
    scheme: str
    name: str
    ordinal: int = 0
    mark: str = ""


def run(db: Database) -> None:
    """Make the columns, and fill them once from the addresses, which until now were all there was.

    Of an address that was corrected by hand they show what it was corrected to. A paragraph without
    a label is addressed `p1`, a row `r1`: that a list should go that far is less likely.
    """
    for column in _COLUMNS:
        db.execute(f"ALTER TABLE items ADD COLUMN {column}")
    for number, *known in db.execute("SELECT id, address, parent, kind FROM items").fetchall():
        label = _label(*known)
        if label is not None:
            db.execute(
                """UPDATE items SET label_scheme = ?, label_name = ?, label_ordinal = ?,
                label_mark = ? WHERE id = ?""",
                [*label, number],
            )
    for document, text in db.execute("SELECT document_id, outline FROM readings").fetchall():
        outline: dict[str, Any] = json.loads(text)
        for item in outline["items"]:
            label = _label(item["address"], item.get("parent"), item["kind"])
            item["label"] = label and label._asdict()
        db.execute(
            "UPDATE readings SET outline = ? WHERE document_id = ?",
            [json.dumps(outline, ensure_ascii=False, separators=(",", ":")), document],
        )


def _label(address: str, parent: str | None, kind: str) -> _Label | None:
    """The label that the last part of an address shows; what nobody labels shows none."""
    if kind in {"recipient", "signature", "noise"}:
        return None
    name = _TURN.sub("", address.removeprefix(f"{parent}.") if parent else address)
    match = _LABELS.fullmatch(name)
    if match is None:
        return None
    scheme = match.lastgroup or ""
    if scheme in {"bullet", "plus"}:
        return _Label(scheme, match[scheme], 0, match[scheme])
    if scheme == "row":
        return _Label(scheme, name)
    number = match.groupdict().get(f"{scheme}_no") or name.rpartition(".")[2]
    return _Label(scheme, name, 0 if scheme == "annex" and name == "PL" else _ordinal(number))


def _ordinal(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if set(number) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in number]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs)
    return _LETTERS.find(number.lower()) + 1 if len(number) == 1 else 0
