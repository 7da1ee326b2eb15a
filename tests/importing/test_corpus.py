from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from doichieu.importing import Reading, read
from doichieu.model import DoubtCode, Kind, Outline


def _sound(outline: Outline, lines: int) -> list[str]:
    """What is wrong with an outline, whatever the text."""
    faults: list[str] = []
    addresses = [item.address for item in outline.items]
    if len(set(addresses)) != len(addresses):
        faults.append("an address comes twice")
    numbers = [item.line for item in outline.items]
    if numbers != sorted(numbers) or any(not 1 <= number <= lines for number in numbers):
        faults.append("lines are out of order or out of the file")
    known = {*addresses, None}
    if any(item.parent not in known for item in outline.items):
        faults.append("a parent is missing")
    text = "".join(item.text for item in outline.items)
    if any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in text):
        faults.append("a control character is left")
    return faults


@pytest.fixture(scope="module")
def readings(corpus: list[Path], seeds: dict[str, Path]) -> dict[Path, Reading]:
    """All real documents, read."""
    return {path: read(path) for path in (*corpus, *seeds.values())}


def test_every_document_of_the_corpus_reads_into_a_sound_outline(
    corpus: list[Path], readings: dict[Path, Reading]
) -> None:
    faults: dict[str, list[str]] = {}
    for path in corpus:
        outline = readings[path].outline
        found = _sound(outline, path.read_text(encoding="utf-8").count("\n") + 1)
        if not any(item.kind is Kind.TASK for item in outline.items):
            found.append("no task")
        if found:
            faults[path.name] = found
    assert faults == {}


def test_whole_documents_tell_their_number_and_type(
    corpus: list[Path], readings: dict[Path, Reading]
) -> None:
    whole = [readings[path] for path in corpus if "excerpt" not in path.name]
    silent = [r.source for r in whole if not (r.outline.facts.number and r.outline.facts.type)]
    assert silent == []


def test_all_seeds_read_soundly_with_their_noise_kept_out(
    seeds: dict[str, Path], readings: dict[Path, Reading]
) -> None:
    for path in seeds.values():
        outline = readings[path].outline
        assert _sound(outline, path.read_text(encoding="utf-8").count("\n") + 1) == []
        tasks = [item for item in outline.items if item.reviewed]
        assert len(tasks) >= 10
        assert not any("SAO LỤC" in item.text or "Lưu hồ sơ" in item.text for item in tasks)


def test_no_task_of_the_seeds_ends_where_a_page_did(
    seeds: dict[str, Path], readings: dict[Path, Reading]
) -> None:
    for path in seeds.values():
        tasks = [item.text for item in readings[path].outline.items if item.kind is Kind.TASK]
        open_ended = [text[-40:] for text in tasks if text[-1].isalpha()]
        assert open_ended == []


FACTS = {
    "number": DoubtCode.NO_NUMBER,
    "type": DoubtCode.NO_TYPE,
    "issuer": DoubtCode.NO_ISSUER,
    "level": DoubtCode.NO_LEVEL,
    "branch": DoubtCode.NO_BRANCH,
    "date": DoubtCode.NO_DATE,
}


def test_no_document_keeps_silent_about_a_fact_that_was_not_found(
    readings: dict[Path, Reading],
) -> None:
    silent: list[str] = []
    for path, reading in readings.items():
        outline = reading.outline
        told = {doubt.code for doubt in outline.doubts}
        missing = {name for name in FACTS if not getattr(outline.facts, name)}
        silent += [f"{path.name}: {name}" for name in missing if FACTS[name] not in told]
        silent += [
            f"{path.name}: {name} is there and in doubt"
            for name, code in FACTS.items()
            if code in told and name not in missing
        ]
    assert silent == []
