"""The bundled sample pair holds what the demo promises, and nothing of anybody's real documents."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from doichieu import importing
from doichieu.model import DeadlineKind, Item, Outline
from doichieu.text import fold
from tests import sample
from tests.sample import ANSWERS, DIRECTIVE, PLAN

both = pytest.mark.parametrize("file", [DIRECTIVE, PLAN], ids=["directive", "plan"])


@both
def test_the_sample_is_clean_text_one_paragraph_a_line(file: Traversable) -> None:
    raw = file.read_bytes().decode("utf-8")

    assert raw == unicodedata.normalize("NFC", raw)
    assert raw.endswith("\n")
    assert "\r" not in raw
    assert all(line == line.rstrip() for line in raw.split("\n"))


@both
def test_the_sample_mixes_both_tone_mark_styles(file: Traversable) -> None:
    words = file.read_text(encoding="utf-8").lower().split()

    assert any(fold(word) != word for word in words)
    assert any(fold(word) == word and word.startswith(("ủy", "hóa")) for word in words)


def test_the_directive_carries_an_incoming_stamp_and_an_ocr_slip() -> None:
    text = DIRECTIVE.read_text(encoding="utf-8")
    printed, meant = sample.OCR_SLIP

    assert sample.STAMP in text.splitlines()
    assert text.count(printed) == 1
    assert meant in PLAN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "cut"),
    zip((DIRECTIVE, PLAN), sample.PAGE_BREAKS, strict=True),
    ids=lambda v: str(v)[-9:],
)
def test_a_paragraph_is_cut_by_a_page_break_before_its_deadline(
    file: Traversable, cut: tuple[str, str, str]
) -> None:
    _, before, after = cut
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.endswith(before))

    assert lines[at + 1] == ""
    assert lines[at + 2].startswith(after)
    assert "hoàn thành" in lines[at + 2]


@pytest.mark.parametrize("find", sample.PLANTED, ids=lambda find: find.what)
def test_what_is_planted_stands_in_the_text(find: sample.Planted) -> None:
    assert find.directive_words in DIRECTIVE.read_text(encoding="utf-8")
    assert find.plan_words in PLAN.read_text(encoding="utf-8")
    assert ANSWERS[find.directive][: len(find.plan)] == find.plan


def test_the_dropped_citation_stands_nowhere_in_the_plan() -> None:
    assert "3915" not in PLAN.read_text(encoding="utf-8")


def test_enough_is_planted_for_a_first_review() -> None:
    assert len(sample.GAPS) >= 5
    assert len(sample.ADDITIONS) == 2
    assert sample.NOT_APPLICABLE


@both
def test_no_sentence_of_the_sample_comes_from_a_real_document(
    file: Traversable, seeds: dict[str, Path], corpus: list[Path]
) -> None:
    size = 60
    lines = file.read_text(encoding="utf-8").splitlines()
    ours = {line[i : i + size] for line in lines for i in range(len(line) - size + 1)}
    theirs = "\n".join(p.read_text(encoding="utf-8") for p in [*seeds.values(), *corpus])

    assert [theirs[i : i + size] for i in range(len(theirs)) if theirs[i : i + size] in ours] == []


@pytest.fixture(scope="module")
def directive() -> Outline:
    return importing.read(Path(str(DIRECTIVE))).outline


@pytest.fixture(scope="module")
def plan() -> Outline:
    return importing.read(Path(str(PLAN))).outline


def test_both_sides_read_without_a_doubt(directive: Outline, plan: Outline) -> None:
    assert (directive.doubts, plan.doubts) == ((), ())
    assert (directive.facts.number, plan.facts.number) == ("58-KH/TW", "214/KH-UBND")
    assert directive.facts.implements == ("94-NQ/TW",)
    assert plan.facts.implements[0] == directive.facts.number


@pytest.mark.parametrize("side", ["directive", "plan"])
def test_each_side_is_read_for_what_it_is(side: str, request: pytest.FixtureRequest) -> None:
    facts = request.getfixturevalue(side).facts

    assert facts.title
    assert replace(facts, title=None) == sample.FACTS[side]


@pytest.mark.parametrize("side", ["directive", "plan"])
def test_every_block_is_read_as_a_person_reads_it(
    side: str, request: pytest.FixtureRequest
) -> None:
    """Its line, address and kind, who leads and takes part, until when, and what it cites."""
    expected = sample.blocks(side)
    found = [as_row(item) for item in request.getfixturevalue(side).items]

    for block, row in zip(found, expected, strict=False):
        open_ = {column: "?" for column, value in row.items() if value == "?"}
        assert block | open_ == row
    assert len(found) == len(expected)


def as_row(item: Item) -> dict[str, str]:
    """A block as `sample.tsv` writes it."""
    deadline = item.deadline
    return {
        "line": str(item.line),
        "address": item.address,
        "kind": item.kind,
        "leads": "; ".join(item.leads),
        "with": "; ".join(item.partners),
        "deadline": "" if deadline.kind is DeadlineKind.NONE else deadline.kind,
        "start": str(deadline.start or ""),
        "end": str(deadline.end or ""),
        "words": deadline.raw or "",
        "cites": ", ".join(item.cites),
    }


def test_every_item_under_review_is_in_the_table(directive: Outline, plan: Outline) -> None:
    answers = {address for found in ANSWERS.values() for address in found}

    assert [i.address for i in directive.items if i.reviewed] == list(ANSWERS)
    assert {i.address for i in plan.items if i.reviewed} == answers | sample.ADDITIONS
    assert not answers & sample.ADDITIONS


@pytest.mark.parametrize("find", sample.PLANTED, ids=lambda find: find.what)
def test_what_is_planted_is_read_at_its_address(
    find: sample.Planted, directive: Outline, plan: Outline
) -> None:
    assert find.directive_words in directive.by_address[find.directive].text
    assert all(find.plan_words in plan.by_address[address].text for address in find.plan)


def test_a_paragraph_cut_by_a_page_break_is_read_as_one(directive: Outline, plan: Outline) -> None:
    for outline, (address, before, after) in zip(
        (directive, plan), sample.PAGE_BREAKS, strict=True
    ):
        item = outline.by_address[address]
        assert f"{before} {after}" in item.text
        assert item.deadline.kind is DeadlineKind.BY


def test_the_planted_duties_read_as_different_on_the_two_sides(
    directive: Outline, plan: Outline
) -> None:
    above, below = directive.by_address, plan.by_address
    dropped = (above["IV.2.-2"].deadline.kind, below["IV.2.-2"].deadline.kind)
    later = (above["IV.3.-1"].deadline.end, below["V.1.-1"].deadline.end)

    assert dropped == (DeadlineKind.BY, DeadlineKind.CONTINUOUS)
    assert later[0]
    assert later[1]
    assert later[0] < later[1]
    assert above["IV.6.-1"].leads
    assert not below["III.-3"].leads
    assert below["IV.1.-6"].leads != below["V.6.p1"].leads
    assert set(above["IV.2.-3"].cites) - set(below["IV.2.-3"].cites) == {"3915/QĐ-TTg"}
