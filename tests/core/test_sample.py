"""The bundled sample pair holds what the demo promises, and nothing of anybody's real documents."""

from __future__ import annotations

import unicodedata
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

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
