"""What is stored of a reading stays readable whatever becomes of the model, or is refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import pytest

from doichieu.corrections import Anchor, Correction, Subject, value_type
from doichieu.errors import StoreError
from doichieu.model import (
    Deadline,
    DeadlineKind,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Facts,
    Item,
    Kind,
    Label,
    Outline,
    RelationKind,
    Scheme,
)
from doichieu.store import json_form
from doichieu.store.json_form import NAMES, UnknownFormError, from_json, to_json

if TYPE_CHECKING:
    from tests.store.conftest import Bench

DUE = Deadline("năm 2026", DeadlineKind.WITHIN, date(2026, 1, 1), date(2026, 12, 31))
OUTLINE = Outline(
    Facts("7/KH", signers=("Lò Văn Nam",)),
    (
        Item(
            "1",
            4,
            Kind.TASK,
            "Xây “cầu”",
            leads=("Sở A",),
            deadline=DUE,
            cites=("8-KL/TW",),
            label=Label(Scheme.ARABIC, "1", 1),
        ),
    ),
    (Doubt(9, DoubtCode.NUMBER_JUMP, {"before": "1", "after": "3"}),),
    (DocumentRelation(RelationKind.BASIS, "8-KL/TW", 2),),
)
WRITTEN = """{"version":2,"facts":{"number":"7/KH","type":null,"issuer":null,"branch":null,"level":
null,"place":null,"date":null,"signers":["Lò Văn Nam"],"title":null,"implements":[]},
"items":[{"address":"1","line":4,"kind":"task","text":"Xây “cầu”","parent":null,
"leads":["Sở A"],"partners":[],"deadline":{"raw":"năm 2026","kind":"within",
"start":"2026-01-01","end":"2026-12-31"},"cites":["8-KL/TW"],"refers":[],
"label":{"scheme":"arabic","name":"1","ordinal":1,"mark":""}}],"doubts":[{"line":9,
"code":"number_jump","details":{"before":"1","after":"3"}}],"relations":[{"kind":"basis",
"number":"8-KL/TW","line":2,"issued":null}],"over":[]}""".replace("\n", "")


@pytest.fixture(autouse=True)
def _no_reader_is_kept_from_another_table() -> None:
    json_form._reader.cache_clear()


def stored(type_: Any) -> Iterator[type]:
    """The dataclasses that a value of a type is made of."""
    if isinstance(type_, type) and is_dataclass(type_):
        yield type_
        for hint in get_type_hints(type_).values():
            yield from stored(hint)
    if isinstance(type_, TypeVar):
        yield from stored(type_.__bound__)
    for part in get_args(type_):
        yield from stored(part)


def test_every_field_of_what_is_stored_has_a_name_of_its_own() -> None:
    roots = (Outline, Anchor, *map(value_type, Subject))
    found = {each for root in roots for each in stored(root)}
    assert found == set(NAMES)
    for type_, names in NAMES.items():
        assert list(names) == [each.name for each in fields(type_)]
        assert len({*names.values(), "version"}) == len(names) + 1


def test_an_outline_is_written_under_the_names_of_the_table() -> None:
    assert to_json(OUTLINE) == WRITTEN
    assert from_json(WRITTEN, Outline) == OUTLINE


def test_a_text_without_a_version_is_one_of_the_first() -> None:
    anchor = '{"text":"xây cầu","above":"","address":"1","line":4}'
    assert from_json(anchor, Anchor) == Anchor("xây cầu", "", "1", 4)
    assert from_json('{"raw":"2026"}', Deadline) == Deadline("2026")


def test_no_version_is_the_first_however_that_is_written() -> None:
    assert from_json('{"version":null,"raw":"2026"}', Deadline) == Deadline("2026")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ('{"text":"x","above":"","address":"1","line":"4"}', Anchor),
        ('{"text":3,"above":"","address":"1","line":4}', Anchor),
        ('{"text":null,"above":"","address":"1","line":4}', Anchor),
        ('{"text":"x","above":"","address":"1","line":true}', Anchor),
        ('{"version":true,"raw":"2026"}', Deadline),
        ('{"raw":2026}', Deadline),
        ('{"start":2026}', Deadline),
        ('"abc"', tuple[str, ...]),
        ('{"x":1}', tuple[str, ...]),
        ("[1]", tuple[str, ...]),
        ("3", str | None),
        ('{"line":9,"code":"number_jump","details":[]}', Doubt),
        ('{"line":9,"code":"number_jump","details":{"before":[],"after":"3"}}', Doubt),
        ('{"line":9,"code":"number_jump","details":{"before":"1"}}', Doubt),
        ('{"line":9,"code":"lost_correction","details":{"subject":"x","words":"y"}}', Doubt),
        ("", Anchor),
        ("[" * 100_000, Anchor),
        (None, str | None),
    ],
)
def test_what_is_of_another_type_than_the_model_says_is_refused(text: Any, type_: Any) -> None:
    with pytest.raises(UnknownFormError):
        from_json(text, type_)


@dataclass(frozen=True)
class Renamed:
    """A relation to another document whose `number` is called otherwise."""

    kind: RelationKind
    designation: str
    line: int
    issued: date | None = None


@dataclass(frozen=True)
class Gained:
    """A deadline that says how sure it is."""

    raw: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    end: date | None = None
    sure: bool = field(default=True)


def test_a_field_that_is_renamed_in_the_model_is_still_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = to_json(OUTLINE.relations[0])
    names = NAMES[DocumentRelation]
    monkeypatch.setitem(NAMES, Renamed, {"kind": "kind", "designation": "number"} | names)
    del NAMES[Renamed]["number"]
    found = from_json(text, Renamed)
    assert found == Renamed(RelationKind.BASIS, "8-KL/TW", 2)
    assert to_json(found) == text


def test_a_field_that_is_renamed_without_the_table_is_neither_read_nor_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = to_json(OUTLINE.relations[0])
    monkeypatch.setitem(NAMES, Renamed, NAMES[DocumentRelation])
    with pytest.raises(UnknownFormError):
        from_json(text, Renamed)
    with pytest.raises(TypeError, match="Renamed"):
        to_json(Renamed(RelationKind.BASIS, "8-KL/TW", 2))


def test_a_field_that_the_model_gains_has_its_default_in_older_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(NAMES, Gained, NAMES[Deadline] | {"sure": "sure"})
    assert from_json(to_json(DUE), Gained) == Gained(DUE.raw, DUE.kind, DUE.start, DUE.end)


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 3},
        {"version": "2"},
        {"annexes": []},
        {"facts": {"number": "7/KH", "seal": True}},
        {"facts": None},
        {"items": [{"address": "1", "line": 4, "kind": "task"}]},
        {"items": [{"address": "1", "line": 4, "kind": "poem", "text": "x"}]},
        {"items": [{"address": "1", "line": 4, "kind": "task", "text": 3}]},
        {"items": [{"address": None, "line": 4, "kind": "task", "text": "x"}]},
        {"items": [{"address": "1", "line": 4, "kind": "task", "text": "x", "leads": "abc"}]},
    ],
)
def test_what_is_not_known_is_refused_in_one_line_that_names_the_document(
    changed: dict[str, object], bench: Bench, path: Path
) -> None:
    bench.store.corrections.record(
        bench.plan, Correction(Subject.TITLE, None, "Về cầu"), "lan", bench.at
    )
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute("SELECT outline FROM readings").fetchone()
        changed_text = json.dumps(json.loads(text) | changed)
        connection.execute("UPDATE readings SET outline = ?", (changed_text,))
        connection.commit()
    with pytest.raises(StoreError) as refused:
        bench.store.corrections.corrected(bench.plan)
    assert str(refused.value).startswith("2/KH-UBND: what is kept of this document")
    assert "\n" not in str(refused.value)
