"""Text of documents and reviewers comes back out of Markdown letter for letter, as text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doichieu.export.content import Foreign, written
from doichieu.export.formats.escape import escape
from doichieu.text import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

# GitHub's dialect: tables, strike-through, bare links; HTML is let through so that it would show.
GITHUB = MarkdownIt("gfm-like", {"html": True})
COMMONMARK = MarkdownIt("commonmark")

TRAPS = (
    "|",
    "\\",
    "`",
    "*",
    "_",
    "~~",
    "[a](b)",
    "![a](b)",
    "<b>",
    "<!-- ",
    "&amp;",
    "# ",
    "- ",
    "+ ",
    "1. ",
    "2) ",
    "> ",
    "===",
    "---",
    "```",
    "$x$",
    "https://lamson.vn/a",
    "http://localhost",
    "//localhost",
    "www.a1",
    "www.lamson.vn",
    "lamson.gov.vn",
    "lamson.com",
    "lamson.museum-",
    ".txt",
    "a_b",
    "__",
    "xn--p1ai",
    "van_thu@lamson.vn",
    "mailto:a@b.vn",
    "ftp://a.vn",
    "\n",
    "\t",
    "    ",
    "Ủy ban",
    "hoá",
    "…",
)
texts = st.lists(st.one_of(st.sampled_from(TRAPS), st.text(max_size=6)), max_size=8).map("".join)


def quote(text: str, width: int) -> str:
    """What Markdown shows of a text quoted in so many letters."""
    return escape(written(Foreign(text, width)))


FRAMES = {
    "paragraph": ("{}", ["paragraph"]),
    "list": ("- {}", ["bullet_list", "list_item", "paragraph"]),
    "heading": ("## {}", ["heading"]),
    "quotation": ("- **x** “{}”", ["bullet_list", "list_item", "paragraph", "strong"]),
}
ROW = ["tr", *["td"] * 2]
TABLE = ["table", "thead", "tr", "th", "th", "tbody", *ROW, *ROW]


def opened(tokens: list[Token]) -> list[str]:
    """What the tokens open, in order, from table to strong."""
    return [
        token.type.removesuffix("_open")
        for outer in tokens
        for token in (outer, *(outer.children or ()))
        if token.type not in {"inline", "text"} and token.nesting >= 0
    ]


def shown(tokens: list[Token]) -> list[str]:
    """The text of each block."""
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@pytest.mark.parametrize("frame", FRAMES)
@given(text=texts.filter(one_line))
def test_text_comes_out_of_a_block_as_it_went_in(parser: MarkdownIt, frame: str, text: str) -> None:
    around, blocks = FRAMES[frame]
    tokens = parser.parse(around.format(escape(text)))

    assert opened(tokens) == blocks
    [content] = shown(tokens)
    assert content.removeprefix("x “").removesuffix("”" * (frame == "quotation")) == one_line(text)


@given(text=texts, other=texts)
def test_text_stays_in_its_cell(text: str, other: str) -> None:
    rows = [f"| {escape(a)} | {escape(b)} |" for a, b in ((text, other), (other, text))]
    tokens = GITHUB.parse("\n".join(["| a | b |", "| --- | --- |", *rows]))

    assert opened(tokens) == TABLE
    wanted = [one_line(text), one_line(other)]
    assert shown(tokens) == ["a", "b", *wanted, *reversed(wanted)]


def test_ordinary_words_stay_readable_in_the_source() -> None:
    for text in (
        "Kế hoạch 58-KH/TW, ngày 20/10/2025",
        "IV.4.-3",
        "12.000 cuốn; 3/5 xã.",
        "2-ctr_v2.docx",
        "-1 bậc",
    ):
        assert escape(text) == text


def test_a_file_whose_ending_is_also_a_country_becomes_no_link() -> None:
    assert escape("2-ctr.md") == r"2-ctr\.md"


@given(text=texts, width=st.integers(min_value=2, max_value=40))
def test_a_quote_is_no_wider_than_asked(text: str, width: int) -> None:
    [content] = shown(GITHUB.parse("# " + quote(text, width)))

    assert len(content) <= width
    whole = one_line(text)
    assert content == whole or whole.startswith(content.removesuffix("…").rstrip())


def test_a_quote_is_cut_between_words() -> None:
    assert quote("một hai ba bốn", 12) == "một hai ba…"
