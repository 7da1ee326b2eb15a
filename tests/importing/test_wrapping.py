"""Where a line ends is chance: a wrapped text reads like the text it was wrapped from."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.model import FURNITURE, Item

Printing = Callable[[list[str], int], str]


def filled(line: str, width: int, indent: int = 0) -> str:
    return textwrap.fill(
        line,
        width,
        initial_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def spaced(lines: list[str], width: int) -> str:
    """As the web prints: wrapped, with a blank line between paragraphs."""
    return "\n\n".join(filled(line, width) for line in lines)


def set_in(lines: list[str], width: int) -> str:
    """As a page prints: wrapped, each paragraph's first line set in."""
    return "\n".join(filled(line, width, indent=6) for line in lines)


def set_in_by_sections(lines: list[str], width: int) -> str:
    """The same with a blank line above each section."""
    above = ["\n" if line.startswith(("I", "V")) else "" for line in lines]
    return "\n".join(
        gap + filled(line, width, indent=4) for gap, line in zip(above, lines, strict=True)
    )


def body(name: str) -> list[str]:
    """The paragraphs of a sample document from its first section on to its closing."""
    text = (resources.files("doichieu") / "sample" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line.strip("*# ") for line in text.split("\n") if line.strip()]
    first = next(place for place, line in enumerate(lines) if line.startswith(("I-", "I.")))
    closing = next(place for place, line in enumerate(lines) if line.startswith("Nơi nhận"))
    return ["KẾ HOẠCH", *lines[first:closing]]


def told(text: str) -> list[tuple[object, ...]]:
    """All that a reader gives but the numbers of the lines."""
    items = read_text(text).items
    return [_without_line(item) for item in items if item.kind not in FURNITURE]


def _without_line(item: Item) -> tuple[object, ...]:
    return (
        item.address,
        item.kind,
        item.text,
        item.leads,
        item.partners,
        item.deadline,
        item.cites,
    )


@pytest.mark.parametrize("printing", [spaced, set_in, set_in_by_sections])
@pytest.mark.parametrize("name", ["directive", "plan"])
@given(width=st.integers(64, 120))
@settings(max_examples=12, deadline=None)
def test_the_outline_of_a_wrapped_text_is_that_of_the_unwrapped_one(
    name: str, printing: Printing, width: int
) -> None:
    lines = body(name)
    assert told(printing(lines, width)) == told("\n\n".join(lines))


def test_a_word_of_two_letters_that_wrapping_puts_first_is_no_label() -> None:
    wrapped = (
        "1. Cho phép làm thử ở những nơi mà vấn đề của cuộc sống thực tế đã đặt\n"
        "ra. Các xã báo cáo.\n"
    )
    assert [item.address for item in read_text("I. NHIỆM VỤ\n\n" + wrapped * 3).items][:2] == [
        "I",
        "I.1",
    ]
